"""Sentences: where one ends and the next begins.

A line break always ends a sentence (repaired text has one paragraph a line), so a heading without a stop is a sentence
of its own. Within a line a sentence ends at «.», «!», «?» or «…», with the quotes and brackets that close after it, if
what follows begins a sentence: a capital letter, a digit, an opening quote or a dash before one of these. It does not
end inside a round bracket or an embedded quotation that closes in the same line, after an initial, after a list number
at its very beginning, nor after an abbreviation that cannot end a sentence there (see
:mod:`mt_toolkit.lang.kazakh.abbreviations`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt_toolkit.core.text import Span
from mt_toolkit.lang.kazakh.abbreviations import abbreviation, context_of, is_initial, is_roman, sentence_openers

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSERS = r"[\"”“’'»)\]}›¹²³⁰⁴-⁹]|\[\d{1,3}\]|[ \u00a0](?:[»)]|[”\"](?=\s|$))"
_STOP = re.compile(rf"[.!?…]+(?:{_CLOSERS})*", re.MULTILINE)
_LINE = re.compile(r"[^\n]+")
_OPENING = r"[\"“”„«‹'‘(\[]"
_FOLLOWING = re.compile(rf"(?P<space>\s*)(?P<dash>[-–—]\s*)?(?P<open>{_OPENING}*\s?)(?P<word>[^\W_]+)?")
_SPEECH_CLOSED = re.compile(r"[”»\"“]")
_CLOSED_BY = {"(": ")", "«": "»", "“": "”"}
_OPENED_BY = {closing: opening for opening, closing in _CLOSED_BY.items()}
_ENCLOSING = re.compile("[()«»“”]")
_GOES_ON = re.compile(r"[,\s–—-]*[^\W\d_A-ZА-ЯӘҒҚҢӨҰҮІЁ]")
_REACH = 250
"""A bracket or quotation longer than this is taken to have been left open by mistake."""
_LOOK_BACK = 24
"""Code points before a stop that are searched for an abbreviation: the longest is far shorter."""
_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_EARLIER_TOKEN = re.compile(r"\s+(\S+)")
_GLUED = re.compile(r"[А-ЯӘҒҚҢӨҰҮІЁ][а-яәғқңөұүһіё]")


def split_sentences(text: str) -> list[Span]:
    """The sentences of ``text``, in order.

    Spans begin and end at characters that are not white space, cover every such character, and are half-open offsets
    of ``text``: the sentences with what stands between them are the text.
    """
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for end in _boundaries(text, line.start(), line.end()):
            _append(spans, text, start, end)
            start = end
        _append(spans, text, start, line.end())
    return spans


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    """Add ``text[start:end]`` without the white space around it, if anything is left."""
    surface = text[start:end]
    begin = start + len(surface) - len(surface.lstrip())
    stop = start + len(surface.rstrip())
    if begin < stop:
        spans.append(Span(begin, stop))


def _boundaries(text: str, line_start: int, line_end: int) -> Iterator[int]:
    """Ends of sentences inside one line, in order; the end of the line itself is left out."""
    start = line_start
    enclosed = _enclosed(text, line_start, line_end)
    inside = next(enclosed, None)
    for stop in _STOP.finditer(text, line_start, line_end):
        while inside is not None and inside[1] <= stop.start():
            inside = next(enclosed, None)
        if inside is not None and inside[0] < stop.start() and stop.end() < inside[1]:
            continue
        if stop.end() < line_end and _is_boundary(text, start, stop, line_end):
            yield stop.end()
            start = stop.end()


def _enclosed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches without ends of sentences: offsets of the opening mark and just past the closing one, in order.

    They are round brackets, and quotations that the sentence around them goes on after: «Ол: «Жоқ! Бармаймын!» – деді».
    """
    opened: dict[str, list[int]] = {mark: [] for mark in _CLOSED_BY}
    reached = start
    for match in _ENCLOSING.finditer(text, start, end):
        mark, place = match.group(), match.start()
        places = opened[_OPENED_BY.get(mark, mark)]
        if places and (place - places[0] > _REACH or mark == "“"):
            places.clear()
        if mark in _CLOSED_BY:
            places.append(place)
        elif places:
            opening = places.pop()
            is_outer = not places and opening >= reached
            if is_outer and (mark == ")" or _is_embedded(text, opening, place + 1, start)):
                yield opening, place + 1
                reached = place + 1


