"""Results as a table in a terminal, in Markdown and in LaTeX. One column has one signature, always."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from mt_toolkit.evaluation.runs.results import at, columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mt_toolkit.evaluation.runs.comparison import Row
    from mt_toolkit.evaluation.runs.results import Cell, RunResult
    from mt_toolkit.evaluation.scoring import Figure


def text_tables(result: RunResult) -> str:
    """Every table of a run for a terminal, with the signatures and whatever went wrong below."""
    parts: list[str] = []
    for test_set, language, cells in result.tables():
        origin = test_set.provenance.get(language, "unknown")
        parts.append(f"{test_set.name} → {language}  ({len(test_set.items)} segments, references: {origin})")
        parts.append(_aligned(_rows(cells)))
    signatures = sorted({signature for cell in result.cells for signature in _signatures(cell)})
    parts.append("\n".join(["signatures:", *(f"  {signature}" for signature in signatures)]))
    if result.problems:
        parts.append("\n".join(["not done:", *(f"  {problem}" for problem in result.problems)]))
    return "\n\n".join(parts) + "\n"


def markdown_table(cells: Sequence[Cell], metrics: Sequence[str]) -> str:
    """One table in Markdown over chosen metrics, scores with their intervals, rates with their counts."""
    rows = _rows(cells, metrics, long=True)
    lines = [f"| {' | '.join(row)} |" for row in rows]
    rule = f"| --- |{' ---: |' * (len(rows[0]) - 1)}"
    return "\n".join([lines[0], rule, *lines[1:]])


def latex_tables(result: RunResult) -> str:
    """A ``tabular`` for each set and language, to be put into a paper; the best of each column is bold."""
    parts = []
    for test_set, language, cells in result.tables():
        keys = columns(cells)
        head = " & ".join(["System", *(_escape(metric) for metric, _ in keys)])
        body = [
            " & ".join([_escape(cell.label), *(_latex_cell(cell, key, cells) for key in keys)]) + r" \\"
            for cell in cells
        ]
        origin = test_set.provenance.get(language, "unknown")
        notes = [f"% {metric}: {signature}" for metric, signature in keys]
        parts.append(
            "\n".join(
                [
                    f"% {test_set.signature}, {language}, {len(test_set.items)} segments, references: {origin}",
                    *notes,
                    rf"\begin{{tabular}}{{l{'r' * len(keys)}}}",
                    r"\hline",
                    head + r" \\",
                    r"\hline",
                    *body,
                    r"\hline",
                    r"\end{tabular}",
                ]
            )
        )
    return "\n\n".join(parts) + "\n"


def comparison_table(title: str, a: str, b: str, rows: Iterable[Row]) -> str:
    """A comparison for a terminal: A, B, difference with interval, two p-values, human agreement, and who is better."""
    table = [["metric", "A", "B", "B − A", "95 % interval", "p (bootstrap)", "p (randomisation)", "people", "better"]]
    for row in rows:
        people = f"{row.agreement:.0f} %" if row.agreement is not None else "–"
        span = "–" if math.isnan(row.low) else f"{row.low:+.2f} … {row.high:+.2f}"
        table.append(
            [
                row.metric, _number(row.a), _number(row.b), _signed(row.difference), span, _p(row.p_bootstrap),
                _p(row.p_randomisation), people, row.winner or "no difference",
            ]
        )  # fmt: skip
    return f"{title}\n  A = {a}\n  B = {b}\n\n{_aligned(table)}"


def comparison_record(name: str, language: str, a: str, b: str, rows: Iterable[Row]) -> dict[str, Any]:
    """A comparison as JSON; NaN is null."""
    return {"set": name, "language": language, "a": a, "b": b, "rows": [_row_record(row) for row in rows]}


def _row_record(row: Row) -> dict[str, Any]:
    values = asdict(row) | {"better": row.winner}
    return {key: None if isinstance(value, float) and math.isnan(value) else value for key, value in values.items()}


def _rows(cells: Sequence[Cell], metrics: Sequence[str] = (), *, long: bool = False) -> list[list[str]]:
    keys = [key for key in columns(list(cells)) if not metrics or key[0] in metrics]
    keys.sort(key=lambda key: metrics.index(key[0]) if metrics else 0)
    rows = [["system", *(f"{metric} ↓" if _is_lower(cells, (metric, s)) else metric for metric, s in keys)]]
    rows[0].append("sentences/s")
    for cell in cells:
        figures = [at(cell, key) for key in keys]
        speed = f"{cell.speed:.0f}" if cell.speed else "–"
        rows.append([cell.label, *(_figure(figure, long=long) for figure in figures), speed])
    return rows


def _figure(figure: Figure | None, *, long: bool) -> str:
    if figure is None or math.isnan(figure.score):
        return "–"
    text = _number(figure.score)
    if long and figure.counted:
        return f"{text} ({figure.met}/{figure.counted})"
    if long and not math.isnan(figure.low):
        return f"{text} [{_number(figure.low)}, {_number(figure.high)}]"
    return text


def _is_lower(cells: Sequence[Cell], key: tuple[str, str]) -> bool:
    return any(figure.lower_is_better for cell in cells if (figure := at(cell, key)) is not None)


def _signatures(cell: Cell) -> list[str]:
    return [f"{figure.metric}: {figure.signature}" for figure in cell.figures]


def _number(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def _signed(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:+.2f}"


def _p(value: float) -> str:
    return "–" if math.isnan(value) else "< 0.001" if value < 0.001 else f"{value:.3f}"


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _latex_cell(cell: Cell, key: tuple[str, str], cells: Sequence[Cell]) -> str:
    figure = at(cell, key)
    if figure is None or math.isnan(figure.score):
        return "--"
    others = [other.score for one in cells if (other := at(one, key)) is not None and not math.isnan(other.score)]
    best = min(others) if figure.lower_is_better else max(others)
    return rf"\textbf{{{figure.score:.1f}}}" if figure.score == best else f"{figure.score:.1f}"


def _escape(text: str) -> str:
    for character in "&%$#_{}":
        text = text.replace(character, f"\\{character}")
    return text
