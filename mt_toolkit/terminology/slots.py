"""Which form of a term a slot of the target sentence asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt_toolkit.core.features import features, value_of
from mt_toolkit.core.languages import ENGLISH
from mt_toolkit.core.terms import Role
from mt_toolkit.lang.russian.prepositions import allowed_cases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.features import Features
    from mt_toolkit.core.terms import TargetTerm, TermRequirement

_CASE_FROM_SOURCE = {"Nom": "Nom", "Gen": "Gen", "Dat": "Dat", "Acc": "Acc", "Ins": "Ins", "Loc": "Loc", "Abl": "Gen"}
_WORD_BEFORE = re.compile(r"(\w+)\W*$")
_ARTICLE = re.compile(r"\b(an?)(\s+)$", re.IGNORECASE)
_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)


def russian_cases(before: str, requirement: TermRequirement) -> tuple[str, ...]:
    """Cases to try for a term after the text ``before``, likeliest first.

    A preposition decides; of the cases it leaves, and without one, the source's own case comes first.
    """
    own = _CASE_FROM_SOURCE.get(value_of(requirement.features, "Case", "Nom"), "Nom")
    allowed = cases_after_preposition(before)
    if not allowed:
        return (own,)
    return tuple(sorted(allowed, key=lambda case: (case != own, case != "Loc", case)))


def cases_after_preposition(before: str) -> frozenset[str]:
    """Cases that the Russian preposition at the end of ``before`` takes; empty where there is none."""
    last = _WORD_BEFORE.search(before)
    return allowed_cases(last.group(1).lower()) if last else frozenset()


def form_for(target: TargetTerm, language: str, wanted: Features) -> str:
    """The form of a rendering with the wanted features, or the nearest there is.

    Cells are compared feature by feature; of equally near ones the first in paradigm order wins.
    """
    wanted_values = dict(wanted)

    def nearness(cell: tuple[Features, tuple[str, ...]]) -> int:
        return sum(wanted_values.get(name) == value for name, value in cell[0])

    plain = [cell for cell in target.forms if language != ENGLISH or not value_of(cell[0], "Case")]
    return max(plain, key=nearness)[1][0] if plain else target.text


def english_slot(requirement: TermRequirement) -> Features:
    """The number of a slot: that of the source."""
    return features(Number=value_of(requirement.features, "Number", "Sing"))


def russian_slot(
    requirement: TermRequirement, target: TargetTerm, before: str, adjective_cases: frozenset[str]
) -> Features:
    """Case and number of a slot: by the preposition and by the adjectives between, else by the source.

    ``before`` is the text without those adjectives; ``adjective_cases`` what they can be in, empty without any.
    """
    likely = russian_cases(before, requirement)
    if adjective_cases and not cases_after_preposition(before):
        likely = tuple(sorted(adjective_cases, key=lambda case: (case not in likely, case)))
    case = next((case for case in likely if case in adjective_cases), likely[0])
    extra = {"Gender": "Masc"} if target.role is Role.ATTRIBUTIVE else {}
    return features(Case=case, Number=value_of(requirement.features, "Number", "Sing"), **extra)


def capitalised(form: str, before: str) -> str:
    """A form with a capital where it begins the sentence."""
    return form if before.strip(" «“\"'(—") else form[:1].upper() + form[1:]


def with_article(before: str, form: str) -> str:
    """``before`` with its last word mended where it is an article that does not suit ``form`` (a → an)."""
    found = _ARTICLE.search(before)
    if not found:
        return before
    right = "an" if _VOWEL.match(form) else "a"
    shown = right.capitalize() if found.group(1)[0].isupper() else right
    return f"{before[: found.start()]}{shown}{found.group(2)}"


def replace_span(text: str, start: int, end: int, form: str, language: str) -> str:
    """Put ``form`` where ``text[start:end]`` stood, mending the article before it in English."""
    before = with_article(text[:start], form) if language == ENGLISH else text[:start]
    return before + form + text[end:]


def preferred(targets: Sequence[TargetTerm]) -> TargetTerm:
    """The rendering to place: the preferred one."""
    return next((target for target in targets if target.preferred), targets[0])
