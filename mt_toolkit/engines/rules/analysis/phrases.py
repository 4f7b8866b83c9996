"""Multi-word units of the lexicon in a sentence: the longest wins, the last word inflects, a particle may split it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.core.features import NO_FEATURES, Analysis, features
from mt_toolkit.engines.rules.analysis.reading import Word, without_possessor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.engines.rules.analysis.stems import VerbStems
    from mt_toolkit.engines.rules.lexicon import Lexicon
    from mt_toolkit.lang.kazakh.analyzer import Analyzer

PARTICLES = frozenset({"да", "де", "та", "те", "ғана", "қана", "тек", "тіпті"})
CONJUNCTIONS = ("CCONJ",)
"""Where a unit is adverb and conjunction, it is taken for the adverb (сонымен қатар)."""
CASELESS = features(Case="Nom")
LIGHT_VERBS = frozenset(
    {
        "ет",
        "қыл",
        "бол",
        "жаса",
        "бер",
        "ал",
        "қой",
        "сал",
        "тап",
        "көр",
        "бөл",
        "көрсет",
        "аудар",
        "тигіз",
        "түс",
        "кел",
    }
)
"""Verbs that mean little beside their noun."""
INFLECTED = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET"})


class Phrases:
    """Finds multi-word units; remembers how the last word of each is analysed."""

    def __init__(self, lexicon: Lexicon, analyzer: Analyzer, stems: VerbStems) -> None:
        self._lexicon = lexicon
        self._analyzer = analyzer
        self._stems = stems
        self._keys: dict[str, tuple[str, str]] = {}

    def fold(self, words: list[Word]) -> list[Word]:
        """The words with every unit made one word."""
        folded: list[Word] = []
        position = 0
        while position < len(words):
            length, unit, particle = self._at(words, position)
            if unit is None:
                folded.append(words[position])
                position += 1
                continue
            if particle is not None:
                folded.append(particle)
            folded.append(unit)
            position += length
        return folded

    def _at(self, words: Sequence[Word], position: int) -> tuple[int, Word | None, Word | None]:
        first = words[position]
        if first.fixed or first.lower in {"деп", "болып"}:
            return 1, None, None
        modified = position > 0 and not first.before and _is_modifier(words[position - 1])
        for candidate in self._lexicon.phrases(first.lower) or self._lexicon.phrases(first.form):
            size = len(candidate)
            stretch = list(words[position : position + size + 1])
            if modified and (self._is_free(candidate) or _is_oblique(first)):
                continue
            found = self._matched(candidate, stretch[:size])
            if found and {"Pass", "Rfl"} & set(found[0].get("Voice").split(",")) and self._is_free(candidate):
                continue
            if found and found[0].pos == "ADV" and modified and _is_number(words[position - 1]):
                continue
            if found and not (found[0].pos == "NOUN" and _governs(words, position, candidate)):
                return size, _unit(stretch[:size], found), None
            if len(stretch) > size and stretch[size - 1].lower in PARTICLES:
                split = [*stretch[: size - 1], stretch[size]]
                found = self._matched(candidate, split)
                if found and found[0].pos == "VERB":
                    particle = stretch[size - 1]
                    particle.lemma, particle.pos, particle.fixed = particle.lower, "PART", True
                    return size + 1, _unit(split, found), particle
        return 1, None, None

    def _is_free(self, candidate: tuple[str, ...]) -> bool:
        """Whether a unit is a noun and a verb with meanings of their own: заң қабылда, but not көңіл бөл."""
        if len(candidate) != 2 or candidate[1] in LIGHT_VERBS or "VERB" not in self._kinds(candidate):
            return False
        return bool(self._lexicon.senses(candidate[0], "NOUN") and self._lexicon.senses(candidate[1], "VERB"))

    def _kinds(self, candidate: tuple[str, ...]) -> tuple[str, ...]:
        return self._lexicon.parts_of_speech(" ".join(candidate))

    def _matched(self, candidate: tuple[str, ...], stretch: Sequence[Word]) -> list[Analysis]:
        """The readings of the stretch as this unit; none if it is not the unit."""
        if len(stretch) < len(candidate) or any(word.fixed or word.before for word in stretch[1:]):
            return []
        if any(word.lower != part.lower() for word, part in zip(stretch, candidate[:-1], strict=False)):
            return []
        if stretch[-1].fixed or len({word.bracket for word in stretch}) > 1:
            return []
        last, kk = stretch[-1], " ".join(candidate)
        for pos in sorted(self._lexicon.parts_of_speech(kk), key=CONJUNCTIONS.__contains__):
            if pos in {"VERB", "AUX"}:
                readings = self._stems.matching(last, candidate[-1], kk)
            elif pos in INFLECTED:
                readings = self._nominal(last, candidate[-1], kk, pos)
            else:
                readings = []
            if not readings and last.lower == candidate[-1].lower():
                readings = [Analysis(kk, pos, CASELESS if pos in {"NOUN", "PROPN"} else NO_FEATURES)]
            if readings:
                return readings
        return []

    def _nominal(self, word: Word, part: str, kk: str, pos: str) -> list[Analysis]:
        lemma, possessor = self._key(part)
        for reading in word.readings:
            if reading.lemma.lower() == lemma and reading.pos != "VERB" and reading.get("Person[psor]") == possessor:
                values = dict(reading.features)
                if possessor:
                    without_possessor(values)
                return [Analysis(kk, pos, features(values))]
        if not possessor and pos == "NOUN":
            owned = (r for r in word.readings[:2] if r.lemma.lower() == lemma and r.pos == "NOUN")
            return [Analysis(kk, pos, reading.features) for reading in owned][:1]  # партияның аға көмекшісі
        return []

    def _key(self, part: str) -> tuple[str, str]:
        """Lemma and possessor of the last word as the dictionary writes it: шаруашылығы → шаруашылық, 3."""
        if part not in self._keys:
            found = (part.lower(), "")
            if not self._analyzer.knows(part.lower()):
                for reading in self._analyzer.analyze(part):
                    if reading.pos in {"NOUN", "PROPN"} and reading.get("Person[psor]") == "3":
                        found = (reading.lemma.lower(), "3")
                        break
            self._keys[part] = found
        return self._keys[part]


def _is_modifier(word: Word) -> bool:
    pos = word.pos if word.fixed else word.readings[0].pos if word.readings else ""
    return pos in {"ADJ", "DET", "NUM"}


def _is_oblique(word: Word) -> bool:
    """бір түрмеде отырды: a noun in a case that something modifies is a noun of its own."""
    best = word.readings[0] if word.readings else None
    return best is not None and best.pos == "NOUN" and best.get("Case") in {"Loc", "Dat", "Abl", "Ins"}


def _is_number(word: Word) -> bool:
    """24 жыл бойы is no жыл бойы."""
    return word.pos == "NUM" if word.fixed else bool(word.readings) and word.readings[0].pos == "NUM"


def _governs(words: Sequence[Word], position: int, candidate: tuple[str, ...]) -> bool:
    """Whether a unit in -у has an object before it and so is a verb form: саясатын жүзеге асыру."""
    if not candidate[-1].endswith(("у", "ю")) or not position or words[position].before:
        return False
    before = words[position - 1]
    cases = {before.get("Case")} if before.fixed else {reading.get("Case") for reading in before.readings[:1]}
    return "Acc" in cases


def _unit(stretch: Sequence[Word], readings: Sequence[Analysis]) -> Word:
    """The unit as one word; a verb's form is left to the context."""
    first, last = stretch[0], stretch[-1]
    form = " ".join(word.form for word in stretch)
    unit = Word(form, first.start, last.end, tuple(readings))
    unit.before, unit.quoted, unit.bracket = first.before, first.quoted, first.bracket
    unit.take(readings[0])
    unit.fixed = len(readings) == 1
    return unit
