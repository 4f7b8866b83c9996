"""Verb stems of the lexicon in inflected verbs: көбейтілді is көбейт (its own entry) + passive, not көбей + voices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.core.features import Analysis, features

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.analysis.reading import Word
    from mt_toolkit.engines.rules.lexicon import Lexicon
    from mt_toolkit.lang.kazakh.analyzer import Analyzer

MOST_REMEMBERED = 100_000
_DEVOICED = {"б": "п", "г": "к", "ғ": "қ", "п": "п"}


class VerbStems:
    """Relates the voiceless stems of the analyser to the stems that the lexicon lists."""

    def __init__(self, lexicon: Lexicon, analyzer: Analyzer) -> None:
        self._lexicon = lexicon
        self._analyzer = analyzer
        self._voices: dict[str, dict[str, frozenset[str]]] = {}

    def listed(self, form: str, reading: Analysis) -> Analysis:
        """The reading with the longest stem that has an entry, and only the voices beyond it."""
        voice = reading.get("Voice")
        if not voice:
            return reading
        lower = form.lower()
        for length in range(len(lower), len(reading.lemma), -1):
            for stem in dict.fromkeys((lower[:length], lower[: length - 1] + _DEVOICED.get(lower[length - 1], ""))):
                if not self._lexicon.senses(stem, "VERB"):
                    continue
                used = self.voices(stem).get(reading.lemma)
                if used and used <= frozenset(voice.split(",")):
                    return _with_voice(reading, stem, frozenset(voice.split(",")) - used)
        return reading

    def voices(self, stem: str) -> dict[str, frozenset[str]]:
        """Which voices of which shorter stems ``stem`` may be; itself without voice too."""
        if stem not in self._voices:
            if len(self._voices) >= MOST_REMEMBERED:
                self._voices.clear()
            found = {stem: frozenset[str]()}
            for reading in self._analyzer.analyze(stem):
                if reading.pos == "VERB" and reading.get("Mood") == "Imp":
                    found.setdefault(reading.lemma, frozenset(filter(None, reading.get("Voice").split(","))))
            self._voices[stem] = found
        return self._voices[stem]

    def matching(self, word: Word, stem: str, lemma: str) -> list[Analysis]:
        """The readings of a word that are forms of ``stem``, as forms of ``lemma`` with the voices beyond it."""
        known = self.voices(stem)
        found: list[Analysis] = []
        for reading in word.readings:
            if reading.pos != "VERB" or reading.lemma not in known:
                continue
            voice = frozenset(filter(None, reading.get("Voice").split(",")))
            if known[reading.lemma] <= voice:
                found.append(_with_voice(reading, lemma, voice - known[reading.lemma]))
        return list(dict.fromkeys(found))


def _with_voice(reading: Analysis, lemma: str, voice: frozenset[str]) -> Analysis:
    values = dict(reading.features)
    values.pop("Voice", None)
    if voice:
        values["Voice"] = ",".join(sorted(voice))
    return Analysis(lemma, "VERB", features(values), reading.guessed)
