"""Kazakh written with pre-Unicode fonts: the letters of other languages in the places of the Kazakh ones.

Such text comes out as «Ќазаќ халќыныѕ тґл єдебиеті». The font families agree about ќ, ў and ґ and clash about є, ј, ѓ,
ѕ and њ, so one family is chosen for a whole text: the one that makes the most plausible Kazakh of it. Ukrainian,
Belarusian, Serbian and Macedonian use the same letters in earnest; their text makes poor Kazakh in every family and is
left alone. The families are in ``data/legacy_fonts.tsv``; ``kz1048`` and ``ptcp154`` are the code pages of these names
read as Windows-1251, ``fonts`` and ``fonts-nj`` the free fonts of the 1990s.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from mt_toolkit.lang.kazakh.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SAMPLE = 200_000
_GOOD_FIT = 0.8
_KAZAKH = re.compile("[қғңөұүһәҚҒҢӨҰҮҺӘ]")
_FOREIGN = frozenset("ђљџјѓѕњћќўїґєЂЉЏЈЃЅЊЋЌЎЇҐЄ")
_SYMBOLS = frozenset("±¦‰‡µ¤")
_CYRILLIC = "[\u0400-\u04ff±¦‰‡µ¤]"
_WORD = re.compile(f"{_CYRILLIC}{{2,40}}")
_VOWELS = frozenset("аәеоөұүыіэуиюяё")
_FULL_VOWELS = frozenset("аәеоөұүыіэ")
_BACK = frozenset("аоұы")
_FRONT = frozenset("әеөүі")


@cache
def families() -> dict[str, dict[str, str]]:
    """Written letter → Kazakh letter by family, capitals included."""
    table = files("mt_toolkit.lang.kazakh").joinpath("data/legacy_fonts.tsv").read_text(encoding="utf-8")
    known: dict[str, dict[str, str]] = {}
    for line in table.splitlines()[1:]:
        family, written, kazakh = line.split("\t")
        letters = known.setdefault(family, {})
        letters[written] = kazakh
        if written.isalpha() and kazakh.islower() and written != "µ":
            letters[written.upper()] = kazakh.upper()
    return known


def detect_family(text: str) -> str | None:
    """The font family ``text`` was written with, or None if it is not such a text."""
    sample = text[:_SAMPLE]
    foreign = sum(letter in _FOREIGN for letter in sample)
    if not foreign or len(_KAZAKH.findall(sample)) * 4 > foreign:
        return None
    words = [word for word in _WORD.findall(sample) if not _FOREIGN.isdisjoint(word) or not _SYMBOLS.isdisjoint(word)]
    fits = {name: fit(words, letters) for name, letters in families().items()}
    best = max(fits, key=lambda name: fits[name])
    return best if fits[best] >= _GOOD_FIT else None


def legacy_letters(text: str) -> Iterator[Edit]:
    """Edits that put the Kazakh letters in, if ``text`` was written with a pre-Unicode font."""
    family = detect_family(text)
    if family is None:
        return
    letters = families()[family]
    pattern = re.compile("[" + "".join(map(re.escape, letters)) + "]")
    for match in pattern.finditer(text):
        place = match.start()
        if match.group().isalpha() or text[place - 1 : place].isalpha() or text[place + 1 : place + 2].isalpha():
            yield Edit(place, place + 1, letters[match.group()])


def fit(words: Iterable[str], letters: Mapping[str, str]) -> float:
    """How well ``words`` read as Kazakh with ``letters`` put in: the share of those places that are plausible.

    A vowel wants no full vowel beside it, a consonant wants a vowel beside it, қ and ғ want back vowels, ә ө ү front
    ones, ң never opens a word. Letters of other languages that remain count as implausible.
    """
    places = good = 0
    for word in words:
        kazakh = "".join(letters.get(letter, letter) for letter in word).lower()
        for place, (written, letter) in enumerate(zip(word, kazakh, strict=True)):
            if written in letters or written in _FOREIGN or written in _SYMBOLS:
                places += 1
                good += written in letters and _is_plausible(kazakh, place, letter)
    return good / places if places else 0.0


def _is_plausible(word: str, place: int, letter: str) -> bool:
    """Whether the Kazakh ``letter`` can stand at ``place`` of ``word``."""
    before, after = word[place - 1 : place], word[place + 1 : place + 2]
    around = {before, after} - {""}
    if letter in _FULL_VOWELS:
        wanted = _BACK if letter in _BACK else _FRONT
        if around & _FULL_VOWELS:
            return False
        near = [other for other in word[max(0, place - 3) : place + 4] if other in _FULL_VOWELS and other != letter]
        return not near or any(other in wanted for other in near)
    if letter == "ң":
        return place > 0 and before in _VOWELS
    if letter == "һ":
        return bool(around & _VOWELS)
    if not around & _VOWELS:
        return False
    near = [other for other in word[max(0, place - 2) : place + 3] if other in _FULL_VOWELS]
    return not near or any(other in _BACK or (other == "ә" and place == 0) for other in near)
