"""Which columns a file speaks of, in each kind of file."""

from __future__ import annotations

import pytest

from mt_toolkit.__main__ import run
from mt_toolkit.glossary.store import load_glossary
from mt_toolkit.glossary.versions.said import said, speaks_of

TABLE = "id\tkk\ten\tnote\nkhan\tхан\tkhan\t\n"


@pytest.mark.parametrize(("name", "separator"), [("a.tsv", "\t"), ("a.csv", ","), ("a.txt", "\t")])
def test_a_table_speaks_of_its_header(write, name, separator) -> None:
    glossary = load_glossary(str(write(name, TABLE.replace("\t", separator))))
    assert glossary.columns == {"id", "kk", "en", "note"}
    assert said(glossary, glossary.concepts[0], ["kk", "ru", "note"]) == {"kk": "хан", "note": ""}


def test_a_workbook_does_too(write, tmp_path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["id", "kk", None, "EN-gb", "note"], ["khan", "хан", None, "khan", None]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert load_glossary(str(tmp_path / "a.xlsx")).columns == {"id", "kk", "en", "note"}


@pytest.mark.parametrize("name", ["a.tbx", "a.tmx"])
def test_an_exchange_file_speaks_of_what_it_fills(write, tmp_path, name) -> None:
    assert run(["glossary", "convert", str(write("mine.tsv", TABLE)), str(tmp_path / name)]) == 0
    columns = load_glossary(str(tmp_path / name)).columns
    assert {"kk", "en"} <= columns
    assert not columns & {"ru", "note", "source"}


def test_a_folder_speaks_of_what_any_of_its_files_does(write, tmp_path) -> None:
    (tmp_path / "mine").mkdir()
    write("mine/a.tsv", TABLE)
    write("mine/b.tsv", "kk\tru\nбатыр\tбатыр\n")
    glossary = load_glossary(f"{tmp_path}/mine")
    assert glossary.columns == {"id", "kk", "en", "note", "ru"}
    assert not speaks_of(glossary, "source")
