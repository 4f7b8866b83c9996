"""Everything that is wrong with a glossary, in one report.

Errors make a term impossible to guarantee; warnings are what an editor should look at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import ENGLISH, RUSSIAN
from mt_toolkit.errors import MorphologyError
from mt_toolkit.glossary.clashes import clashes
from mt_toolkit.glossary.hints import grammar_hints
from mt_toolkit.lang.russian import tags
from mt_toolkit.lang.russian.phrases import agreement_features, inflect_adjectives, inflect_phrase, parse_phrase
from mt_toolkit.lang.russian.words import russian

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt_toolkit.core.terms import Concept, Rendering
    from mt_toolkit.glossary.store import Glossary

_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_FOREIGN_LETTERS = re.compile(r"[ҒҚ]?[ӘәҒғҚқҢңӨөҰұҮүҺһІіА-Яа-яЁё]")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found wrong; ``concept`` is the id of the row."""

    concept: str
    column: str
    message: str
    is_error: bool = True

    def __str__(self) -> str:
        return f"{'error' if self.is_error else 'warning'}: {self.concept}, {self.column}: {self.message}"


def check_glossary(glossary: Glossary) -> list[Finding]:
    """Every finding, by concept in file order, then those between concepts."""
    findings = [finding for concept in glossary.concepts for finding in _check_concept(concept)]
    return findings + list(_check_clashes(glossary))


def _check_concept(concept: Concept) -> Iterator[Finding]:
    for text in (*concept.kk, *concept.kk_derived):
        yield from _check_kazakh(concept, text)
    for code, rendering in concept.renderings:
        yield from _check_rendering(concept, code, rendering)
        if concept.kk_derived and not rendering.attributive and concept.pos != "ADJ":
            message = "derived words are modifiers, but there is no attributive rendering"
            yield Finding(concept.id, f"{code}_attr", message, is_error=False)


def _check_kazakh(concept: Concept, text: str) -> Iterator[Finding]:
    for word in re.findall(r"\w+", text):
        if _LATIN.search(word) and _CYRILLIC.search(word):
            yield Finding(concept.id, "kk", f"Latin and Cyrillic letters in one word: '{word}'")
        strange = [letter for letter in word if _CYRILLIC.match(letter) and not _FOREIGN_LETTERS.fullmatch(letter)]
        if strange:
            yield Finding(concept.id, "kk", f"not a Kazakh letter in '{word}': {', '.join(strange)}")


def _check_rendering(concept: Concept, code: str, rendering: Rendering) -> Iterator[Finding]:
    admitted = {text.casefold() for text in (*rendering.terms, *rendering.attributive)}
    for text in rendering.forbidden:
        if text.casefold() in admitted:
            yield Finding(concept.id, f"{code}_forbidden", f"'{text}' is both admitted and forbidden")
    for text in (*rendering.terms, *rendering.attributive):
        yield from _check_script(concept, code, text)
    if code == RUSSIAN:
        yield from _check_declension(concept, rendering)


def _check_script(concept: Concept, code: str, text: str) -> Iterator[Finding]:
    if code == ENGLISH and _CYRILLIC.search(text):
        yield Finding(concept.id, code, f"Cyrillic letters in '{text}'")
    if code == RUSSIAN and _KAZAKH.search(text):
        yield Finding(concept.id, code, f"Kazakh letters in '{text}'")
    for word in re.findall(r"\w+", text):
        if _LATIN.search(word) and _CYRILLIC.search(word):
            yield Finding(concept.id, code, f"Latin and Cyrillic letters in one word: '{word}'")


def _check_declension(concept: Concept, rendering: Rendering) -> Iterator[Finding]:
    for text in rendering.terms:
        adjectival = concept.pos == "ADJ"
        yield from _declension_findings(concept, "ru", text, grammar_hints(concept, rendering), adjectival=adjectival)
    for text in rendering.attributive:
        yield from _declension_findings(concept, "ru_attr", text, (), adjectival=True)


def _declension_findings(
    concept: Concept, column: str, text: str, hints: tuple[str, ...], *, adjectival: bool
) -> Iterator[Finding]:
    try:
        complete = _declines_as_adjective(text) if adjectival else _declines_as_noun(text, hints)
    except MorphologyError as error:
        yield Finding(concept.id, column, f"{error.message} ({error.hint})")
        return
    if not complete:
        yield Finding(concept.id, column, f"'{text}' cannot be declined in every case")


def _declines_as_noun(text: str, hints: tuple[str, ...]) -> bool:
    phrase = parse_phrase(russian(), text, hints)
    number = "Plur" if phrase.plural_only else "Sing"
    return all(inflect_phrase(russian(), phrase, case, number) for case in tags.CASES)


def _declines_as_adjective(text: str) -> bool:
    agreements = (agreement_features(case, "Sing", "Fem", animate=False) for case in tags.CASES)
    return all(inflect_adjectives(russian(), text, agreement) for agreement in agreements)


def _check_clashes(glossary: Glossary) -> Iterator[Finding]:
    """The same id or the same Kazakh term in two rows, of whatever files."""
    ids: set[str] = set()
    for concept in glossary.concepts:
        if concept.id in ids:
            yield Finding(concept.id, "id", "another row, perhaps of another file, has this id")
        ids.add(concept.id)
    for first, concept, text in clashes(glossary.concepts):
        yield Finding(concept.id, "kk", f"'{text}' is already a term of '{first.id}'")
