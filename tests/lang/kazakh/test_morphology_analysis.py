"""Readings and their order, on words that do not depend on corpus counts."""

import time

import pytest

from mt_toolkit.core.features import format_features
from mt_toolkit.lang.kazakh.analyzer import Analyzer, Stem

P3 = "Number[psor]=Plur,Sing|Person[psor]=3"


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


@pytest.mark.parametrize(
    ("word", "lemma", "pos", "features"),
    [
        ("саясатының", "саясат", "NOUN", f"Case=Gen|{P3}"),
        ("халқының", "халық", "NOUN", f"Case=Gen|{P3}"),
        ("үлесінен", "үлес", "NOUN", f"Case=Abl|{P3}"),
        ("адамдардағы", "адам", "NOUN", "Attr=Yes|Case=Loc|Number=Plur"),
        ("отырғандардың", "отыр", "VERB", "Case=Gen|Number=Plur|Tense=Past|VerbForm=Ger"),
        ("болғанын", "бол", "VERB", f"Case=Acc|{P3}|Tense=Past|VerbForm=Ger"),
        (
            "жүргізілмеді",
            "жүргіз",
            "VERB",
            "Mood=Ind|Number=Sing|Person=3|Polarity=Neg|Tense=Past|VerbForm=Fin|Voice=Pass",
        ),
        ("әкелінген", "әкел", "VERB", "Tense=Past|VerbForm=Part|Voice=Pass"),
        ("тауып", "тап", "VERB", "Aspect=Perf|VerbForm=Conv"),
        ("оның", "ол", "PRON", "Case=Gen|Number=Sing|Person=3|PronType=Prs"),
        ("сауда", "сауда", "NOUN", "Case=Nom"),
        ("табысты", "табысты", "ADJ", "_"),
        ("екенін", "е", "AUX", f"Case=Acc|{P3}|Tense=Past|VerbForm=Ger"),
        ("дайынбыз", "дайын", "ADJ", "Number=Plur|Person=1"),
        ("пен", "мен", "CCONJ", "_"),
        ("20-шы", "20", "NUM", "NumType=Ord"),
        ("5-і", "5", "NUM", f"Case=Nom|{P3}|NumType=Card"),
        ("1930-жылдары", "1930-жыл", "NOUN", f"Case=Nom|Number=Plur|{P3}"),
        ("КСРО-ның", "КСРО", "PROPN", "Case=Gen"),
        ("КазАКСР-дің", "КазАКСР", "PROPN", "Case=Gen"),
        ("съезінде", "съезд", "NOUN", f"Case=Loc|{P3}"),
        ("большевиктер", "большевик", "NOUN", "Case=Nom|Number=Plur"),
    ],
)
def test_reading_is_given(analyzer: Analyzer, word: str, lemma: str, pos: str, features: str):
    wanted = "|".join(sorted(features.split("|")))
    readings = analyzer.analyze(word)
    assert (lemma, pos, wanted) in [
        (reading.lemma, reading.pos, format_features(reading.features)) for reading in readings
    ]
    assert not readings[0].guessed


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("ханым", "ханым"),
        ("сауда", "сауда"),
        ("кісі", "кісі"),
        ("саласында", "сала"),
        ("қазақтардың", "қазақ"),
        ("индустрияландыру", "индустрияландыру"),
        ("көші-қонымның", "көші-қон"),
    ],
)
def test_lexicalised_reading_comes_first(analyzer: Analyzer, word: str, lemma: str):
    assert analyzer.analyze(word)[0].lemma == lemma


def test_both_readings_of_lookalikes(analyzer: Analyzer):
    assert {"ханым", "хан"} <= {reading.lemma for reading in analyzer.analyze("ханым")}
    assert {"NOUN", "VERB"} <= {reading.pos for reading in analyzer.analyze("индустрияландыру")}


def test_unknown_words_are_guessed_and_marked(analyzer: Analyzer):
    name = analyzer.analyze("Жанқұтпанбаевтың")
    assert (name[0].lemma, name[0].pos, name[0].get("Case"), name[0].guessed) == ("Жанқұтпанбаев", "PROPN", "Gen", True)
    verb = analyzer.analyze("бұлқынақтап")
    assert verb[0].pos == "VERB"
    assert verb[0].guessed
    noun = analyzer.analyze("шалтықтарымыздан")
    assert (noun[0].lemma, noun[0].get("Case"), noun[0].guessed) == ("шалтық", "Abl", True)


def test_derivation_with_a_known_base(analyzer: Analyzer):
    derived = [reading for reading in analyzer.analyze("терезесіздерге") if reading.lemma == "терезесіз"]
    assert derived
    assert derived[0].guessed


def test_capital_letters_inform(analyzer: Analyzer):
    inside = analyzer.analyze("Мен")
    assert inside[0].pos == "PRON"
    assert analyzer.analyze("мен")[0].pos == "CCONJ"
    assert analyzer.analyze("Қарақұмда")[0].pos == "PROPN"


@pytest.mark.parametrize("word", ["x", "№", "%", "...", "IV", "12,5", "Ә.", "ъ", "--", "т.б.", "км²", "A4", "-", "1ё"])
def test_every_token_gets_a_reading(analyzer: Analyzer, word: str):
    assert analyzer.analyze(word)


def test_extra_stems_inflect_and_are_known():
    analyzer = Analyzer([Stem("шүршіт", "NOUN"), Stem("ноғайлы", "NOUN"), Stem("көк тудың", "NOUN")])
    assert analyzer.knows("шүршіт")
    assert analyzer.knows("шүршіт", "NOUN")
    assert not analyzer.knows("шүршіт", "VERB")
    assert not analyzer.knows("көк тудың")
    reading = analyzer.analyze("шүршіттердің")[0]
    assert (reading.lemma, reading.get("Case"), reading.guessed) == ("шүршіт", "Gen", False)


def test_readings_stay_few(analyzer: Analyzer):
    text = "Қорыта айтқанда большевиктер индустрияландыру саясатын жүзеге асыру нәтижесінде өлкенің дамуын өзгертті"
    words = text.split()
    assert sum(len(analyzer.analyze(word)) for word in words) / len(words) < 6


@pytest.mark.slow
def test_fifty_thousand_extra_stems_load_quickly():
    syllables = ["бар", "кел", "тіл", "құм", "жол", "ай", "сөз", "мұз", "ер", "қой"]
    words = [a + b + c + d for a in syllables for b in syllables for c in syllables for d in syllables]
    stems = [Stem(word + ending, "NOUN") for word in words for ending in ("", "ек", "ын", "лы", "сы")]
    begun = time.perf_counter()
    analyzer = Analyzer(stems)
    assert time.perf_counter() - begun < 10
    assert analyzer.analyze(stems[0].lemma + "дың")[0].lemma == stems[0].lemma
