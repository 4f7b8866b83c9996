"""Latin and Arabic script, recognised and put into Cyrillic."""

import pytest

from mt_toolkit.lang.kazakh.script import arabic_word, kazakh_script, latin_word, to_cyrillic

OLDER = "Qazaq halqynyń tarıhy men mádenıeti týraly kóp aıtyldy, úkimet jańa sharýashylyq josparyn qabyldady."
NEWER = "Qazaq halqynyñ tarihy men mädenietı turaly köp aityldy, ükımet jaña şaruaşylyq josparyn qabyldady."
CYRILLIC = "Қазақ халқының тарихы мен мәдениеті туралы көп айтылды, үкімет жаңа шаруашылық жоспарын қабылдады."
ARABIC = "قازاق حالقى كوشپەلى مال شارۋاشىلىعىمەن اينالىستى. ءتىل مەن ءدىن ماڭىزدى بولدى."


@pytest.mark.parametrize(
    ("text", "script"),
    [
        (OLDER, "latin-2018"),
        (NEWER, "latin-2021"),
        (CYRILLIC, "cyrillic"),
        (ARABIC, "arabic"),
        ("A question about Iraq, Qatar and their quarrels.", "other"),
        ("Türkçe güzel bir dil ve çok eski, şöyle böyle.", "other"),
        ("Azərbaycan xalqının tarixi çox qədimdir.", "other"),
        ("ئۇيغۇر تىلى بىلەن قازاق تىلى يېقىن", "other"),
        ("هذا نص عربي عادي في الصحيفة", "other"),
        ("12 345", "other"),
    ],
)
def test_scripts_are_told_apart(text, script):
    assert kazakh_script(text) == script


@pytest.mark.parametrize("text", [OLDER, NEWER])
def test_latin_text_becomes_the_same_cyrillic(text):
    assert to_cyrillic(text) == CYRILLIC


def test_arabic_text_becomes_cyrillic_with_capitals_at_sentence_starts():
    assert to_cyrillic(ARABIC) == ("Қазақ халқы көшпелі мал шаруашылығымен айналысты. Тіл мен дін маңызды болды.")


@pytest.mark.parametrize(
    ("word", "alphabet", "expected"),
    [
        ("qoıan", "latin-2018", "қоян"),
        ("aıaǵyna", "latin-2018", "аяғына"),
        ("Iaǵnı", "latin-2018", "Яғни"),
        ("dúnıejúzilik", "latin-2018", "дүниежүзілік"),
        ("revolıýtsıa", "latin-2018", "революция"),
        ("partiia", "latin-2021", "партия"),
        ("ekonomikalyq", "latin-2021", "экономикалық"),
        ("jatsa", "latin-2021", "жатса"),
        ("ŪLT", "latin-2021", "ҰЛТ"),
        ("qaharmany", "latin-2021", "қаһарманы"),
        ("Resei", "latin-2021", "Ресей"),
    ],
)
def test_latin_words(word, alphabet, expected):
    assert latin_word(word, alphabet) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("قازاقستان", "қазақстан"),
        ("ءۇشىن", "үшін"),
        ("كىتاپ", "кітап"),
        ("مەملەكەت", "мемлекет"),
        ("داپتەر", "дәптер"),
        ("كوشپەلى", "көшпелі"),
        ("ورتالىق", "орталық"),
        ("ءال", "әл"),
        ("وقۋ", "оқу"),
    ],
)
def test_arabic_words(word, expected):
    assert arabic_word(word) == expected
