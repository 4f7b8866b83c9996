"""English noun phrases: head, number, modifiers before and after it, article, preposition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.core.features import value_of
from mt_toolkit.core.terms import Role
from mt_toolkit.engines.rules import unknown
from mt_toolkit.engines.rules.choice import choose
from mt_toolkit.engines.rules.english import words
from mt_toolkit.lang.english.phrases import is_plural, pluralise

if TYPE_CHECKING:
    from mt_toolkit.core.terms import TargetTerm, TermRequirement
    from mt_toolkit.engines.rules.english.clauses import Clauses
    from mt_toolkit.engines.rules.tree import Node
    from mt_toolkit.lang.english.words import English

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})
_PREPOSITIONS = {"Dat": "to", "Abl": "from", "Loc": "in", "Ins": "with"}
_SINGULAR_ONLY = frozenset({"uncount", "sg.tant"})
_DEFINITE = re.compile(
    r"^(?:first|last|only|same|next|main|leading|whole|entire|former|latter|largest|highest|best|most|north|south|east|west)\b"
)
_PLACE_NOUN = frozenset({"Kazakhstan", "Russia"})


@dataclass(frozen=True, slots=True)
class Head:
    """The head word of a phrase in its number. ``count`` is False for mass nouns and names; ``plural`` as written."""

    text: str
    plural: bool
    countable: bool
    proper: bool
    article: str | None = None


class Nouns:
    """Builds noun phrases; clauses inside them (relative, nominalised) are asked of ``clauses``."""

    def __init__(self, english: English) -> None:
        self._english = english
        self.clauses: Clauses

    def phrase(self, node: Node, *, parent: Node | None = None, subject: bool = False, bare: bool = False) -> str:
        """A noun phrase without its preposition; conjuncts included. ``bare`` leaves the article out."""
        if node.pos in {"VERB", "AUX"} and node.get("VerbForm") in {"Ger", "Part"} and node.requirement is None:
            return self.clauses.nominalised(node)
        first = self._single(node, parent=parent, subject=subject, bare=bare)
        conjuncts = node.having("conj")
        if not conjuncts:
            return first
        others = [self.phrase(other, parent=parent, subject=subject, bare=bare) for other in conjuncts]
        return join_conjuncts([first, *others], conjunction_of(conjuncts))

    def prepositional(self, node: Node, *, parent: Node | None = None, governed: str = "") -> str:
        """A phrase with the preposition that its postposition, governor or case asks for."""
        postposition = node.first("case")
        if node.get("Date") and postposition is None:
            return self._dated(node)
        text = self.phrase(node, parent=parent)
        if postposition is not None:
            entry = choose(postposition, node)
            preposition = entry.en if entry else ""
        elif governed:
            preposition = "" if governed == "obj" else governed
        else:
            preposition = _PREPOSITIONS.get(node.get("Case"), "")
        if preposition == "to" and node.pos == "ADV":
            preposition = ""
        return f"{preposition} {object_text(text)}".strip()

    def is_plural(self, node: Node) -> bool:
        """Whether a subject takes a plural verb."""
        if node.having("conj"):
            return True
        if node.pos == "PRON":
            return self._single(node).split(" ")[-1] in {"we", "they", "these", "those", "you", "all", "some", "many"}
        if node.pos == "NUM":
            return node.lemma not in {"1", "бір"}
        return self._head(node, None).plural

    def _dated(self, node: Node) -> str:
        text = words.date_text(node)
        if node.get("Attr") or node.get("Case") == "Gen":
            return f"of {text}"
        preposition = {"Abl": "from", "Dat": "until"}.get(node.get("Case"), words.date_preposition(node))
        return f"{preposition} {text}"

    def _single(self, node: Node, *, parent: Node | None = None, subject: bool = False, bare: bool = False) -> str:
        if node.pos == "PRON" and node.requirement is None:
            return self._pronoun(node, parent)
        if node.get("Date"):
            return words.date_text(node)
        if node.pos == "NUM" and node.requirement is None:
            return self._number_phrase(node)
        head = self._head(node, parent)
        determiner, before, after = self._modifiers(node, head)
        core = " ".join([*before, head.text])
        article = "" if bare else self._article(node, head, determiner, core, has_after=bool(after), subject=subject)
        return " ".join(part for part in (article, core, *after) if part)

    def _pronoun(self, node: Node, parent: Node | None) -> str:
        entry = choose(node, parent)
        text = entry.en if entry else unknown.render(node, "en")
        if node.get("Number") == "Plur" and text in {"he", "this", "that", "it"}:
            text = {"this": "these", "that": "those"}.get(text, "they")
        if node.lemma in {"ол"} and text == "he":
            text = "it" if node.get("Case") not in {"Nom", ""} else "he"
        of = [f"of {object_text(self.phrase(child))}" for child in node.having("nmod:poss")]
        return " ".join([text, *of])

    def _number_phrase(self, node: Node) -> str:
        text = words.number_text(node)
        of = [f"of {self.phrase(child)}" for child in node.having("nmod:poss")]
        return " ".join([text, *of, *self._parentheses(node)])

    def _head(self, node: Node, parent: Node | None) -> Head:
        plural = node.get("Number") == "Plur" or any(_is_many(child) for child in node.having("nummod"))
        if node.requirement is not None:
            return self._required(node.requirement, plural=plural)
        entry = choose(node, parent)
        proper = node.pos == "PROPN"
        if entry is None:
            return Head(self._name(node), plural=False, countable=not proper, proper=proper or node.guessed)
        text, grammar = entry.en, entry.grammar("en")
        if node.pos == "ADJ":
            text, plural = (f"{text} ones", True) if plural else (f"{text} one", False)
            return Head(text, plural, countable=True, proper=False)
        if "pl.tant" in grammar or is_plural(self._english, text.split(" ")[-1]):
            return Head(text, plural=True, countable=True, proper=proper)
        if grammar & _SINGULAR_ONLY:
            return Head(text, plural=False, countable=False, proper=proper, article="the" if "the" in grammar else None)
        shown = pluralise(self._english, text) if plural else text
        own = "the" if "the" in grammar else None
        return Head(self._with_name(node, shown), plural, countable=not proper, proper=proper, article=own)

    def _name(self, node: Node) -> str:
        return self._with_name(node, unknown.render(node, "en"))

    def _with_name(self, node: Node, text: str) -> str:
        names = [self._name_part(child) for child in node.having("flat")]
        return " ".join([*names, text])

    def _name_part(self, node: Node) -> str:
        entry = choose(node)
        return entry.en if entry and entry.en[:1].isupper() else unknown.render(node, "en")

    def _required(self, requirement: TermRequirement, *, plural: bool) -> Head:
        target = requirement.targets[0]
        proper = target.text[:1].isupper() and requirement.pos == "PROPN"
        if target.role is Role.ATTRIBUTIVE:
            return Head(target.text, plural=False, countable=False, proper=proper)
        text, is_plural_form = _form_in_number(target, plural=plural and not proper)
        mass = text == target.text and plural and not proper
        return Head(text, is_plural_form, countable=not proper and not mass, proper=proper)

    def _modifiers(self, node: Node, head: Head) -> tuple[str, list[str], list[str]]:
        """Determiner (possessive, demonstrative), what stands before the head, and what stands after it."""
        determiner = ""
        before: list[str] = []
        after: list[str] = []
        for child in node.children:
            if child.relation == "det":
                entry = choose(child, node)
                determiner = self._determiner(entry.en if entry else "", plural=head.plural) or determiner
            elif child.relation == "nummod":
                before.append(words.number_text(child))
            elif child.relation in {"amod", "advmod"}:
                before.append(self.adjective(child, node))
            elif child.relation == "nmod:poss":
                determiner = self._possessor(child, node, determiner, before, after)
            elif child.relation == "nmod":
                self._modifier_noun(child, before, after)
            elif child.relation == "appos":
                before.insert(0, self.phrase(child, bare=True))
            elif child.relation == "acl":
                after.append(self.clauses.relative(child, node))
        after.extend(self._parentheses(node))
        return determiner, before, after

    def _possessor(self, child: Node, node: Node, determiner: str, before: list[str], after: list[str]) -> str:
        if child.pos == "PRON" and not child.children and child.requirement is None:
            return words.possessive_form(self._pronoun(child, None))
        if child.get("Date"):
            after.insert(0, f"of {words.date_text(child)}")
            return determiner
        modifier = self._as_modifier(child)
        if modifier:
            before.append(modifier)
            return determiner
        after.insert(0, f"of {object_text(self.phrase(child, parent=node))}")
        return determiner or "the"

    def _as_modifier(self, child: Node) -> str:
        """A bare izafet dependent as a word before the head: urban population, state power; empty for an of-phrase."""
        if child.get("Case") == "Gen" or child.get("Number") == "Plur" or child.having("acl", "nmod:poss", "conj"):
            return ""
        if child.requirement is not None:
            target = child.requirement.targets[0]
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

    def _modifier_noun(self, child: Node, before: list[str], after: list[str]) -> None:
        if child.get("Attr") or child.get("Case") not in {"Nom", ""} or child.first("case"):
            after.append(self.prepositional(child))
            return
        modifier = self._as_modifier(child)
        conjuncts = [self._as_modifier(other) for other in child.having("conj")]
        if conjuncts and not modifier:
            stripped = [m for m in conjuncts if m]
            first = child.requirement.targets[0].text if child.requirement else self._plain(child)
            before.append(join_conjuncts([first, *stripped], "and"))
        elif modifier:
            before.append(modifier)
        else:
            after.append(f"of {self.phrase(child)}")

    def _plain(self, node: Node) -> str:
        entry = choose(node)
        return (entry.en_attr or entry.en) if entry else unknown.render(node, "en")

    def adjective(self, node: Node, parent: Node | None = None) -> str:
        """An adjective or adverb before a noun, with its own adverbs and conjuncts."""
        if node.requirement is not None:
            text = node.requirement.targets[0].text
        else:
            entry = choose(node, parent)
            text = (entry.en_attr or entry.en) if entry else unknown.render(node, "en")
        degree = node.get("Degree")
        if degree in {"Cmp", "Sup"}:
            text = self._compared(text, degree)
        adverbs = [self.adjective(child, node) for child in node.having("advmod")]
        conjuncts = [self.adjective(child, parent) for child in node.having("conj")]
        return join_conjuncts([" ".join([*adverbs, text]), *conjuncts], conjunction_of(node.having("conj")))

    def _compared(self, adjective: str, degree: str) -> str:
        tag, adverb = ("JJR", "more") if degree == "Cmp" else ("JJS", "most")
        if " " in adjective or "-" in adjective or len(re.findall(r"[aeiouy]+", adjective)) > 1:
            return f"{adverb} {adjective}"
        return self._english.inflect(adjective, tag)

    @staticmethod
    def _determiner(text: str, *, plural: bool) -> str:
        if plural:
            return {"this": "these", "that": "those", "each": "all", "every": "all", "whole": "all"}.get(text, text)
        return {"all": "the whole", "these": "this", "those": "that"}.get(text, text)

    def _parentheses(self, node: Node) -> list[str]:
        inner = [child for child in node.having("parataxis") if child.marker == "("]
        return [f"({self.clauses.any_text(child)})" for child in inner]

    def _article(  # noqa: PLR0911 - one way out for each reason
        self,
        node: Node,
        head: Head,
        determiner: str,
        core: str,
        *,
        has_after: bool,
        subject: bool,
    ) -> str:
        if determiner:
            return determiner
        if head.article:
            return head.article
        if head.proper or core[:1].isdigit():
            return ""
        if node.requirement is not None and head.text[:1].isupper() and not node.having("acl"):
            return "the" if " " in head.text or head.plural else ""
        if _DEFINITE.match(core) or node.get("Person[psor]") or node.having("acl"):
            return "the"
        if has_after:
            return "the"
        if head.plural:
            return "the" if node.get("Case") == "Acc" and node.requirement is None else ""
        if not head.countable:
            return ""
        if subject or node.get("Case") not in {"Nom", ""}:
            return "the"
        return words.indefinite_article(core)


def object_text(text: str) -> str:
    """A phrase after a verb or preposition: pronouns take their object form."""
    return words.object_form(text)


def join_conjuncts(parts: list[str], conjunction: str) -> str:
    """``a, b and c``."""
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {conjunction} {parts[-1]}"


def conjunction_of(conjuncts: list[Node]) -> str:
    """The English conjunction of a coordination, ``and`` where Kazakh has a comma only."""
    for conjunct in reversed(conjuncts):
        mark = conjunct.first("cc")
        if mark is not None:
            entry = choose(mark, conjunct)
            return entry.en if entry and entry.en not in {"with", "also"} else "and"
    return "and"


def _is_many(node: Node) -> bool:
    if node.get("NumType") == "Ord":
        return False
    return node.lemma not in {"1", "бір"} or bool(node.get("Scale"))


def _form_in_number(target: TargetTerm, *, plural: bool) -> tuple[str, bool]:
    wanted = "Plur" if plural else "Sing"
    fallback = target.text
    for values, forms in target.forms:
        if value_of(values, "Case"):
            continue
        if value_of(values, "Number") == wanted:
            return forms[0], plural
        fallback = forms[0]
    only_plural = all(value_of(values, "Number") == "Plur" for values, _ in target.forms)
    return fallback, only_plural
