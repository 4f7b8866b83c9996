"""Kazakh terms that two concepts share: only one of them can ever match."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mt_toolkit.core.terms import Concept


def clashes(concepts: Iterable[Concept]) -> Iterator[tuple[Concept, Concept, str]]:
    """Each later concept with the first that has one of its Kazakh terms, and the term.

    Verbs stand apart from the rest, as the matcher keeps them.
    """
    owners: dict[tuple[str, str], Concept] = {}
    for concept in concepts:
        for text in (*concept.kk, *concept.kk_derived):
            key = (text if concept.case_sensitive else text.casefold(), concept.pos if concept.pos == "VERB" else "")
            first = owners.setdefault(key, concept)
            if first is not concept:
                yield first, concept, text
