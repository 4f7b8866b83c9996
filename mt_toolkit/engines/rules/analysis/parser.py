"""From words to a tree: Kazakh is head-final, so each word takes its dependents off the stack of what precedes it.

Every subtree is pushed once and popped once: time is linear in the number of words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.analysis.clauses import Clauses
from mt_toolkit.engines.rules.analysis.coordination import coordinate
from mt_toolkit.engines.rules.analysis.items import Item, attach, set_features
from mt_toolkit.engines.rules.analysis.noun_phrases import take_modifiers
from mt_toolkit.engines.rules.analysis.postpositions import take_complement

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


def parse(words: Sequence[Word]) -> list[Node]:
    """The roots of a sentence (usually one) in source order."""
    parser = _Parser(words)
    for position in range(len(words)):
        parser.shift(position)
    return parser.finish()


def kind_of(word: Word) -> str:
    """How the parser treats a settled word."""
    if word.pos in {"VERB", "AUX"}:
        form = word.get("VerbForm")
        if form == "Part" and word.get("Case"):
            return "ger"
        return {"Part": "part", "Ger": "ger", "Conv": "conv"}.get(form, "fin")
    if word.get("Attr") == "Yes":
        return "mod"
    if word.pos in {"ADJ", "NUM"} and (word.get("Case", "Nom") != "Nom" or word.get("Person[psor]")):
        return "noun"
    return KINDS.get(word.pos, "noun")


class _Parser:
    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._kinds = [kind_of(word) for word in words]
        self._stack: list[Item] = []
        self._clauses = Clauses(self._stack)

    def shift(self, position: int) -> None:
        word, kind = self._words[position], self._kinds[position]
        item = Item(word.node(), kind, word.before)
        stack = self._stack
        if kind == "noun" and not self._still_modifies(position):
            take_modifiers(stack, item, self._words[position + 1 :][:2])
            coordinate(stack, item)
        elif kind == "noun":
            take_modifiers(stack, item, self._words[position + 1 :][:2])
        elif kind == "mod":
            self._modifier(item, position)
        elif kind == "adp":
            if take_complement(stack, item):
                return
            item.kind = "adv"
        elif kind in {"part", "ger", "conv", "fin"}:
            self._clauses.take_arguments(item, self._words[position + 1 :][:1])
            if kind == "ger":
                take_modifiers(stack, item, self._words[position + 1 :][:2])
                coordinate(stack, item)
        elif kind == "cc" and word.before and stack and stack[-1].kind not in {"fin"}:
            self._clauses.close_nominal()
        elif kind == "particle" and stack and not word.before and self._particle(item):
            return
        stack.append(item)

    def _still_modifies(self, position: int) -> bool:
        """Whether a bare noun will modify the next one before it can be a conjunct: өнімдер мен қала халқы."""
        word = self._words[position]
        following = self._words[position + 1] if position + 1 < len(self._words) else None
        if following is None or following.before or self._kinds[position + 1] not in {"noun", "ger"}:
            return False
        bare = word.get("Case", "Nom") == "Nom" and not word.get("Person[psor]") and word.get("Number") != "Plur"
        if not bare or following.get("Person[psor]") != "3":
            return False
        first = next((item for item in reversed(self._stack) if item.kind == "noun"), None)
        return first is None or not first.is_bare or first.node.get("Number") == "Plur"

    def _modifier(self, item: Item, position: int) -> None:
        """An adjective takes its degree adverb, a numeral the numeral before it; adjectives coordinate."""
        stack = self._stack
        if item.node.get("Attr") == "Yes" and item.node.pos in {"NOUN", "PROPN", "PRON", "NUM"}:
            item.kind = "noun"
            take_modifiers(stack, item, self._words[position + 1 :][:1])
            item.kind = "mod"
            return
        if stack and not item.before and stack[-1].kind == "adv" and item.node.pos == "ADJ" and _grades(stack[-1].node):
            adverb = stack.pop()
            if adverb.node.lemma == "ең":
                set_features(item.node, Degree="Sup")
                item.before = adverb.before
            else:
                attach(item, adverb, "advmod")
        coordinate(stack, item)

    def _particle(self, item: Item) -> bool:
        """да, ғана belong to the word before them; емес makes it negative."""
        head = self._stack[-1]
        if item.node.lemma == "емес":
            set_features(head.node, Polarity="Neg")
            return True
        if item.node.lemma in {"да", "де", "та", "те", "ғана", "қана"}:
            item.node.relation = "advmod"
            head.node.children.append(item.node)
            return True
        return False

    def finish(self) -> list[Node]:
        return self._clauses.finish()


def _grades(node: Node) -> bool:
    return node.lemma in {
        "ең",
        "өте",
        "тым",
        "аса",
        "әлдеқайда",
        "едәуір",
        "біршама",
        "неғұрлым",
        "анағұрлым",
        "мейлінше",
    }
