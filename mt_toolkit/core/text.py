"""Spans of text, and the segments and documents made of them.

All offsets are Unicode code points, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of some text; ``text[span.start:span.end]`` is its surface."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """A word or punctuation mark with its place in the text it was cut from."""

    text: str
    start: int
    end: int
    is_word: bool = True


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence to translate.

    ``text`` is repaired; ``source_span`` is its place in the decoded input of the document, before repair.
    """

    id: str
    text: str
    source_span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """Segments in reading order and what stands between them.

    ``gaps`` has one more item than ``segments``: ``gaps[0] + s[0] + gaps[1] + … + gaps[-1]`` is the whole text, for
    the source and, with translations in place of the segments, for the target.
    """

    name: str
    format: str
    segments: tuple[Segment, ...]
    gaps: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.gaps) != len(self.segments) + 1:
            raise ValueError(f"{len(self.segments)} segments need {len(self.segments) + 1} gaps, not {len(self.gaps)}")
