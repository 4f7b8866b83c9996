"""Results as JSON and CSV: the whole of a run, for other programs."""

from __future__ import annotations

import csv
import io
import math
from typing import TYPE_CHECKING, Any

from mt_toolkit import __version__
from mt_toolkit.evaluation.runs.breakdown import slices, terms_by_form
from mt_toolkit.evaluation.runs.store import code_digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.evaluation.runs.results import Cell, RunResult
    from mt_toolkit.evaluation.scoring import Figure

SCHEMA = 1
BROKEN_DOWN = ("chrF++", "term-success")


def run_record(result: RunResult) -> dict[str, Any]:
    """A run as JSON: ``schema``, ``suite``, ``environment``, ``cells`` with figures and break-downs, ``problems``."""
    suite = result.suite
    return {
        "schema": SCHEMA,
        "suite": {"name": suite.name, "seed": suite.seed, "resamples": suite.resamples, "limit": suite.limit},
        "version": __version__,
        "code": code_digest(),
        "environment": dict(result.environment),
        "cells": [_cell(cell) for cell in result.cells],
        "problems": list(result.problems),
    }


def scores_csv(result: RunResult) -> str:
    """A row for each figure."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(
        ["set", "language", "references", "system", "metric", "score", "low", "high", "met", "counted", "signature"]
    )
    for cell in result.cells:
        origin = cell.test_set.provenance.get(cell.language, "unknown")
        for figure in cell.figures:
            numbers = [_rounded(value) for value in (figure.score, figure.low, figure.high)]
            counts = [figure.met, figure.counted] if figure.counted else ["", ""]
            writer.writerow(
                [
                    cell.test_set.name,
                    cell.language,
                    origin,
                    cell.label,
                    figure.metric,
                    *numbers,
                    *counts,
                    figure.signature,
                ]
            )
    return stream.getvalue()


def figure_record(figure: Figure) -> dict[str, Any]:
    """One figure; NaN is null."""
    record: dict[str, Any] = {
        "metric": figure.metric,
        "score": _rounded(figure.score),
        "low": _rounded(figure.low),
        "high": _rounded(figure.high),
        "signature": figure.signature,
        "lower_is_better": figure.lower_is_better,
    }
    return record | ({"met": figure.met, "counted": figure.counted} if figure.counted else {})


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "system": cell.label,
        "set": cell.test_set.signature,
        "language": cell.language,
        "references": cell.test_set.provenance.get(cell.language, "unknown"),
        "licence": cell.test_set.licence,
        "segments": len(cell.task.sources),
        "seconds": round(cell.seconds, 3),
        "signature": cell.signature,
        "figures": [figure_record(figure) for figure in cell.figures],
        "breakdown": {metric: _slices(cell, metric) for metric in BROKEN_DOWN if _slices(cell, metric)},
        "terms_by_form": [
            {"facet": count.facet, "value": count.value, "expected": count.expected, "met": count.met}
            for count in terms_by_form(cell)
        ],
    }


def _slices(cell: Cell, metric: str) -> list[dict[str, Any]]:
    return [
        {"facet": part.facet, "value": part.value, "segments": part.segments, "score": _rounded(part.score)}
        for part in slices(cell, metric)
    ]


def _rounded(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)


def labels(cells: Sequence[Cell]) -> list[str]:
    """The systems of a run, in order."""
    return list(dict.fromkeys(cell.label for cell in cells))
