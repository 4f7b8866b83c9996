"""The selectors of the lexicon choose the sense."""

from __future__ import annotations

import pytest

from mt_toolkit.core.features import features
from mt_toolkit.engines.rules.choice import choose
from mt_toolkit.engines.rules.lexicon import Entry, Lexicon, read_entries
from mt_toolkit.engines.rules.tree import Node

SENSES = (
    Entry("ал", "VERB", "take", "брать/взять"),
    Entry("ал", "VERB", "receive", "получать/получить", when="obj:хат,білім"),
    Entry("ал", "VERB", "occupy", "занимать/занять", when="arg:Loc subj:әскер"),
)


def word(lemma: str, relation: str, case: str = "Acc") -> Node:
    return Node(lemma, 0, 1, lemma, "NOUN", features(Case=case), relation)


@pytest.mark.parametrize(
    ("children", "expected"),
    [
        ([], "take"),
        ([word("нан", "obj")], "take"),
        ([word("хат", "obj")], "receive"),
        ([word("жер", "obl", "Loc")], "take"),
        ([word("жер", "obl", "Loc"), word("әскер", "nsubj", "Nom")], "occupy"),
    ],
)
def test_the_sense_follows_its_company(children: list[Node], expected: str) -> None:
    chosen = choose(Node("алды", 0, 4, "ал", "VERB", children=children, entries=SENSES))
    assert chosen is not None
    assert chosen.en == expected


def test_the_default_sense_comes_first_wherever_it_stands_in_the_file() -> None:
    rows = "kk\tpos\ten\tru\twhen\nал\tVERB\treceive\tполучать\tobj:хат\nал\tVERB\ttake\tбрать\t\n"
    assert [entry.en for entry in Lexicon(read_entries(rows)).senses("ал", "VERB")] == ["take", "receive"]


def test_a_word_without_entries_has_no_sense() -> None:
    assert choose(Node("ыы", 0, 2, "ыы", "NOUN")) is None


def test_phrases_are_offered_longest_first() -> None:
    rows = "kk\tpos\ten\tru\nқол қой\tVERB\tsign\tподписывать\nқол қой бер\tVERB\tx\tx\n"
    assert Lexicon(read_entries(rows)).phrases("қол") == [("қол", "қой", "бер"), ("қол", "қой")]
