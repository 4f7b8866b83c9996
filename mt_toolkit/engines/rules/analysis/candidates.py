"""Readings that the lexicon adds to the analyser's: function words as they stand, verb stems with their own entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt_toolkit.core.features import NO_FEATURES, Analysis, features
from mt_toolkit.engines.rules.analysis.grammar import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.engines.rules.analysis.reading import Word
    from mt_toolkit.engines.rules.analysis.stems import VerbStems
    from mt_toolkit.engines.rules.lexicon import Lexicon
    from mt_toolkit.lang.kazakh.analyzer import Analyzer

CLAUSES = "clause-conjunction"
MOST_REMEMBERED = 100_000
CAUSAL = ("дықтан", "діктен", "дығынан", "дігінен")
PARTICIPLES = ("ған", "ген", "қан", "кен", "тын", "тін")
NOMINALISED = re.compile(r"(.+(?:ған|ген|қан|кен|тын|тін))(?:дығ|діг)([ыі].*)")
RELATIONAL = ("лық", "лік", "дық", "дік", "тық", "тік")
AS_SOON_AS = ("ысымен", "ісімен")
OWNED_VALUES = {"Case": "Nom", "Person[psor]": "3", "Number[psor]": "Plur,Sing"}
OWNED = features(OWNED_VALUES)
UNINFLECTED = ("CCONJ", "SCONJ", "ADP", "ADV", "DET", "PART", "INTJ")


class Candidates:
    """Adds readings; remembers them by word form."""

    def __init__(self, lexicon: Lexicon, analyzer: Analyzer, stems: VerbStems) -> None:
        self._lexicon = lexicon
        self._analyzer = analyzer
        self._stems = stems
        self._memory: dict[tuple[str, tuple[Analysis, ...]], tuple[Analysis, ...]] = {}

    def widen(self, words: Sequence[Word]) -> None:
        """Give every word that is still open all its readings, best first."""
        for word in words:
            if word.fixed or " " in word.form:
                continue
            key = (word.lower, word.readings)
            if key not in self._memory:
                if len(self._memory) >= MOST_REMEMBERED:
                    self._memory.clear()
                self._memory[key] = tuple(self._readings(word))
            word.readings = self._memory[key]

    def _readings(self, word: Word) -> list[Analysis]:
        found = [
            self._stems.listed(word.form, reading) if reading.pos == "VERB" else reading for reading in word.readings
        ]
        found = [reading for reading in found if reading.pos != "SCONJ" or reading.lemma in word_class(CLAUSES)]
        if self._lexicon.senses(word.lower, "DET"):
            found = [reading for reading in found if reading.get("Approx") != "Yes"]
        present = {(reading.lemma, reading.pos) for reading in found}
        for pos in UNINFLECTED:
            if pos == "SCONJ" and word.lower not in word_class("clause-conjunction"):
                continue
            if (word.lower, pos) not in present and self._lexicon.senses(word.lower, pos):
                found.append(Analysis(word.lower, pos, NO_FEATURES))
        if self._lexicon.senses(word.lower, "PRON") and word.lower.endswith(("ы", "і")):
            found.insert(0, Analysis(word.lower, "PRON", OWNED))
        found.extend(self._whole(word, found))
        found.extend(_relational_adjective(word, found))
        found.extend(self._adjective_beside_verb(word, found))
        return list(
            dict.fromkeys(
                self._causal(word)
                or self._as_soon_as(word, found)
                or self._nominalised(word)
                or self._privative(word)
                or found
            )
        )

    def _privative(self, word: Word) -> list[Analysis]:
        """сотсыз, *without trial*: the adjective that is listed, else the noun, marked."""
        base = word.lower[:-3]
        if not word.lower.endswith(("сыз", "сіз")):
            return []
        if not self._lexicon.senses(base, "NOUN"):
            return self._owned_privative(base)
        listed = [pos for pos in ("ADJ", "ADV") if self._lexicon.senses(word.lower, pos)]
        if listed:
            return [Analysis(word.lower, pos) for pos in listed]
        return [Analysis(base, "NOUN", features(Case="Nom", Without="Yes"))]

    def _owned_privative(self, base: str) -> list[Analysis]:
        """рұқсатынсыз, *without his permission*: the noun with its possessor, marked."""
        for reading in self._analyzer.analyze(base.removesuffix("н")):
            if base.endswith("н") and reading.pos == "NOUN" and reading.get("Person[psor]") == "3":
                return [Analysis(reading.lemma, "NOUN", features({**OWNED_VALUES, "Without": "Yes"}), reading.guessed)]
        return []

    def _as_soon_as(self, word: Word, found: Sequence[Analysis]) -> list[Analysis]:
        """басталысымен, *as soon as it began*: a converb of time; but ұсынысымен is a noun."""
        if any(reading.pos == "NOUN" and self._lexicon.senses(reading.lemma, "NOUN") for reading in found):
            return []
        for ending in AS_SOON_AS:
            stem = word.lower.removesuffix(ending)
            if stem == word.lower:
                continue
            for reading in self._analyzer.analyze(stem + ("ып" if ending[0] == "ы" else "іп")):
                if reading.pos == "VERB" and reading.get("VerbForm") == "Conv" and not reading.guessed:
                    listed = self._stems.listed(stem, reading)
                    values = {name: value for name, value in listed.features if name in {"Voice", "Polarity"}}
                    soon = features({**values, "VerbForm": "Conv", "ConvType": "When", "Tense": "Past"})
                    return [Analysis(listed.lemma, "VERB", soon)]
        return []

    def _nominalised(self, word: Word) -> list[Analysis]:
        """болғандығын, алмайтындығы: -дық adds nothing, so read it as болғанын, алмайтыны."""
        match = NOMINALISED.fullmatch(word.lower)
        if match is None:
            return []
        shorter = match.group(1) + match.group(2)
        readings = [reading for reading in self._analyzer.analyze(shorter) if reading.get("VerbForm") == "Ger"]
        return [self._stems.listed(shorter, reading) for reading in readings if not reading.guessed]

    def _causal(self, word: Word) -> list[Analysis]:
        """-ғандықтан, *because*: the participle before it with the converb's features."""
        for ending in CAUSAL:
            stem = word.lower[: -len(ending)]
            if not word.lower.endswith(ending) or not stem.endswith(PARTICIPLES):
                continue
            for reading in self._analyzer.analyze(stem):
                if reading.pos == "VERB" and reading.get("VerbForm") == "Part":
                    listed = self._stems.listed(stem, reading)
                    values = {name: value for name, value in listed.features if name in {"Voice", "Polarity"}}
                    cause = features({**values, "VerbForm": "Conv", "ConvType": "Cause"})
                    return [Analysis(listed.lemma, "VERB", cause, listed.guessed)]
        return []

    def _adjective_beside_verb(self, word: Word, found: Sequence[Analysis]) -> list[Analysis]:
        """соғыстық: what looks like *we fought* is the adjective of a noun that the lexicon has."""
        if not word.lower.endswith(RELATIONAL) or any(reading.pos == "ADJ" for reading in found):
            return []
        verb = any(reading.pos == "VERB" and reading.get("Person") == "1" for reading in found)
        return [Analysis(word.lower, "ADJ")] if verb and self._lexicon.senses(word.lower[:-3], "NOUN") else []

    def _whole(self, word: Word, found: Sequence[Analysis]) -> list[Analysis]:
        """A derived word that the lexicon lists whole before the analysis of its parts: адресі noun, әлемдік ADJ."""
        present = {reading.pos for reading in found if not reading.guessed and reading.lemma == word.lower}
        return [
            Analysis(word.lower, pos, (("Case", "Nom"),) if pos == "NOUN" else NO_FEATURES)
            for pos in ("ADJ", "NOUN")
            if pos not in present and self._lexicon.senses(word.lower, pos)
        ]


def _relational_adjective(word: Word, found: Sequence[Analysis]) -> list[Analysis]:
    """An unknown in -лық may be an adjective: Каталондық, дәріханалық."""
    unknown = bool(found) and all(reading.guessed for reading in found)
    if unknown and found[0].pos in {"PROPN", "NOUN"} and word.lower.endswith(RELATIONAL):
        return [Analysis(word.lower, "ADJ", NO_FEATURES, guessed=found[0].pos == "NOUN")]
    return []
