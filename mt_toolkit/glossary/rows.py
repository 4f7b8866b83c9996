"""A concept as a row of named cells, whatever the file it stands in, and back.

Every format comes down to this: a reader gives rows, :func:`concepts_of_rows` judges them and builds the concepts; a
writer takes :func:`cells_of` a concept.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import TARGETS
from mt_toolkit.core.terms import Concept, Level, Rendering
from mt_toolkit.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

COLUMNS = (
    "id", "kk", "en", "ru", "pos", "domain", "period", "status", "level", "accept", "en_attr", "ru_attr",
    "en_forbidden", "ru_forbidden", "kk_derived", "ru_grammar", "case_sensitive", "note", "source",
)  # fmt: skip
STATUSES = ("preferred", "proposed", "deprecated")
ACCEPTS = ("preferred", "any")
POS_TAGS = ("NOUN", "PROPN", "ADJ", "VERB", "ADV", "NUM", "")
_YES = {"yes", "true", "1"}
DEFAULTS = {"status": "preferred", "level": "force", "accept": "preferred"}
"""What an empty cell of a column means."""


@dataclass(frozen=True, slots=True)
class Row:
    """One concept as it stands in a file; ``line`` is 1-based, ``cells`` go by column name."""

    line: int
    cells: Mapping[str, str]


def concepts_of_rows(rows: Iterable[Row], path: str, glossary: str, problems: list[Problem]) -> list[Concept]:
    """Build a concept of each row and append what is wrong to ``problems``; a bad row is built all the same."""
    concepts: list[Concept] = []
    seen: dict[str, int] = {}
    for row in rows:
        concept = _concept(row.cells, path, row.line, glossary, problems)
        if concept.id in seen:
            message = f"id '{concept.id}' was already used in line {seen[concept.id]}"
            problems.append(Problem(path, row.line, "id", message))
        seen.setdefault(concept.id, row.line)
        concepts.append(concept)
    return concepts


def split_alternatives(cell: str) -> tuple[str, ...]:
    """``"a | b"`` → ``("a", "b")``; empty alternatives are dropped, inner spaces made single."""
    if not cell:
        return ()
    parts = (" ".join(part.split()) for part in cell.split("|"))
    return tuple(dict.fromkeys(part for part in parts if part))


def _concept(row: Mapping[str, str], path: str, number: int, glossary: str, problems: list[Problem]) -> Concept:
    kk = split_alternatives(row.get("kk", ""))
    if not kk:
        problems.append(Problem(path, number, "kk", "the Kazakh term is empty"))
    renderings = tuple((code, _rendering(row, code)) for code in TARGETS if row.get(code, "").strip(" |"))
    if not renderings:
        problems.append(Problem(path, number, "", "no rendering: both en and ru are empty"))
    for column, allowed in (("status", STATUSES), ("accept", ACCEPTS), ("level", tuple(Level))):
        value = row.get(column, "")
        if value and value not in allowed:
            message = f"'{value}' is not one of {', '.join(allowed)}"
            problems.append(Problem(path, number, column, message))
    pos = row.get("pos", "").upper()
    if pos not in POS_TAGS:
        problems.append(Problem(path, number, "pos", f"'{pos}' is not one of {', '.join(filter(None, POS_TAGS))}"))
    level = row.get("level", "")
    return Concept(
        id=row.get("id", "") or derived_id(kk[0] if kk else "", pos),
        glossary=glossary,
        kk=kk,
        renderings=renderings,
        pos=pos,
        domain=row.get("domain", ""),
        period=row.get("period", ""),
        status=row.get("status", "") or "preferred",
        level=Level(level) if level in tuple(Level) else Level.FORCE,
        accept_any=row.get("accept", "") == "any",
        kk_derived=split_alternatives(row.get("kk_derived", "")),
        case_sensitive=row.get("case_sensitive", "").lower() in _YES,
        note=row.get("note", ""),
        source=row.get("source", ""),
        extra=tuple((name, value) for name, value in row.items() if name not in COLUMNS and value),
    )


def derived_id(kk: str, pos: str) -> str:
    """A stable id for a row without one, from its Kazakh term and part of speech."""
    digest = hashlib.sha256(f"{kk}\t{pos}".encode()).hexdigest()[:8]
    return "-".join([*kk.lower().split(), digest])


def _rendering(row: Mapping[str, str], code: str) -> Rendering:
    return Rendering(
        terms=split_alternatives(row[code]),
        attributive=split_alternatives(row.get(f"{code}_attr", "")),
        forbidden=split_alternatives(row.get(f"{code}_forbidden", "")),
        grammar=tuple(row.get(f"{code}_grammar", "").split()),
    )


def cells_of(concept: Concept) -> dict[str, str]:
    """Every cell of a concept: our columns in their order, then the kept unknown ones."""
    empty = Rendering(())
    by_code = {code: concept.rendering(code) or empty for code in TARGETS}
    values = {
        "id": concept.id,
        "kk": " | ".join(concept.kk),
        "pos": concept.pos,
        "domain": concept.domain,
        "period": concept.period,
        "status": concept.status,
        "level": str(concept.level),
        "accept": "any" if concept.accept_any else "preferred",
        "kk_derived": " | ".join(concept.kk_derived),
        "ru_grammar": " ".join(by_code["ru"].grammar),
        "case_sensitive": "yes" if concept.case_sensitive else "",
        "note": concept.note,
        "source": concept.source,
    }
    for code, rendering in by_code.items():
        values[code] = " | ".join(rendering.terms)
        values[f"{code}_attr"] = " | ".join(rendering.attributive)
        values[f"{code}_forbidden"] = " | ".join(rendering.forbidden)
    return {column: values[column] for column in COLUMNS} | dict(concept.extra)


def columns_of(concepts: Iterable[Concept]) -> list[str]:
    """The header that holds all of ``concepts``: our columns, then the unknown ones in alphabetical order."""
    return [*COLUMNS, *sorted({name for concept in concepts for name, _ in concept.extra})]


def place_of(column: str) -> tuple[int, str]:
    """For sorting names of columns: ours in their order, then the others by name."""
    return (COLUMNS.index(column) if column in COLUMNS else len(COLUMNS)), column
