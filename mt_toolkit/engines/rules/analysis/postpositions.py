"""Postpositions: what stands before one is no longer a subject or object but an adverbial (or a modifier with -ғы)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.analysis.items import Item, set_features

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.tree import Node

PURPOSE = frozenset({"үшін"})
CAUSE = frozenset({"себепті", "себептен", "соң"})
WHEN = frozenset({"кезде", "уақытта", "шақта", "сәтте", "тұста", "кезінде"})
APPROXIMATE = frozenset({"дерлік", "шамалы", "шақты", "қаралы"})
"""Words after a nominal that leave it what it was."""
ATTRIBUTIVE = ("ғы", "гі", "қы", "кі")


def take_complement(stack: list[Item], adposition: Item) -> bool:
    """Attach a postposition to the phrase before it; false when nothing there can be its complement."""
    if not stack or adposition.before:
        return False
    top = stack[-1]
    if top.kind == "noun" or (top.kind == "mod" and top.node.pos in {"NUM", "ADJ"}):
        _phrase(top, adposition.node)
    elif top.kind in {"part", "ger"}:
        _clause(top, adposition.node)
    else:
        return False
    return True


def _phrase(top: Item, case: Node) -> None:
    if case.lemma in APPROXIMATE:
        case.relation = "advmod"
        top.node.children.append(case)
        return
    top.kind, top.role = "noun", "obl"
    case.relation = "case"
    top.node.children.append(case)
    if case.lemma.endswith(ATTRIBUTIVE) or case.get("Attr") == "Yes":
        set_features(top.node, Attr="Yes")
        top.kind, top.role = "mod", ""


def _clause(top: Item, mark: Node) -> None:
    node = top.node
    top.kind, top.role = "conv", "advcl"
    tense = node.get("Tense")
    if mark.lemma in PURPOSE:
        conv = "Cause" if tense == "Past" else "Purpose"
        set_features(node, VerbForm="Conv", Conv=conv, Case="")
        return
    if mark.form.lower() in WHEN:
        set_features(node, VerbForm="Conv", Conv="When", Case="")
        return
    set_features(node, VerbForm="Ger")
    mark.relation = "mark"
    node.children.append(mark)
