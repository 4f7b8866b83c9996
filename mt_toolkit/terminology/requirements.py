"""From a match to a requirement: the paradigms of every admissible rendering in the target language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.core.features import features
from mt_toolkit.core.languages import ENGLISH
from mt_toolkit.core.terms import Role, TargetTerm, TermRequirement
from mt_toolkit.glossary.hints import grammar_hints
from mt_toolkit.lang.english.phrases import paradigm
from mt_toolkit.lang.russian import tags
from mt_toolkit.lang.russian.phrases import agreement_features, inflect_adjectives, inflect_phrase, parse_phrase
from mt_toolkit.terminology.agreement import agree_before, cases_of_adjectives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt_toolkit.core.features import Features
    from mt_toolkit.core.terms import Concept, Rendering, TermMatch
    from mt_toolkit.lang.english.words import English
    from mt_toolkit.lang.russian.words import Russian

_Cells = tuple[tuple["Features", tuple[str, ...]], ...]


class Inflector:
    """Makes requirements; keeps the paradigms it has built, one for each rendering."""

    def __init__(self, english: English, russian: Russian) -> None:
        self._english = english
        self._russian = russian
        self._paradigms: dict[tuple[str, str, Role, tuple[str, ...]], _Cells] = {}

    def requirement(self, match: TermMatch, language: str) -> TermRequirement | None:
        """What a match demands in ``language``; None where its concept has no rendering there.

        In the attributive role the attributive renderings come first and the plain ones remain admissible.

        Raises:
            MorphologyError: If a rendering cannot be declined at all.
        """
        rendering = match.concept.rendering(language)
        if rendering is None:
            return None
        targets = tuple(self._targets(match.concept, rendering, match.role, language))
        return TermRequirement(
            match.concept.id,
            match.start,
            match.end,
            match.surface,
            match.role,
            match.features,
            match.concept.pos,
            targets,
            match.concept.glossary,
        )

    def paradigm(self, text: str, language: str, role: Role, grammar: tuple[str, ...] = ()) -> _Cells:
        """Every form of one rendering with its features."""
        key = (text, language, role, grammar)
        if key not in self._paradigms:
            self._paradigms[key] = tuple(self._build(text, language, role, grammar))
        return self._paradigms[key]

    def agree_before(self, before: str, target: TargetTerm, wanted: Features) -> str:
        """Russian text before a slot, its last adjectives in agreement with the term that comes to stand there."""
        if target.role is Role.ATTRIBUTIVE:
            return before
        return agree_before(self._russian, before, target, wanted)

    def cases_of_adjectives(self, before: str) -> tuple[str, frozenset[str]]:
        """Russian text before a slot without its last adjectives, and the cases these leave open."""
        return cases_of_adjectives(self._russian, before)

    def _targets(self, concept: Concept, rendering: Rendering, role: Role, language: str) -> Iterator[TargetTerm]:
        grammar = grammar_hints(concept, rendering)
        plain = rendering.terms if concept.accept_any else rendering.terms[:1]
        if role is Role.ATTRIBUTIVE:
            chosen = rendering.attributive if concept.accept_any else rendering.attributive[:1]
            for text in chosen:
                yield TargetTerm(text, role, self.paradigm(text, language, role), (), preferred=True)
        attributive_first = role is Role.ATTRIBUTIVE and bool(rendering.attributive)
        for position, text in enumerate(plain):
            cells = self.paradigm(text, language, self._plain_role(concept), grammar)
            yield TargetTerm(
                text, self._plain_role(concept), cells, grammar, preferred=not attributive_first and position == 0
            )

    @staticmethod
    def _plain_role(concept: Concept) -> Role:
        return Role.ATTRIBUTIVE if concept.pos == "ADJ" else Role.HEAD

    def _build(
        self, text: str, language: str, role: Role, grammar: tuple[str, ...]
    ) -> Iterator[tuple[Features, tuple[str, ...]]]:
        if language == ENGLISH:
            yield from ((features(), (text,)),) if role is Role.ATTRIBUTIVE else paradigm(self._english, text)
        elif role is Role.ATTRIBUTIVE:
            yield from self._adjective_cells(text)
        else:
            yield from self._noun_cells(text, grammar)

    def _noun_cells(self, text: str, grammar: tuple[str, ...]) -> Iterator[tuple[Features, tuple[str, ...]]]:
        phrase = parse_phrase(self._russian, text, grammar)
        for number in tags.NUMBERS[:1] if "sg.tant" in grammar else tags.NUMBERS:
            for case in tags.CASES:
                forms = inflect_phrase(self._russian, phrase, case, number)
                if forms:
                    yield features(Case=case, Number=number), forms

    def _adjective_cells(self, text: str) -> Iterator[tuple[Features, tuple[str, ...]]]:
        slots = [("Sing", gender, False) for gender in tags.GENDERS] + [("Plur", "", False)]
        for number, gender, _ in slots:
            for case in tags.CASES:
                for animate in (False, True) if case == "Acc" and gender in {"Masc", ""} else (False,):
                    wanted = agreement_features(case, number, gender, animate=animate)
                    forms = inflect_adjectives(self._russian, text, wanted)
                    if forms:
                        yield wanted, forms
