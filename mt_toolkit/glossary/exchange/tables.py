"""What CSV and XLSX share: a header row that is understood, and rows under it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import KAZAKH, LANGUAGE_NAMES, TARGETS
from mt_toolkit.errors import GlossaryError, Problem
from mt_toolkit.glossary.exchange.cells import clean, language_of, measured
from mt_toolkit.glossary.rows import COLUMNS, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

TABLE_HINT = "the first row names the columns: kk and en or ru, the others as in glossaries/README.md"
PAIRS_HINT = "is it a list of pairs without a header? then: mt-toolkit glossary convert FILE NEW.tsv --from deepl-csv"


def read_header(cells: Sequence[str], path: Path, line: int = 1) -> list[str]:
    """Names of columns out of the first row, lower-cased, languages by our codes («kk-KZ» is ``kk``).

    Raises:
        GlossaryError: If Kazakh or every target is missing, or a column appears twice.
    """
    header = [_column(cell) for cell in cells]
    problems: list[Problem] = []
    if KAZAKH not in header:
        found = ", ".join(filter(None, header)) or "nothing"
        problems.append(Problem(path.name, line, KAZAKH, f"required column is missing; found: {found}"))
    if not set(TARGETS) & set(header):
        problems.append(Problem(path.name, line, "", "at least one of the columns en and ru is required"))
    twice = sorted(name for name, count in Counter(filter(None, header)).items() if count > 1)
    problems.extend(Problem(path.name, line, name, "column appears twice") for name in twice)
    if problems:
        hint = TABLE_HINT if KAZAKH in header else f"{TABLE_HINT}; {PAIRS_HINT}"
        raise GlossaryError("the table has no usable header row:", problems, hint=hint)
    return header


def read_rows(header: Sequence[str], lines: Iterable[tuple[int, Sequence[str]]], path: Path) -> Iterator[Row]:
    """The rows under ``header``; ``lines`` pairs a 1-based line with its cells. Blank rows are passed over.

    Raises:
        GlossaryError: If a row has a filled cell under no heading.
    """
    for number, cells in lines:
        values: dict[str, str] = {}
        for index, cell in enumerate(cells):
            name = header[index] if index < len(header) else ""
            if not name and cell.strip():
                message = f"'{clean(cell)[:40]}' stands under no heading ({len(cells)} cells, {len(header)} columns)"
                problem = Problem(path.name, number, "", message)
                raise GlossaryError("a row is wider than the header:", [problem], hint=TABLE_HINT)
            if value := measured(cell, path, number, name):
                values[name] = value
        if values:
            yield Row(number, values)


def _column(cell: str) -> str:
    name = clean(cell).lower()
    if name in COLUMNS:
        return name
    code = language_of(name)
    return code if code in LANGUAGE_NAMES else name
