"""Subjects that a sentence leaves out because the one before has named them."""

from __future__ import annotations

import pytest

from mt_toolkit.core.engine import Context, EngineRequest
from mt_toolkit.core.languages import LanguagePair
from mt_toolkit.engines.rules.engine import RulesEngine, load


@pytest.fixture(scope="module")
def engine() -> RulesEngine:
    return load()


def said(engine: RulesEngine, language: str, text: str, *before: str) -> str:
    request = EngineRequest(text, LanguagePair("kk", language), (), Context(before))
    return engine.translate([request])[0].text


POET, MOTHER, POETS, TOWN = "Ақын Семейге келді.", "Шеше ауылға келді.", "Ақындар Семейге келді.", "Қала гүлденді."
WROTE = "Өлең жазды."


@pytest.mark.parametrize(
    ("before", "english", "russian"),
    [
        ((POET,), "He wrote poems.", "Он написал стихи."),
        ((MOTHER,), "He wrote poems.", "Она написала стихи."),
        ((POETS,), "They wrote poems.", "Они написали стихи."),
        ((POET, WROTE), "He wrote poems.", "Он написал стихи."),
        ((POET, TOWN), "It wrote poems.", "Написало стихи."),
        ((), "It wrote poems.", "Написало стихи."),
    ],
)
def test_a_person_named_before_goes_on(engine, before, english, russian) -> None:
    assert (said(engine, "en", WROTE, *before), said(engine, "ru", WROTE, *before)) == (english, russian)


@pytest.mark.parametrize("own", ["Хан өлең жазды.", "Мен өлең жаздым.", "Өлең жазу керек.", "Ауылда мектеп бар."])
def test_a_sentence_that_needs_no_subject_is_not_given_one(engine, own) -> None:
    assert said(engine, "ru", own, POET) == said(engine, "ru", own)
    assert said(engine, "en", own, POET) == said(engine, "en", own)


def test_a_date_comes_before_the_subject(engine) -> None:
    assert said(engine, "en", "1868 жылы Омбыға келді.", POET) == "In 1868, he came to Omsk."
    assert said(engine, "ru", "1868 жылы Омбыға келді.", POET) == "В 1868 г. он приехал в Омск."
