"""What the words before a Russian noun phrase demand of its case, number and gender.

Conservative on purpose: a problem is reported only where no reading of the neighbours allows the phrase (Russian word
order is free, and most contexts do not decide). Russkaya grammatika 1980, §§ 1834–1850 on government is the frame.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from mt_toolkit.lang.russian.prepositions import allowed_cases
from mt_toolkit.lang.russian.words import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.features import Analysis
    from mt_toolkit.core.text import Token
    from mt_toolkit.lang.russian.words import Russian

Agreement = tuple[str, str, str]
"""Case, number and gender; gender is empty in the plural and ``*`` where a reading does not tell."""

_PLURAL_NUMERALS = frozenset(
    {
        "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать", "двадцать", "тридцать",
        "сорок", "пятьдесят", "сто", "двести", "несколько", "сколько", "столько",
    }
)  # fmt: skip
_GENITIVE_MEASURES = frozenset({"много", "немало", "мало", "большинство", "множество", "млн", "млрд", "трлн"})
_COUNTING_NOUNS = frozenset(
    {"тысяча", "миллион", "миллиард", "сотня", "десяток", "большинство", "меньшинство", "множество", "половина"}
)
_PAUCAL = frozenset({"два", "две", "три", "четыре", "оба", "обе", "полтора", "полторы"})
_GOVERNING_ADJECTIVES = frozenset(
    {
        "богатый", "бедный", "довольный", "недовольный", "известный", "знаменитый", "гордый", "славный", "сильный",
        "слабый", "полный", "обильный", "одержимый", "больной", "достойный", "обязанный", "чреватый", "занятый",
        "нужный", "близкий", "подобный", "равный", "свойственный", "присущий", "подвластный", "верный", "чуждый",
        "родной", "благодарный", "знакомый", "доступный", "понятный", "полезный", "необходимый", "характерный",
        "преданный", "подведомственный", "покорный", "послушный", "подотчётный", "подотчетный",
    }
)  # fmt: skip
"""Adjectives that take an object before their noun: «богатый рудами край», «нужная народу реформа»."""
_DEVERBAL = re.compile(r"(?:ение|ание|яние|тие|ация|яция|иция|ость|ство)$")
_APART = frozenset({"который", "сам"})
"""Words declined like adjectives that need not belong to the noun after them: it may be of another clause."""
_NOT_NOMINATIVE = frozenset({"Gen", "Dat", "Ins", "Loc"})
_FINITE = {"Fin", "Inf", "Conv"}


def problem_before(
    russian: Russian, text: str, tokens: Sequence[Token], first: int, readings: frozenset[Agreement]
) -> str:
    """Why the phrase that begins at word ``first`` cannot stand there with any of its readings; empty if it can.

    ``tokens`` are the words of ``text``; ``readings`` those that all words of the phrase have in common.
    """
    if not readings:
        return ""
    position, readings, clash = _through_adjectives(russian, text, tokens, first, readings)
    if clash:
        return clash
    if position == 0 or not _adjacent(text, tokens, position):
        return ""
    before = tokens[position - 1].text
    cases = allowed_cases(before.lower())
    if cases:
        return "" if _has_case(readings, cases) else f"its case does not fit the preposition «{before}»"
    if before.isdigit() or normalise(before) in _PLURAL_NUMERALS | _GENITIVE_MEASURES | _PAUCAL:
        return _numeral_problem(before, tokens, position, readings)
    if _lemmas(russian, before, "NOUN") & _COUNTING_NOUNS:
        return "" if _has_case(readings, frozenset({"Gen"})) else f"it is not in the genitive that «{before}» takes"
    return _verb_problem(russian, tokens, position, readings) or _noun_problem(russian, tokens, position, readings)


def _through_adjectives(
    russian: Russian, text: str, tokens: Sequence[Token], first: int, readings: frozenset[Agreement]
) -> tuple[int, frozenset[Agreement], str]:
    """Where the phrase begins with the adjectives before it, the readings left, and an adjective that clashes."""
    position = first
    while position and _adjacent(text, tokens, position):
        word = tokens[position - 1].text
        own = _adjective_readings(russian, word)
        if not own:
            break
        common = frozenset(reading for reading in readings if any(_agrees(reading, other) for other in own))
        if not common:
            if _counted(tokens, position, readings, own) or _may_govern(russian, word, readings):
                return position, readings, ""
            return position, readings, f"it does not agree with «{word}»"
        readings, position = common, position - 1
    return position, readings, ""


def _counted(tokens: Sequence[Token], position: int, readings: frozenset[Agreement], own: set[Agreement]) -> bool:
    """Три больших жуза, 22 новых завода: the adjective is plural, the noun a genitive singular."""
    if position < 2 or not any(reading[:2] == ("Gen", "Sing") for reading in readings):
        return False
    numeral = normalise(tokens[position - 2].text)
    paucal = numeral in _PAUCAL or (numeral.isdigit() and 2 <= int(numeral) % 10 <= 4)
    return paucal and any(number == "Plur" and case in {"Nom", "Gen"} for case, number, _ in own)


def _may_govern(russian: Russian, word: str, readings: frozenset[Agreement]) -> bool:
    """Whether the adjective may take the phrase as its object, or is a noun («рабочие заводов»)."""
    if _is_participle(russian, word) or _is_substantive(russian, word):
        return _is_participle(russian, word) or _has_case(readings, frozenset({"Gen"}))
    governs = _lemmas(russian, word, "ADJ") & _GOVERNING_ADJECTIVES
    return bool(governs) and _has_case(readings, frozenset({"Ins", "Gen", "Dat"}))


def _lemmas(russian: Russian, word: str, pos: str) -> set[str]:
    return {analysis.lemma for analysis in russian.analyze(word) if analysis.pos == pos and not analysis.guessed}


def _adjective_readings(russian: Russian, word: str) -> set[Agreement]:
    """Readings of a full adjective or participle, one used as a noun included; empty for a word that can be else."""
    analyses = [analysis for analysis in russian.analyze(word) if not analysis.guessed]
    if any(analysis.lemma in _APART for analysis in analyses):
        return set()
    adjectives = [analysis for analysis in analyses if _is_full_adjective(analysis)]
    if not adjectives or any(not _is_full_adjective(a) and not _is_adjectival_noun(a) for a in analyses):
        return set()
    return {(a.get("Case"), a.get("Number"), a.get("Gender")) for a in adjectives}


def _is_substantive(russian: Russian, word: str) -> bool:
    return any(_is_adjectival_noun(analysis) for analysis in russian.analyze(word))


def _is_adjectival_noun(analysis: Analysis) -> bool:
    """A noun that declines like an adjective: русский, рабочий, военный, старший."""
    return analysis.pos == "NOUN" and analysis.lemma.endswith(("ый", "ий", "ой", "ая", "ее", "ое"))


def _is_full_adjective(analysis: Analysis) -> bool:
    adjectival = analysis.pos == "ADJ" or (analysis.pos == "VERB" and analysis.get("VerbForm") == "Part")
    return adjectival and analysis.get("Variant") != "Short" and bool(analysis.get("Case"))


def _is_participle(russian: Russian, word: str) -> bool:
    return any(a.pos == "VERB" and a.get("VerbForm") == "Part" for a in russian.analyze(word))


def _agrees(reading: Agreement, other: Agreement) -> bool:
    if reading[:2] != other[:2]:
        # The animate accusative is written as the genitive, and adjectives are read as either.
        return False
    return reading[1] == "Plur" or "*" in {reading[2], other[2]} or not other[2] or reading[2] == other[2]


def _numeral_problem(word: str, tokens: Sequence[Token], position: int, readings: frozenset[Agreement]) -> str:
    """Пять степей, 21 степь, много степей; a number after a preposition, or a year, decides nothing."""
    numeral = normalise(word)
    if numeral in _GENITIVE_MEASURES:
        return "" if _has_case(readings, _NOT_NOMINATIVE) else f"it is nominative after «{word}»"
    if numeral in _PAUCAL:
        right = any(reading[:2] == ("Gen", "Sing") for reading in readings)
        return "" if right else f"it is not in the genitive singular that «{word}» takes"
    if word.isdigit():
        if len(word) > 3 or (position >= 2 and allowed_cases(tokens[position - 2].text.lower())):
            return ""
        last, teen = int(word) % 10, 10 < int(word) % 100 < 20
        if last == 1 and not teen:
            return "" if any(number == "Sing" for _, number, _ in readings) else f"it is plural after {word}"
        if 2 <= last <= 4 and not teen:
            return "" if _has_case(readings, _NOT_NOMINATIVE) else f"it is nominative after {word}"
    right = any(number == "Plur" and case in _NOT_NOMINATIVE for case, number, _ in readings)
    return "" if right else f"it is not in the plural that «{word}» takes"


def _verb_problem(russian: Russian, tokens: Sequence[Token], position: int, readings: frozenset[Agreement]) -> str:
    word = tokens[position - 1].text
    verbs = [a for a in russian.analyze(word) if a.pos == "VERB" and a.get("VerbForm") in _FINITE and not a.guessed]
    if not verbs or any(a.pos in {"NOUN", "ADJ"} for a in russian.analyze(word)):
        return ""
    if any(_subject_agrees(verb, readings, joined=_joined(tokens, position)) for verb in verbs):
        return ""
    lemmas = {verb.lemma for verb in verbs}
    governed = {case for lemma in lemmas for case in _government().get(lemma, ())}
    if governed:
        allowed = governed | {"Ins", "Loc"} if "Ins" not in governed else governed
        return "" if _has_case(readings, frozenset(allowed)) else f"its case does not fit the verb «{word}»"
    nominative_only = all(case == "Nom" for case, _, _ in readings)
    return f"it is nominative after the verb «{word}», which it does not agree with" if nominative_only else ""


def _joined(tokens: Sequence[Token], position: int) -> bool:
    """Whether something may be joined to a phrase, so that a plural verb can be its: скот и сырьё вывозились."""
    return any(token.text.lower() in {"и", "или"} for token in tokens[position:])


def _subject_agrees(verb: Analysis, readings: frozenset[Agreement], *, joined: bool) -> bool:
    """Whether the phrase can be the subject of a verb: Была проведена политика, Росла промышленность."""
    if verb.get("VerbForm") != "Fin":
        return False
    if joined and verb.get("Number") == "Plur" and _has_case(readings, frozenset({"Nom"})):
        return True
    for case, number, gender in readings:
        if case != "Nom" or verb.get("Number", number) != number:
            continue
        if not verb.get("Gender") or number == "Plur" or gender in {"*", "", verb.get("Gender")}:
            return True
    return False


def _noun_problem(russian: Russian, tokens: Sequence[Token], position: int, readings: frozenset[Agreement]) -> str:
    """Развитие промышленность края…, занялась восстановлением хозяйство: a nominative that no verb can have."""
    word = tokens[position - 1].text
    nouns = [analysis for analysis in russian.analyze(word) if analysis.pos == "NOUN" and not analysis.guessed]
    if not nouns or any(case not in {"Nom", "Acc"} for case, _, _ in readings):
        return ""
    problem = f"it is nominative after «{word}»"
    accusative = any(case == "Acc" for case, _, _ in readings)
    if _is_verbal_subject(russian, tokens, position, nouns):
        return "" if accusative else problem
    if any(noun.get("Case") == "Nom" and (noun.get("Number") in {n for _, n, _ in readings}) for noun in nouns):
        return ""  # an apposition
    return problem if _has_no_verb(russian, tokens, position, readings) else ""


def _is_verbal_subject(russian: Russian, tokens: Sequence[Token], position: int, nouns: Sequence[Analysis]) -> bool:
    """Whether the noun is a verbal noun that begins its clause as a subject, with no verb before."""
    if not all(_DEVERBAL.search(noun.lemma) for noun in nouns):
        return False
    subject = any(noun.get("Case") == "Nom" and noun.get("Number") == "Sing" for noun in nouns)
    earlier = tokens[: position - 1]
    return subject and not any(allowed_cases(each.text.lower()) or _is_verb(russian, each.text) for each in earlier)


def _has_no_verb(russian: Russian, tokens: Sequence[Token], position: int, readings: frozenset[Agreement]) -> bool:
    """Whether there are verbs, and none can have the phrase as its subject or (if it can be accusative) its object."""
    verbs: list[Analysis] = []
    for token in tokens:
        analyses = russian.analyze(token.text)
        if any(a.get("Variant") == "Short" for a in analyses) or any(a.pos in {"ADV", "X"} for a in analyses[:1]):
            return False  # it may be a predicate
        found = [a for a in analyses if a.pos == "VERB" and a.get("VerbForm") in _FINITE and not a.guessed]
        if found and not token.text.lower().endswith(("ся", "сь")) and _has_case(readings, frozenset({"Acc"})):
            return False
        verbs += found
    joined = _joined(tokens, position)
    return bool(verbs) and not any(_subject_agrees(verb, readings, joined=joined) for verb in verbs)


def _is_verb(russian: Russian, word: str) -> bool:
    return any(a.pos == "VERB" and a.get("VerbForm") in _FINITE and not a.guessed for a in russian.analyze(word))


def _adjacent(text: str, tokens: Sequence[Token], position: int) -> bool:
    """Whether nothing but a space, a hyphen or an opening quotation mark stands before a word."""
    between = text[tokens[position - 1].end : tokens[position].start]
    return not set(between) - {" ", "\u00a0", "-"}


def _has_case(readings: frozenset[Agreement], cases: frozenset[str]) -> bool:
    return any(case in cases for case, _, _ in readings)


@cache
def _government() -> dict[str, tuple[str, ...]]:
    text = resources.files("mt_toolkit.lang.russian").joinpath("data/verb_government.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {lemma: tuple(cases.split()) for lemma, cases in rows}
