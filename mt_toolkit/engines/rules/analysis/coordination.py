"""Coordination: A мен B, A, B және C; the last conjunct carries the suffixes of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.core.features import features
from mt_toolkit.engines.rules.analysis.grammar import word_class
from mt_toolkit.engines.rules.analysis.items import Item, attach

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.tree import Node

JOINING = frozenset({"мен", "бен", "пен", "және", "әрі", "немесе", "не", "яки", "һәм", "я", "болмаса", "не болмаса"})
ACROSS_KINDS = {"noun": {"noun", "ger"}, "ger": {"noun", "ger"}, "mod": {"mod"}, "part": {"part"}, "adv": {"adv"}}


def coordinate(stack: list[Item], last: Item, *, waits: bool) -> None:
    """Join ``last`` with what it is coordinated with on the stack; ``last`` becomes the first conjunct of the whole.

    A noun that ``waits`` to modify the next one joins only bare nouns (партия, кеңес қызметкерлері).
    """
    _take_focus(stack, last)
    if waits:
        if not last.before and len(stack) > 1 and _both_bare(stack[-2], last):
            _joined_by_conjunction(stack, last)
        while stack and last.before == "," and stack[-1].is_bare and stack[-1].node.get("Number") != "Plur":
            _join(stack.pop(), last)
        return
    joined = _joined_by_conjunction(stack, last)
    while _joined_by_comma(stack, last, after_conjunction=joined):
        joined = True


def _both_bare(first: Item, last: Item) -> bool:
    """Google және Apple (компаниялары): bare nouns of one kind, which modify together."""
    same = first.node.pos == last.node.pos and first.node.get("Number") == last.node.get("Number")
    return first.is_bare and last.is_bare and same


def _take_focus(stack: list[Item], last: Item) -> None:
    """X, әсіресе Y: the adverb stays with what it singles out."""
    if len(stack) < 2 or stack[-1].before != "," or stack[-1].node.lemma not in word_class("focus"):
        return
    adverbial = stack[-1].kind in {"adv", "cc", "disc"}
    if adverbial and stack[-2].kind in ACROSS_KINDS and _alike(stack[-2], last, strong=True):
        attach(last, stack.pop(), "advmod")


def _joined_by_conjunction(stack: list[Item], last: Item) -> bool:
    if len(stack) < 2 or stack[-1].kind != "cc" or stack[-1].node.lemma not in JOINING:
        return False
    if stack[-1].before or last.before:
        return False
    if not _alike(stack[-2], last, strong=True) or _waits_for_head(stack[-2], last):
        return False
    conjunction = stack.pop()
    attach(last, conjunction, "cc")
    _join(stack.pop(), last)
    return True


def _waits_for_head(first: Item, last: Item) -> bool:
    """Юанның отбасы мен базардың (басшылығы): a genitive beside a noun that has its own possessor."""
    if last.case != "Gen" or first.case != "Nom":
        return False
    return any(child.relation == "nmod:poss" and child.get("Case") == "Gen" for child in first.node.children)


def _joined_by_comma(stack: list[Item], last: Item, *, after_conjunction: bool) -> bool:
    if not stack or last.before != ",":
        return False
    if not _alike(stack[-1], last, strong=after_conjunction):
        return False
    _join(stack.pop(), last)
    return True


def _alike(first: Item, last: Item, *, strong: bool) -> bool:
    """Whether two items can be conjuncts; without a conjunction they must be marked alike."""
    if last.kind not in ACROSS_KINDS.get(first.kind, set()) or first.role != last.role:
        return False
    if first.kind in {"mod", "part", "adv"}:
        return strong or first.node.pos == last.node.pos
    if first.case == last.case and first.case != "Nom":
        return strong or first.case in {"Acc", "Gen"} or _are_of_a_kind(first, last)
    if first.case != "Nom" or last.node.pos == "PRON":
        return first.case == last.case and strong
    if strong:
        return True
    return last.case == "Nom" and first.owned == last.owned and first.node.pos == last.node.pos


def _are_of_a_kind(first: Item, last: Item) -> bool:
    """Whether two obliques are a list: a time and a place, or a place within another, only stand side by side."""
    if _tells_time(first) != _tells_time(last):
        return False
    described = [any(child.relation != "conj" for child in item.node.children) for item in (first, last)]
    return first.case != "Loc" or described[0] == described[1] == first.owned


def _tells_time(item: Item) -> bool:
    """Whether a phrase says when."""
    return bool(item.node.get("Date")) or item.node.lemma.split(" ")[-1] in word_class("time-noun")


def _join(first: Item, last: Item) -> None:
    """Put the two nodes together: the first is the head, with the suffixes of the last."""
    head, conjunct = first.node, last.node
    own = dict(head.features)
    suffixes = dict(conjunct.features)
    if first.kind in {"noun", "ger"} and first.case == "Nom":
        own["Case"] = suffixes.get("Case", "Nom")
        for name in ("Person[psor]", "Number[psor]"):
            if name in suffixes and name not in own:
                own[name] = suffixes[name]
        head.features = features(own)
    further = _conjuncts_of(conjunct)
    conjunct.relation = "conj"
    head.children.append(conjunct)
    head.children.extend(further)
    last.depth = max(first.depth, last.depth + 1)
    last.node, last.before = head, first.before


def _conjuncts_of(node: Node) -> list[Node]:
    """Take the conjuncts off a node that becomes one itself."""
    further = [child for child in node.children if child.relation == "conj"]
    node.children = [child for child in node.children if child.relation != "conj"]
    return further
