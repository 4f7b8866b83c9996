"""Analysis: a Kazakh sentence becomes the tree that both rooms read."""

from __future__ import annotations

from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.analysis.candidates import Candidates
from mt_toolkit.engines.rules.analysis.disambiguation import disambiguate
from mt_toolkit.engines.rules.analysis.numbers import fold_numbers
from mt_toolkit.engines.rules.analysis.parser import parse
from mt_toolkit.engines.rules.analysis.phrases import Phrases
from mt_toolkit.engines.rules.analysis.reading import read
from mt_toolkit.engines.rules.analysis.stems import VerbStems
from mt_toolkit.engines.rules.analysis.tagging import finish_nodes, finish_words
from mt_toolkit.engines.rules.analysis.verbs import fold_verbs
from mt_toolkit.engines.rules.tree import SentenceTree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.terms import TermRequirement
    from mt_toolkit.engines.rules.analysis.reading import Word
    from mt_toolkit.engines.rules.lexicon import Lexicon
    from mt_toolkit.lang.kazakh.analyzer import Analyzer

FUNCTION = frozenset({"ADP", "PART", "ADV", "CCONJ", "SCONJ"})
__all__ = ["SentenceAnalyzer"]


class SentenceAnalyzer:
    """Analyses sentences; keeps what it has learnt of words, nothing of sentences."""

    def __init__(self, lexicon: Lexicon, analyzer: Analyzer) -> None:
        self._lexicon = lexicon
        self._analyzer = analyzer
        self._stems = VerbStems(lexicon, analyzer)
        self._phrases = Phrases(lexicon, analyzer, self._stems)
        self._candidates = Candidates(lexicon, analyzer, self._stems)

    def analyse(self, text: str, requirements: Sequence[TermRequirement] = ()) -> SentenceTree:
        """The tree of a sentence; every requirement stands in exactly one node."""
        sentence = read(text, requirements, self._analyzer)
        words = fold_verbs(self._settled(_without_echo(sentence.words)))
        finish_words(words, self._lexicon)
        roots = tuple(parse(_without_brackets(words)))
        for root in roots:
            finish_nodes(root, self._lexicon)
        return SentenceTree(roots, sentence.end_mark, sentence.opening)

    def words(self, text: str, *, settled: bool) -> tuple[list[Word], str]:
        """The words of a sentence with their senses, without any structure, and its final mark.

        ``settled`` says whether units, numbers and context choose the readings; else the first of each word is taken.
        """
        sentence = read(text, (), self._analyzer)
        words = self._settled(sentence.words) if settled else sentence.words
        for word in words:
            if not settled and word.readings:
                word.take(word.readings[0])
        finish_words(words, self._lexicon)
        return words, sentence.end_mark

    def _settled(self, words: list[Word]) -> list[Word]:
        """The words with units and numbers folded and every reading chosen."""
        folded = fold_numbers(self._phrases.fold(words))
        self._candidates.widen(folded)
        disambiguate(folded, self._lexicon)
        return folded


def _without_echo(words: list[Word]) -> list[Word]:
    """X – бұл Y: the pronoun that takes up the subject after a dash says nothing of its own."""
    kept: list[Word] = []
    for word, following in zip_longest(words, words[1:]):
        before = kept[-1] if kept else None
        echoes = word.lower == "бұл" and word.before == "—" and before is not None and following is not None
        if echoes and not following.before and _is_nominative(before):
            following.before = "—"
            continue
        kept.append(word)
    return kept


def _is_nominative(word: Word | None) -> bool:
    best = word.readings[0] if word is not None and word.readings else None
    return best is None or (best.pos in {"NOUN", "PROPN", "ADJ"} and best.get("Case", "Nom") == "Nom")


def _without_brackets(words: list[Word]) -> list[Word]:
    """The words outside brackets; what a bracket holds is parsed by itself and hung on the word before it."""
    outside: list[Word] = []
    for number, stretch in groupby(words, key=lambda word: word.bracket):
        inside = list(stretch)
        if not number or not outside:
            outside.extend(inside)
            continue
        host = next((word for word in reversed(outside[-3:]) if word.pos not in FUNCTION), outside[-1])
        for root in parse(inside):
            root.relation, root.marker = "parataxis", "("
            host.children.append(root)
    return outside
