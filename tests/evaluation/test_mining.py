"""The measure of mining, and what it measures now."""

from __future__ import annotations

import pytest

from mt_toolkit.evaluation.mining import labels, mined, passages, recall, sheet
from mt_toolkit.evaluation.sets.folder import sets_folder
from mt_toolkit.glossary.store import CURATED, load_glossaries
from mt_toolkit.mining.mine import Term
from mt_toolkit.mining.renderings import Rendering


@pytest.fixture(scope="module")
def concepts():
    return [concept for glossary in load_glossaries([CURATED]) for concept in glossary.concepts]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_four_fifths_of_the_curated_concepts_are_proposed_rightly(language: str, concepts) -> None:
    pairs = passages(language)
    found = recall(mined(pairs, language, "lexicon+fast-align"), pairs, concepts, language)
    assert found.wanted > 200
    assert found.right / found.wanted >= 0.8


def test_three_quarters_of_the_first_hundred_are_wanted_by_a_reader() -> None:
    terms = mined(passages("en"), "en", "lexicon+fast-align")[:100]
    said = labels(sets_folder().parent / "mining" / "first-hundred.en.tsv")
    assert sum(said.get(term.kk) == "yes" for term in terms) >= 75


def test_a_wrong_rendering_does_not_count(concepts) -> None:
    pairs = passages("en", "dev")
    terms = mined(pairs, "en", "lexicon")
    wrong = [Term(t.kk, t.pos, t.score, t.count, t.documents, (nonsense(),), 1.0, t.examples) for t in terms]
    assert recall(wrong, pairs, concepts, "en").right == 0
    assert recall(wrong, pairs, concepts, "en").proposed == recall(terms, pairs, concepts, "en").proposed
    assert recall([], pairs, concepts, "en").proposed == 0


def nonsense() -> Rendering:
    return Rendering(("xyzzy",), "xyzzy", 2, 0, 1.0, (0,))


def test_the_sheet_has_a_hundred_rows_at_most() -> None:
    terms = [Term(f"сөз{n}", "NOUN", 1.0, 2, 1, (), 0.0, (0,)) for n in range(120)]
    assert len(sheet(terms).splitlines()) == 101
