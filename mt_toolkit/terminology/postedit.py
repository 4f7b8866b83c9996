"""Post-editing: where the engine used a wrong rendering, the right one takes its place in its form.

What is looked for, by analysis: the right words in forms that do not agree, the concept's other renderings that are not
accepted here, and those that it forbids. Nothing is translated again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.core.engine import EngineOutput
from mt_toolkit.core.features import features, value_of
from mt_toolkit.core.languages import ENGLISH
from mt_toolkit.core.terms import Role, TargetTerm
from mt_toolkit.errors import MorphologyError
from mt_toolkit.terminology import slots

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt_toolkit.core.engine import Capability, Engine
    from mt_toolkit.core.features import Features
    from mt_toolkit.core.terms import Concept, TermRequirement
    from mt_toolkit.terminology.requirements import Inflector
    from mt_toolkit.terminology.strategy import Draft, TermToolbox
    from mt_toolkit.terminology.verify import Evidence, Verifier


class Postedit:
    """Replaces wrong renderings; needs nothing of the engine."""

    name = "postedit"
    requires: frozenset[Capability] = frozenset()

    def __init__(self, toolbox: TermToolbox) -> None:
        self._inflector: Inflector = toolbox.inflector
        self._verifier: Verifier = toolbox.verifier
        self._concepts: dict[tuple[str, str], Concept] = {
            (concept.glossary, concept.id): concept for glossary in toolbox.glossaries for concept in glossary.concepts
        }

    def force(self, engine: Engine, drafts: Sequence[Draft]) -> list[EngineOutput | None]:  # noqa: ARG002
        """Mend each draft; None where no wrong rendering was found."""
        return [self._mend(draft) for draft in drafts]

    def _mend(self, draft: Draft) -> EngineOutput | None:
        text, language = draft.output.text, draft.request.pair.target
        requirements = draft.request.requirements
        for position in draft.missing:
            wrong = self._wrong_rendering(text, requirements, position, language)
            if wrong is not None:
                text = self._mended(text, wrong, requirements, position, language)
        return EngineOutput(text, draft.output.unknown) if text != draft.output.text else None

    def _wrong_rendering(
        self, text: str, requirements: Sequence[TermRequirement], position: int, language: str
    ) -> Evidence | None:
        """The first wrong rendering in the text that serves no other requirement."""
        requirement = requirements[position]
        concept = self._concepts.get(requirement.key)
        if concept is None:
            return None
        candidates = [*requirement.targets, *self._other_targets(concept, language)]
        looked_for = [
            _with_targets(other, tuple(candidates)) if index == position else other
            for index, other in enumerate(requirements)
        ]
        return self._verifier.verify(text, looked_for, language)[position]

    def _other_targets(self, concept: Concept, language: str) -> Iterator[TargetTerm]:
        rendering = concept.rendering(language)
        if rendering is None:
            return
        rows = [(text, Role.HEAD) for text in (*rendering.terms, *rendering.forbidden)]
        rows += [(text, Role.ATTRIBUTIVE) for text in rendering.attributive]
        for text, role in rows:
            try:
                yield TargetTerm(text, role, self._inflector.paradigm(text, language, role), preferred=False)
            except MorphologyError:
                continue

    def _mended(
        self, text: str, wrong: Evidence, requirements: Sequence[TermRequirement], position: int, language: str
    ) -> str:
        """With the right rendering in its likeliest form, or in the first other one that the verifier lets stand."""
        likeliest = self._replaced(text, wrong, requirements[position], language)
        if language == ENGLISH or self._is_right(likeliest, requirements, position, language):
            return likeliest
        before = text[: wrong.start]
        forms = slots.preferred(requirements[position].targets).strings()
        others = (before + slots.capitalised(form, before) + text[wrong.end :] for form in forms)
        return next((one for one in others if self._is_right(one, requirements, position, language)), likeliest)

    def _is_right(self, text: str, requirements: Sequence[TermRequirement], position: int, language: str) -> bool:
        found = self._verifier.verify(text, requirements, language)[position]
        return found is not None and not found.problem

    def _replaced(self, text: str, wrong: Evidence, requirement: TermRequirement, language: str) -> str:
        target = slots.preferred(requirement.targets)
        before = text[: wrong.start]
        if language == ENGLISH:
            number = "Plur" if _is_plural(wrong) else "Sing"
            form = slots.form_for(target, language, features(Number=number))
        else:
            wanted = self._russian_features(wrong, requirement, before)
            form = slots.form_for(target, language, wanted)
            agreeing = self._inflector.agree_before(before, target, wanted)
            return agreeing + slots.capitalised(form, before) + text[wrong.end :]
        return slots.replace_span(text, wrong.start, wrong.end, slots.capitalised(form, before), language)

    @staticmethod
    def _russian_features(wrong: Evidence, requirement: TermRequirement, before: str) -> Features:
        """The features of the words that stood there, where their paradigm tells; a preposition overrules the case."""
        surface = wrong.surface.casefold()
        cells = [values for values, forms in wrong.target.forms if surface in {form.casefold() for form in forms}]
        governed = slots.cases_after_preposition(before)
        fitting = [values for values in cells if not governed or value_of(values, "Case") in governed]
        likely = slots.russian_cases(before, requirement)[0]
        if fitting:
            return min(fitting, key=lambda values: value_of(values, "Case") != likely)
        source_number = value_of(requirement.features, "Number", "Sing")
        number = value_of(cells[0], "Number") if cells else source_number
        return features(Case=likely, Number=number)


def _with_targets(requirement: TermRequirement, targets: tuple[TargetTerm, ...]) -> TermRequirement:
    from dataclasses import replace  # noqa: PLC0415

    return replace(requirement, targets=targets)


def _is_plural(found: Evidence) -> bool:
    surface = found.surface.casefold()
    return (
        any(
            value_of(values, "Number") == "Plur" and surface in {form.casefold() for form in forms}
            for values, forms in found.target.forms
        )
        and surface != found.target.text.casefold()
    )
