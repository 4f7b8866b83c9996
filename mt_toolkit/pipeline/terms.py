"""The part of the road that deals with terms: what is required, what was met, what is to be forced, the receipts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from mt_toolkit.core.terms import Level, Outcome, TermOutcome
from mt_toolkit.errors import MorphologyError
from mt_toolkit.terminology.guard import wreck_of
from mt_toolkit.terminology.strategy import Draft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.engine import Engine, EngineOutput, EngineRequest
    from mt_toolkit.core.terms import TermMatch, TermRequirement
    from mt_toolkit.terminology.requirements import Inflector
    from mt_toolkit.terminology.strategy import TermStrategy
    from mt_toolkit.terminology.verify import Evidence, Verifier


class TermMode(StrEnum):
    """How far the glossary goes: ``force`` until honoured, ``prefer`` without a second try, ``off`` only reported."""

    FORCE = "force"
    PREFER = "prefer"
    OFF = "off"


@dataclass(slots=True)
class Attempt:
    """A sentence on its way: request, best output so far, evidence per requirement, and who brought it about.

    ``by[i]`` names the strategy that met requirement ``i``; empty when the engine did it by itself.
    """

    request: EngineRequest
    output: EngineOutput
    evidence: list[Evidence | None]
    by: list[str]
    reasons: list[str]

    def missing(self) -> tuple[int, ...]:
        """Positions of the requirements that are not met, or met by a wrong form."""
        return tuple(i for i, found in enumerate(self.evidence) if found is None or found.problem)


def requirements_of(
    matches: Sequence[TermMatch], language: str, inflector: Inflector
) -> tuple[list[TermRequirement], dict[int, str]]:
    """Requirements of the matches that count, and for those that can have none, the reason by match position."""
    requirements: list[TermRequirement] = []
    impossible: dict[int, str] = {}
    for position, match in enumerate(matches):
        if match.nested_in is not None or match.level is not Level.FORCE:
            continue
        try:
            requirement = inflector.requirement(match, language)
        except MorphologyError as error:
            impossible[position] = error.message
            continue
        if requirement is None:
            impossible[position] = f"the glossary has no rendering in '{language}'"
        else:
            requirements.append(requirement)
    return requirements, impossible


def keep_to_first_choice(attempts: Sequence[Attempt]) -> None:
    """One rendering per document: a later sentence that chose another loses its evidence and its other options."""
    chosen: dict[tuple[tuple[str, str], str], str] = {}
    for attempt in attempts:
        requirements = list(attempt.request.requirements)
        for position, found in enumerate(attempt.evidence):
            if found is None or found.problem:
                continue
            key = (requirements[position].key, str(found.target.role))
            first = chosen.setdefault(key, found.target.text)
            if found.target.text != first:
                only = tuple(t for t in requirements[position].targets if t.text == first)
                if only:
                    requirements[position] = replace(requirements[position], targets=only)
                    attempt.evidence[position] = None
                    attempt.reasons[position] = f"'{found.surface}' differs from this document's '{first}'"
        attempt.request = replace(attempt.request, requirements=tuple(requirements))


def force_missing(
    attempts: Sequence[Attempt], engine: Engine, strategies: Sequence[TermStrategy], verifier: Verifier
) -> None:
    """Try each strategy on the sentences that still lack terms; what does not help, or wrecks, is thrown away."""
    for strategy in strategies:
        lacking = [attempt for attempt in attempts if attempt.missing()]
        if not lacking:
            return
        if not strategy.requires <= engine.info.capabilities:
            continue
        drafts = [Draft(attempt.request, attempt.output, attempt.missing()) for attempt in lacking]
        for attempt, output in zip(lacking, strategy.force(engine, drafts), strict=True):
            if output is not None:
                _adopt(attempt, output, strategy.name, verifier)


def outcomes_of(
    matches: Sequence[TermMatch], attempt: Attempt, impossible: dict[int, str], *, placed_by: str
) -> tuple[TermOutcome, ...]:
    """The receipts: one for each match. ``placed_by`` names an engine that places terms by construction."""
    outcomes: list[TermOutcome] = []
    met = iter(range(len(attempt.evidence)))
    for position, match in enumerate(matches):
        if match.nested_in is not None or match.level is not Level.FORCE:
            reason = f"inside the longer match {list(match.nested_in)}" if match.nested_in else "shown, not forced"
            outcomes.append(TermOutcome(match, Outcome.SUGGESTED, reason=reason))
        elif position in impossible:
            outcomes.append(TermOutcome(match, Outcome.MISSING, reason=impossible[position]))
        else:
            outcomes.append(_receipt(match, attempt, next(met), placed_by))
    return tuple(outcomes)


def _adopt(attempt: Attempt, output: EngineOutput, name: str, verifier: Verifier) -> None:
    wreck = wreck_of(attempt.output.text, output.text)
    language = attempt.request.pair.target
    evidence = verifier.verify(output.text, attempt.request.requirements, language)
    before, after = set(attempt.missing()), {i for i, found in enumerate(evidence) if found is None or found.problem}
    if wreck or len(after) >= len(before):
        for position in before:
            attempt.reasons[position] = f"{name}: {wreck or 'the term was not placed'}"
        return
    for position in before - after:
        attempt.by[position] = name
    attempt.output, attempt.evidence = output, evidence


def _receipt(match: TermMatch, attempt: Attempt, index: int, placed_by: str) -> TermOutcome:
    requirement, found = attempt.request.requirements[index], attempt.evidence[index]
    required = requirement.targets[0].text
    accepted = tuple(target.text for target in requirement.targets)
    if found is None or found.problem:
        reason = found.problem if found else attempt.reasons[index] or "the engine used other words"
        outcome = TermOutcome(match, Outcome.MISSING, required, accepted, reason=reason)
        if found is None:
            return outcome
        return replace(outcome, target_start=found.start, target_end=found.end, target_surface=found.surface)
    strategy = attempt.by[index] or placed_by
    return TermOutcome(
        match,
        Outcome.FORCED if strategy else Outcome.HONOURED,
        required,
        accepted,
        found.start,
        found.end,
        found.surface,
        strategy,
    )
