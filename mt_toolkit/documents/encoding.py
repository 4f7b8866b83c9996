"""Bytes to text: the encoding is detected and named, and what is no text is refused with advice."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from mt_toolkit.errors import InputTextError
from mt_toolkit.lang.kazakh.legacy_fonts import fit

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"PK\x03\x04", "a Word, OpenDocument or other zipped file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_NAMES = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "utf-32-le": "UTF-32 LE",
    "utf-32-be": "UTF-32 BE",
    "windows-1251": "Windows-1251",
    "windows-1252": "Windows-1252",
    "kz1048": "KZ-1048",
    "ptcp154": "PT154",
    "koi8-r": "KOI8-R",
    "cp866": "CP866",
}
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1a\x1b")) + b"\x7f"
_SAMPLE = 1 << 16
_MAX_CONTROLS = 0.02
_EXPECTED = re.compile(
    "[\\s\x20-\x7e\u00a0-\u024f\u0300-\u036f\u0400-\u04ff\u0600-\u06ff\u2010-\u203a\u2116\ufb50-\ufeff]"
)
_WORD = re.compile(r"[^\W\d_]{2,40}")
_KAZAKH = frozenset("әғқңөұүһӘҒҚҢӨҰҮҺ")
_COMMON = frozenset("аеоынтірлсдкмуб")
_HINT = "save it as plain text in UTF-8"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file. ``encoding`` is a name Python knows; ``broken`` counts characters that could not be read.

    A byte order mark is not part of ``text``; line ends are as they were.
    """

    text: str
    encoding: str
    broken: int = 0

    @property
    def encoding_name(self) -> str:
        """The encoding as people write it: «Windows-1251»."""
        return _NAMES[self.encoding]


def decode(data: bytes, name: str) -> Decoded:
    """Tell the encoding of ``data`` and decode it; ``name`` is the file's, for messages.

    Detected are UTF-8, UTF-16 and UTF-32 (with a byte order mark or, UTF-16, without), the Windows and DOS Cyrillic
    code pages, KZ-1048, PT154 and KOI8-R.

    Raises:
        InputTextError: If there is no text in it, or it is not a text at all.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise InputTextError(f"{name} is empty", hint="give a file with Kazakh text")
    decoded = _with_bom(data) or _without_bom(data, name)
    if not decoded.text.strip("\ufeff \t\r\n\x00"):
        raise InputTextError(f"{name} is empty", hint="give a file with Kazakh text")
    return decoded


def _with_bom(data: bytes) -> Decoded | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _lenient(data[len(bom) :], encoding)
    return None


def _without_bom(data: bytes, name: str) -> Decoded:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise InputTextError(f"{name} is {kind}, not a plain text", hint=_HINT)
    wide = _utf16(data)
    if wide is not None:
        return _lenient(data, wide)
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > _MAX_CONTROLS * len(sample) and controls > 3:
        raise InputTextError(f"{name} is a binary file, not a text", hint=_HINT)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _single_byte(data, name)


def _lenient(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: one byte of each pair is nearly always 00 or 04 (Cyrillic)."""
    sample = data[: _SAMPLE & ~1]
    if len(sample) < 4:
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        pages = sum(high.count(page) for page in (0x00, 0x04, 0x20))
        if pages < 0.9 * len(high):
            continue
        text = sample[: len(sample) & ~1].decode(encoding, errors="replace")
        if "\x00" not in text and len(_EXPECTED.findall(text)) >= 0.97 * len(text):
            return encoding
    return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes: cut off in the middle of a letter, or pasted together."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(letter > "\x7f" for letter in text[:_SAMPLE]) - text[:_SAMPLE].count("\ufffd")
    if broken and sound > 20 * text[:_SAMPLE].count("\ufffd") and broken * 20 < len(text):
        return Decoded(text, "utf-8", broken)
    return None


def _single_byte(data: bytes, name: str) -> Decoded:
    """One of the code pages with one byte a letter: the one that makes the best words."""
    sample = data[:_SAMPLE]
    latin = sum(chr(byte).isalpha() for byte in sample if byte < 0x80)
    high = sum(byte >= 0x80 for byte in sample)
    if latin > 3 * high:
        return _lenient(data, "windows-1252")
    scores = {code: _commonness(sample.decode(code, errors="replace")) for code in ("windows-1251", "koi8-r", "cp866")}
    best = max(scores, key=lambda code: scores[code])
    if scores[best] < 0.25:
        raise InputTextError(f"the encoding of {name} cannot be told, or it is not a text", hint=_HINT)
    if best == "windows-1251":
        best = _kazakh_variant(sample)
    return _lenient(data, best)


def _commonness(text: str) -> float:
    """Share of the characters outside ASCII that are the commonest small letters, less capitals inside words.

    A text all in capitals is rarer than small letters read in the wrong code page: it counts less.
    """
    high = [letter for letter in text if letter > "\x7f"]
    inner = sum(len([letter for letter in word[1:] if letter.isupper()]) for word in _WORD.findall(text))
    all_capitals = sum(letter.isupper() for letter in high) > 0.9 * len(high)
    common = sum((letter.lower() if all_capitals else letter) in _COMMON for letter in high)
    return (0.75 * common if all_capitals else common - inner / 2) / max(1, len(high))


def _kazakh_variant(sample: bytes) -> str:
    """Windows-1251 or one of its Kazakh variants, which put Kazakh letters where it has those of others."""
    fits = {}
    for encoding in ("kz1048", "ptcp154"):
        words = _WORD.findall(sample.decode(encoding, errors="replace"))
        with_kazakh = [word for word in words if not _KAZAKH.isdisjoint(word)]
        fits[encoding] = fit(with_kazakh, {letter: letter for letter in _KAZAKH}) if with_kazakh else 0.0
        strange = sum(not (letter.isascii() or "\u0400" <= letter <= "\u045f") for word in words for letter in word)
        known = sum(letter in _KAZAKH for word in words for letter in word)
        fits[encoding] *= known / strange if strange else 0.0
    best = max(fits, key=lambda code: fits[code])
    return best if fits[best] >= 0.75 else "windows-1251"
