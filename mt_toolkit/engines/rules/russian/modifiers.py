"""What stands around a Russian head: determiners, adjectives, possessors, names, modifier nouns, clauses."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from mt_toolkit.core.terms import Role
from mt_toolkit.engines.rules import unknown
from mt_toolkit.engines.rules.choice import choose
from mt_toolkit.engines.rules.russian import words
from mt_toolkit.engines.rules.russian.joining import alone, conjunction_of, join_conjuncts
from mt_toolkit.lang.russian.phrases import inflect_adjectives

if TYPE_CHECKING:
    from mt_toolkit.core.features import Features
    from mt_toolkit.engines.rules.russian.agreement import Head
    from mt_toolkit.engines.rules.russian.clauses import Clauses
    from mt_toolkit.engines.rules.tree import Node
    from mt_toolkit.lang.russian.words import Russian

_CALLED = frozenset({"қала", "қалашық", "кент", "станция", "село"})
"""Places whose name stands beside them, not in the genitive."""


class ModifierPhrases(ABC):
    """Places what belongs to a head before or after it; phrases are asked of the whole room."""

    clauses: Clauses

    def __init__(self, russian: Russian) -> None:
        self._russian = russian

    @abstractmethod
    def phrase(self, node: Node, case: str, *, parent: Node | None = None, after_preposition: bool = False) -> str:
        """A noun phrase with its conjuncts in one case."""

    @abstractmethod
    def prepositional(self, node: Node, *, parent: Node | None = None, governed: str = "") -> str:
        """A phrase with its preposition."""

    @abstractmethod
    def adjective(self, node: Node, agreement: Features, parent: Node | None = None) -> str:
        """An adjective in agreement."""

    @abstractmethod
    def head(self, node: Node) -> Head:
        """Agreement features of a phrase."""

    @abstractmethod
    def _pronoun(self, node: Node) -> str:
        """A pronoun in its dictionary form."""

    def _modifiers(self, node: Node, agreement: Features, case: str, head: Head) -> tuple[list[str], list[str]]:
        before: list[str] = []
        after: list[str] = []
        for child in node.children:
            if child.relation == "det":
                before.append(self.adjective(child, agreement, node))
            elif child.relation == "nummod" and child.get("NumType") == "Ord":
                (after if unknown.is_regnal(child, node) else before).append(self._ordinal(child, agreement))
            elif child.relation == "advmod":
                before.append("" if child.lemma in words.UNSAID else self.clauses.adverb(child, node))
            elif child.relation == "amod":
                before.append(self.adjective(child, agreement, node))
            elif child.relation == "nmod:poss":
                self._possessor(child, node, agreement, case, before, after)
            elif child.relation == "nmod":
                self._modifier_noun(child, agreement, before, after)
            elif child.relation == "appos":
                self._apposed(child, node, case, before, after)
            elif child.relation == "acl":
                text = self.clauses.relative(child, node, head, case)
                bare = text.strip(" ,")
                # A participle alone stands before its noun: полученные сведения.
                if " " in bare.removeprefix("не ") or not text.startswith(","):
                    after.append(text)
                else:
                    before.append(bare)
            elif child.relation == "parataxis":
                apposed = child.marker == "="
                text = self.phrase(child, case) if apposed else self.clauses.any_text(child)
                after.append(f"({text})" if child.marker == "(" else f", {text}{',' if apposed else ''}")
        return before, after

    def _apposed(self, child: Node, node: Node, case: str, before: list[str], after: list[str]) -> None:
        """A title before its name; a name that Kazakh puts before (атты, мен … сұлтандар) after its noun."""
        if child.get("Attr") == "Name" and node.pos != "PROPN":
            after.insert(0, self.phrase(child, "Nom" if child.quoted else case))
        elif child.pos == "PROPN" and node.get("Number") == "Plur":
            after.insert(0, self.phrase(child, case))
        else:
            text = self.phrase(child, case)
            before.insert(0, f"{text}," if node.having("appos")[1:] else text)

    def _ordinal(self, node: Node, agreement: Features) -> str:
        text = words.number_text(node)
        if text[:1].isdigit():
            return re.sub(r"-й$", f"-{words.ordinal_ending(agreement)}", text)
        forms = inflect_adjectives(self._russian, text, agreement)
        return forms[0] if forms else text

    def _possessor(
        self, child: Node, node: Node, agreement: Features, case: str, before: list[str], after: list[str]
    ) -> None:
        if child.pos == "PRON" and child.requirement is None and not child.children:
            before.append(self._possessive(child, agreement))
            return
        if child.get("Date"):
            after.insert(0, words.date_text(child, genitive=True))
            return
        if child.quoted and not node.quoted:
            after.insert(0, self.phrase(child, "Nom", parent=node))
            return
        if _is_called(child, node):
            after.insert(0, self.phrase(child, case, parent=node))
            return
        members = [child, *child.having("conj")]
        plain = len(members) > 1 and not any(member.having("acl") for member in members)
        adjectives = [self._as_adjective(alone(member) if plain else member, agreement) for member in members]
        if all(adjectives):
            before.append(join_conjuncts(adjectives, conjunction_of(child.having("conj"))))
        else:
            after.insert(0, self.phrase(child, "Gen", parent=node))

    def _possessive(self, child: Node, agreement: Features) -> str:
        pronoun = self._pronoun(child)
        text = "свой" if pronoun in {"себя", "сам"} else words.POSSESSIVES.get(pronoun, "")
        if not text:
            return words.pronoun_form(pronoun, "Gen")
        if text in {"его", "её", "их"}:
            return text
        forms = inflect_adjectives(self._russian, text, agreement)
        return forms[0] if forms else text

    def _as_adjective(self, child: Node, agreement: Features) -> str:
        """A bare izafet dependent as an agreeing adjective; empty where Russian needs a genitive."""
        described = child.requirement is None and child.having("amod", "det")
        if (
            child.get("Case") == "Gen"
            or described
            or child.having("acl", "nmod:poss", "conj")
            or child.get("Number") == "Plur"
        ):
            return ""
        text = ""
        if child.requirement is not None:
            target = child.requirement.targets[0]
            text = target.text if target.role is Role.ATTRIBUTIVE else ""
        elif child.pos not in {"VERB", "AUX", "PROPN"}:
            entry = choose(child)
            text = entry.ru_attr if entry else ""
        if not text:
            return ""
        forms = inflect_adjectives(self._russian, text, agreement)
        own = [self.adjective(other, agreement, child) for other in child.having("amod")]
        return " ".join([*own, forms[0]]) if forms else ""

    def _modifier_noun(self, child: Node, agreement: Features, before: list[str], after: list[str]) -> None:
        if child.get("Attr") or child.get("Case") not in {"Nom", ""} or child.first("case"):
            after.append(self.prepositional(child))
            return
        members = [child, *child.having("conj")]
        adjectives = [self._as_adjective(alone(member), agreement) for member in members]
        if all(adjectives):
            before.append(join_conjuncts(adjectives, conjunction_of(child.having("conj"))))
            for member in members:
                after.extend(
                    self.clauses.relative(acl, member, self.head(member), "Gen") for acl in member.having("acl")
                )
        else:
            after.insert(0, self.phrase(child, "Gen"))


def _is_called(name: Node, place: Node) -> bool:
    """Түркістан қаласы: the name of a town is in the town's case, «в городе Туркестане»."""
    own = name.pos == "PROPN" or (name.requirement is not None and name.requirement.pos == "PROPN")
    bare = name.get("Case", "Nom") == "Nom" and not name.children and name.get("Number") != "Plur"
    return own and bare and place.lemma in _CALLED and place.requirement is None
