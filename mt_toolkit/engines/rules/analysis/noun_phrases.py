"""Noun phrases: what a noun takes off the stack as its modifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.analysis.items import Item, attach

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.engines.rules.analysis.reading import Word

MODIFIERS = {"ADJ": "amod", "DET": "det", "NUM": "nummod"}


def take_modifiers(stack: list[Item], head: Item, following: Sequence[Word]) -> None:
    """Attach every modifier right before ``head``; stops at the first word that is none."""
    while stack and not head.before:
        relation = _relation(stack, head, following)
        if not relation:
            return
        attach(head, stack.pop(), relation)


def _relation(stack: list[Item], head: Item, following: Sequence[Word]) -> str:
    top = stack[-1]
    if top.kind == "part":
        return "acl" if head.node.pos != "PRON" else ""
    if top.kind == "mod":
        if top.node.get("Attr") == "Yes" and top.node.pos not in MODIFIERS:
            return "nmod"
        return MODIFIERS.get(top.node.pos, "nmod")
    if top.kind not in {"noun", "ger"} or top.role:
        return ""
    if top.case == "Gen":
        return "nmod:poss"
    if top.case != "Nom":
        return ""
    return _bare(stack, top, head)


def _bare(stack: list[Item], top: Item, head: Item) -> str:
    """Izafet, names and titles: a nominative noun before a noun."""
    if top.node.pos == "PRON" or head.node.pos in {"PRON", "NUM"}:
        return ""
    if head.owned:
        return "" if _is_subject_of_accusative(stack, top, head) else "nmod:poss"
    if head.kind == "ger" or top.node.get("Number") == "Plur" or top.owned:
        return ""
    if head.node.pos == "PROPN":
        if top.node.pos == "PROPN":
            return "flat"
        return "appos" if _is_human(top) else ""
    if any(entry.ru_attr or entry.en_attr for entry in top.node.entries):
        return "nmod"
    if top.node.requirement is not None and top.node.requirement.role == "attributive":
        return "nmod"
    return ""


def _is_human(item: Item) -> bool:
    return any("human" in entry.grammar("en") for entry in item.node.entries)


def _is_subject_of_accusative(stack: list[Item], top: Item, head: Item) -> bool:
    """Үкімет саясатын өзгертті: a plural, person or owned noun first in its clause before an own accusative."""
    if head.case != "Acc" or any(item.is_nominative for item in stack[:-1]):
        return False
    first = len(stack) == 1 or stack[-2].kind == "fin" or bool(top.before)
    return first and (top.node.get("Number") == "Plur" or top.owned or top.node.pos == "PROPN")
