"""One self-contained HTML page of a run: leaderboards with intervals, charts, and every sentence side by side."""

from __future__ import annotations

import json
import math
from html import escape
from importlib import resources
from string import Template
from typing import TYPE_CHECKING, Any

from mt_toolkit import __version__
from mt_toolkit.core.languages import LANGUAGE_NAMES
from mt_toolkit.evaluation.metrics.integrity import faults
from mt_toolkit.evaluation.metrics.model import SEGMENT
from mt_toolkit.evaluation.reports.charts import Point, bars, scatter
from mt_toolkit.evaluation.runs.breakdown import slices
from mt_toolkit.evaluation.runs.results import at, columns
from mt_toolkit.pipeline.integrity import numbers_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.evaluation.runs.results import Cell, RunResult
    from mt_toolkit.evaluation.scoring import Figure

_MAIN, _TERMS = "chrF++", "term-success"
_CHARTED = ("length", "era", "register", "probe")


def run_page(result: RunResult) -> str:
    """The page. Everything from texts is escaped, or inert JSON."""
    tables = result.tables()
    return Template(_asset("page.html")).substitute(
        title=escape(f"{result.suite.name} · mt-toolkit evaluation"),
        name=escape(result.suite.name),
        description=escape(result.suite.description),
        css=_asset("page.css"),
        script=_asset("page.js"),
        problems=_problems(result),
        boards="\n".join(_board(number, *table) for number, table in enumerate(tables)),
        signatures=_signatures(result),
        environment=", ".join(f"{escape(key)} {escape(value)}" for key, value in result.environment),
        data=_inert(json.dumps([_sentences(*table) for table in tables], ensure_ascii=False, separators=(",", ":"))),
        version=__version__,
    )


def _asset(name: str) -> str:
    return resources.files("mt_toolkit.evaluation.reports").joinpath("assets", name).read_text(encoding="utf-8")


def _inert(text: str) -> str:
    """JSON that cannot end its script element."""
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _problems(result: RunResult) -> str:
    if not result.problems:
        return ""
    items = "".join(f"<li>{escape(problem)}</li>" for problem in result.problems)
    return f'<section class="problems"><h2>Not done</h2><ul>{items}</ul></section>'


def _board(number: int, test_set: Any, language: str, cells: Sequence[Cell]) -> str:  # noqa: ANN401
    origin = test_set.provenance.get(language, "unknown")
    head = f"{escape(test_set.name)} → {LANGUAGE_NAMES[language]}"
    licence = escape(test_set.licence or "no licence told")
    note = f"{len(test_set.items)} segments · references: {escape(origin)} · {licence}"
    return (
        f'<section class="board" id="board{number}"><h2>{head}</h2><p class="about">{note}</p>'
        f'<div class="scroll">{_leaderboard(cells)}</div><div class="charts">{_charts(cells)}</div></section>'
    )


def _leaderboard(cells: Sequence[Cell]) -> str:
    keys = columns(list(cells))
    head = "".join(_heading(key, cells) for key in keys)
    rows = []
    for cell in cells:
        best = [_is_best(cell, key, cells) for key in keys]
        numbers = "".join(_score(at(cell, key), is_best=b) for key, b in zip(keys, best, strict=True))
        speed = f"{cell.speed:.0f}" if cell.speed else "–"
        rows.append(
            f'<tr><th scope="row">{escape(cell.label)}</th>{numbers}<td data-v="{cell.speed}">{speed}</td></tr>'
        )
    labels = f'<th scope="col">system</th>{head}<th scope="col">sentences/s</th>'
    return f'<table class="leader"><thead><tr>{labels}</tr></thead><tbody>{"".join(rows)}</tbody></table>'


def _heading(key: tuple[str, str], cells: Sequence[Cell]) -> str:
    lower = any(figure.lower_is_better for cell in cells if (figure := at(cell, key)) is not None)
    return f'<th scope="col" title="{escape(key[1])}">{escape(key[0])}{" ↓" if lower else ""}</th>'


def _score(figure: Figure | None, *, is_best: bool) -> str:
    if figure is None or math.isnan(figure.score):
        return '<td data-v="-1">–</td>'
    text = f"{figure.score:.1f}" if abs(figure.score) >= 10 else f"{figure.score:.2f}"
    below = f"{figure.met}/{figure.counted}" if figure.counted else ""
    if not below and not math.isnan(figure.low):
        below = f"{figure.low:.1f} – {figure.high:.1f}"
    css = ' class="best"' if is_best else ""
    return f'<td{css} data-v="{figure.score:.4f}"><b>{text}</b><small>{below}</small></td>'


