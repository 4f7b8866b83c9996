"""The engine with its grammar taken away, and the table of what each part earns."""

from __future__ import annotations

import pytest

from mt_toolkit.core.engine import EngineRequest
from mt_toolkit.core.languages import LanguagePair
from mt_toolkit.engines.rules.words_only import WordsOnly
from mt_toolkit.evaluation import ablation


@pytest.mark.parametrize(
    ("step", "language", "expected"),
    [
        ("lexicon", "en", "Khan decision make."),
        ("disambiguation", "en", "Khan make a decision."),
        ("disambiguation", "ru", "Хан принимать решение."),
    ],
)
def test_words_are_said_in_their_dictionary_form_and_order(step, language, expected) -> None:
    (output,) = WordsOnly(step).translate([EngineRequest("Хан шешім қабылдады.", LanguagePair("kk", language))])
    assert output.text.replace("accept", "make").replace("adopt", "make") == expected


def test_each_row_and_column_is_filled() -> None:
    rows = [{"kk": "Хан шешім қабылдады.", "en": "The khan made a decision.", "ru": "Хан принял решение."}]
    lines = ablation.table([("ours", rows)]).splitlines()
    assert [line.split(" | ")[0] for line in lines[2:]] == [
        "| lexicon only", "| + disambiguation", "| + structure", "| + terms"]  # fmt: skip
    assert all(line.count("|") == lines[0].count("|") for line in lines)
    structure, words = (float(lines[row].split(" | ")[1]) for row in (4, 2))
    assert structure > words
