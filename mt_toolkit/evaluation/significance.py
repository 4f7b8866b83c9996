"""Is a difference more than chance? Bootstrap intervals, paired bootstrap and approximate randomisation.

The procedures, seed and resampling are those of sacreBLEU (Koehn 2004; Riezler and Maxwell 2005), so that p-values for
its metrics are its own; here they hold for every metric that is a function of sums, and are vectorised.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from mt_toolkit.evaluation.metrics.model import Table

    Scorer = Callable[[Table], Table]

SEED = 12345
BOOTSTRAP, RANDOMISATION = "bootstrap", "randomisation"
_TIE = 1e-9
_MAX_TOSSES = 200_000_000
_CHUNK = 1_000_000
"""Numbers of a block of resampling weights; bounds the memory of a test to some tens of megabytes."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A paired test of two systems on one metric.

    ``difference`` is B minus A. ``low`` and ``high`` bound its 95 % bootstrap interval. ``p`` is two-sided; NaN where
    the systems cannot be compared (fewer than two rows).
    """

    a: float
    b: float
    difference: float
    low: float
    high: float
    p: float
    test: str
    samples: int
    seed: int


def interval(rows: Table, scorer: Scorer, resamples: int = 1000, seed: int = SEED) -> tuple[float, float]:
    """The 95 % bootstrap interval of a score: the 2.5th and 97.5th percentile over resamples of the rows."""
    scores = np.sort(_valid(scorer(_resampled(rows, resamples, seed))))
    if not len(scores):
        return np.nan, np.nan
    tail = len(scores) // 40
    return float(scores[tail]), float(scores[len(scores) - tail - 1])


def compare(
    a: Table,
    b: Table,
    scorer: Scorer,
    *,
    test: str = BOOTSTRAP,
    samples: int = 0,
    seed: int = SEED,
    count_ties: bool = True,
) -> Comparison:
    """Test whether B differs from A; rows must be paired. ``samples=0`` is 1,000 resamples or 10,000 trials.

    ``count_ties`` takes a sample that equals the difference as one beyond it, which metrics with few values (a handful
    of numbers lost) need; sacreBLEU does not count them. Without any difference p is 1.

    Raises:
        ValueError: If the two have different numbers of rows.
    """
    if len(a) != len(b):
        raise ValueError(f"{len(a)} rows cannot be paired with {len(b)}")
    samples = samples or (1000 if test == BOOTSTRAP else 10_000)
    whole_a, whole_b = (float(scorer(rows.sum(axis=0, keepdims=True))[0]) for rows in (a, b))
    difference = whole_b - whole_a
    if len(a) < 2 or np.isnan(difference):
        return Comparison(whole_a, whole_b, difference, np.nan, np.nan, np.nan, test, samples, seed)
    if difference == 0:
        return Comparison(whole_a, whole_b, 0.0, 0.0, 0.0, 1.0, test, samples, seed)
    resamples = samples if test == BOOTSTRAP else 1000
    deltas = scorer(_resampled(b, resamples, seed)) - scorer(_resampled(a, resamples, seed))
    if test == BOOTSTRAP:
        sizes = np.abs(deltas)
        p = _p_value(sizes - np.nanmean(sizes), abs(difference), count_ties=count_ties)
    else:
        p = _p_value(np.abs(_shuffled(a, b, scorer, samples, seed)), abs(difference), count_ties=count_ties)
    ordered = np.sort(_valid(deltas))
    tail = len(ordered) // 40
    low, high = (float(ordered[tail]), float(ordered[-tail - 1])) if len(ordered) else (np.nan, np.nan)
    return Comparison(whole_a, whole_b, difference, low, high, p, test, samples, seed)


def _p_value(samples: Table, difference: float, *, count_ties: bool) -> float:
    """Share of samples beyond the difference, with one added to both sides (Noreen 1989)."""
    valid = _valid(samples)
    beyond = valid >= difference - _TIE if count_ties else valid > difference
    return (int(beyond.sum()) + 1) / (len(valid) + 1)


def _resampled(rows: Table, resamples: int, seed: int) -> Table:
    """Sums of the rows of each resample: drawn with replacement, as many as there are rows."""
    generator = np.random.default_rng(seed)
    count = len(rows)
    step = max(1, _CHUNK // count)
    sums = []
    for start in range(0, resamples, step):
        drawn = generator.choice(count, size=(min(step, resamples - start), count), replace=True)
        weights = np.stack([np.bincount(one, minlength=count) for one in drawn]).astype(np.float64)
        sums.append(weights @ rows)
    return np.concatenate(sums)


def _shuffled(a: Table, b: Table, scorer: Scorer, trials: int, seed: int) -> Table:
    """Differences of pseudo-systems that swap each row of A and B by the toss of a coin."""
    generator = np.random.default_rng(seed)
    differences = []
    # Coins are tossed for all trials at once, as sacreBLEU does, unless the set is too large for that.
    block = trials if trials * len(a) <= _MAX_TOSSES else max(1, _MAX_TOSSES // len(a))
    both = a.sum(axis=0) + b.sum(axis=0)
    for begin in range(0, trials, block):
        chosen = generator.integers(2, size=(min(block, trials - begin), len(a)), dtype=bool)
        step = max(1, _CHUNK // len(a))
        for start in range(0, len(chosen), step):
            weights = chosen[start : start + step].astype(np.float64)
            first = weights @ a + (1.0 - weights) @ b
            differences.append(scorer(first) - scorer(both - first))
    return np.concatenate(differences)


def _valid(values: Table) -> Table:
    return values[~np.isnan(values)]
