"""Adjectives that stand before a Russian term agree with it: a new rendering of another gender changes them too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt_toolkit.core.features import value_of
from mt_toolkit.lang.russian.phrases import agreement_features, parse_phrase

if TYPE_CHECKING:
    from mt_toolkit.core.features import Features
    from mt_toolkit.core.terms import TargetTerm
    from mt_toolkit.lang.russian.words import Russian

_WORD_AND_SPACE = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*) $")


def agree_before(russian: Russian, before: str, target: TargetTerm, wanted: Features) -> str:
    """``before`` with the adjectives at its end in agreement with ``target``, which follows with features ``wanted``.

    "в Старшей " before «жузе» becomes "в Старшем ". A word that is not, in that case, an adjective ends the search.

    Raises:
        MorphologyError: If the rendering cannot be declined.
    """
    phrase = parse_phrase(russian, target.text, target.grammar)
    case = value_of(wanted, "Case", "Nom")
    number = "Plur" if phrase.plural_only else value_of(wanted, "Number", "Sing")
    agreement = agreement_features(case, number, phrase.gender, animate=phrase.animate)
    end = ""
    while found := _WORD_AND_SPACE.search(before):
        forms = _agreeing(russian, found.group(1), case, agreement)
        if not forms:
            break
        before, end = before[: found.start()], f"{forms[0]} {end}"
    return before + end


def cases_of_adjectives(russian: Russian, before: str) -> tuple[str, frozenset[str]]:
    """``before`` without the adjectives at its end, and the cases that all of these can be in (empty: there are none).

    "он жил в старой " is "он жил в " and genitive, dative, instrumental or locative.
    """
    cases: frozenset[str] = frozenset()
    while found := _WORD_AND_SPACE.search(before):
        word = found.group(1)
        if not _is_adjective(russian, word):
            break
        own = frozenset(r.get("Case") for r in russian.analyze(word) if r.pos in {"ADJ", "VERB"} and r.get("Case"))
        cases, before = (cases & own if cases else own), before[: found.start()]
    return before, cases


def _agreeing(russian: Russian, word: str, case: str, agreement: Features) -> tuple[str, ...]:
    """The word in agreement; empty unless it is first of all an adjective or participle, and can be in that case."""
    return russian.inflect_adjective(word, agreement, given=case) if _is_adjective(russian, word) else ()


def _is_adjective(russian: Russian, word: str) -> bool:
    best = russian.analyze(word)[0]
    adjectival = best.pos == "ADJ" or (best.pos == "VERB" and best.get("VerbForm") == "Part")
    return russian.is_known(word) and adjectival and best.get("Variant") != "Short"
