"""Sentence alignment over cues written by hand, and over real passages that a scrambler has disturbed."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_toolkit.alignment.cues import CueReader, SourceCues, TargetCues, cues_of, target_cues
from mt_toolkit.alignment.sentences import Bead, align, landmarks, likeness

WORDS = [f"w{number:03}" for number in range(400)]


def source(*words: str) -> SourceCues:
    return SourceCues(tuple(frozenset({word}) for word in words), 6 * len(words))


def target(*words: str) -> TargetCues:
    return TargetCues(frozenset(words), 6 * len(words))


def shapes(beads: list[Bead]) -> list[str]:
    return [bead.shape for bead in beads]


SENTENCES = [WORDS[start : start + 6] for start in range(0, 60, 6)]


def test_sentences_that_say_the_same_are_one_to_one() -> None:
    beads = align([source(*words) for words in SENTENCES], [target(*words) for words in SENTENCES])
    assert [(bead.source, bead.target) for bead in beads] == [((i, i + 1), (i, i + 1)) for i in range(10)]
    assert {bead.score for bead in beads} == {1.0}


def test_merged_split_and_left_out() -> None:
    left = [source(*SENTENCES[0], *SENTENCES[1]), *(source(*words) for words in SENTENCES[2:8])]
    right = [
        target(*SENTENCES[0]), target(*SENTENCES[1]), target(*SENTENCES[2], *SENTENCES[3]), target(*SENTENCES[4]),
        target(*SENTENCES[6]), target(*SENTENCES[7]), target(*SENTENCES[9]),
    ]  # fmt: skip
    assert shapes(align(left, right)) == ["1-2", "2-1", "1-1", "1-0", "1-1", "1-1", "0-1"]


def test_a_free_translation_between_sentences_that_are_alike_is_a_pair() -> None:
    left = [source(*words) for words in SENTENCES[:5]]
    right = [target(*words) for words in [*SENTENCES[:2], SENTENCES[8], *SENTENCES[3:5]]]
    beads = align(left, right)
    assert shapes(beads) == ["1-1"] * 5
    assert beads[2].score == 0.0


def test_an_empty_side() -> None:
    assert shapes(align([source("a"), source("b")], [])) == ["1-0", "1-0"]
    assert shapes(align([], [target("a")])) == ["0-1"]
    assert align([], []) == []


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=6), max_size=12),
       st.lists(st.lists(st.sampled_from(WORDS), max_size=6), max_size=12))  # fmt: skip
def test_every_sentence_is_in_one_bead_and_in_order(left, right) -> None:
    sources, targets = [source(*words) for words in left], [target(*words) for words in right]
    beads = align(sources, targets)
    assert [i for bead in beads for i in range(*bead.source)] == list(range(len(left)))
    assert [j for bead in beads for j in range(*bead.target)] == list(range(len(right)))
    assert all(0.0 <= bead.score <= 1.0 for bead in beads)
    assert 0.0 <= likeness(beads, sources, targets) <= 1.0


def test_a_long_text_is_aligned_along_its_landmarks() -> None:
    draw = random.Random(5)  # noqa: S311 - reproducible, not secret
    texts = [[f"n{number}", *draw.sample(WORDS, 5)] for number in range(1500)]
    sources = [source(*words) for words in texts]
    targets = [target(*words) for number, words in enumerate(texts) if not 300 <= number < 420]
    beads = align(sources, targets)
    right = sum(bead.source[0] in range(300) and bead.source == bead.target for bead in beads)
    right += sum(bead.source[0] >= 420 and bead.source[0] - 120 == bead.target[0] for bead in beads)
    assert right >= 1370


def test_landmarks_go_forward_on_both_sides() -> None:
    left = [source("a1", "a2"), source("b1", "b2"), source("c1", "c2")]
    right = [target("c1", "c2"), target("a1", "a2"), target("b1", "b2")]
    assert landmarks(left, right) == [(0, 1), (1, 2)]


@pytest.mark.parametrize(
    ("language", "word", "cue"),
    [
        ("en", "көтерілісшілер", "insurgent"),
        ("ru", "Қаныш", "каныш"),
        ("en", "1928-1939", "1939"),
        ("ru", "соғысты", "война"),
    ],
)
def test_cues_of_a_kazakh_word(language, word, cue) -> None:
    found = set().union(*CueReader(language).source(f"Ол {word} көрді.").words)
    assert cue[:5] in found


def test_cues_leave_inflection_and_small_words_out() -> None:
    assert set(cues_of("The policies of the state, in 1928")) == {"polic", "state", "1928"}
    assert target_cues("Ёлка и ёлки").cues == frozenset({"елка", "елки"})
