"""What the columns of a concept tell about the declension of its renderings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mt_toolkit.core.terms import Concept, Rendering

_PERSON_DOMAINS = frozenset({"person"})
_HUMAN_DOMAINS = frozenset({"person", "title"})
_PEOPLES = frozenset({"people", "tribe"})


def grammar_hints(concept: Concept, rendering: Rendering) -> tuple[str, ...]:
    """The hints of a rendering, and what the domain tells: a person is animate and named, a title is human.

    The name of a people (one word, a capital in English) is animate: «скиф»; of «народ» and «племя» the dictionary
    decides.
    """
    hints = set(rendering.grammar)
    if concept.domain in _PERSON_DOMAINS:
        hints.add("person")
    if concept.domain in _PERSON_DOMAINS or _names_a_people(concept, rendering):
        hints.add("anim")
    if concept.domain in _HUMAN_DOMAINS and concept.pos != "ADJ":
        hints.add("human")
    return tuple(sorted(hints))


def _names_a_people(concept: Concept, rendering: Rendering) -> bool:
    english = concept.rendering("en")
    named = english is None or english.terms[0][:1].isupper()
    return concept.domain in _PEOPLES and named and not any(" " in term for term in rendering.terms[:1])
