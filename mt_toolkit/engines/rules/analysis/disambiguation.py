"""The reading of each word in context: the analyser's rank, corrected by what stands beside the word.

Scores are in ranks: a reading two places further down needs a context worth more than two ranks to win.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt_toolkit.core.features import Analysis, features
from mt_toolkit.engines.rules.analysis.function_words import retag
from mt_toolkit.engines.rules.analysis.grammar import (
    FINITE_HELPERS,
    MODAL_WORDS,
    NEEDS_CONVERB,
    NOMINAL,
    QUESTION,
    word_class,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.engines.rules.analysis.reading import Word
    from mt_toolkit.engines.rules.lexicon import Lexicon

JOINING = frozenset({"және", "әрі", "немесе"})
UNLIKELY_MOODS = {"Imp": -8.0, "Pot": -6.0}
ALWAYS = frozenset({"үшін", "туралы", "арқылы", "сияқты"})
"""Postpositions that are hardly ever anything else."""
RANK = 2.0
UNLISTED = 1.5
GUESSED = 2.5
WHOLE = 2.0
LISTED_FUNCTION_WORD = 3.0


_NISBA = re.compile(r"(?:[әа]л|аль|ан|ад|ас|аш|ат|аз|ар)-[А-ЯӘҒҚҢӨҰҮҺІ]")
"""The Arabic article before a name: әл-Фараби, ан-Насави."""


def disambiguate(words: Sequence[Word], lexicon: Lexicon) -> None:
    """Settle every word that is not fixed, left to right; words further on are judged by their best reading."""
    for position, word in enumerate(words):
        if word.fixed:
            continue
        readings = (*(word.readings or (Analysis(word.form, "X"),)), *_as_name(words, position))
        scored = [
            (_score(reading, rank, words, position, lexicon), -rank, reading) for rank, reading in enumerate(readings)
        ]
        word.take(max(scored, key=lambda item: item[:2])[2])
        retag(words, position, lexicon)


def _score(reading: Analysis, rank: int, words: Sequence[Word], position: int, lexicon: Lexicon) -> float:
    score = -RANK * rank
    if not lexicon.senses(reading.lemma, reading.pos):
        score -= UNLISTED
    if reading.guessed:
        score -= GUESSED
    if reading.pos == "VERB":
        return score + _finite(reading, words, position) + _by_verb_form(reading, words, position)
    return score + _by_place(reading, words, position, lexicon)


def _as_name(words: Sequence[Word], position: int) -> tuple[Analysis, ...]:
    """Нарым, Атасу: a capital inside a sentence, on what would otherwise be somebody's own (*my …*); ан-Насави."""
    word = words[position]
    if _NISBA.match(word.form) and word.readings:
        best = word.readings[0]
        lemma = best.lemma[: best.lemma.find("-") + 1] + best.lemma[best.lemma.find("-") + 1 :].capitalize()
        return (Analysis(lemma, "PROPN", best.features or features(Case="Nom"), guessed=True),)
    if not position or word.before == ";" or not word.form[:1].isupper() or word.form.isupper():
        return ()
    if _ends_name(words, position):
        return (Analysis(word.form, "PROPN", features(Case="Nom"), guessed=True),)
    if not word.readings or not all(reading.get("Person[psor]") in {"1", "2"} for reading in word.readings):
        return ()
    return (Analysis(word.form, "PROPN", features(Case="Nom"), guessed=True),)


def _ends_name(words: Sequence[Word], position: int) -> bool:
    """Ахмет Риза (медресесі): a bare word with a capital after a person's first name."""
    word, before = words[position], words[position - 1]
    first_name = before.pos == "PROPN" and before.requirement is None and not before.get("Person[psor]")
    if word.before or not first_name or before.get("Case", "Nom") != "Nom" or word.lower in word_class("title"):
        return False
    return bool(word.readings) and all(
        reading.pos in {"ADJ", "NOUN"} and reading.get("Case", "Nom") == "Nom" and not reading.get("Person[psor]")
        for reading in word.readings
    )


def _next(words: Sequence[Word], position: int) -> Word | None:
    """The next word if nothing separates it from this one."""
    following = words[position + 1] if position + 1 < len(words) else None
    return following if following is not None and not following.before else None


