"""The curated form of a glossary: tab-separated, one row a concept, ``|`` between alternatives, preferred first."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import TARGETS
from mt_toolkit.errors import GlossaryError, Problem
from mt_toolkit.glossary.rows import Row, cells_of, columns_of, concepts_of_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt_toolkit.core.terms import Concept


def parse_tsv(text: str, path: str, glossary: str) -> list[Concept]:
    """Read every row; a two-column list (``kk`` and ``en`` or ``ru``) is enough, unknown columns are kept.

    Raises:
        GlossaryError: With every structural problem of the file: a missing header or column, wrong number of cells,
            an empty Kazakh term, a row with no rendering, unknown values, a repeated id.
    """
    lines = _lines(text)
    problems: list[Problem] = []
    header = _header(lines, path, problems)
    concepts = concepts_of_rows(_rows(header, lines, path, problems), path, glossary, problems)
    if problems:
        plural = "problem" if len(problems) == 1 else "problems"
        raise GlossaryError(f"{len(problems)} {plural} in the glossary:", problems, hint=FORMAT_HINT)
    return concepts


def header_of(text: str) -> list[str]:
    """Names of the columns of a text that :func:`parse_tsv` takes."""
    return _names(_lines(text)[0])


FORMAT_HINT = "a glossary is tab-separated UTF-8 with a header row: kk and en or ru (see glossaries/README.md)"


def write_tsv(concepts: list[Concept]) -> str:
    """All concepts as TSV text: our columns, then the kept unknown ones; reading it back gives equal concepts."""
    header = columns_of(concepts)
    lines = [header, *([cells.get(name, "") for name in header] for cells in map(cells_of, concepts))]
    return "".join("\t".join(line) + "\n" for line in lines)


def _lines(text: str) -> list[str]:
    return text.removeprefix("\ufeff").splitlines()


def _names(line: str) -> list[str]:
    return [name.strip().lower() for name in line.split("\t")]


def _rows(header: list[str], lines: list[str], path: str, problems: list[Problem]) -> Iterator[Row]:
    if not header:
        return
    for number, line in enumerate(lines[1:], start=2):
        row = _row(header, line, path, number, problems) if line.strip() else None
        if row is not None:
            yield row


def _header(lines: list[str], path: str, problems: list[Problem]) -> list[str]:
    if not lines or not lines[0].strip():
        problems.append(Problem(path, 1, "", "the file has no header row"))
        return []
    header = _names(lines[0])
    if "kk" not in header:
        problems.append(Problem(path, 1, "kk", f"required column is missing; found: {', '.join(header)}"))
    if not set(TARGETS) & set(header):
        problems.append(Problem(path, 1, "", "at least one of the columns en and ru is required"))
    problems.extend(
        Problem(path, 1, name, "column appears twice") for name in sorted(set(header)) if header.count(name) > 1
    )
    return [] if problems else header


def _row(header: list[str], line: str, path: str, number: int, problems: list[Problem]) -> Row | None:
    cells = [unicodedata.normalize("NFC", cell.strip()) for cell in line.split("\t")]
    if len(cells) > len(header):
        if any(cells[len(header) :]):
            message = f"{len(cells)} cells in a row, but the header has {len(header)}"
            problems.append(Problem(path, number, "", message))
            return None
        cells = cells[: len(header)]
    return Row(number, dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True)))
