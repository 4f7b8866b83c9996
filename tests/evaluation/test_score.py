"""``eval score``: the figures of sacreBLEU's own command line, and terms by analysis of the hypothesis."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from mt_toolkit.errors import EvaluationError, UnknownNameError
from mt_toolkit.evaluation import score, terms
from mt_toolkit.evaluation.score import format_scores, score_files
from mt_toolkit.evaluation.terms import term_figures

HYP = "Народное хозяйство росло быстро.\nХан пришёл в степь с войском.\nСоветы взяли власть в городе.\n"
REF = "Народное хозяйство быстро росло.\nХан пришёл в степь с войсками.\nСоветы взяли власть в городах.\n"
GLOSSARY = (
    "id\tkk\ten\tru\nkurultai\tқұрылтай\tkurultai\tкурултай\n"
    "economy\tхалық шаруашылығы\tnational economy\tнародное хозяйство\n"
)
SOURCE = "Халық шаруашылығының салалары дамыды."


@pytest.fixture
def glossary(write) -> str:
    return str(write("terms.tsv", GLOSSARY))


def test_scores_are_those_of_the_sacrebleu_command_line(write) -> None:
    hyp, ref = write("hyp.txt", HYP), write("ref.txt", REF)
    command = [sys.executable, "-m", "sacrebleu", str(ref), "-i", str(hyp), "-m", "bleu", "chrf", "ter"]
    command += ["--chrf-word-order", "2", "-w", "6"]
    printed = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    own = score_files(hyp, ref, "ru")["metrics"]
    assert [row["name"] for row in own] == ["BLEU", "chrF++", "TER"]
    for row, theirs in zip(own, printed, strict=True):
        assert row["score"] == pytest.approx(theirs["score"], abs=1e-5)
        assert row["signature"] == theirs["signature"]


def test_without_a_source_there_are_no_term_figures(write) -> None:
    result = score_files(write("hyp.txt", HYP), write("ref.txt", REF), "ru")
    assert set(result) == {"metrics"}


@pytest.mark.parametrize(
    ("hypothesis", "honoured", "by_lemma", "by_surface"),
    [
        ("Отрасли народного хозяйства развились.", 1, 1, 0),
        ("Народное хозяйство развилось.", 1, 1, 1),
        ("Отрасли народного хозяйству развились.", 0, 1, 0),
        ("Отрасли экономики развились.", 0, 0, 0),
        ("", 0, 0, 0),
    ],
)
def test_russian_terms_by_form_lemma_and_surface(glossary, hypothesis, honoured, by_lemma, by_surface) -> None:
    found = term_figures([SOURCE], [hypothesis], "ru", [glossary])
    assert (found.total, found.honoured, found.by_lemma, found.by_surface) == (1, honoured, by_lemma, by_surface)


def test_a_word_of_the_hypothesis_serves_one_term(glossary) -> None:
    found = term_figures(["Бұл құрылтай мен ол құрылтай өтті."], ["The kurultai was held."], "en", [glossary])
    assert (found.total, found.honoured, found.by_lemma, found.by_surface) == (2, 1, 1, 1)


def test_the_references_of_the_passage_hold_its_terms() -> None:
    """The references were written with the glossary in hand; what they lack is freedom of wording, not most terms."""
    folder = Path(__file__).parents[2] / "eval/sets/industrialisation"
    for language in ("en", "ru"):
        reference = folder / f"reference.{language}.txt"
        result = score_files(reference, reference, language, source=folder / "sentences.kk.txt")
        assert result["metrics"][0]["score"] == pytest.approx(100)
        assert result["terms"]["honoured"] > result["terms"]["total"] / 2


def test_the_json_of_the_command_is_the_contract(write, glossary) -> None:
    from typer.testing import CliRunner

    from mt_toolkit.cli.evaluate import app

    files = {
        name: str(write(name, text)) for name, text in (("h", "курултай\n"), ("r", "курултай\n"), ("s", "құрылтай\n"))
    }
    command = ["score", "--hyp", files["h"], "--ref", files["r"], "--src", files["s"], "--to", "ru", "--json"]
    done = CliRunner().invoke(app, [*command, "--glossary", glossary])
    result = json.loads(done.stdout)
    assert set(result) == {"metrics", "terms"}
    assert all(set(row) == {"name", "score", "signature"} for row in result["metrics"])
    assert result["terms"] == {"total": 1, "honoured": 1, "by_lemma": 1, "by_surface": 1}


def test_the_table_says_what_the_json_says(write, glossary) -> None:
    result = score_files(
        write("h", "курултай"), write("r", "курултай"), "ru", source=write("s", "құрылтай"), glossaries=[glossary]
    )
    table = format_scores(result)
    assert "1 of 1 honoured" in table
    assert all(row["signature"] in table for row in result["metrics"])


def test_line_endings_and_a_last_line_without_one(write) -> None:
    windows, bare = write("h", "раз\r\nдва\r\n"), write("r", "раз\nдва")
    assert score_files(windows, bare, "ru")["metrics"][2]["score"] == 0


@pytest.mark.parametrize(
    ("hyp", "ref", "source", "message"),
    [
        ("a\nb\n", "a\n", None, "2 lines"),
        ("a\n", "a\n", "а\nб\n", "src has 2"),
        ("a\n", "\n", None, "no reference"),
        ("", "", None, "no reference"),
    ],
)
def test_what_cannot_be_scored_is_said(write, hyp, ref, source, message) -> None:
    more = {} if source is None else {"source": write("src", source)}
    with pytest.raises(EvaluationError, match=message) as caught:
        score_files(write("hyp", hyp), write("ref", ref), "en", **more)
    assert caught.value.hint


def test_a_missing_file_and_an_unknown_language(write, tmp_path) -> None:
    with pytest.raises(EvaluationError, match="cannot read"):
        score_files(tmp_path / "none", write("ref", "a"), "en")
    with pytest.raises(UnknownNameError, match="de"):
        score_files(write("hyp", "a"), write("ref", "a"), "de")


def test_a_glossary_without_a_source_is_a_mistake(write, glossary) -> None:
    with pytest.raises(EvaluationError, match="source"):
        score_files(write("hyp", "a"), write("ref", "a"), "en", glossaries=[glossary])


@pytest.mark.parametrize("module", [score, terms])
def test_the_metric_does_not_import_what_forces(module) -> None:
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    names = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    forcing = ("strategy", "postedit", "placeholder", "slots", "translator", "engines")
    assert not [name for name in names if name.rsplit(".", 1)[-1] in forcing]
