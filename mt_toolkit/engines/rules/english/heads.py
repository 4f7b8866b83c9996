"""The head of an English noun phrase: its word, number and kind."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mt_toolkit.core.features import value_of
from mt_toolkit.core.terms import Role
from mt_toolkit.engines.rules import unknown
from mt_toolkit.engines.rules.choice import choose
from mt_toolkit.engines.rules.english import words
from mt_toolkit.engines.rules.english.articles import Head
from mt_toolkit.engines.rules.english.tables import WEEKDAYS, human_words, mass_words, word_set
from mt_toolkit.lang.english.phrases import is_plural, pluralise

if TYPE_CHECKING:
    from mt_toolkit.core.terms import TargetTerm, TermRequirement
    from mt_toolkit.engines.rules.tree import Node
    from mt_toolkit.lang.english.words import English

_PLURAL_FORM = re.compile(r"[лдт][ае]р(?:[ыі]?(?:н?[дт][ыіае]н?|[нт][ыі]ң|[дт][ыі]ң|[гқ][ае]|н?[ае]|мен|бен|пен))?$")
_UNITS = word_set("km kg cm m mm g t ha km² km2 m² m³ percent °C GDP")
_SINGULAR_ONLY = frozenset({"uncount", "sg.tant"})
_MANY = (
    {"thousands of", "hundreds of", "tens of", "dozens of"}
    | {"how many"}
    | word_set("many several numerous various different all both most few certain diverse multiple countless some")
)


class Heads:
    """Chooses and inflects the head of a phrase."""

    def __init__(self, english: English) -> None:
        self._english = english

    def _head(self, node: Node, parent: Node | None) -> Head:
        plural = node.get("Number") == "Plur" or any(_is_many(child) for child in node.having("nummod"))
        plural = plural or any(choice_text(child, node) in _MANY for child in node.having("amod", "det"))
        if node.requirement is not None:
            head = self._required(node.requirement, plural=plural or _plural_people(node))
            return replace(head, text=self._with_name(node, head.text)) if node.having("flat") else head
        entry = choose(node, parent)
        proper = node.pos == "PROPN"
        if entry is None:
            return Head(self._name(node), plural=False, countable=not proper, proper=proper or node.guessed)
        text, grammar = entry.en, entry.grammar("en")
        if node.pos == "ADJ":
            if plural and text[:1].isupper() and text.endswith("an"):
                return Head(f"{text}s", plural=True, countable=True, proper=False)
            text, plural = (f"{text} ones", True) if plural else (f"{text} one", False)
            return Head(text, plural, countable=True, proper=False)
        if "pl.tant" in grammar or is_plural(self._english, text.split(" ")[-1]):
            return Head(text, plural=True, countable=True, proper=proper)
        if grammar & _SINGULAR_ONLY:
            return Head(text, plural=False, countable=False, proper=proper, article="the" if "the" in grammar else None)
        if not plural and text.rsplit(" ", 1)[-1] in mass_words():
            return Head(text, plural=False, countable=False, proper=proper, article="the" if "the" in grammar else None)
        shown = self._plural_of(text, grammar) if plural else text
        own = "the" if "the" in grammar else "" if text in words.MONTHS or text in WEEKDAYS else None
        return Head(self._with_name(node, shown), plural, countable=not proper, proper=proper, article=own)

    def _plural_of(self, text: str, grammar: frozenset[str]) -> str:
        if text in _UNITS or text == "per cent":
            return text
        irregular = next((hint.removeprefix("pl=").replace("_", " ") for hint in grammar if hint.startswith("pl=")), "")
        return irregular or ("people" if text == "person" else pluralise(self._english, text))

    def is_human(self, node: Node) -> bool:
        """Whether a nominal means people."""
        if node.requirement is not None:
            return node.requirement.targets[0].text.rsplit(" ", 1)[-1].lower() in human_words()
        entry = choose(node)
        return node.pos in {"NOUN", "PROPN"} and entry is not None and "human" in entry.grammar("en")

    def _name(self, node: Node) -> str:
        return self._with_name(node, unknown.render(node, "en"))

    def _with_name(self, node: Node, text: str) -> str:
        names = [self._name_part(child) for child in sorted(node.having("flat"), key=lambda child: child.start)]
        return " ".join([*names, text])

    def _name_part(self, node: Node) -> str:
        if node.requirement is not None:
            return node.requirement.targets[0].text
        entry = choose(node)
        return entry.en if entry and entry.en[:1].isupper() else unknown.render(node, "en")

    def _required(self, requirement: TermRequirement, *, plural: bool) -> Head:
        target = requirement.targets[0]
        proper = target.text[:1].isupper() and requirement.pos == "PROPN"
        if target.role is Role.ATTRIBUTIVE:
            return Head(target.text, plural=False, countable=False, proper=proper)
        text, is_plural_form = _form_in_number(target, plural=plural and not proper)
        mass = (text == target.text and plural) or (not is_plural_form and text.rsplit(" ", 1)[-1] in mass_words())
        return Head(text, is_plural_form, countable=not proper and not mass, proper=proper)


def _plural_people(node: Node) -> bool:
    """Whether a term for people is plural by its Kazakh form, which is its dictionary form (көшпелілер)."""
    if node.requirement is None or node.requirement.pos == "PROPN":
        return False
    target = node.requirement.targets[0].text
    people = target.rsplit(" ", 1)[-1] in human_words() or target[:1].isupper()
    return people and _PLURAL_FORM.search(node.form.lower()) is not None


def choice_text(node: Node, parent: Node | None) -> str:
    """The dictionary form of the sense that a modifier or a head has; empty for terms and unknown words."""
    entry = choose(node, parent)
    return (entry.en_attr or entry.en) if entry and node.requirement is None else ""


def _is_many(node: Node) -> bool:
    if node.get("NumType") == "Ord":
        return False
    return node.lemma not in {"1", "бір"} or bool(node.get("Scale"))


def _form_in_number(target: TargetTerm, *, plural: bool) -> tuple[str, bool]:
    wanted = "Plur" if plural else "Sing"
    fallback = target.text
    if plural and fallback == "people":
        return fallback, True
    for values, forms in target.forms:
        if value_of(values, "Case"):
            continue
        if value_of(values, "Number") == wanted:
            return forms[0], plural
        fallback = forms[0]
    only_plural = all(value_of(values, "Number") == "Plur" for values, _ in target.forms)
    return fallback, only_plural


def head_word(node: Node) -> str:
    """The dictionary form of a noun as a head; empty for terms and unknown words."""
    entry = choose(node)
    return entry.en if entry and node.requirement is None else ""
