"""What constrained search must bring in: the forms of a term as token sequences, and a trie over them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from mt_toolkit.errors import UserInputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Tokens = tuple[int, ...]


@dataclass(frozen=True)
class Constraint:
    """One term of one sentence: any of its forms must stand in the output, as whole words.

    Attributes:
        forms: Token sequences, each a form of the term as it stands inside a sentence.
        span: Half-open range of positions in the tokenised source that the term comes from; None where unknown (the
            gate then opens only at the end of the sentence, or never for methods that do without).
        initial_forms: Token sequences used instead at the beginning of the sentence (capitals); empty for the same.
    """

    forms: tuple[Tokens, ...]
    span: tuple[int, int] | None = None
    initial_forms: tuple[Tokens, ...] = field(default=())

    def __post_init__(self) -> None:
        if not self.forms or not all(self.forms) or not all(self.initial_forms):
            raise UserInputError("a constraint needs at least one form, each of at least one token")

    @cached_property
    def trie(self) -> Trie:
        """The forms inside a sentence."""
        return Trie(self.forms)

    @cached_property
    def initial_trie(self) -> Trie:
        """The forms at its beginning."""
        return Trie(self.initial_forms) if self.initial_forms else self.trie


class Trie:
    """Prefix tree of token sequences. Nodes are numbers, the root is 0; a form may go on where another ends."""

    __slots__ = ("_children", "_ends", "depth")

    def __init__(self, sequences: Iterable[Tokens]) -> None:
        self._children: list[dict[int, int]] = [{}]
        self._ends: list[bool] = [False]
        self.depth = 0
        for sequence in sequences:
            self._add(sequence)
            self.depth = max(self.depth, len(sequence))

    def _add(self, sequence: Tokens) -> None:
        node = 0
        for token in sequence:
            if token not in self._children[node]:
                self._children.append({})
                self._ends.append(False)
                self._children[node][token] = len(self._children) - 1
            node = self._children[node][token]
        self._ends[node] = True

    def next_tokens(self, node: int) -> list[int]:
        """Tokens that lead on from a node."""
        return list(self._children[node])

    def follow(self, node: int, token: int) -> int | None:
        """The node that a token leads to, or None."""
        return self._children[node].get(token)

    def is_end(self, node: int) -> bool:
        """Whether a whole form has been read at this node."""
        return self._ends[node]

    def paths(self, tokens: Tokens) -> Iterator[int]:
        """Lengths of the forms that a token sequence begins with."""
        node: int | None = 0
        for length, token in enumerate(tokens, 1):
            node = self.follow(node or 0, token) if node is not None else None
            if node is None:
                return
            if self.is_end(node):
                yield length
