"""English noun phrases: the head takes the plural; plural-only heads and hyphens; possessives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_toolkit.core.features import value_of
from mt_toolkit.core.terms import Role
from mt_toolkit.glossary.hints import grammar_hints
from mt_toolkit.lang.english.phrases import head_index, paradigm, pluralise, possessive


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("national economy", "national economies"),
        ("policy of industrialisation", "policies of industrialisation"),
        ("people's commissar", "people's commissars"),
        ("zhuz", "zhuzes"),
        ("biy", "biys"),
        ("kuy", "kuys"),
        ("khan", "khans"),
        ("Kazakh", "Kazakhs"),
        ("treaty", "treaties"),
        ("city", "cities"),
        ("serf", "serfs"),
        ("crisis", "crises"),
        ("tribesman", "tribesmen"),
        ("sub-clan", "sub-clans"),
        ("workers' council", "workers' councils"),
        ("law of the steppe", "laws of the steppe"),
        ("repressions", "repressions"),
    ],
)
def test_plurals(english, singular, plural) -> None:
    assert pluralise(english, singular) == plural


@pytest.mark.parametrize(("text", "expected"), [("the khan", "the khan's"), ("the workers", "the workers'")])
def test_possessives(text, expected) -> None:
    assert possessive(text) == expected


def test_the_head_is_before_the_first_preposition() -> None:
    assert head_index(["council", "of", "people's", "commissars"]) == 0
    assert head_index(["science", "and", "technology"]) == 2


def test_a_plural_head_has_no_singular(english) -> None:
    numbers = {value_of(values, "Number") for values, _ in paradigm(english, "mass repressions")}
    assert numbers == {"Plur"}


@given(st.sampled_from(["policy", "zhuz", "khan", "union", "class", "family", "stay", "box"]))
def test_a_plural_is_read_back(english, noun) -> None:
    plural = english.inflect(noun, "NNS")
    assert any(r.lemma == noun and r.get("Number") == "Plur" for r in english.analyze(plural))


def test_every_term_of_the_curated_glossary_has_a_paradigm(english, curated, curated_toolbox) -> None:
    """Forms are words in Latin letters, and a plural never loses or doubles a word."""
    wrong = []
    for concept in curated.concepts:
        rendering = concept.rendering("en")
        for text in rendering.terms if rendering else ():
            forms = [form for _, cell in paradigm(english, text) for form in cell]
            if not forms or any(not form.strip() or len(form.split()) != len(text.split()) for form in forms):
                wrong.append((concept.id, text))
    assert wrong == []


def test_every_attributive_of_the_curated_glossary_agrees(curated, curated_toolbox) -> None:
    """Russian attributives have a form in every case, number and gender."""
    wrong = []
    for concept in curated.concepts:
        rendering = concept.rendering("ru")
        for text in rendering.attributive if rendering else ():
            hints = grammar_hints(concept, rendering)
            forms = curated_toolbox.inflector.paradigm(text, "ru", Role.ATTRIBUTIVE, hints)
            cases = {value_of(values, "Case") for values, _ in forms}
            if not {"Nom", "Gen", "Dat", "Acc", "Ins", "Loc"} <= cases and len(forms) > 1:
                wrong.append((concept.id, text))
    assert wrong == []
