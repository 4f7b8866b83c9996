"""What a run found, as values that every report is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mt_toolkit.evaluation.metrics.model import Task
    from mt_toolkit.evaluation.runs.suite import Suite
    from mt_toolkit.evaluation.scoring import Figure
    from mt_toolkit.evaluation.sets.model import TestSet


@dataclass(frozen=True)
class Cell:
    """One system, with its arm, on one set in one language. ``seconds`` is 0 for outputs made elsewhere."""

    system: str
    arm: str
    language: str
    test_set: TestSet
    signature: str
    task: Task
    figures: tuple[Figure, ...]
    seconds: float = 0.0

    @property
    def label(self) -> str:
        """``rules/proper``; the name alone for a system without a choice of arms."""
        return f"{self.system}/{self.arm}" if self.arm else self.system

    @property
    def speed(self) -> float:
        """Segments a second; 0 where it was not measured."""
        return len(self.task.sources) / self.seconds if self.seconds else 0.0

    def figure(self, metric: str) -> Figure | None:
        """The figure of a metric by its name; None where it was not computed."""
        return next((figure for figure in self.figures if figure.metric == metric), None)


@dataclass(frozen=True)
class RunResult:
    """All that a run did, and what went wrong in it, a line each."""

    suite: Suite
    cells: tuple[Cell, ...]
    problems: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = field(default=())

    def tables(self) -> list[tuple[TestSet, str, list[Cell]]]:
        """Cells by set and language, in order: what may stand in one table."""
        found: dict[tuple[str, str], list[Cell]] = {}
        for cell in self.cells:
            found.setdefault((cell.test_set.name, cell.language), []).append(cell)
        return [(cells[0].test_set, language, cells) for (_, language), cells in found.items()]


def columns(cells: list[Cell]) -> list[tuple[str, str]]:
    """Metric and signature of each column; one metric with two signatures makes two columns, never one."""
    return list(dict.fromkeys((figure.metric, figure.signature) for cell in cells for figure in cell.figures))


def at(cell: Cell, column: tuple[str, str]) -> Figure | None:
    """A cell's figure in a column."""
    return next((figure for figure in cell.figures if (figure.metric, figure.signature) == column), None)
