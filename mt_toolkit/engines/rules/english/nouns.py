"""English noun phrases: head, number, modifiers before and after it, article, preposition."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mt_toolkit.core.terms import Role
from mt_toolkit.engines.rules import unknown
from mt_toolkit.engines.rules.choice import choose
from mt_toolkit.engines.rules.english import words
from mt_toolkit.engines.rules.english.articles import Head, article
from mt_toolkit.engines.rules.english.heads import Heads, choice_text
from mt_toolkit.engines.rules.english.rewriting import TIME_LEMMAS
from mt_toolkit.engines.rules.english.tables import WEEKDAYS, locatives, word_set
from mt_toolkit.lang.english.phrases import head_index

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.english.base import ClauseBase
    from mt_toolkit.engines.rules.tree import Node
    from mt_toolkit.lang.english.words import English

_PREPOSITIONS = {"Dat": "to", "Abl": "from", "Loc": "in", "Ins": "with"}
_OWNERS = {
    ("1", "Sing"): "my", ("2", "Sing"): "your", ("3", "Sing"): "its",
    ("1", "Plur"): "our", ("2", "Plur"): "your", ("3", "Plur"): "their",
}  # fmt: skip


_TIME_WITHOUT_PREPOSITION = re.compile(
    r"(?:the )?(?:last|next|this|every|each) (?:year|month|week|day|night|morning|evening|summer|winter|spring|autumn|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_NAMED_WITH_OF = word_set("city town state republic kingdom island village country empire khanate")
_TITLES = {"мырза": "Mr", "ханым": "Ms"}
_PLURAL_PRONOUNS = frozenset({"we", "they", "these", "those", "you", "all", "some", "many"})


@dataclass(slots=True)
class Modifiers:
    """What stands around a head: before its determiner, in the determiner's place, before it, after it."""

    outer: list[str] = field(default_factory=list)
    determiner: str = ""
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    owned: bool = False


