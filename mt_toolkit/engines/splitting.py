"""Sentences longer than a model can hold: cut at clause boundaries, translated part by part, joined again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_BOUNDARIES = (
    re.compile(r"(?<=[.!?…])\s+"),
    re.compile(r"(?<=[;:])\s+|\s+(?=[—–]\s)"),
    re.compile(r"(?<=,)\s+"),
    re.compile(r"\s+(?=(?:және|бірақ|ал|сондықтан|өйткені|сонымен)\s)"),
    re.compile(r"\s+"),
)
"""Where a text may be cut, best kind first: sentences, clauses, phrases, conjunctions, words."""
_SHORTEST = 2
_STOP = re.compile(r"[.!?…]\W*$")
_SPARE_STOP = re.compile(r"(?<=[^\W\d_]{3})(?<!\bтыс)(?<!\bмлн)(?<!\bруб)(?<!\betc)\.([»”\")\]]*)$")
"""A lone full stop after a word that is no abbreviation."""


def parts_of(text: str, fits: Callable[[str], bool]) -> list[str]:
    """The text in parts that fit, each cut at the best boundary nearest its middle; in the midst of a word at last."""
    if fits(text) or len(text) < _SHORTEST:
        return [text]
    middle = len(text) / 2
    for boundary in _BOUNDARIES:
        cuts = [found for found in boundary.finditer(text) if found.start() > 0 and found.end() < len(text)]
        inner = [cut for cut in cuts if len(text) / 5 < cut.start() < len(text) * 4 / 5] or (
            cuts if boundary is _BOUNDARIES[-1] else []
        )
        if inner:
            cut = min(inner, key=lambda found: abs(found.start() - middle))
            return [*parts_of(text[: cut.start()], fits), *parts_of(text[cut.end() :], fits)]
    half = len(text) // 2
    return [*parts_of(text[:half], fits), *parts_of(text[half:], fits)]


def joined(sources: Sequence[str], translations: Sequence[str]) -> str:
    """The translations of parts as one text; a full stop that a model put after an unfinished part is taken away."""
    texts = [
        translation if last or _STOP.search(source) else _SPARE_STOP.sub(r"\1", translation)
        for source, translation, last in zip(sources, translations, [*[False] * (len(sources) - 1), True], strict=True)
    ]
    return " ".join(text for text in texts if text)
