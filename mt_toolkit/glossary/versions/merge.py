"""One glossary out of two and, where there is one, what both began with: by concept, then by column.

A column changed on one side is taken. What cannot be settled so is a conflict, and one side stands in its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mt_toolkit.errors import GlossaryError
from mt_toolkit.glossary.clashes import clashes
from mt_toolkit.glossary.rows import DEFAULTS, Row, concepts_of_rows, place_of
from mt_toolkit.glossary.versions.belonging import torn_columns
from mt_toolkit.glossary.versions.said import by_id, columns_besides_id, said
from mt_toolkit.glossary.versions.values import merged_cell, woven

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mt_toolkit.core.terms import Concept
    from mt_toolkit.errors import Problem
    from mt_toolkit.glossary.store import Glossary


class Side(StrEnum):
    """Which of the two stands where they conflict."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell on which the sides do not agree; in the column ``id`` it is the row, deleted where the cell is empty."""

    concept: str
    column: str
    base: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two concepts that the merge brought together and that say the same Kazakh term."""

    first: str
    second: str
    term: str


@dataclass(frozen=True, slots=True)
class Merged:
    """Concepts in the order of ours with theirs woven in, and what a person has to look at."""

    concepts: tuple[Concept, ...]
    conflicts: tuple[Conflict, ...]
    duplicates: tuple[Duplicate, ...]


@dataclass(frozen=True, slots=True)
class _Versions:
    """One concept as each glossary has it, in the columns that this one speaks of; None where it is not there."""

    name: str
    base: dict[str, str] | None
    ours: dict[str, str] | None
    theirs: dict[str, str] | None


def merge(ours: Glossary, theirs: Glossary, base: Glossary | None = None, *, prefer: Side = Side.OURS) -> Merged:
    """Bring ``ours`` and ``theirs`` together; ``prefer`` is the side that stands where they conflict.

    Without a base nothing is deleted, and a filled cell wins over an empty one. A column that a file does not have is
    left as the others have it.

    Raises:
        GlossaryError: If an id stands twice in one of them.
    """
    mine, yours, origin = by_id(ours), by_id(theirs), by_id(base) if base else {}
    columns = columns_besides_id(ours, theirs, *([base] if base else []))
    rows: dict[str, dict[str, str]] = {}
    conflicts: list[Conflict] = []
    for name in woven(list(mine), list(yours)):
        versions = _Versions(
            name,
            base=said(base, origin[name], columns) if base and name in origin else None,
            ours=said(ours, mine[name], columns) if name in mine else None,
            theirs=said(theirs, yours[name], columns) if name in yours else None,
        )
        row, found = _merged_row(versions, prefer)
        conflicts += found
        if row is not None:
            rows[name] = row
    left = woven([name for name in mine if name in rows], [name for name in yours if name in rows])
    concepts = _concepts((Row(number, {"id": name, **rows[name]}) for number, name in enumerate(left, start=2)), ours)
    return Merged(concepts, tuple(conflicts), tuple(_duplicates(concepts, mine, yours)))


def _merged_row(versions: _Versions, prefer: Side) -> tuple[dict[str, str] | None, list[Conflict]]:
    base, ours, theirs = versions.base, versions.ours, versions.theirs
    if ours is not None and theirs is not None:
        return _merged_cells(versions, base, ours, theirs, prefer)
    present = ours if ours is not None else theirs
    if present is None or base is None:
        return present, []
    changed = {column for column, value in present.items() if value != base.get(column, DEFAULTS.get(column, ""))}
    if not changed:
        return None, []
    conflicts = _conflicts(versions, {"id", *changed})
    return (base | present if present is (ours if prefer is Side.OURS else theirs) else None), conflicts


def _merged_cells(
    versions: _Versions, base: dict[str, str] | None, ours: dict[str, str], theirs: dict[str, str], prefer: Side
) -> tuple[dict[str, str], list[Conflict]]:
    before = base or {}
    mine, yours = theirs | before | ours, ours | before | theirs
    found = {column: merged_cell(column, before.get(column), value, yours[column]) for column, value in mine.items()}
    disputed = {column for column, value in found.items() if value is None}

    def standing(side: dict[str, str]) -> dict[str, str]:
        return {
            column: side[column] if value is None or column in disputed else value for column, value in found.items()
        }

    # Whichever side is preferred, the same columns are in dispute.
    while (
        torn := {c for side in (mine, yours) for c in torn_columns(base, mine, yours, standing(side), side)} - disputed
    ):
        disputed |= torn
    return standing(mine if prefer is Side.OURS else yours), _conflicts(
        _Versions(versions.name, base, mine, yours), disputed
    )


def _conflicts(versions: _Versions, columns: set[str]) -> list[Conflict]:
    def cell(cells: dict[str, str] | None, column: str) -> str:
        if cells is None:
            return ""
        return versions.name if column == "id" else cells.get(column, "")

    sides = (versions.base, versions.ours, versions.theirs)
    return [
        Conflict(versions.name, column, *(cell(cells, column) for cells in sides))
        for column in sorted(columns, key=place_of)
    ]


def _concepts(rows: Iterable[Row], ours: Glossary) -> tuple[Concept, ...]:
    problems: list[Problem] = []
    concepts = concepts_of_rows(rows, ours.name, ours.name, problems)
    if problems:
        raise GlossaryError(
            "the merged glossary would not load:", problems, hint="this is a mistake of ours; report it"
        )
    return tuple(concepts)


def _duplicates(concepts: tuple[Concept, ...], *sides: dict[str, Concept]) -> Iterator[Duplicate]:
    for first, second, term in clashes(concepts):
        pairs = [(side[first.id], side[second.id]) for side in sides if first.id in side and second.id in side]
        if not any(any(clashes(pair)) for pair in pairs):
            yield Duplicate(first.id, second.id, term)
