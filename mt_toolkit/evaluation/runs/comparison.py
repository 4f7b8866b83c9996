"""Two systems side by side: the difference in every metric, its interval, p-values, and what it means to people."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.errors import EvaluationError, UnknownNameError
from mt_toolkit.evaluation.agreement import human_agreement
from mt_toolkit.evaluation.significance import BOOTSTRAP, RANDOMISATION, SEED, compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt_toolkit.evaluation.runs.results import Cell, RunResult
    from mt_toolkit.evaluation.scoring import Figure


@dataclass(frozen=True, slots=True)
class Row:
    """One metric of a comparison; ``difference`` is B minus A, the p-values are two-sided, NaN where untestable."""

    metric: str
    signature: str
    a: float
    b: float
    difference: float
    low: float
    high: float
    p_bootstrap: float
    p_randomisation: float
    agreement: float | None
    lower_is_better: bool

    @property
    def winner(self) -> str:
        """``A``, ``B``, or empty where either test leaves the difference to chance (p ≥ 0.05) or there is none."""
        if not self.difference or max(self.p_bootstrap, self.p_randomisation) >= 0.05 or math.isnan(self.p_bootstrap):
            return ""
        return "B" if (self.difference > 0) != self.lower_is_better else "A"


def compare_figures(
    a: Sequence[Figure], b: Sequence[Figure], *, resamples: int = 1000, trials: int = 10_000, seed: int = SEED
) -> list[Row]:
    """A row for each metric that both have with one signature; others cannot be compared and are left out."""
    return list(_rows(a, b, resamples, trials, seed))


def compare_in_run(
    result: RunResult, a: str, b: str, *, resamples: int = 1000, trials: int = 10_000, seed: int = SEED
) -> dict[tuple[str, str], list[Row]]:
    """Rows by set and language for two systems of a run, named as its tables name them (``rules/proper``).

    Raises:
        UnknownNameError: If the run has no such system.
        EvaluationError: If no set has both.
    """
    labels = {cell.label for cell in result.cells}
    for name in (a, b):
        if name not in labels:
            raise UnknownNameError("system", name, labels)
    found: dict[tuple[str, str], list[Row]] = {}
    for test_set, language, cells in result.tables():
        pair = [_labelled(cells, name) for name in (a, b)]
        if pair[0] and pair[1]:
            found[test_set.name, language] = compare_figures(
                pair[0].figures, pair[1].figures, resamples=resamples, trials=trials, seed=seed
            )
    if not found:
        raise EvaluationError(f"no set was translated by both {a} and {b}", hint="run them in one suite")
    return found


def _labelled(cells: Sequence[Cell], name: str) -> Cell | None:
    return next((cell for cell in cells if cell.label == name), None)


def _rows(a: Sequence[Figure], b: Sequence[Figure], resamples: int, trials: int, seed: int) -> Iterator[Row]:
    others = {(figure.metric, figure.signature): figure for figure in b}
    for one in a:
        other = others.get((one.metric, one.signature))
        if other is None or len(other.statistics) != len(one.statistics):
            continue
        pair = one.statistics, other.statistics, one.scorer
        ties = one.counts_ties
        first = compare(*pair, test=BOOTSTRAP, samples=resamples, seed=seed, count_ties=ties)
        second = compare(*pair, test=RANDOMISATION, samples=trials, seed=seed, count_ties=ties)
        yield Row(
            one.metric, one.signature, first.a, first.b, first.difference, first.low, first.high, first.p, second.p,
            human_agreement(one.metric, first.difference), one.lower_is_better,
        )  # fmt: skip
