"""What the parser shifts and reduces: a node with its whole subtree, seen from outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.core.features import features

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.tree import Node

DEEPEST = 60
"""No tree grows deeper; what would make it so is left beside it. Real sentences stay below twenty."""
REACH = 60
"""How far back on the stack a question about the clause looks."""


@dataclass(slots=True, eq=False)
class Item:
    """A subtree on the stack.

    ``kind``: ``noun``, ``mod`` (adjective, determiner, numeral, -дағы), ``part`` (participial clause), ``ger``
    (nominalised clause), ``conv``, ``fin`` (a clause), ``adv``, ``adp``, ``cc``, ``particle``, ``disc``. ``before`` is
    the separator left of the subtree. ``role`` overrides what a verb makes of a nominal (postposition: ``obl``).
    ``predicate`` marks a noun that a form of бол follows: a name before it is its subject, not part of it.
    """

    node: Node
    kind: str
    before: str = ""
    role: str = ""
    depth: int = 1
    predicate: bool = False

    @property
    def case(self) -> str:
        """Kazakh case, nominative by default."""
        return self.node.get("Case", "Nom")

    @property
    def owned(self) -> bool:
        """Whether a third-person possessive suffix marks it."""
        return self.node.get("Person[psor]") == "3"

    @property
    def is_bare(self) -> bool:
        """Whether it is a nominal without case or possessor."""
        return self.kind == "noun" and self.case == "Nom" and not self.node.get("Person[psor]") and not self.role

    @property
    def is_nominative(self) -> bool:
        """Whether it can be a subject: a nominal without case or postposition."""
        return self.kind in {"noun", "ger"} and self.case == "Nom" and not self.role


def attach(head: Item, dependent: Item, relation: str) -> None:
    """Make ``dependent``, which stands right before ``head``, its first child."""
    dependent.node.relation = relation
    head.node.children.insert(0, dependent.node)
    head.before = dependent.before
    head.depth = max(head.depth, dependent.depth + 1)


def set_features(node: Node, **values: str) -> None:
    """Set features of a node; an empty value removes one."""
    merged = {**dict(node.features), **values}
    node.features = features({name: value for name, value in merged.items() if value})
