"""From a task and metrics to figures: corpus scores with counts, signatures and bootstrap intervals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mt_toolkit.evaluation.significance import interval

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mt_toolkit.evaluation.metrics.model import Metric, Table, Task


@dataclass(frozen=True)
class Figure:
    """One metric of one task.

    ``score`` is NaN where there was nothing to count; ``statistics`` are its rows, and ``scorer`` makes scores of sums
    of them. ``low`` and ``high`` bound the 95 % bootstrap interval, NaN without resampling. ``counted`` is what a rate
    was counted over (occurrences, numbers), 0 for metrics that are no rates.
    """

    metric: str
    score: float
    signature: str
    lower_is_better: bool
    unit: str
    statistics: Table
    scorer: Callable[[Table], Table]
    low: float = float("nan")
    high: float = float("nan")
    met: int = 0
    counted: int = 0
    counts_ties: bool = True


def can_score(metric: Metric, task: Task) -> bool:
    """Whether a task has what a metric needs."""
    has = {
        "source": any(task.sources),
        "reference": any(task.references),
        "terms": any(task.expectations),
    }
    return all(has[need] for need in metric.needs)


def score_task(task: Task, metrics: Iterable[Metric], *, resamples: int = 1000, seed: int = 12345) -> list[Figure]:
    """A figure for each metric that the task has the data for; ``resamples=0`` leaves out intervals."""
    return [_figure(task, metric, resamples, seed) for metric in metrics if can_score(metric, task)]


def _figure(task: Task, metric: Metric, resamples: int, seed: int) -> Figure:
    rows = metric.statistics(task)
    totals = rows.sum(axis=0, keepdims=True)
    score = float(metric.scores(totals)[0])
    low, high = interval(rows, metric.scores, resamples, seed) if resamples and len(rows) > 1 else (np.nan, np.nan)
    is_rate = rows.shape[1] == 2 and "reference" not in metric.needs
    met, counted = (int(totals[0, 0]), int(totals[0, 1])) if is_rate else (0, 0)
    return Figure(
        metric.name,
        score,
        metric.signature(task),
        metric.lower_is_better,
        metric.unit,
        rows,
        metric.scores,
        float(low),
        float(high),
        met,
        counted,
        metric.counts_ties,
    )
