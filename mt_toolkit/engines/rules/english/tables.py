"""What the English room looks up about English words: verbal nouns, mass nouns, people."""

from __future__ import annotations

from functools import cache
from importlib import resources

from mt_toolkit.engines.rules.lexicon import builtin_lexicon


def word_set(words: str) -> frozenset[str]:
    """The words of a spaced list."""
    return frozenset(words.split())


_WITHOUT_ARTICLE = word_set(
    "region province oblast district city town village street avenue airport island lake mount park bay station gate "
    "day university college school square county hill"
)
CHANGES = frozenset({"increase", "decrease", "decline", "rise", "reduction", "fall"})
WEEKDAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_MASS = frozenset({"uncount", "sg.tant"})


@cache
def verbal_nouns() -> dict[str, str]:
    """Verb → the noun of its action: develop → development."""
    return dict(line.split("\t", 1) for line in _rows("verbal-nouns"))


@cache
def locatives() -> dict[str, str]:
    """Noun → its preposition of place and time where that is not "in"."""
    return dict(line.split("\t", 1) for line in _rows("locatives"))


@cache
def relations() -> dict[str, str]:
    """Kazakh noun of place in the locative, with its possessor → English preposition."""
    return dict(line.split("\t", 1) for line in _rows("relational-nouns"))


@cache
def mass_words() -> frozenset[str]:
    """English nouns listed as uncountable, or taken for that by every sense of the lexicon."""
    mass: set[str] = set()
    counted: set[str] = set()
    for entry in builtin_lexicon():
        if entry.pos == "NOUN":
            (mass if entry.grammar("en") & _MASS else counted).add(entry.en)
    return frozenset(mass - counted) | frozenset(_rows("mass-nouns"))


@cache
def common_words() -> frozenset[str]:
    """English nouns that name things and institutions: union, empire; with them a capitalised name takes "the"."""
    things = (entry.en for entry in builtin_lexicon() if entry.pos == "NOUN" and entry.en.islower())
    return frozenset(things) - human_words() - _WITHOUT_ARTICLE


@cache
def human_words() -> frozenset[str]:
    """English nouns that mean people."""
    return frozenset(e.en for e in builtin_lexicon() if e.pos == "NOUN" and "human" in e.grammar("en"))


def _rows(name: str) -> list[str]:
    path = resources.files("mt_toolkit.engines.rules.english").joinpath(f"data/{name}.tsv")
    return path.read_text(encoding="utf-8").splitlines()[1:]
