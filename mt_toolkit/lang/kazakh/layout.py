"""Hard-wrapped lines put together into paragraphs.

A pair of neighbouring lines is proof of wrapping if the first does not end a sentence and the second goes on with a
small letter. A text is hard-wrapped if such pairs are common in it, and its lines long or its blocks closed with a
full stop (a list of words is neither). Then every such pair is joined, and other pairs where the first word of the
second line would not have fitted on the first. Blank lines, list items, headings in capitals, Markdown headings, table
rows, indented beginnings and short last lines of paragraphs keep their line break. A joined text holds no proof of
wrapping any more, so joining it again changes nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from mt_toolkit.lang.kazakh.abbreviations import abbreviations, is_initial, sentence_openers
from mt_toolkit.lang.kazakh.edits import Edit
from mt_toolkit.lang.kazakh.hyphenation import WordsOfText, keeps_hyphen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_LINE = re.compile(r"[^\n]*")
_ENDS_SENTENCE = re.compile(r"[.!?…:;][\"”“’»)\]]*$")
_GOES_ON = re.compile(r"[\"“”„«(]*[^\W\d_]")
_ITEM = re.compile(
    r"(?:[•*▪●◦·‣]\s|[-–—]\s|\d{1,3}[.)]\s|[^\W\d_]\)|[IVXІХ]{1,5}[.)]\s|#{1,6}\s|[|>]|[-=_*]{3,})", re.IGNORECASE
)
_CUT = re.compile(r"([^\W_]+)[-‐¬\u00ad]$")
_WORD_AT_START = re.compile(r"[^\W_]+")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)\.$")
_FIRST_WORD = re.compile(r"\S+")
_TAIL = 64
"""Code points at the end of a line that are looked at: a line may have millions."""
_LONG_LINE = 32
"""Median length from which unfinished lines are taken for wrapped text rather than a list."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line without the white space around it; ``start`` and ``end`` are offsets of the text."""

    text: str
    start: int
    end: int
    indent: int

    @property
    def is_blank(self) -> bool:
        return not self.text

    @property
    def is_item(self) -> bool:
        return _ITEM.match(self.text) is not None

    @property
    def is_heading(self) -> bool:
        return self.text.startswith("#") or (self.text.isupper() and self.cut is None)

    @property
    def cut(self) -> re.Match[str] | None:
        """The first half of a word at the end of the line, with its hyphen."""
        return _CUT.search(self.text, max(0, len(self.text) - _TAIL))

    @property
    def is_open(self) -> bool:
        """Whether the sentence goes on after the line."""
        if _ENDS_SENTENCE.search(self.text, max(0, len(self.text) - _TAIL)) is None:
            return True
        last = _LAST_WORD.search(self.text, max(0, len(self.text) - 16))
        return last is not None and (is_initial(last.group(1)) or last.group(1).lower() in abbreviations())

    @property
    def continues(self) -> bool:
        """Whether the line begins in the middle of a sentence: with a small letter."""
        found = _GOES_ON.match(self.text)
        return found is not None and found.group()[-1].islower()


