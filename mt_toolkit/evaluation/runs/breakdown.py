"""Scores over parts of a set (document, register, era, length, term density); terms by their Kazakh morphology."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from mt_toolkit.core.features import value_of
from mt_toolkit.evaluation.metrics.model import SEGMENT
from mt_toolkit.lang.kazakh.analyzer import Analyzer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mt_toolkit.evaluation.runs.results import Cell
    from mt_toolkit.evaluation.terms.expectations import Expectation

FACETS = ("document", "register", "era", "length", "terms", "probe")
_LENGTHS = ((8, "1–8 words"), (15, "9–15 words"), (25, "16–25 words"), (10_000, "26+ words"))
_DENSITIES = ((0, "no term"), (2, "1–2 terms"), (5, "3–5 terms"), (10_000, "6+ terms"))


@dataclass(frozen=True, slots=True)
class Slice:
    """One part of a set: how many segments it has and what it scores; NaN where there was nothing to count."""

    facet: str
    value: str
    segments: int
    score: float


@dataclass(frozen=True, slots=True)
class FormCount:
    """Term occurrences in one Kazakh form, and how many of them were right in their slot."""

    facet: str
    value: str
    expected: int
    met: int


def slices(cell: Cell, metric: str) -> list[Slice]:
    """A metric over every part of every facet that has more than one part. Document metrics have no slices."""
    figure = cell.figure(metric)
    if figure is None or figure.unit != SEGMENT:
        return []
    found = []
    for facet in FACETS:
        parts: dict[str, list[int]] = {}
        for position in range(len(cell.task.sources)):
            parts.setdefault(_value(cell, facet, position), []).append(position)
        parts.pop("", None)
        if len(parts) > 1:
            ordered = _ordered(facet, parts)
            for value, positions in ordered:
                score = float(figure.scorer(figure.statistics[positions].sum(axis=0, keepdims=True))[0])
                found.append(Slice(facet, value, len(positions), score))
    return found


def terms_by_form(cell: Cell) -> list[FormCount]:
    """Success of terms by case, number, possession and role in the source, and by whether the glossary has them."""
    expected: Counter[tuple[str, str]] = Counter()
    met: Counter[tuple[str, str]] = Counter()
    verdicts = cell.task.verdicts if cell.task.expectations else ()
    for expectations, judged in zip(cell.task.expectations, verdicts, strict=True):
        for expectation, verdict in zip(expectations, judged, strict=True):
            for form in _forms(expectation):
                expected[form] += 1
                met[form] += verdict.slot
    return [FormCount(facet, value, expected[facet, value], met[facet, value]) for facet, value in sorted(expected)]


def _forms(expectation: Expectation) -> Iterator[tuple[str, str]]:
    features = expectation.features or _features_of(expectation.surface)
    yield "role", str(expectation.role)
    yield "glossary", "has the term" if expectation.concept else "lacks the term"
    yield "case", value_of(features, "Case", "none")
    yield "number", value_of(features, "Number", "Sing")
    yield "possession", "possessed" if value_of(features, "Person[psor]") else "bare"
    yield "words", "one word" if " " not in expectation.surface.strip() else "several words"


@cache
def _features_of(surface: str) -> tuple[tuple[str, str], ...]:
    """Features of the last word, which carries the endings of a Kazakh phrase."""
    words = surface.strip("«»\"'“”").split()
    readings = _analyzer().analyze(words[-1]) if words else ()
    return readings[0].features if readings else ()


@cache
def _analyzer() -> Analyzer:
    return Analyzer()


def _value(cell: Cell, facet: str, position: int) -> str:
    return _VALUES[facet](cell, position)


def _document(cell: Cell, position: int) -> str:
    names = cell.test_set.documents
    name = cell.task.documents[position]
    return name if name in names else ""


def _fact(name: str) -> Callable[[Cell, int], str]:
    def of(cell: Cell, position: int) -> str:
        facts = cell.test_set.documents.get(cell.task.documents[position])
        return str(getattr(facts, name)) if facts else ""

    return of


def _length(cell: Cell, position: int) -> str:
    words = len(cell.task.sources[position].split())
    return next(label for limit, label in _LENGTHS if words <= limit)


def _density(cell: Cell, position: int) -> str:
    if not cell.task.expectations:
        return ""
    count = len(cell.task.expectations[position])
    return next(label for limit, label in _DENSITIES if count <= limit)


def _probe(cell: Cell, position: int) -> str:
    return cell.test_set.items[position].probe


_VALUES: dict[str, Callable[[Cell, int], str]] = {
    "document": _document,
    "register": _fact("register"),
    "era": _fact("era"),
    "length": _length,
    "terms": _density,
    "probe": _probe,
}


def _ordered(facet: str, parts: dict[str, list[int]]) -> list[tuple[str, list[int]]]:
    labels = [label for _, label in (_LENGTHS if facet == "length" else _DENSITIES)]
    if facet in {"length", "terms"}:
        return [(label, parts[label]) for label in labels if label in parts]
    if facet == "era":
        first = {value: int(np.min(positions)) for value, positions in parts.items()}
        return sorted(parts.items(), key=lambda part: first[part[0]])
    return sorted(parts.items())
