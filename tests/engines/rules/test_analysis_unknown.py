"""Words without an entry: names by the standard, internationalisms and relational adjectives by their parts."""

from __future__ import annotations

import pytest

from mt_toolkit.core.engine import EngineRequest
from mt_toolkit.core.languages import LanguagePair
from mt_toolkit.engines.rules.analysis.derivation import resolve
from mt_toolkit.engines.rules.engine import RulesEngine, load
from mt_toolkit.engines.rules.lexicon import Entry, Lexicon
from mt_toolkit.engines.rules.tree import Node
from mt_toolkit.engines.rules.unknown import render, romanise, russianise
from mt_toolkit.errors import UnsupportedPairError

LEXICON = Lexicon(
    [
        Entry("Боливия", "PROPN", "Bolivia", "Боливия", en_attr="Bolivian"),
        Entry("тарих", "NOUN", "history", "история", en_attr="historical", ru_attr="исторический"),
    ]
)


@pytest.mark.parametrize(
    ("kazakh", "english"),
    [
        ("Бөкейханов", "Bokeykhanov"),
        ("Қарқаралы", "Qarqaraly"),
        ("Ғабит", "Ghabit"),
        ("Жәңгір", "Zhanggir"),
        ("Джонсон", "Jonson"),
        ("ҚР", "QR"),
        ("Щучинск", "Shchuchinsk"),
    ],
)
def test_names_are_romanised_by_the_standard(kazakh: str, english: str) -> None:
    assert romanise(kazakh) == english


@pytest.mark.parametrize(("kazakh", "russian"), [("Қанат", "Канат"), ("Ғалымжан", "Галымжан"), ("ҰҚК", "УКК")])
def test_russian_has_no_kazakh_letters(kazakh: str, russian: str) -> None:
    assert russianise(kazakh) == russian


def test_capital_of_the_text_is_kept() -> None:
    node = Node("Құланды", 0, 7, "құланды", "NOUN")
    assert render(node, "en") == "Qulandy"
    assert render(node, "ru") == "Куланды"


@pytest.mark.parametrize(
    ("lemma", "pos", "english", "russian"),
    [
        ("дискриминация", "NOUN", "discrimination", "дискриминация"),
        ("либерализация", "NOUN", "liberalisation", "либерализация"),
        ("эвакуациялық", "ADJ", "evacuation", "эвакуационный"),
        ("феодализм", "NOUN", "feodalism", "феодализм"),
        ("боливиялық", "ADJ", "Bolivian", "боливийский"),
        ("тарихтық", "ADJ", "historical", "исторический"),
    ],
)
def test_transparent_words_get_an_entry(lemma: str, pos: str, english: str, russian: str) -> None:
    (entry,) = resolve(lemma, pos, LEXICON)
    assert (entry.en, entry.ru) == (english, russian)


@pytest.mark.parametrize("lemma", ["қызғылт", "шөміш", "тоғайлық", "ист"])
def test_opaque_words_get_none(lemma: str) -> None:
    assert resolve(lemma, "NOUN", LEXICON) == ()


@pytest.fixture(scope="module")
def engine() -> RulesEngine:
    return load()


@pytest.mark.parametrize("target", ["en", "ru"])
def test_engine_answers_every_request_in_order(engine: RulesEngine, target: str) -> None:
    pair = LanguagePair("kk", target)
    texts = ["Қала өсті.", "", "Ол келді.", "абракадабрамен қырғызғыл", "(", "1930 ж."]
    outputs = engine.translate([EngineRequest(text, pair) for text in texts])
    assert len(outputs) == len(texts)
    assert all(output.text for output, text in zip(outputs, texts, strict=True) if any(map(str.isalnum, text)))


def test_engine_lists_unknown_words(engine: RulesEngine) -> None:
    output = engine.translate([EngineRequest("Ол қырғызғылмен келді.", LanguagePair("kk", "en"))])[0]
    assert [word.surface for word in output.unknown] == ["қырғызғылмен"]
    assert not any("а" <= letter <= "я" or letter in "әғқңөұүһі" for letter in output.text.lower())


def test_engine_refuses_other_pairs(engine: RulesEngine) -> None:
    with pytest.raises(UnsupportedPairError):
        engine.translate([EngineRequest("Қала өсті.", LanguagePair("kk", "de"))])
