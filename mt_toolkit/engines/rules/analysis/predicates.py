"""Nominal predicates and quotation: copulas, бол-, деп and деген, етіп."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.core.features import features
from mt_toolkit.engines.rules.analysis.grammar import word_class
from mt_toolkit.engines.rules.analysis.items import REACH, Item, set_features
from mt_toolkit.engines.rules.tree import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.engines.rules.analysis.reading import Word

COPULA = "е"
BE = "бол"
SAY = "де"
PERSON = "адам"
PROGRESSIVE = ("Aspect", "Prog")
COPIED = frozenset(
    {"VerbForm", "Tense", "Aspect", "Mood", "Conv", "Polarity", "Person", "Number", "Evident", "Modality", "Impers"}
) | {"Question", "Polite"}


def absorb_copula(stack: list[Item], verb: Item, following: Sequence[Word]) -> bool:
    """Make the nominal before a copula the predicate: ``verb`` then stands for it, with the copula's features."""
    if verb.before or not stack or verb.node.lemma not in {COPULA, BE}:
        return False
    top = stack[-1]
    if not (_is_predicative(top, copula=verb.node.lemma == COPULA) and _takes(stack, verb, following)):
        return False
    stack.pop()
    nominal = top.node
    if verb.kind == "ger" and verb.node.lemma == COPULA:
        set_features(verb.node, Tense="Pres")
    # The suffixes that count now are the copula's: болғанын, болуы; a possessor of the noun itself stays.
    kept = {name: value for name, value in nominal.features if name not in {"Case", "Number"} or verb.kind != "ger"}
    copied = {name: value for name, value in verb.node.features if name in COPIED and (name, value) != PROGRESSIVE}
    if verb.kind == "ger":
        copied.update({name: value for name, value in verb.node.features if name in {"Case"}})
    number = nominal.get("Number")
    merged = {**kept, **copied}
    if number:
        merged["Number"] = number
    nominal.features = features(merged)
    nominal.end = max(nominal.end, verb.node.end)
    verb.node = nominal
    verb.before = top.before
    return True


def _is_predicative(top: Item, *, copula: bool) -> bool:
    if top.kind == "mod":
        return top.node.pos in {"ADJ", "NUM", "DET"} or copula
    if top.kind == "fin":
        return False
    return top.kind in {"noun", "ger"} and (copula or top.is_nominative)


def _takes(stack: Sequence[Item], verb: Item, following: Sequence[Word]) -> bool:
    """Whether бол- is the copula here, and not *happen, exist*."""
    top = stack[-1]
    if verb.node.lemma == COPULA or top.kind == "mod":
        return True
    if verb.kind == "conv" and following and not following[0].before and following[0].pos == "VERB":
        return True
    if verb.kind == "part" and top.node.get("Number") == "Plur":
        return False
    if any("human" in entry.grammar("en") for entry in top.node.entries) and not top.owned:
        return True
    for item in reversed(stack[-REACH:-1]):
        if item.kind == "fin":
            return False
        if item.kind == "conv" and item.node.first("nsubj", "csubj") is not None:
            return True
        if item.is_nominative and item.kind == "noun":
            return True
    return False


def quote(stack: list[Item], word: Word, following: Sequence[Word]) -> str:
    """What деп or деген makes of the item before it: ``done``, ``predicate`` (make it a clause first) or ``verb``."""
    if not stack:
        return "verb"
    top = stack[-1]
    form = word.get("VerbForm")
    if form == "Conv" and word.get("Conv") == "Seq":
        return _reported(top, following, has_object=any(item.case == "Acc" for item in stack[-REACH:-1]))
    if form == "Part" and following and not following[0].before:
        return _content(top)
    return "verb"


def _reported(top: Item, following: Sequence[Word], *, has_object: bool) -> str:
    """What is said, or (оны қадам деп айтты) what somebody is called."""
    if top.kind == "fin":
        top.node.marker = "деп"
        return "done"
    called = word_class("calling") | ({"айт"} if has_object and top.kind == "noun" else frozenset())
    if top.kind in {"noun", "mod"} and any(word.lemma in called for word in following[:2]):
        top.kind, top.role, top.node.marker = "noun", "xcomp", "деп"
        return "done"
    return "predicate" if top.kind in {"noun", "mod", "part", "ger"} else "verb"


def _content(top: Item) -> str:
    if top.kind == "fin":
        top.kind, top.node.marker = "part", "деген"
        return "done"
    if top.kind in {"noun", "ger"} and top.case == "Dat":
        top.kind = "mod"
        set_features(top.node, Attr="Yes")
        return "done"
    if top.kind in {"noun", "mod"}:
        top.kind, top.node.marker = "mod", "деген"
        set_features(top.node, Attr="Name")
        return "done"
    return "verb"


def made(stack: Sequence[Item], word: Word) -> bool:
    """шикізат көзі етіп пайдаланды: the noun before етіп is what the object is made."""
    if word.lower not in {"етіп", "қылып", "ғып"} or word.before or not stack:
        return False
    top = stack[-1]
    if not top.is_nominative and top.kind != "mod":
        return False
    top.kind, top.role, top.node.marker = "noun", "xcomp", "етіп"
    return True


def take_over(stack: list[Item], verb: Item) -> bool:
    """болып табылады: the predicate before it gets its tense and person."""
    if verb.node.lemma not in {"табыл"} or verb.before or not stack:
        return False
    top = stack[-1]
    if top.kind != "conv" or top.node.pos in {"VERB", "AUX"}:
        return False
    stack.pop()
    values = {name: value for name, value in verb.node.features if name in COPIED}
    kept = {name: value for name, value in top.node.features if name not in {"VerbForm", "Conv", "Tense"}}
    top.node.features = features({**kept, **values})
    verb.node, verb.before = top.node, top.before
    return True


def is_nominal_predicate(node: Node) -> bool:
    """Whether a node that heads a clause is no verb."""
    return node.pos not in {"VERB", "AUX"}


def people(item: Item) -> None:
    """түрмеде отырғандар: *people* with the clause as their relative clause."""
    clause = item.node
    nominalised = clause.pos in {"VERB", "AUX"} and (clause.get("Tense") or clause.get("Aspect"))
    if not nominalised or clause.get("Number") != "Plur" or clause.get("Person[psor]"):
        return
    persons = Node(clause.form, clause.start, clause.end, PERSON, "NOUN")
    persons.features = features(Case=item.case, Number="Plur")
    persons.children, persons.quoted = [clause], clause.quoted
    set_features(clause, VerbForm="Part", Case="", Number="")
    clause.relation = "acl"
    item.node, item.kind = persons, "noun"
    item.depth += 1
