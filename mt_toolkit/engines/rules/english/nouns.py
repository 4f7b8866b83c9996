"""English noun phrases: head, number, modifiers before and after it, article, preposition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt_toolkit.engines.rules import unknown
from mt_toolkit.engines.rules.choice import choose
from mt_toolkit.engines.rules.english import words
from mt_toolkit.engines.rules.english.articles import Head, article
from mt_toolkit.engines.rules.english.coordination import conjunction_of, join_conjuncts, object_text
from mt_toolkit.engines.rules.english.modifiers import OWNERS, ModifierPhrases, Modifiers
from mt_toolkit.engines.rules.english.rewriting import TIME_LEMMAS, is_time
from mt_toolkit.engines.rules.english.tables import WEEKDAYS, locatives, relations
from mt_toolkit.lang.english.phrases import head_index

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.english.base import ClauseBase
    from mt_toolkit.engines.rules.tree import Node
    from mt_toolkit.lang.english.words import English

_PREPOSITIONS = {"Dat": "to", "Abl": "from", "Loc": "in", "Ins": "with"}


_TIME_WITHOUT_PREPOSITION = re.compile(
    r"(?:the )?(?:last|next|this|every|each) (?:year|month|week|day|night|morning|evening|summer|winter|spring|autumn|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_TITLES = {"мырза": "Mr", "ханым": "Ms"}
_PLURAL_PRONOUNS = frozenset({"we", "they", "these", "those", "you", "all", "some", "many", "most", "most of them"})


def _names_years(node: Node) -> bool:
    """ашаршылық жылдары: the years of something, without a case, say when."""
    return node.lemma == "жыл" and node.relation == "obl" and (node.get("Number") == "Plur" or bool(node.having("acl")))


class Nouns(ModifierPhrases):
    """Builds noun phrases; clauses inside them (relative, nominalised) are asked of ``clauses``."""

    def __init__(self, english: English) -> None:
        super().__init__(english)
        self.clauses: ClauseBase
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
        around = self._relational(node)
        if around:
            return around
        age = next((child for child in node.having("nummod") if node.lemma == "жас"), None)
        if age is not None and node.get("Case") == "Loc":
            return f"at the age of {words.number_text(age)}"
        if not preposition and not governed and _names_years(node):
            preposition = "in"
        text = self.phrase(node, parent=parent, after=preposition or governed)
        if preposition in {"", "in", "on", "at"} and _TIME_WITHOUT_PREPOSITION.fullmatch(text):
            return text.removeprefix("the ")
        if preposition == "to" and node.pos == "ADV":
            preposition = ""
        if preposition.split(" ")[-1] == text.split(" ")[0]:
            text = text.partition(" ")[2]
        return f"{preposition} {object_text(text)}".strip()

    def _relational(self, node: Node) -> str:
        """A noun of place that English says with a preposition: between the countries, under the bridge."""
        owner = node.first("nmod:poss")
        word = relations().get(node.lemma, "")
        if not word or owner is None or node.get("Case") not in {"Loc", "Abl"} or node.requirement is not None:
            return ""
        if word == "between" and not (owner.get("Number") == "Plur" or owner.having("conj", "nummod")):
            word = "among" if self.is_plural(owner) else "in"
        start = "from " if node.get("Case") == "Abl" else ""
        return f"{start}{word} {object_text(self.phrase(owner, parent=node))}"

    def _preposition(self, node: Node, postposition: Node | None, governed: str) -> str:
        if postposition is not None:
            entry = choose(postposition, node)
            if entry is not None and entry.en == "until" and not is_time(node):
                return "to"
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
            return self.pronoun(node, None).split(" ")[0] in _PLURAL_PRONOUNS
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
            return self.pronoun(node, parent)
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
        if determiner in {"a", "an"}:
            determiner = words.indefinite_article(core)
        text = " ".join(part for part in (*around.outer, determiner, core, *around.after) if part)
        if id(node) not in self._quoted:
            return text
        capital = min(node.walk(), key=lambda inner: inner.start).form[:1].isupper()
        return f'"{text[:1].upper()}{text[1:]}"' if capital else f'"{text}"'

    def pronoun(self, node: Node, parent: Node | None) -> str:
        """A pronoun in its English form, with what belongs to it."""
        if node.lemma == "өз":
            return self._reflexive(node)
        entry = choose(node, parent)
        text = entry.en if entry else unknown.render(node, "en")
        if node.get("Number") == "Plur" and text in {"he", "this", "that", "it"}:
            text = {"this": "these", "that": "those"}.get(text, "they")
        in_view = bool(node.get("Antecedent")) or self.clauses.person_in_view(node)
        if node.lemma == "ол" and text == "he" and not in_view:
            text = "it"
        of = [f"of {object_text(self.phrase(child))}" for child in node.having("nmod:poss")]
        if text == "most":
            of = [re.sub(r"^of (?=[a-z]+s\b(?! of))(?!this|his|its)", "of the ", phrase) for phrase in of]
        if of:
            text = text.removesuffix(" of them")
        asides = [self.clauses.relative(child, node) for child in node.having("acl")]
        return " ".join([text, *of, *asides])

    def _reflexive(self, node: Node) -> str:
        person, number = node.get("Person[psor]"), node.get("Number[psor]")
        owner = OWNERS.get((person, number), self.owner) if person in {"1", "2"} else self.owner
        return owner if node.get("Case") == "Gen" else words.reflexive_form(owner)

    def _number_phrase(self, node: Node) -> str:
        text = words.number_text(node)
        owners = [object_text(self.phrase(child)) for child in node.having("nmod:poss")]
        of = owners if " out of " in text else [f"of {owner}" for owner in owners]
        return " ".join([text, *of, *self._parentheses(node)])

    def _modifiers(self, node: Node, head: Head) -> Modifiers:
        found = Modifiers()
        for child in node.children:
            if child.relation == "det":
                found.determiner = self._determiner_of(child, node, head) or found.determiner
            elif child.relation == "nummod":
                regnal = unknown.is_regnal(child, node)
                (found.after if regnal else found.before).append(words.number_text(child))
            elif child.relation == "advmod" and child.pos != "ADJ":
                found.outer.extend([self.adverb(child, node)] if id(child) not in self.lifted else [])
            elif child.relation in {"amod", "advmod"}:
                found.before.append(self.adjective(child, node))
            elif child.relation == "nmod:poss":
                self._possessor(child, node, found)
            elif child.relation == "nmod":
                self._modifier_noun(child, node, found)
            elif child.relation == "appos":
                self._apposed(child, node, found)
            elif child.relation == "acl":
                self._participle(child, node, found)
        found.after.extend(self._parentheses(node))
        found.after.extend(f", {self.phrase(child)}," for child in node.having("parataxis") if child.marker == "=")
        if not found.determiner and not found.owned:
            found.determiner = self._implied_owner(node)
        if found.owned and found.determiner in {"a", "an"}:
            found.determiner = ""
        return found

    def _apposed(self, child: Node, node: Node, found: Modifiers) -> None:
        """A title before its name; a name that Kazakh puts before (атты, мен … сұлтандар) after its noun."""
        text = self.phrase(child, bare=True)
        if node.pos != "PROPN" and (child.get("Attr") == "Name" or child.pos == "PROPN"):
            found.after.insert(0, text)
        elif node.having("appos")[1:]:
            found.outer.append(f"{self.phrase(child)},")
        else:
            found.before.insert(0, text)

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
        if text == "many" and parent is not None and not self._head(parent, None).countable:
            text = "much"
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

    def _parentheses(self, node: Node) -> list[str]:
        holders = [node, *node.having("advmod")]
        inner = [child for holder in holders for child in holder.having("parataxis") if child.marker == "("]
        return [f"({self.clauses.any_text(child)})" for child in inner]
