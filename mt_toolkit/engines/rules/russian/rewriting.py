"""Trees rewritten for the clause that Russian makes of them, and what they are asked first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.tree import Node

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "ADV", "X"})

CLAUSE_PARTS = frozenset(
    {
        "nsubj",
        "csubj",
        "obj",
        "obl",
        "advcl",
        "advmod",
        "ccomp",
        "xcomp",
        "discourse",
        "mark",
        "cc",
        "conj",
        "parataxis",
    }
)


def is_predicate(node: Node) -> bool:
    """Whether a root makes a clause: a finite verb, or a noun or adjective with the tense of its copula."""
    return node.get("VerbForm") == "Fin" or (node.pos in _NOMINAL and bool(node.get("Tense")))


def is_chained(node: Node) -> bool:
    """Whether a converb is told as a verb beside its parent: took and built."""
    told = node.get("Conv") in {"Seq", "Manner"} and not node.first("mark")
    return told or (node.get("Conv") == "Neg" and node.get("Voice") == "Pass")


def with_features(node: Node, **values: str) -> Node:
    """A copy with features set, or taken away where the value is empty."""
    kept = {**dict(node.features), **values}
    return replace(node, features=tuple(sorted((name, value) for name, value in kept.items() if value)))


def as_told(node: Node) -> Node:
    """A content clause as a finite one: what is said in -атыны is yet to come (жабатынын: что закроет)."""
    coming = node.get("Aspect") == "Imp" and not node.get("Tense")
    lasting = coming and not any("/" in entry.ru for entry in node.entries[:1])
    if coming:
        return with_features(node, VerbForm="Fin", Aspect="", Tense="Pres" if lasting else "Fut")
    return with_features(node, VerbForm="Fin")


def as_subject(node: Node) -> Node:
    """A copy in which a genitive possessor of a nominalised clause is its subject.

    A predicate noun may have a possessor of its own («звонки бедных людей»): then only one further left is the subject.
    """
    owners = node.having("nmod:poss")
    if node.pos not in {"VERB", "AUX"}:
        own = bool(node.get("Person[psor]"))
        owners = [] if node.first("nsubj") else owners[:1] if not own or len(owners) > 1 else []
    children = [replace(child, relation="nsubj") if child in owners else child for child in node.children]
    return replace(node, children=children)


def as_finite(child: Node, parent: Node) -> Node:
    """A converb with the tense, person and mood of the verb it is chained to."""
    values = {name: parent.get(name) for name in ("Tense", "Person", "Number", "Mood") if parent.get(name)}
    values["Polarity"] = "Neg" if child.get("Conv") == "Neg" else child.get("Polarity")
    return with_features(child, **values, VerbForm="Fin", Conv="", Aspect="")


def spaced(parts: list[str]) -> str:
    """Parts joined by spaces, the empty ones left out."""
    return " ".join(part for part in parts if part)
