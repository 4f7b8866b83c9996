"""Readings that the lexicon adds to the analyser's: function words as they stand, verb stems with their own entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.core.features import NO_FEATURES, Analysis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.engines.rules.analysis.reading import Word
    from mt_toolkit.engines.rules.analysis.stems import VerbStems
    from mt_toolkit.engines.rules.lexicon import Lexicon

UNINFLECTED = ("CCONJ", "SCONJ", "ADP", "ADV", "DET", "PART", "INTJ")


class Candidates:
    """Adds readings; remembers them by word form."""

    def __init__(self, lexicon: Lexicon, stems: VerbStems) -> None:
        self._lexicon = lexicon
        self._stems = stems
        self._memory: dict[tuple[str, tuple[Analysis, ...]], tuple[Analysis, ...]] = {}

    def widen(self, words: Sequence[Word]) -> None:
        """Give every word that is still open all its readings, best first."""
        for word in words:
            if word.fixed:
                continue
            key = (word.lower, word.readings)
            if key not in self._memory:
                self._memory[key] = tuple(self._readings(word))
            word.readings = self._memory[key]

    def _readings(self, word: Word) -> list[Analysis]:
        found = [
            self._stems.listed(word.form, reading) if reading.pos == "VERB" else reading for reading in word.readings
        ]
        present = {(reading.lemma, reading.pos) for reading in found}
        for pos in UNINFLECTED:
            if (word.lower, pos) not in present and self._lexicon.senses(word.lower, pos):
                found.append(Analysis(word.lower, pos, NO_FEATURES))
        found.extend(self._whole(word, found))
        return list(dict.fromkeys(found))

    def _whole(self, word: Word, found: Sequence[Analysis]) -> list[Analysis]:
        """A derived word that the lexicon lists whole before the analysis of its parts: адресі noun, әлемдік ADJ."""
        if any(not reading.guessed and reading.lemma == word.lower for reading in found):
            return []
        return [
            Analysis(word.lower, pos, (("Case", "Nom"),) if pos == "NOUN" else NO_FEATURES)
            for pos in ("ADJ", "NOUN")
            if self._lexicon.senses(word.lower, pos)
        ]
