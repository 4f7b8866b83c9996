"""``mt-toolkit glossary convert`` as a user meets it."""

from __future__ import annotations

import pytest

from mt_toolkit.__main__ import run
from mt_toolkit.glossary.store import load_glossary

MINE = "kk\ten\tru\tnote\nхан | қаған\tkhan | ruler\tхан\ttitle\nжүз\tzhuz\tжуз\t\n"


@pytest.fixture
def call(capsys):
    def run_it(*arguments: object) -> tuple[int, list[str], str]:
        code = run(["glossary", "convert", *map(str, arguments)])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return code, captured.out.splitlines(), captured.err

    return run_it


def test_there_and_back(call, write, tmp_path) -> None:
    mine = write("mine.tsv", MINE)
    path = mine
    for name in ("a.csv", "b.tbx", "c.xlsx", "d.tmx", "e.tsv"):
        code, lines, _ = call(path, tmp_path / name)
        assert (code, len(lines)) == (0, 1)
        path = tmp_path / name
    assert load_glossary(str(path)).digest == load_glossary(str(mine)).digest


def test_the_account_of_what_was_lost(call, write, tmp_path) -> None:
    code, lines, _ = call(
        write("mine.tsv", MINE), tmp_path / "x.csv", "--to-format", "deepl-csv", "--languages", "kk,en"
    )
    assert code == 0
    assert lines == [
        f"{tmp_path / 'x.csv'}: 2 concepts as deepl-csv",
        "not held, another language: ru 2",
        "not held, first alternative only: en 1",
        "not held, lost: note 1",
    ]
    assert (tmp_path / "x.csv").read_text(encoding="utf-8") == "хан,khan\nқаған,khan\nжүз,zhuz\n"


def test_the_account_of_what_was_not_read(call, write, tmp_path) -> None:
    source = write("sets.csv", "kk,en,de\nхан,khan,Khan\n,x,y\n")
    code, lines, _ = call(source, tmp_path / "x.tsv", "--from", "google-sets")
    assert code == 0
    assert lines[1:] == ["not read: terms in other languages: de 2", "not read: entries without a Kazakh term: 1"]


def test_nothing_is_overwritten_unasked(call, write, tmp_path) -> None:
    mine, there = write("mine.tsv", MINE), write("there.csv", "precious")
    code, lines, message = call(mine, there)
    assert (code, lines) == (2, [])
    assert "--overwrite" in message
    assert there.read_text() == "precious"
    assert call(mine, there, "--overwrite")[0] == 0
    assert there.read_text(encoding="utf-8-sig").startswith("id,kk,")
    code, _, message = call(mine, mine, "--overwrite")
    assert (code, "source itself" in message) == (2, True)
    assert mine.read_text(encoding="utf-8") == MINE


def test_a_failure_leaves_nothing_behind(call, write, tmp_path) -> None:
    broken = write("broken.tbx", "<tbx><text>")
    before = sorted(tmp_path.iterdir())
    assert call(broken, tmp_path / "x.tsv")[0] == 2
    assert call(write("mine.tsv", MINE), tmp_path / "x.tsv", "--to-format", "deepl-tsv")[0] == 2
    assert sorted({*tmp_path.iterdir()} - {*before}) == [tmp_path / "mine.tsv"]


@pytest.mark.parametrize(
    ("content", "arguments", "words"),
    [
        ("", ("x.csv",), "is empty"),
        (MINE, ("x.docx",), "--to-format"),
        (MINE, ("x.csv", "--to-format", "excel"), "unknown glossary format 'excel'; known: amazon-csv"),
        (MINE, ("x.csv", "--from", "tbx5"), "unknown glossary format"),
        (MINE, ("x.csv", "--languages", "kk,kz"), "unknown language 'kz'; known: en, kk, ru"),
        (MINE, ("x.csv", "--languages", "kk"), "no target language"),
        (MINE, ("x.csv", "--to-format", "google-csv"), "one pair"),
        (MINE, ("x.csv", "--inflected"), "amazon"),
        (MINE, ("x.tsv", "--from", "tbx"), "broken"),
        ("kk\tnote\nхан\tx\n", ("x.csv",), "at least one of the columns"),
        ("kk\ten\nkhan\tхан\nbi\tби\n", ("x.csv",), "swapped"),
        ("kk\tru\nхан\tхан\n", ("x.csv", "--languages", "kk,en"), "no concept"),
    ],
)
def test_a_mistake_gets_a_message(call, write, tmp_path, content, arguments, words) -> None:
    source = write("mine.tsv", content)
    code, _, message = call(source, tmp_path / arguments[0], *arguments[1:])
    assert code == 2
    assert words in message


@pytest.mark.parametrize("source", ["none.tbx", "none", ""])
def test_a_source_that_is_not_there(call, tmp_path, source) -> None:
    assert call(source, tmp_path / "x.csv")[0] == 2


def test_a_carried_glossary_is_converted_by_name(call, tmp_path) -> None:
    code, lines, _ = call("kazakh-history", tmp_path / "x.tbx", "--languages", "kk,ru")
    assert code == 0
    assert any(line.startswith("not held, another language: en ") for line in lines)
    assert load_glossary(str(tmp_path / "x.tbx")).concepts[0].rendering("en") is None


def test_the_check_says_what_was_not_read(write, capsys) -> None:
    entry = "<conceptEntry><langSec xml:lang='{}'><termSec><term>{}</term></termSec></langSec>{}</conceptEntry>"
    english = "<langSec xml:lang='en'><termSec><term>khan</term></termSec></langSec>"
    body = entry.format("kk", "хан", english) + entry.format("de", "Khan", english)
    path = write("theirs.tbx", f"<tbx><text><body>{body}</body></text></tbx>")
    assert run(["glossary", "check", str(path)]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        "not read: terms in other languages: de 1",
        "not read: entries without a Kazakh term: 1",
    ]
