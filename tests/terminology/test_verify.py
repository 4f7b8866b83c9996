"""The verifier: right words, agreeing forms, each place once, and no help from the generator's lists."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mt_toolkit.core.features import features
from mt_toolkit.core.terms import Concept, Level, Rendering, Role, TermMatch
from mt_toolkit.terminology.requirements import Inflector
from mt_toolkit.terminology.verify import Verifier


@pytest.fixture(scope="module")
def inflector(english, russian) -> Inflector:
    return Inflector(english, russian)


@pytest.fixture(scope="module")
def verifier(english, russian) -> Verifier:
    return Verifier(english, russian)


def concept(en: str = "", ru: str = "", **more: object) -> Concept:
    attributive = more.pop("attr", ("", ""))
    any_ = bool(more.pop("accept_any", False))
    grammar = tuple(str(more.pop("grammar", "")).split())
    renderings = tuple(
        (code, Rendering(tuple(text.split("|")), (attr,) if attr else (), (), grammar if code == "ru" else ()))
        for code, text, attr in (("en", en, attributive[0]), ("ru", ru, attributive[1]))
        if text
    )
    return Concept("c", "g", ("сөз",), renderings, pos="NOUN", accept_any=any_, **more)


def requirement(inflector: Inflector, language: str, what: Concept, role: Role = Role.HEAD):
    match = TermMatch(what, 0, 3, "сөз", role, Level.FORCE, features(Case="Nom"))
    return inflector.requirement(match, language)


@pytest.mark.parametrize(
    ("ru", "text", "surface"),
    [
        ("политика индустриализации", "Проводя политику индустриализации, власть росла.", "политику индустриализации"),
        ("народное хозяйство", "во всех отраслях народного хозяйства", "народного хозяйства"),
        ("жуз", "в Старшем жузе", "жузе"),
        ("ВКП(б)", "решение ВКП(б) о земле", "ВКП(б"),
        ("рабочая сила", "Рабочей силой стали", "Рабочей силой"),
        ("черная кость", "Чёрная кость восстала.", "Чёрная кость"),
        ("голод и разруха", "Из-за голода и разрухи люди ушли.", "голода и разрухи"),
        ("наука и техника", "развитие науки и техники", "науки и техники"),
        ("высшее образование", "без высшего образования", "высшего образования"),
        ("США", "вместе с США", "США"),
    ],
)
def test_russian_forms_are_found(inflector, verifier, ru, text, surface) -> None:
    (found,) = verifier.verify(text, [requirement(inflector, "ru", concept(ru=ru))], "ru")
    assert found is not None
    assert (found.surface, found.problem) == (surface, "")
    assert text[found.start : found.end] == surface


@pytest.mark.parametrize(
    ("ru", "text", "problem"),
    [
        ("народное хозяйство", "о народного хозяйство", "agree"),
        ("народное хозяйство", "в народному хозяйству", "preposition"),
        ("жуз", "к жузом", "preposition"),
        ("голод и разруха", "Из-за голода и разруху люди ушли.", "agree"),
        ("Алихан Букейханов", "рассказ о Алихане Букейханову", "agree"),
    ],
)
def test_wrong_forms_are_found_and_said_to_be_wrong(inflector, verifier, ru, text, problem) -> None:
    what = concept(ru=ru, domain="person") if ru[0].isupper() else concept(ru=ru)
    (found,) = verifier.verify(text, [requirement(inflector, "ru", what)], "ru")
    assert found is not None
    assert problem in found.problem


@pytest.mark.parametrize(
    ("ru", "text"), [("жуз", "южный край"), ("хан", "ханство пало"), ("народное хозяйство", "народ и хозяйство")]
)
def test_other_words_are_not_taken_for_the_term(inflector, verifier, ru, text) -> None:
    assert verifier.verify(text, [requirement(inflector, "ru", concept(ru=ru))], "ru") == [None]


@pytest.mark.parametrize(
    ("en", "text", "surface"),
    [
        ("policy of industrialisation", "The policies of industrialisation failed.", "policies of industrialisation"),
        ("national economy", "the national economy's branches", "national economy"),
        ("zhuz", "two zhuzes united", "zhuzes"),
        ("USSR", "within the USSR's borders", "USSR"),
        ("people's commissar", "People's commissars met", "People's commissars"),
    ],
)
def test_english_forms_are_found(inflector, verifier, en, text, surface) -> None:
    (found,) = verifier.verify(text, [requirement(inflector, "en", concept(en=en))], "en")
    assert found is not None
    assert found.surface == surface


def test_an_abbreviation_is_not_a_common_word(inflector, verifier) -> None:
    assert verifier.verify("it is us", [requirement(inflector, "en", concept(en="US"))], "en") == [None]


def test_a_word_serves_one_requirement(inflector, verifier) -> None:
    wanted = [requirement(inflector, "en", concept(en="khan"))] * 2
    first, second = verifier.verify("the khan came", wanted, "en")
    assert first is not None
    assert second is None


def test_the_longer_term_has_the_first_choice(inflector, verifier) -> None:
    wanted = [requirement(inflector, "en", concept(en=text)) for text in ("government", "Soviet government")]
    short, long = verifier.verify("the Soviet government and the government", wanted, "en")
    assert long is not None
    assert long.surface == "Soviet government"
    assert short is not None
    assert short.start > long.start


def test_the_attributive_rendering_and_the_noun_both_count(inflector, verifier) -> None:
    what = concept(ru="совет", attr=("Soviet", "советский"), en="soviet")
    wanted = requirement(inflector, "ru", what, Role.ATTRIBUTIVE)
    assert verifier.verify("с советскими работниками", [wanted], "ru")[0] is not None
    assert verifier.verify("с работниками советов", [wanted], "ru")[0] is not None
    assert verifier.verify("с хорошими работниками", [wanted], "ru") == [None]


def test_an_alternative_counts_only_where_any_is_accepted(inflector, verifier) -> None:
    strict, loose = concept(en="policy|politics"), concept(en="policy|politics", accept_any=True)
    assert verifier.verify("politics", [requirement(inflector, "en", strict)], "en") == [None]
    assert verifier.verify("politics", [requirement(inflector, "en", loose)], "en")[0] is not None


_TERMS = ["народное хозяйство", "жуз", "хан Абылай", "советская власть", "коллективизация", "спецпереселенец", "кюй"]


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(_TERMS), st.integers(0, 11), st.sampled_from(["", "Тогда ", "и "]))
def test_every_form_of_a_requirement_is_recognised(inflector, verifier, ru, cell, before) -> None:
    wanted = requirement(inflector, "ru", concept(ru=ru))
    forms = wanted.targets[0].forms
    text = before + forms[cell % len(forms)][1][0] + " здесь"
    (found,) = verifier.verify(text, [wanted], "ru")
    assert found is not None
    assert found.problem == ""
