"""Noun phrases: what a noun takes off the stack as its modifiers."""

from __future__ import annotations

from mt_toolkit.core.terms import Role
from mt_toolkit.engines.rules.analysis.items import Item, attach

MODIFIERS = {"ADJ": "amod", "DET": "det", "NUM": "nummod"}
FIRST_AND_SECOND = frozenset({"1", "2"})


def take_modifiers(stack: list[Item], head: Item, *, waits: bool) -> None:
    """Attach every modifier right before ``head``; stops at the first word that is none.

    ``waits`` says that ``head`` is a bare noun about to modify the next one: clauses, determiners and numerals then
    belong to that one (осы кеңес қызметкерлері).
    """
    while stack and not head.before:
        relation = _relation(stack, head, waits=waits)
        if not relation:
            return
        attach(head, stack.pop(), relation)


def _relation(stack: list[Item], head: Item, *, waits: bool) -> str:
    top = stack[-1]
    if top.kind == "part":
        return "" if waits or head.node.pos == "PRON" else "acl"
    if top.kind == "mod":
        return _modifier(top, head, waits=waits)
    if top.kind not in {"noun", "ger"} or top.role:
        return ""
    if top.case == "Gen":
        return _genitive(top, head)
    if top.case != "Nom":
        return ""
    return _bare(stack, top, head)


def _modifier(top: Item, head: Item, *, waits: bool) -> str:
    node = top.node
    if node.marker == "деген":
        return "" if waits else "appos"
    if node.get("Attr") == "Yes":
        return "" if waits else "nmod"
    if waits and node.pos in {"DET", "NUM"}:
        return ""
    if head.kind == "ger" and node.pos == "ADJ" and head.node.get("Tense"):
        return "advmod"
    return MODIFIERS.get(node.pos, "nmod")


def _genitive(top: Item, head: Item) -> str:
    """A genitive needs a possessed head, unless it is a pronoun of the first or second person (біздің үй)."""
    person = top.node.get("Person")
    if not head.node.get("Person[psor]") and person not in FIRST_AND_SECOND and head.node.requirement is None:
        return "nmod:poss" if any(" " in entry.kk for entry in head.node.entries[:1]) else ""
    return "nsubj" if head.kind == "ger" and head.node.get("Tense") else "nmod:poss"


def _bare(stack: list[Item], top: Item, head: Item) -> str:
    """Izafet, names and titles: a nominative noun before a noun."""
    if top.node.pos == "PRON" or head.node.pos in {"PRON", "NUM"}:
        return ""
    if head.owned:
        if top.kind == "ger" and top.owned:
            return ""
        if any(child.relation == "nmod:poss" and child.get("Case", "Nom") == "Nom" for child in head.node.children):
            return ""
        return "" if _is_subject_of_accusative(stack, top, head) else "nmod:poss"
    if head.kind == "ger" or top.node.get("Number") == "Plur" or top.owned:
        return ""
    if head.node.pos == "PROPN":
        if top.node.pos == "PROPN":
            return "flat"
        return "appos" if _is_human(top) else ""
    if any(entry.ru_attr or entry.en_attr for entry in top.node.entries[:1]):
        return "nmod"
    requirement = top.node.requirement
    return "nmod" if requirement is not None and requirement.role is Role.ATTRIBUTIVE else ""


def _is_human(item: Item) -> bool:
    return any("human" in entry.grammar("en") for entry in item.node.entries)


def _is_subject_of_accusative(stack: list[Item], top: Item, head: Item) -> bool:
    """Большевиктер саясатын өзгертті: a plural, person or owned noun first in its clause before an own accusative."""
    if head.case not in {"Acc", "Dat"} or any(item.is_nominative for item in stack[:-1]):
        return False
    first = len(stack) == 1 or stack[-2].kind in {"fin", "adv", "cc"} or bool(top.before)
    return first and (top.node.get("Number") == "Plur" or top.owned or top.node.pos == "PROPN")
