"""What each term of a source sentence lets one expect of its translation: by annotation, or by a glossary's matches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.core.features import NO_FEATURES
from mt_toolkit.core.terms import Level, Role, TargetTerm
from mt_toolkit.glossary.hints import grammar_hints

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mt_toolkit.core.features import Features
    from mt_toolkit.core.terms import Concept
    from mt_toolkit.evaluation.sets.model import Annotation, Item
    from mt_toolkit.glossary.match import Matcher


@dataclass(frozen=True, slots=True)
class Expectation:
    """One occurrence of a term in a source. Offsets index the source.

    ``targets`` are renderings in dictionary form, preferred first, without their paradigms; ``listed`` are forms that
    an annotator found acceptable in this very slot; ``forbidden`` are renderings that the glossary rules out.
    """

    concept: str
    start: int
    end: int
    surface: str
    role: Role
    features: Features
    targets: tuple[TargetTerm, ...]
    listed: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()

    @property
    def identity(self) -> str:
        """What makes two occurrences the same term; a term without a concept is known by its first listed form."""
        return self.concept or (self.listed[0].casefold() if self.listed else self.surface.casefold())


def expected(
    items: Sequence[Item], language: str, concepts: Mapping[str, Concept], matcher: Matcher | None
) -> tuple[tuple[Expectation, ...], ...]:
    """The expectations of each item: those annotated where the set is annotated, otherwise the matcher's.

    ``concepts`` are those of the glossary by id. Without annotations and matcher nothing is expected.
    """
    if any(item.annotations for item in items):
        return tuple(
            tuple(
                _annotated(mark, language, concepts)
                for mark in item.annotations
                if _is_usable(mark, language, concepts)
            )
            for item in items
        )
    if matcher is None:
        return tuple(() for _ in items)
    return tuple(matched(item.source, language, matcher) for item in items)


def matched(source: str, language: str, matcher: Matcher) -> tuple[Expectation, ...]:
    """What a glossary expects of the translation of one sentence: its matches that count and are not suggestions."""
    found = []
    for match in matcher.winners(source):
        targets = renderings_of(match.concept, language, match.role)
        if match.level is Level.FORCE and targets:
            rendering = match.concept.rendering(language)
            forbidden = rendering.forbidden if rendering else ()
            found.append(
                Expectation(
                    match.concept.id,
                    match.start,
                    match.end,
                    match.surface,
                    match.role,
                    match.features,
                    targets,
                    forbidden=forbidden,
                )
            )
    return tuple(found)


def renderings_of(concept: Concept, language: str, role: Role) -> tuple[TargetTerm, ...]:
    """Admitted renderings in dictionary form: for a modifier the attributive ones first.

    The first alone where the concept does not accept any.
    """
    rendering = concept.rendering(language)
    if rendering is None:
        return ()
    count = None if concept.accept_any else 1
    targets = []
    if role is Role.ATTRIBUTIVE:
        targets = [TargetTerm(text, Role.ATTRIBUTIVE, ()) for text in rendering.attributive[:count]]
    plain_role = Role.ATTRIBUTIVE if concept.pos == "ADJ" else Role.HEAD
    grammar = grammar_hints(concept, rendering)
    targets += [TargetTerm(text, plain_role, (), grammar) for text in rendering.terms[:count]]
    return tuple(targets)


def _is_usable(mark: Annotation, language: str, concepts: Mapping[str, Concept]) -> bool:
    return bool(mark.acceptable(language)) or mark.concept in concepts


def _annotated(mark: Annotation, language: str, concepts: Mapping[str, Concept]) -> Expectation:
    concept = concepts.get(mark.concept)
    rendering = concept.rendering(language) if concept else None
    return Expectation(
        mark.concept,
        mark.start,
        mark.end,
        mark.surface,
        mark.role,
        NO_FEATURES,
        renderings_of(concept, language, mark.role) if concept else (),
        mark.acceptable(language),
        rendering.forbidden if rendering else (),
    )
