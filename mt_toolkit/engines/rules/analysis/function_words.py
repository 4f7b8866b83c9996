"""Function words whose part of speech is a matter of place: demonstratives, particles, ал, мен, бар and жоқ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.core.features import Analysis
from mt_toolkit.engines.rules.analysis.grammar import COPULAS, DEMONSTRATIVES, NOMINAL, PARTICLES, QUESTION, word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.engines.rules.analysis.reading import Word
    from mt_toolkit.engines.rules.lexicon import Lexicon

AND_OTHERS = frozenset({"т.б.", "т.с.с.", "т.т."})
ADDITIVE = frozenset({"да", "де", "та", "те"})
JOINING = frozenset({"мен", "бен", "пен"})
MOST = frozenset({"көбі", "көбісі"})
"""Most of …: owned, whatever the dictionary form."""
CAUSES = frozenset({"егер", "себебі", "өйткені", "сондықтан", "алайда", "бірақ", "дегенмен"})


def retag(words: Sequence[Word], position: int, lexicon: Lexicon) -> None:
    """Correct the reading of a settled function word by its neighbours."""
    word = words[position]
    following = words[position + 1] if position + 1 < len(words) else None
    beside = following is not None and not following.before
    lower = word.lower
    if lower in DEMONSTRATIVES and word.pos in {"PRON", "DET"}:
        _demonstrative(words, position, beside=beside)
    elif lower == "ол" and beside and following is not None and _is_time(following):
        word.pos, word.lemma, word.features = "DET", "ол", {"PronType": "Dem"}
    elif lower in AND_OTHERS:
        is_plural = beside and following is not None and _best(following).get("Number") == "Plur"
        _function(word, "DET" if is_plural else "PART")
    elif lower == "ие" and position and words[position - 1].get("Case") == "Dat":
        word.pos, word.lemma = "VERB", "ие бол"
        word.features = {"VerbForm": "Part" if beside else "Fin", "Tense": "Aor"}
    elif lower in {"бар", "жоқ"} and word.pos != "VERB":
        _existential(words, position, beside=beside)
    elif lower in JOINING:
        _joining(words, position, beside=beside)
    elif word.lemma in MOST and word.pos in {"PRON", "NOUN"}:
        word.features.setdefault("Person[psor]", "3")
    else:
        _connective(words, position, lexicon, beside=beside)


def _is_time(word: Word) -> bool:
    """Whether ол is *that* before the word: ол кезде, ол жылдары."""
    best = _best(word)
    return best.lemma in word_class("time-noun") and (best.get("Case", "Nom") != "Nom" or best.get("Number") == "Plur")


def _joining(words: Sequence[Word], position: int, *, beside: bool) -> None:
    """мен is *and* between nominals, *I* elsewhere."""
    word = words[position]
    if _is_joinable(words, position):
        if beside:
            _function(word, "CCONJ")
    elif word.lower == "мен":
        word.pos, word.lemma, word.features = "PRON", "мен", {"Case": "Nom", "Number": "Sing", "Person": "1"}


def _connective(words: Sequence[Word], position: int, lexicon: Lexicon, *, beside: bool) -> None:
    word = words[position]
    lower, opens = word.lower, position == 0 or bool(word.before)
    if lower in ADDITIVE or (lower in QUESTION and not beside):
        _function(word, "PART")
    elif lower == "ал" and opens:
        _function(word, "CCONJ")
    elif lower in CAUSES and opens:
        _function(word, "SCONJ" if lexicon.senses(lower, "SCONJ") else "CCONJ")
    elif lower == "онда" and word.before == "," and words[position - 1].get("Mood") == "Cnd":
        _function(word, "CCONJ")
    elif lower in PARTICLES and word.pos != "PART" and lexicon.senses(lower, "PART"):
        _function(word, "PART")


def _is_joinable(words: Sequence[Word], position: int) -> bool:
    before = words[position - 1] if position and not words[position].before else None
    if before is None:
        return False
    nominal = before.pos in {*NOMINAL, "ADJ"} or before.get("VerbForm") == "Ger"
    return nominal and before.get("Case", "Nom") == "Nom"


def _demonstrative(words: Sequence[Word], position: int, *, beside: bool) -> None:
    word = words[position]
    word.lemma = word.lower
    if beside and _opens_noun_phrase(words, position):
        word.pos, word.features = "DET", {"PronType": "Dem"}
    else:
        word.pos = "PRON"
        word.features.setdefault("Case", "Nom")


def _function(word: Word, pos: str) -> None:
    word.pos, word.lemma, word.features, word.guessed = pos, word.lower, {}, False


def _existential(words: Sequence[Word], position: int, *, beside: bool) -> None:
    """бар and жоқ after a nominal: a verb, attributive before a noun phrase (халқы бар қала)."""
    word = words[position]
    before = words[position - 1] if position and not word.before else None
    if before is None or not (before.pos in {*NOMINAL, "PART"} or before.get("VerbForm") == "Ger"):
        return
    word.pos, word.lemma = "VERB", "бар"
    following = words[position + 1] if beside else None
    attributive = following is not None and following.lower not in COPULAS and _is_nominal(following)
    attributive = attributive and following is not None and _best(following).lemma not in {"е", "бол"}
    word.features = {"VerbForm": "Part" if attributive else "Fin", "Tense": "Aor", "Person": "3", "Number": "Sing"}
    if attributive:
        word.features = {"VerbForm": "Part", "Tense": "Aor"}
    if word.lower == "жоқ":
        word.features["Polarity"] = "Neg"


def _is_nominal(word: Word) -> bool:
    best = _best(word)
    return best.pos in NOMINAL or best.pos in {"ADJ", "DET", "ADP"} or best.get("VerbForm") in {"Part", "Ger"}


def _best(word: Word) -> Analysis:
    if word.fixed:
        return Analysis(word.lemma, word.pos, tuple(word.features.items()))
    return word.readings[0] if word.readings else Analysis(word.form, "X")


def _opens_noun_phrase(words: Sequence[Word], position: int) -> bool:
    """Whether a demonstrative determines what follows; before a nominal predicate it is the subject."""
    nouns: list[int] = []
    last = position
    for at in range(position + 1, len(words)):
        word = words[at]
        if word.before:
            break
        best = _best(word)
        if best.pos == "PRON" and best.get("Person"):
            return False
        if best.pos not in NOMINAL and best.pos not in {"ADJ", "DET", "NUM"}:
            if best.get("VerbForm") in {"Part", "Ger"}:
                return True
            if best.pos == "ADP":
                return last > position  # бұл туралы is about *this*
            return last > position and (
                _is_subject_phrase(words, nouns, last) or not (best.pos == "AUX" or word.lower in COPULAS)
            )
        last = at
        if best.pos in NOMINAL:
            nouns.append(at)
            if best.get("Case", "Nom") != "Nom" or best.get("Person[psor]"):
                return True
    return last > position and (_is_subject_phrase(words, nouns, last) or last + 1 != len(words))


def _is_subject_phrase(words: Sequence[Word], nouns: Sequence[int], last: int) -> bool:
    """бұл жылдар ауыр сынақ болды, бұл қала әдемі емес: the noun is complete, what follows is the predicate."""
    if nouns and nouns[-1] != last:
        return True
    if len(nouns) < 2:
        return False
    return _best(words[nouns[0]]).get("Number") == "Plur" or _best(words[nouns[0] + 1]).pos not in NOMINAL
