"""What a metric is given and what it must be able to do.

Every metric is a function of sums of per-row statistics. That one property gives corpus scores, break-downs over any
subset, bootstrap intervals and paired tests by the same code, for term metrics as for BLEU.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from mt_toolkit.evaluation.terms.reader import TermReader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.evaluation.terms.expectations import Expectation
    from mt_toolkit.evaluation.terms.reader import Verdict

Table = NDArray[np.float64]
"""Statistics: a row for each unit, a column for each sum that the metric needs."""

SEGMENT, DOCUMENT = "segment", "document"


@dataclass(frozen=True)
class Task:
    """One system's translations of one set into one language, with all that metrics look at; columns are parallel.

    ``documents`` names the document of each segment; a segment with an empty name is a document of its own.
    ``expectations`` is empty where terms are not scored; ``terms_signature`` says where they come from.
    """

    language: str
    sources: tuple[str, ...]
    hypotheses: tuple[str, ...]
    references: tuple[str, ...]
    documents: tuple[str, ...]
    expectations: tuple[tuple[Expectation, ...], ...] = ()
    terms_signature: str = ""

    @cached_property
    def verdicts(self) -> tuple[tuple[Verdict, ...], ...]:
        """What became of every expected term, worked out once for all term metrics."""
        reader = TermReader(self.language)
        pairs = zip(self.hypotheses, self.expectations, strict=True)
        return tuple(reader.judge(text, expected) for text, expected in pairs)

    @cached_property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Positions of the segments of each document, in order of their first segment."""
        found: dict[str, list[int]] = {}
        for position, name in enumerate(self.documents):
            found.setdefault(name or f"#{position}", []).append(position)
        return tuple(tuple(positions) for positions in found.values())

    def subset(self, positions: Sequence[int]) -> Task:
        """The same task over some of its segments."""

        def pick(column: tuple[Any, ...]) -> tuple[Any, ...]:
            return tuple(column[position] for position in positions)

        return Task(
            self.language,
            pick(self.sources),
            pick(self.hypotheses),
            pick(self.references),
            pick(self.documents),
            pick(self.expectations) if self.expectations else (),
            self.terms_signature,
        )


class Metric(Protocol):
    """A metric. ``unit`` is what a row of its statistics stands for; ``needs`` names columns it cannot do without."""

    name: str
    lower_is_better: bool
    unit: str
    needs: frozenset[str]
    """Of ``source``, ``reference``, ``terms``."""
    counts_ties: bool
    """Whether a paired test takes a tie as evidence against a difference; False only where sacreBLEU must be met."""

    def statistics(self, task: Task) -> Table:
        """A row for each segment (or document) of the task."""
        ...

    def scores(self, totals: Table) -> Table:
        """One score for each row of ``totals``, which are sums of statistics; NaN where there was nothing to count."""
        ...

    def signature(self, task: Task) -> str:
        """How the figure was made, as ``key:value`` joined by ``|``; figures with different ones are not comparable."""
        ...


def ratio(totals: Table, scale: float = 100.0) -> Table:
    """First column by second, times ``scale``; NaN where the second is zero."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(totals[:, 1] > 0, scale * totals[:, 0] / totals[:, 1], np.nan)
