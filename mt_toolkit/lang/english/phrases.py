"""English noun phrases: which word takes the plural, and the whole phrase in either number and the possessive.

"means of production" keeps its head before "of"; "khan's headquarters", "law of the steppe" → "laws of the steppe".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt_toolkit.core.features import Features, features

if TYPE_CHECKING:
    from mt_toolkit.lang.english.words import English

_AFTER_HEAD = re.compile(
    r"\s(?:of|in|for|to|from|with|on|by|against|at|between|under|during|over|towards?|into|about|among|and)\s"
)
_PLURAL_LOOKING = re.compile(r"(?:ics|sis|ss|us|is)$")


def head_index(words: list[str]) -> int:
    """Position of the word that takes the plural: the last before the first preposition, or the last of all."""
    for position, word in enumerate(words):
        if position and _AFTER_HEAD.fullmatch(f" {word.lower()} ") and word.lower() != "and":
            return position - 1
    return len(words) - 1


def pluralise(english: English, phrase: str) -> str:
    """The plural of a phrase in dictionary form: "people's commissar" → "people's commissars"."""
    words = phrase.split(" ")
    position = head_index(words)
    words[position] = plural_word(english, words[position])
    return " ".join(words)


def plural_word(english: English, word: str) -> str:
    """The plural of one word; only the last part of a hyphenated one changes (sub-clan → sub-clans)."""
    prefix, hyphen, last = word.rpartition("-")
    if last.startswith("in") and hyphen:
        return english.inflect(prefix, "NNS") + hyphen + last
    if is_plural(english, last):
        return word
    return prefix + hyphen + english.inflect(last, "NNS")


def is_plural(english: English, word: str) -> bool:
    """Whether a word is a plural already (repressions, people, Sakas given so)."""
    if _PLURAL_LOOKING.search(word) or word.isupper():
        return False
    nouns = [reading for reading in english.analyze(word) if reading.pos == "NOUN"]
    return any(r.get("Number") == "Plur" and r.lemma != word.lower() for r in nouns)


def possessive(phrase: str) -> str:
    """The possessive: "the khan's", "the workers'"."""
    return f"{phrase}'" if phrase.endswith("s") else f"{phrase}'s"


def paradigm(english: English, phrase: str) -> tuple[tuple[Features, tuple[str, ...]], ...]:
    """All forms of a noun phrase in dictionary form: both numbers, plain and possessive.

    A phrase whose head is plural already has no singular.
    """
    words = phrase.split(" ")
    position = head_index(words)
    plural = pluralise(english, phrase)
    cells: list[tuple[Features, tuple[str, ...]]] = []
    if not is_plural(english, words[position]):
        cells += [
            (features(Number="Sing"), (phrase,)),
            (features(Case="Gen", Number="Sing"), (possessive(phrase),)),
        ]
    cells += [(features(Number="Plur"), (plural,)), (features(Case="Gen", Number="Plur"), (possessive(plural),))]
    return tuple(cells)
