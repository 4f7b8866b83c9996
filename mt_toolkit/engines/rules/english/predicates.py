"""English predicates: verbs, nominals with "be", "there is" and "have", impersonal modals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.english.base import ClauseBase, spaced
from mt_toolkit.engines.rules.english.coordination import object_text
from mt_toolkit.engines.rules.english.dependents import choose_text, government
from mt_toolkit.engines.rules.english.rewriting import (
    as_phrase,
    is_existence,
    with_features,
    without_feature,
    without_possessor,
)
from mt_toolkit.engines.rules.english.verbs import Subject, with_adverbs, with_pronoun

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.english.dependents import Placed
    from mt_toolkit.engines.rules.tree import Node


_NEGATIVE = re.compile(r"^(?:nothing|nobody|nowhere|never|no(?= ))\b")
_FROM = frozenset({"different", "far", "free", "independent", "distinct", "distant", "safe", "separate"})
_UNDER_NEGATION = {"nothing": "anything", "nobody": "anybody", "nowhere": "anywhere", "never": "ever", "no": "any"}


class Predicates(ClauseBase):
    """Builds subject and predicate of a clause from its node and its adverbials."""

    def _core(self, node: Node, subject: str, agreement: Subject, placed: Placed) -> str:
        if node.pos not in {"VERB", "AUX"} or node.requirement is not None:
            return self._nominal_predicate(node, subject, agreement, placed)
        if is_existence(node) or self._happens(node, subject):
            return self._existential(node, subject, agreement, placed)
        if node.get("Impers") and node.get("Modality"):
            return self._impersonal(node, placed)
        if subject.split(" ", maxsplit=1)[0] in {"nobody", "nothing", "no", "none"} or "never" in placed.middle:
            node = without_feature(node, "Polarity")
        group = with_adverbs(self._verbs.finite(self._verb(node), node, agreement), placed.middle)
        if node.get("Mood") == "Opt" and subject:
            subject, group = f"let {object_text(subject)}", group.removeprefix("let ")
        if node.get("Question"):
            subject, group = "", self._verbs.question(group, subject, agreement)
        complements = self._around.complements(node)
        quoted = [part for part in complements if part.startswith((",", ":"))]
        said = [part for part in complements if not part.startswith((",", ":"))]
        group, objects = with_pronoun(group, self._around.objects(node))
        rest = [*objects, *said, *placed.end]
        if node.get("Polarity") == "Neg":
            rest = [_NEGATIVE.sub(lambda found: _UNDER_NEGATION[found[0]], part) for part in rest]
        return spaced([subject, group, *rest, *quoted])

    def _nominal_predicate(self, node: Node, subject: str, agreement: Subject, placed: Placed) -> str:
        be = with_adverbs(self._verbs.finite("be", node, agreement, passive=False), placed.middle)
        bare = as_phrase(without_feature(node, "Tense", "Person", "VerbForm"))
        standard = self._standard(node)
        if standard is not None:
            text = self._nouns.prepositional(standard)
            placed.end[:] = [part.replace("from ", "than ", 1) if part == text else part for part in placed.end]
            bare = with_features(bare, Degree="Cmp")
        if node.pos in {"ADJ", "ADV"} and node.requirement is None:
            predicate = self._nouns.adjective(bare)
        elif node.get("Case") not in {"Nom", "Gen", ""} or node.first("case"):
            predicate = self._nouns.prepositional(bare)
        else:
            predicate = self._nouns.phrase(without_feature(bare, "Person[psor]", "Number[psor]"))
        if node.get("Question"):
            subject, be = "", self._verbs.question(be, subject or "it", agreement)
        phrase_parts = {id(child) for child in bare.children}
        spoken = [text for text in placed.end if not phrase_parts or text not in predicate]
        return spaced([subject, be, predicate, *self._around.complements(node), *spoken])

    @staticmethod
    def _standard(node: Node) -> Node | None:
        """What an adjective predicate is measured against: "bigger than Astana"."""
        if node.pos != "ADJ" or "Abl" in government(node) or choose_text(node) in _FROM:
            return None
        compared = [child for child in node.having("obl") if child.get("Case") == "Abl" and not child.first("case")]
        return compared[0] if compared else None

    def _existential(self, node: Node, subject: str, agreement: Subject, placed: Placed) -> str:
        thing = node.first("nsubj", "csubj")
        if thing is None:
            return spaced(
                [subject, with_adverbs(self._verbs.finite("exist", node, agreement), placed.middle), *placed.end]
            )
        owner = thing.first("nmod:poss")
        if owner is not None and thing.get("Person[psor]") and (owner.get("Case") == "Gen" or owner.pos == "PRON"):
            number = self._agreement(owner, owner)
            have = with_adverbs(self._verbs.finite("have", node, number, passive=False), placed.middle)
            possessed = self._nouns.phrase(without_possessor(thing, owner))
            return spaced([self._nouns.phrase(owner, subject=True), have, possessed, *placed.end])
        plural = self._nouns.is_plural(thing)
        be = with_adverbs(self._verbs.finite("be", node, Subject(plural=plural), passive=False), placed.middle)
        shown = without_feature(thing, "Person[psor]", "Number[psor]")
        no = "no" if node.get("Polarity") == "Neg" else ""
        if no and not thing.having("det"):
            return spaced(["there", be.replace(" not", ""), no, self._nouns.phrase(shown, bare=True), *placed.end])
        return spaced(["there", be, self._nouns.phrase(shown), *placed.end])

    @staticmethod
    def _happens(node: Node, subject: str) -> bool:
        """Whether бол says that something came about: there were changes."""
        own = node.first("nsubj")
        if node.lemma != "бол" or own is None or not subject or node.having("xcomp", "obj", "advmod"):
            return False
        definite = own.having("det", "nmod:poss", "acl") or own.get("Person[psor]")
        return own.pos == "NOUN" and not definite

    def _impersonal(self, node: Node, placed: Placed) -> str:
        verb, past = self._verb(node), node.get("Tense") == "Past"
        negative, thing = node.get("Polarity") == "Neg", node.first("obj")
        complements = self._around.complements(node)
        modal = {"Can": "could" if past else "can", "May": "may"}.get(node.get("Modality"), "should")
        modal = "cannot" if negative and modal == "can" else f"{modal} not" if negative else modal
        passive = self._verbs.form(verb, "VBN").removeprefix("been ")
        passive = spaced([*placed.middle, passive])
        if node.get("Modality") in {"Must", "Need"}:
            be = f"{'was' if past else 'is'}{' not' if negative else ''}"
            infinitive = spaced([f"to {verb}", *self._around.objects(node), *complements, *placed.middle, *placed.end])
            return f"it {be} necessary {infinitive}"
        if complements and thing is None:
            return spaced(["it", modal, "be", passive, *complements, *placed.end])
        if thing is not None and "Acc" not in self._government(node):
            text = self._nouns.phrase(thing, subject=True)
            return spaced([text, modal, "be", passive, *complements, *placed.end])
        return spaced(["one", modal, *placed.middle, verb, *self._around.objects(node), *complements, *placed.end])
