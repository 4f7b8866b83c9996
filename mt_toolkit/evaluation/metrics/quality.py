"""BLEU, chrF, chrF++ and TER: always sacreBLEU's own code, with its signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from mt_toolkit.evaluation.metrics.model import SEGMENT

if TYPE_CHECKING:
    from mt_toolkit.evaluation.metrics.model import Table, Task

_BLOCK = 1000


class SacreMetric:
    """A sacreBLEU metric. Its sentence statistics, which sacreBLEU's own paired tests work on, are summed here."""

    unit = SEGMENT
    counts_ties = False
    needs = frozenset({"reference"})

    def __init__(self, name: str, metric: Any, *, lower_is_better: bool = False) -> None:  # noqa: ANN401 - untyped
        self.name = name
        self.lower_is_better = lower_is_better
        self._metric = metric

    def statistics(self, task: Task) -> Table:
        """SacreBLEU's sufficient statistics: n-gram matches and totals, edits and lengths."""
        # The statistics are not in sacreBLEU's public interface; its version is in the signature, and a test compares
        # the scores with corpus_score() and the p-values with PairedTest.
        extract = self._metric._extract_corpus_statistics  # noqa: SLF001
        # In blocks: sacreBLEU keeps the n-grams of all the references that it is given, a gigabyte for 20,000.
        blocks = [
            np.asarray(
                extract(list(task.hypotheses[i : i + _BLOCK]), [list(task.references[i : i + _BLOCK])]), np.float64
            )
            for i in range(0, len(task.hypotheses), _BLOCK)
        ]
        return np.concatenate(blocks)

    def scores(self, totals: Table) -> Table:
        """SacreBLEU's score of each row."""
        compute = self._metric._compute_score_from_stats  # noqa: SLF001
        whole = self.name != "TER"
        return np.array([compute([int(x) for x in row] if whole else row.tolist()).score for row in totals])

    def signature(self, task: Task) -> str:  # noqa: ARG002 - the same for every task with one reference
        """SacreBLEU's signature."""
        self._metric.num_refs = 1
        return str(self._metric.get_signature())


def bleu() -> SacreMetric:
    """As ``sacrebleu -m bleu``."""
    from sacrebleu.metrics import BLEU  # noqa: PLC0415

    return SacreMetric("BLEU", BLEU())


def chrf() -> SacreMetric:
    """As ``sacrebleu -m chrf``."""
    from sacrebleu.metrics import CHRF  # noqa: PLC0415

    return SacreMetric("chrF", CHRF())


def chrf_plus_plus() -> SacreMetric:
    """As ``sacrebleu -m chrf --chrf-word-order 2``."""
    from sacrebleu.metrics import CHRF  # noqa: PLC0415

    return SacreMetric("chrF++", CHRF(word_order=2))


def ter() -> SacreMetric:
    """As ``sacrebleu -m ter``."""
    from sacrebleu.metrics import TER  # noqa: PLC0415

    return SacreMetric("TER", TER(), lower_is_better=True)
