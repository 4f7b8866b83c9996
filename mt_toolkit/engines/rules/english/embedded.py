"""English clauses used as phrases: verbal nouns, gerunds, infinitives, relative clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.english.base import ClauseBase, spaced
from mt_toolkit.engines.rules.english.coordination import conjunction_of, join_conjuncts, object_text
from mt_toolkit.engines.rules.english.rewriting import (
    as_finite,
    is_existence,
    with_features,
    without_children,
    without_feature,
)
from mt_toolkit.engines.rules.english.tables import CHANGES, verbal_nouns, word_set
from mt_toolkit.engines.rules.english.verbs import Subject, with_pronoun
from mt_toolkit.engines.rules.english.words import indefinite_article, possessive_form
from mt_toolkit.engines.rules.tree import asked_for

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.tree import Node


_STATES = word_set("be have know believe need want own exist belong mean seem contain deserve like love")


class EmbeddedClauses(ClauseBase):
    """Builds clauses that stand inside other phrases."""

    def nominalised(self, node: Node) -> str:
        """A clause as a noun phrase: "the development of industry", "developing industry"."""
        if asked_for(node) is not None:
            return self.indirect_question(node)
        own = node.first("nsubj", "nmod:poss")
        if node.get("Tense") == "Past" and own is not None and own.relation == "nsubj":
            return f"the fact that {self.finite(node)}"
        if node.get("Tense") and node.get("Number") == "Plur":
            return self.relative(node, node, antecedent="those who")
        verb, thing = self._verb(node), node.first("obj")
        noun = verbal_nouns().get(verb)
        plain = node.get("Polarity") != "Neg" and not node.having("xcomp", "ccomp") and not self._chained(node)
        if noun and plain and len(node.having("obj")) < 2:
            return self._verbal_noun(node, noun, own, thing)
        if own is None:
            return self.gerundial(node)
        rest = without_children(node, own)
        if thing is not None:
            return f"{possessive_form(self._nouns.phrase(own))} {self.gerundial(rest)}"
        placed = self._around.adverbials(rest, front=False)
        gerund = self._verbs.gerund(verb, passive=False, negative=node.get("Polarity") == "Neg")
        owner = object_text(self._nouns.phrase(own))
        return spaced(["the", *placed.middle, gerund, f"of {owner}", *self._around.complements(rest), *placed.end])

    def gerundial(self, node: Node) -> str:
        """A clause as a gerund without a subject: "(not) carrying out the policy"."""
        passive = node.get("Voice") == "Pass" and not node.having("obj")
        gerund = self._verbs.gerund(self._verb(node), passive=passive, negative=node.get("Polarity") == "Neg")
        own = node.first("nsubj", "nmod:poss")
        subject = possessive_form(self._nouns.phrase(own)) if own is not None else ""
        rest = without_children(node, own) if own is not None else node
        first = [self.gerundial(child) for child in self._chained(node)]
        return join_conjuncts([*first, spaced([subject, self._tail(rest, gerund)])], "and")

    def infinitive(self, node: Node) -> str:
        """An infinitive, "to carry out the policy", with everything that belongs to it."""
        passive = node.get("Voice") == "Pass" and not node.having("obj")
        head = self._verbs.infinitive(self._verb(node), passive=passive, negative=node.get("Polarity") == "Neg")
        own = node.first("nsubj")
        subject = f"for {object_text(self._nouns.phrase(own))}" if own is not None else ""
        first = [self.infinitive(child) for child in self._chained(node)]
        conjuncts = [self.infinitive(child) for child in node.having("conj") if child.pos == "VERB"]
        return join_conjuncts([*first, spaced([subject, self._tail(node, head)]), *conjuncts], "and")

    def relative(self, node: Node, head: Node, *, antecedent: str = "") -> str:
        """A participial clause as what follows its noun: "brought from the Centre", "who wrote", "with two gates"."""
        if node.marker == "деген" and node.quoted and not head.quoted and node.get("VerbForm") == "Fin":
            quotation = self.finite(node)
            return f'"{quotation[:1].upper()}{quotation[1:]}"'
        if node.marker == "деген":
            return f"that {self.finite(node)}" if node.get("VerbForm") == "Fin" else self._nouns.phrase(node)
        own = node.first("nsubj", "nmod:poss")
        if is_existence(node) and own is not None and not antecedent:
            return self._having(node, own)
        agreement = Subject(plural=head.get("Number") == "Plur" or bool(antecedent) or bool(head.having("nummod")))
        tense = "Past" if self._past and node.get("Tense") == "Pres" else node.get("Tense") or "Pres"
        told = with_features(as_finite(node, node), Tense=tense)
        if own is None:
            simple = node.get("Polarity") != "Neg" and not node.get("Modality") and not self._chained(node)
            if simple and node.get("Voice") == "Pass" and node.get("Tense") != "Fut" and node.pos == "VERB":
                participle = self._verbs.form(self._verb(node), "VBN").removeprefix("been ")
                return self._joined(spaced([antecedent.removesuffix(" who"), self._tail(node, participle)]), node, head)
            human = self._nouns.is_human(head)
            if simple and node.get("Tense") == "Pres" and node.pos == "VERB" and self._verb(node) not in _STATES:
                participle = self._tail(node, self._verbs.form(self._verb(node), "VBG"))
                return self._joined(spaced([antecedent.removesuffix(" who"), participle]), node, head)
            rest = self.finite(told, subject="", agreement=agreement)
            if not antecedent and self._is_named(head):
                return f", {'who' if human else 'which'} {rest},"
            return f"{antecedent or ('who' if human else 'that')} {rest}"
        whose = (
            own.relation == "nsubj"
            and own.pos != "PRON"
            and own.get("Person[psor]") == "3"
            and not own.having("nmod:poss", "nmod")
        )
        if whose and not own.having("det") and not node.having("obj"):
            own_text = self._nouns.phrase(own, bare=True)
            rest = self.finite(without_children(told, own), subject="", agreement=self._agreement(node, own))
            return f"whose {own_text} {rest}"
        rest = self.finite(without_children(told, own), subject="", agreement=self._agreement(node, own))
        return spaced([antecedent.removesuffix(" who") or "that", self._nouns.phrase(own, subject=True), rest])

    def _joined(self, text: str, node: Node, head: Node) -> str:
        """A participle with those that it is coordinated with: "helping or supporting"."""
        conjuncts = [child for child in node.having("conj") if child.pos in {"VERB", "AUX"}]
        return join_conjuncts([text, *(self.relative(each, head) for each in conjuncts)], conjunction_of(conjuncts))

    @staticmethod
    def _is_named(head: Node) -> bool:
        """Whether a noun means one thing anyway, so that its relative clause only adds to it."""
        proper = head.pos == "PROPN" or (head.requirement is not None and head.requirement.pos == "PROPN")
        return proper and not head.having("det", "amod")

    def _having(self, node: Node, own: Node) -> str:
        thing = without_feature(own, "Person[psor]", "Number[psor]")
        placed = self._around.adverbials(node, front=False)
        word = "without" if node.get("Polarity") == "Neg" else "with"
        return spaced([word, self._nouns.phrase(thing, after=word), *placed.end])

    def _verbal_noun(self, node: Node, noun: str, own: Node | None, thing: Node | None) -> str:
        placed = self._around.adverbials(without_children(node, own) if own else node, front=False)
        before = [child for child in node.children if child.relation in {"advmod", "amod"} and child.pos == "ADJ"]
        adjectives = [self._nouns.adjective(child, node) for child in before]
        spoken = {self._nouns.adverb(child, node) for child in before}
        rest = [text for text in (*placed.middle, *placed.end) if text not in spoken]
        target = thing or own
        if target is None:
            return spaced([*adjectives, noun, *rest])
        if target.pos == "PRON" and not target.children:
            return spaced([possessive_form(self._nouns.phrase(target)), *adjectives, noun, *rest])
        of = f"of {object_text(self._nouns.phrase(target, parent=node))}"
        by = f"by {object_text(self._nouns.phrase(own))}" if thing is not None and own is not None else ""
        if noun in CHANGES:
            changing = " ".join([*adjectives, noun])
            return spaced([indefinite_article(changing), changing, f"in{of.removeprefix('of')}", by, *rest])
        return spaced(["the", *adjectives, noun, of, by, *rest])

    def _tail(self, node: Node, head: str) -> str:
        placed = self._around.adverbials(node, front=False)
        head, objects = with_pronoun(head, self._around.objects(node))
        rest = [*objects, *self._around.complements(node), *placed.end]
        return (
            spaced([*placed.middle, head, *rest])
            if not head.startswith("to ")
            else spaced([head, *rest, *placed.middle])
        )