def _by_place(reading: Analysis, words: Sequence[Word], position: int, lexicon: Lexicon) -> float:
    """What the neighbours say for or against a reading that is no verb."""
    whole = reading.lemma == words[position].lower
    if reading.pos == "PROPN" and (_NISBA.match(words[position].form) or (position and _ends_name(words, position))):
        return 12.0
    if reading.get("Person[psor]") in {"1", "2"} and position and words[position].form[:1].isupper():
        return -12.0
    match reading.pos:
        case "ADP":
            return _adposition(reading, words, position, lexicon) + RANK
        case "ADV" | "CCONJ" | "SCONJ" | "PART" if not reading.guessed:
            listed = _whole_word(words[position]) if whole and lexicon.senses(reading.lemma, reading.pos) else 0.0
            return listed + (LISTED_FUNCTION_WORD if _opens_clause(words, position) else 0.0)
        case "ADJ":
            mine = reading.get("Person[psor]") in {"1", "2"} and not words[position].form[:1].isupper()
            return _adjective(reading, words, position) - (6.0 if mine else 0.0)
        case "NOUN":
            return _noun(reading, words, position, lexicon)
        case "PRON" | "DET" if whole:
            return _pronoun(reading, words, position)
        case "PROPN":
            return _proper(reading, words[position], position, lexicon)
    return 0.0


def _pronoun(reading: Analysis, words: Sequence[Word], position: int) -> float:
    """A pronoun as it is listed; one with a possessor is a noun where somebody stands before it."""
    if reading.pos == "DET":
        return WHOLE
    if reading.get("Person[psor]") != "3":
        return 0.0
    owned = position > 0 and words[position - 1].get("Case") == "Gen"
    return -12.0 if owned and any(other.pos == "NOUN" for other in words[position].readings) else 2.0


def _noun(reading: Analysis, words: Sequence[Word], position: int, lexicon: Lexicon) -> float:
    if _is_object_before_noun(reading, words, position):
        return -5.0
    if words[position].lower == "қала" and (helper := _next(words, position)) and helper.lower.startswith("бер"):
        return -10.0  # қала берді *went on being*, not a city
    if reading.lemma.endswith(("у", "ю")):
        return _deverbal(reading, words, position) if lexicon.senses(reading.lemma, "NOUN") else -3.0
    owned = reading.get("Person[psor]") and position and words[position - 1].get("Case") == "Gen"
    return 2.0 if owned else 0.0


def _is_object_before_noun(reading: Analysis, words: Sequence[Word], position: int) -> bool:
    """көп қабатты үйді: before a noun, what looks like an accusative is an adjective if it can be one."""
    following = _next(words, position)
    if reading.get("Case") != "Acc" or reading.get("Person[psor]") or following is None:
        return False
    can_be_adjective = any(other.pos == "ADJ" for other in words[position].readings)
    return can_be_adjective and _best(following).pos in {"NOUN", "PROPN"}


def _whole_word(word: Word) -> float:
    """A listed function word beats an inflected noun of the same shape: негізінен *mainly*."""
    if word.readings[0].get("Case") == "Ins" and word.lower.endswith(("мен", "пен", "бен")):
        return 4 * WHOLE
    return WHOLE if word.readings[0].lemma == word.lower else 2 * WHOLE


def _adjective(reading: Analysis, words: Sequence[Word], position: int) -> float:
    """An adjective stands before a noun; elsewhere -шы is a person and сезімді an object."""
    following = _next(words, position)
    if position and words[position - 1].lower in word_class("dimension") and _could_be_noun(reading, words[position]):
        return -5.0
    if _is_owned_noun(words, position) and (following is None or _best(following).pos not in NOMINAL):
        return -6.0
    could_be_object = words[position].lower.endswith(("ды", "ді", "ты", "ті"))
    has_object = could_be_object and any(other.get("Case") == "Acc" for other in words[position].readings)
    if has_object and following is not None and _best(following).pos in {"VERB", "ADV"} and following.lower != "деп":
        return -5.0
    if following is not None and _best(following).pos in NOMINAL:
        return 4.0 if _qualifies(reading, words[position], following) else 1.0
    if position + 1 < len(words) and _is_listed(reading, words, position):
        return -5.0
    if _joins_adjectives(reading, words, position):
        return 4.0
    if following is not None and _best(following).pos == "ADJ" and _could_be_noun(reading, words[position], whole=True):
        return 3.0
    is_person = any(other.lemma == reading.lemma and other.pos == "NOUN" for other in words[position].readings)
    return -8.0 if is_person and reading.lemma.endswith(("шы", "ші")) else 0.0


