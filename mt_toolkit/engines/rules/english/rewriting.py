"""Nodes seen in another light: a converb as a finite verb, a predicate without its clause."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.tree import Node

TIME_LEMMAS = frozenset(
    {"жыл", "күн", "ай", "ғасыр", "кез", "кезең", "уақыт", "дәуір", "апта", "мезгіл", "заман", "тұс"}
)
TIME_LEMMAS |= {"таң", "кеш", "түн", "жаз", "қыс", "көктем", "күз"}
DEGREES = frozenset({"very", "too", "extremely", "quite", "rather", "even more", "so", "fairly", "more", "most"})
_NEXT = frozenset({"келесі", "алдағы", "келер", "ертең", "ертеңгі", "болашақ", "болашақта"})
NOMINAL_POS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "ADV", "X"})
_PHRASE_RELATIONS = frozenset({"det", "nummod", "amod", "nmod:poss", "nmod", "acl", "appos", "flat", "case", "conj"})


def is_predicate(node: Node) -> bool:
    """Whether a node makes a clause: a finite verb, or a noun or adjective with the tense of its copula."""
    return node.get("VerbForm") == "Fin" or (node.pos in NOMINAL_POS and bool(node.get("Tense")))


def is_time(node: Node) -> bool:
    """Whether a nominal names a time: a date, a noun of time, a clause."""
    plain = node.pos in {"NOUN", "NUM", "PROPN"} and not node.get("Date")
    return not plain or node.lemma.split(" ")[-1] in TIME_LEMMAS | {"соғыс", "өлім", "революция", "сағат", "тәулік"}


def is_existence(node: Node) -> bool:
    """Whether a verb is бар, there is, and not its namesake "go"."""
    going = any(entry.en.startswith("go") for entry in node.entries)
    return node.lemma == "бар" and node.pos in {"VERB", "AUX"} and not going and node.requirement is None


def is_chained(node: Node) -> bool:
    """Whether a converb tells an earlier event of the same chain, so that English coordinates it."""
    if node.first("mark") is not None:
        return False
    return node.get("Conv") in {"Seq", "Manner"} or (node.get("Conv") == "Neg" and node.get("Voice") == "Pass")


def as_finite(child: Node, parent: Node) -> Node:
    """A converb or participle with the tense and person of the verb it leads to."""
    kept = {name: value for name, value in child.features if name not in {"Conv", "VerbForm", "Aspect"}}
    for name in ("Tense", "Person", "Number", "Mood", "Modality"):
        if parent.get(name) and name not in kept:
            kept[name] = parent.get(name)
    if child.get("Conv") == "Neg":
        kept["Polarity"] = "Neg"
    kept["VerbForm"] = "Fin"
    return replace(child, features=tuple(sorted(kept.items())))


def in_its_time(node: Node) -> Node:
    """The Kazakh present told of what is to come, where a time word says so, as a future."""
    if _is_lasting_state(node):
        return with_features(node, Tense="Pres")
    if node.get("Tense") != "Pres" or node.pos != "VERB" or node.get("Aspect") == "Prog" or node.get("Modality"):
        return node
    times = [child for child in node.children if child.relation in {"obl", "advmod"}]
    ahead = any(time.lemma in _NEXT or any(inner.lemma in _NEXT for inner in time.children) for time in times)
    return with_features(node, Tense="Fut") if ahead else node


def _is_lasting_state(node: Node) -> bool:
    """Whether the perfect (-ған) of a verb of position tells how things are: "is located"."""
    states = any(entry.en in {"be located", "be situated"} for entry in node.entries[:1])
    return states and node.get("Tense") == "Past" and node.form.endswith(("ған", "ген", "қан", "кен"))


def without_feature(node: Node, *names: str) -> Node:
    """A copy without some features."""
    return replace(node, features=tuple(pair for pair in node.features if pair[0] not in names))


def with_features(node: Node, **values: str) -> Node:
    """A copy with some features set."""
    return replace(node, features=tuple(sorted({**dict(node.features), **values}.items())))


def without_children(node: Node, *children: Node) -> Node:
    """A copy without some children."""
    lost = {id(child) for child in children}
    return replace(node, children=[child for child in node.children if id(child) not in lost])


def without_possessor(node: Node, owner: Node) -> Node:
    """A possessed noun without its owner, who is named elsewhere."""
    return without_feature(without_children(node, owner), "Person[psor]", "Number[psor]")


def is_content(node: Node) -> bool:
    """Whether a nominalised clause tells a fact: that it closed (-ғаны), that it will close (-атыны)."""
    told = bool(node.get("Tense")) or node.get("Aspect") == "Imp"
    return node.get("VerbForm") == "Ger" and told and node.get("Case") in {"Acc", "Nom", ""}


def as_content(node: Node, *, past: bool) -> Node:
    """A nominalised clause that tells a fact, as the finite clause after "that"; ``past``: what it hangs on is past."""
    if node.get("Tense"):
        return node
    if past and not node.get("Modality"):
        return with_features(without_feature(node, "Aspect"), Mood="Cnd")
    return with_features(without_feature(node, "Aspect"), Tense="Fut")


def impersonal_passive(node: Node) -> Node:
    """A passive of finding or saying with a fact under it: "it was determined that the team …"."""
    facts = [child for child in node.having("obl", "csubj") if child.pos == "VERB" and is_content(child)]
    if node.get("Voice") != "Pass" or len(facts) != 1 or node.having("obj", "ccomp") or facts[0].first("case", "mark"):
        return node
    fact, own = facts[0], node.first("nsubj")
    moved = [own] if own is not None and fact.first("nsubj") is None and own.start < fact.start else []
    if own is not None and not moved:
        return node
    clause = replace(fact, relation="ccomp", children=[*moved, *fact.children])
    kept = [child for child in node.children if child is not fact and child is not own]
    return replace(node, children=[*kept, clause])


def has_degree(node: Node) -> bool:
    """Whether an adverb measures an adjective: very, too."""
    return node.relation == "advmod" and bool(node.entries) and node.entries[0].en in DEGREES


def as_phrase(node: Node) -> Node:
    """A nominal predicate without what belongs to its clause."""
    own = [
        child
        for child in node.children
        if child.relation in _PHRASE_RELATIONS or (node.pos == "ADJ" and has_degree(child))
    ]
    kept = [child for child in own if child.relation != "conj" or not is_predicate(child)]
    return replace(node, children=kept)
