"""What the word that a model wrote by itself tells of the form of a term in its place."""

from __future__ import annotations

from mt_toolkit.core.features import Features, features, value_of
from mt_toolkit.core.languages import ENGLISH
from mt_toolkit.core.terms import Role
from mt_toolkit.lang.english.phrases import is_plural
from mt_toolkit.lang.english.words import english
from mt_toolkit.lang.russian.words import russian

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "VERB"})


def slot_readings(word: str, role: Role, language: str) -> list[Features]:
    """Case and number (and, for an adjective, gender and animacy) of a noun, adjective or participle; else none.

    An English word tells its number only where it is plural: the singular could be an adjective.
    """
    if not word:
        return []
    if language == ENGLISH:
        return [features(Number="Plur")] if _is_plural_noun(word) else []
    names = ("Case", "Number") if role is Role.HEAD else ("Case", "Number", "Gender", "Animacy")
    found: dict[Features, None] = {}
    for reading in russian().analyze(word):
        nominal = reading.pos in _NOMINAL and reading.get("Case")
        if nominal and (role is Role.HEAD or reading.get("Gender") or reading.get("Number") == "Plur"):
            values = {name: reading.get(name) for name in names if reading.get(name)}
            if role is not Role.HEAD and reading.pos not in {"ADJ", "VERB", "DET"}:
                continue
            found[features(values)] = None
    return list(found)


def _is_plural_noun(word: str) -> bool:
    """Whether a word is a plural: not a verb with its -s (was, does, governs), not a name (Texas)."""
    known = english().parts_of_speech(word)
    can_be_noun = not known or ("NOUN" in known and "AUX" not in known)
    return can_be_noun and not word[:1].isupper() and is_plural(english(), word)


def agree(cell: Features, reading: Features) -> bool:
    """Whether no feature of the slot that both name differs."""
    return all(value_of(cell, name) in {"", value} for name, value in reading)