def _is_listed(reading: Analysis, words: Sequence[Word], position: int) -> bool:
    """жібек, фарфор әкелді; араб, парсы тілдері: before a comma and a noun a word that can be one is a noun."""
    following = words[position + 1]
    listed = following.before == "," and _best(following).pos in {"NOUN", "PROPN"}
    return (listed or following.lower in {"мен", "бен", "пен"}) and _could_be_noun(reading, words[position])


def _could_be_noun(reading: Analysis, word: Word, *, whole: bool = False) -> bool:
    if whole and reading.lemma != word.lower:
        return False
    return any(other.pos == "NOUN" and other.lemma == reading.lemma for other in word.readings)


def _joins_adjectives(reading: Analysis, words: Sequence[Word], position: int) -> bool:
    """күміс және мыс теңгелер: words of materials and peoples, joined before a noun that nobody owns."""
    ahead = words[position + 1 : position + 4]
    if len(ahead) < 3 or ahead[0].lower != "және" or any(word.before for word in ahead):
        return False
    alike = any(other.pos == "ADJ" and other.lemma == ahead[1].lower for other in ahead[1].readings)
    noun = _best(ahead[2])
    return alike and _could_be_noun(reading, words[position]) and noun.pos == "NOUN" and not noun.get("Person[psor]")


def _qualifies(reading: Analysis, word: Word, following: Word) -> bool:
    """жас мемлекет: a bare word that is a noun too is an adjective before a noun that nobody owns."""
    owned = following.get("Person[psor]") if following.fixed else _best(following).get("Person[psor]")
    if reading.lemma != word.lower or owned or _best(following).pos not in {"NOUN", "PROPN"}:
        return False
    return not any(other.get("VerbForm") == "Conv" or other.get("Case") == "Acc" for other in word.readings)


def _is_owned_noun(words: Sequence[Word], position: int) -> bool:
    """ханның ұлы: after a genitive a word that can be a possessed noun is one, not *great*."""
    owned = any(other.pos == "NOUN" and other.get("Person[psor]") == "3" for other in words[position].readings)
    return bool(position) and owned and words[position - 1].get("Case") == "Gen" and not words[position].before


def _proper(reading: Analysis, word: Word, position: int, lexicon: Lexicon) -> float:
    """A capital inside a sentence speaks for a known name (Шу), a small letter against any."""
    if word.form[:1].islower():
        return -6.0
    if not position and any(lexicon.senses(word.lower, pos) for pos in ("NOUN", "ADJ")):
        return -3.0
    return 3.0 if position and lexicon.senses(reading.lemma, "PROPN") else 0.0


def _deverbal(reading: Analysis, words: Sequence[Word], position: int) -> float:
    """A noun in -у of its own (нұсқау) rather than a verb form, unless an object stands before it."""
    if reading.get("Case") == "Dat" and not reading.get("Person[psor]") and reading.get("Number") != "Plur":
        return -3.0
    following = _next(words, position)
    if following is not None and following.lower in {*MODAL_WORDS, "үшін"}:
        return -8.0
    before = words[position - 1] if position and not words[position].before else None
    if before is not None and before.get("Case") in {"Acc", "Abl", "Dat", "Ins"} and before.pos in NOMINAL:
        return -2.0
    return 3.0


def _opens_clause(words: Sequence[Word], position: int) -> bool:
    following = words[position + 1] if position + 1 < len(words) else None
    return position == 0 or bool(words[position].before) or (following is not None and following.before == ",")


