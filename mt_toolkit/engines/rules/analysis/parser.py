"""From words to a tree: Kazakh is head-final, so each word takes its dependents off the stack of what precedes it.

Every subtree is pushed once and popped once: time is linear in the number of words.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.analysis.clauses import Clauses
from mt_toolkit.engines.rules.analysis.coordination import coordinate
from mt_toolkit.engines.rules.analysis.function_words import AND_OTHERS
from mt_toolkit.engines.rules.analysis.grammar import WHEN, word_class
from mt_toolkit.engines.rules.analysis.items import Item, attach, set_features
from mt_toolkit.engines.rules.analysis.joining import finish
from mt_toolkit.engines.rules.analysis.noun_phrases import goes_on_as_name, take_modifiers
from mt_toolkit.engines.rules.analysis.postpositions import take_complement
from mt_toolkit.engines.rules.analysis.predicates import SAY, absorb_copula, made, people, quote, take_over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.engines.rules.analysis.reading import Word
    from mt_toolkit.engines.rules.tree import Node

KINDS = {
    "NOUN": "noun",
    "PROPN": "noun",
    "PRON": "noun",
    "X": "noun",
    "SYM": "noun",
    "ADJ": "mod",
    "DET": "mod",
    "NUM": "mod",
    "ADV": "adv",
    "ADP": "adp",
    "CCONJ": "cc",
    "SCONJ": "cc",
    "PART": "particle",
    "INTJ": "disc",
}
CLAUSES = frozenset({"part", "ger", "conv", "fin"})
FOLLOWING_PARTICLES = frozenset({"да", "де", "та", "те", "ғана", "қана", "ғой", "шығар"})


def parse(words: Sequence[Word]) -> list[Node]:
    """The roots of a sentence (usually one) in source order."""
    return _Parser(words).parse()


def kind_of(word: Word) -> str:
    """How the parser treats a settled word."""
    if word.pos in {"VERB", "AUX"}:
        form = word.get("VerbForm")
        if form == "Part" and word.get("Case"):
            return "ger"
        return {"Part": "part", "Ger": "ger", "Conv": "conv"}.get(form, "fin")
    if word.pos == "ADP":
        return "adp"
    if word.get("Attr") == "Yes":
        return "mod"
    if word.pos == "NOUN" and any(child.relation == "case" for child in word.children):
        return "noun" if word.get("Person[psor]") else "mod"
    if word.get("Date"):
        return "noun"
    if word.pos in {"ADJ", "NUM"} and (
        word.get("Case", "Nom") != "Nom" or word.get("Person[psor]") or word.get("Number") == "Plur"
    ):
        return "noun"
    return KINDS.get(word.pos, "noun")


class _Parser:
    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._kinds = [kind_of(word) for word in words]
        self._stack: list[Item] = []
        self._clauses = Clauses(self._stack)

    def parse(self) -> list[Node]:
        for position in range(len(self._words)):
            item = self._shifted(position)
            if item is not None:
                self._stack.append(item)
        return finish(self._stack, self._clauses)

    def _shifted(self, position: int) -> Item | None:
        """The word with all it takes off the stack; None if it went into the item before it."""
        word, kind = self._words[position], self._kinds[position]
        item = Item(word.node(), kind, word.before)
        if kind == "noun":
            return self._noun(item, position)
        if kind == "mod":
            if self._names(item) or self._numbers_name(item, position):
                return None
            self._modifier(item)
            return item
        if kind == "adp":
            if take_complement(self._stack, item):
                return None
            item.kind = "adv"
            return item
        if kind in CLAUSES:
            return self._verb(item, position)
        if kind == "cc" and word.before and self._stack and self._stack[-1].kind != "fin":
            self._clauses.close_nominal()
        closing = word.lemma in AND_OTHERS
        if kind == "particle" and self._stack and (closing or not word.before) and self._particle(item):
            return None
        return item

    def _noun(self, item: Item, position: int) -> Item | None:
        stack, word = self._stack, self._words[position]
        if word.lower in WHEN and not word.before and stack and stack[-1].kind == "part":
            take_complement(stack, item)
            return None
        waits = self._still_modifies(position)
        following = self._words[position + 1 :][:1]
        item.predicate = bool(following) and following[0].lemma == "бол" and not following[0].before
        take_modifiers(stack, item, waits=waits, lone=self._before_nominalisation(position))
        if self._explains_before(item, position):
            return None
        if any(child.relation == "case" for child in word.children):
            item.role = "obl"
        elif not self._begins_name(position):
            coordinate(stack, item, waits=waits)
        return item

    def _verb(self, item: Item, position: int) -> Item | None:
        word, following = self._words[position], self._words[position + 1 :][:2]
        stack = self._stack
        if word.lemma == SAY and word.pos == "VERB":
            self._close_quotation(word)
            answer = quote(stack, word, following)
            if answer == "predicate" or (answer == "verb" and self._ends_quotation(word)):
                self._clauses.make_predicate()
                answer = quote(stack, word, following)
            if answer == "done":
                return None
        if made(stack, word) or self._marks_topic(position):
            return None
        if not absorb_copula(stack, item, following) and take_over(stack, item):
            return item
        self._clauses.main_is_active = item.kind in {"part", "ger"} and self._main_is_active(position)
        self._clauses.has_main_subject = item.kind == "ger" and self._main_has_subject(position)
        self._clauses.qualifies_time = bool(following) and following[0].lemma in word_class("time-noun")
        self._clauses.is_reported = item.kind == "fin" and bool(following) and following[0].lemma == SAY
        self._clauses.take_arguments(item)
        if item.kind == "ger":
            people(item)
            take_modifiers(stack, item, waits=False)
        if item.kind in {"ger", "part"}:
            coordinate(stack, item, waits=False)
        return item

    def _marks_topic(self, position: int) -> bool:
        """Жәнібек болса, … : болса only sets the subject off, where it is the first and only noun before a comma."""
        word, following = self._words[position], self._words[position + 1 :][:1]
        if word.lower != "болса" or word.before or not self._stack or not following or following[0].before != ",":
            return False
        top, below = self._stack[-1], self._stack[-2:-1]
        if not top.is_nominative or top.kind != "noun" or (below and below[0].kind not in {"fin", "adv", "cc", "disc"}):
            return False
        if below and below[0].node.lemma.startswith("егер"):
            return False
        top.role = "nsubj"
        return True

    def _close_quotation(self, word: Word) -> None:
        """Make one clause of all that was quoted: «А. Б, бірақ В», – деді."""
        start = self._start_of_quotation(word)
        inner = self._stack[start:] if start is not None else []
        if len(inner) < 2 or not (word.before == "—" or any(item.kind == "fin" for item in inner)):
            return
        del self._stack[start:]
        announced = inner[0].before == ":"
        speech = Item(inner[0].node, "fin", "" if announced else inner[0].before)
        inner[0].before = ""
        speech.depth = max(item.depth for item in inner) + 2
        (speech.node,) = finish(inner, Clauses(inner))
        for node in speech.node.walk():
            node.quoted = True
        if announced and self._stack and self._stack[-1].is_nominative:
            self._stack[-1].role = "nsubj"
        self._stack.append(speech)

    def _start_of_quotation(self, word: Word) -> int | None:
        """Where on the stack the quotation before де- begins: after a colon, at its first quoted word, or at all."""
        if not self._stack or (word.before != "—" and (word.quoted or not self._stack[-1].node.quoted)):
            return None
        announced = [at for at, item in enumerate(self._stack) if item.before == ":"]
        if announced and not any(item.kind == "fin" for item in self._stack[: announced[0]]):
            return announced[0]
        quoted = [at for at, item in enumerate(self._stack) if item.node.quoted]
        if quoted and self._stack[-1].node.quoted:
            return quoted[0]
        return 0 if word.before == "—" and not quoted else None

    def _ends_quotation(self, word: Word) -> bool:
        """Whether what stands before де- is a quotation without a finite verb: «Менің пікірім солай», – деді."""
        if not self._stack or self._stack[-1].kind == "fin":
            return False
        return word.before in {"—", ","} or (self._stack[-1].node.quoted and not word.quoted)

    def _main_is_active(self, position: int) -> bool:
        for word, kind in zip(self._words[position + 1 :], self._kinds[position + 1 :], strict=True):
            if kind == "fin":
                return word.get("Voice") != "Pass" and word.lemma not in word_class("intransitive")
        return False

    def _explains_before(self, item: Item, position: int) -> bool:
        """жаңа мемлекет – Түрік қағанаты құрылды: before its verb, a noun after a dash explains the one before it."""
        following = self._words[position + 1 :][:1]
        if item.before != "—" or not self._stack or not following or following[0].before:
            return False
        verb = self._kinds[position + 1] in {"fin", "conv"} and following[0].lemma not in {"бол", "е", "табыл"}
        host = self._stack[-1]
        if not verb or not (host.is_nominative and host.kind == "noun" and item.is_nominative) or host.owned:
            return False
        item.node.relation, item.node.marker = "parataxis", "="
        host.node.children.append(item.node)
        return True

    def _begins_name(self, position: int) -> bool:
        """Whether a first name stands before the rest of its name, which is what may be coordinated: А, Джон Рам."""
        following = self._words[position + 1 :][:1]
        if not following or following[0].before:
            return False
        return goes_on_as_name(self._words[position].node(), following[0].node())

    def _main_has_subject(self, position: int) -> bool:
        """Whether a postposition follows, and further on a nominative that nothing else can take: its own subject."""
        after = self._words[position + 1 :]
        if not after or after[0].before or self._kinds[position + 1] != "adp":
            return False
        for word, following in pairwise(after[1:]):
            nominal = (
                word.pos in {"NOUN", "PROPN", "PRON"} and word.get("Case", "Nom") == "Nom" and not word.get("Attr")
            )
            certain = word.get("Person[psor]") == "3" or word.get("Number") == "Plur" or word.pos == "PRON"
            if nominal and certain and following.pos not in {"ADP", "AUX"} and following.lemma not in {"бол", "е"}:
                return True
        return False

    def _still_modifies(self, position: int) -> bool:
        """Whether a bare noun will be the first part of an izafet: кеңес in кеңес қызметкерлері."""
        word = self._words[position]
        following = self._words[position + 1] if position + 1 < len(self._words) else None
        if following is None or following.before or self._kinds[position + 1] not in {"noun", "ger"}:
            return False
        if following.lemma in {"бол", "е"}:
            return False
        bare = word.get("Case", "Nom") == "Nom" and not word.get("Person[psor]") and word.get("Number") != "Plur"
        return bare and word.pos in {"NOUN", "PROPN"} and following.get("Person[psor]") == "3"

    def _before_nominalisation(self, position: int) -> bool:
        """Whether an own gerund follows, which will want the genitive: Ресейдің Сирия мәселесіне араласуы."""
        following = self._words[position + 1] if position + 1 < len(self._words) else None
        if following is None or following.before or self._kinds[position + 1] != "ger":
            return False
        return following.get("Person[psor]") == "3" and self._words[position].get("Case", "Nom") != "Nom"

    def _modifier(self, item: Item) -> None:
        """An adjective takes its degree adverb; a noun in -дағы is a noun phrase first; adjectives coordinate."""
        stack = self._stack
        if item.node.get("Attr") == "Yes" and item.node.pos in {"NOUN", "PROPN", "PRON", "NUM"}:
            item.kind = "noun"
            take_modifiers(stack, item, waits=False)
            coordinate(stack, item, waits=False)
            item.kind = "mod"
            return
        if stack and not item.before and stack[-1].kind == "adv" and item.node.pos == "ADJ":
            if stack[-1].node.lemma == "ең":
                item.before = stack.pop().before
                set_features(item.node, Degree="Sup")
            elif stack[-1].node.lemma in word_class("degree"):
                attach(item, stack.pop(), "advmod")
        coordinate(stack, item, waits=False)

    def _names(self, item: Item) -> bool:
        """«Тарих-и Рашиди» атты еңбек: what stands before атты is the name of what follows."""
        top = self._stack[-1] if self._stack else None
        if item.node.lemma not in {"атты", "есімді"} or item.before or top is None:
            return False
        if top.kind != "noun" or not (top.is_nominative and (top.node.pos == "PROPN" or top.node.quoted)):
            return False
        top.kind, top.node.marker = "mod", "деген"
        set_features(top.node, Attr="Name")
        return True

    def _numbers_name(self, item: Item, position: int) -> bool:
        """Норд Стрим 2 сияқты: a figure after an unknown name, with nothing after it to count, is the name's."""
        top, following = self._stack[-1:], self._words[position + 1 :][:1]
        counts = following and not following[0].before and self._kinds[position + 1] != "adp"
        if not top or item.before or counts or not item.node.form.isdigit() or top[0].kind != "noun":
            return False
        name = top[0].node
        if name.pos != "PROPN" or name.entries or name.requirement is not None or not top[0].is_bare:
            return False
        name.lemma, name.end = f"{name.lemma} {item.node.form}", item.node.end
        return True

    def _particle(self, item: Item) -> bool:
        """да, ғана belong to the word before them; емес makes it negative."""
        head = self._stack[-1]
        if item.node.lemma == "емес":
            set_features(head.node, Polarity="Neg")
            return True
        if head.node.get("Conv") == "Cond" and item.node.lemma in {"да", "де"}:
            set_features(head.node, Conv="Concess")
            return True
        if item.node.lemma in {"ма", "ме", "ба", "бе", "па", "пе"}:
            set_features(head.node, Question="Yes")
            return True
        if item.node.lemma in FOLLOWING_PARTICLES or item.node.lemma in AND_OTHERS:
            item.node.relation = "advmod"
            head.node.children.append(item.node)
            return True
        return False
