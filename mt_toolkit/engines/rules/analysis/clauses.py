"""Clauses: what a verb takes off the stack as its arguments, and how clauses stand to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.analysis.grammar import CAUSAL_CONJUNCTIONS, INTRANSITIVE
from mt_toolkit.engines.rules.analysis.items import Item, attach, set_features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.engines.rules.analysis.reading import Word
    from mt_toolkit.engines.rules.tree import Node


class Clauses:
    """Builds clauses on the parser's stack."""

    def __init__(self, stack: list[Item]) -> None:
        self._stack = stack

    def take_arguments(self, verb: Item, following: Sequence[Word]) -> None:
        """Attach to a verb everything before it that belongs to its clause."""
        seen: set[str] = set()
        while self._stack:
            top = self._stack[-1]
            relation = self._relation(verb, top, seen)
            if not relation:
                break
            self._stack.pop()
            attach(verb, top, relation)
            seen.add(relation)
            if relation in {"cc", "mark"}:
                break
        if verb.kind == "fin" and "nsubj" not in seen:
            _raise_subject(verb.node)

    def _relation(self, verb: Item, top: Item, seen: set[str]) -> str:
        if verb.kind != "fin" and verb.before and top.kind != "cc":
            return ""
        if top.kind == "fin":
            return "ccomp" if top.node.marker == "деп" and "ccomp" not in seen else ""
        if top.kind == "cc":
            return _conjunction(verb, top)
        if top.kind in {"adv", "disc", "particle"}:
            return "discourse" if top.kind == "disc" or verb.before == "," else "advmod"
        if top.kind == "conv":
            return "advcl"
        if top.kind == "mod":
            return "advmod" if top.node.pos == "ADJ" else "obl"
        if top.kind == "part":
            return "advcl"
        return self._nominal(verb, top, seen)

    def _nominal(self, verb: Item, top: Item, seen: set[str]) -> str:
        if top.role:
            return top.role
        if top.case == "Acc":
            if "obj" in seen:
                return ""
            return "ccomp" if top.kind == "ger" else "obj"
        if top.case != "Nom":
            return "obl" if top.case != "Gen" else ""
        return self._nominative(verb, top, seen)

    def _nominative(self, verb: Item, top: Item, seen: set[str]) -> str:
        """Subject or bare object."""
        if not seen - {"advmod"} and self._is_bare_object(verb, top, seen):
            return "obj"
        if "nsubj" in seen or "csubj" in seen:
            return ""
        if verb.kind in {"part", "ger"} and not self._has_own_subject(verb, seen):
            return ""
        return "csubj" if top.kind == "ger" else "nsubj"

    def _is_bare_object(self, verb: Item, top: Item, seen: set[str]) -> bool:
        if not is_transitive(verb.node) or not top.is_bare or top.node.pos in {"PRON", "PROPN"} or "obj" in seen:
            return False
        if any("human" in entry.grammar("en") for entry in top.node.entries):
            return False
        return verb.kind != "fin" or any(item.is_nominative for item in self._stack[:-1])

    def _has_own_subject(self, verb: Item, seen: set[str]) -> bool:
        """Whether a participle or gerund has its own nominative subject; the main verb's stands further left."""
        if verb.kind == "ger":
            return not seen
        return is_transitive(verb.node) and "obj" not in seen

    def close_nominal(self) -> None:
        """Make a predicate of the nominal that ends a copula-less clause before a conjunction."""
        if self._stack and self._stack[-1].kind in {"noun", "mod"}:
            below = self._stack[:-1]
            if any(item.is_nominative and item.kind == "noun" for item in below):
                self._predicate()

    def _predicate(self) -> None:
        predicate = self._stack.pop()
        dash = predicate.before == "—"
        if dash:
            predicate.before = ""
        predicate.kind = "fin"
        self.take_arguments(predicate, ())
        if predicate.node.first("nsubj", "csubj") is not None:
            set_features(predicate.node, Tense=predicate.node.get("Tense", "Pres"))
        self._stack.append(predicate)

    def finish(self) -> list[Node]:
        """Close the sentence: the last nominal becomes its predicate, clauses are joined, leftovers kept in order."""
        stack = self._stack
        if stack and stack[-1].kind not in {"fin", "conv"}:
            self._predicate()
        if not stack:
            return []
        clauses = [item for item in stack if item.kind == "fin"]
        if not clauses:
            clauses = [stack[-1]]
        return _joined(stack, clauses)


def _joined(stack: Sequence[Item], clauses: Sequence[Item]) -> list[Node]:
    root = clauses[0]
    root.node.relation = "root" if root.node.pos in {"VERB", "AUX"} or root.node.get("Tense") else "fragment"
    before: list[Node] = []
    after: list[Node] = []
    seen_root = False
    for item in stack:
        if item is root:
            seen_root = True
        elif item in clauses:
            item.node.relation = "parataxis" if item.before in {":", "—", ";"} or _explains(item.node) else "conj"
            after.append(item.node)
        elif seen_root:
            item.node.relation = _loose(item)
            after.append(item.node)
        else:
            item.node.relation = _loose(item)
            before.append(item.node)
    root.node.children = [*before, *root.node.children, *after]
    return [root.node]


def _loose(item: Item) -> str:
    if item.kind in {"adv", "disc", "particle"}:
        return "discourse"
    if item.kind == "cc":
        return "cc"
    if item.kind in {"noun", "ger"} and item.case not in {"Nom", "Gen"}:
        return "obl"
    return {"conv": "advcl", "part": "advcl"}.get(item.kind, item.role or "parataxis")


def _explains(node: Node) -> bool:
    first = node.first("cc", "mark")
    return first is not None and first.lemma == "яғни"


def _conjunction(verb: Item, top: Item) -> str:
    if top.node.lemma in CAUSAL_CONJUNCTIONS or top.node.lemma.startswith("егер"):
        return "mark"
    return "cc" if verb.kind == "fin" else ""


def _raise_subject(node: Node) -> None:
    """The subject of a chain of converbs stands first and belongs to the main verb."""
    for child in node.having("advcl"):
        subject = child.first("nsubj")
        if subject is not None and child.get("Conv", "Seq") in {"Seq", "Manner", "Neg"}:
            child.children.remove(subject)
            node.children.insert(0, subject)
            return


def is_transitive(node: Node) -> bool:
    """Whether a verb may take a direct object: not passive and not known to be intransitive."""
    if "Pass" in node.get("Voice"):
        return False
    if node.lemma in INTRANSITIVE and "Cau" not in node.get("Voice"):
        return False
    return not any(entry.ru.endswith(("ся", "сь")) or entry.en.startswith("be ") for entry in node.entries[:1])
