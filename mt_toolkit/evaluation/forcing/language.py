"""A synthetic pair of languages: an agglutinating one with the verb last, and an inflecting one with the verb second.

Source: ``[possessor-gen] [adjective] noun-number-case … verb-tense``. Target: noun phrases with an agreeing adjective
before and a genitive after the noun, six forms a noun (three cases, two numbers) in two declensions told apart by the
end of the stem, a preposition for the source's locative. A term is a noun whose glossary rendering is not the word that
the model was taught for it: never seen (``unseen``), or seen in 6 % of its occurrences (``rare``).
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = ("Nom", "Acc", "Gen")
NUMBERS = ("Sing", "Plur")
_SOURCE_CASE = {"Nom": "", "Acc": "dy", "Gen": "nyn", "Loc": "da"}
_SOURCE_PLURAL = "lar"
_ENDINGS = {
    "hard": {"Nom": ("", "i"), "Acc": ("om", "ib"), "Gen": ("u", "ov")},
    "soft": {"Nom": ("a", "y"), "Acc": ("an", "yb"), "Gen": ("e", "ev")},
}
_ADJECTIVE = {"Nom": ("oj", "ije"), "Acc": ("ojen", "ihe"), "Gen": ("ogo", "ih")}
_PREPOSITION = "po"
_TENSES = (("dy", "l"), ("ady", "t"))
_RARE_SHARE = 0.06


@dataclass(frozen=True, slots=True)
class Noun:
    """A source stem, the target stem that is taught, the one that a glossary asks for, and whether that is ``rare``."""

    source: str
    usual: str
    wanted: str
    rare: bool

    def forms(self, stem: str) -> dict[tuple[str, str], str]:
        """Case and number → form of a target stem."""
        endings = _ENDINGS["soft" if stem[-1] in "lnr" else "hard"]
        return {(case, number): stem + endings[case][i] for case in CASES for i, number in enumerate(NUMBERS)}


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a term stands: the index of its source word, its noun, and its case and number in the target."""

    word: int
    noun: Noun
    cell: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence, its translation with the words taught, one with the words that the glossary wants, and its terms."""

    source: tuple[str, ...]
    taught: tuple[str, ...]
    reference: tuple[str, ...]
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class _Phrase:
    noun: Noun
    case: str
    number: str
    adjective: tuple[str, str] | None
    possessor: _Phrase | None = None


class Language:
    """Words drawn by a seed. ``rare`` nouns come first, ``unseen`` ones second, half and half."""

    def __init__(self, seed: int = 20261123, nouns: int = 80, adjectives: int = 20, verbs: int = 24) -> None:
        draw = random.Random(seed)  # noqa: S311 - reproducible, not secret
        words = _stems(draw, 3 * nouns + 2 * adjectives + 2 * verbs)
        self.nouns = [Noun(next(words), next(words), next(words), rare=i < nouns // 2) for i in range(nouns)]
        self._adjectives = [(next(words), next(words)) for _ in range(adjectives)]
        self._verbs = [(next(words), next(words)) for _ in range(verbs)]

    @property
    def passing(self) -> tuple[str, ...]:
        """Function words of the target language."""
        return (_PREPOSITION,)

    def readings(self) -> dict[str, frozenset[tuple[str, str]]]:
        """A dictionary of the words that are taught: form → its cases and numbers."""
        found: dict[str, set[tuple[str, str]]] = {}
        for noun in self.nouns:
            for cell, form in noun.forms(noun.usual).items():
                found.setdefault(form, set()).add(cell)
        return {form: frozenset(cells) for form, cells in found.items()}

    def training(self, count: int, seed: int) -> Iterator[Pair]:
        """Sentences as a model is taught them: rare words in 6 % of their occurrences, unseen ones never."""
        draw = random.Random(seed)  # noqa: S311
        for _ in range(count):
            chosen = [draw.choice(self.nouns) for _ in range(draw.randint(2, 5))]
            pair = self._sentence(draw, chosen)
            rare = {slot.noun for slot in pair.slots if slot.noun.rare and draw.random() < _RARE_SHARE}
            yield Pair(pair.source, tuple(_with(pair, rare)), pair.reference, pair.slots)

    def test(self, count: int, seed: int, terms: int, *, rare: bool) -> list[Pair]:
        """Sentences with so many terms of one kind each, beside other nouns."""
        draw = random.Random(seed)  # noqa: S311
        pool = [noun for noun in self.nouns if noun.rare is rare]
        others = [noun for noun in self.nouns if noun.rare is not rare]
        return [self._drawn(draw, draw.sample(pool, terms), others) for _ in range(count)]

    def _drawn(self, draw: random.Random, wanted: list[Noun], others: list[Noun]) -> Pair:
        more = draw.sample(others, max(0, draw.randint(2, 5) - len(wanted)))
        chosen = [*wanted, *more]
        draw.shuffle(chosen)
        pair = self._sentence(draw, chosen)
        slots = tuple(slot for slot in pair.slots if slot.noun in wanted)
        return Pair(pair.source, pair.taught, tuple(_with(pair, set(wanted))), slots)

    def _sentence(self, draw: random.Random, nouns: list[Noun]) -> Pair:
        phrases = self._phrases(draw, nouns)
        source: list[str] = []
        slots: dict[int, tuple[int, _Phrase]] = {}
        for phrase in phrases:
            _write_source(phrase, source, slots)
        verb, (source_tense, target_tense) = draw.choice(self._verbs), draw.choice(_TENSES)
        target: list[tuple[str, Noun | None, tuple[str, str]]] = []
        for index, phrase in enumerate(phrases):
            _write_target(phrase, target)
            if index == 0:
                target.append((verb[1] + target_tense, None, ("", "")))
        source.append(verb[0] + source_tense)
        usual = tuple(noun.forms(noun.usual)[cell] if noun else text for text, noun, cell in target)
        cells = tuple(Slot(word, phrase.noun, _cell(phrase)) for word, phrase in slots.values())
        return Pair((*source, "."), (*usual, "."), (*usual, "."), cells)

    def _phrases(self, draw: random.Random, nouns: list[Noun]) -> list[_Phrase]:
        waiting, phrases = list(nouns), []
        for case in ("Nom", "Acc", "Loc"):
            if not waiting:
                break
            phrases.append(self._phrase(draw, waiting.pop(), case))
        for index in range(len(phrases)):
            if waiting:
                owner = self._phrase(draw, waiting.pop(), "Gen")
                head = phrases[index]
                phrases[index] = _Phrase(head.noun, head.case, head.number, head.adjective, owner)
        return phrases

    def _phrase(self, draw: random.Random, noun: Noun, case: str) -> _Phrase:
        adjective = draw.choice(self._adjectives) if draw.random() < 0.4 else None
        return _Phrase(noun, case, draw.choice(NUMBERS), adjective)


def _cell(phrase: _Phrase) -> tuple[str, str]:
    return ("Gen" if phrase.case == "Loc" else phrase.case), phrase.number


def _write_source(phrase: _Phrase, words: list[str], slots: dict[int, tuple[int, _Phrase]]) -> None:
    if phrase.possessor:
        _write_source(phrase.possessor, words, slots)
    if phrase.adjective:
        words.append(phrase.adjective[0])
    slots[len(words)] = (len(words), phrase)
    plural = _SOURCE_PLURAL if phrase.number == "Plur" else ""
    words.append(phrase.noun.source + plural + _SOURCE_CASE[phrase.case])


def _write_target(phrase: _Phrase, words: list[tuple[str, Noun | None, tuple[str, str]]]) -> None:
    cell = _cell(phrase)
    if phrase.case == "Loc":
        words.append((_PREPOSITION, None, cell))
    if phrase.adjective:
        words.append((phrase.adjective[1] + _ADJECTIVE[cell[0]][NUMBERS.index(cell[1])], None, cell))
    words.append(("", phrase.noun, cell))
    if phrase.possessor:
        _write_target(phrase.possessor, words)


def _with(pair: Pair, wanted: set[Noun]) -> Iterator[str]:
    """The taught translation with the wanted stems instead of the usual ones."""
    replaced = {form: noun.forms(noun.wanted)[cell] for noun in wanted for cell, form in noun.forms(noun.usual).items()}
    return (replaced.get(word, word) for word in pair.taught)


def _stems(draw: random.Random, count: int) -> Iterator[str]:
    """Different stems of two or three syllables, none the beginning of another."""
    found: list[str] = []
    while len(found) < count:
        stem = "".join(draw.choice("bdfgklmnprstvz") + draw.choice("aeiou") for _ in range(draw.randint(2, 3)))
        stem += draw.choice("bdgklnrstvz")
        if not any(stem.startswith(other) or other.startswith(stem) for other in found):
            found.append(stem)
    return iter(found)
