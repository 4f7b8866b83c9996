"""Readings of words whose stem no lexicon holds: names, numbers, compounds, the unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mt_toolkit.core.features import NO_FEATURES, Features, features
from mt_toolkit.lang.kazakh.alphabet import VOWELS, is_acronym, is_capitalised
from mt_toolkit.lang.kazakh.phonology import context_of
from mt_toolkit.lang.kazakh.stems import spoken_context

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mt_toolkit.lang.kazakh.morphotactics import Morphotactics

    Lookup = Callable[[str], list["Reading"]]

CONTEXTS = tuple(side + last for side in "bf" for last in ("V", "S", "L", "N", "Z", "T"))
"""What an abbreviation or number may sound like at its end; the writer's suffix tells which."""
_NUMBER = re.compile(r"(\d[\d\s.,:/–-]*\d|\d)(%|°[CС]?)?(?:[-–](?=[^\W\d]))?([^\W\d]*)")
_ROMAN = re.compile(r"([IVXLCDMІХС]+)(?:[-–][^\W\d]+)?")
_SPOKEN = {
    "0": "fL", "1": "fS", "2": "fV", "3": "fT", "4": "fT", "5": "fT", "6": "bV", "7": "fV", "8": "fZ", "9": "bZ",
    "10": "bN", "20": "bV", "30": "bZ", "40": "bT", "50": "fU", "60": "bT", "70": "fT", "80": "fN", "90": "bN",
}  # fmt: skip
_STEM_ENDINGS = ("лық", "лік", "дық", "дік", "тық", "тік", "стан", "ия")
_FEMININE = ("ова", "ева", "ёва")
_VOICELESS = {"б": "п", "г": "к", "ғ": "қ"}
SHORT_FIRST = frozenset({"ел", "он", "су", "ой", "ат", "ет", "үш", "өз"})
"""Two-letter words that compounds begin with."""
BASE = 40
OTHER_HARMONY = 8
VOICED_STOP = 8
STEM_ENDING = 12
LEFT_LETTER = 3
"""Cost of each letter left to a guessed stem: rather a suffix than a longer stem."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading with its cost, before ranking."""

    cost: int
    lemma: str
    pos: str
    features: Features = NO_FEATURES
    guessed: bool = False

    def dearer(self, cost: int) -> Reading:
        """The same reading at a higher cost."""
        return replace(self, cost=self.cost + cost)


def symbol(word: str) -> list[Reading]:
    """Readings of a token without letters or digits."""
    pos = "SYM" if any(letter in "%‰°+=<>$€₸№§~^/\\|*&@#" for letter in word) else "PUNCT"
    return [Reading(0, word, pos)] if word else []


def numeral(word: str, lookup: Lookup, automaton: Morphotactics) -> list[Reading]:
    """Readings of a token that begins with a digit: 1930, 20-шы, 1930-жылдары, 27%, 5-і, 19,4°С-қа."""
    match = _NUMBER.fullmatch(word)
    if match is None:
        return [Reading(0, word, "NUM", features(NumType="Card"))] if word.isdecimal() else [Reading(BASE, word, "X")]
    digits, unit, ending = match.groups()
    if not ending and unit:
        return [Reading(0, digits, "NUM", features(Case="Nom", NumType="Card"))]
    if not ending:
        return [Reading(0, digits, "NUM", features(NumType="Card")), Reading(2, digits, "NUM", features(NumType="Ord"))]
    ending = ending.lower()
    if ending in {"шы", "ші"}:
        return [Reading(0, digits, "NUM", features(NumType="Ord"))]
    readings = []
    spoken = _spoken(digits)
    for context in dict.fromkeys((spoken, *CONTEXTS)):
        cost = 0 if context == spoken else 8
        chains = [chain for chain in automaton.chains("num", context, ending) if not chain.pos]
        readings += [Reading(chain.cost + cost, digits, "NUM", chain.features) for chain in chains]
    for side, stem in (("b", "шы"), ("f", "ші")):
        if ending.startswith(stem):
            for chain in automaton.chains("num.n", side + "Y", ending[2:]):
                joined = features({**dict(chain.features), "NumType": "Ord"})
                readings.append(Reading(chain.cost, digits, "NUM", joined))
    for reading in lookup(ending):
        lemma = word[: len(word) - len(ending)] + reading.lemma
        readings.append(Reading(20 + reading.cost, lemma, reading.pos, reading.features, guessed=reading.guessed))
    return readings or [Reading(BASE, word, "NUM", features(NumType="Card"))]


def _spoken(digits: str) -> str:
    """Context of the last number word: 1930 ends in отыз, 45 in бес, 300 in жүз."""
    whole = re.split(r"[^\d]", digits)[-1].lstrip("0") or "0"
    zeros = len(whole) - len(whole.rstrip("0"))
    if zeros == 0:
        return _SPOKEN[whole[-1]]
    if zeros == 1:
        return _SPOKEN[whole[-2:]]
    return "fZ" if zeros == 2 else "bN"


def compound(lower: str, lookup: Lookup, knows: Callable[[str], bool]) -> list[Reading]:
    """Readings of two known words written as one: екіжақты, көпұлтты."""
    readings = []
    for length in range(3 if lower[:2] not in SHORT_FIRST else 2, len(lower) - 2):
        first = lower[:length]
        if not knows(first):
            continue
        for reading in lookup(lower[length:]):
            if reading.pos in {"NOUN", "ADJ"} and len(reading.lemma) > 2:
                lemma = first + reading.lemma
                readings.append(Reading(20 + reading.cost, lemma, reading.pos, reading.features, guessed=True))
    return readings


