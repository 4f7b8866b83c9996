"""Checking a glossary: each kind of slip is found, in its row and column, and sound rows are let be."""

from __future__ import annotations

import pytest

from mt_toolkit.glossary.check import check_glossary
from mt_toolkit.glossary.store import Glossary
from mt_toolkit.glossary.tsv import parse_tsv

HEAD = "id\tkk\tkk_derived\ten\ten_attr\ten_forbidden\tru\tru_attr\tru_forbidden\tpos\n"
SOUND = "khan\tхан\t\tkhan\t\t\tхан\tханский\t\tNOUN\n"


def findings(*rows: str):
    text = HEAD + "".join(f"{row}\n" for row in rows)
    return check_glossary(Glossary("mine", tuple(parse_tsv(text, "mine.tsv", "mine"))))


def test_a_sound_row_has_no_findings() -> None:
    assert findings(SOUND.strip("\n")) == []


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("a\tхaн\t\tkhan\t\t\tхан\t\t\tNOUN", "kk", "Latin"),
        ("a\tхан\t\tkhаn\t\t\tхан\t\t\tNOUN", "en", "Cyrillic"),
        ("a\tхан\t\tkhan\t\t\tқан\t\t\tNOUN", "ru", "Kazakh letters"),
        ("a\tхан\t\tkhan\t\tkhan\tхан\t\t\tNOUN", "en_forbidden", "both admitted and forbidden"),
        ("a\tхан\t\tkhan\t\t\tхан\t\tХан\tNOUN", "ru_forbidden", "both admitted and forbidden"),
    ],
)
def test_a_slip_is_an_error_in_its_column(row, column, words) -> None:
    found = findings(row)
    assert any(f.is_error and f.concept == "a" and f.column == column and words in f.message for f in found), found


def test_a_kazakh_term_of_two_rows_names_both() -> None:
    found = findings(SOUND.strip("\n"), "ruler\tХан\t\truler\t\t\tправитель\t\t\tNOUN")
    assert [(f.concept, f.column) for f in found] == [("ruler", "kk")]
    assert "'khan'" in found[0].message


def test_every_problem_is_listed_at_once() -> None:
    found = findings("a\tхaн\t\tkhаn\t\t\tқан\t\t\tNOUN")
    assert {f.column for f in found} >= {"kk", "en", "ru"}


def test_the_curated_glossary_has_no_errors(curated) -> None:
    assert [str(f) for f in check_glossary(curated) if f.is_error] == []


def test_one_id_in_two_files_is_found() -> None:
    rows = [parse_tsv(f"id\tkk\ten\nx\t{kk}\tterm\n", f"{kk}.tsv", "g")[0] for kk in ("хан", "би")]
    assert [(finding.column, finding.is_error) for finding in check_glossary(Glossary("g", tuple(rows)))] == [
        ("id", True)
    ]
