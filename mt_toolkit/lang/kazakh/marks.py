"""Repairs below the level of words: control characters, normal form, spaces, quotes and dashes."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from mt_toolkit.lang.kazakh.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]\n?")
_CONTROLS = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    r"\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]+"
)
_SOFT_HYPHENS = re.compile("\u00ad+(?!\n)|\u00ad{2,}")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SPACE_RUNS = re.compile(r" {2,}| (?=\n)|(?<=\n) |\A | \Z")
_WORDS = re.compile(r"\S+")
_QUOTE_PAIRS = re.compile(r"<<(?=\w)|(?<=[\w.!?…])>>|(?<!\S),,(?=\w)|(?<!\S)``(?=\w)|(?<!')''(?!')|[″＂]")
_QUOTE_FORMS = {"<<": "«", ">>": "»", ",,": "„", "``": "“", "''": '"', "″": '"', "＂": '"'}
_CURLY = re.compile("[„“”\n]")
_DASHES = re.compile(r"(?<=\S )-{1,2}(?= )|(?<=[^\W_])--(?=[^\W_])|[‐‑‒―]")
_DASH_FORMS = {"‐": "-", "‑": "-", "‒": "–", "―": "—"}


def line_ends(text: str, *, join_lines: bool) -> Iterator[Edit]:
    """One kind of line break, the line feed.

    Without ``join_lines`` lines are counted by somebody, so that only real line ends become line feeds; a page break,
    a line separator or a lone carriage return inside a line becomes a space.
    """
    lone_return = join_lines or "\n" not in text
    for match in _LINE_ENDS.finditer(text):
        found = match.group()
        is_break = join_lines or found.endswith("\n") or (found == "\r" and lone_return)
        if found.endswith("\n") and not join_lines and found != "\r\n":
            yield Edit(match.start(), match.end() - 1, " ")
        else:
            yield Edit(match.start(), match.end(), "\n" if is_break else " ")


def controls(text: str) -> Iterator[Edit]:
    """Control characters, NUL among them, direction marks and zero-width spaces go; joiners in emoji stay."""
    for match in _CONTROLS.finditer(text):
        yield Edit(match.start(), match.end(), "")


def soft_hyphens(text: str) -> Iterator[Edit]:
    """Soft hyphens inside a line go; one at the end of a line is a hyphenation, undone with the lines."""
    for match in _SOFT_HYPHENS.finditer(text):
        at_end = text[match.end() : match.end() + 1] == "\n"
        yield Edit(match.start(), match.end() - at_end, "")


def normal_form(text: str) -> Iterator[Edit]:
    """Unicode NFC: «й» in two pieces becomes one letter."""
    if unicodedata.is_normalized("NFC", text):
        return
    for word in _WORDS.finditer(text):
        if not unicodedata.is_normalized("NFC", word.group()):
            yield from _normal_word(word.group(), word.start())


def _normal_word(word: str, offset: int) -> Iterator[Edit]:
    """Edits letter by letter, or of the whole word where letters cannot be told apart (Korean)."""
    edits: list[Edit] = []
    pieces: list[str] = []
    start = 0
    for place in range(1, len(word) + 1):
        if place == len(word) or not unicodedata.combining(word[place]):
            normal = unicodedata.normalize("NFC", word[start:place])
            pieces.append(normal)
            if normal != word[start:place]:
                edits.append(Edit(offset + start, offset + place, normal))
            start = place
    whole = unicodedata.normalize("NFC", word)
    yield from edits if "".join(pieces) == whole else [Edit(offset, offset + len(word), whole)]


def odd_spaces(text: str) -> Iterator[Edit]:
    """Tabs, non-breaking, thin and other spaces become plain ones."""
    for match in _SPACES.finditer(text):
        yield Edit(match.start(), match.end(), " ")


def space_runs(text: str) -> Iterator[Edit]:
    """Several spaces become one; at the edges of a line none is left."""
    for match in _SPACE_RUNS.finditer(text):
        at_edge = match.start() == 0 or match.end() == len(text)
        at_edge = at_edge or text[match.start() - 1] == "\n" or text[match.end()] == "\n"
        yield Edit(match.start(), match.end(), "" if at_edge else " ")


def typed_quotes(text: str) -> Iterator[Edit]:
    """Quotes put together from other marks: << >> ,, '' become « » „ "."""
    for match in _QUOTE_PAIRS.finditer(text):
        yield Edit(match.start(), match.end(), _QUOTE_FORMS[match.group()])


def curly_quotes(text: str) -> Iterator[Edit]:
    """Curly quotes that open where they should close, and the other way round: “сөз“ becomes “сөз”.

    „сөз“, the low-high style, is right as it is.
    """
    style = ""
    for match in _CURLY.finditer(text):
        mark, place = match.group(), match.start()
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        opens = (not before.strip() or before in "([«–—-") and after.isalnum()
        closes = bool(before.strip()) and not after.isalnum() and before not in "([«"
        if mark == "\n":
            style = ""
        elif mark == "„":
            style = mark
        elif opens:
            style = "“"
            if mark == "”":
                yield Edit(place, place + 1, "“")
        elif closes:
            if mark == "“" and style == "“":
                yield Edit(place, place + 1, "”")
            style = ""


def dashes(text: str) -> Iterator[Edit]:
    """A hyphen between spaces becomes a dash, an odd hyphen a plain one; a dash that opens a line is left alone."""
    for match in _DASHES.finditer(text):
        yield Edit(match.start(), match.end(), _DASH_FORMS.get(match.group(), "–"))
