"""Joining clauses: the root of a sentence, what is coordinate with it, and what no clause took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.analysis.grammar import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.engines.rules.analysis.clauses import Clauses
    from mt_toolkit.engines.rules.analysis.items import Item
    from mt_toolkit.engines.rules.tree import Node


def finish(stack: list[Item], clauses: Clauses) -> list[Node]:
    """Close the sentence: the last nominal becomes its predicate, clauses are joined, leftovers kept in order."""
    if not _restore_inversion(stack) and stack and stack[-1].kind not in {"fin", "conv"}:
        clauses.make_predicate()
    if not stack:
        return []
    _take_announced(stack)
    main = [item for item in stack if item.kind == "fin" and item.node.marker != "деп"] or [stack[-1]]
    return [_joined(stack, main)]


def _take_announced(stack: list[Item]) -> None:
    """Президент былай деді: «…»: what follows the colon is the object of a verb of saying, with all its clauses."""
    for at in range(len(stack) - 1):
        verb, first = stack[at].node, stack[at + 1]
        speaks = stack[at].kind == "fin" and verb.lemma in word_class("saying") and verb.first("ccomp") is None
        rest = stack[at + 1 :]
        if not speaks or first.before != ":" or not any(item.kind == "fin" for item in rest):
            continue
        del stack[at + 1 :]
        first.before = ""
        speech = _joined(rest, [item for item in rest if item.kind == "fin" and item.node.marker != "деп"] or rest[-1:])
        speech.relation = "ccomp"
        for node in speech.walk():
            node.quoted = True
        verb.children.append(speech)
        return


def _restore_inversion(stack: list[Item]) -> bool:
    """«…», – деді ол баяндамасында: what follows the verb without a break belongs to it."""
    last = next((at for at in range(len(stack) - 1, -1, -1) if stack[at].kind == "fin"), None)
    if last is None or last + 1 == len(stack) or stack[last].node.pos != "VERB":
        return False
    trailing = stack[last + 1 :]
    verb = stack[last].node
    says = verb.first("ccomp") is not None or verb.lemma == "де"
    if not says and len(trailing) > 1:
        return False
    if any(item.before or item.kind in {"cc", "part"} for item in trailing):
        return False
    del stack[last + 1 :]
    for item in trailing:
        item.node.relation = loose(item, verb)
        verb.children.append(item.node)
    return True


def _joined(stack: Sequence[Item], clauses: Sequence[Item]) -> Node:
    root = clauses[0]
    root.node.relation = "root" if _is_clause(root.node) else "fragment"
    before: list[Node] = []
    after: list[Node] = []
    main = {id(item) for item in clauses}
    seen_root = False
    latest: Node | None = None
    for item in stack:
        if item is root:
            seen_root = True
            continue
        if id(item) in main:
            beside = item.before in {":", "—", ";"} or _explains(item.node) or not _is_clause(item.node)
            item.node.relation = "parataxis" if beside else "conj"
        else:
            item.node.relation = loose(item, root.node if seen_root else None)
        if item.node.relation == "parataxis" and not item.node.marker and item.before:
            item.node.marker = item.before
        if item.node.relation == "conj" and latest is not None:
            latest.children.append(item.node)
            continue
        if item.node.relation == "parataxis" and id(item) in main:
            latest = item.node
        (after if seen_root else before).append(item.node)
    root.node.children = [*before, *root.node.children, *after]
    return root.node


def _is_clause(node: Node) -> bool:
    """Whether a node says something of a subject, and does not only name a thing."""
    return node.pos in {"VERB", "AUX"} or bool(node.get("Tense"))


def loose(item: Item, root: Node | None) -> str:
    """The relation of what no clause took; ``root`` is given where it may still be a subject after its verb."""
    if item.kind == "fin":
        return "ccomp"
    if item.kind in {"adv", "disc", "particle"}:
        return "discourse"
    if item.kind == "cc":
        return "cc"
    if item.role:
        return item.role
    if item.kind in {"noun", "ger"}:
        if root is not None and item.case == "Nom" and not item.before and root.pos == "VERB":
            return "parataxis" if root.first("nsubj") else "nsubj"
        return "obl" if item.case not in {"Nom", "Gen"} else "parataxis"
    return {"conv": "advcl", "part": "advcl"}.get(item.kind, "parataxis")


def _explains(node: Node) -> bool:
    first = node.first("cc", "mark")
    return first is not None and first.lemma == "яғни"
