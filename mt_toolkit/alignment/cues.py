"""What a sentence may be known by in its translation: words of the lexicon and the glossary, names, numbers.

A cue is the beginning of a word, five letters in lower case, so that inflection does not matter; a number is a cue as
it stands. A Kazakh word has a cue for each of its renderings, a word of the translation one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.engines.rules import unknown
from mt_toolkit.engines.rules.analysis import SentenceAnalyzer
from mt_toolkit.engines.rules.lexicon import builtin_lexicon
from mt_toolkit.lang.kazakh.analyzer import Analyzer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mt_toolkit.engines.rules.analysis.reading import Word
    from mt_toolkit.glossary.match import Matcher

_WORD = re.compile(r"[^\W\d_]+|\d+")
_LENGTH = 5
_SHORTEST = 3
_LONGEST = 3000
"""Characters of a sentence that are looked at; what is longer is no sentence."""
_UNSAID = frozenset({"the", "have", "not", "быть", "for", "with"})
"""Words that most sentences have, and that are not too short to be cues."""


@dataclass(frozen=True, slots=True)
class SourceCues:
    """The words of a Kazakh sentence in order, each as the cues of its possible renderings; and its length."""

    words: tuple[frozenset[str], ...]
    length: int


@dataclass(frozen=True, slots=True)
class TargetCues:
    """The cues of a sentence of the translation, and its length in characters."""

    cues: frozenset[str]
    length: int


class CueReader:
    """Reads cues off Kazakh sentences; keeps what it has learnt of words."""

    def __init__(self, language: str, matcher: Matcher | None = None) -> None:
        """``language`` is that of the translation; the terms of ``matcher`` have their renderings as cues."""
        self._language = language
        self._matcher = matcher
        self._analyzer = SentenceAnalyzer(builtin_lexicon(), Analyzer())

    def source(self, sentence: str) -> SourceCues:
        """The cues of a Kazakh sentence."""
        text = sentence[:_LONGEST]
        words, _ = self._analyzer.words(text, settled=False)
        found = [cues for word in words if (cues := frozenset(self._of_word(word)))]
        if self._matcher is not None:
            for match in self._matcher.winners(text):
                rendering = match.concept.rendering(self._language)
                terms = (*rendering.terms, *rendering.attributive) if rendering is not None else ()
                found += [frozenset(cues_of(" ".join(terms)))] if terms else []
        return SourceCues(tuple(found), len(sentence))

    def _of_word(self, word: Word) -> Iterator[str]:
        numbers = re.findall(r"\d+", word.form)
        if numbers:
            yield from numbers
            return
        for entry in word.entries:
            yield from cues_of(
                f"{entry.text(self._language)} {entry.en_attr if self._language == 'en' else entry.ru_attr}"
            )
        if not word.entries and any(map(str.isalpha, word.form)):
            yield from cues_of(unknown.render(word.node(), self._language))


def target_cues(sentence: str) -> TargetCues:
    """The cues of a sentence of the translation."""
    return TargetCues(frozenset(cues_of(sentence[:_LONGEST])), len(sentence))


def cues_of(text: str) -> Iterable[str]:
    """Every cue of a text in a target language; words that any sentence has are none."""
    for word in _WORD.findall(text.lower().replace("ё", "е")):
        if word.isdigit() or (len(word) >= _SHORTEST and word not in _UNSAID):
            yield word[:_LENGTH] if not word.isdigit() else word
