"""CSV and XLSX as spreadsheets of any locale write them, and their mistakes."""

from __future__ import annotations

import csv
import datetime
import io
import sys
import zipfile

import openpyxl
import pytest

from mt_toolkit.errors import GlossaryError, MissingExtraError
from mt_toolkit.glossary.exchange.formats import format_named, read_glossary
from mt_toolkit.glossary.exchange.model import Request
from mt_toolkit.glossary.store import load_glossary
from mt_toolkit.glossary.tsv import write_tsv


def read(write, content: str | bytes, name: str = "mine.csv"):
    return read_glossary(write(name, content)).concepts


def workbook(tmp_path, *rows, more=()) -> object:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for title in more:
        book.create_sheet(title)
    path = tmp_path / "mine.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_separator_line_end_and_encoding_of_a_spreadsheet(write, separator, newline, encoding) -> None:
    lines = ["kk;ru;note", 'хан;хан;"бір; екі, ""үш"""', "би;бий;", "", ";;"]
    text = newline.join(lines).replace(";", separator) + newline
    one, other = read(write, text.encode(encoding))
    assert one.note == f'бір{separator.strip()} екі, "үш"'
    assert other.kk == ("би",)


def test_the_line_that_excel_puts_before_the_header(write) -> None:
    assert read(write, "sep=;\r\nkk;en\r\nхан;khan\r\n")[0].kk == ("хан",)


def test_cells_over_several_lines_become_one(write) -> None:
    assert read(write, 'kk,en,note\nхан,khan,"one\r\ntwo\n three"\n')[0].note == "one two three"


def test_the_header_takes_language_tags_any_case_and_stray_columns(write) -> None:
    concept = read(write, "EN-us; kk-KZ ;Teacher;;\nkhan;хан;Айгүл;;\n")[0]
    assert concept.kk == ("хан",)
    assert concept.extra == (("teacher", "Айгүл"),)


def test_writing_quotes_as_the_standard_says(full) -> None:
    stream = io.BytesIO()
    format_named("csv").write(full, stream, Request())
    data = stream.getvalue()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[2]["note"] == '=1+1; "quoted"'
    assert '"=1+1; ""quoted"""' in data.decode()


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("en,ru\nkhan,хан\n", 1, "kk", "missing"),
        ("kk,note\nхан,x\n", 1, "", "at least one"),
        ("kk,en,KK\nхан,khan,хан\n", 1, "kk", "twice"),
        ("kk,en\n,khan\n", 2, "kk", "empty"),
        ("kk,en\nхан,\n", 2, "", "no rendering"),
        ("kk,en\nби,bi\n\nхан,khan,stray\n", 4, "", "'stray' stands under no heading"),
        ('kk,en\nхан,"kh\nan"\nби,"bi\n', 4, "", "cannot be split"),
        ('kk,en\nхан,"khan"x\n', 2, "", "cannot be split"),
        ("kk,en,status\nхан,khan,maybe\n", 2, "status", "maybe"),
        ("id,kk,en\na,хан,khan\na,би,bi\n", 3, "id", "line 2"),
    ],
)
def test_each_defect_names_its_line_and_column(write, text, line, column, words) -> None:
    with pytest.raises(GlossaryError) as caught:
        read(write, text)
    problem = caught.value.problems[0]
    assert (problem.line, problem.column) == (line, column)
    assert words in problem.message
    assert caught.value.hint


def test_an_old_encoding_is_told_with_its_line(write) -> None:
    with pytest.raises(GlossaryError, match="not UTF-8") as caught:
        read(write, "kk,ru\nab,cd\nхан,хан\n".encode("cp1251"))
    assert caught.value.problems[0].line == 3
    assert "CSV UTF-8" in caught.value.hint


