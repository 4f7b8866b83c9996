"""What must survive any translation, whatever its wording: numbers, names, quotes, script, length, and being one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from mt_toolkit import __version__
from mt_toolkit.evaluation.metrics.model import SEGMENT, ratio
from mt_toolkit.evaluation.terms.reader import TermReader
from mt_toolkit.pipeline.integrity import integrity_warnings, numbers_of
from mt_toolkit.terminology import templates

if TYPE_CHECKING:
    from collections.abc import Callable

    from mt_toolkit.evaluation.metrics.model import Table, Task

_QUOTED = re.compile(r"«[^»]+»|“[^”]+”|„[^“”]+[“”]|\"[^\"]+\"|(?<!\w)‘[^’]+’(?!\w)|(?<!\w)'[^']+'(?!\w)")
_PADDED = re.compile(r"\w{3,}\s?/\s?\w{3,}|\w{3,}\s\((?:or|или)\s[^)]+\)", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|[.!?…]\s+)[«“\"‘'(]*\w")


class _Kept:
    """Percent of something that is kept; a function counts what is kept of what a segment."""

    lower_is_better = False
    unit = SEGMENT
    counts_ties = True

    def __init__(self, name: str, count: Callable[[Task, int], tuple[float, float]], needs: frozenset[str]) -> None:
        self.name = name
        self.needs = needs
        self._count = count

    def statistics(self, task: Task) -> Table:
        """Columns: kept, of how many."""
        return np.array([self._count(task, i) for i in range(len(task.hypotheses))], dtype=np.float64).reshape(-1, 2)

    def scores(self, totals: Table) -> Table:
        """Percent kept."""
        return ratio(totals)

    def signature(self, task: Task) -> str:
        """Metric | language | version."""
        return f"{self.name}|lang:{task.language}|version:{__version__}"


class LengthRatio(_Kept):
    """Characters of the translations per character of the references."""

    def __init__(self) -> None:
        super().__init__("length-ratio", _lengths, frozenset({"reference"}))

    def scores(self, totals: Table) -> Table:
        """The ratio itself: 1 is the length of the references."""
        return ratio(totals, 1.0)


def numbers() -> _Kept:
    """Numbers, dates and percentages of the source that stand in the translation, in whatever format."""
    return _Kept("numbers", _numbers, frozenset({"source"}))


def names() -> _Kept:
    """Capitalised words inside the reference's sentences that the translation has too, by lemma."""
    return _Kept("names", _names, frozenset({"reference"}))


def quotes() -> _Kept:
    """Quotations of the source that are quotations in the translation, by number."""
    return _Kept("quotes", _quotes, frozenset({"source"}))


def sound() -> _Kept:
    """Segments that are neither empty, copied, repetitive, in the source's script, nor padded.

    Padded: two senses with a slash or in brackets, which raises chrF and helps no reader.
    """
    return _Kept("sound", _sound, frozenset({"source"}))


def length_ratio() -> LengthRatio:
    """Length of the translations by that of the references."""
    return LengthRatio()


def faults(source: str, hypothesis: str, language: str) -> tuple[str, ...]:
    """What is unsound in one translation: ``empty``, ``copied``, ``repetition``, ``script``, ``padded``."""
    kinds = [warning.kind for warning in integrity_warnings(source, hypothesis, language)]
    found: list[str] = [kind for kind in ("empty", "copied", "repetition", "script") if kind in kinds]
    if len(_PADDED.findall(hypothesis)) > len(_PADDED.findall(source)):
        found.append("padded")
    return tuple(found)


def _sound(task: Task, position: int) -> tuple[float, float]:
    return float(not faults(task.sources[position], task.hypotheses[position], task.language)), 1.0


def _numbers(task: Task, position: int) -> tuple[float, float]:
    wanted = numbers_of(task.sources[position])
    return float((wanted & numbers_of(task.hypotheses[position])).total()), float(wanted.total())


def _quotes(task: Task, position: int) -> tuple[float, float]:
    wanted = len(_QUOTED.findall(task.sources[position]))
    return float(min(wanted, len(_QUOTED.findall(task.hypotheses[position])))), float(wanted)


def _lengths(task: Task, position: int) -> tuple[float, float]:
    return float(len(task.hypotheses[position])), float(len(task.references[position]))


def _names(task: Task, position: int) -> tuple[float, float]:
    lemmas = _reader(task.language).lemmas
    wanted = [lemmas(word) for word in _capitalised(task.references[position], task.language)]
    found = [lemmas(word) for word in _capitalised(task.hypotheses[position], task.language, all_of=True)]
    kept = 0
    for name in wanted:
        match = next((other for other in found if not name.isdisjoint(other)), None)
        if match is not None:
            found.remove(match)
            kept += 1
    return float(kept), float(len(wanted))


@cache
def _reader(language: str) -> TermReader:
    """One for each language; its memory is words and lemmas only."""
    return TermReader(language)


def _capitalised(text: str, language: str, *, all_of: bool = False) -> list[str]:
    """Capitalised words, those that begin a sentence only with ``all_of``; "I" and single letters are no names."""
    starts = {match.end() - 1 for match in _SENTENCE_START.finditer(text)}
    words = templates.words_of(text, language)
    return [w.text for w in words if w.text[:1].isupper() and len(w.text) > 1 and (all_of or w.start not in starts)]
