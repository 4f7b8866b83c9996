"""Units: Kazakh words as stems and endings, Russian and English ones as lemmas, tokens as they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_toolkit.alignment.words.units import SCHEMES, UnitReader

READERS = {(language, scheme): UnitReader(language, scheme) for language in ("en", "ru") for scheme in SCHEMES}


def test_kazakh_words_are_stems_and_the_endings_that_a_translation_says() -> None:
    units = READERS["en", "morphemes"].source("Қазақ хандығында қалалар салынбады.")
    assert units.names == ("қазақ", "хандық", "+Loc", "қала", "сал", "+Neg", ".")
    assert units.homes == (0, 1, 1, 2, 3, 3, 4)
    assert units.pieces[1:3] == ("ханды", "ғында")


def test_every_form_of_a_word_has_one_stem() -> None:
    reader = READERS["en", "morphemes"]
    forms = ["сұлтан", "сұлтанның", "сұлтандарға", "сұлтанымен", "сұлтандарымыздан"]
    assert {reader.source(form).names[0] for form in forms} == {"сұлтан"}


def test_an_ordinal_is_its_number() -> None:
    assert READERS["en", "morphemes"].source("1920-жылдары").names[0] == "1920"
    assert READERS["en", "morphemes"].target("the 1920s").names[1] == "1920"


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "The sultans led their people.", ("the", "sultan", "lead", "they", "people", ".")),
        ("ru", "Султаны собрали свой народ.", ("султан", "собрать", "свой", "народ", ".")),
    ],
)
def test_words_of_the_translation_are_lemmas(language: str, text: str, names: tuple[str, ...]) -> None:
    assert READERS[language, "morphemes"].target(text).names == names


def test_tokens_are_small_letters() -> None:
    assert READERS["ru", "tokens"].source("Хандықта болды").names == ("хандықта", "болды")
    assert READERS["ru", "tokens"].target("В Ханстве").names == ("в", "ханстве")


def test_an_unknown_scheme_is_refused() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        UnitReader("en", "syllables")


@given(st.text(alphabet="абқңө «»-12.,\n abc’", max_size=60), st.sampled_from(sorted(READERS)))
def test_units_are_of_tokens_in_order(text: str, key: tuple[str, str]) -> None:
    for units in (READERS[key].source(text), READERS[key].target(text)):
        assert len(units.names) == len(units.homes) == len(units.pieces)
        assert list(units.homes) == sorted(units.homes)
        assert set(units.homes) == set(range(len(units.tokens)))
        assert all(units.names)
