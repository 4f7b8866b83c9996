"""The tables themselves: well formed, consistent, and true to their own examples."""

from pathlib import Path

import pytest

from mt_toolkit.core.features import parse_features
from mt_toolkit.errors import InputTextError
from mt_toolkit.lang.kazakh.alphabet import LETTERS, harmony, is_acronym, kind
from mt_toolkit.lang.kazakh.analyzer import Analyzer
from mt_toolkit.lang.kazakh.generator import variants
from mt_toolkit.lang.kazakh.lemmas import main, merge, read_words
from mt_toolkit.lang.kazakh.lexicon import STATES, lemma_records
from mt_toolkit.lang.kazakh.morphotactics import END, morphotactics
from mt_toolkit.lang.kazakh.phonology import ARCHIPHONEMES, realise
from mt_toolkit.lang.kazakh.tables import read_table

POS = {*STATES, "CCONJ", "SCONJ", "PART", "INTJ"}


def test_every_rule_leads_somewhere():
    states = morphotactics().states() | {END}
    for row in read_table("morphotactics.tsv"):
        assert row["next"] in states, row
        assert int(row["cost"]) >= 0
        parse_features("" if row["features"] == "-" else row["features"])
        assert all(symbol in ARCHIPHONEMES or symbol in LETTERS | {"-"} for symbol in row["suffix"]), row


def test_every_example_shows_its_rule():
    """The features a rule adds are in some reading of its example; a derived example is at least known to be a word."""
    analyzer = Analyzer()
    failed = []
    for row in read_table("morphotactics.tsv"):
        features = {} if row["features"] == "-" else dict(parse_features(row["features"]))
        readings = analyzer.analyze(row["example"])
        if not any(
            all(value in reading.get(name).split(",") or value == reading.get(name) for name, value in features.items())
            and (not row["derives"] or reading.pos == row["derives"] or not reading.guessed)
            and (row["derives"] or not reading.guessed)
            for reading in readings
        ):
            failed.append((row["state"], row["suffix"], row["example"]))
    assert failed == []


def test_lemmas_are_clean():
    records = lemma_records()
    assert len(records) > 5000
    for lemma, pos in records:
        assert pos in POS, (lemma, pos)
        assert " " not in lemma
        assert not set(lemma.lower()) & set("abcdefghijklmnopqrstuvwxyz"), lemma
    assert ("ада", "NOUN") not in records
    assert ("адам", "NOUN") in records


def test_irregular_forms_are_analysed_and_generated():
    analyzer = Analyzer()
    for row in read_table("irregular.tsv"):
        if row["state"] != END:
            continue
        readings = analyzer.analyze(row["form"])
        assert row["lemma"] in {reading.lemma for reading in readings}, row
        features = {} if row["features"] == "-" else dict(parse_features(row["features"]))
        if row["pos"] in {"PRON", "AUX"}:
            assert row["form"] in variants(row["lemma"], row["pos"], features), row


@pytest.mark.parametrize(
    ("word", "side"),
    [("оқу", "b"), ("беру", "f"), ("су", "b"), ("институт", "b"), ("режим", "f"), ("партия", "b"), ("медаль", "f"),
     ("мәскеу", "f"), ("тау", "b"), ("радиус", "b"), ("қи", "b"), ("киім", "f"), ("назарбаев", "b")],
)  # fmt: skip
def test_harmony(word: str, side: str):
    assert harmony(word) == side


def test_final_sounds():
    kinds = [
        kind(word) for word in ("бала", "кісі", "би", "той", "тау", "жер", "ел", "заң", "қыз", "кітап", "хат", "ақ")
    ]
    assert kinds == ["V", "Y", "I", "J", "U", "S", "L", "N", "Z", "P", "T", "K"]
    assert kind("лагерь") == "S"


def test_acronyms():
    assert is_acronym("КазАКСР")
    assert is_acronym("БҰҰ")
    assert not is_acronym("Қазақстан")


def test_suffixes_assimilate():
    assert [realise("NYң", context)[0][0] for context in ("bV", "fN", "bS", "fT")] == ["ның", "нің", "дың", "тің"]
    assert realise("yм", "bK") == []
    assert realise("LAр", "bv") == []
    assert {letters for letters, _ in realise("LYK", "fT")} == {"тік", "тіг"}


def test_words_are_merged(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    table = tmp_path / "words.tsv"
    table.write_text(
        "kk\tpos\nбұлдырсын\tNOUN\nадам\tNOUN\nалтын орда\tNOUN\nарасында\tADP\nадамдар\tNOUN\n",
        encoding="utf-8",
    )
    result = merge(read_words(table))
    assert [(record.lemma, record.count > 0) for record in result.added if record.pos == "NOUN"] == [
        ("бұлдырсын", True)
    ]
    assert {lemma for lemma, _, _ in result.left_out} >= {"алтын орда", "адамдар"}
    out = tmp_path / "lemmas.tsv"
    assert main(["--add", str(table), "--out", str(out)]) == 0
    lines = out.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "lemma\tpos\tcount\tflags\tfeatures"
    assert any(line.startswith("бұлдырсын\tNOUN\t") for line in lines)
    assert "added" in capsys.readouterr().out


def test_merging_a_table_without_columns_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    table = tmp_path / "words.tsv"
    table.write_text("word\nадам\n", encoding="utf-8")
    with pytest.raises(InputTextError):
        list(read_words(table))
    assert main(["--add", str(table), "--dry-run"]) == 2
    assert "kk" in capsys.readouterr().err
