"""Coordination in English, and pronouns after verbs and prepositions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.choice import choose
from mt_toolkit.engines.rules.english import words

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.tree import Node


def object_text(text: str) -> str:
    """A phrase after a verb or preposition: pronouns take their object form."""
    return words.object_form(text)


def join_conjuncts(parts: list[str], conjunction: str) -> str:
    """``a, b and c``."""
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {conjunction} {parts[-1]}"


def conjunction_of(conjuncts: list[Node]) -> str:
    """The English conjunction of a coordination, ``and`` where Kazakh has a comma only."""
    for conjunct in reversed(conjuncts):
        mark = conjunct.first("cc")
        if mark is not None:
            entry = choose(mark, conjunct)
            return entry.en if entry and entry.en not in {"with", "also"} else "and"
    return "and"
