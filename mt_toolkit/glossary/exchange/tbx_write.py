"""Writing TBX: a concept becomes an entry, a spelling or rendering a term section, the rest categories and notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from mt_toolkit.core.languages import KAZAKH, TARGETS
from mt_toolkit.glossary.exchange.cells import clean
from mt_toolkit.glossary.exchange.dialects import ADMITTED, DEPRECATED, PREFERRED, pos_of
from mt_toolkit.glossary.exchange.labels import labelled
from mt_toolkit.glossary.rows import DEFAULTS, cells_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mt_toolkit.core.terms import Concept, Rendering
    from mt_toolkit.glossary.exchange.dialects import Dialect
    from mt_toolkit.glossary.exchange.model import Request

_LETTERS = "A-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі"
_NAME = re.compile(rf"[{_LETTERS}_][{_LETTERS}0-9_.\-]*")
_STRANGE = re.compile(rf"[^{_LETTERS}0-9_.\-]+")
_GENDERS = {"m": "masculine", "f": "feminine", "n": "neuter"}
_ELSEWHERE = {
    "id",
    "pos",
    KAZAKH,
    "kk_derived",
    *(code + rest for code in TARGETS for rest in ("", "_attr", "_forbidden")),
}
_CATEGORY_OF = {"domain": "subjectField", "source": "source", "definition": "definition"}


@dataclass(frozen=True, slots=True)
class _Section:
    """One term with its categories in the order of the schema, and its notes."""

    term: str
    categories: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()


def write(concepts: Sequence[Concept], stream: BinaryIO, request: Request, *, dialect: Dialect) -> None:
    """Write ``concepts`` as one file in ``dialect``; of the target languages only those asked for."""
    for piece in _pieces(concepts, request, dialect):
        stream.write(piece.encode())


def _pieces(concepts: Sequence[Concept], request: Request, dialect: Dialect) -> Iterator[str]:
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in dialect.attributes)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    if dialect.doctype:
        yield f"{dialect.doctype}\n"
    yield f"<{dialect.root}{attributes}>\n  <{dialect.header}>\n"
    yield f"    <fileDesc><sourceDesc><p>A glossary of mt-toolkit.</p></sourceDesc></fileDesc>{dialect.encoding}\n"
    yield f"  </{dialect.header}>\n  <text>\n    <body>\n"
    taken: set[str] = set()
    for concept in concepts:
        yield "".join(f"      {line}\n" for line in _entry(concept, request, dialect, taken))
    yield f"    </body>\n  </text>\n</{dialect.root}>\n"


def _entry(concept: Concept, request: Request, dialect: Dialect, taken: set[str]) -> Iterator[str]:
    name = _xml_id(concept.id, taken)
    yield f"<{dialect.entry} id={quoteattr(name)}>"
    notes = [] if name == concept.id else [labelled("id", concept.id)]
    for column, value in _facts(concept, request, dialect):
        category = _CATEGORY_OF.get(column, "")
        if category in dialect.categories:
            yield f"  {_category(dialect, category, value)}"
        else:
            notes.append(labelled(column, value))
    yield from (f"  {_note(note)}" for note in notes)
    yield from _language(KAZAKH, _kazakh(concept, dialect), dialect)
    for code in request.targets:
        rendering = concept.rendering(code)
        if rendering:
            yield from _language(code, _renderings(rendering), dialect)
    yield f"</{dialect.entry}>"


def _facts(concept: Concept, request: Request, dialect: Dialect) -> Iterator[tuple[str, str]]:
    """Columns that stand at the entry as a whole, unless they say what goes without saying."""
    by_term = "administrativeStatus" in dialect.categories
    pos = dialect.pos.get(concept.pos, "")
    if concept.pos and not (by_term and pos_of(pos) == concept.pos):
        yield "pos", concept.pos
    for column, value in cells_of(concept).items():
        implied = value == DEFAULTS.get(column) or (by_term and (column, value) == ("status", "deprecated"))
        if column in _ELSEWHERE or implied or request.excludes(column):
            continue
        if cell := clean(value):
            yield column, cell


def _kazakh(concept: Concept, dialect: Dialect) -> Iterator[_Section]:
    pos = dialect.pos.get(concept.pos, "")
    for index, term in enumerate(concept.kk):
        status = ADMITTED if index else PREFERRED
        if concept.status == "deprecated":
            status = DEPRECATED
        categories = [("administrativeStatus", status), *([("partOfSpeech", pos)] if pos else [])]
        yield _Section(term, tuple(categories))
    for term in concept.kk_derived:
        yield _Section(term, (("administrativeStatus", ADMITTED), ("termType", "variant")), ("role: derived",))


def _renderings(rendering: Rendering) -> Iterator[_Section]:
    genders = [_GENDERS[hint] for hint in rendering.grammar if hint in _GENDERS]
    for index, term in enumerate(rendering.terms):
        categories = [("administrativeStatus", ADMITTED if index else PREFERRED)]
        if genders and not index:
            categories.append(("grammaticalGender", genders[0]))
        yield _Section(term, tuple(categories))
    for term in rendering.attributive:
        yield _Section(term, (("administrativeStatus", ADMITTED), ("termType", "variant")), ("role: attributive",))
    for term in rendering.forbidden:
        yield _Section(term, (("administrativeStatus", DEPRECATED),), ("role: forbidden",))


def _language(code: str, sections: Iterable[_Section], dialect: Dialect) -> Iterator[str]:
    yield f"  <{dialect.language} xml:lang={quoteattr(code)}>"
    for section in sections:
        term = f"<term>{escape(clean(section.term))}</term>"
        categories = (_category(dialect, name, value) for name, value in section.categories)
        inner = "".join([term, *categories, *map(_note, section.notes)])
        yield f"    <{dialect.section}>{inner}</{dialect.section}>"
    yield f"  </{dialect.language}>"


def _category(dialect: Dialect, name: str, value: str) -> str:
    """One data category; empty where the dialect does not have it."""
    if name not in dialect.categories:
        return ""
    element, module = dialect.categories[name]
    if dialect.as_tags:
        return f"<{module}:{name}>{escape(value)}</{module}:{name}>"
    return f'<{element} type="{name}">{escape(value)}</{element}>'


def _note(text: str) -> str:
    return f"<note>{escape(text)}</note>"


def _xml_id(name: str, taken: set[str]) -> str:
    """An XML name for an id of any shape, that of no other entry."""
    made = name if _NAME.fullmatch(name) else f"c-{_STRANGE.sub('-', name)}"
    unique, number = made, 2
    while unique in taken:
        unique, number = f"{made}-{number}", number + 1
    taken.add(unique)
    return unique
