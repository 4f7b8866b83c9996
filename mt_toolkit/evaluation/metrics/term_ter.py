"""TERm: the edit rate in which an edit of a term's word weighs double (Alam et al. 2021), as 100 · (1 − TERm)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mt_toolkit.evaluation.metrics.model import ratio
from mt_toolkit.evaluation.metrics.terms import TermMetric
from mt_toolkit.evaluation.terms.reader import TermReader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.evaluation.metrics.model import Table, Task

_TERM_WEIGHT = 2.0
_MAX_WORDS = 400


class TermTer(TermMetric):
    """100 minus the weighted edits per weighted word of the reference; never below 0.

    Shifts are sacreBLEU's; after them every insertion, deletion or substitution costs one, and two where it touches a
    reference word that belongs to a term. Longer sentences than 400 words are left out, as TER takes minutes on them.
    """

    name = "term-ter"
    needs = frozenset({"source", "terms", "reference"})
    match = "exclusive|weight:2|edits:sacrebleu-ter"

    def statistics(self, task: Task) -> Table:
        """Columns: weighted edits, weighted reference words."""
        reader = TermReader(task.language)
        rows = []
        for position, expectations in enumerate(task.expectations):
            reference, hypothesis = task.references[position], task.hypotheses[position]
            spans = [(v.start, v.end) for v in reader.judge(reference, expectations) if v.start >= 0]
            rows.append(_weighted_edits(hypothesis, reference, spans))
        return np.array(rows, dtype=np.float64).reshape(-1, 2)

    def scores(self, totals: Table) -> Table:
        """100 · (1 − edits / words), at least 0."""
        return np.maximum(100.0 - ratio(totals), 0.0)


def _weighted_edits(hypothesis: str, reference: str, spans: Sequence[tuple[int, int]]) -> tuple[float, float]:
    words, weights = _weighted_words(reference, spans)
    hypothesis_words = hypothesis.lower().split()
    if not words or len(words) > _MAX_WORDS or len(hypothesis_words) > _MAX_WORDS:
        return 0.0, 0.0
    shifts, trace = _trace(hypothesis_words, words)
    edits, position = float(shifts), 0
    for operation in trace:
        weight = weights[min(position, len(weights) - 1)]
        if operation == "s":
            edits += weight
        elif operation in "id":
            # An insertion rewrites nothing of the reference and costs one; a deletion loses a reference word.
            edits += weight if operation == "i" else 1.0
        if operation in " si":
            position += 1
    return edits, sum(weights)


def _weighted_words(reference: str, spans: Sequence[tuple[int, int]]) -> tuple[list[str], list[float]]:
    words, weights, start = [], [], 0
    for word in reference.split():
        start = reference.index(word, start)
        end = start + len(word)
        in_term = any(start < last and first < end for first, last in spans)
        words.append(word.lower())
        weights.append(_TERM_WEIGHT if in_term else 1.0)
        start = end
    return words, weights


def _trace(hypothesis: list[str], reference: list[str]) -> tuple[int, str]:
    """Number of shifts, and the operations that rewrite the shifted hypothesis into the reference."""
    from sacrebleu.metrics import lib_ter  # noqa: PLC0415

    distance = lib_ter.BeamEditDistance(reference)
    shifts = checked = 0
    while True:
        gain, shifted, checked = lib_ter._shift(hypothesis, reference, distance, checked)  # noqa: SLF001
        if checked >= lib_ter._MAX_SHIFT_CANDIDATES or gain <= 0:  # noqa: SLF001
            break
        shifts, hypothesis = shifts + 1, shifted
    return shifts, str(distance(hypothesis)[1])
