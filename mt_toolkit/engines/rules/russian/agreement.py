"""What agrees with what: the head of a phrase, and the cell of a required term's paradigm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.core.features import value_of
from mt_toolkit.core.terms import Role
from mt_toolkit.engines.rules.choice import choose
from mt_toolkit.lang.russian.phrases import agreement_features

if TYPE_CHECKING:
    from mt_toolkit.core.features import Features
    from mt_toolkit.core.terms import TargetTerm
    from mt_toolkit.engines.rules.tree import Node


CASES = {
    "Nom": "Nom",
    "Gen": "Gen",
    "Dat": "Dat",
    "Acc": "Acc",
    "Loc": "Loc",
    "Abl": "Gen",
    "Ins": "Ins",
    "Equ": "Nom",
}
"""Kazakh case → Russian case where nothing governs otherwise."""


@dataclass(frozen=True, slots=True)
class Head:
    """What agreement needs of a head: gender (empty in the plural), number, animacy."""

    gender: str
    number: str
    animate: bool

    def agreement(self, case: str) -> Features:
        """What an adjective beside this head has in ``case``."""
        return agreement_features(case, self.number, self.gender, animate=self.animate)


def head_target(targets: tuple[TargetTerm, ...]) -> TargetTerm:
    """The noun rendering among targets: what declines as a noun; the first where there is none."""
    return next((target for target in targets if target.role is Role.HEAD), targets[0])


def cell_of(target: TargetTerm, case: str, number: str) -> str:
    """The form of a required term in a case and number, in the other number where it lacks one."""
    found: dict[tuple[str, str], str] = {}
    for values, forms in target.forms:
        found.setdefault((value_of(values, "Case"), value_of(values, "Number")), forms[0])
    other = "Plur" if number == "Sing" else "Sing"
    return found.get((case, number)) or found.get((case, other)) or target.text


def has_plural(target: TargetTerm) -> bool:
    """Whether a required term has a plural at all."""
    return any(value_of(values, "Number") == "Plur" for values, _ in target.forms)


def pronoun_head(pronoun: str) -> Head:
    """Agreement features of a Russian pronoun."""
    if pronoun in {"мы", "вы", "они", "эти", "те", "все", "некоторые"}:
        return Head("", "Plur", animate=True)
    gender = {"она": "Fem", "это": "Neut", "то": "Neut", "что": "Neut", "ничто": "Neut"}.get(pronoun, "Masc")
    return Head(gender, "Sing", animate=True)


def hints_of(node: Node, language: str = "ru") -> frozenset[str]:
    """Grammar hints of the sense chosen for a word, those of one target language."""
    entry = choose(node)
    return entry.grammar(language) if entry else frozenset()


def counted_people(node: Node) -> str:
    """Thousands of people are жителей, or what of this the glossary admits: населения, else народов."""
    if node.requirement is None:
        return "жителей"
    admitted = {target.text for target in node.requirement.targets}
    return "населения" if "население" in admitted else "народов"
