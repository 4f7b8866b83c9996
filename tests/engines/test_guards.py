"""Failures of models that are caught, tried once more and said."""

from __future__ import annotations

import pytest

from mt_toolkit.core.engine import Capability, EngineInfo, EngineOutput, EngineRequest, UnknownWord
from mt_toolkit.core.languages import LanguagePair
from mt_toolkit.engines.guards import Guarded, problems_of

LONG = "Қазақ хандығының құрылуы ел тарихындағы маңызды оқиға болып табылады."
TWO = "Хан келді. Халық қуанды."


class Fails:
    """Answers wrongly at first, and with what it is told on a second try."""

    def __init__(self, first: dict[str, str], second: dict[str, str]) -> None:
        self._first, self._second = first, second
        self.again: list[str] = []

    @property
    def info(self) -> EngineInfo:
        pairs = frozenset({LanguagePair("kk", "en"), LanguagePair("kk", "ru")})
        return EngineInfo("fails", "fails", "1", "none", commercial_use=True, pairs=pairs,
                          capabilities=frozenset({Capability.N_BEST}))  # fmt: skip

    def translate(self, requests):
        return [EngineOutput(self._first[request.text]) for request in requests]

    def translate_differently(self, requests):
        self.again += [request.text for request in requests]
        return [EngineOutput(self._second[request.text]) for request in requests]

    def alternatives(self, requests, count):
        return [[EngineOutput("one")] for _ in requests]


def request(text: str, target: str = "en") -> EngineRequest:
    return EngineRequest(text, LanguagePair("kk", target))


@pytest.mark.parametrize(
    ("source", "text", "language", "word"),
    [
        ("Хан келді.", "", "en", "empty"),
        ("Хан келді.", "حان كەلدى", "ru", "Arabic"),
        ("Хан келді.", "Хан келді.", "en", "English"),
        ("Хан келді.", "The khan came.", "ru", "Russian"),
        (LONG, "Қазақ хандығының құрылуы маңызды оқиға.", "ru", "untranslated"),
        (LONG, "The khanate.", "en", "times as long"),
        (LONG, "The khanate " + "of the people and of the land " * 3, "en", "circles"),
        ("Хан келді.", "khan khan khan", "en", "circles"),
        (TWO, "The khan came.", "en", "1 of 2 sentences"),
    ],
)
def test_what_cannot_be_right_is_found(source, text, language, word) -> None:
    assert any(word in problem for problem in problems_of(source, text, language))


@pytest.mark.parametrize(
    ("source", "text", "language"),
    [
        ("Хан келді.", "The khan came.", "en"),
        (TWO, "The khan came. The people rejoiced.", "en"),
        (LONG, "Образование Казахского ханства является важным событием в истории страны.", "ru"),
        ("1, 1, 1, 1", "1, 1, 1, 1", "en"),
        ("Б.з.д. 3 ғ. сақтар өмір сүрді.", "In the 3rd c. BC the Saka lived here.", "en"),
        ("—", "", "en"),
        ("", "Something.", "en"),
        (
            "Кеңестік Социалистік Одақ, Кеңестік Социалистік Одағы және Кеңестік Социалистік Одақ туралы.",
            "О Союзе Советских Социалистических Республик, Союзе Советских Социалистических Республик и Союзе "
            "Советских Социалистических Республик.",
            "ru",
        ),
        ("«Apple Inc.» компаниясы", "Компания Apple Inc.", "ru"),
    ],
)
def test_what_is_right_is_left_alone(source, text, language) -> None:
    assert problems_of(source, text, language) == ()


def test_a_second_try_that_is_better_is_kept_and_nothing_is_said() -> None:
    engine = Fails(
        {LONG: "khan khan khan khan", TWO: "The khan came. All rejoiced."},
        {LONG: "The khanate was founded and it is an event."},
    )
    outputs = Guarded(engine).translate([request(TWO), request(LONG)])
    assert [output.warnings for output in outputs] == [(), ()]
    assert outputs[1].text.startswith("The khanate was")
    assert engine.again == [LONG]


def test_lost_sentences_are_translated_one_by_one() -> None:
    engine = Fails({TWO: "The khan came."}, {"Хан келді.": "The khan came.", "Халық қуанды.": "All rejoiced."})
    (output,) = Guarded(engine).translate([request(TWO)])
    assert output.text == "The khan came. All rejoiced."
    assert output.warnings == ()


def test_what_stays_wrong_is_said_and_the_first_is_kept() -> None:
    engine = Fails({"Хан келді.": "ha ha ha"}, {"Хан келді.": ""})
    (output,) = Guarded(engine).translate([request("Хан келді.")])
    assert output.text == "ha ha ha"
    assert output.warnings == ("the output turns in circles",)


def test_other_abilities_shine_through() -> None:
    guarded = Guarded(Fails({}, {}))
    assert guarded.info.capabilities == frozenset({Capability.N_BEST})
    assert guarded.alternatives([request("Хан.")], 2) == [[EngineOutput("one")]]
    with pytest.raises(AttributeError):
        guarded.force([], [], "gate")


def test_what_each_sentence_warns_of_is_kept_with_its_place() -> None:
    class Warns(Fails):
        def translate_differently(self, requests):
            return [EngineOutput("He came.", (UnknownWord(r.text[:3], 0, 3, "x"),), ("cut off",)) for r in requests]

    (output,) = Guarded(Warns({TWO: "The khan came."}, {})).translate([request(TWO)])
    assert output.text == "He came. He came."
    assert [(word.start, TWO[word.start : word.end]) for word in output.unknown] == [(0, "Хан"), (11, "Хал")]
    assert output.warnings == ("cut off",)
