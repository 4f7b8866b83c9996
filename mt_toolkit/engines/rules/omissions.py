"""What a room left unsaid: words of the tree that it never looked up while it wrote.

A structure that a room does not know may lose a word without a trace; a translator must hear of it. Required terms are
no concern here: they are verified in the text itself.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt_toolkit.engines.rules.tree import Node, SentenceTree

Seen = set[tuple[int, int]]
_SEEN: ContextVar[Seen | None] = ContextVar("words looked up", default=None)
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "X"})


@contextmanager
def recording() -> Iterator[Seen]:
    """Collect the source spans of the words that are looked up meanwhile."""
    seen: Seen = set()
    token = _SEEN.set(seen)
    try:
        yield seen
    finally:
        _SEEN.reset(token)


def note(node: Node) -> None:
    """Say that a word is being looked up."""
    seen = _SEEN.get()
    if seen is not None:
        seen.add((node.start, node.end))


def left_out(tree: SentenceTree, seen: Seen) -> tuple[str, ...]:
    """The content words of a tree, as the source has them and in its order, that were never looked up."""
    nodes = {(node.start, node.end): node for root in tree.roots for node in root.walk() if _counts(node)}
    return tuple(node.form for span, node in sorted(nodes.items()) if span not in seen)


def _counts(node: Node) -> bool:
    return node.pos in _CONTENT and node.requirement is None and not node.get("Date") and node.end > node.start
