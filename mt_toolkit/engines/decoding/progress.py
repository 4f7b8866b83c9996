"""How far a hypothesis has come with its terms: values that a beam carries along."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.engines.decoding.constraints import Constraint, Trie


@dataclass(frozen=True, slots=True)
class Progress:
    """The state of one hypothesis.

    Attributes:
        met: Terms that stand in it as whole words, one bit a constraint.
        reading: Open terms that its last tokens may be the beginning of: constraint, node of its trie.
        initial: Whether those tokens stand at the beginning of the sentence.
        locked: Whether search put it into the trie (then it must stay in until a form is whole).
        passed: Function words let through while a term was due.
        depth: Tokens read of the forms in ``reading``.
        whole: A term whose form was whole before words that a longer form may go on with; None if there is none.
    """

    met: int = 0
    reading: tuple[tuple[int, int], ...] = ()
    initial: bool = False
    locked: bool = False
    passed: int = 0
    depth: int = 0
    whole: int | None = None


class TermTracker:
    """Follows the terms of one sentence through hypotheses, whoever writes them: search or the model by itself."""

    def __init__(self, constraints: Sequence[Constraint], boundaries: frozenset[int]) -> None:
        self.constraints = constraints
        self._boundaries = boundaries
        self._all = (1 << len(constraints)) - 1

    def is_content(self, progress: Progress) -> bool:
        """Whether every term is met, counting a form that the end of the sentence would make whole."""
        return self._all & ~self.settled(progress).met == 0

    def open_terms(self, progress: Progress) -> list[int]:
        """Terms not yet met."""
        return [index for index in range(len(self.constraints)) if not progress.met >> index & 1]

    def trie(self, index: int, *, initial: bool) -> Trie:
        """The forms of a term inside a sentence, or at its beginning."""
        constraint = self.constraints[index]
        return constraint.initial_trie if initial else constraint.trie

    def settled(self, progress: Progress) -> Progress:
        """As if a word boundary came next: a whole form makes its term met, all else is no longer being read."""
        whole = self._whole(progress)
        return Progress(progress.met if whole is None else progress.met | 1 << whole)

    def _whole(self, progress: Progress) -> int | None:
        """The term whose form stands whole, the longer one of two."""
        for index, node in progress.reading:
            if self.trie(index, initial=progress.initial).is_end(node):
                return index
        return progress.whole

    def at_end(self, progress: Progress) -> bool:
        """Whether a whole form has just been read, which a longer one may still continue."""
        return any(self.trie(index, initial=progress.initial).is_end(node) for index, node in progress.reading)

    def ways_on(self, progress: Progress) -> list[int]:
        """Tokens that carry on the forms being read."""
        return [
            token
            for index, node in progress.reading
            for token in self.trie(index, initial=progress.initial).next_tokens(node)
        ]

    def after(self, progress: Progress, token: int, *, first: bool, only: int | None = None) -> Progress:
        """The state after a token; ``only`` names the term that search is beginning to write with it.

        Where several open terms fit, all are read along, and the first of them that becomes whole is met.
        """
        going = () if only is not None else self._carried_on(progress, token)
        boundary = first or token in self._boundaries
        if going:
            whole = self._whole(progress) if boundary else progress.whole
            return replace(progress, reading=going, depth=progress.depth + 1, whole=whole)
        if not boundary:
            # The last word goes on: only what was whole before it stands.
            return Progress(progress.met if progress.whole is None else progress.met | 1 << progress.whole)
        settled = self.settled(progress)
        begun = tuple(
            (index, node)
            for index in ((only,) if only is not None else self.open_terms(settled))
            if (node := self.trie(index, initial=first).follow(0, token)) is not None
        )
        return replace(settled, reading=begun, initial=first, locked=only is not None, depth=min(len(begun), 1))

    def _carried_on(self, progress: Progress, token: int) -> tuple[tuple[int, int], ...]:
        return tuple(
            (index, node)
            for index, at in progress.reading
            if (node := self.trie(index, initial=progress.initial).follow(at, token)) is not None
        )
