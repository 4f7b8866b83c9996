"""Masking: the term is replaced in the source by a token that models copy; its form takes the token's place.

Several kinds of token are tried, since models differ in what they copy. Each needs one more translation of the
sentences concerned.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mt_toolkit.core.engine import Capability, EngineOutput
from mt_toolkit.core.languages import ENGLISH
from mt_toolkit.terminology import slots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.engine import Engine, EngineRequest
    from mt_toolkit.core.terms import TermRequirement
    from mt_toolkit.terminology.requirements import Inflector
    from mt_toolkit.terminology.strategy import Draft, TermToolbox

DESIGNS = ("Xt{}", "TERM{}", "[{}]")
"""Tokens by number, in the order in which they are tried."""


class Placeholder:
    """Masks the missing terms, translates again, and puts the forms in."""

    name = "placeholder"
    requires: frozenset[Capability] = frozenset({Capability.KEEPS_PLACEHOLDERS})

    def __init__(self, toolbox: TermToolbox) -> None:
        self._inflector: Inflector = toolbox.inflector

    def force(self, engine: Engine, drafts: Sequence[Draft]) -> list[EngineOutput | None]:
        """One answer a draft; None where no kind of token came through."""
        answers: list[EngineOutput | None] = [None] * len(drafts)
        for design in DESIGNS:
            waiting = [index for index, answer in enumerate(answers) if answer is None]
            if not waiting:
                break
            requests = [_masked(drafts[index], design) for index in waiting]
            for index, output in zip(waiting, engine.translate(requests), strict=True):
                answers[index] = _filled(drafts[index], output, design, self._inflector)
        return answers


def _masked(draft: Draft, design: str) -> EngineRequest:
    """The request with every missing term masked, its token numbered by position among the requirements."""
    text = draft.request.text
    for position in sorted(draft.missing, key=lambda index: -draft.request.requirements[index].start):
        requirement = draft.request.requirements[position]
        text = text[: requirement.start] + design.format(position + 1) + text[requirement.end :]
    return replace(draft.request, text=text, requirements=())


def _filled(draft: Draft, output: EngineOutput, design: str, inflector: Inflector) -> EngineOutput | None:
    """The output with forms for tokens; None when one is lost or doubled."""
    text, language = output.text, draft.request.pair.target
    for position in draft.missing:
        token = re.compile(rf"(?<!\w){re.escape(design.format(position + 1))}(?!\w)", re.IGNORECASE)
        found = list(token.finditer(text))
        if len(found) != 1:
            return None
        requirement: TermRequirement = draft.request.requirements[position]
        start, end = found[0].span()
        before = text[:start]
        form, agreeing = _form_in_slot(requirement, before, language, inflector)
        text = slots.replace_span(agreeing + text[start:], len(agreeing), len(agreeing) + end - start, form, language)
    return EngineOutput(text, output.unknown)


def _form_in_slot(requirement: TermRequirement, before: str, language: str, inflector: Inflector) -> tuple[str, str]:
    """The form, and the text before it with its adjectives in agreement."""
    target = slots.preferred(requirement.targets)
    if language == ENGLISH:
        form = slots.form_for(target, language, slots.english_slot(requirement))
        return slots.capitalised(form, before), before
    wanted = slots.russian_slot(requirement, target, *inflector.cases_of_adjectives(before))
    form = slots.form_for(target, language, wanted)
    return slots.capitalised(form, before), inflector.agree_before(before, target, wanted)