def _is_best(cell: Cell, key: tuple[str, str], cells: Sequence[Cell]) -> bool:
    """Best of its column; the reference, which is a ceiling and no system, takes no part."""
    figure = at(cell, key)
    systems = [one for one in cells if not one.signature.startswith("reference")]
    others = [other.score for one in systems if (other := at(one, key)) is not None and not math.isnan(other.score)]
    if figure is None or cell not in systems or len(others) < 2 or math.isnan(figure.score):
        return False
    return figure.score == (min(others) if figure.lower_is_better else max(others))


def _charts(cells: Sequence[Cell]) -> str:
    systems = [cell for cell in cells if not cell.signature.startswith("reference")]
    quality = [_point(cell, cell.speed or math.nan) for cell in systems]
    success = [_point(cell, _value(cell, _TERMS)) for cell in systems]
    parts = [
        scatter("Quality against speed", "sentences a second (log)", _MAIN, quality, logarithmic=True),
        scatter("Quality against term success", "terms right in their slot, %", _MAIN, success),
    ]
    broken_down = [slices(cell, _MAIN) for cell in systems]
    for facet in _CHARTED:
        names = list(dict.fromkeys(part.value for parts_ in broken_down for part in parts_ if part.facet == facet))
        scores = [{p.value: p.score for p in parts_ if p.facet == facet} for parts_ in broken_down]
        groups = [(name, [score.get(name, math.nan) for score in scores]) for name in names]
        if groups:
            parts.append(bars(f"{_MAIN} by {facet}", _MAIN, groups, [cell.label for cell in systems]))
    legend = "".join(f'<li><i class="c{n % 8}"></i>{escape(cell.label)}</li>' for n, cell in enumerate(systems))
    return f'{"".join(parts)}<ul class="legend">{legend}</ul>'


def _point(cell: Cell, x: float) -> Point:
    figure = cell.figure(_MAIN)
    return Point(cell.label, x, figure.score, figure.low, figure.high) if figure else Point(cell.label, x, math.nan)


def _value(cell: Cell, metric: str) -> float:
    figure = cell.figure(metric)
    return figure.score if figure else math.nan


def _signatures(result: RunResult) -> str:
    metrics = dict.fromkeys((f.metric, f.signature) for cell in result.cells for f in cell.figures)
    rows = [f"<dt>{escape(metric)}</dt><dd>{escape(signature)}</dd>" for metric, signature in metrics]
    systems = dict.fromkeys((cell.label, cell.signature) for cell in result.cells)
    rows += [f"<dt>{escape(label)}</dt><dd>{escape(signature)}</dd>" for label, signature in systems]
    return "".join(rows)


def _sentences(test_set: Any, language: str, cells: Sequence[Cell]) -> dict[str, Any]:  # noqa: ANN401
    scores = {cell.label: _segment_scores(cell) for cell in cells}
    systems = [cell for cell in cells if not cell.signature.startswith("reference")]
    task = cells[0].task
    return {
        "set": test_set.name,
        "language": language,
        "systems": [cell.label for cell in systems],
        "rows": [
            {
                "id": item.id,
                "document": item.document,
                "source": item.source,
                "reference": item.reference(language),
                "terms": [[e.start, e.end] for e in task.expectations[position]] if task.expectations else [],
                "outputs": [_output(cell, position, scores[cell.label]) for cell in systems],
            }
            for position, item in enumerate(test_set.items)
        ],
    }


def _output(cell: Cell, position: int, scores: Sequence[float]) -> dict[str, Any]:
    task = cell.task
    source, text = task.sources[position], task.hypotheses[position]
    marks, missed = [], []
    if task.expectations:
        for expectation, verdict in zip(task.expectations[position], task.verdicts[position], strict=True):
            wanted = expectation.targets[0].text if expectation.targets else expectation.listed[0]
            if verdict.start >= 0:
                marks.append([verdict.start, verdict.end, int(verdict.slot), f"{expectation.surface} → {wanted}"])
            if not verdict.slot:
                missed.append(f"{expectation.surface} → {wanted}{f': {verdict.problem}' if verdict.problem else ''}")
    lost = numbers_of(source) - numbers_of(text)
    return {
        "text": text,
        "score": round(scores[position], 1) if scores else None,
        "marks": marks,
        "missed": missed,
        "numbers": sorted(lost),
        "faults": list(faults(source, text, task.language)),
    }


def _segment_scores(cell: Cell) -> list[float]:
    figure = cell.figure(_MAIN)
    if figure is None or figure.unit != SEGMENT:
        return []
    return [float(score) for score in figure.scorer(figure.statistics)]
