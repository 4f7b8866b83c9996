"""Links: heuristics over two directions, and the Pharaoh notation there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_toolkit.alignment.words.links import HEURISTICS, completed, from_pharaoh, symmetrised, to_pharaoh
from mt_toolkit.errors import UnknownNameError, UserInputError

LINKS = st.frozensets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=14)


@given(LINKS)
def test_pharaoh_there_and_back(links) -> None:
    assert from_pharaoh(to_pharaoh(links)) == links


@pytest.mark.parametrize("line", ["0-0 1?2", "0", "a-b", "1-2-3"])
def test_what_is_no_link_is_named(line: str) -> None:
    with pytest.raises(UserInputError, match="line 7: '"):
        from_pharaoh(line, "line 7")


@given(LINKS, LINKS, st.sampled_from(sorted(HEURISTICS)))
def test_every_heuristic_lies_between_intersection_and_union(forward, backward, name: str) -> None:
    assert forward & backward <= symmetrised(forward, backward, name) <= forward | backward


@given(LINKS, st.sampled_from(sorted(HEURISTICS)))
def test_directions_that_agree_are_the_answer(links, name: str) -> None:
    assert symmetrised(links, links, name) == links


@given(LINKS, LINKS)
def test_growing_ends_where_final_begins(forward, backward) -> None:
    grown = symmetrised(forward, backward, "grow-diag")
    assert grown <= symmetrised(forward, backward, "grow-diag-final-and")


def test_growing_takes_neighbours_with_a_free_end_and_nothing_far() -> None:
    forward = frozenset({(0, 0), (1, 1), (5, 7)})
    assert symmetrised(forward, frozenset({(0, 0)}), "grow-diag") == {(0, 0), (1, 1)}
    final = symmetrised(forward, frozenset({(0, 0)}), "grow-diag-final-and")
    assert final == {(0, 0), (1, 1), (5, 7)}


@given(LINKS, LINKS)
def test_completing_keeps_the_first_and_adds_only_between_free_ends(first, second) -> None:
    links = completed(first, second)
    assert first <= links <= first | second
    added = links - first
    assert not {source for source, _ in added} & {source for source, _ in first}
    assert not {target for _, target in added} & {target for _, target in first}


def test_an_unknown_heuristic_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="grow-diag"):
        symmetrised(frozenset(), frozenset(), "grow")
