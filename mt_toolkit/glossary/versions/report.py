"""A difference and a merge as people and programs read them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import TARGETS
from mt_toolkit.glossary.rows import cells_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mt_toolkit.core.terms import Concept
    from mt_toolkit.glossary.versions.difference import Difference, Pair
    from mt_toolkit.glossary.versions.merge import Conflict, Merged

_SIDECAR = ("concept", "column", "base", "ours", "theirs")


def difference_lines(found: Difference, before: str, after: str) -> Iterator[str]:
    """Counts first, then every concept that differs, with the cells that do."""
    yield f"{before} → {after}: {count_text(found)}, {found.same} same"
    for name, columns in ((before, found.only_before), (after, found.only_after)):
        if columns:
            yield f"columns that only {name} has: " + _counted(dict(columns))
    yield from (f"+ {_headline(concept)}" for concept in found.added)
    yield from (f"- {_headline(concept)}" for concept in found.removed)
    for pair in found.renamed:
        yield f"= {pair.before.id} → {pair.after.id}: {pair.after.kk[0]}"
        yield from _changes(pair)
    for pair in found.changed:
        yield f"~ {pair.after.id}: {pair.after.kk[0]}"
        yield from _changes(pair)


def count_text(found: Difference) -> str:
    """What differs in one line; the columns in which concepts differ in brackets."""
    counts = ", ".join(f"{count} {name}" for name, count in found.counts.items() if name != "same")
    return f"{counts} ({_counted(found.columns)})" if found.columns else counts


def difference_json(found: Difference, before: str, after: str) -> str:
    """The same as one JSON object; cells that are empty are left out of added and removed concepts."""
    return json.dumps(
        {
            "schema": 1,
            "before": before,
            "after": after,
            "counts": found.counts,
            "columns": found.columns,
            "only_before": dict(found.only_before),
            "only_after": dict(found.only_after),
            "added": [_filled(concept) for concept in found.added],
            "removed": [_filled(concept) for concept in found.removed],
            "renamed": [{"from": pair.before.id, "to": pair.after.id, **_record(pair)} for pair in found.renamed],
            "changed": [{"id": pair.after.id, **_record(pair)} for pair in found.changed],
        },
        ensure_ascii=False,
        indent=2,
    )


def merge_lines(merged: Merged, kept: str) -> Iterator[str]:
    """Every conflict with what stands in its place, then every possible duplicate."""
    for conflict in merged.conflicts:
        yield f"conflict: {_conflict_text(conflict)}; {kept} stands"
    for pair in merged.duplicates:
        yield f"possible duplicate: {pair.first} and {pair.second} both say '{pair.term}'"


def conflicts_tsv(conflicts: Iterable[Conflict]) -> str:
    """One conflict a row, under the names of the columns."""
    rows = [_SIDECAR, *((c.concept, c.column, c.base, c.ours, c.theirs) for c in conflicts)]
    return "".join("\t".join(row) + "\n" for row in rows)


def _conflict_text(conflict: Conflict) -> str:
    if conflict.column == "id":
        return f"{conflict.concept}: deleted in {'theirs' if conflict.ours else 'ours'}, changed in the other"
    sides = (("base", conflict.base), ("ours", conflict.ours), ("theirs", conflict.theirs))
    return f"{conflict.concept}, {conflict.column}: " + ", ".join(f"{name} '{value}'" for name, value in sides)


def _headline(concept: Concept) -> str:
    first = (rendering.terms[0] for code in TARGETS if (rendering := concept.rendering(code)))
    return f"{concept.id}: {' | '.join([concept.kk[0], *first])}"


def _changes(pair: Pair) -> Iterator[str]:
    yield from (f"    {change.column}: '{change.before}' → '{change.after}'" for change in pair.changes)


def _counted(columns: Mapping[str, int]) -> str:
    return ", ".join(f"{column} {count}" for column, count in columns.items())


def _filled(concept: Concept) -> dict[str, str]:
    return {column: value for column, value in cells_of(concept).items() if value}


def _record(pair: Pair) -> dict[str, object]:
    changes = {change.column: {"before": change.before, "after": change.after} for change in pair.changes}
    return {"kk": pair.after.kk[0], "columns": changes}
