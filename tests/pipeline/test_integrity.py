"""Warnings that need no reference."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_toolkit.pipeline.integrity import integrity_warnings, numbers_of


@pytest.mark.parametrize(
    ("source", "target", "language", "kinds"),
    [
        ("Халықтың 47,5 %-ы қалада тұрды.", "47.5% of the people lived in cities.", "en", []),
        ("Халықтың 47,5 %-ы қалада тұрды.", "В городах жило 47,5 % населения.", "ru", []),
        (
            "Халықтың 47,5 %-ы қалада тұрды.",
            "45.7% of the people lived in cities.",
            "en",
            ["number-missing", "number-added"],
        ),
        ("Халықтың 47,5 %-ы қалада тұрды.", "47.5 of the people lived in cities.", "en", ["percent"]),
        ("1928-1939 жж. қалалар өсті.", "In 1928–1939 the cities grew.", "en", []),
        ("1928-1939 жж. қалалар өсті.", "In 1928 and in 1939 the cities grew.", "en", ["date"]),
        ("Шамамен 1 500 000 адам келді.", "About 1,500,000 people came.", "en", []),
        ("20-шы ғасырда қала өсті.", "In the 20th century the city grew.", "en", []),
        ("Хан келді.", "", "en", ["empty"]),
        ("Хан келді.", "Хан келді.", "ru", ["copied", "script"]),
        ("Хан келді.", "The хан came.", "en", ["script"]),
        ("Хан сарайға келді, халық қуанды.", "Came.", "en", ["length"]),
        ("Ол көп жүрді.", "He walked walked walked a lot.", "en", ["repetition"]),
    ],
)
def test_what_a_translator_should_look_at(source, target, language, kinds) -> None:
    assert [warning.kind for warning in integrity_warnings(source, target, language)] == kinds


@given(st.integers(0, 10**7), st.integers(1, 9))
def test_formats_of_one_number_are_equal(whole, decimal) -> None:
    spaced = f"{whole:,}".replace(",", " ")
    assert numbers_of(f"{spaced},{decimal}") == numbers_of(f"{whole}.{decimal}")
    assert numbers_of(f"{whole:,}") == numbers_of(str(whole))
