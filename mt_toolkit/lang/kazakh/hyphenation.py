"""Words cut in two at the end of a line: does the hyphen belong to the word («көші-қон») or only to the line?"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_VOWELS = frozenset("аәеёиоөуұүыіэюяАӘЕЁИОӨУҰҮЫІЭЮЯ")
_PARTICLES = frozenset(("ақ", "ау", "мыс", "ай", "ды", "ді"))
_HYPHENATED = re.compile(r"(?<![\w-])([^\W\d_]+)-([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def pair_words() -> dict[str, tuple[str, ...]]:
    """Second halves of the common pair words of ``data/pair_words.tsv``, by their first half."""
    table = files("mt_toolkit.lang.kazakh").joinpath("data/pair_words.tsv").read_text(encoding="utf-8")
    pairs: defaultdict[str, list[str]] = defaultdict(list)
    for line in table.splitlines()[1:]:
        first, second = line.split("\t")
        pairs[first].append(second)
    return {first: tuple(seconds) for first, seconds in pairs.items()}


@dataclass(frozen=True, slots=True)
class WordsOfText:
    """What a text says about its own words, lower case: the whole ones, and the hyphenated ones by their first half."""

    whole: frozenset[str]
    hyphenated: dict[str, frozenset[str]]

    @classmethod
    def of(cls, text: str) -> WordsOfText:
        """Collect the words of ``text``; a word cut at a line end is not among them."""
        lowered = text.lower()
        hyphenated: defaultdict[str, set[str]] = defaultdict(set)
        for match in _HYPHENATED.finditer(lowered):
            hyphenated[match.group(1)].add(match.group(2))
        return cls(frozenset(_WORD.findall(lowered)), {first: frozenset(rest) for first, rest in hyphenated.items()})


def keeps_hyphen(first: str, second: str, words: WordsOfText, is_word: Callable[[str], bool] | None = None) -> bool:
    """Whether ``first`` and ``second``, the halves of a word cut at a line end, are joined with a hyphen.

    Asked in this order: the look of the halves (a digit, an acronym, a name, an echo word), the same word elsewhere
    in the text, the list of pair words, ``is_word``. Without evidence the hyphen goes: cut words are the commoner.
    """
    if not first[-1].isalpha() or second[0].isdigit() or (first.isupper() and len(first) > 1 and second.islower()):
        return True
    if second[0].isupper() and not first.isupper():
        return True
    if _VOWELS.isdisjoint(first) or _VOWELS.isdisjoint(second):
        return False
    low_first, low_second = first.lower(), second.lower()
    if low_second in _PARTICLES or _is_echo(low_first, low_second):
        return True
    if any(_same_stem(low_second, other) for other in words.hyphenated.get(low_first, ())):
        return True
    if low_first + low_second in words.whole:
        return False
    if any(_same_stem(low_second, other) for other in pair_words().get(low_first, ())):
        return True
    return is_word is not None and _is_compound(low_first, low_second, is_word)


def _is_compound(first: str, second: str, is_word: Callable[[str], bool]) -> bool:
    """What the dictionary says of the two spellings."""
    if is_word(first + second):
        return False
    return is_word(f"{first}-{second}") or (is_word(first) and is_word(second))


def _same_stem(word: str, other: str) -> bool:
    """Whether two inflected forms share a stem: all but the last letter of the shorter, and at least two letters."""
    length = min(len(word), len(other))
    needed = max(2, length - 1) if length > 2 else length
    return word[:needed] == other[:needed]


def _is_echo(first: str, second: str) -> bool:
    """Repeated words («топ-топ») and words echoed with another first letter («шай-пай»)."""
    return len(first) >= 3 and (second.startswith(first) or second[1:].startswith(first[1:]))
