"""Columns that belong together: merged one by one they could say what neither side has said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.core.languages import KAZAKH, TARGETS
from mt_toolkit.glossary.rows import split_alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Cells = Mapping[str, str]

_DESCRIBING = {code: tuple(f"{code}_{what}" for what in ("attr", "grammar")) for code in TARGETS}
_RENDERINGS = tuple(f"{code}{what}" for code in TARGETS for what in ("", "_attr", "_grammar", "_forbidden"))
_READ = (KAZAKH, f"{KAZAKH}_derived", "pos", *_RENDERINGS)
"""What a reader has read who approves a row."""


def torn_columns(base: Cells | None, ours: Cells, theirs: Cells, merged: Cells, preferred: Cells) -> set[str]:
    """Columns, different on the two sides, that ``merged`` must take together from the ``preferred`` one."""
    columns = {column for group in _torn_groups(base, ours, theirs, merged, preferred) for column in group}
    return {column for column in columns if ours.get(column, "") != theirs.get(column, "")}


def _torn_groups(
    base: Cells | None, ours: Cells, theirs: Cells, merged: Cells, preferred: Cells
) -> Iterator[tuple[str, ...]]:
    for code, describing in _DESCRIBING.items():
        if _describes_another(code, describing, ours, theirs, merged):
            yield code, *describing
    if not _is_sound(merged) and _is_sound(preferred):
        yield _RENDERINGS
    if base is not None and (_approved_unread(base, ours, theirs) or _approved_unread(base, theirs, ours)):
        yield "status", *_READ


def _describes_another(code: str, describing: tuple[str, ...], ours: Cells, theirs: Cells, merged: Cells) -> bool:
    """Whether the modifier or the grammar was written for another rendering than the one that is now the first."""
    if _first(ours, code) == _first(theirs, code):
        return False
    giver = ours if _first(merged, code) == _first(ours, code) else theirs
    return any(merged.get(column, "") != giver.get(column, "") for column in describing)


def _is_sound(cells: Cells) -> bool:
    """What ``glossary check`` asks of the renderings of a row, as far as a merge can break it."""
    for code in TARGETS:
        terms, attributive, forbidden = (_folded(cells, code + what) for what in ("", "_attr", "_forbidden"))
        if forbidden & (terms | attributive) or (not terms and (attributive or forbidden)):
            return False
    return any(cells.get(code) for code in TARGETS)


def _approved_unread(base: Cells, approver: Cells, editor: Cells) -> bool:
    """Whether one side approved the row while the other changed what there was to read."""
    if approver.get("status") != "preferred" or "preferred" in (base.get("status"), editor.get("status")):
        return False
    return any(editor.get(column, "") not in (base.get(column, ""), approver.get(column, "")) for column in _READ)


def _first(cells: Cells, code: str) -> str:
    return next(iter(split_alternatives(cells.get(code, ""))), "")


def _folded(cells: Cells, column: str) -> set[str]:
    return {text.casefold() for text in split_alternatives(cells.get(column, ""))}
