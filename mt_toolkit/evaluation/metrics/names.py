"""The names of metrics; a package adds its own by an entry point of the group ``mt_toolkit.metrics``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mt_toolkit.evaluation.metrics.model import Metric

_HERE = "mt_toolkit.evaluation.metrics"

METRICS = Registry(
    kind="metric",
    group="mt_toolkit.metrics",
    builtin={
        "bleu": f"{_HERE}.quality:bleu",
        "chrf": f"{_HERE}.quality:chrf",
        "chrf++": f"{_HERE}.quality:chrf_plus_plus",
        "ter": f"{_HERE}.quality:ter",
        "term-success": f"{_HERE}.terms:success",
        "term-lemma": f"{_HERE}.terms:by_lemma",
        "term-surface": f"{_HERE}.terms:by_surface",
        "term-consistency": f"{_HERE}.terms:TermConsistency",
        "term-window": f"{_HERE}.terms:WindowOverlap",
        "term-forbidden": f"{_HERE}.terms:ForbiddenRenderings",
        "term-ter": f"{_HERE}.term_ter:TermTer",
        "numbers": f"{_HERE}.integrity:numbers",
        "names": f"{_HERE}.integrity:names",
        "quotes": f"{_HERE}.integrity:quotes",
        "sound": f"{_HERE}.integrity:sound",
        "length-ratio": f"{_HERE}.integrity:length_ratio",
        "comet-22": f"{_HERE}.isolated:comet",
        "xcomet-xl": f"{_HERE}.isolated:xcomet",
        "metricx-24": f"{_HERE}.isolated:metricx",
    },
    extras={},
)
DEFAULT = (
    "chrf++", "bleu", "ter", "term-success", "term-lemma", "term-surface", "term-consistency", "term-window",
    "term-forbidden", "numbers", "names", "quotes", "sound", "length-ratio",
)  # fmt: skip


def load_metrics(names: Iterable[str]) -> list[Metric]:
    """Make the metrics named, in order.

    Raises:
        UnknownNameError: If one is not known.
    """
    return [METRICS.load(name)() for name in names]
