"""Look-alike letters: Latin (or Greek) ones typed into Cyrillic words, and the other way round.

A word that mixes scripts is put into the one that explains all its letters; a Roman numeral goes to Latin («ХIХ»).
Words that are wholly Latin stay («IT», «Windows», «XX»), unless every letter has a Cyrillic twin and the word is a
known one («CCCP», «epi»). The letters are in ``data/homoglyphs.tsv`` (``when``: ``sure`` look the same; ``weak`` only
if most of the word is Cyrillic already; ``front``/``back`` by vowel harmony; ``always`` other Cyrillic letters that
Kazakh does not have), the known words in ``data/lookalike_words.tsv``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from mt_toolkit.lang.kazakh.abbreviations import is_roman
from mt_toolkit.lang.kazakh.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CYRILLIC = "\u0400-\u052f"
_OTHER = "A-Za-z\u00c0-\u024f\u0250-\u02af\u0370-\u03ff"
_LETTERS = re.compile(r"[^\W\d_]+")
_CYRILLIC_LETTER = re.compile(f"[{_CYRILLIC}]")
_MEETING = re.compile(f"(?<=[{_CYRILLIC}])[{_OTHER}]|(?<=[{_OTHER}])[{_CYRILLIC}]")
_TWINS = re.compile(r"(?<![^\W_])[ieocpaxyhABCEHIKMOPTX]{2,12}(?![^\W_])")
_FRONT = frozenset("әеөүіӘЕӨҮІ")
_LATIN_ROMAN = re.compile(r"[IVXLCDM]+")


@dataclass(frozen=True, slots=True)
class _Table:
    """Letters by what they may become; ``back`` maps Cyrillic to Latin."""

    sure: dict[str, str]
    weak: dict[str, str]
    front: dict[str, str]
    back_vowel: dict[str, str]
    always: dict[str, str]
    back: dict[str, str]


@cache
def _table() -> _Table:
    kinds: dict[str, dict[str, str]] = {"sure": {}, "weak": {}, "front": {}, "back": {}, "always": {}}
    for line in _lines("homoglyphs.tsv"):
        letter, cyrillic, when = line.split("\t")
        kinds[when][letter] = cyrillic
    back = {cyrillic: letter for letter, cyrillic in kinds["sure"].items() if letter.isascii()}
    return _Table(kinds["sure"], kinds["weak"], kinds["front"], kinds["back"], kinds["always"], back)


@cache
def _known_words() -> frozenset[str]:
    return frozenset(_lines("lookalike_words.tsv"))


def _lines(name: str) -> list[str]:
    return files("mt_toolkit.lang.kazakh").joinpath(f"data/{name}").read_text(encoding="utf-8").splitlines()[1:]


def lookalikes(text: str, is_word: Callable[[str], bool] | None = None) -> Iterator[Edit]:
    """Edits that put each word of ``text`` into one script; they keep the length.

    ``is_word`` says whether a lower-case Cyrillic word is in the dictionary.
    """
    edits = [*_mixed(text), *_strange_cyrillic(text)]
    if len(_CYRILLIC_LETTER.findall(text[:20_000])) * 2 > len(_LETTERS.findall(text[:20_000])):
        edits += _twin_words(text, is_word)
    edits.sort(key=lambda edit: edit.start)
    end = 0
    for edit in edits:
        if edit.start >= end:
            yield edit
            end = edit.end


def _mixed(text: str) -> Iterator[Edit]:
    """Words with letters of two scripts."""
    done = 0
    for meeting in _MEETING.finditer(text):
        if meeting.start() < done:
            continue
        start = meeting.start()
        while start > done and text[start - 1].isalpha():
            start -= 1
        run = _LETTERS.match(text, start)
        if run is None:
            continue
        done = run.end()
        better = unmixed(run.group())
        if better != run.group():
            yield Edit(run.start(), run.end(), better)


def unmixed(word: str) -> str:
    """``word``, letters only, in one script if that is possible; otherwise as it is."""
    table = _table()
    cyrillic = [letter for letter in word if _CYRILLIC_LETTER.match(letter)]
    other = [letter for letter in word if not _CYRILLIC_LETTER.match(letter)]
    latin = "".join(table.back.get(letter, letter) for letter in word)
    can_be_latin = all(letter in table.back for letter in cyrillic)
    if can_be_latin and _LATIN_ROMAN.fullmatch(latin):
        return latin
    if _to_cyrillic_fits(cyrillic, other, table):
        return _cyrillic(word, table)
    if can_be_latin and len(cyrillic) < len(other) and not _is_acronym_with_ending(word):
        return latin
    return word


def _to_cyrillic_fits(cyrillic: list[str], other: list[str], table: _Table) -> bool:
    """Whether every foreign letter has a Cyrillic twin, the doubtful ones only in a word mostly Cyrillic."""
    certain = {*table.sure, *table.front, *table.always}
    if all(letter in certain for letter in other):
        return True
    return len(other) < len(cyrillic) and all(letter in certain or letter in table.weak for letter in other)


def _cyrillic(word: str, table: _Table) -> str:
    is_front = not _FRONT.isdisjoint(word)
    harmonic = table.front if is_front else table.back_vowel
    return "".join(harmonic.get(x) or table.sure.get(x) or table.weak.get(x) or x for x in word)


def _is_acronym_with_ending(word: str) -> bool:
    """«USBсе»: a Latin acronym with a Kazakh ending written on to it."""
    return len(word) > 2 and word[:2].isupper() and word[-1].islower()


def _strange_cyrillic(text: str) -> Iterator[Edit]:
    """Cyrillic letters that Kazakh lacks in the place of one that it has: ӊ for ң."""
    table = _table()
    for match in re.finditer("[" + "".join(table.always) + "]", text):
        yield Edit(match.start(), match.end(), table.always[match.group()])


def _twin_words(text: str, is_word: Callable[[str], bool] | None) -> Iterator[Edit]:
    """Words of Latin letters that all have a Cyrillic twin, if the twin is a known word."""
    table = _table()
    for match in _TWINS.finditer(text):
        word = match.group()
        if is_roman(word):
            continue
        twin = _cyrillic(word, table)
        is_lower = word[1:].islower()
        if twin in _known_words() or (
            is_lower and (twin.lower() in _known_words() or (is_word and is_word(twin.lower())))
        ):
            yield Edit(match.start(), match.end(), twin)
