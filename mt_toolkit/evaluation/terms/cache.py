"""Expectations kept between runs: matching a large set takes longer than scoring it, and gives the same every time."""

from __future__ import annotations

import contextlib
import hashlib
import json
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.terms import Role, TargetTerm
from mt_toolkit.documents.output import write_atomically
from mt_toolkit.evaluation.terms.expectations import Expectation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

Expectations = tuple[tuple[Expectation, ...], ...]
_FORMAT = 1


def cached(folder: Path, facts: Sequence[str], make: Callable[[], Expectations]) -> Expectations:
    """What ``make`` gives, or what it gave before for the same ``facts``: set, language, glossary, code.

    A cache that cannot be read or written costs time, never the run.
    """
    name = hashlib.sha256("|".join([str(_FORMAT), *facts]).encode()).hexdigest()[:20]
    path = folder / f"{name}.json"
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError, IndexError):
        return _read(json.loads(path.read_text(encoding="utf-8")))
    made = make()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(path, json.dumps(_written(made), ensure_ascii=False, separators=(",", ":")))
    return made


def _written(expectations: Expectations) -> dict[str, Any]:
    """Renderings are shared by thousands of occurrences: each is written once and named by its number."""
    numbers: dict[tuple[Any, ...], int] = {}
    rows = []
    for segment in expectations:
        row = []
        for one in segment:
            shared = (one.concept, str(one.role), one.targets, one.listed, one.forbidden)
            number = numbers.setdefault(shared, len(numbers))
            row.append([number, one.start, one.end, one.surface, one.features])
        rows.append(row)
    table = [
        [concept, role, [[t.text, str(t.role), t.grammar] for t in targets], listed, forbidden]
        for concept, role, targets, listed, forbidden in numbers
    ]
    return {"terms": table, "rows": rows}


def _read(record: dict[str, Any]) -> Expectations:
    terms = [
        (
            concept,
            Role(role),
            tuple(TargetTerm(text, Role(kind), (), tuple(grammar)) for text, kind, grammar in targets),
            tuple(listed),
            tuple(forbidden),
        )
        for concept, role, targets, listed, forbidden in record["terms"]
    ]
    return tuple(
        tuple(
            _expectation(terms[number], start, end, surface, tuple((key, value) for key, value in features))
            for number, start, end, surface, features in row
        )
        for row in record["rows"]
    )


def _expectation(term: Any, start: int, end: int, surface: str, features: Any) -> Expectation:  # noqa: ANN401
    concept, role, targets, listed, forbidden = term
    return Expectation(concept, start, end, surface, role, features, targets, listed, forbidden)
