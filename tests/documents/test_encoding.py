"""Encodings are told and named; what is no text is refused with advice."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_toolkit.documents import decode
from mt_toolkit.errors import InputTextError

KAZAKH = (
    "Қазақ халқының тәуелсіздік жолындағы күресі ұзаққа созылды. Өлкеде ауыр өнеркәсіп дамыды, жаңа қалалар салынды.\n"
)
RUSSIAN = "Переселение крестьян изменило состав населения края, и города быстро выросли.\n"


@pytest.mark.parametrize(
    ("data", "encoding", "shown"),
    [
        (KAZAKH.encode(), "utf-8", "UTF-8"),
        (codecs.BOM_UTF8 + KAZAKH.encode(), "utf-8", "UTF-8"),
        (codecs.BOM_UTF16_LE + KAZAKH.encode("utf-16-le"), "utf-16-le", "UTF-16 LE"),
        (codecs.BOM_UTF16_BE + KAZAKH.encode("utf-16-be"), "utf-16-be", "UTF-16 BE"),
        (KAZAKH.encode("utf-16-le"), "utf-16-le", "UTF-16 LE"),
        (KAZAKH.encode("utf-16-be"), "utf-16-be", "UTF-16 BE"),
        (codecs.BOM_UTF32_LE + KAZAKH.encode("utf-32-le"), "utf-32-le", "UTF-32 LE"),
        (KAZAKH.encode("kz1048"), "kz1048", "KZ-1048"),
        (KAZAKH.encode("ptcp154"), "ptcp154", "PT154"),
    ],
)
def test_kazakh_in_every_encoding(data, encoding, shown):
    decoded = decode(data, "a.txt")
    assert (decoded.text, decoded.encoding, decoded.encoding_name) == (KAZAKH, encoding, shown)
    assert decoded.broken == 0


@pytest.mark.parametrize(("codec", "encoding"), [("cp1251", "windows-1251"), ("koi8-r", "koi8-r"), ("cp866", "cp866")])
def test_russian_code_pages(codec, encoding):
    decoded = decode(RUSSIAN.encode(codec), "a.txt")
    assert (decoded.text, decoded.encoding) == (RUSSIAN, encoding)


def test_windows_1251_without_kazakh_letters():
    decoded = decode(KAZAKH.encode("cp1251", errors="replace"), "a.txt")
    assert decoded.encoding == "windows-1251"
    assert "за?" in decoded.text


def test_western_european():
    assert decode("Les élèves étudient à l'école française.".encode("cp1252"), "a.txt").encoding == "windows-1252"


@pytest.mark.parametrize(
    "data", [b"", b"\n \t\r\n", b"\x00\x00\x00", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "\ufeff\n".encode()]
)
def test_empty_files(data):
    with pytest.raises(InputTextError, match=r"leer\.txt is empty") as caught:
        decode(data, "leer.txt")
    assert caught.value.hint


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "zipped"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
        (bytes(range(256)) * 20, "binary"),
        (bytes(1000) + b"abc" * 5, "binary"),
    ],
)
def test_binary_files(data, said):
    with pytest.raises(InputTextError, match=said) as caught:
        decode(data, "x")
    assert "plain text" in caught.value.hint


def test_a_stray_nul_is_no_reason_to_refuse():
    assert decode(KAZAKH.encode() + b"\x00" + KAZAKH.encode(), "a").text == KAZAKH + "\x00" + KAZAKH


def test_a_letter_cut_off_at_the_end():
    decoded = decode((KAZAKH * 3 + "қ").encode()[:-1], "a")
    assert decoded.encoding == "utf-8"
    assert decoded.broken == 1


def test_line_ends_are_not_touched():
    assert decode(b"a\r\nb\rc\n", "a").text == "a\r\nb\rc\n"


@given(st.text(alphabet="абқңііәө Қ.,\n–«»😀", min_size=1).filter(str.strip))
def test_utf8_is_always_read_as_it_is(text):
    assert decode(text.encode(), "a").text == text


@given(st.binary(max_size=300))
def test_no_bytes_bring_anything_but_text_or_advice(data):
    outcome = None
    try:
        outcome = decode(data, "x")
    except InputTextError as error:
        outcome = error
    assert outcome.hint if isinstance(outcome, InputTextError) else outcome.text and outcome.encoding_name


@pytest.mark.parametrize("code", ["windows-1251", "koi8-r", "cp866"])
@pytest.mark.parametrize("text", ["Советы взяли власть.\nБыло тихо.\n", "Казахское ханство"])
def test_short_russian_texts_in_each_code_page(code, text) -> None:
    assert decode(text.encode(code), "x").text == text
