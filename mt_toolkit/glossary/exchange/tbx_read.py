"""Reading TBX of any version, dialect and style: by local names, so that foreign files are read as well as our own.

Entries are streamed. A group (``descripGrp``, ``termGrp``, ``adminGrp`` …) counts as what it holds; histories
(``transacGrp``) are passed over, and so are sources of definitions, which are not sources of the concept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import KAZAKH, LANGUAGE_NAMES, TARGETS
from mt_toolkit.glossary.exchange.building import usable
from mt_toolkit.glossary.exchange.cells import language_of, measured
from mt_toolkit.glossary.exchange.dialects import pos_of
from mt_toolkit.glossary.exchange.labels import parse_label
from mt_toolkit.glossary.exchange.markup import language_tag, local, stream, text_of
from mt_toolkit.glossary.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element

    from mt_toolkit.glossary.exchange.model import Reading, Request

_ENTRIES = ("conceptEntry", "termEntry")
_LANGUAGES = frozenset({"langSec", "langSet", "langGroup"})
_SECTIONS = frozenset({"termSec", "tig", "ntig", "termGroup"})
_PASSED_OVER = frozenset({"transacGrp", "transac", "date", "ref", "xref"})
_STATUSES = frozenset({"administrativeStatus", "normativeAuthorization", "termStatus"})
_ROLES = frozenset({"role: derived", "role: attributive", "role: forbidden"})
_GENDERS = {"masculine": "m", "feminine": "f", "neuter": "n"}
_COLUMN_OF = {"subjectField": "domain", "source": "source", "definition": "definition"}


@dataclass(frozen=True, slots=True)
class _Term:
    """A term with what its section says of it; ``rank`` is 0 preferred, 1 admitted or unmarked, 2 given up."""

    text: str
    rank: int
    role: str
    pos: str
    gender: str


def read(path: Path, request: Request) -> Reading:
    """Concepts of a TBX file; entries without Kazakh or without a rendering are counted and passed over.

    Raises:
        GlossaryError: If the XML is broken or hostile, or no entry is usable.
    """
    ignored: Counter[str] = Counter()
    return usable(_rows(path, ignored), path, request, ignored)


def _rows(path: Path, ignored: Counter[str]) -> Iterator[Row]:
    for entry in stream(path, *_ENTRIES):
        yield Row(entry.sourceline or 1, _cells(entry, path, ignored))


def _cells(entry: _Element, path: Path, ignored: Counter[str]) -> dict[str, str]:
    cells: defaultdict[str, list[str]] = defaultdict(list)
    terms: defaultdict[str, list[_Term]] = defaultdict(list)
    if entry.get("id"):
        cells["id"].append(measured(entry.get("id") or "", path, entry.sourceline or 1, "id"))
    for child in entry:
        if local(child) not in _LANGUAGES:
            _add_facts(cells, child, path)
            continue
        code = language_of(language_tag(child))
        if code in LANGUAGE_NAMES:
            terms[code].extend(_sections(child, path))
            _add_definitions(cells, child, code, path)
        else:
            ignored[code or "(none)"] += sum(local(section) in _SECTIONS for section in child)
    return _row(cells, terms)


def _row(cells: defaultdict[str, list[str]], terms: defaultdict[str, list[_Term]]) -> dict[str, str]:
    row = {
        column: values[-1] if column == "id" else "; ".join(dict.fromkeys(values)) for column, values in cells.items()
    }
    main = [term for term in terms[KAZAKH] if not term.role]
    row[KAZAKH] = _joined(sorted(main, key=lambda term: term.rank))
    row["kk_derived"] = _joined(term for term in terms[KAZAKH] if term.role == "derived")
    if main and all(term.rank == 2 for term in main):
        row.setdefault("status", "deprecated")
    if not row.get("pos"):
        row["pos"] = _part_of_speech(main, [term for code in TARGETS for term in terms[code]])
    for code in TARGETS:
        kept = [term for term in terms[code] if term.rank < 2 and term.role != "forbidden"]
        row[code] = _joined(sorted((term for term in kept if not term.role), key=lambda term: term.rank))
        row[f"{code}_attr"] = _joined(term for term in kept if term.role == "attributive")
        row[f"{code}_forbidden"] = _joined(term for term in terms[code] if term not in kept)
    genders = [term.gender for term in terms["ru"] if term.gender and term.rank < 2 and not term.role]
    if genders and row["ru"] and not row.get("ru_grammar"):
        row["ru_grammar"] = genders[0]
    return {column: value for column, value in row.items() if value}


def _part_of_speech(kazakh: list[_Term], others: list[_Term]) -> str:
    """What the first Kazakh term says; where none says anything, what all renderings agree on."""
    said = [term.pos for term in kazakh if term.pos]
    if said:
        return said[0]
    agreed = {term.pos for term in others if term.pos}
    return agreed.pop() if len(agreed) == 1 else ""


def _sections(language: _Element, path: Path) -> Iterator[_Term]:
    for section in language:
        if local(section) in _SECTIONS:
            facts = list(_facts(section, path))
            for text in (value for name, value in facts if name == "term"):
                yield _term(text, facts)


def _term(text: str, facts: list[tuple[str, str]]) -> _Term:
    values: dict[str, str] = {}
    role = ""
    for name, value in facts:
        values.setdefault("status" if name in _STATUSES else name, value)
        if value in _ROLES and name == "note":
            role = value[6:]
    return _Term(
        text=text,
        rank=_rank(values["status"]) if "status" in values else 1,
        role=role,
        pos=pos_of(values["partOfSpeech"]) if "partOfSpeech" in values else "",
        gender=_GENDERS.get(values.get("grammaticalGender", ""), ""),
    )


@lru_cache(maxsize=256)
def _rank(status: str) -> int:
    word = status.lower()
    if any(
        part in word for part in ("deprecated", "superseded", "notrecommended", "obsolete", "forbidden", "rejected")
    ):
        return 2
    return 0 if "preferred" in word or "standardized" in word else 1


def _facts(element: _Element, path: Path, *, in_description: bool = False) -> Iterator[tuple[str, str]]:
    """Data categories and their values in an element, whatever the style; groups count as what they hold."""
    for child in element:
        name = local(child)
        if name in _PASSED_OVER or not name:
            continue
        if name.endswith("Grp"):
            yield from _facts(child, path, in_description=name == "descripGrp")
            continue
        category = _category(child, name)
        if in_description and category == "source":
            continue
        yield category, measured(text_of(child, path), path, child.sourceline or 1, category)


def _category(element: _Element, name: str) -> str:
    """The data category: the ``type`` where categories are attributes, else the name; notes are notes of any type."""
    return name if name in {"note", "term"} else element.get("type") or name


def _add_facts(cells: defaultdict[str, list[str]], child: _Element, path: Path) -> None:
    """What is said of the whole entry by one child of it."""
    name = local(child)
    if name in _PASSED_OVER or name in _ENTRIES or not name:
        return
    if name.endswith("Grp"):
        found = list(_facts(child, path, in_description=name == "descripGrp"))
    else:
        category = _category(child, name)
        found = [(category, measured(text_of(child, path), path, child.sourceline or 1, category))]
    for category, value in found:
        if category == "note":
            column, cell = parse_label(value)
            cells[column].append(cell)
        elif category in _COLUMN_OF:
            cells[_COLUMN_OF[category]].append(value)


def _add_definitions(cells: defaultdict[str, list[str]], language: _Element, code: str, path: Path) -> None:
    for name, value in _facts_without_terms(language, path):
        if name == "definition" and value:
            cells[f"definition ({code})"].append(value)


def _facts_without_terms(language: _Element, path: Path) -> Iterator[tuple[str, str]]:
    for child in language:
        if local(child) == "descripGrp":
            yield from _facts(child, path, in_description=True)
        elif local(child) in {"descrip", "definition"}:
            yield (
                _category(child, local(child)),
                measured(text_of(child, path), path, child.sourceline or 1, "definition"),
            )


def _joined(terms: Iterator[_Term] | list[_Term]) -> str:
    return " | ".join(dict.fromkeys(term.text for term in terms if term.text))