def joined_lines(text: str, is_word: Callable[[str], bool] | None = None) -> Iterator[Edit]:
    """Edits that join the lines of each paragraph of ``text``, if it is hard-wrapped.

    Only line feeds end a line. ``is_word`` says whether a word is in the dictionary; it helps to decide about hyphens.
    """
    lines = _lines(text)
    pairs = [(a, b) for a, b in pairwise(lines) if not a.is_blank and not b.is_blank]
    proofs = {a.start for a, b in pairs if _is_proof(a, b)}
    wrapped = [(a, b) for a, b in pairs if a.start in proofs]
    is_wrapped = bool(wrapped) and _is_wrapped(lines, pairs, wrapped)
    width = median(_needed(a, b) for a, b in wrapped) if wrapped else 0.0
    indented = sum(line.indent > 0 for line in lines if not line.is_blank)
    mostly_indented = indented * 2 > sum(not line.is_blank for line in lines)
    words: WordsOfText | None = None
    for first, second in pairs:
        cut = first.cut
        starts_paragraph = second.indent > 0 and not mostly_indented
        if cut is not None and _is_cut(cut, first, second):
            words = words or WordsOfText.of(text)
            yield _mended(first, second, cut, words, is_word)
        elif is_wrapped and (first.start in proofs or (not starts_paragraph and _is_full(first, second, width))):
            yield Edit(first.end, second.start, " ")


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    for match in _LINE.finditer(text):
        if match.start() and text[match.start() - 1] != "\n":
            continue
        raw = match.group()
        bare = raw.strip(" \t")
        indent = len(raw) - len(raw.lstrip(" \t"))
        start = match.start() + (indent if bare else 0)
        lines.append(_Line(bare, start, start + len(bare), indent))
    return lines


def _is_table(line: _Line) -> bool:
    return "\t" in line.text or "|" in line.text


def _is_proof(first: _Line, second: _Line) -> bool:
    """Whether this pair can only be one wrapped sentence."""
    if second.is_item or first.is_heading or _is_table(first) or _is_table(second):
        return False
    return second.continues and first.is_open


def _is_wrapped(
    lines: Sequence[_Line], pairs: Sequence[tuple[_Line, _Line]], wrapped: Sequence[tuple[_Line, _Line]]
) -> bool:
    if len(wrapped) < 0.15 * len(pairs):
        return False
    return median(len(first.text) for first, _ in wrapped) >= _LONG_LINE or _blocks_close(lines, wrapped)


def _blocks_close(lines: Sequence[_Line], wrapped: Sequence[tuple[_Line, _Line]]) -> bool:
    """Whether most blocks of lines in which a sentence is wrapped also end one."""
    proofs = {first.start for first, _ in wrapped}
    with_proof = closed = 0
    has_proof = False
    last: _Line | None = None
    for line in [*lines, _Line("", 0, 0, 0)]:
        if not line.is_blank:
            has_proof = has_proof or line.start in proofs
            last = line
            continue
        if has_proof and last is not None:
            with_proof += 1
            closed += not last.is_open
        has_proof = False
    return closed * 2 > with_proof


def _needed(first: _Line, second: _Line) -> int:
    """The width that the first line would need to take the first word of the second."""
    word = _FIRST_WORD.match(second.text)
    return len(first.text) + 1 + (word.end() if word else 0)


def _is_full(first: _Line, second: _Line, width: float) -> bool:
    """Whether the line break after ``first`` can only be there because the line was full."""
    if first.is_heading or second.is_heading or _is_table(first) or _is_table(second):
        return False
    if second.is_item and not (second.text[0] in "-–—" and first.is_open):
        return False
    if first.is_open and first.text.endswith(","):
        return True
    if _needed(first, second) < width * (0.9 if first.is_open else 0.95):
        return False
    word = _WORD_AT_START.match(second.text)
    return not (first.is_open and word is not None and word.group().lower() in sentence_openers())


def _is_cut(cut: re.Match[str], first: _Line, second: _Line) -> bool:
    """Whether ``first`` ends with the first half of a word and ``second`` begins with the other half."""
    if second.is_item or _is_table(first) or _is_table(second) or not second.text[0].isalnum():
        return False
    return second.text[0].islower() or cut.group()[-1] == "-" or cut.group(1).isupper()


def _mended(
    first: _Line, second: _Line, cut: re.Match[str], words: WordsOfText, is_word: Callable[[str], bool] | None
) -> Edit:
    """The edit that puts a word cut at a line end together."""
    rest = _WORD_AT_START.match(second.text)
    is_line_only = cut.group()[-1] in "¬\u00ad"
    keeps = not is_line_only and rest is not None and keeps_hyphen(cut.group(1), rest.group(), words, is_word)
    return Edit(first.end - 1, second.start, "-" if keeps else "")
