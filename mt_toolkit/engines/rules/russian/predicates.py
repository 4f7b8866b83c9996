"""Russian predicates that are no verbs: nominals with «быть», «есть» and «нет», impersonal modals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.choice import choose
from mt_toolkit.engines.rules.russian import words
from mt_toolkit.engines.rules.russian.agreement import Head
from mt_toolkit.engines.rules.russian.relative import RelativeClauses
from mt_toolkit.engines.rules.russian.rewriting import CLAUSE_PARTS, spaced, with_features

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.russian.verbs import Subject
    from mt_toolkit.engines.rules.tree import Node


class Predicates(RelativeClauses):
    """Builds subject and predicate of a clause without a verb of its own."""

    def _nominal_predicate(self, node: Node, subject: str, agreement: Subject, after: list[str]) -> str:
        modal = bool(node.get("Modality")) and not node.get("Impers")
        be = self._verbs.finite("быть", node, agreement) if modal else self._verbs.be(node, agreement)
        case = predicative_case(node)
        bare = replace(node, children=[c for c in node.children if c.relation not in CLAUSE_PARTS])
        if node.pos == "ADJ" and node.requirement is None:
            gender = "" if agreement.number == "Plur" else agreement.gender or "Neut"
            wanted = Head(gender, agreement.number, animate=False).agreement(case)
            short = self._verbs.short_adjective(bare, agreement) if case == "Nom" and _wants_short(node) else ""
            predicate = short or self._nouns.adjective(bare, wanted)
        elif node.get("Case") not in {"Nom", ""} or node.first("case"):
            predicate = self._nouns.prepositional(bare)
        else:
            predicate = self._nouns.phrase(bare, case)
        dash = "—" if not be and subject and node.pos != "ADJ" else ""
        return spaced([subject, dash, be, predicate, *after])

    def _existential(self, node: Node, after: list[str]) -> str:
        thing = node.first("nsubj", "csubj")
        negative, past = node.get("Polarity") == "Neg", node.get("Tense") == "Past"
        if thing is None:
            return spaced(["нет" if negative else "есть", *after])
        owner = thing.first("nmod:poss")
        place: list[str] = []
        if owner is not None and thing.get("Person[psor]"):
            place = ["у", self._nouns.phrase(owner, "Gen", after_preposition=True)]
            thing = replace(thing, children=[child for child in thing.children if child is not owner])
        case = "Gen" if negative else "Nom"
        agreement = self._agreement(node, thing)
        verb = ("не было" if past else "нет") if negative else self._verbs.be(node, agreement) or "имеется"
        if not negative and not past and agreement.number == "Plur":
            verb = "имеются"
        return spaced([*place, *after, verb, self._nouns.phrase(thing, case)])

    def _impersonal(self, node: Node, after: list[str]) -> str:
        infinitive = self._verbs.infinitive(self._pair(node), with_features(node, Polarity=""))
        rest = [infinitive, *self._objects(node), *self._complements(node), *after]
        past, negative = node.get("Tense") == "Past", node.get("Polarity") == "Neg"
        if node.get("Modality") in {"Can", "May"}:
            word = "нельзя" if negative else "можно"
        else:
            word = "не нужно" if negative else "необходимо"
        return spaced([word, "было" if past else "", *rest])


def _wants_short(node: Node) -> bool:
    """Whether a predicate adjective has something that it says so of (знакома кому), or is mostly short."""
    entry = choose(node)
    return bool(node.having("obl", "csubj")) or (entry is not None and entry.ru in words.MOSTLY_SHORT)


def predicative_case(node: Node) -> str:
    """Был ханом, должна быть республикой, but «он — хан»."""
    return "Ins" if node.get("Tense") in {"Past", "Fut"} or node.get("Modality") else "Nom"
