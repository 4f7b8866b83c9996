"""CSV with all columns: RFC 4180, as spreadsheets of any locale write it (comma, semicolon or tab, BOM or none)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, BinaryIO

from mt_toolkit.core.languages import KAZAKH
from mt_toolkit.errors import GlossaryError, Problem, UserInputError
from mt_toolkit.glossary.exchange.building import build
from mt_toolkit.glossary.exchange.cells import EMPTY_HINT, language_of, refuse_size
from mt_toolkit.glossary.exchange.model import EVERYTHING, GlossaryFormat
from mt_toolkit.glossary.exchange.tables import read_header, read_rows
from mt_toolkit.glossary.rows import cells_of, columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mt_toolkit.core.terms import Concept
    from mt_toolkit.glossary.exchange.model import Reading, Request

_SEPARATORS = ",;\t"
_LONGEST_HEADER = 20_000
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_text(path: Path) -> str:
    """The text of a file of rows: UTF-8, or UTF-16 with a BOM.

    Raises:
        UserInputError: If it cannot be read or is empty.
        GlossaryError: If it is in another encoding; with the line.
    """
    try:
        refuse_size(path.stat().st_size, path)
        data = path.read_bytes()
    except OSError as error:
        raise UserInputError(f"cannot read {path}: {error.strerror}") from error
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problem = Problem(path.name, line, "", f"not {encoding.upper()} (byte {error.start})")
        hint = "save it as «CSV UTF-8»: older encodings have no Kazakh letters"
        raise GlossaryError("the glossary cannot be decoded:", [problem], hint=hint) from error
    if not text.strip():
        raise GlossaryError(f"{path.name} is empty", hint=EMPTY_HINT)
    return text


def read_lines(text: str, path: Path, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the 1-based line on which each begins.

    Raises:
        GlossaryError: If a quotation mark is never closed or stands where none may.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for cells in reader:
            yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        problem = Problem(path.name, begins, "", f"the row cannot be split: {error}")
        hint = 'a cell with a quotation mark is put in quotation marks, the mark doubled: "a ""b"" c"'
        raise GlossaryError("the table is broken:", [problem], hint=hint) from error


def separator_of(text: str) -> tuple[str, int]:
    """Which separator the header is written with, and how many lines stand before it (``sep=;`` of spreadsheets)."""
    lines = io.StringIO(text, newline=None)
    first = lines.readline(_LONGEST_HEADER).strip("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[4], 1
    header = first if first.strip() else lines.readline(_LONGEST_HEADER).strip("\n")
    for separator in _SEPARATORS:
        names = next(csv.reader([header], delimiter=separator), [])
        if KAZAKH in map(language_of, names) and len(names) > 1:
            return separator, 0
    return max(_SEPARATORS, key=header.count), 0


def _read(path: Path, _request: Request) -> Reading:
    text = read_text(path)
    separator, before = separator_of(text)
    lines = list(read_lines(text, path, separator))[before:]
    while lines and not any(lines[0][1]):
        del lines[0]
    if not lines:
        raise GlossaryError(f"{path.name} is empty", hint=EMPTY_HINT)
    header = read_header(lines[0][1], path, lines[0][0])
    return build(read_rows(header, lines[1:], path), path, header=header)


def _write(concepts: Sequence[Concept], stream: BinaryIO, request: Request) -> None:
    header = [name for name in columns_of(concepts) if not request.excludes(name)]
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
    table = csv.writer(text)
    table.writerow(header)
    for concept in concepts:
        cells = cells_of(concept)
        table.writerow([cells.get(name, "") for name in header])
    text.detach()


CSV = GlossaryFormat(
    name="csv",
    title="CSV with all columns",
    suffix=".csv",
    read=_read,
    write=_write,
    holds=EVERYTHING,
    where={"": "a column each, named in the first row"},
    remarks=(
        "Written with commas and a BOM, so that spreadsheets open it as UTF-8; read with commas, semicolons or tabs.",
        "A cell that begins with = + - or @ is written as it is: a spreadsheet that opens the file may take it for a "
        "formula. XLSX has no such danger.",
    ),
)
