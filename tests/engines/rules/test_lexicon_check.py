"""The shipped lexicon is clean, and the check finds what is not."""

from __future__ import annotations

import pytest

from mt_toolkit.engines.rules.lexicon import COLUMNS
from mt_toolkit.engines.rules.lexicon_check import FOLDER, check, main


def written(tmp_path, *rows: str):
    file = tmp_path / "mine.tsv"
    lines = [line + "\t" * (len(COLUMNS) - 1 - line.count("\t")) for line in rows]
    file.write_text("\n".join(["\t".join(COLUMNS), *lines]) + "\n", encoding="utf-8")
    return file


def test_the_shipped_lexicon_is_clean(capsys) -> None:
    assert check(sorted(FOLDER.glob("*.tsv"))) == []
    assert main([]) == 0
    assert capsys.readouterr().out.endswith("rows, 0 problems\n")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("ат\tNOON\thorse\tлошадь", "unknown part of speech NOON"),
        ("aт\tNOUN\thorse\tлошадь", "Latin letters"),
        ("ат\tNOUN\thоrse\tлошадь", "Cyrillic letters"),
        ("ат\tNOUN\thorse/steed\tлошадь", "not alternatives"),
        ("ат\tNOUN\thorse\tлошaдь", "letters that are not Russian"),
        ("ат\tNOUN\thorse\t", "ru is empty"),
        ("шап\tVERB\tgallop\tскакать/поскокать", "поскокать is not in the Russian dictionary"),
        ("шап\tVERB\tgallop\tскачка", "no infinitive"),
        ("шап\tVERB\tgallop\tскакать\twith", "unknown selector"),
        ("шап\tVERB\tgallop\tскакать\t\t\t\tDativ:to", "unknown English government"),
        ("шап\tVERB\tgallop\tскакать\t\t\t\t\tDat:к+Datt", "unknown Russian government"),
        ("шап\tVERB\tgallop\tскакать\tobj:ат", "no default sense"),
    ],
)
def test_a_faulty_row_is_named_with_its_line(tmp_path, capsys, row, message) -> None:
    file = written(tmp_path, "жол\tNOUN\troad\tдорога", row)
    assert any(message in str(problem) and str(problem).startswith("mine.tsv:3: ") for problem in check([file]))
    assert main([str(file)]) == 1
    assert message in capsys.readouterr().out


def test_a_sense_given_twice_and_a_short_row_are_found(tmp_path) -> None:
    file = written(tmp_path, "жол\tNOUN\troad\tдорога", "жол\tNOUN\tway\tпуть")
    assert [problem.line for problem in check([file])] == [3]
    file.write_text(file.read_text(encoding="utf-8") + "жол\tNOUN\n", encoding="utf-8")
    assert "2 cells instead of 11" in str(check([file])[-1])
