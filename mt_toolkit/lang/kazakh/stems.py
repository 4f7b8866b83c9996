"""The shapes a stem takes before suffixes: voicing, syncope, dropped sounds, loan clusters.

Regular alternations follow from the letters; what does not is written in the ``flags`` column of the stem tables:
``back``/``front`` harmony against the letters (банк front), ``sync`` the last vowel drops before a vowel (орын,
орны), ``sync?`` it may (дауыс), ``plain`` no voicing (блок), ``cluster`` a loan cluster that takes і/ы before
suffixes (акт, актіге) or may, ``drop`` a final т or д lost before suffixes (коммунист, коммунистер).
"""

from __future__ import annotations

from functools import cache

from mt_toolkit.lang.kazakh.alphabet import VOWELS, harmony, is_acronym, kind
from mt_toolkit.lang.kazakh.phonology import context_of
from mt_toolkit.lang.kazakh.tables import read_table

_LOAN_FRONT = ("к", "кт")
"""Endings that make a loan front whatever its vowels: a consonant and к (банк, парк), кт (факт)."""
_DROPPING = ("ист", "ест", "езд")
"""Endings of loans whose last letter is lost before suffixes: манифест, манифесі."""
_VOICED = {"п": "б", "к": "г", "қ": "ғ"}

Shape = tuple[str, str, int]
"""Letters, context, and cost: 0 for the shape the norm prefers, more for one that texts use beside it."""


def shapes(lemma: str, pos: str, flags: frozenset[str] = frozenset()) -> list[Shape]:
    """Every shape of ``lemma`` (any case) that a suffix may follow; the shape standing alone is among them."""
    word = lemma.lower()
    side = "b" if "back" in flags else "f" if "front" in flags else harmony(word)
    if word.endswith(_LOAN_FRONT) and word[-2:-1] not in {"", *VOWELS} and not flags & {"back", "front"}:
        side = "f"
    if pos in {"VERB", "AUX"}:
        return _verb_shapes(word, side, flags)
    spoken = spoken_context(lemma)
    if spoken:
        return [(word, spoken, 0)]
    return _nominal_shapes(word, side, flags)


def _alternates(word: str, flags: frozenset[str]) -> bool:
    """Whether final п, к, қ voice: not after a consonant (банк), in loans in -ип nor in stems marked plain."""
    if "plain" in flags or word.endswith("ип"):
        return False
    return len(word) > 1 and word[-1] in _VOICED and word[-2] in VOWELS


def _doubled(word: str) -> bool:
    """Whether a final double consonant is written once before suffixes: класс, кластар."""
    return len(word) > 3 and word[-1] == word[-2] and word[-1] not in VOWELS


def _nominal_shapes(word: str, side: str, flags: frozenset[str]) -> list[Shape]:
    context = context_of(word, side)
    if flags & {"sync", "sync?"} and len(word) > 2:
        short = word[:-2] + word[-1]
        optional = "sync?" in flags
        voiced = [(word[:-1] + _VOICED[word[-1]], side + "v", 0 if optional else 3)] if _alternates(word, flags) else []
        return [(word, context, 0 if optional or voiced else 1), (short, side + "v", 1 if optional else 0), *voiced]
    if word.endswith("ь"):
        return [(word, context[:2] + "c", 0), (word[:-1], side + "v", 0)]
    if _doubled(word):
        return [(word, context, 1), (word[:-1], context[:2] + "s", 0)]
    if _alternates(word, flags):
        return [(word, context, 0), (word[:-1] + _VOICED[word[-1]], side + "v", 0)]
    if context[1] in "PK":
        return [(word, side + "T", 0)]
    if "cluster" in flags or (word.endswith("кт") and len(word) > 2 and word[-3] in VOWELS):
        return [(word, side + "T", 1), (word + ("ы" if side == "b" else "і"), side + "Ys", 0)]
    if "drop" in flags or (word.endswith(_DROPPING) and len(word) > 4):
        return [(word, side + "T", 1), (word[:-1], side + kind(word[:-1]) + "s", 0)]
    return [(word, context, 0)]


def _verb_shapes(word: str, side: str, flags: frozenset[str]) -> list[Shape]:
    context = context_of(word, side)
    last = context[1]
    if last == "Y":
        return [(word, context, 0), (word[:-1], side + "y", 0)]
    if last == "J":
        return [(word, context, 0), (word[:-1], side + "j", 0)]
    if last == "V" and len(word) == 2 and word not in {"ая", "ұя"}:
        return [(word, side + "Vm", 0)]
    if flags & {"sync"}:
        return [(word, context, 0), (word[:-2] + word[-1], side + "v", 0)]
    if not _alternates(word, flags):
        return [(word, side + "T" if last in "PK" else context, 0)]
    if last == "P":
        return [(word, context, 0), (word[:-1] + "б", side + "b", 0), (word[:-1] + "у", side + "q", 0)]
    return [(word, context, 0), (word[:-1] + _VOICED[word[-1]], side + "v", 0)]


@cache
def _spoken() -> dict[str, str]:
    return {row["written"]: row["spoken"] for row in read_table("spoken.tsv")}


def spoken_context(lemma: str) -> str:
    """Context of an abbreviation as it is read aloud, empty for any other word.

    An acronym is read as a word where a vowel is near its end (АҚШ, ЮНЕСКО), else by the name of its last letter
    (КазАКСР ends in «эр»); units are read in full (км as километр).
    """
    if lemma in _spoken() and not lemma.isupper():
        return context_of(_spoken()[lemma])
    if not is_acronym(lemma):
        return ""
    word = lemma.lower()
    if not VOWELS & set(word[-3:]) and word[-1] in _spoken():
        return context_of(_spoken()[word[-1]])
    context = context_of(word)
    return context[0] + "T" if context[1] in "PK" else context[:2]
