"""What the columns of a concept tell about the declension of its renderings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mt_toolkit.core.terms import Concept, Rendering

_PERSON_DOMAINS = frozenset({"person"})
_HUMAN_DOMAINS = frozenset({"person", "title"})
_ANIMATE_DOMAINS = frozenset({"people", "tribe", "person"})


def grammar_hints(concept: Concept, rendering: Rendering) -> tuple[str, ...]:
    """The hints of a rendering, and what the domain tells: a person is animate and named, a title is human."""
    hints = set(rendering.grammar)
    if concept.domain in _PERSON_DOMAINS:
        hints.add("person")
    if concept.domain in _ANIMATE_DOMAINS:
        hints.add("anim")
    if concept.domain in _HUMAN_DOMAINS and concept.pos != "ADJ":
        hints.add("human")
    return tuple(sorted(hints))