def _is_embedded(text: str, opening: int, closing: int, line_start: int) -> bool:
    """Whether the quotation from ``opening`` to ``closing`` stands in the middle of a sentence."""
    before = text[max(line_start, opening - 3) : opening].rstrip()
    goes_on = _GOES_ON.match(text, closing)
    return bool(before) and before[-1] not in ".!?…»”" and goes_on is not None


def _is_boundary(text: str, start: int, stop: re.Match[str], line_end: int) -> bool:
    """Whether the sentence that began at ``start`` ends with ``stop``."""
    following = _FOLLOWING.match(text, stop.end(), line_end)
    if following is None:
        return False
    if not following["space"]:
        return _is_glued(text, stop)
    word = following["word"]
    if word is None:
        return _begins_with_a_mark(text, following)
    if not (word[0].isupper() or word[0].isdigit() or _is_caseless(word)):
        return False
    mark = stop.group()
    if mark.startswith(".") and not mark.startswith(".."):
        return _dot_ends(text, start, stop.start(), word, closed=len(mark) > 1, opened=bool(following["open"].strip()))
    return not (following["dash"] and _SPEECH_CLOSED.search(mark) and word[0].isdigit())


def _is_caseless(word: str) -> bool:
    """Whether ``word`` is in a script without capitals (Arabic-script Kazakh)."""
    return word[0].upper() == word[0].lower() and word[0].isalpha()


def _begins_with_a_mark(text: str, following: re.Match[str]) -> bool:
    """A sentence may begin with a symbol («№ 5 …», an emoji), but not with a mark that closes or continues one."""
    mark = text[following.end() : following.end() + 1]
    return bool(mark) and mark not in ".,;:!?…)]}»”*/%"


def _is_glued(text: str, stop: re.Match[str]) -> bool:
    """Whether the space after a full stop was forgotten: «болды.Ол»."""
    before = text[max(0, stop.start() - 3) : stop.start()]
    return len(before) == 3 and before.isalpha() and before.islower() and _GLUED.match(text, stop.end()) is not None


def _dot_ends(text: str, start: int, dot: int, following: str, *, closed: bool, opened: bool) -> bool:
    """Whether a full stop at ``dot`` ends the sentence begun at ``start``; ``following`` is the next word.

    ``closed`` says that a quote or bracket closes right after the stop, ``opened`` that one opens before the next word.
    """
    backwards = text[max(start, dot - _LOOK_BACK) : dot][::-1]
    found = _WORD.match(backwards)
    if found is None:
        return True
    word = found.group()[::-1]
    begin = dot - len(word)
    is_first = begin - start < _LOOK_BACK and not text[start:begin].strip()
    if is_first and (word.isdigit() or is_roman(word) or len(word) == 1):
        return False
    earlier = _EARLIER_TOKEN.match(text[max(start, begin - _LOOK_BACK) : begin][::-1])
    before = earlier.group(1)[::-1] if earlier else ""
    known = abbreviation(word, context_of(text, begin, dot, before_word=before))
    if known is None:
        return True
    if known.ends == "never":
        return False
    if known.ends == "capital":
        counts_a_currency = before[:1].isdigit() and len(following) > 1 and following.isupper()
        return not following[0].isdigit() and not counts_a_currency
    if following.lower() not in sentence_openers() or closed:
        return closed and not opened and following.lower() in sentence_openers()
    return not is_initial(word) or not before[:1].isupper()
