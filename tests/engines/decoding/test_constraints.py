"""Tries, and the state of a hypothesis on its way through them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mt_toolkit.engines.decoding.constraints import Constraint, Trie
from mt_toolkit.engines.decoding.progress import Progress, TermTracker

STEM, ENDING, OTHER, STOP, INNER = 10, 11, 20, 30, 40
BOUNDARIES = frozenset({STEM, OTHER, STOP})


def tracker(*forms: tuple[tuple[int, ...], ...]) -> TermTracker:
    return TermTracker([Constraint(each) for each in forms], BOUNDARIES)


def read(one: TermTracker, tokens: list[int]) -> Progress:
    state = Progress()
    for index, token in enumerate(tokens):
        state = one.after(state, token, first=index == 0)
    return state


@given(st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=4).map(tuple), min_size=1, max_size=6))
def test_a_trie_accepts_its_sequences_and_nothing_else(sequences) -> None:
    trie = Trie(sequences)
    for sequence in sequences:
        assert len(sequence) in set(trie.paths(sequence))
    for sequence in sequences:
        for length in range(1, len(sequence) + 1):
            assert (sequence[:length] in set(sequences)) == (length in set(trie.paths(sequence)))
    assert trie.depth == max(map(len, sequences))


def test_a_form_counts_only_at_a_word_boundary() -> None:
    one = tracker(((STEM,), (STEM, ENDING)))
    assert one.is_content(read(one, [STEM]))
    assert one.is_content(read(one, [STEM, STOP]))
    assert one.is_content(read(one, [OTHER, STEM, ENDING, OTHER]))
    assert not one.is_content(read(one, [STEM, INNER]))
    assert not one.is_content(read(one, [STEM, INNER, STOP]))
    assert not one.is_content(read(one, [OTHER, INNER]))


def test_two_terms_alike_need_two_words() -> None:
    two = tracker(((STEM,),), ((STEM, ENDING), (STEM,)))
    assert not two.is_content(read(two, [STEM, OTHER]))
    assert two.is_content(read(two, [STEM, OTHER, STEM]))
    assert two.is_content(read(two, [STEM, STEM]))


def test_the_longer_form_is_read_to_its_end() -> None:
    one = tracker(((STEM, ENDING),))
    assert not one.is_content(read(one, [STEM, OTHER]))
    assert one.is_content(read(one, [STEM, ENDING]))


def test_what_search_begins_is_read_as_that_term_only() -> None:
    two = tracker(((STEM,),), ((STEM, ENDING),))
    state = two.after(Progress(), STEM, first=True, only=1)
    assert state.locked
    assert [index for index, _ in state.reading] == [1]
    assert two.ways_on(state) == [ENDING]


def test_a_shorter_form_counts_where_the_longer_is_not_carried_on() -> None:
    """«soviet» and «soviet power»: «soviet …» with a boundary that «soviet power» may go on with."""
    one = tracker(((STEM,), (STEM, OTHER, ENDING)))
    assert one.is_content(read(one, [STEM, OTHER, STOP]))
    assert one.is_content(read(one, [STEM, OTHER, INNER]))
    assert one.is_content(read(one, [STEM, OTHER, ENDING]))
    assert not one.is_content(read(one, [OTHER, ENDING]))


def test_a_form_without_a_word_mark_counts_at_the_beginning() -> None:
    one = tracker(((INNER,),))
    assert one.is_content(read(one, [INNER, STOP]))
    assert not one.is_content(read(one, [STEM, INNER]))
