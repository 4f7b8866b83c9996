"""The safety net under the rooms: a required term that a room left out is said all the same.

A room that meets a structure it does not know may leave part of a tree unsaid. A required term must never be lost with
it: the part that holds it is taken out of its place and said beside the sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.tree import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mt_toolkit.core.terms import TermRequirement
    from mt_toolkit.engines.rules.tree import Rendered, SentenceTree


def render_completely(
    tree: SentenceTree, room: Callable[[SentenceTree], Rendered], requirements: Sequence[TermRequirement]
) -> Rendered:
    """Render a tree so that every required term is in the text.

    A requirement that the tree has no node for gets one. Parts that hold a missing term become roots of their own;
    what is still missing then is said as a bare phrase.
    """
    tree = _with_all(tree, requirements)
    rendered = room(tree)
    for lift in (_lift_parts, _lift_words):
        missing = _missing(tree, rendered.text)
        if not missing:
            break
        tree = lift(tree, missing)
        rendered = room(tree)
    return rendered


def _with_all(tree: SentenceTree, requirements: Sequence[TermRequirement]) -> SentenceTree:
    placed = {(r.start, r.key) for root in tree.roots for node in root.walk() if (r := node.requirement)}
    absent = tuple(
        Node(r.surface, r.start, r.end, r.surface, r.pos or "NOUN", r.features, "root", requirement=r)
        for r in requirements
        if (r.start, r.key) not in placed
    )
    return replace(tree, roots=(*tree.roots, *absent)) if absent else tree


def _missing(tree: SentenceTree, text: str) -> list[Node]:
    """Nodes whose term is in no form in the text, or less often than it is required; later ones are the missing."""
    lower = text.casefold()
    missing: list[Node] = []
    for nodes in _by_term(tree).values():
        requirement = nodes[0].requirement
        strings = [form for target in requirement.targets for form in target.strings()] if requirement else []
        missing.extend(nodes[_occurrences(lower, strings) :])
    return missing


def _occurrences(lower: str, strings: list[str]) -> int:
    """How many places of the text hold one of the forms; a longer form is not counted again as a shorter one."""
    if not strings:
        return 0
    longest_first = sorted({string.casefold() for string in strings}, key=len, reverse=True)
    pattern = "|".join(re.escape(string) for string in longest_first)
    return len(re.findall(rf"(?<!\w)(?:{pattern})(?!\w)", lower))


def _by_term(tree: SentenceTree) -> dict[tuple[str, str], list[Node]]:
    grouped: dict[tuple[str, str], list[Node]] = {}
    for root in tree.roots:
        for node in root.walk():
            if node.requirement is not None:
                grouped.setdefault(node.requirement.key, []).append(node)
    return {key: sorted(nodes, key=lambda node: node.start) for key, nodes in grouped.items()}


def _lift_parts(tree: SentenceTree, missing: list[Node]) -> SentenceTree:
    """Every largest subtree whose terms are all missing becomes a root after the others."""
    lost = {id(node) for node in missing}
    parts: list[Node] = []
    roots = tuple(_without_lost(root, lost, parts) for root in tree.roots)
    return replace(tree, roots=(*roots, *(replace(part, relation="root") for part in parts)))


def _without_lost(node: Node, lost: set[int], parts: list[Node]) -> Node:
    kept: list[Node] = []
    for child in node.children:
        terms = [inner for inner in child.walk() if inner.requirement is not None]
        if terms and all(id(term) in lost for term in terms):
            parts.append(child)
        else:
            kept.append(_without_lost(child, lost, parts))
    return _copy(node, kept, lost)


def _copy(node: Node, children: list[Node], lost: set[int]) -> Node:
    """A copy with other children; it stays missing if the original was."""
    copied = replace(node, children=children)
    if id(node) in lost:
        lost.add(id(copied))
    return copied


def _lift_words(tree: SentenceTree, missing: list[Node]) -> SentenceTree:
    """Every missing term becomes a phrase of its own at the end."""
    bare = (replace(node, children=[], relation="root") for node in missing)
    return replace(tree, roots=(*tree.roots, *bare))
