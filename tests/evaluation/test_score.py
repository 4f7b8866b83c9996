"""``eval score``: the figures of sacreBLEU's own command line, and terms by analysis of the hypothesis."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from mt_toolkit import evaluation
from mt_toolkit.errors import EvaluationError, UnknownNameError
from mt_toolkit.evaluation.score import compare_files, format_scores, make_task, score_files, term_counts

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


def counts(source: str, hypothesis: str, language: str, glossary: str) -> dict[str, int]:
    task = make_task([source], [hypothesis], ["x"], language, [glossary])
    return term_counts(task.verdicts[0])


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
    found = counts(SOURCE, hypothesis, "ru", glossary)
    assert found == {"total": 1, "honoured": honoured, "by_lemma": by_lemma, "by_surface": by_surface}


def test_a_word_of_the_hypothesis_serves_one_term(glossary) -> None:
    found = counts("Бұл құрылтай мен ол құрылтай өтті.", "The kurultai was held.", "en", glossary)
    assert found == {"total": 2, "honoured": 1, "by_lemma": 1, "by_surface": 1}


def test_the_references_of_the_passage_hold_its_terms() -> None:
    """The references were written with the glossary in hand; what they lack is freedom of wording, not most terms."""
    folder = Path(__file__).parents[2] / "eval/sets/history-passages/industrialisation"
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
        ("a\n", "a\n", "а\nб\n", "src has 2 lines"),
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


def test_the_metric_does_not_import_what_forces() -> None:
    """Metrics and terms may use the part of ``terminology`` that analyses, nothing that makes or forces forms."""
    package = Path(evaluation.__file__).parent
    files = [package / "score.py", package / "scoring.py", *package.glob("terms/*.py"), *package.glob("metrics/*.py")]
    allowed = {"mt_toolkit.terminology", "mt_toolkit.terminology.templates", "mt_toolkit.pipeline.integrity"}
    for path in files:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        suspicious = {
            name
            for name in names
            if name.startswith(("mt_toolkit.terminology", "mt_toolkit.pipeline", "mt_toolkit.engines"))
        }
        assert suspicious <= allowed, path.name


def test_lines_blank_in_every_file_are_paragraphs(write) -> None:
    hyp, ref = write("hyp", "раз два три\n\nчетыре\n"), write("ref", "раз два три\n\nчетыре\n")
    assert score_files(hyp, ref, "ru")["metrics"][2]["score"] == 0


def test_an_empty_reference_is_told_by_its_line(write) -> None:
    with pytest.raises(EvaluationError, match="line 2"):
        score_files(write("hyp", "a\nb\nc\n"), write("ref", "a\n\nc\n"), "en")


def test_the_first_line_without_a_partner_is_told(write) -> None:
    with pytest.raises(
        EvaluationError, match=r"hyp has 3 lines, ref has 2 lines; line 3 of hyp has no partner: 'extra'"
    ):
        score_files(write("hyp", "a\nb\nextra\n"), write("ref", "a\nb\n"), "en")


def test_any_metric_can_be_asked_for(write) -> None:
    rows = score_files(write("hyp", HYP), write("ref", REF), "ru", metrics=["chrf", "length-ratio"])["metrics"]
    assert [row["name"] for row in rows] == ["chrF", "length-ratio"]
    with pytest.raises(UnknownNameError, match="chrf"):
        score_files(write("hyp", HYP), write("ref", REF), "ru", metrics=["meteor"])


def test_two_files_are_compared_on_every_metric(write, glossary) -> None:
    a, b = write("a", "Экономика росла.\nХан.\n" * 20), write("b", "Народное хозяйство росло.\nХан.\n" * 20)
    ref, source = (
        write("r", "Народное хозяйство росло.\nХан.\n" * 20),
        write("s", "Халық шаруашылығы өсті.\nХан.\n" * 20),
    )
    rows = {row.metric: row for row in compare_files(a, b, ref, "ru", source=source, glossaries=[glossary], trials=500)}
    assert (rows["term-success"].a, rows["term-success"].b) == (0, 100)
    assert rows["term-success"].winner == rows["chrF++"].winner == "B"
    assert rows["TER"].winner == "B"  # lower is better
    assert rows["sound"].winner == ""
    assert rows["sound"].p_bootstrap == 1
