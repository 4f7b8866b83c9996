"""The reading of each word in context: the analyser's rank, corrected by what stands beside the word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.core.features import Analysis
from mt_toolkit.engines.rules.analysis.grammar import (
    COPULAS,
    DEMONSTRATIVES,
    FINITE_HELPERS,
    MODAL_WORDS,
    NEEDS_CONVERB,
    NOMINAL,
    PARTICLES,
    QUESTION,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.engines.rules.analysis.reading import Word
    from mt_toolkit.engines.rules.lexicon import Lexicon

RANK = 2.0
UNLISTED = 1.5


def disambiguate(words: Sequence[Word], lexicon: Lexicon) -> None:
    """Settle every word that is not fixed, left to right; words further on are judged by their best reading."""
    for position, word in enumerate(words):
        if word.fixed:
            continue
        readings = word.readings or (Analysis(word.form, "X"),)
        scored = [
            (_score(reading, rank, words, position, lexicon), -rank, reading) for rank, reading in enumerate(readings)
        ]
        word.take(max(scored, key=lambda item: item[:2])[2])
        _retag(words, position, lexicon)


def _score(reading: Analysis, rank: int, words: Sequence[Word], position: int, lexicon: Lexicon) -> float:
    score = -RANK * rank
    if reading.pos != "VERB" and not lexicon.senses(reading.lemma, reading.pos):
        score -= UNLISTED
    score += _by_place(reading, words, position)
    if reading.pos == "VERB":
        score += _by_verb_form(reading, words, position)
    return score


def _by_place(reading: Analysis, words: Sequence[Word], position: int) -> float:
    """A clause ends in a finite verb, and a finite verb ends a clause."""
    following = words[position + 1] if position + 1 < len(words) else None
    closes = following is None or bool(following.before)
    finite = reading.get("VerbForm") == "Fin" or reading.get("Mood") == "Cnd"
    if finite and reading.get("Mood") != "Imp":
        if closes:
            return 6.0 if following is None else 4.0
        return 0.0 if following is not None and following.lower in FINITE_HELPERS else -5.0
    if reading.pos == "ADJ" and following is not None and not following.before and _best(following).pos in NOMINAL:
        return 1.0
    return 0.0


def _by_verb_form(reading: Analysis, words: Sequence[Word], position: int) -> float:
    following = words[position + 1] if position + 1 < len(words) else None
    beside = following is not None and not following.before
    if reading.get("Mood") == "Imp":
        return -8.0
    if reading.get("VerbForm") == "Conv" and reading.get("Aspect") == "Imp" and reading.get("Polarity") != "Neg":
        verbal = beside and following is not None and _is_verbal(following)
        if following is not None and verbal and any(item.lemma in NEEDS_CONVERB for item in following.readings):
            return 6.0
        return 1.0 if verbal else -6.0
    if reading.get("VerbForm") == "Part":
        if following is None:
            return -4.0
        return 2.0 if beside and following.lower not in FINITE_HELPERS else -3.0
    if reading.get("VerbForm") == "Ger" and reading.get("Tense") and reading.get("Case") == "Nom":
        return -3.0 if not reading.get("Person[psor]") else 0.0
    return 0.0


def _best(word: Word) -> Analysis:
    if word.fixed:
        return Analysis(word.lemma, word.pos)
    return word.readings[0] if word.readings else Analysis(word.form, "X")


def _is_verbal(word: Word) -> bool:
    return not word.fixed and any(item.pos in {"VERB", "AUX"} for item in word.readings)


def _retag(words: Sequence[Word], position: int, lexicon: Lexicon) -> None:
    """Function words whose part of speech is a matter of place: demonstratives, particles, ал, мен, ма."""
    word = words[position]
    following = words[position + 1] if position + 1 < len(words) else None
    beside = following is not None and not following.before
    lower = word.lower
    if lower in DEMONSTRATIVES and word.pos in {"PRON", "DET"}:
        word.pos = "DET" if beside and _opens_noun_phrase(words, position) else "PRON"
        if word.pos == "DET":
            word.features = {"PronType": "Dem"}
    elif lower in {"де", "да", "та", "те"}:
        _function(word, "PART")
    elif lower in QUESTION and not (beside and following is not None):
        _function(word, "PART")
    elif lower == "ал" and (position == 0 or word.before):
        _function(word, "CCONJ")
    elif lower in {"мен", "бен", "пен"} and position and beside and not word.before:
        before = words[position - 1]
        if before.pos in NOMINAL and before.get("Case", "Nom") == "Nom":
            _function(word, "CCONJ")
    elif lower in PARTICLES and word.pos != "PART" and lexicon.senses(lower, "PART"):
        _function(word, "PART")
    elif lower in MODAL_WORDS or lower in COPULAS:
        return


def _function(word: Word, pos: str) -> None:
    word.pos, word.lemma, word.features = pos, word.lower, {}


def _opens_noun_phrase(words: Sequence[Word], position: int) -> bool:
    """Whether a demonstrative determines what follows; before a nominal predicate it is the subject."""
    last = None
    for word in words[position + 1 :]:
        if word.before:
            break
        best = _best(word)
        if best.pos in NOMINAL or best.pos in {"ADJ", "DET", "NUM"}:
            last = word
            if best.pos in NOMINAL and (best.get("Case", "Nom") != "Nom" or best.get("Person[psor]")):
                return True
            continue
        if best.get("VerbForm") in {"Part", "Ger"} or best.pos == "ADP":
            return True
        return last is not None and not (best.pos == "AUX" or word.lower in COPULAS)
    return last is not None and words[-1] is not last
