"""What a glossary says of its concepts, cell by cell; a column that its file does not have says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.errors import GlossaryError, Problem
from mt_toolkit.glossary.rows import cells_of, columns_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mt_toolkit.core.terms import Concept
    from mt_toolkit.glossary.store import Glossary


def by_id(glossary: Glossary) -> dict[str, Concept]:
    """The concepts by id, in order.

    Raises:
        GlossaryError: If two rows, of different files of a folder, have one id.
    """
    found: dict[str, Concept] = {}
    problems = []
    for number, concept in enumerate(glossary.concepts, start=1):
        if concept.id in found:
            problems.append(Problem(glossary.name, number, "id", f"'{concept.id}' is the id of an earlier row too"))
        found[concept.id] = concept
    if problems:
        hint = "versions are compared by id; glossary check finds such rows"
        raise GlossaryError("ids that stand twice in one glossary:", problems, hint=hint)
    return found


def columns_besides_id(*glossaries: Glossary) -> list[str]:
    """Our columns in their order, then all others that any of the concepts fills, by name."""
    return [name for name in columns_of(c for glossary in glossaries for c in glossary.concepts) if name != "id"]


def said(glossary: Glossary, concept: Concept, columns: Iterable[str]) -> dict[str, str]:
    """The cells of ``concept`` in those of ``columns`` that the file has."""
    cells = cells_of(concept)
    return {column: cells.get(column, "") for column in columns if speaks_of(glossary, column)}


def speaks_of(glossary: Glossary, column: str) -> bool:
    """Whether the file has ``column``; an empty cell is a statement only where it does."""
    return glossary.columns is None or column in glossary.columns
