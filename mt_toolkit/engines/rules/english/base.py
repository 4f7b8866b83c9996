"""What all builders of English clauses share: the rooms next door, the verb of a node, agreement."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from mt_toolkit.engines.rules import unknown
from mt_toolkit.engines.rules.choice import choose
from mt_toolkit.engines.rules.english.dependents import Dependents
from mt_toolkit.engines.rules.english.rewriting import as_phrase, is_chained
from mt_toolkit.engines.rules.english.verbs import Subject

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.english.nouns import Nouns
    from mt_toolkit.engines.rules.english.verbs import Verbs
    from mt_toolkit.engines.rules.tree import Node


class ClauseBase(ABC):
    """Asks ``nouns`` for noun phrases, ``verbs`` for verb groups, ``_around`` for dependents."""

    def __init__(self, nouns: Nouns, verbs: Verbs) -> None:
        self._nouns = nouns
        self._verbs = verbs
        self._around = Dependents(nouns, verbs, self)
        self._people: list[int] = []
        self._things: list[int] = []
        self._speakers: set[int] = set()
        self._past = False
        self.asking = False
        nouns.clauses = self

    @abstractmethod
    def any_text(self, node: Node) -> str:
        """Whatever a root is: a clause, or a phrase that is no clause."""

    @abstractmethod
    def person_in_view(self, node: Node) -> bool:
        """Whether a pronoun is likely to mean a person."""

    @abstractmethod
    def finite(self, node: Node, *, subject: str | None = None, agreement: Subject | None = None) -> str:
        """A finite clause with everything that belongs to it."""

    @abstractmethod
    def nominalised(self, node: Node) -> str:
        """A clause as a noun phrase."""

    @abstractmethod
    def indirect_question(self, node: Node, *, past: bool = False) -> str:
        """A clause with a question word in it, as a noun phrase; ``past``: what it hangs on is past."""

    @abstractmethod
    def gerundial(self, node: Node) -> str:
        """A clause as a gerund."""

    @abstractmethod
    def infinitive(self, node: Node) -> str:
        """A clause as an infinitive."""

    @abstractmethod
    def relative(self, node: Node, head: Node, *, antecedent: str = "") -> str:
        """A clause after its noun."""

    @staticmethod
    def _chained(node: Node) -> list[Node]:
        return [child for child in node.having("advcl") if is_chained(child)]

    def _agreement(self, node: Node, own: Node | None) -> Subject:
        if own is None:
            return Subject(node.get("Person") or "3", node.get("Number") == "Plur")
        if own.pos == "PRON" and own.requirement is None and own.get("Person"):
            return Subject(own.get("Person"), own.get("Number") == "Plur")
        return Subject(plural=self._nouns.is_plural(own))

    def _verb(self, node: Node) -> str:
        entry = choose(node)
        if node.requirement is not None or node.pos not in {"VERB", "AUX"}:
            return f"be {self._nouns.phrase(as_phrase(node))}"
        return entry.en if entry else unknown.render(node, "en")

    @staticmethod
    def _government(node: Node) -> dict[str, str]:
        entry = choose(node)
        return entry.government("en") if entry else {}

    @staticmethod
    def _word(node: Node) -> str:
        entry = choose(node)
        return entry.en if entry else unknown.render(node, "en")


def spaced(parts: list[str]) -> str:
    """Parts joined by spaces, the empty ones left out."""
    return " ".join(part for part in parts if part)
