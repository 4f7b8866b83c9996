"""Words: running text cut into words, numbers and punctuation, with their places.

What counts as one token:

* a word with its hyphens and inner apostrophes: «көші-қон», «20-шы», «Т-34», «Д’Артаньян», «1930-жылдары»;
* an abbreviation with its dots: «т.б.», «жж.», «Ә.» before a surname; «ВКП(б)-ның»;
* a number with its decimal part, thousands groups and range: «47,5», «1 500 000», «1928-1939», «12.05.1931», «10:30»;
* «%», «№», each quote, bracket, dash and other mark by itself; a run of dots or of «?» and «!» together;
* an ending after a quote, a bracket or «%», with its hyphen: «Алаш»-тың is «, Алаш, », -тың;
* a web or mail address.

Tokens cover every character that is not white space, in order and without overlap, so that the text can be rebuilt
from them and the white space between. Thousands groups are three digits after a space («1 500 000» is one token,
«1928 жылы 100» is not touched).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt_toolkit.core.text import Token
from mt_toolkit.lang.kazakh.abbreviations import abbreviation, context_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTER = r"[^\W\d_]"
_MARK = "[\u0300-\u036f\u064b-\u065f\u0670]"
_WORD = rf"(?:{_LETTER}+(?:{_MARK}+{_LETTER}*)*)"
_GROUPED = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?!\d)"
_NUMBER = rf"(?:{_GROUPED}|\d+(?:[.,:/]\d+)*)"
_RANGE = rf"{_NUMBER}(?:[-–—−]{_NUMBER})*"
_JOINED = rf"(?:[-‐‑’ʼ']{_WORD}\d*|[-‐‑]\d+(?:,\d+)?{_WORD}?)*"

_TOKEN = re.compile(
    rf"""
      (?P<address>(?:https?://|www\.)[^\s<>«»"“”]*[^\s<>«»"“”.,;:!?)\]] | [\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+)
    | (?P<party>[^\W\d_]{{1,8}}\([бБ]\){_LETTER}?(?:[-‐‑]{_WORD})*)
    | (?P<dotted>(?<!\w){_LETTER}(?:\.{_LETTER})+(?!\w))
    | (?P<word>(?:{_WORD}\d*|{_RANGE}{_WORD}?){_JOINED})
    | (?P<suffix>(?:%|(?<=[»”"’)]))[-‐‑]{_WORD})
    | (?P<mark>\.+|[?!]+|…+|\S[\u0300-\u036f\ufe0e\ufe0f\u200d]*)
    """,
    re.VERBOSE,
)


def tokenize(text: str) -> list[Token]:
    """Cut ``text`` into tokens, in order; offsets are code points of ``text``.

    ``Token.is_word`` is true for anything that holds a letter or a digit, so numbers are words and «%» is not.
    """
    return list(iter_tokens(text))


def iter_tokens(text: str) -> Iterator[Token]:
    """As :func:`tokenize`, one at a time: a long text need not be held as a list."""
    before = ""
    held: Token | None = None
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if held is not None:
            takes_dot = match.lastgroup == "mark" and start == held.end and _dot_belongs(text, held, end, before)
            if takes_dot:
                held = Token(text[held.start : end], held.start, end)
            yield held
            before = held.text
            held = None
            if takes_dot:
                continue
        if match.lastgroup == "mark":
            yield Token(match.group(), start, end, is_word=any(map(str.isalnum, match.group())))
            before = match.group()
        else:
            held = Token(match.group(), start, end)
    if held is not None:
        yield held


def _dot_belongs(text: str, word: Token, end: int, before: str) -> bool:
    """Whether the single dot right after ``word`` and ending at ``end`` is part of it."""
    if end != word.end + 1 or text[word.end] != ".":
        return False
    context = context_of(text, word.start, word.end, before_word=before)
    last = word.text.rpartition("-")[2] if word.text[0].isdigit() else word.text
    return abbreviation(last, context) is not None
