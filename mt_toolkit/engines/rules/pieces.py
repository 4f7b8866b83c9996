"""Text that no sentence can be this long as: cut between words, so that its cost stays in proportion to its length."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mt_toolkit.core.engine import EngineOutput, EngineRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONGEST = 3_000
"""Code points that are analysed at once; the longest sentence of a textbook has under a thousand."""


def in_pieces(request: EngineRequest, translate: Callable[[EngineRequest], EngineOutput]) -> EngineOutput:
    """Translate piece by piece and join with spaces; requirements and unknown words keep their places."""
    if len(request.text) <= LONGEST:
        return translate(request)
    texts: list[str] = []
    unknown = []
    warnings: list[str] = []
    for start, end in _cuts(request):
        inside = (need for need in request.requirements if start <= need.start < end)
        needs = tuple(replace(need, start=need.start - start, end=need.end - start) for need in inside)
        output = translate(replace(request, text=request.text[start:end], requirements=needs))
        texts.append(output.text)
        warnings += output.warnings
        unknown += [replace(word, start=word.start + start, end=word.end + start) for word in output.unknown]
    return EngineOutput(" ".join(texts), tuple(unknown), tuple(warnings))


def _cuts(request: EngineRequest) -> Iterator[tuple[int, int]]:
    """Spans of at most ``LONGEST`` (a longer unbroken word apart), cut at spaces outside required terms."""
    text, start = request.text, 0
    blocked = [(need.start, need.end) for need in request.requirements]
    while start < len(text):
        end = min(start + LONGEST, len(text))
        while end < len(text) and (not text[end].isspace() or any(a < end < b for a, b in blocked)):
            end += 1
        yield start, end
        start = end + 1 if end < len(text) else end
