"""A glossary as text for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.errors import UserInputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt_toolkit.core.terms import Concept
    from mt_toolkit.glossary.store import Glossary


def show_lines(glossary: Glossary, term: str = "") -> Iterator[str]:
    """A row a concept, or every field of those that ``term`` names by id or in any language.

    Raises:
        UserInputError: If nothing is named so.
    """
    if not term:
        for concept in glossary.concepts:
            terms = [rendering.terms[0] for _, rendering in concept.renderings]
            yield "\t".join([concept.id, concept.kk[0], *terms])
        return
    found = [concept for concept in glossary.concepts if _names(concept, term.casefold())]
    if not found:
        raise UserInputError(f"'{term}' is not in {glossary.name}", hint="give a concept id or a dictionary form")
    for concept in found:
        yield from _card(concept)


def _names(concept: Concept, term: str) -> bool:
    terms = {concept.id, *concept.kk, *concept.kk_derived}
    terms |= {text for _, rendering in concept.renderings for text in (*rendering.terms, *rendering.attributive)}
    return term in {text.casefold() for text in terms}


def _card(concept: Concept) -> Iterator[str]:
    fields = [("id", concept.id), ("kk", " | ".join(concept.kk)), ("derived", " | ".join(concept.kk_derived))]
    for code, rendering in concept.renderings:
        fields.append((code, " | ".join(rendering.terms)))
        fields.append((f"{code} as modifier", " | ".join(rendering.attributive)))
        fields.append((f"{code} forbidden", " | ".join(rendering.forbidden)))
        fields.append((f"{code} grammar", " ".join(rendering.grammar)))
    fields += [
        ("part of speech", concept.pos),
        ("domain", concept.domain),
        ("period", concept.period),
        ("status", concept.status),
        ("level", str(concept.level)),
        ("accept", "any" if concept.accept_any else "preferred"),
        ("note", concept.note),
        ("source", concept.source),
    ]
    yield from (f"{name + ':':<16}{value}" for name, value in fields if value)
    yield ""
