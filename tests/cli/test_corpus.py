"""The commands that set a glossary beside a text: what they write, and what they refuse."""

from __future__ import annotations

import json

import pytest

from mt_toolkit.__main__ import run
from mt_toolkit.evaluation.sets.folder import sets_folder

PASSAGE = sets_folder() / "history-passages" / "kasym-khan"
KK, EN, RU = (str(PASSAGE / name) for name in ("sentences.kk.txt", "reference.en.txt", "reference.ru.txt"))


def test_audit_of_a_reference(capsys) -> None:
    assert run(["glossary", "audit", KK, RU]) == 0
    out = capsys.readouterr().out
    assert "Қасым хан → Касым-хан: Касым-хан ×2" in out


def test_audit_as_json_into_a_file_and_strict(tmp_path, capsys) -> None:
    target = tmp_path / "audit.json"
    assert run(["glossary", "audit", KK, EN, "--format", "json", "-o", str(target), "--strict"]) == 3
    found = json.loads(target.read_text(encoding="utf-8"))
    assert found["language"] == "en"
    assert found["verdicts"]["preferred"] > 30
    assert "occurrences" in capsys.readouterr().err


def test_mining_a_book_that_is_not_translated(capsys) -> None:
    assert run(["glossary", "mine", KK, "--missing", "--top", "3"]) == 0
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 4
    assert "3 missing from it" in captured.err


def test_mining_by_domain(capsys) -> None:
    assert run(["glossary", "mine", KK, EN, "--min-count", "1", "--domain", "place", "--format", "json"]) == 0
    terms = json.loads(capsys.readouterr().out)["terms"]
    assert {term["domain"] for term in terms} <= {"place"}


def test_proposals_go_into_a_file_of_their_own(tmp_path, capsys) -> None:
    target = tmp_path / "proposed.tsv"
    assert run(["glossary", "propose", KK, EN, "-o", str(target), "--min-count", "1"]) == 0
    assert run(["glossary", "check", str(target)]) == 0
    before = target.read_bytes()
    assert run(["glossary", "propose", KK, EN, "-o", str(target)]) == 2
    assert "exists" in capsys.readouterr().err
    assert target.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["glossary", "audit", KK], "needs a translation"),
        (["glossary", "audit", KK, EN, EN], "3 files"),
        (["glossary", "audit", EN, KK], "swapped"),
        (["glossary", "audit", KK, EN, "--format", "pdf"], "known: html, json, table, tsv"),
        (["glossary", "mine", KK, "--format", "html"], "known: json, tsv"),
        (["glossary", "mine", KK, EN, "--input", "words"], "unknown input kind"),
        (["glossary", "mine", KK, EN, "--aligner", "giza"], "unknown word aligner"),
        (["glossary", "propose", KK, "-o", "never-written.tsv"], "give a translation"),
        (["align", "words", KK, EN, "--format", "svg"], "known: html, json, pharaoh"),
        (["align", "words", KK, EN, "--save", "x"], "--save goes with"),
        (["align", "words", KK, EN, "--model", "nowhere"], "no trained aligner"),
        (["glossary", "mine", "none.txt"], "no such file"),
    ],
)
def test_refusals_have_a_message_and_no_traceback(capsys, arguments: list[str], message: str) -> None:
    assert run(arguments) == 2
    error = capsys.readouterr().err
    assert message in error
    assert "Traceback" not in error


def test_an_input_is_never_written_over(tmp_path, capsys) -> None:
    mine = tmp_path / "my.txt"
    mine.write_bytes((PASSAGE / "reference.en.txt").read_bytes())
    for command in (["glossary", "audit"], ["glossary", "mine"], ["align", "words"]):
        assert run([*command, KK, str(mine), "-o", str(mine)]) == 2
    assert mine.read_bytes() == (PASSAGE / "reference.en.txt").read_bytes()
    assert "overwritten" in capsys.readouterr().err


def test_words_are_aligned_kept_and_applied(tmp_path, capsys) -> None:
    assert run(["align", "words", KK, EN, "--aligner", "lexicon+ibm1", "--save", str(tmp_path / "m")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len((PASSAGE / "sentences.kk.txt").read_text(encoding="utf-8").splitlines())
    assert run(["align", "words", KK, EN, "--model", str(tmp_path / "m"), "-o", str(tmp_path / "a.txt")]) == 0
    assert run(["align", "words", KK, RU, "--model", str(tmp_path / "m")]) == 2
    assert "trained on translations into 'en'" in capsys.readouterr().err


def test_the_curated_glossary_is_never_an_output(capsys) -> None:
    place = PASSAGE.parents[2].parent / "glossaries" / "kazakh-history"
    for command in (["propose", KK, EN], ["audit", KK, EN], ["mine", KK], ["convert", "kazakh-history"]):
        target = ["-o", str(place / "new.tsv")] if command[0] != "convert" else [str(place / "new.tsv")]
        assert run(["glossary", *command, *target]) == 2
        assert "curated glossaries" in capsys.readouterr().err
    assert not (place / "new.tsv").exists()
