"""Concepts, where they occur in a source sentence, what they require of the target, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from mt_toolkit.core.features import NO_FEATURES, Features


class Role(StrEnum):
    """How a term stands in its phrase: as the noun itself, or bare before a noun that it modifies."""

    HEAD = "head"
    ATTRIBUTIVE = "attributive"


class Level(StrEnum):
    """Whether a match must be honoured or is only shown to the translator."""

    FORCE = "force"
    SUGGEST = "suggest"


class Outcome(StrEnum):
    """What became of a required term in the output."""

    HONOURED = "honoured"
    FORCED = "forced"
    MISSING = "missing"
    SUGGESTED = "suggested"


@dataclass(frozen=True, slots=True)
class Rendering:
    """How a concept is said in one target language; every tuple has the preferred form first, dictionary forms."""

    terms: tuple[str, ...]
    attributive: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    grammar: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """One row of a glossary: Kazakh terms and their renderings by target language."""

    id: str
    glossary: str
    kk: tuple[str, ...]
    renderings: tuple[tuple[str, Rendering], ...]
    pos: str = ""
    domain: str = ""
    period: str = ""
    status: str = "preferred"
    level: Level = Level.FORCE
    accept_any: bool = False
    kk_derived: tuple[str, ...] = ()
    case_sensitive: bool = False
    note: str = ""
    source: str = ""
    extra: tuple[tuple[str, str], ...] = ()

    def rendering(self, language: str) -> Rendering | None:
        """Return the rendering in ``language``, or None where the concept has none."""
        for code, rendering in self.renderings:
            if code == language:
                return rendering
        return None


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A concept found in a sentence. ``features`` are those of its head word as the sentence has it."""

    concept: Concept
    start: int
    end: int
    surface: str
    role: Role
    level: Level
    features: Features = NO_FEATURES
    nested_in: tuple[int, int] | None = None
    """Span of the longer match that won over this one; None for a match that counts."""


@dataclass(frozen=True, slots=True)
class TargetTerm:
    """One admissible rendering with its whole paradigm: a requirement is never a single string.

    ``forms`` pairs target features (Russian: Case, Number and, for adjectives, Gender, Animacy; English: Number,
    Case=Gen for the possessive) with the strings that realise them, preferred first.
    """

    text: str
    role: Role
    forms: tuple[tuple[Features, tuple[str, ...]], ...]
    grammar: tuple[str, ...] = ()
    preferred: bool = True

    def strings(self) -> tuple[str, ...]:
        """Every distinct form, in paradigm order."""
        return tuple(dict.fromkeys(form for _, forms in self.forms for form in forms))


@dataclass(frozen=True, slots=True)
class TermRequirement:
    """What one match demands of the target sentence: any form of any of ``targets``, the first preferred."""

    concept: str
    start: int
    end: int
    surface: str
    role: Role
    features: Features
    pos: str
    targets: tuple[TargetTerm, ...]
    glossary: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Glossary and concept: two glossaries may use one id for different things."""
        return self.glossary, self.concept


@dataclass(frozen=True, slots=True)
class TermOutcome:
    """The receipt of one match. Target offsets are into the segment's translation; None where nothing was found."""

    match: TermMatch
    outcome: Outcome
    required: str = ""
    accepted: tuple[str, ...] = ()
    target_start: int | None = None
    target_end: int | None = None
    target_surface: str = ""
    strategy: str = ""
    reason: str = ""
    warnings: tuple[str, ...] = field(default=())
