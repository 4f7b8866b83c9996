"""The Russian room: government, agreement, numerals, aspect, clauses, from the sentence to the words."""

from __future__ import annotations

import pytest

from mt_toolkit.core.engine import EngineRequest
from mt_toolkit.core.languages import LanguagePair
from mt_toolkit.engines.rules.engine import RulesEngine, load
from mt_toolkit.engines.rules.russian.nominalisation import verbal_noun
from mt_toolkit.engines.rules.russian.room import finish
from mt_toolkit.engines.rules.russian.words import euphony, pronoun_form, roman


@pytest.fixture(scope="module")
def engine() -> RulesEngine:
    return load()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Хан жарлық шығарды.", "Хан издал указ."),
        ("А. И. Левшин еңбек жазды.", "А. И. Левшин написал труд."),
        ("Х. Досмұхамедов төраға болып сайланды.", "Х. Досмухамедов был избран председателем."),
        ("Олар екі қалада тұрды.", "Они жили в двух городах."),
        ("Ол бір түрмеде отырды.", "Он сидел в одной тюрьме."),
        ("Ол Жәнібек ханның ұлы еді.", "Он был сыном Жанибека хана."),
        ("Ханның тұсында-ақ ол әскерді басқарды.", "Он управлял войском при хане."),
        ("Халық мұндай апатты жұт деп атады.", "Народ назвал такую катастрофу джутом."),
        ("Ол келген жоқ.", "Он не пришёл."),
        ("Біз тарихты оқимыз.", "Мы читаем историю."),
        ("Ол хат жазып, қалаға қайтты.", "Он написал письмо и вернулся в город."),
        ("Қазақстанның астанасы үлкен қала.", "Столица Казахстана — большой город."),
        ("Ғалымдар бұл мәселені зерттеді деп айтты.", "Он сказал, что учёные исследовали этот вопрос."),
        ("Соғыс басталғанда, олар майданға кетті.", "Когда война началась, они ушли на фронт."),
        ("Үкімет жаңа заң қабылдауы тиіс.", "Правительство должно принять новый закон."),
        ("Қалада жаңа мектеп салынды.", "В городе новая школа была построена."),
    ],
)
def test_simple_sentences_are_right(engine, source, expected) -> None:
    (output,) = engine.translate([EngineRequest(source, LanguagePair("kk", "ru"))])
    assert output.text == expected


@pytest.mark.parametrize(
    ("pair", "noun"),
    [
        ("осуществлять/осуществить", "осуществление"),
        ("развивать/развить", "развитие"),
        ("использовать", "использование"),
        ("проводить/провести", "проведение"),
        ("строить/построить", "строительство"),
        ("принимать/принять участие", ""),
    ],
)
def test_verbal_nouns(russian, pair, noun) -> None:
    assert verbal_noun(russian, pair) == noun


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("в всех городах", "во всех городах"),
        ("с своей", "со своей"),
        ("о этом", "об этом"),
        ("в многонациональную республику", "в многонациональную республику"),
        ("к всем", "ко всем"),
    ],
)
def test_fuller_forms_of_prepositions(text, expected) -> None:
    assert euphony(text) == expected


def test_the_sentence_is_finished() -> None:
    assert finish("он сказал , , что пришёл ,", ".") == "Он сказал, что пришёл."
    assert finish("1928 год", "") == "1928 год"


def test_small_words() -> None:
    assert pronoun_form("он", "Gen", after_preposition=True) == "него"
    assert pronoun_form("они", "Ins") == "ими"
    assert [roman(number) for number in (4, 9, 14, 20)] == ["IV", "IX", "XIV", "XX"]