def _adposition(reading: Analysis, words: Sequence[Word], position: int, lexicon: Lexicon) -> float:
    """A postposition follows a nominal or a clause made one, in the case it governs."""
    before = words[position - 1] if position and not words[position].before else None
    if before is None:
        return -8.0
    if reading.lemma in ALWAYS or (before.get("VerbForm") == "Part" and not reading.get("Attr")):
        return 6.0
    case = before.get("Case", "Nom")
    governed = {name for entry in lexicon.senses(reading.lemma, "ADP") for name in entry.government("ru")}
    if governed:
        return 7.0 if case in governed else -8.0
    if before.pos in NOMINAL or before.get("VerbForm") in {"Ger", "Part"}:
        return 3.0 if case in {"Nom", "Gen", "Dat", "Abl", "Ins"} else -4.0
    return -6.0


def _finite(reading: Analysis, words: Sequence[Word], position: int) -> float:
    """A clause ends in a finite verb, and a finite verb ends a clause."""
    finite = reading.get("VerbForm") == "Fin" or reading.get("Mood") == "Cnd"
    if not finite or reading.get("Mood") == "Imp":
        return 0.0
    if position + 1 == len(words):
        return 3.0 if reading.get("Tense") == "Fut" else 6.0
    following = words[position + 1]
    if following.before:
        return -5.0 if _is_modified_object(words, position) else 4.0
    if following.lower in QUESTION:
        return 6.0
    if following.lower in JOINING:
        return 4.0 if _next_verb_is_finite(words, position + 2) else -2.0
    if following.lower in FINITE_HELPERS or following.lower in {"бірақ", "да", "де", "та", "те", "ал"}:
        return 2.0
    return 0.0 if reading.get("Mood") == "Cnd" else -5.0


def _is_modified_object(words: Sequence[Word], position: int) -> bool:
    """рулық тартысты, …: an object that a modifier stands before only looks like *pulled*."""
    before = words[position - 1] if position and not words[position].before else None
    is_object = any(other.get("Case") == "Acc" and other.pos == "NOUN" for other in words[position].readings)
    return is_object and before is not None and (before.pos in {"ADJ", "DET"} or before.get("Attr") == "Yes")


def _next_verb_is_finite(words: Sequence[Word], start: int) -> bool:
    """What the verb before a conjunction is joined with: жасалған және бекітілген заң, or two main verbs."""
    for word in words[start : start + 12]:
        best = _best(word)
        if best.pos == "VERB" and best.get("VerbForm") in {"Part", "Fin"}:
            at = words.index(word, start)
            closes = at + 1 == len(words) or bool(words[at + 1].before)
            return closes or best.get("VerbForm") == "Fin"
    return True


def _by_verb_form(reading: Analysis, words: Sequence[Word], position: int) -> float:
    """What follows a form of a verb says for or against it."""
    following = _next(words, position)
    match reading.get("VerbForm"):
        case _ if reading.get("Mood") == "Imp" and reading.get("Polite") and _closes(words, position):
            return 2.0  # қараңыз: the polite imperative is hardly ever anything else
        case _ if reading.get("Mood") in UNLIKELY_MOODS:
            return UNLIKELY_MOODS[reading.get("Mood")]
        case "Conv" if reading.get("Aspect") == "Imp" and reading.get("Polarity") != "Neg":
            return _converb_in_a(following)
        case "Part":
            return _participle(following)
        case "Ger" if reading.get("Tense") == "Fut":
            return -4.0
        case "Ger" if reading.get("Tense") and reading.get("Case") == "Nom" and not reading.get("Person[psor]"):
            return -3.0
    return 0.0


def _closes(words: Sequence[Word], position: int) -> bool:
    return position + 1 == len(words) or bool(words[position + 1].before)


def _participle(following: Word | None) -> float:
    if following is None:
        return -4.0
    if following.lower in JOINING:
        return 0.0
    return -3.0 if following.lower in FINITE_HELPERS else 2.0


def _converb_in_a(following: Word | None) -> float:
    """-а stands before its auxiliary, before another verb, or before ма as a present tense."""
    if following is not None and following.lower in QUESTION:
        return 7.0
    if following is None or following.fixed:
        return -6.0
    if any(item.lemma in NEEDS_CONVERB and item.pos in {"VERB", "AUX"} for item in following.readings):
        return 3.5
    return 1.0 if _best(following).pos in {"VERB", "AUX"} else -6.0


def _best(word: Word) -> Analysis:
    if word.fixed:
        return Analysis(word.lemma, word.pos)
    return word.readings[0] if word.readings else Analysis(word.form, "X")
