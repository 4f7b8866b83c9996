"""Morphological analysis of Kazakh words, one word at a time.

A reading costs what its stem costs (rare lemmas more), what its suffixes cost (the tables say) and what the word's
shape adds: a capital letter inside a sentence speaks for a proper noun. Readings come cheapest first. Words with no
known stem are guessed, see :mod:`mt_toolkit.lang.kazakh.guesser`; so are derivations from a known base that no
lexicon holds (терезесіз), whose lemma is the derived word.

Features follow the Kazakh UD treebank. What it leaves open, or what differs, is decided here:

* Nominals show ``Case`` (``Nom`` too), ``Number=Plur`` only in the plural. Adjectives, numerals and determiners show
  ``Case`` only where they stand for a noun (жақсысы, беске). A possessor of the third person is
  ``Number[psor]=Plur,Sing|Person[psor]=3``.
* -дағы is ``Attr=Yes|Case=Loc``, -нікі ``Attr=Yes|Case=Gen``, -ғы on time words (бүгінгі) ``Attr=Yes|Case=Nom``;
  declined in turn (ауылдағыларға) they show their own case and ``Attr=Loc`` or ``Attr=Gen``.
* -дай and possessive -нша (айтуынша) are ``Case=Equ``. A nominal predicate (дайынбыз) adds ``Person`` and ``Number``.
* Verb lemmas are stems without voice; ``Voice`` is Pass, Cau, Coop, Rfl, several in alphabetical order (``Cau,Pass``).
  A stem with its own dictionary meaning (көрсет) is a lemma, and its reading with voice comes after.
* ``Tense=Past`` finite: -ды plain, -ған ``Aspect=Perf``, -атын ``Aspect=Hab``, -ыпты ``Evident=Fh``. The third person
  is ``Number=Sing`` for both numbers. -а/-ады is ``Tense=Aor``, the bare stem of отыр, тұр, жүр, жатыр ``Tense=Pres``.
* Conditional (-са) and volitive (-ғы) have ``VerbForm=Conv``; converbs -ып ``Aspect=Perf``, -а ``Aspect=Imp``, -ғанша
  and -майынша ``ConvType=Ter``, -ғалы ``ConvType=Pur``, -мастан ``ConvType=Abs``. -ушы is ``Mood=Pot|VerbForm=Part``.
* A declined participle (болғанын) is ``VerbForm=Ger`` with the participle's ``Tense`` or ``Aspect``.
* Approximate numerals (ондаған) are ``Approx=Yes``. Auxiliaries other than the copula е- are ``VERB``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.core.features import Analysis
from mt_toolkit.lang.kazakh.alphabet import is_acronym, is_capitalised
from mt_toolkit.lang.kazakh.guesser import Reading, compound, guess, hyphenated, numeral, symbol
from mt_toolkit.lang.kazakh.lexicon import Entry, Lexicon, Stem, frequency_cost
from mt_toolkit.lang.kazakh.morphotactics import END, merge, morphotactics

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Analyzer", "Stem"]

REMEMBERED = 200_000
"""Words kept; then all are forgotten, which costs less than bookkeeping would."""
MOST_READINGS = 14
SPREAD = 60
"""A reading that costs this much more than the best one is not worth keeping."""
DERIVED = 24
UNCOUNTED = frequency_cost(0)
LOWER_CASE_NAME = 30
CAPITALISED_COMMON_NOUN = 4
CAPITALISED_VERB = 14
ENCLITICS = frozenset({"мен", "да", "ма", "шы", "ғой", "ғана"})
"""Words that lean on the one before and so never open a sentence, except мен the pronoun."""
WHOLE_WORD = 8
"""What a reading gains when the lexicon has the very word: сауда *trade* before сау + locative."""


class Analyzer:
    """Analyses words; remembers every word it has seen.

    Args:
        extra: Stems to know besides the shipped ones, for instance those of a glossary. A stem already known is
            ignored, and so is one with a space.
    """

    def __init__(self, extra: Iterable[Stem] = ()) -> None:
        self._lexicon = Lexicon(extra)
        self._automaton = morphotactics()
        self._memory: dict[tuple[str, bool], tuple[Analysis, ...]] = {}

    def knows(self, lemma: str, pos: str = "") -> bool:
        """Whether ``lemma`` is in the lexicon, as ``pos`` or, when that is empty, as any part of speech."""
        if pos:
            return (lemma, pos) in self._lexicon.known
        return any(entry.lemma == lemma for entry in self._lexicon.entries.get(lemma.lower(), ()))

    def analyze(self, word: str, *, sentence_initial: bool = False) -> tuple[Analysis, ...]:
        """Readings of ``word``, best first; at least one for any word that has a letter or digit.

        Args:
            word: One token as it stands in the text; a hyphenated word is one token.
            sentence_initial: Whether its capital letter may be due to its place.
        """
        key = (word, sentence_initial)
        found = self._memory.get(key)
        if found is None:
            if len(self._memory) >= REMEMBERED:
                self._memory.clear()
            found = self._memory[key] = _ranked(self._readings(word, sentence_initial=sentence_initial))
        return found

    def _readings(self, word: str, *, sentence_initial: bool) -> list[Reading]:
        if word[:1].isdigit():
            return numeral(word, self.lookup, self._automaton)
        if not any(letter.isalpha() for letter in word):
            return symbol(word)
        lower = word.lower()
        capital = is_capitalised(word)
        readings = [self._judged(reading, word, sentence_initial=sentence_initial) for reading in self.lookup(lower)]
        if "-" in lower and not any(not reading.guessed for reading in readings):
            readings += hyphenated(word, self.lookup, self._automaton)
        if not readings:
            readings += compound(lower, self.lookup, self.knows)
        named = any(reading.pos == "PROPN" for reading in readings)
        if not readings or (capital and not sentence_initial and not named and not _only_function(readings)):
            readings += guess(word, self._automaton, sentence_initial=sentence_initial, known=bool(readings))
        return readings

    def _judged(self, reading: Reading, word: str, *, sentence_initial: bool) -> Reading:
        if reading.pos == "PROPN":
            if not is_capitalised(word):
                return reading.dearer(LOWER_CASE_NAME)
        elif is_capitalised(word) and reading.lemma in ENCLITICS and reading.pos != "PRON":
            return reading.dearer(CAPITALISED_VERB)
        elif is_capitalised(word) and not sentence_initial and not is_acronym(word):
            return reading.dearer(CAPITALISED_VERB if reading.pos == "VERB" else CAPITALISED_COMMON_NOUN)
        return reading

    def lookup(self, lower: str) -> list[Reading]:
        """Readings of a lower-case word by the lexicon alone, unranked."""
        found: list[Reading] = []
        entries = self._lexicon.entries
        for length in range(1, min(len(lower), self._lexicon.longest) + 1):
            for entry in entries.get(lower[:length], ()):
                self._extend(found, entry, lower, length)
        return found

    def _extend(self, found: list[Reading], entry: Entry, lower: str, length: int) -> None:
        if entry.state == END:
            if length == len(lower):
                found.append(Reading(entry.cost, entry.lemma, entry.pos, entry.features))
            return
        counted = entry.cost < UNCOUNTED
        whole = WHOLE_WORD if length == len(lower) and entry.pos != "VERB" and counted else 0
        for chain in self._automaton.chains(entry.state, entry.context, lower[length:]):
            if chain.pos:
                lemma = lower[:length] + chain.derived
                if entry.pos == "PROPN":
                    lemma = lemma.lower()
                if (lemma, chain.pos) not in self._lexicon.known:
                    cost = entry.cost + chain.cost + DERIVED
                    found.append(Reading(cost, lemma, chain.pos, chain.features, guessed=True))
                continue
            features = merge(entry.features, chain.features)
            if features is not None:
                found.append(Reading(entry.cost + chain.cost - whole, entry.lemma, entry.pos, features))


def _only_function(readings: list[Reading]) -> bool:
    return any(reading.pos in {"PRON", "DET", "CCONJ", "SCONJ", "ADP", "PART", "AUX"} for reading in readings)


def _ranked(readings: list[Reading]) -> tuple[Analysis, ...]:
    """Analyses without duplicates, cheapest first, guesses last, those far behind the best left out.

    Verbs guessed beside a known word go: nearly every plural (өкілдер) would also be a verb in -ла.
    """
    readings.sort(key=lambda reading: (reading.guessed, reading.cost))
    if readings and not readings[0].guessed:
        readings = [reading for reading in readings if not (reading.guessed and reading.pos == "VERB")]
    kept: dict[tuple[object, ...], Analysis] = {}
    for reading in readings:
        if kept and reading.cost > readings[0].cost + SPREAD and not reading.guessed:
            continue
        key = (reading.lemma, reading.pos, reading.features)
        if key not in kept:
            kept[key] = Analysis(reading.lemma, reading.pos, reading.features, reading.guessed)
        if len(kept) == MOST_READINGS:
            break
    return tuple(kept.values())
