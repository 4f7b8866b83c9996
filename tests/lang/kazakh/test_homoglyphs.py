"""Look-alike letters, word by word."""

import pytest

from mt_toolkit.lang.kazakh.edits import apply
from mt_toolkit.lang.kazakh.homoglyphs import lookalikes, unmixed

LATIN_I, CYRILLIC_I = "i", "і"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Қaзaқcтaн", "Қазақстан"),
        ("өнepкәcіп", "өнеркәсіп"),
        ("б" + LATIN_I + "л" + LATIN_I + "м", "білім"),
        ("қаhарман", "қаһарман"),
        ("əлем", "әлем"),
        ("ƒасыр", "ғасыр"),
        ("Yкімет", "Үкімет"),
        ("Yақыт", "Уақыт"),
        ("Hұрсұлтан", "Нұрсұлтан"),
        ("kазақ", "казақ"),
        ("ХIХ", "XIX"),
        ("ХVІІІ", "XVIII"),
        ("сomputer", "computer"),
        ("iPhoneды", "iPhoneды"),
        ("USBсе", "USBсе"),
        ("Қазақстан", "Қазақстан"),
    ],
)
def test_mixed_words(word, expected):
    assert unmixed(word) == expected


def mended(text, is_word=None):
    return apply(text, list(lookalikes(text, is_word)))


def test_wholly_latin_words_need_to_be_known():
    text = "Бұл кезде CCCP мен KCPO ыдырады, ал BBC мен NATO, XX ғасырдың IT-маманы, OPEC қалды"
    assert mended(text) == text.replace("CCCP", "СССР").replace("KCPO", "КСРО")


def test_a_dictionary_knows_more():
    text = "Ауылда oпa бар, ace жоқ, cop топырақ көп екен"
    assert mended(text, {"сор"}.__contains__) == "Ауылда опа бар, ace жоқ, сор топырақ көп екен"


def test_strange_cyrillic_letters():
    assert mended("жаӊа заӊ") == "жаңа заң"


def test_other_languages_are_left_alone():
    for text in ("The ace of aces is an epic hoax.", "Россия и Европа", "Azərbaycan əhalisi"):
        assert mended(text) == text
