"""The measuring command, on a treebank and a table of three lines."""

from pathlib import Path

import pytest

from mt_toolkit.evaluation.morphology import main, measure, read_treebank, score_analyses, score_paradigms
from mt_toolkit.lang.kazakh.analyzer import Analyzer

TREEBANK = """# text = Қаланың халқы да өсті.
1\tҚаланың\tқала\tNOUN\tn\tCase=Gen\t2\t_\t_\t_
2-3\tхалқы да\t_\t_\t_\t_\t_\t_\t_\t_
2\tхалқы\tхалық\tNOUN\tn\tCase=Nom\t4\t_\t_\t_
3\tда\tда\tADV\tpostadv\t_\t2\t_\t_\t_
4\tөсті\tөз\tVERB\tv\tMood=Ind\t0\t_\t_\t_
5\t.\t.\tPUNCT\tsent\t_\t4\t_\t_\t_
"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return path


def test_parts_of_tokens_and_punctuation_are_left_out(treebank: Path):
    assert [(word.form, word.initial) for word in read_treebank(treebank)] == [("Қаланың", True), ("өсті", False)]


def test_right_and_wrong_are_counted(treebank: Path):
    scores = score_analyses(read_treebank(treebank), Analyzer())
    assert (scores.words, scores.scored, scores.first, scores.cased, scores.case_first) == (2, 2, 1, 1, 1)
    assert [word.form for word, _ in scores.misses] == ["өсті"]


def test_generated_forms_are_compared(tmp_path: Path):
    table = tmp_path / "forms.tsv"
    table.write_text(
        "lemma\tpos\tfeatures\tform\nқала\tNOUN\tNumber=Sing|Poss=-|Case=Gen\tқаланың\nқала\tNOUN\tCase=Dat\tқалаге\n"
        "қала\tNOUN\tCase=Voc\tқалау\n",
        encoding="utf-8",
    )
    scores = score_paradigms(table)
    assert (scores.total["NOUN"], scores.first["NOUN"]) == (3, 1)
    assert [miss[3] for miss in scores.misses] == ["қалаге", "қалау"]


def test_command_prints_figures_and_misses(treebank: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    text = tmp_path / "text.txt"
    text.write_text("Қала халқы өсті .\n", encoding="utf-8")
    assert main(["--ud", str(treebank), "--speed", str(text), "--misses"]) == 0
    printed = capsys.readouterr().out
    assert "tokens/s" in printed
    assert "өсті\tөз VERB" in printed
    assert measure() == []


def test_missing_file_is_the_users_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["--ud", str(tmp_path / "none")]) == 2
    assert "cannot read" in capsys.readouterr().err
