"""XLSX with all columns: text in, text out. A formula is refused when read and never written."""

from __future__ import annotations

import datetime
import warnings
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, BinaryIO

from mt_toolkit.errors import GlossaryError, MissingExtraError, Problem, UserInputError
from mt_toolkit.glossary.exchange.building import build
from mt_toolkit.glossary.exchange.cells import EMPTY_HINT, LONGEST, clean, refuse_size
from mt_toolkit.glossary.exchange.model import EVERYTHING, GlossaryFormat
from mt_toolkit.glossary.exchange.tables import TABLE_HINT, read_header, read_rows
from mt_toolkit.glossary.rows import cells_of, columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mt_toolkit.core.terms import Concept
    from mt_toolkit.glossary.exchange.model import Reading, Request

_BROKEN = (
    *(AttributeError, EOFError, IndexError, KeyError, OSError, SyntaxError, TypeError, ValueError),
    *(zipfile.BadZipFile, zlib.error),
)
"""What the library raises on a broken workbook, depending on where it is broken."""
_NOT_A_WORKBOOK = "save it as «Excel Workbook (.xlsx)»; the old .xls and other formats are not read"


def _openpyxl() -> Any:  # noqa: ANN401 - an untyped module, imported only when there is a workbook
    try:
        import openpyxl  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise MissingExtraError("xlsx", "the glossary format 'xlsx'") from error
    return openpyxl


def _read(path: Path, _request: Request) -> Reading:
    library = _openpyxl()
    _refuse_bombs(path)
    with warnings.catch_warnings(), path.open("rb") as stream:
        # The library remarks on styles and extensions that it does not know; no glossary depends on them.
        warnings.simplefilter("ignore")
        try:
            # Links to other workbooks are not followed, and values computed by formulas are not trusted.
            book = library.load_workbook(stream, read_only=True, data_only=False, keep_links=False)
        except (*_BROKEN, library.utils.exceptions.InvalidFileException) as error:
            raise GlossaryError(f"{path.name} is no workbook: {error}", hint=_NOT_A_WORKBOOK) from error
        return _of_book(book, path)


def _of_book(book: Any, path: Path) -> Reading:  # noqa: ANN401
    if not book.worksheets:
        raise GlossaryError(f"{path.name} has no sheet of cells", hint=TABLE_HINT)
    sheet = book.worksheets[0]
    others = [other.title for other in book.worksheets[1:]]
    remarks = [f"only the sheet «{sheet.title}» is read, not {', '.join(others)}"] if others else []
    lines = _lines(sheet, path)
    first = next((line for line in lines if any(line[1])), None)
    if first is None:
        raise GlossaryError(f"{path.name}: the sheet «{sheet.title}» is empty", hint=TABLE_HINT)
    header = read_header(first[1], path, first[0])
    return build(read_rows(header, lines, path), path, remarks, header)


def _lines(sheet: Any, path: Path) -> Iterator[tuple[int, list[str]]]:  # noqa: ANN401
    sheet.reset_dimensions()
    try:
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            texts = [_text(cell, path, number) for cell in cells]
            while texts and not texts[-1].strip():
                texts.pop()
            yield number, texts
    except _BROKEN as error:
        raise GlossaryError(f"{path.name}: the sheet is broken: {error}", hint=_NOT_A_WORKBOOK) from error


def _text(cell: Any, path: Path, line: int) -> str:  # noqa: ANN401
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        problem = Problem(path.name, line, cell.column_letter, "a formula")
        raise GlossaryError("formulas are not computed:", [problem], hint="paste the values instead")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value)


def _refuse_bombs(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(item.file_size for item in archive.infolist())
    except zipfile.BadZipFile as error:
        if not path.stat().st_size:
            raise GlossaryError(f"{path.name} is empty", hint=EMPTY_HINT) from error
        raise GlossaryError(f"{path.name} is no workbook", hint=_NOT_A_WORKBOOK) from error
    except OSError as error:
        raise UserInputError(f"cannot read {path}: {error.strerror}") from error
    refuse_size(size, path)


def _write(concepts: Sequence[Concept], stream: BinaryIO, request: Request) -> None:
    library = _openpyxl()
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    book = library.Workbook(write_only=True)
    sheet = book.create_sheet("glossary")
    sheet.freeze_panes = "A2"
    header = [name for name in columns_of(concepts) if not request.excludes(name)]

    def row_of(texts: Sequence[str]) -> list[Any]:
        row = []
        for text in texts:
            cell = WriteOnlyCell(sheet, value=_writable(text))
            # Text whatever it begins with: the library would make a formula of «=…».
            cell.data_type = "s"
            row.append(cell)
        return row

    sheet.append(row_of(header))
    for concept in concepts:
        cells = cells_of(concept)
        sheet.append(row_of([cells.get(name, "") for name in header]))
    book.save(stream)


def _writable(text: str) -> str | None:
    if len(text) > LONGEST:
        raise UserInputError(f"«{text[:60]}…» has {len(text):,} characters; {LONGEST:,} are written to a cell")
    return clean(text) or None


XLSX = GlossaryFormat(
    name="xlsx",
    title="XLSX with all columns",
    suffix=".xlsx",
    read=_read,
    write=_write,
    holds=EVERYTHING,
    where={"": "a column each, named in the first row of the first sheet"},
    remarks=(
        "Needs `pip install 'mt-toolkit[xlsx]'`.",
        "Every cell is written as text, also one that begins with = + - or @; a formula is refused when read.",
    ),
)
