"""From the rows of a foreign file to concepts: what every reader does in the same way."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import KAZAKH, LANGUAGE_NAMES, TARGETS
from mt_toolkit.errors import GlossaryError, Problem
from mt_toolkit.glossary.exchange.model import Reading
from mt_toolkit.glossary.exchange.scripts import check_scripts
from mt_toolkit.glossary.rows import Row, concepts_of_rows, derived_id, split_alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mt_toolkit.glossary.exchange.model import Request

EXCHANGE_HINT = "docs/exchange.md says what each format must hold"


def build(rows: Iterable[Row], path: Path, remarks: Iterable[str] = (), header: Iterable[str] = ()) -> Reading:
    """Judge ``rows`` by the rules of the curated form, and their scripts by what the languages are written in.

    ``header`` names the columns of a table; without one they are what is filled anywhere.

    Raises:
        GlossaryError: With every problem, or because the file holds no concept at all.
    """
    problems: list[Problem] = []
    chosen = list(_with_ids(rows))
    concepts = concepts_of_rows(chosen, path.name, path.stem, problems)
    if problems:
        plural = "problem" if len(problems) == 1 else "problems"
        raise GlossaryError(f"{len(problems)} {plural} in the glossary:", problems, hint=EXCHANGE_HINT)
    if not concepts:
        raise GlossaryError(f"{path.name} holds no concept", hint=EXCHANGE_HINT)
    check_scripts(concepts, path.name)
    columns = frozenset(filter(None, header)) or frozenset(
        name for row in chosen for name, value in row.cells.items() if value
    )
    return Reading(tuple(concepts), tuple(remarks), columns)


def usable(rows: Iterable[Row], path: Path, request: Request, ignored: Counter[str]) -> Reading:
    """Like :func:`build`, passing over entries without Kazakh or without a rendering, as databases of others have.

    ``ignored`` counts the terms of each other language; it may still grow while ``rows`` are read.

    Raises:
        GlossaryError: If no entry is left; it says what was missing.
    """
    missing: Counter[str] = Counter()
    kept = list(_complete(rows, request, missing))
    remarks = [*_of_languages(ignored), *(f"entries without {what}: {count}" for what, count in missing.items())]
    if not kept:
        found = f" ({'; '.join(remarks)})" if remarks else ""
        raise GlossaryError(f"{path.name} holds no usable entry{found}", hint=EXCHANGE_HINT)
    return build(kept, path, remarks)


def merged(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows with the same Kazakh and part of speech become one in the place of the first, with all renderings.

    Renderings become alternatives, other cells are joined by semicolons; rows without Kazakh stay as they are.
    """
    groups: dict[tuple[str, ...], list[Row]] = {}
    for number, row in enumerate(rows):
        kk = row.cells.get(KAZAKH, "")
        key = (kk, row.cells.get("pos", "")) if kk else (str(number),)
        groups.setdefault(key, []).append(row)
    for group in groups.values():
        yield group[0] if len(group) == 1 else Row(group[0].line, _joined(group))


def _joined(group: list[Row]) -> dict[str, str]:
    values: dict[str, dict[str, None]] = {}
    for row in group:
        for column, value in row.cells.items():
            values.setdefault(column, {})[value] = None
    return {
        column: (" | " if column in TARGETS else "; ").join(filter(None, found)) for column, found in values.items()
    }


def _complete(rows: Iterable[Row], request: Request, missing: Counter[str]) -> Iterator[Row]:
    wanted = " and ".join(LANGUAGE_NAMES[code] for code in request.targets)
    for row in rows:
        if not row.cells.get("kk"):
            missing["a Kazakh term"] += 1
        elif not any(row.cells.get(code) for code in request.targets):
            missing[f"a rendering in {wanted}"] += 1
        else:
            yield row


def _with_ids(rows: Iterable[Row]) -> Iterator[Row]:
    """Ids for rows without one; homographs, which would get the same, are numbered."""
    taken: Counter[str] = Counter()
    for row in rows:
        if row.cells.get("id"):
            yield row
            continue
        kk = split_alternatives(row.cells.get("kk", ""))
        made = derived_id(kk[0] if kk else "", row.cells.get("pos", "").upper())
        taken[made] += 1
        yield Row(row.line, {**row.cells, "id": made if taken[made] == 1 else f"{made}-{taken[made]}"})


def _of_languages(ignored: Counter[str]) -> list[str]:
    if not ignored:
        return []
    return ["terms in other languages: " + ", ".join(f"{code} {count}" for code, count in sorted(ignored.items()))]
