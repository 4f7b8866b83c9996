"""What stands around an English head: possessors, names, modifier nouns, determiners."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mt_toolkit.core.terms import Role
from mt_toolkit.engines.rules import unknown
from mt_toolkit.engines.rules.choice import choose
from mt_toolkit.engines.rules.english import words
from mt_toolkit.engines.rules.english.coordination import join_conjuncts, object_text
from mt_toolkit.engines.rules.english.heads import Heads, head_word
from mt_toolkit.engines.rules.english.tables import CHANGES, word_set

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.english.articles import Head
    from mt_toolkit.engines.rules.tree import Node
    from mt_toolkit.lang.english.words import English

OWNERS = {
    ("1", "Sing"): "my", ("2", "Sing"): "your", ("3", "Sing"): "its",
    ("1", "Plur"): "our", ("2", "Plur"): "your", ("3", "Plur"): "their",
}  # fmt: skip
_BODIES = word_set(
    "government country state city world company party team club university army republic region village family school"
)
_NAMED_WITH_OF = word_set("city town state republic kingdom island village country empire khanate")


@dataclass(slots=True)
class Modifiers:
    """What stands around a head: before its determiner, in the determiner's place, before it, after it."""

    outer: list[str] = field(default_factory=list)
    determiner: str = ""
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    owned: bool = False


