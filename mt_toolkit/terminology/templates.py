"""What a rendering looks like to someone who only analyses text: lemmas in order, agreeing or fixed.

Nothing here asks the generator for forms. A word outside every dictionary is read by its ending (``endings.py``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mt_toolkit.core.features import features
from mt_toolkit.core.languages import ENGLISH
from mt_toolkit.core.terms import Role, TargetTerm
from mt_toolkit.core.text import Token
from mt_toolkit.errors import MorphologyError
from mt_toolkit.lang.english.phrases import head_index
from mt_toolkit.lang.russian.endings import readings_by_ending
from mt_toolkit.lang.russian.phrases import PhraseWord, parse_phrase
from mt_toolkit.lang.russian.tags import NUMBERS
from mt_toolkit.lang.russian.words import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mt_toolkit.lang.english.words import English
    from mt_toolkit.lang.russian.government import Agreement
    from mt_toolkit.lang.russian.words import Russian

_WORD = {
    "en": re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)*(?:['’]s?(?!\w))?"),
    "ru": re.compile(r"[^\W_]+(?:[-‑][^\W_]+)*"),
}
_SHORT = 4


@dataclass(frozen=True, slots=True)
class TemplateWord:
    """One word to look for. ``part`` is ``fixed``, ``inflected`` (English head) or ``noun``/``adjective`` (Russian).

    ``coordinated``: it stands after «и» and shares the case of what is before, not the gender or number.
    """

    text: str
    part: str
    grammar: frozenset[str] = frozenset()
    coordinated: bool = False


def words_of(text: str, language: str) -> list[Token]:
    """The words of a target text with their offsets; English hyphens part words, Russian ones join them."""
    return [Token(match.group(), match.start(), match.end()) for match in _WORD[language].finditer(text)]


def template_of(target: TargetTerm, language: str, russian: Russian) -> tuple[TemplateWord, ...]:
    """The words of a rendering in order, each with what may vary in it."""
    if language == ENGLISH:
        return _english_template(target)
    if target.role is Role.ATTRIBUTIVE:
        return tuple(TemplateWord(word.text, "adjective") for word in words_of(target.text, language))
    try:
        phrase = parse_phrase(russian, target.text, target.grammar)
    except MorphologyError:
        return tuple(TemplateWord(word.text, "fixed") for word in words_of(target.text, language))
    first = tuple(part for word in phrase.words for part in _russian_template(word))
    if phrase.conjunct is None:
        return first
    second = (part for word in phrase.conjunct.words for part in _russian_template(word))
    return (*first, TemplateWord("и", "fixed"), *(replace(part, coordinated=True) for part in second))


def english_word_matches(english: English, word: TemplateWord, token: str) -> bool:
    """Whether a word of the output is the word looked for, in either number and with or without ``'s``."""
    bare = re.sub(r"['’]s?$", "", token)
    if word.text.isupper() and len(word.text) > 1:
        return bare == word.text or (word.part == "inflected" and bare == f"{word.text}s")
    wanted = re.sub(r"['’]s?$", "", word.text).lower()
    if bare.lower() == wanted:
        return word.part == "inflected" or token.lower().replace("’", "'") == word.text.lower().replace("’", "'")
    if word.part != "inflected":
        return False
    nouns = {reading.lemma.lower() for reading in english.analyze(bare) if reading.pos == "NOUN"}
    wanted_lemmas = {reading.lemma.lower() for reading in english.analyze(wanted) if reading.pos == "NOUN"} | {wanted}
    return bool(nouns & wanted_lemmas)


def russian_word_readings(russian: Russian, word: TemplateWord, token: str) -> set[Agreement] | None:
    """Case, number and gender that a word of the output has as the word looked for; None where it is another word.

    A fixed or indeclinable word gives the empty set: it agrees with anything.
    """
    if word.part == "fixed":
        return set() if normalise(token) == normalise(word.text) else None
    if "indecl" in word.grammar or _is_indeclinable(russian, word):
        return set() if normalise(token) == normalise(word.text) else None
    lemmas = _lemmas(russian, word)
    kinds = {"ADJ", "VERB"} if word.part == "adjective" else {"NOUN", "ADJ"}
    found = {
        (reading.get("Case"), reading.get("Number"), "" if reading.get("Number") == "Plur" else reading.get("Gender"))
        for reading in russian.analyze(token)
        if reading.pos in kinds and reading.get("Case") and reading.lemma in lemmas
    }
    if not _is_dictionary_form(russian, word.text):
        found = found or readings_by_ending(word.text, token)
        if "anim" not in word.grammar and normalise(token) == normalise(word.text):
            # The dictionary guesses that every unknown name is a person's; «окружили Отрар» is accusative.
            found |= {("Acc", number, gender) for case, number, gender in found if case == "Nom"}
    if word.coordinated:
        found = {(case, number, "*") for case, _, _ in found for number in NUMBERS}
    return found or None


def agreeing(common: Iterable[Agreement], readings: Iterable[Agreement]) -> frozenset[Agreement]:
    """Readings that both sets have, a gender that is not told (``*``) agreeing with any."""
    others = tuple(readings)
    return frozenset(
        (case, number, gender if other == "*" else other)
        for case, number, gender in common
        for case_, number_, other in others
        if (case, number) == (case_, number_) and (gender == other or "*" in {gender, other} or number == "Plur")
    )


def _english_template(target: TargetTerm) -> tuple[TemplateWord, ...]:
    words = words_of(target.text, ENGLISH)
    spaced = [token.text for token in words]
    head = head_index(spaced)
    inflects = target.role is Role.HEAD
    return tuple(
        TemplateWord(text, "inflected" if inflects and position == head else "fixed")
        for position, text in enumerate(spaced)
    )


def _russian_template(word: PhraseWord) -> list[TemplateWord]:
    tokens = words_of(word.text, "ru")
    if word.part == "fixed" or len(tokens) != 1 or tokens[0].text != word.text:
        return [TemplateWord(token.text, "fixed") for token in tokens]
    part = "adjective" if word.part == "agreeing" or word.pos == "ADJ" else "noun"
    return [TemplateWord(word.text, part, word.grammar)]


_GENITIVE = features(Case="Gen", Number="Sing")


def _is_indeclinable(russian: Russian, word: TemplateWord) -> bool:
    """By its hints, or an unknown word by its shape (Дулати)."""
    if word.part != "noun" or "indecl" in russian.grammar_of(word.text, word.grammar):
        return word.part == "noun"
    named = word.text[:1].isupper() and "anim" in word.grammar and not russian.is_known(word.text)
    return named and russian.inflect(word.text, "NOUN", _GENITIVE, word.grammar) == (word.text,)


def _is_dictionary_form(russian: Russian, word: str) -> bool:
    """Whether a dictionary has the word as a lemma: «Сайрам» is known, but as a form of another word (сайра)."""
    return any(not r.guessed and r.get("Case", "Nom") == "Nom" for r in russian.analyze(word))


def _lemmas(russian: Russian, word: TemplateWord) -> set[str]:
    own = {normalise(word.text)}
    readings = russian.analyze(word.text)
    if word.part == "adjective":
        return own | {r.lemma for r in readings if r.pos in {"ADJ", "VERB"} and r.get("Case") == "Nom"}
    return own | {r.lemma for r in readings if r.pos in {"NOUN", "ADJ"} and r.get("Case") == "Nom"}
