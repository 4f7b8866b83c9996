"""Charts as inline SVG: scatter plots of systems, bars over parts of a set. Colours are CSS classes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH, _HEIGHT = 460, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 16, 14, 44
_COLOURS = 8


@dataclass(frozen=True, slots=True)
class Point:
    """A system in a scatter plot; ``low`` and ``high`` bound its interval on the vertical axis."""

    label: str
    x: float
    y: float
    low: float = math.nan
    high: float = math.nan


def scatter(title: str, x_name: str, y_name: str, points: Sequence[Point], *, logarithmic: bool = False) -> str:
    """Systems as labelled dots with their vertical intervals; ``logarithmic`` is for the horizontal axis."""
    usable = [p for p in points if not math.isnan(p.x) and not math.isnan(p.y) and (p.x > 0 or not logarithmic)]
    if not usable:
        return ""
    xs = [math.log10(point.x) if logarithmic else point.x for point in usable]
    ys = [value for point in usable for value in (point.y, point.low, point.high) if not math.isnan(value)]
    x_axis, y_axis = _axis(xs), _axis(ys)
    parts = [*_frame(x_name, y_name, x_axis, y_axis, logarithmic=logarithmic)]
    taken: list[tuple[float, float]] = []
    for number, (point, x_value) in enumerate(zip(usable, xs, strict=True)):
        x, y = _across(x_value, x_axis), _down(point.y, y_axis)
        if not math.isnan(point.low):
            low, high = _down(point.low, y_axis), _down(point.high, y_axis)
            parts.append(f'<line class="whisker" x1="{x:.1f}" y1="{low:.1f}" x2="{x:.1f}" y2="{high:.1f}"/>')
        parts.append(f'<circle class="c{number % _COLOURS}" cx="{x:.1f}" cy="{y:.1f}" r="5"/>')
        parts.append(_label(point.label, x, y, taken))
    return _svg(title, parts)


def bars(title: str, y_name: str, groups: Sequence[tuple[str, Sequence[float]]], series: Sequence[str]) -> str:
    """Groups of bars, one bar a series; a NaN leaves its place empty."""
    values = [value for _, group in groups for value in group if not math.isnan(value)]
    if not values:
        return ""
    y_axis = (0.0, max(values) * 1.08 or 1.0)
    parts = [*_horizontal_lines(y_name, y_axis)]
    room = (_WIDTH - _LEFT - _RIGHT) / len(groups)
    width = min(26.0, room * 0.8 / max(1, len(series)))
    for position, (name, group) in enumerate(groups):
        middle = _LEFT + room * (position + 0.5)
        start = middle - width * len(series) / 2
        for number, value in enumerate(group):
            if not math.isnan(value):
                top = _down(value, y_axis)
                parts.append(
                    f'<rect class="c{number % _COLOURS}" x="{start + number * width:.1f}" y="{top:.1f}" '
                    f'width="{width - 1:.1f}" height="{_HEIGHT - _BOTTOM - top:.1f}">'
                    f"<title>{escape(series[number])}, {escape(name)}: {value:.1f}</title></rect>"
                )
        parts.append(_group_name(name, middle, room))
    return _svg(title, parts)


def _group_name(name: str, middle: float, room: float) -> str:
    short = name if len(name) * 6 < room else name[: max(3, int(room / 6) - 1)] + "…"
    y = _HEIGHT - _BOTTOM + 15
    inner = f"{escape(short)}<title>{escape(name)}</title>"
    return f'<text class="tick" text-anchor="middle" x="{middle:.1f}" y="{y}">{inner}</text>'


def _axis(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    margin = (high - low) * 0.15 or max(abs(high) * 0.05, 0.5)
    return low - margin, high + margin


def _across(value: float, axis: tuple[float, float]) -> float:
    return _LEFT + (value - axis[0]) / (axis[1] - axis[0]) * (_WIDTH - _LEFT - _RIGHT)


def _down(value: float, axis: tuple[float, float]) -> float:
    return _HEIGHT - _BOTTOM - (value - axis[0]) / (axis[1] - axis[0]) * (_HEIGHT - _TOP - _BOTTOM)


def _ticks(axis: tuple[float, float]) -> list[float]:
    step = 10 ** math.floor(math.log10((axis[1] - axis[0]) / 4))
    step *= next(factor for factor in (1, 2, 5, 10) if (axis[1] - axis[0]) / (step * factor) <= 6)
    first = math.ceil(axis[0] / step)
    return [step * number for number in range(first, math.floor(axis[1] / step) + 1)]


def _frame(
    x_name: str, y_name: str, x_axis: tuple[float, float], y_axis: tuple[float, float], *, logarithmic: bool
) -> list[str]:
    parts = _horizontal_lines(y_name, y_axis)
    for tick in _ticks(x_axis):
        x = _across(tick, x_axis)
        text = (f"{10**tick:.0f}" if tick >= 1 else f"{10**tick:.2g}") if logarithmic else f"{tick:.4g}"
        parts.append(f'<text class="tick" text-anchor="middle" x="{x:.1f}" y="{_HEIGHT - _BOTTOM + 15}">{text}</text>')
    middle = (_WIDTH + _LEFT - _RIGHT) / 2
    parts.append(f'<text class="axis" text-anchor="middle" x="{middle}" y="{_HEIGHT - 8}">{escape(x_name)}</text>')
    return parts


def _horizontal_lines(y_name: str, axis: tuple[float, float]) -> list[str]:
    parts = []
    for tick in _ticks(axis):
        y = _down(tick, axis)
        parts.append(f'<line class="grid" x1="{_LEFT}" y1="{y:.1f}" x2="{_WIDTH - _RIGHT}" y2="{y:.1f}"/>')
        parts.append(f'<text class="tick" text-anchor="end" x="{_LEFT - 6}" y="{y + 4:.1f}">{tick:.4g}</text>')
    middle = (_HEIGHT - _BOTTOM + _TOP) / 2
    turn = f'transform="rotate(-90 12 {middle})"'
    parts.append(f'<text class="axis" text-anchor="middle" x="12" y="{middle}" {turn}>{escape(y_name)}</text>')
    return parts


def _label(text: str, x: float, y: float, taken: list[tuple[float, float]]) -> str:
    """The name of a dot, moved down where another stands, to the left at the right edge."""
    at_edge = x > _WIDTH - _RIGHT - 7 * len(text)
    place = y - 8
    while any(abs(place - other) < 12 and abs(x - x_) < 90 for x_, other in taken):
        place += 12
    taken.append((x, place))
    anchor, left = ("end", x - 7) if at_edge else ("start", x + 7)
    return f'<text class="name" text-anchor="{anchor}" x="{left:.1f}" y="{place:.1f}">{escape(text)}</text>'


def _svg(title: str, parts: Sequence[str]) -> str:
    inner = "".join(part for part in parts if part)
    return (
        f'<figure><figcaption>{escape(title)}</figcaption><svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="{escape(title)}">{inner}</svg></figure>'
    )
