"""From bytes to a document: formats, notes, warnings, and input of every awkward kind."""

import time

import pytest

from mt_toolkit.documents import FORMATS, read_document, render
from mt_toolkit.errors import InputTextError, UnknownNameError

SENTENCES = [
    "Қазақстанда ірі зауыттар салынды.",
    "Ауыл тұрғындары қалаға көшті.",
    "Теміржол Түркістан мен Сібірді қосты.",
    "Халықтың саны айтарлықтай өсті.",
    "Жаңа қалалар бой көтерді.",
]


def read(text, shape="auto"):
    return read_document(text.encode(), name="a.txt", format=shape)


def test_every_format_of_the_table_loads_and_round_trips():
    for name in FORMATS.names():
        reading = read("\n".join(SENTENCES), name)
        texts = [segment.text for segment in reading.document.segments]
        assert reading.document.format == name
        assert render(reading.document, texts) == "\n".join(SENTENCES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n".join(SENTENCES), "lines"),
        (" ".join(SENTENCES), "text"),
        ("\n\n".join(SENTENCES), "text"),
        ("\n".join(SENTENCES[:3]), "text"),
        ("\n".join(" ".join(SENTENCES) for _ in range(6)), "text"),
        ("\n".join(" ".join(SENTENCES).replace("көшті", "көшті\nжәне").split(". ")), "text"),
    ],
)
def test_auto(text, expected):
    assert read(text).document.format == expected


def test_clean_kazakh_brings_no_notes():
    assert read(" ".join(SENTENCES)).notes == ()


def test_notes_tell_encoding_and_repairs():
    notes = read_document(" ".join([*SENTENCES, "Қaла"]).encode("utf-16"), name="a").notes
    assert notes[0] == "read as UTF-16 LE"
    assert any("Қaла → Қала" in note for note in notes)


def test_another_language_is_a_warning():
    reading = read("Эта книга рассказывает о том, как изменилась страна. Она была написана для всех.")
    assert reading.guess.code == "ru"
    assert "warning: this text looks like Russian, not Kazakh" in reading.notes


def test_lost_letters_are_told():
    data = " ".join(SENTENCES * 2).encode("cp1251", errors="replace")
    notes = read_document(data, name="a").notes
    assert any("Kazakh letters were lost" in note for note in notes)
    assert "read as Windows-1251" in notes


def test_latin_script_is_converted_and_told():
    reading = read("Qazaq halqynyń tarıhy men mádenıeti týraly kóp aıtyldy. Úkimet jańa jospar qabyldady.")
    assert reading.document.segments[0].text == "Қазақ халқының тарихы мен мәдениеті туралы көп айтылды."
    assert "script" in [change.kind for change in reading.changes]


def test_nothing_but_invisible_characters_is_no_text():
    with pytest.raises(InputTextError, match="no text"):
        read("\u200b\u200b\x00\x01 ")


def test_unknown_formats_list_the_known():
    with pytest.raises(UnknownNameError, match="auto, lines, text"):
        read("Сөз.", "docs")


@pytest.mark.parametrize(
    "text",
    ["Сөз\x00дер.", "Бай мал.", "\ufeffСөз.", "Бір.\r\nЕкі.\r\n", "Отбасы 👩‍👩‍👧 келді. 😀", "«", "..."],
)
def test_awkward_text_is_read(text):
    for name in ("text", "lines"):
        document = read(text, name).document
        assert render(document, ["x"] * len(document.segments)).count("x") == len(document.segments)


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["а", " ".join(SENTENCES) + " "])
def test_a_line_of_ten_megabytes(unit):
    data = (unit * (10_000_000 // len(unit.encode()))).encode()
    started = time.perf_counter()
    reading = read_document(data, name="long.txt", format="text")
    assert time.perf_counter() - started < 60
    assert reading.document.segments
