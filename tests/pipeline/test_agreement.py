"""Predicates agree with a term as their subject, by its own gender and number."""

from __future__ import annotations

import pytest

from mt_toolkit.core.text import Segment, Span
from mt_toolkit.engines.rules.engine import load
from mt_toolkit.pipeline.translator import Translator


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Қазақ хандығы әлсіреді.", "Казахское ханство ослабело."),
        ("Кеңес үкіметі әлсіреді.", "Советское правительство ослабело."),
        ("Алтын Орда әлсіреді.", "Золотая Орда ослабела."),
        ("Мемлекет әлсіреді.", "Государство ослабело."),
    ],
)
def test_a_verb_agrees_with_a_term(curated_toolbox, source, expected) -> None:
    (translation,) = Translator(load(), "ru", curated_toolbox).translate([Segment("1", source, Span(0, len(source)))])
    assert translation.text == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Қазақ халқын азат етті.", "Освободили казахский народ."),
        ("Олар скифтерді жеңді.", "Они победили скифов."),
        ("Ол тайпаларды біріктірді.", "Он объединил племена."),
    ],
)
def test_a_people_is_animate_by_its_name_only(curated_toolbox, source, expected) -> None:
    (translation,) = Translator(load(), "ru", curated_toolbox).translate([Segment("1", source, Span(0, len(source)))])
    assert translation.text == expected
