"""One value out of three: what two sides made of a cell, a list of alternatives, an order of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mt_toolkit.core.languages import KAZAKH, TARGETS
from mt_toolkit.glossary.rows import split_alternatives

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")
ALTERNATIVES = frozenset(
    (KAZAKH, f"{KAZAKH}_derived", *(code + part for code in TARGETS for part in ("", "_attr", "_forbidden")))
)
"""Columns whose cells are ordered sets."""


def merged_cell(column: str, base: str | None, ours: str, theirs: str) -> str | None:
    """The value that both sides can agree on, or None; without a base a filled cell wins over an empty one."""
    if ours == theirs:
        return ours
    if base is None:
        return None if ours and theirs else ours or theirs
    if base in (ours, theirs):
        return theirs if base == ours else ours
    if column not in ALTERNATIVES:
        return None
    found = merged_alternatives(split_alternatives(base), split_alternatives(ours), split_alternatives(theirs))
    return " | ".join(found) if found else None


def merged_alternatives(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Additions and removals of both sides, order and first of the side that changed them; empty if they clash."""
    first = _changed_first(base, ours, theirs)
    mine = [text for text in ours if text in theirs or text not in base]
    yours = [text for text in theirs if text in ours or text not in base]
    if first not in (*mine, *yours):
        return ()
    leader, other = mine, yours
    if _reordered(base, theirs):
        if _reordered(base, ours) and _reordered(mine, yours):
            return ()
        leader, other = yours, mine
    return first, *(text for text in woven(leader, other) if text != first)


def woven(leader: Sequence[T], other: Sequence[T]) -> list[T]:
    """``leader`` in order; what only ``other`` has follows its nearest neighbour before it, or else leads the shared.

    Where both have something new in one place, that of ``leader`` comes first.
    """
    shared = set(leader) & set(other)
    waiting: list[T] = []
    followers: dict[T, list[T]] = {}
    row = waiting
    for item in other:
        if item in shared:
            row = followers.setdefault(item, [])
        else:
            row.append(item)
    found: list[T] = []
    for item in leader:
        if item in shared:
            found += waiting
            waiting = followers[item]
        found.append(item)
    return found + waiting


def _changed_first(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> str:
    """The preferred alternative, or an empty string if both sides changed it differently or one has none."""
    if not (ours and theirs):
        return ""
    if ours[0] == theirs[0] or list(base[:1]) == [theirs[0]]:
        return ours[0]
    return theirs[0] if list(base[:1]) == [ours[0]] else ""


def _reordered(before: Sequence[str], after: Sequence[str]) -> bool:
    return [text for text in before if text in after] != [text for text in after if text in before]