class ModifierPhrases(Heads, ABC):
    """Places possessors and modifier nouns before or after a head; phrases are asked of the whole room."""

    def __init__(self, english: English) -> None:
        super().__init__(english)
        self.owner = "its"

    @abstractmethod
    def phrase(
        self, node: Node, *, parent: Node | None = None, subject: bool = False, bare: bool = False, after: str = ""
    ) -> str:
        """A noun phrase with its conjuncts."""

    @abstractmethod
    def prepositional(self, node: Node, *, parent: Node | None = None, governed: str = "") -> str:
        """A phrase with its preposition."""

    @abstractmethod
    def adjective(self, node: Node, parent: Node | None = None) -> str:
        """An adjective before a noun."""

    @abstractmethod
    def pronoun(self, node: Node, parent: Node | None) -> str:
        """A pronoun with what belongs to it."""

    def _implied_owner(self, node: Node) -> str:
        """My, your, our, where Kazakh says it with the ending alone."""
        person, number = node.get("Person[psor]"), node.get("Number[psor]")
        if person in {"1", "2"}:
            return OWNERS.get((person, number), "")
        marked = person == "3" and node.relation in {"obj", "obl"} and node.requirement is None and node.pos == "NOUN"
        alone = not node.having("nmod:poss", "nmod", "acl", "det", "nummod") and " " not in node.lemma
        return self.owner if marked and alone and self.owner in {"his", "their", "my", "our", "your"} else ""

    def _determiner_of(self, child: Node, node: Node, head: Head) -> str:
        entry = choose(child, node)
        text = entry.en if entry else ""
        if child.lemma == "өз":
            return self._implied_owner(node) or self.owner
        if child.lemma == "бір" and text == "one":
            return "" if head.plural else words.indefinite_article(head.text)
        if text == "such" and head.countable and not head.plural:
            return f"such {words.indefinite_article(head.text)}"
        return self._determiner(text, plural=head.plural)

    def _possessor(self, child: Node, node: Node, found: Modifiers) -> None:
        if child.pos == "PRON" and not child.children and child.requirement is None:
            found.determiner = words.possessive_form(self.pronoun(child, None))
            return
        if child.get("Date"):
            found.after.insert(0, f"of {words.date_text(child)}")
            found.owned = True
            return
        named = child.pos == "PROPN" and child.get("Case") != "Gen" and head_word(node) in _NAMED_WITH_OF
        modifier = "" if named else self._as_modifier(child) or self._name_before(child, node)
        if modifier:
            found.before.append(modifier)
            return
        if self._takes_apostrophe(child, found):
            found.determiner = words.possessive_form(self.phrase(child, parent=node))
            return
        change = head_word(node) in CHANGES
        found.after.insert(0, f"{'in' if change else 'of'} {object_text(self.phrase(child, parent=node))}")
        found.owned = not change
        if change and not found.determiner and node.get("Number") != "Plur":
            found.determiner = words.indefinite_article(head_word(node))

    def _name_before(self, child: Node, node: Node) -> str:
        """A bare name in izafet as a modifier (the Croydon district); cities and states take "of"."""
        if child.pos != "PROPN" or child.requirement is not None or child.get("Case") == "Gen":
            return ""
        if child.having("conj", "acl", "nmod:poss", "nmod", "amod") or head_word(node) in _NAMED_WITH_OF:
            return ""
        entry = choose(child)
        return "" if entry and ("the" in entry.grammar("en") or entry.en_attr) else self.phrase(child, bare=True)

    def _takes_apostrophe(self, child: Node, found: Modifiers) -> bool:
        """Whether a possessor is a bare name: Russia's, Trump's."""
        if (
            child.get("Case") != "Gen"
            or found.determiner
            or child.children
            or child.requirement is not None
            or child.pos != "PROPN"
        ):
            return child.pos != "PROPN" and self._is_owner(child, found)
        entry = choose(child)
        return (entry is None or "the" not in entry.grammar("en")) and " " not in (entry.en if entry else "")

    def _is_owner(self, child: Node, found: Modifiers) -> bool:
        """Whether a common noun takes 's: one person or body, with nothing but adjectives of its own."""
        if found.determiner or child.get("Case") != "Gen" or child.get("Number") == "Plur" or child.pos != "NOUN":
            return False
        if child.requirement is not None or any(
            inner.relation not in {"amod", "nmod:poss"} for inner in child.children
        ):
            return False
        if any(inner.get("Case") == "Gen" or inner.children for inner in child.children):
            return False
        return self.is_human(child) or head_word(child) in _BODIES

    def _as_modifier(self, child: Node) -> str:
        """A bare izafet dependent as a word before the head: urban population, state power; empty for an of-phrase."""
        if child.get("Case") == "Gen" or child.get("Number") == "Plur" or child.having("acl", "nmod:poss", "conj"):
            return ""
        if child.requirement is not None:
            target = child.requirement.targets[0]
            if " of " in target.text:
                return ""
            if target.role is Role.ATTRIBUTIVE or child.requirement.role is Role.ATTRIBUTIVE:
                return " ".join([*(self.adjective(a, child) for a in child.having("amod")), target.text])
            return ""
        if child.pos in {"VERB", "AUX"}:
            return ""
        entry = choose(child)
        if entry is None:
            return "" if child.pos == "PROPN" else unknown.render(child, "en")
        before = [self.adjective(a, child) for a in child.having("amod")]
        if entry.en_attr:
            return " ".join([*before, entry.en_attr])
        if child.pos == "PROPN" or " of " in entry.en or len(before) > 1:
            return ""
        return " ".join([*before, entry.en])

    def _modifier_noun(self, child: Node, node: Node, found: Modifiers) -> None:
        before, after = found.before, found.after
        if child.get("Attr") or child.get("Case") not in {"Nom", ""} or child.first("case"):
            after.append(self.prepositional(child))
            return
        modifier = self._as_modifier(child)
        conjuncts = [self._as_modifier(other) for other in child.having("conj")]
        if conjuncts and not modifier:
            stripped = [m for m in conjuncts if m]
            first = child.requirement.targets[0].text if child.requirement else self._plain(child)
            before.append(join_conjuncts([first, *stripped], "and"))
        elif modifier and not (child.pos == "PROPN" and head_word(node) in _NAMED_WITH_OF):
            before.append(modifier)
        else:
            after.append(f"of {self.phrase(child)}")

    def _plain(self, node: Node) -> str:
        entry = choose(node)
        return (entry.en_attr or entry.en) if entry else unknown.render(node, "en")

    @staticmethod
    def _determiner(text: str, *, plural: bool) -> str:
        if plural:
            return {"this": "these", "that": "those", "each": "all", "every": "all", "whole": "all"}.get(text, text)
        return {"these": "this", "those": "that"}.get(text, text)
