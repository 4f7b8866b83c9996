"""Which stretch of a text serves which term, so that as many terms as possible are served and no word serves two.

Choosing longest first, or left to right, can leave a term unserved that another choice would serve; here the best
assignment is searched for (branch and bound), as the WMT 2026 terminology evaluation asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_NODES = 20_000
Stretch = tuple[int, int]
"""First and last word, both included."""


def assign(candidates: Sequence[Sequence[Stretch]]) -> list[int | None]:
    """For each term the position of its stretch among its candidates, or None; as many as possible are served.

    Earlier candidates are preferred. The search is cut off after 20,000 nodes (a text that says one term dozens of
    times) with the best found so far.
    """
    order = sorted((i for i, stretches in enumerate(candidates) if stretches), key=lambda i: (len(candidates[i]), i))
    search = _Search([candidates[i] for i in order])
    answer: list[int | None] = [None] * len(candidates)
    for index, choice in zip(order, search.best, strict=True):
        answer[index] = choice
    return answer


class _Search:
    def __init__(self, candidates: Sequence[Sequence[Stretch]]) -> None:
        self._candidates = candidates
        self._nodes = 0
        self._count = -1
        self.best: list[int | None] = [None] * len(candidates)
        self._extend([], 0, set())

    def _extend(self, chosen: list[int | None], served: int, taken: set[int]) -> None:
        self._nodes += 1
        left = len(self._candidates) - len(chosen)
        if served + left <= self._count or self._nodes > _MAX_NODES:
            return
        if not left:
            self._count, self.best = served, list(chosen)
            return
        for position, (first, last) in enumerate(self._candidates[len(chosen)]):
            words = range(first, last + 1)
            if taken.isdisjoint(words):
                self._extend([*chosen, position], served + 1, taken.union(words))
        self._extend([*chosen, None], served, taken)
