"""Words: what is one token, and that nothing is lost."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_toolkit.lang.kazakh.words import iter_tokens, tokenize

KAZAKH_LIKE = st.text(alphabet="абқңі АОҚ.,-–%?!«»()\"'0123456789\n\t\u00a0й\u0306…@:/’e😀", max_size=80)


def words(text):
    return [token.text for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Көші-қонымның нәтижесі.", ["Көші-қонымның", "нәтижесі", "."]),
        ("(47,5 %) 50 мыңнан", ["(", "47,5", "%", ")", "50", "мыңнан"]),
        ("1928-1939 жж. Қазақстан", ["1928-1939", "жж.", "Қазақстан"]),
        ("1928–1939 жылдары", ["1928–1939", "жылдары"]),
        ("халқы 1 500 000 адам", ["халқы", "1 500 000", "адам"]),
        ("1931 жылы 100 мың", ["1931", "жылы", "100", "мың"]),
        ("Ә. Бөкейханов пен А.С. Пушкин", ["Ә.", "Бөкейханов", "пен", "А.С.", "Пушкин"]),
        ("мал, егін т.б. және т.с.с.", ["мал", ",", "егін", "т.б.", "және", "т.с.с."]),
        ("б.з.д. VII ғ. сақтар", ["б.з.д.", "VII", "ғ.", "сақтар"]),
        ("20-шы жылдар, 1930-жылдары", ["20-шы", "жылдар", ",", "1930-жылдары"]),
        ("ВКП(б)-ның ҚР БП хаты", ["ВКП(б)-ның", "ҚР", "БП", "хаты"]),
        ("«Алаш»-тың хаты", ["«", "Алаш", "»", "-тың", "хаты"]),
        ("5 %-ға өсті, 5%-ы", ["5", "%-ға", "өсті", ",", "5", "%-ы"]),
        ("12.05.1931 ж. сағат 10:30-да", ["12.05.1931", "ж.", "сағат", "10:30-да"]),
        ("Не?! Қой... Иә…", ["Не", "?!", "Қой", "...", "Иә", "…"]),
        ("Т-34 пен Ту-154М", ["Т-34", "пен", "Ту-154М"]),
        ("XIX–XX ғғ.", ["XIX", "–", "XX", "ғғ."]),
        ("№5 мектеп", ["№", "5", "мектеп"]),
        ("э.ғ.к. Асанов, проф. Еров", ["э.ғ.к.", "Асанов", ",", "проф.", "Еров"]),
        ("мысалы мыс. 5-сурет", ["мысалы", "мыс.", "5-сурет"]),
        ("қалайы мен мыс.", ["қалайы", "мен", "мыс", "."]),
        ("1,8 млн. адам", ["1,8", "млн.", "адам"]),
        ("қара: www.egov.kz, a.b@c.kz.", ["қара", ":", "www.egov.kz", ",", "a.b@c.kz", "."]),
        ("1920-30-жж. болды", ["1920-30-жж.", "болды"]),
        ("Д’Артаньян мен О'Нил", ["Д’Артаньян", "мен", "О'Нил"]),
    ],
)
def test_tokens(text, expected):
    assert words(text) == expected


def test_numbers_are_words_and_marks_are_not():
    flags = {token.text: token.is_word for token in tokenize("Халық 47,5 % өсті!")}
    assert flags == {"Халық": True, "47,5": True, "%": False, "өсті": True, "!": False}


def test_decomposed_letters_stay_in_their_word():
    assert words("май ай") == ["май", "ай"]


@given(KAZAKH_LIKE | st.text(max_size=60))
def test_tokens_cover_everything_but_white_space(text):
    place = 0
    for token in tokenize(text):
        assert text[place : token.start].strip() == ""
        assert text[token.start : token.end] == token.text
        assert token.end > token.start >= place
        place = token.end
    assert text[place:].strip() == ""


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["а", "1", "а.", "а-", "1 000 ", "сөз ", "http://.", "a@"])
def test_long_lines_take_linear_time(unit):
    text = unit * (1_000_000 // len(unit))
    started = time.perf_counter()
    for _ in iter_tokens(text):
        pass
    assert time.perf_counter() - started < 10