def test_a_list_without_a_header_gets_a_hint(write) -> None:
    with pytest.raises(GlossaryError) as caught:
        read(write, "хан,khan\nби,bi\n")
    assert "--from deepl-csv" in caught.value.hint


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kk,en\nkhan,хан\njudge,би\n", "swapped"),
        ("kk,ru\nсуд,сот\nвойна,соғыс\nземля,жер үлесі\n", "swapped"),
        ("kk,en\nхан,хан\nби,бий\n", "English terms are in Cyrillic"),
        ("kk,ru\nхан,khan\nби,bi\n", "Russian terms are in Latin"),
        ("kk,en\nqazaq,Kazakh\nhan,khan\n", "Kazakh terms are in Latin"),
        ("kk,en\nقازاق,Kazakh\n", "Kazakh terms are in Arabic"),
    ],
)
def test_swapped_columns_and_wrong_scripts(write, text, words) -> None:
    with pytest.raises(GlossaryError, match=words):
        read(write, text)


def test_single_oddities_are_left_to_the_check(write) -> None:
    assert len(read(write, "kk,en\nхан,khan\nДНҚ,DNA\nIT,IT\nби,бий\nжүз,zhuz\n")) == 5


def test_a_workbook_is_text_and_nothing_else(full, tmp_path) -> None:
    path = tmp_path / "ours.xlsx"
    with path.open("wb") as stream:
        format_named("xlsx").write(full, stream, Request())
    sheet = openpyxl.load_workbook(path).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert '=1+1; "quoted"' in [cell.value for cell in cells]
    with zipfile.ZipFile(path) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "sheet" in name)


def test_formulas_are_refused_with_their_place(tmp_path) -> None:
    path = workbook(tmp_path, ["kk", "en"], ["хан", "khan"], ["би", '=HYPERLINK("http://x","bi")'])
    with pytest.raises(GlossaryError, match="formulas") as caught:
        read_glossary(path)
    assert (caught.value.problems[0].line, caught.value.problems[0].column) == (3, "B")


def test_numbers_dates_and_blank_rows(tmp_path) -> None:
    day = datetime.datetime(2026, 11, 23)  # noqa: DTZ001 - a workbook knows no time zone
    path = workbook(
        tmp_path, [], ["kk", "en", "period", "x"], [], ["хан", "khan", 1465.0, day], ["би", "bi", 2.5, True]
    )
    one, other = read_glossary(path).concepts
    assert (one.period, one.extra) == ("1465", (("x", "2026-11-23"),))
    assert other.period == "2.5"


def test_only_the_first_sheet_is_read_and_that_is_said(tmp_path) -> None:
    reading = read_glossary(workbook(tmp_path, ["kk", "en"], ["хан", "khan"], more=["old", "ideas"]))
    assert reading.remarks == ("only the sheet «Sheet» is read, not old, ideas",)


def test_an_empty_sheet_and_a_broken_workbook(tmp_path, write) -> None:
    with pytest.raises(GlossaryError, match="is empty"):
        read_glossary(workbook(tmp_path))
    path = workbook(tmp_path, ["kk", "en"], ["хан", "khan"])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, content in (("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row>"), ("xl/workbook.xml", b"<x")):
        with zipfile.ZipFile(path, "w") as archive:
            for part, data in parts.items():
                archive.writestr(part, content if part == name else data)
        with pytest.raises(GlossaryError):
            read_glossary(path)
    with pytest.raises(GlossaryError, match="no workbook"):
        read_glossary(write("old.xlsx", b"\xd0\xcf\x11\xe0" * 100))


def test_without_the_library_the_extra_is_named(write, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtraError) as caught:
        read_glossary(write("mine.xlsx", b"PK"))
    assert "mt-toolkit[xlsx]" in caught.value.hint


def test_a_glossary_is_loaded_by_its_suffix(full, tmp_path) -> None:
    digests = set()
    (tmp_path / "full.tsv").write_text(write_tsv(full), encoding="utf-8")
    for name in ("csv", "xlsx", "tbx", "tmx"):
        path = tmp_path / f"full.{name}"
        with path.open("wb") as stream:
            format_named(name).write(full, stream, Request())
    for path in tmp_path.iterdir():
        glossary = load_glossary(str(path))
        assert glossary.name == "full"
        digests.add(glossary.digest)
    assert len(digests) == 1
