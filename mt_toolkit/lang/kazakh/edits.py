"""Edits of a text that remember where everything came from."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Edit:
    """``text[start:end]`` becomes ``new``."""

    start: int
    end: int
    new: str


class EditMap:
    """Where the characters of an edited text stood before one round of edits.

    Only edits that change the length are kept: the others move nothing.
    """

    __slots__ = ("_new_ends", "_new_starts", "_old_ends", "_old_starts")

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._old_starts, self._old_ends = array("q"), array("q")
        self._new_starts, self._new_ends = array("q"), array("q")
        shift = 0
        for edit in edits:
            growth = len(edit.new) - (edit.end - edit.start)
            if growth:
                self._old_starts.append(edit.start)
                self._old_ends.append(edit.end)
                self._new_starts.append(edit.start + shift)
                shift += growth
                self._new_ends.append(edit.end + shift)

    def __bool__(self) -> bool:
        return bool(self._new_starts)

    def to_old(self, span: Span) -> Span:
        """The place of ``span`` before the edits; a place inside an edit is widened to the whole of what it replaced.

        What was deleted just before or after the span is left out of it.
        """
        start = self._old_place(bisect_right(self._new_starts, span.start) - 1, span.start, ends=False)
        end = self._old_place(bisect_left(self._new_starts, span.end) - 1, span.end, ends=True)
        return Span(start, max(start, end))

    def _old_place(self, index: int, place: int, *, ends: bool) -> int:
        """``place`` before the edits, given the last edit that begins at or before it."""
        if index < 0:
            return place
        if place >= self._new_ends[index]:
            return self._old_ends[index] + place - self._new_ends[index]
        return self._old_ends[index] if ends else self._old_starts[index]


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Edit maps in the order in which the edits were made."""

    rounds: tuple[EditMap, ...] = ()

    def to_source(self, span: Span) -> Span:
        """The place in the first text of a ``span`` of the last one."""
        for edits in reversed(self.rounds):
            span = edits.to_old(span)
        return span


def apply(text: str, edits: Sequence[Edit]) -> str:
    """``text`` with ``edits``, which are in order and do not overlap."""
    pieces: list[str] = []
    place = 0
    for edit in edits:
        pieces += (text[place : edit.start], edit.new)
        place = edit.end
    pieces.append(text[place:])
    return "".join(pieces)
