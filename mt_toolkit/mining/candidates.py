"""Candidate terms: the Kazakh noun phrases of a text, counted by what they are in dictionary form.

A candidate is a noun, name or verbal noun with up to three words before it that stand bare, as the modifiers of a noun
do: алтын орда, аға сұлтан, Қазақ хандығы (izafet, the head with its possessive ending), ұлт-азаттық көтеріліс.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from mt_toolkit.core.features import features
from mt_toolkit.core.terms import Role
from mt_toolkit.errors import MorphologyError
from mt_toolkit.lang.kazakh.generator import generate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mt_toolkit.core.text import Token
    from mt_toolkit.engines.rules.analysis.reading import Word

LONGEST = 4
_QUOTES = frozenset("«»„“”\"'’‘")
_CLOSING = frozenset("»”“\"'’")
_WRITTEN = re.compile(r"[^\W\d_]{2,}(?:[-’'][^\W\d_]+)*")
"""A word in letters; abbreviations and numbers are no part of a candidate."""
_REASONS = ("ғандық", "гендік", "қандық", "кендік")
"""Endings of verbal nouns that only say why: болғандықтан."""
_NOMINAL = frozenset({"NOUN", "PROPN"})
_MODIFIERS = frozenset({"NOUN", "PROPN", "ADJ"})
_POSSESSED = features({"Number[psor]": "Plur,Sing", "Person[psor]": "3"})
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where a candidate stands: the number of its sentence, the tokens it takes, and its role."""

    sentence: int
    homes: tuple[int, ...]
    surface: str
    role: Role
    is_initial: bool


@dataclass(slots=True)
class Candidate:
    """A phrase in dictionary form and its occurrences. ``lemmas`` are those of its words, ``pos`` that of its head."""

    key: Key
    lemmas: tuple[str, ...]
    pos: str
    possessed: bool
    occurrences: list[Occurrence] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Number of occurrences."""
        return len(self.occurrences)

    @property
    def text(self) -> str:
        """The dictionary form, with capitals as the text has them away from the beginning of a sentence."""
        words = _usual(self.occurrences).split()
        if all(o.is_initial for o in self.occurrences) and self.lemmas[0][:1].islower():
            words[0] = words[0][:1].lower() + words[0][1:]
        head = _dictionary_form(self.lemmas[-1], self.pos, possessed=self.possessed and len(self.key) > 1)
        capital = words[-1][:1].isupper()
        head = head[:1].upper() + head[1:] if capital else head
        return " ".join([*words[:-1], head])


class Candidates:
    """Collects the candidates of sentences."""

    def __init__(self) -> None:
        self.found: dict[Key, Candidate] = {}

    def add(self, sentence: int, tokens: tuple[Token, ...], words: Mapping[int, Word]) -> None:
        """Count the noun phrases of a sentence, longer and shorter ones alike."""
        for run in _runs(tokens, words):
            for last in range(len(run)):
                if not _is_head(words[run[last]]):
                    continue
                for first in range(last, max(-1, last - LONGEST), -1):
                    if first < last and not _is_modifier(words[run[first]]):
                        break
                    if _is_cut_by_quotes(tokens, run[first], run[last]):
                        continue
                    self._count(sentence, tokens, words, run, slice(first, last + 1))

    def _count(
        self, sentence: int, tokens: tuple[Token, ...], words: Mapping[int, Word], run: list[int], place: slice
    ) -> None:
        homes = tuple(run[place])
        head = words[homes[-1]]
        if head.pos == "ADJ" and len(homes) > 1:
            return
        following = words[run[place.stop]] if place.stop < len(run) else None
        possessed = head.get("Person[psor]") == "3" and len(homes) > 1
        modifiers = tuple(tokens[home].text.casefold() for home in homes[:-1])
        key = (*modifiers, head.lemma.casefold() + ("+3" if possessed else "") + (":v" if head.pos == "VERB" else ""))
        found = self.found.get(key)
        if found is None:
            lemmas = tuple(words[home].lemma for home in homes)
            found = self.found[key] = Candidate(key, lemmas, head.pos, possessed)
        attributive = _is_bare(head, possessive=possessed) and following is not None and _is_nominal(following)
        found.occurrences.append(
            Occurrence(
                sentence,
                homes,
                " ".join(tokens[home].text for home in homes),
                Role.ATTRIBUTIVE if attributive else Role.HEAD,
                homes[0] == 0,
            )
        )


def _runs(tokens: tuple[Token, ...], words: Mapping[int, Word]) -> Iterator[list[int]]:
    """Stretches of words that nothing but quotes divides."""
    run: list[int] = []
    for home, token in enumerate(tokens):
        if token.is_word and home in words and _WRITTEN.fullmatch(token.text):
            if run and not _is_near(words[home]):
                yield run
                run = []
            run.append(home)
        elif token.text not in _QUOTES and run:
            yield run
            run = []
    if run:
        yield run


def _is_near(word: Word) -> bool:
    """Whether a word can belong to the noun phrase of the word before it; postpositions and the like cannot."""
    return word.pos not in {"ADP", "PART", "CCONJ", "SCONJ", "PUNCT", "AUX"}


def _is_cut_by_quotes(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a quotation begins or ends inside a phrase; «Қазақ» газеті holds a whole one and is none."""
    marks = "".join(tokens[home].text for home in range(first, last) if tokens[home].text in _QUOTES)
    if not marks:
        return False
    opened = first > 0 and tokens[first - 1].text in _QUOTES
    return not (opened and len(marks) == 1 and tokens[first - 1].text != tokens[first].text and marks in _CLOSING)


def _is_head(word: Word) -> bool:
    if word.get("Attr") or word.get("Case") == "Equ" or word.lemma.endswith(_REASONS):
        return False
    return word.pos in _NOMINAL or word.pos == "ADJ" or _is_action(word)


def _is_action(word: Word) -> bool:
    """A verbal noun in -у, which names what is done: ұжымдастыру."""
    return word.pos == "VERB" and word.get("VerbForm") == "Ger" and not word.get("Tense") and not word.get("Aspect")


def _is_nominal(word: Word) -> bool:
    return word.pos in _NOMINAL and not word.get("Attr")


def _is_modifier(word: Word) -> bool:
    return word.pos in _MODIFIERS and _is_bare(word, possessive=False)


def _is_bare(word: Word, *, possessive: bool) -> bool:
    if word.get("Case", "Nom") != "Nom" or word.get("Number") == "Plur" or word.get("Attr"):
        return False
    return possessive or not word.get("Person[psor]")


def _usual(occurrences: Iterable[Occurrence]) -> str:
    """The spelling that is most usual, away from the beginning of sentences if it is ever there."""
    spelt = Counter(o.surface for o in occurrences if not o.is_initial) or Counter(o.surface for o in occurrences)
    return min(spelt, key=lambda surface: (-spelt[surface], surface))


@cache
def _dictionary_form(lemma: str, pos: str, *, possessed: bool) -> str:
    wanted = dict(_POSSESSED) if possessed else {}
    if pos == "VERB":
        wanted["VerbForm"] = "Ger"
    elif not possessed:
        return lemma
    try:
        return generate(lemma, pos, wanted)
    except MorphologyError:
        return lemma
