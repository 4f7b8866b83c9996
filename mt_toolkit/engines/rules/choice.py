"""Which sense of a word: the selectors of the lexicon's ``when`` column tried against the tree.

A selector is ``kind:VALUE,VALUE``; several, separated by spaces, must all hold. ``obj`` compares the lemma of the
direct object (or of an izafet dependent), ``subj`` of the subject, ``head`` of the parent, ``prev``/``next`` of a
neighbour, ``obl`` of an oblique; ``arg`` the case of an argument; ``no`` names a relation that must be absent
(``no:obj``), ``has`` one that must be there. ``with:title``
wants a quoted title at the noun. ``dom`` holds where the engine was told the domain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.omissions import note

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.lexicon import Entry
    from mt_toolkit.engines.rules.tree import Node

DOMAINS = frozenset({"history", "law", "economy"})
"""The domains that texts are assumed to be about."""


_DATE_WORDS = {"Century": "ғасыр", "Month": "ай", "Day": "күн"}


def choose(node: Node, parent: Node | None = None) -> Entry | None:
    """The first sense whose selector holds, else the default one; None for a word without entries."""
    note(node)
    for entry in node.entries:
        if entry.when and all(_holds(selector, node, parent) for selector in entry.when.split()):
            return entry
    return next((entry for entry in node.entries if not entry.when), node.entries[0] if node.entries else None)


def _holds(selector: str, node: Node, parent: Node | None) -> bool:
    kind, _, text = selector.partition(":")
    values = set(text.replace("|", ",").split(","))
    if kind == "dom":
        return bool(values & DOMAINS)
    if kind in {"no", "has"}:
        return bool(node.having(*values)) == (kind == "has")
    if kind == "with":
        return "title" in values and any(child.quoted and not node.quoted for child in node.children)
    if kind == "arg":
        return any(child.get("Case") in values and not child.get("Date") for child in node.having("obl", "obj"))
    return bool(values & _lemmas(kind, node, parent))


def _names(node: Node) -> set[str]:
    """What a word may be called in a selector: its lemma; of a term of several words, every beginning of its last."""
    if node.get("Date"):
        return {_DATE_WORDS.get(node.get("Date"), "жыл")}
    if node.requirement is None:
        return {node.lemma}
    last = node.lemma.rsplit(" ", 1)[-1].casefold()
    return {last[:length] for length in range(2, len(last) + 1)}


def _lemmas(kind: str, node: Node, parent: Node | None) -> set[str]:
    if kind == "obj":
        objects = ("obj", "nmod:poss", "nmod", "ccomp", *(("nsubj",) if node.get("Voice") == "Pass" else ()))
        return {form for child in node.having(*objects) for form in _names(child)}
    if kind == "subj":
        return {form for child in node.having("nsubj", "csubj") for form in _names(child)}
    if kind == "obl":
        return {form for child in node.having("obl") for form in _names(child)}
    if kind == "head":
        return _names(parent) if parent is not None else set()
    if kind in {"prev", "next"} and parent is not None:
        position = parent.children.index(node) if node in parent.children else -1
        at = position + (1 if kind == "next" else -1)
        return {parent.children[at].lemma} if position >= 0 and 0 <= at < len(parent.children) else set()
    return set()