class Nouns(Heads):
    """Builds noun phrases; clauses inside them (relative, nominalised) are asked of ``clauses``."""

    def __init__(self, english: English) -> None:
        super().__init__(english)
        self.clauses: ClauseBase
        self.owner = "its"
        self._quoted: set[int] = set()
        self.lifted: set[int] = set()

    def note_marks(self, roots: tuple[Node, ...]) -> None:
        """Remember which nominals stand whole in quotation marks, and which particles belong beside the verb."""
        for root in roots:
            for node in root.walk():
                for child in node.children:
                    if node.pos in {"VERB", "AUX"} and child.pos not in {"VERB", "AUX", "ADV", "PART"}:
                        self.lifted |= {id(inner) for inner in child.having("advmod") if inner.lemma in {"да", "де"}}
                    if child.quoted and not node.quoted and all(inner.quoted for inner in child.walk()):
                        self._quoted.add(id(child))

    def phrase(
        self, node: Node, *, parent: Node | None = None, subject: bool = False, bare: bool = False, after: str = ""
    ) -> str:
        """A noun phrase with its conjuncts. ``bare`` leaves the article out; ``after`` is the preposition before."""
        if node.pos in {"VERB", "AUX"} and node.requirement is None:
            return self.clauses.nominalised(node)
        first = self._single(node, parent=parent, subject=subject, bare=bare, preposition=after)
        conjuncts = node.having("conj")
        if not conjuncts:
            return first
        others = [self.phrase(other, parent=parent, subject=subject, bare=bare, after=after) for other in conjuncts]
        return join_conjuncts([first, *others], conjunction_of(conjuncts))

    def prepositional(self, node: Node, *, parent: Node | None = None, governed: str = "") -> str:
        """A phrase with the preposition that its postposition, governor or case asks for."""
        postposition = node.first("case")
        if node.get("Date") and postposition is None:
            return self._dated(node)
        entry = choose(node) if node.pos in {"NOUN", "PROPN"} and node.requirement is None else None
        if entry is not None and entry.en in WEEKDAYS and postposition is None and node.get("Case") in {"Nom", "Loc"}:
            return f"on {self.phrase(node, parent=parent)}"
        preposition = self._preposition(node, postposition, governed)
        age = next((child for child in node.having("nummod") if node.lemma == "жас"), None)
        if age is not None and node.get("Case") == "Loc":
            return f"at the age of {words.number_text(age)}"
        text = self.phrase(node, parent=parent, after=preposition or governed)
        if preposition in {"", "in", "on", "at"} and _TIME_WITHOUT_PREPOSITION.fullmatch(text):
            return text.removeprefix("the ")
        if preposition == "to" and node.pos == "ADV":
            preposition = ""
        if preposition.split(" ")[-1] == text.split(" ")[0]:
            text = text.partition(" ")[2]
        return f"{preposition} {object_text(text)}".strip()

    def _preposition(self, node: Node, postposition: Node | None, governed: str) -> str:
        if postposition is not None:
            entry = choose(postposition, node)
            return entry.en if entry else ""
        if governed:
            return "" if governed == "obj" else governed.replace("_", " ")
        if node.get("Case") == "Loc" and node.pos == "NOUN":
            words_of = self._head(node, None).text.lower().split(" ")
            return locatives().get(words_of[head_index(words_of)], "in")
        return _PREPOSITIONS.get(node.get("Case"), "")

    def is_plural(self, node: Node) -> bool:
        """Whether a subject takes a plural verb."""
        if node.having("conj"):
            return True
        if node.pos == "PRON":
            return self._pronoun(node, None).split(" ")[0] in _PLURAL_PRONOUNS
        if node.pos in {"VERB", "AUX"} and node.requirement is None:
            return False
        if node.pos == "NUM":
            return node.lemma not in {"1", "бір"}
        return self._head(node, None).plural

    def _dated(self, node: Node) -> str:
        text = words.date_text(node)
        if node.get("Attr") or node.get("Case") == "Gen":
            return f"of {text}"
        preposition = {"Abl": "from", "Dat": "until"}.get(node.get("Case"), words.date_preposition(node))
        return f"{preposition} {text}"

    def _single(
        self,
        node: Node,
        *,
        parent: Node | None = None,
        subject: bool = False,
        bare: bool = False,
        preposition: str = "",
    ) -> str:
        if node.pos == "PRON" and node.requirement is None:
            return self._pronoun(node, parent)
        if node.get("Date"):
            return words.date_text(node)
        if node.pos == "NUM" and node.requirement is None:
            return self._number_phrase(node)
        if node.lemma in _TITLES and (names := [child for child in node.children if child.pos == "PROPN"]):
            return " ".join([_TITLES[node.lemma], *(self._name_part(name) for name in names)])
        head = self._head(node, parent)
        around = self._modifiers(node, head)
        core = " ".join([*around.before, head.text])
        determiner = "" if bare else around.determiner
        if not bare and not determiner:
            determiner = article(node, head, core, owned=around.owned, subject=subject, preposition=preposition)
        text = " ".join(part for part in (*around.outer, determiner, core, *around.after) if part)
        return f'"{text}"' if id(node) in self._quoted else text

    def _pronoun(self, node: Node, parent: Node | None) -> str:
        if node.lemma == "өз":
            return self._reflexive(node)
        entry = choose(node, parent)
        text = entry.en if entry else unknown.render(node, "en")
        if node.get("Number") == "Plur" and text in {"he", "this", "that", "it"}:
            text = {"this": "these", "that": "those"}.get(text, "they")
        if node.lemma == "ол" and text == "he" and not self.clauses.person_in_view(node):
            text = "it"
        of = [f"of {object_text(self.phrase(child))}" for child in node.having("nmod:poss")]
        asides = [self.clauses.relative(child, node) for child in node.having("acl")]
        return " ".join([text, *of, *asides])

    def _reflexive(self, node: Node) -> str:
        person, number = node.get("Person[psor]"), node.get("Number[psor]")
        owner = _OWNERS.get((person, number), self.owner) if person in {"1", "2"} else self.owner
        return f"{owner} own" if node.get("Case") == "Gen" else words.reflexive_form(owner)

    def _number_phrase(self, node: Node) -> str:
        text = words.number_text(node)
        of = [f"of {object_text(self.phrase(child))}" for child in node.having("nmod:poss")]
        return " ".join([text, *of, *self._parentheses(node)])

    def _modifiers(self, node: Node, head: Head) -> Modifiers:
        found = Modifiers()
        for child in node.children:
            if child.relation == "det":
                found.determiner = self._determiner_of(child, node, head) or found.determiner
            elif child.relation == "nummod":
                found.before.append(words.number_text(child))
            elif child.relation == "advmod" and child.pos != "ADJ":
                found.outer.extend([self.adverb(child, node)] if id(child) not in self.lifted else [])
            elif child.relation in {"amod", "advmod"}:
                found.before.append(self.adjective(child, node))
            elif child.relation == "nmod:poss":
                self._possessor(child, node, found)
            elif child.relation == "nmod":
                self._modifier_noun(child, node, found)
            elif child.relation == "appos":
                found.before.insert(0, self.phrase(child, bare=True))
            elif child.relation == "acl":
                self._participle(child, node, found)
        found.after.extend(self._parentheses(node))
        if not found.determiner and not found.owned:
            found.determiner = self._implied_owner(node)
        if found.owned and found.determiner in {"a", "an"}:
            found.determiner = ""
        return found

    def _participle(self, child: Node, node: Node, found: Modifiers) -> None:
        passing = self._passing_time(child, node)
        if passing:
            found.before.append(passing)
        else:
            found.after.append(self.clauses.relative(child, node))

    @staticmethod
    def _passing_time(child: Node, node: Node) -> str:
        """Last or next, where Kazakh says "the week that passed", "the year that comes"."""
        if child.children or node.lemma not in TIME_LEMMAS or child.get("Polarity") == "Neg":
            return ""
        return {"өт": "last", "кел": "next"}.get(child.lemma, "")

    @staticmethod
    def _implied_owner(node: Node) -> str:
        """My, your, our, where Kazakh says it with the ending alone."""
        person, number = node.get("Person[psor]"), node.get("Number[psor]")
        return _OWNERS.get((person, number), "") if person in {"1", "2"} else ""

    def _determiner_of(self, child: Node, node: Node, head: Head) -> str:
        entry = choose(child, node)
        text = entry.en if entry else ""
        if child.lemma == "өз":
            return f"{self._implied_owner(node) or self.owner} own"
        if child.lemma == "бір" and text == "one":
            return "" if head.plural else words.indefinite_article(head.text)
        if text == "such" and head.countable and not head.plural:
            return f"such {words.indefinite_article(head.text)}"
        return self._determiner(text, plural=head.plural)

    def _possessor(self, child: Node, node: Node, found: Modifiers) -> None:
        if child.pos == "PRON" and not child.children and child.requirement is None:
            found.determiner = words.possessive_form(self._pronoun(child, None))
            return
        if child.get("Date"):
            found.after.insert(0, f"of {words.date_text(child)}")
            found.owned = True
            return
        modifier = self._as_modifier(child) or self._name_before(child, node)
        if modifier:
            found.before.append(modifier)
            return
        if self._takes_apostrophe(child, found):
            found.determiner = words.possessive_form(self.phrase(child, parent=node))
            return
        found.after.insert(0, f"of {object_text(self.phrase(child, parent=node))}")
        found.owned = True

    def _name_before(self, child: Node, node: Node) -> str:
        """A bare name in izafet as a modifier (the Croydon district); cities and states take "of"."""
        if child.pos != "PROPN" or child.requirement is not None or child.get("Case") == "Gen":
            return ""
        if child.having("conj", "acl", "nmod:poss", "nmod", "amod") or choice_text(node, None) in _NAMED_WITH_OF:
            return ""
        entry = choose(child)
        return "" if entry and ("the" in entry.grammar("en") or entry.en_attr) else self._single(child, bare=True)

    def _takes_apostrophe(self, child: Node, found: Modifiers) -> bool:
        """Whether a possessor is a bare name: Russia's, Trump's."""
        if (
            child.get("Case") != "Gen"
            or found.determiner
            or child.children
            or child.requirement is not None
            or child.pos != "PROPN"
        ):
            return False
        entry = choose(child)
        return (entry is None or "the" not in entry.grammar("en")) and " " not in (entry.en if entry else "")

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
        elif modifier and not (child.pos == "PROPN" and choice_text(node, None) in _NAMED_WITH_OF):
            before.append(modifier)
        else:
            after.append(f"of {self.phrase(child)}")

    def _plain(self, node: Node) -> str:
        entry = choose(node)
        return (entry.en_attr or entry.en) if entry else unknown.render(node, "en")

    def adverb(self, node: Node, parent: Node | None = None) -> str:
        """An adverb; an adjective in its place takes -ly."""
        text = self.adjective(node, parent)
        return words.adverb_form(text) if node.pos == "ADJ" and node.requirement is None else text

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
        adverbs = [self.adverb(child, node) for child in node.having("advmod")]
        conjuncts = [self.adjective(child, parent) for child in node.having("conj")]
        return join_conjuncts([" ".join([*adverbs, text]), *conjuncts], conjunction_of(node.having("conj")))

    def _compared(self, adjective: str, degree: str) -> str:
        if adjective in {"many", "much", "numerous"}:
            return "more" if degree == "Cmp" else "most"
        tag, adverb = ("JJR", "more") if degree == "Cmp" else ("JJS", "most")
        if " " in adjective or "-" in adjective or len(re.findall(r"[aeiouy]+", adjective.removesuffix("y"))) > 1:
            return f"{adverb} {adjective}"
        return self._english.inflect(adjective, tag)

    @staticmethod
    def _determiner(text: str, *, plural: bool) -> str:
        if plural:
            return {"this": "these", "that": "those", "each": "all", "every": "all", "whole": "all"}.get(text, text)
        return {"these": "this", "those": "that"}.get(text, text)

    def _parentheses(self, node: Node) -> list[str]:
        holders = [node, *node.having("advmod")]
        inner = [child for holder in holders for child in holder.having("parataxis") if child.marker == "("]
        return [f"({self.clauses.any_text(child)})" for child in inner]


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
