"""Repair: what each step mends, that nothing is mended twice, and that every place can be traced back."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mt_toolkit.core.text import Span
from mt_toolkit.lang.kazakh.repair import repair

WRAPPED = """Қазақ хандығы он бесінші ғасырдың екінші жартысында Шу мен
Талас өңірінде құрылды. Оның негізін Жәнібек пен Керей
сұлтандар қалаған еді. Хандықтың құрылуы саяси және
этникалық процестердің заңды қорытындысы болды.
Халық көшпелі мал шаруашылығымен айналысты. Сонымен қатар
отырықшы егіншілік те дамыды, қалаларда қолөнер өркендеді.
"""


def fixed(text, *, join_lines=False):
    return repair(text, join_lines=join_lines).text


def kinds(text, *, join_lines=False):
    return [change.kind for change in repair(text, join_lines=join_lines).changes]


@pytest.mark.parametrize(
    ("text", "expected", "kind"),
    [
        ("а\x00б\x07в", "абв", "control-characters"),
        ("қа\u200bла\ufeff", "қала", "control-characters"),
        (unicodedata.normalize("NFD", "май айы"), "май айы", "normal-form"),
        ("саяса\u00adты", "саясаты", "soft-hyphens"),
        ("5\u00a0мың\u202fадам", "5 мың адам", "odd-spaces"),
        ("екі  бос   орын ", "екі бос орын", "space-runs"),
        ("<<Алаш>> партиясы", "«Алаш» партиясы", "quotes"),
        ("“Алаш“ партиясы", "“Алаш” партиясы", "quotes"),
        ("Абай - ақын", "Абай – ақын", "dashes"),
        ("көші‑қон", "көші-қон", "dashes"),
        ("бір\r\nекі", "бір\nекі", "line-ends"),
        ("Қaзaқcтaн тарихы", "Қазақстан тарихы", "lookalike-letters"),
        ("Ќазаќстан тарихы", "Қазақстан тарихы", "legacy-font"),
    ],
)
def test_each_repair_is_done_and_reported(text, expected, kind):
    assert fixed(text) == expected
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "„Алаш“ партиясы",
        "– Қайда барасың?",
        "Windows пен COVID-19, XX ғасыр, IT-маман.",
        "Їхній президент сказав, що її країна існує.",
        "Отбасы 👩‍👩‍👧 суреті",
    ],
)
def test_what_is_right_is_left_alone(text):
    assert fixed(text) == text
    assert kinds(text) == []


def test_hard_wrapped_lines_become_paragraphs():
    repaired = repair(WRAPPED, join_lines=True)
    assert repaired.text.startswith("Қазақ хандығы он бесінші ғасырдың екінші жартысында Шу мен Талас өңірінде")
    assert repaired.text.count("\n") <= 2
    assert "joined-lines" in [change.kind for change in repaired.changes]


def test_paragraph_lines_headings_and_lists_survive():
    text = (
        "ИНДУСТРИЯЛАНДЫРУ\n\nБұл бірінші абзац. Ол ұзақ емес.\nБұл екінші абзац та бір жолда тұр.\n"
        "1. Бірінші тармақ\n2. Екінші тармақ\n• үшінші тармақ\n"
    )
    assert fixed(text, join_lines=True).splitlines() == text.splitlines()


def test_headings_and_items_survive_in_wrapped_text():
    text = "Хандықтың құрылуы\n\n" + WRAPPED + "\nСебептері:\n– салықтың ауырлығы;\n– жердің тарылуы.\n"
    lines = fixed(text, join_lines=True).splitlines()
    assert lines[0] == "Хандықтың құрылуы"
    assert lines[-3:] == ["Себептері:", "– салықтың ауырлығы;", "– жердің тарылуы."]


def test_a_list_of_words_is_not_joined():
    text = "кітап\nдәптер\nқалам\nмектеп\n"
    assert fixed(text, join_lines=True).splitlines() == text.splitlines()


def test_lines_are_counted_without_joining():
    text = "бір\x0cекі\u2028үш\r\nтөрт\x85бес\n\nалты"
    assert fixed(text).count("\n") == text.count("\n")


def test_lone_carriage_returns_are_line_ends_where_there_are_no_others():
    assert fixed("бір\rекі") == "бір\nекі"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("халықтың көші-\nқоным үдерісі", "халықтың көші-қоным үдерісі"),
        ("үкімет саяса-\nтының салдары", "үкімет саясатының салдары"),
        ("олардың қарым-\nқатынасы", "олардың қарым-қатынасы"),
        ("сонымен бір-\nбірін көрді", "сонымен бір-бірін көрді"),
        ("КСРО-\nның құрамы", "КСРО-ның құрамы"),
        ("1928-\nші жыл", "1928-ші жыл"),
        ("сондай-\nақ келді", "сондай-ақ келді"),
        ("мұндай жұмыс\u00ad\nшылар", "мұндай жұмысшылар"),
        ("ауылдан қала-\nға кетті. Ол қалаға барды", "ауылдан қалаға кетті. Ол қалаға барды"),
        ("су-\nшаруа бөлімі, су-шаруаның ісі", "су-шаруа бөлімі, су-шаруаның ісі"),
    ],
)
def test_hyphenation_is_undone(text, expected):
    assert fixed(text, join_lines=True) == expected


def test_a_dictionary_decides_about_hyphens():
    known = {"егін", "жай"}
    text = "ауылдың егін-\nжай мәселесі"
    assert repair(text, join_lines=True, is_word=known.__contains__).text == "ауылдың егін-жай мәселесі"
    assert repair(text, join_lines=True, is_word={"егінжай"}.__contains__).text == "ауылдың егінжай мәселесі"


def test_places_are_traced_back():
    source = "Бұл  саяса-\nтының\u00a0  салдары.\r\n\r\nЕкін\u00adші абзац."
    repaired = repair(source, join_lines=True)
    assert repaired.text == "Бұл саясатының салдары.\n\nЕкінші абзац."
    for word, original in [("саясатының", "саяса-\nтының"), ("салдары", "салдары"), ("Екінші", "Екін\u00adші")]:
        start = repaired.text.index(word)
        place = repaired.to_source(Span(start, start + len(word)))
        assert source[place.start : place.end] == original


def test_changes_are_counted_with_examples():
    changes = {change.kind: change for change in repair("Қaла мен Қaла мен дaла", join_lines=False).changes}
    change = changes["lookalike-letters"]
    assert change.count == 3
    assert change.examples == ("Қaла → Қала", "дaла → дала")


AWKWARD = st.text(
    alphabet="абқңіАОҚ \n\r\t-–.,!«»“”„<>'`\u00ad\u00a0\x00\u200b\u0306iaocBKXкќўїjє12ǵqاىەق\u2028\x85", max_size=120
)


@settings(max_examples=300)
@given(AWKWARD | st.text(max_size=80), st.booleans())
def test_repairing_twice_changes_nothing(text, join_lines):
    once = repair(text, join_lines=join_lines).text
    assert repair(once, join_lines=join_lines).text == once


@given(AWKWARD, st.booleans(), st.data())
def test_every_place_maps_into_the_source_in_order(text, join_lines, data):
    repaired = repair(text, join_lines=join_lines)
    length = len(repaired.text)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, length))
    place = repaired.to_source(Span(start, end))
    assert 0 <= place.start <= place.end <= len(text)
    assert repaired.to_source(Span(end, length)).end >= place.start


@given(st.lists(st.sampled_from(["бір сөз", "екі", "", "-", "Сөз.", "саяса-", "тының бар", "\x0c", " "]), max_size=12))
def test_the_number_of_lines_stays_without_joining(lines):
    assert repair("\n".join(lines), join_lines=False).text.count("\n") == max(0, len(lines) - 1)


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["сөз ", "а", "Бұл сөз.  Ол\n", "\x00", "а-\n", "и\u0306 ", "қa ", "« "])
def test_long_input_takes_linear_time(unit):
    started = time.perf_counter()
    repair(unit * (1_000_000 // len(unit)), join_lines=True)
    assert time.perf_counter() - started < 20
