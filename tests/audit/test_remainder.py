"""Left-over words: when they are the term's, when another's, and when nobody can tell."""

from __future__ import annotations

import pytest

from mt_toolkit.audit.remainder import leftover, stretches


def test_words_that_join_are_no_gap_between_two() -> None:
    assert stretches([1, 2, 5, 8]) == [range(1, 3), range(5, 6), range(8, 9)]
    assert stretches([1, 2, 5, 8], joining={3, 4, 6}) == [range(1, 6), range(8, 9)]
    assert stretches([]) == []


@pytest.mark.parametrize(
    ("nominal", "free", "links", "found"),
    [
        ([0, 1, 2], [4], {(0, 3), (2, 6)}, range(4, 5)),  # beside what its neighbours are linked to
        ([0, 1, 2], [4, 9], {(0, 3), (2, 6)}, range(4, 5)),  # of several the nearest
        ([0, 1, 2], [], {(0, 3), (2, 6)}, None),  # nothing is left
        ([0, 1, 2], [9], {(0, 3), (2, 4)}, None),  # too far away
        ([0, 1], [4], {(0, 3)}, range(4, 5)),  # one neighbour is enough
        ([0, 1, 2], [4], {(0, 3)}, None),  # word 2 is as near
        ([0, 1, 2, 3], [4], {(0, 9), (3, 4)}, None),  # word 2 has the better claim
        ([0, 1, 2], [4], {(-1, 3)}, None),  # what proves other terms is no neighbour
    ],
)
def test_a_stretch_is_claimed_by_what_stands_beside_it(nominal, free, links, found) -> None:
    assert leftover([1], nominal, free, (), frozenset(links)) == found
