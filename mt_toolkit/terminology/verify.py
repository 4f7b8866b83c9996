"""The proof: is each required term in the output, as the right words, in agreeing forms, each counted once?

The verifier analyses the output (lemmas in order, one case, number and gender common to head and agreeing words, a
case that the preposition, numeral or verb before allows). It never compares with the generator's forms, so that
nobody marks their own homework.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import ENGLISH
from mt_toolkit.lang.russian.government import problem_before
from mt_toolkit.terminology import templates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.terms import TargetTerm, TermRequirement
    from mt_toolkit.core.text import Token
    from mt_toolkit.lang.english.words import English
    from mt_toolkit.lang.russian.government import Agreement
    from mt_toolkit.lang.russian.words import Russian
    from mt_toolkit.terminology.templates import TemplateWord


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a requirement was met in the output: offsets, the rendering that stands there, and what is wrong.

    ``problem`` is empty when the term is right; otherwise the words are there but do not agree, or are in a case that
    what stands before them does not take.
    """

    start: int
    end: int
    surface: str
    target: TargetTerm
    problem: str = ""


class Verifier:
    """Looks for terms in translated text; keeps the templates of the renderings it has met."""

    def __init__(self, english: English, russian: Russian) -> None:
        self._english = english
        self._russian = russian
        self._templates: dict[tuple[TargetTerm, str], tuple[TemplateWord, ...]] = {}

    def verify(self, text: str, requirements: Sequence[TermRequirement], language: str) -> list[Evidence | None]:
        """One answer for each requirement, in order: where it is met, or None.

        No word of the output serves two requirements. Longer renderings choose first, then the preferred ones, then
        source order; a right form is taken before a wrong one.
        """
        tokens = templates.words_of(text, language)
        taken: set[int] = set()
        answers: list[Evidence | None] = [None] * len(requirements)
        candidates = [
            (-len(self._template(target, language)), rank, index, target)
            for index, requirement in enumerate(requirements)
            for rank, target in enumerate(requirement.targets)
        ]
        for must_be_right in (True, False):
            for _, _, index, target in sorted(candidates, key=lambda candidate: candidate[:3]):
                if answers[index] is None:
                    answers[index] = self._find(text, tokens, target, language, taken, must_be_right=must_be_right)
        return answers

    def _template(self, target: TargetTerm, language: str) -> tuple[TemplateWord, ...]:
        key = (target, language)
        if key not in self._templates:
            self._templates[key] = templates.template_of(target, language, self._russian)
        return self._templates[key]

    def _find(
        self,
        text: str,
        tokens: list[Token],
        target: TargetTerm,
        language: str,
        taken: set[int],
        *,
        must_be_right: bool,
    ) -> Evidence | None:
        template = self._template(target, language)
        if not template:
            return None
        for first in range(len(tokens) - len(template) + 1):
            places = range(first, first + len(template))
            if taken.intersection(places):
                continue
            problem = self._compare(text, template, tokens, first, language)
            if problem is None or (must_be_right and problem):
                continue
            taken.update(places)
            start, end = tokens[first].start, _end_of(tokens[places[-1]], template[-1], language)
            return Evidence(start, end, text[start:end], target, problem)
        return None

    def _compare(
        self, text: str, template: tuple[TemplateWord, ...], tokens: list[Token], first: int, language: str
    ) -> str | None:
        """None: other words stand there. Empty: the term, rightly formed. Otherwise what is wrong with it."""
        if language == ENGLISH:
            words = zip(template, tokens[first:], strict=False)
            found = all(templates.english_word_matches(self._english, word, token.text) for word, token in words)
            return "" if found else None
        common: set[Agreement] | None = None
        for word, token in zip(template, tokens[first:], strict=False):
            readings = templates.russian_word_readings(self._russian, word, token.text)
            if readings is None:
                return None
            common = (readings if common is None else set(templates.agreeing(common, readings))) if readings else common
        if common is not None and not common:
            return "its words do not agree in case, number and gender"
        return problem_before(self._russian, text, tokens, first, frozenset(common or ()))


def _end_of(token: Token, word: TemplateWord, language: str) -> int:
    """End of the term without an English possessive ending that the rendering itself does not have."""
    if language == ENGLISH and not word.text.endswith(("'", "s'", "'s", "’s")):
        for ending in ("'s", "’s", "'", "’"):
            if token.text.endswith(ending):
                return token.end - len(ending)
    return token.end
