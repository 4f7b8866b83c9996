"""Conjuncts joined, and government read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.choice import choose

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.lexicon import Entry
    from mt_toolkit.engines.rules.tree import Node


def split_government(text: str) -> tuple[str, str]:
    """``в+Loc`` → ("в", "Loc"); ``Ins`` → ("", "Ins"); ``в_связи_с+Ins`` → ("в связи с", "Ins")."""
    preposition, plus, case = text.rpartition("+")
    return (preposition.replace("_", " "), case) if plus else ("", text)


_SEPARATORS = {":": ":", "—": " —", ";": ";"}


def separator_of(aside: Node) -> str:
    """What stands before a clause beside a clause; a comma where Kazakh has something else."""
    return _SEPARATORS.get(aside.marker, ",")


def join_conjuncts(parts: list[str], conjunction: str) -> str:
    """``а, б и в``."""
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return "".join(parts)
    comma = "," if conjunction in {"а", "но", "однако"} else ""
    return f"{', '.join(parts[:-1])}{comma} {conjunction} {parts[-1]}"


def conjunction_of(conjuncts: list[Node]) -> str:
    """The Russian conjunction of a coordination, и where Kazakh has a comma only."""
    for conjunct in reversed(conjuncts):
        mark = conjunct.first("cc")
        if mark is not None:
            entry: Entry | None = choose(mark, conjunct)
            return entry.ru if entry and entry.ru not in {"с", "также"} else "и"
    return "и"


def alone(node: Node) -> Node:
    """A copy of a conjunct without the others, and without clauses."""
    return replace(node, children=[child for child in node.children if child.relation not in {"conj", "cc", "acl"}])
