"""The aligner that needs no training: the lexicon, names, numbers, marks, and the places of neighbours."""

from __future__ import annotations

import pytest

from mt_toolkit.alignment.words.lexical import LexicalAligner
from mt_toolkit.core.terms import Concept, Rendering
from mt_toolkit.glossary.index import build_index
from mt_toolkit.glossary.match import Matcher
from mt_toolkit.glossary.store import Glossary
from mt_toolkit.lang.kazakh.words import tokenize


def words(source: str, target: str, language: str = "en", matcher: Matcher | None = None) -> set[tuple[str, str]]:
    links = LexicalAligner(language, matcher=matcher).align([(source, target)])[0]
    sides = [[token.text for token in tokenize(text)] for text in (source, target)]
    return {(sides[0][home], sides[1][place]) for home, place in links}


def test_inflected_words_meet_their_renderings() -> None:
    found = words("Сұлтандар хандықтың қалаларын басқарды.", "The sultans governed the towns of the khanate.")
    assert {("Сұлтандар", "sultans"), ("хандықтың", "khanate"), ("басқарды", "governed"), (".", ".")} <= found


@pytest.mark.parametrize("written", ["Akhmet", "Ahmet", "Aqmet"])
def test_names_are_heard_whatever_the_romanisation(written: str) -> None:
    found = words("Болашақта Ахмет келді.", f"In the future {written} came.")
    assert (("Ахмет", written) in found) == (written != "Aqmet")


def test_numbers_are_linked_to_themselves() -> None:
    assert ("1916", "1916") in words("1916 жылы", "in 1916")
    assert ("20-шы", "20") in words("20-шы ғасыр", "20 век", "ru")


def test_of_two_equal_words_each_takes_its_own_place() -> None:
    source, target = "Хан келді, хан кетті.", "The khan came, the khan left."
    links = LexicalAligner("en").align([(source, target)])[0]
    assert {(0, 1), (3, 5)} <= links


def test_a_term_of_the_glossary_is_known() -> None:
    source, target = "Ол құрылтай шақырды.", "He convened a grand assembly."
    assert ("құрылтай", "grand") not in words(source, target)
    rendering = Rendering(("grand assembly",))
    concept = Concept("kurultai", "mine", ("құрылтай",), (("en", rendering),), "NOUN")
    matcher = Matcher(build_index([Glossary("mine", (concept,))]))
    assert {("құрылтай", "grand"), ("құрылтай", "assembly")} <= words(source, target, matcher=matcher)


def test_marks_are_linked_where_their_neighbours_are() -> None:
    found = LexicalAligner("en").align([("Хан, сұлтан, би.", "A khan, a sultan, a bi.")])[0]
    assert {(1, 2), (3, 5)} <= found


def test_tokens_as_they_stand_find_less() -> None:
    pair = ("Сұлтандар қалаларды басқарды.", "The sultans governed the towns.")
    assert len(LexicalAligner("en", "tokens").align([pair])[0]) < len(LexicalAligner("en").align([pair])[0])
