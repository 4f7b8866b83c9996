"""Russian clauses after their noun: participles, «который», «с …»."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.russian.joining import conjunction_of, join_conjuncts
from mt_toolkit.engines.rules.russian.rewriting import as_finite, is_chained, spaced, with_features
from mt_toolkit.engines.rules.russian.verbs import Subject

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.russian.agreement import Head
    from mt_toolkit.engines.rules.russian.nouns import Nouns
    from mt_toolkit.engines.rules.russian.verbs import Verbs
    from mt_toolkit.engines.rules.tree import Node

TIME = frozenset({"жыл", "күн", "ай", "ғасыр", "кез", "кезең", "уақыт", "дәуір", "апта", "мезгіл", "заман", "тұс"})
_WHICH = {
    ("Masc", "Nom"): "который", ("Fem", "Nom"): "которая", ("Neut", "Nom"): "которое", ("", "Nom"): "которые",
    ("Masc", "Acc"): "который", ("Fem", "Acc"): "которую", ("Neut", "Acc"): "которое", ("", "Acc"): "которые",
    ("Masc", "Gen"): "которого", ("Fem", "Gen"): "которой", ("Neut", "Gen"): "которого", ("", "Gen"): "которых",
    ("Masc", "Loc"): "котором", ("Fem", "Loc"): "которой", ("Neut", "Loc"): "котором", ("", "Loc"): "которых",
}  # fmt: skip


class RelativeClauses(ABC):
    """Builds clauses that follow a noun; what they are made of is asked of the whole room."""

    def __init__(self, nouns: Nouns, verbs: Verbs) -> None:
        self._nouns = nouns
        self._verbs = verbs

    @abstractmethod
    def finite(self, node: Node, *, subject: str | None = None, agreement: Subject | None = None) -> str:
        """A finite clause with everything that belongs to it."""

    @abstractmethod
    def _adverbials(self, node: Node, *, all_after: bool = False, nominal: bool = False) -> tuple[list[str], list[str]]:
        """Adverbials before and after the verb."""

    @abstractmethod
    def _objects(self, node: Node) -> list[str]:
        """Objects in the cases that the verb governs."""

    @abstractmethod
    def _complements(self, node: Node) -> list[str]:
        """Infinitives, predicative complements, content clauses."""

    @abstractmethod
    def _existential(self, node: Node, after: list[str]) -> str:
        """What there is."""

    @abstractmethod
    def _quotation(self, speech: Node) -> str:
        """A quotation between «»."""

    @abstractmethod
    def _pair(self, node: Node) -> str:
        """The verb as the lexicon has it: imperfective/perfective."""

    @abstractmethod
    def _agreement(self, node: Node, own: Node | None) -> Subject:
        """What a verb agrees with."""

    def relative(self, node: Node, head: Node, form: Head, case: str) -> str:
        """A participial clause after its noun, between commas, with those that it is coordinated with."""
        verbs = [child for child in node.having("conj") if child.pos in {"VERB", "AUX"}]
        conjuncts = [child for child in verbs if not child.first("nsubj")]
        if not conjuncts:
            return self._relative(node, head, form, case)
        rest = replace(node, children=[child for child in node.children if child not in conjuncts])
        parts = [self._relative(each, head, form, case).strip(" ,") for each in (rest, *conjuncts)]
        return f", {join_conjuncts(parts, conjunction_of(conjuncts))},"

    def _relative(self, node: Node, head: Node, form: Head, case: str) -> str:
        if node.marker == "деген":
            quoted = node.quoted and not head.quoted
            return self._quotation(node) if quoted else f", что {self.finite(node)},"
        own = node.first("nsubj")
        key = "" if form.number == "Plur" else form.gender
        if own is None and any(is_chained(child) for child in node.having("advcl")):
            told = with_features(node, VerbForm="Fin", Tense=node.get("Tense") or "Past")
            agreement = Subject(form.gender, form.number)
            return f", {self.finite(told, subject=_WHICH[(key, 'Nom')], agreement=agreement)},"
        before, after = self._adverbials(node, all_after=True)
        rest = [*self._objects(node), *self._complements(node), *before, *after]
        negation = "не " if node.get("Polarity") == "Neg" else ""
        pair = self._pair(_of_head(node, head))
        if own is None and not node.get("Modality") and node.lemma not in {"бар", "бол"}:
            participle = self._verbs.participle(pair, node, dict(form.agreement(case)))
            if participle:
                return f", {spaced([negation + participle, *rest])},"
        if own is None and node.pos == "ADJ":
            be = self._verbs.be(node, Subject(form.gender, form.number))
            quality = self._nouns.adjective(replace(node, children=[]), form.agreement("Ins" if be else "Nom"))
            return f", {spaced([_WHICH[(key, 'Nom')], be, quality, *rest])},"
        if own is None:
            which = _WHICH[(key, "Nom")]
            verb = self._verbs.finite(pair, node, Subject(form.gender, form.number))
            return f", {spaced([which, verb, *rest])},"
        subject = self._nouns.phrase(own, "Nom")
        agreement = self._agreement(node, own)
        if node.lemma == "бар":
            return self._having(node, own, key, rest)
        if node.pos == "ADJ":
            quality = self._nouns.adjective(replace(node, children=[]), self._nouns.head(own).agreement("Nom"))
            return f", {spaced([subject, _WHICH[(key, 'Gen')], quality, *rest])},"
        place = head.lemma in TIME or head.get("Case") == "Loc"
        which = f"в {_WHICH[(key, 'Loc')]}" if place else _WHICH[(key, "Acc")]
        chained = [child for child in node.having("advcl") if is_chained(child)]
        events = [self.finite(as_finite(child, node), subject="", agreement=agreement) for child in chained]
        events.append(spaced([self._verbs.finite(pair, node, agreement), *rest]))
        return f", {spaced([which, subject, join_conjuncts(events, 'и')])},"

    def _having(self, node: Node, own: Node, key: str, rest: list[str]) -> str:
        """What a thing has: «с театрами», «с более чем 50 тыс. жителей»; a clause where that is denied or past."""
        number = own.first("nummod")
        compare = number.get("Compare") if number is not None else ""
        if node.get("Polarity") == "Neg" or node.get("Tense") == "Past" or rest or compare in {"About", "Almost"}:
            which = f"в {_WHICH[(key, 'Loc')]}"
            told = self._existential(with_features(node, VerbForm="Fin"), rest)
            return f", {which} {told},"
        text = self._nouns.phrase(own, "Ins", after_preposition=True)
        return "с " + re.sub(r"^(более|менее) ", r"\1 чем ", text)


def _of_head(node: Node, head: Node) -> Node:
    """A participle with the noun it qualifies as its object, or its subject, to choose its sense by."""
    relation = "obj" if node.get("Voice") == "Pass" or node.first("nsubj") else "nsubj"
    if node.first(relation):
        return node
    return replace(node, children=[*node.children, replace(head, relation=relation, children=[])])
