"""The language guess."""

import pytest

from mt_toolkit.lang.detect import guess_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Бұл кітап қазақ халқының тарихы туралы жазылған.", "kk"),
        ("Эта книга написана об истории страны, и она очень подробная.", "ru"),
        ("This book was written about the history of the country.", "en"),
        ("Бул китеп кыргыз элинин тарыхы жөнүндө жазылган жана абдан кызыктуу.", "ky"),
        ("Бу китап татар халкының тарихы турында язылган һәм бик кызыклы.", "tt"),
        ("Был китап башҡорт халҡының тарихы тураһында яҙылған һәм бик ҡыҙыҡлы.", "ba"),
        ("Ця книга написана про історію країни, і вона дуже цікава.", "uk"),
        ("Bu kitap ülkenin tarihi için yazılmış ve çok ilginç.", "tr"),
        ("Bu kitob oʻzbek xalqining tarixi uchun yozilgan va juda qiziq.", "uz"),
        ("Бу китоб ўзбек халқининг тарихи учун ёзилган ва жуда қизиқ.", "uz"),
        ("Bul kitap qazaq halqynyń tarıhy týraly jáne óte qyzyq.", "kk"),
        ("Būl kıtap qazaq halqynyñ tarihy turaly jäne öte qyzyq.", "kk"),
        ("بۇل كىتاپ قازاق حالقىنىڭ تاريحى جانە وتە قىزىق", "kk"),
    ],
)
def test_sentences_are_told_apart(text, code):
    guess = guess_language(text)
    assert guess.code == code
    assert guess.confidence >= 0.4


@pytest.mark.parametrize("text", ["", "1928 – 1939", "...", "Алматы"])
def test_too_little_text_is_no_evidence(text):
    assert guess_language(text).confidence < 0.5


def test_loan_words_do_not_make_kazakh_russian():
    assert guess_language("Индустрия, экономика және демография – республиканың даму мәселелері.").code == "kk"