def hyphenated(word: str, lookup: Lookup, automaton: Morphotactics) -> list[Reading]:
    """Readings of a hyphenated word: pairs (ата-анасы) and abbreviations with a suffix (КСРО-ның)."""
    head, _, ending = word.rpartition("-")
    readings = []
    if spoken_context(head) or not any(letter in VOWELS for letter in head.lower()):
        pos = "PROPN" if is_acronym(head) else "NOUN"
        for context in CONTEXTS:
            for chain in automaton.chains("noun", context, ending.lower()):
                if ending and not chain.pos:
                    known = [reading for reading in lookup(head.lower()) if reading.lemma.lower() == head.lower()]
                    pos = next((reading.pos for reading in known), pos)
                    readings.append(Reading(BASE + chain.cost, head, pos, chain.features, guessed=not known))
    named = is_capitalised(ending)
    for reading in lookup(ending.lower()):
        lemma = f"{head if named else head.lower()}-{reading.lemma.capitalize() if named else reading.lemma}"
        pos = "PROPN" if named and reading.pos == "NOUN" else reading.pos
        readings.append(Reading(BASE + reading.cost, lemma, pos, reading.features, guessed=True))
    return readings


def guess(word: str, automaton: Morphotactics, *, sentence_initial: bool, known: bool) -> list[Reading]:
    """Readings of a word by its ending alone; ``known`` says that the lexicon already gave some."""
    capital = is_capitalised(word)
    roman = _ROMAN.fullmatch(word)
    readings: list[Reading] = []
    if roman and not known:
        readings.append(Reading(BASE, roman.group(1), "NUM", features(NumType="Ord"), guessed=True))
    if capital:
        readings += _nominal_guesses(word, automaton, "PROPN", "propn", 0)
    if not capital or (sentence_initial and not known):
        dearer = 6 if capital else 0
        readings += _nominal_guesses(word, automaton, "NOUN", "noun", dearer)
        readings += _verb_guesses(word.lower(), automaton, dearer)
    if not readings and not known:
        readings.append(Reading(BASE, word, "X", guessed=True))
    return sorted(readings, key=lambda reading: reading.cost)[:4]


def _splits(word: str) -> Iterator[tuple[str, str, str]]:
    """Stem, its context and ending, for every place where an unknown stem may end."""
    lower = word.lower()
    for length in range(len(word), 1, -1):
        stem, ending = lower[:length], lower[length:]
        if not any(letter in VOWELS for letter in stem):
            if ending:
                return
            yield stem, "bT", ""
            return
        context = context_of(stem)
        if stem[-1] in _VOICELESS and len(stem) > 2 and ending[:1] and ending[0] in VOWELS:
            yield stem[:-1] + _VOICELESS[stem[-1]], context[0] + "v", ending
        yield stem, context, ending


def _nominal_guesses(word: str, automaton: Morphotactics, pos: str, state: str, dearer: int) -> Iterator[Reading]:
    acronym = is_acronym(word)
    for stem, context, ending in _splits(word):
        if context.endswith("v") and pos == "PROPN":
            continue
        for chain in automaton.chains(state, context, ending):
            if chain.pos or (acronym and ending):
                continue
            lemma = word[: len(stem)] if pos == "PROPN" else stem
            cost = BASE + dearer + chain.cost + LEFT_LETTER * len(stem) - _likely(stem, context)
            yield Reading(cost, lemma, pos, chain.features, guessed=True)
            if pos == "PROPN" and lemma.endswith(_FEMININE):
                woman = features({**dict(chain.features), "Gender": "Fem"})
                yield Reading(cost - 4, lemma[:-1], pos, woman, guessed=True)
        if pos == "PROPN" and len(ending) > 1:
            other = ("f" if context[0] == "b" else "b") + context[1:]
            for chain in automaton.chains(state, other, ending):
                if not chain.pos and len(chain.features) == 1:
                    cost = BASE + OTHER_HARMONY + dearer + chain.cost + LEFT_LETTER * len(stem)
                    yield Reading(cost, word[: len(stem)], pos, chain.features, guessed=True)


def _likely(stem: str, context: str) -> int:
    """What a guessed nominal stem gains: a voiced stop before a vowel, -лық and -стан are hard to come by otherwise."""
    return (VOICED_STOP if context[1] == "v" else 0) + (STEM_ENDING if stem.endswith(_STEM_ENDINGS) else 0)


def _verb_guesses(lower: str, automaton: Morphotactics, dearer: int) -> Iterator[Reading]:
    for stem, context, ending in _splits(lower):
        converb = ending == "п" if context[1] == "V" else ending in {"ып", "іп"}
        if (len(ending) < 2 and not converb) or len(stem) < 3 or context[1] == "U":
            continue
        for chain in automaton.chains("verb", context, ending):
            if not chain.pos:
                cost = BASE + (0 if converb else 4) + dearer + chain.cost + LEFT_LETTER * len(stem)
                yield Reading(cost, stem, "VERB", chain.features, guessed=True)
