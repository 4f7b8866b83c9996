"""What an engine is asked, what it answers and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.languages import LanguagePair
    from mt_toolkit.core.terms import TermRequirement


class Capability(StrEnum):
    """What a strategy may ask of an engine; checked before work starts."""

    PLACES_TERMS = "places-terms"
    """Takes requirements as lexical entries and puts them in the right form by construction."""
    KEEPS_PLACEHOLDERS = "keeps-placeholders"
    """Copies a masked token through; whether it did is still verified."""
    FORCES_IN_DECODER = "forces-in-decoder"
    """Has ``force``: constrained search over the forms of the requirements (``ForcingEngine``)."""
    TARGET_PREFIX = "target-prefix"
    """Can be made to begin a translation with given tokens."""
    ATTENTION = "attention"
    """Tells which source tokens a target token came from."""
    N_BEST = "n-best"
    """Has ``alternatives``: several hypotheses, best first (``NBestEngine``)."""
    INSTRUCTIONS = "instructions"
    """Reads the requirements of a request as instructions in words; whether it followed them is still verified."""


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """What is known of an engine before it is loaded."""

    name: str
    model: str
    revision: str
    licence: str
    commercial_use: bool
    pairs: frozenset[LanguagePair]
    capabilities: frozenset[Capability] = frozenset()

    @property
    def identity(self) -> str:
        """``name@revision``, as signatures and reports print it."""
        return f"{self.model}@{self.revision}"


@dataclass(frozen=True, slots=True)
class Context:
    """What stands before a segment: the previous source and target sentences of the document, nearest last."""

    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EngineRequest:
    """One sentence to translate, with the terms it must contain; spans index ``text``."""

    text: str
    pair: LanguagePair
    requirements: tuple[TermRequirement, ...] = ()
    context: Context = Context()


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A source word the engine had no entry for, and what it wrote instead (transliteration or mapping)."""

    surface: str
    start: int
    end: int
    rendered: str


@dataclass(frozen=True, slots=True)
class EngineOutput:
    """The translation of one request."""

    text: str
    unknown: tuple[UnknownWord, ...] = ()
    warnings: tuple[str, ...] = ()
    """What the engine itself found wrong with its output and could not mend."""


class Engine(Protocol):
    """A translator of sentences. One method of substance; batching, caching and retries are engines around engines."""

    @property
    def info(self) -> EngineInfo:
        """What the engine is; available before anything heavy is loaded."""
        ...

    def translate(self, requests: Sequence[EngineRequest]) -> list[EngineOutput]:
        """Translate every request: same length, same order.

        Raises:
            EngineError: If the engine cannot translate at all (missing weights, out of memory).
            UnsupportedPairError: If a request's pair is not in ``info.pairs``.
        """
        ...


class ForcingEngine(Engine, Protocol):
    """An engine that can hold the decoder to the requirements (``FORCES_IN_DECODER``, ``TARGET_PREFIX``)."""

    def force(self, requests: Sequence[EngineRequest], drafts: Sequence[str], method: str) -> list[EngineOutput | None]:
        """Translate with every requirement's forms as constraints, by ``gate``, ``dba`` or ``repair``.

        ``drafts`` are the engine's own unconstrained translations: the word that stands in a term's place tells the
        form. One answer a request, in order; None where the method can do nothing for it.
        """
        ...


class NBestEngine(Engine, Protocol):
    """An engine that can give several hypotheses (``N_BEST``)."""

    def alternatives(self, requests: Sequence[EngineRequest], count: int) -> list[list[EngineOutput]]:
        """Up to ``count`` different hypotheses a request, best first."""
        ...
