"""Plain text, as running ``text`` or as ``lines`` that are counted.

``text``: hard-wrapped lines are joined into paragraphs, which are split into sentences numbered «1», «2», …. What
stands between sentences, paragraph breaks included, is kept.

``lines``: one line in, one line out; blank lines stay. A line may hold several sentences, numbered «3.1», «3.2» by
line and place; their translations are put together with a space. Only line feeds (with or without a carriage return)
end a line, or lone carriage returns where there is no line feed at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.core.text import Document, Segment
from mt_toolkit.documents.formats import Parsed
from mt_toolkit.lang.kazakh.repair import repair
from mt_toolkit.lang.kazakh.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt_toolkit.core.text import Span


@dataclass(frozen=True, slots=True)
class PlainText:
    """The format ``name``; ``by_line`` keeps and counts lines, otherwise wrapped lines are joined."""

    name: str
    by_line: bool

    def read(self, text: str, name: str) -> Parsed:
        """Repair ``text``, split it into sentences, and keep what stands between them."""
        repaired = repair(text, join_lines=not self.by_line)
        spans = split_sentences(repaired.text)
        gaps = list(_gaps(repaired.text, spans))
        ids = _line_ids(gaps) if self.by_line else (str(number) for number in range(1, len(spans) + 1))
        segments = tuple(
            Segment(identity, repaired.text[span.start : span.end], repaired.to_source(span))
            for identity, span in zip(ids, spans, strict=True)
        )
        return Parsed(Document(name, self.name, segments, tuple(gaps)), repaired.changes)

    def render(self, document: Document, translations: Sequence[str]) -> str:
        """Translations with the gaps of the source between them; each is put on one line.

        Sentences that touched in the source («болды.Ол») get a space between them.
        """
        pieces = [document.gaps[0]]
        for number, (translation, gap) in enumerate(zip(translations, document.gaps[1:], strict=True), start=1):
            touching = not gap and number < len(document.segments)
            pieces += (" ".join(translation.splitlines()), " " if touching else gap)
        return "".join(pieces)


def _gaps(text: str, spans: Sequence[Span]) -> Iterator[str]:
    """What stands before, between and after ``spans``."""
    place = 0
    for span in spans:
        yield text[place : span.start]
        place = span.end
    yield text[place:]


def _line_ids(gaps: Sequence[str]) -> Iterator[str]:
    """«line.sentence» for each segment, both from 1."""
    line, sentence = 1, 0
    for gap in gaps[:-1]:
        breaks = gap.count("\n")
        line += breaks
        sentence = 1 if breaks else sentence + 1
        yield f"{line}.{sentence}"


TEXT = PlainText("text", by_line=False)
LINES = PlainText("lines", by_line=True)
