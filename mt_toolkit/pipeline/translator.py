"""The translator: an engine, glossaries and a document in; translations with their receipts out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit import __version__
from mt_toolkit.core.engine import Capability, Context, EngineRequest
from mt_toolkit.core.languages import KAZAKH, LanguagePair
from mt_toolkit.core.translation import DraftWarning, Signature, Translation
from mt_toolkit.errors import UnsupportedPairError
from mt_toolkit.pipeline import terms
from mt_toolkit.pipeline.integrity import integrity_warnings
from mt_toolkit.pipeline.terms import Attempt, TermMode
from mt_toolkit.terminology.strategy import CHAIN, STRATEGIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mt_toolkit.core.engine import Engine
    from mt_toolkit.core.terms import TermMatch, TermRequirement
    from mt_toolkit.core.text import Segment
    from mt_toolkit.glossary.match import Matcher
    from mt_toolkit.glossary.store import Glossary
    from mt_toolkit.terminology.requirements import Inflector
    from mt_toolkit.terminology.verify import Verifier


_BATCH = 64
_CONTEXT = 2


@dataclass(frozen=True, slots=True)
class Toolbox:
    """What terms need, made once for any number of documents and languages."""

    glossaries: tuple[Glossary, ...]
    matcher: Matcher
    inflector: Inflector
    verifier: Verifier


class Translator:
    """Translates segments into one language. Make one for each target language; it keeps no state between documents."""

    def __init__(
        self,
        engine: Engine,
        language: str,
        toolbox: Toolbox,
        mode: TermMode = TermMode.FORCE,
        strategies: Sequence[str] | None = None,
    ) -> None:
        """Check that the engine can do it. ``strategies`` are tried in order; the default is ``CHAIN``.

        Raises:
            UnsupportedPairError: If the engine does not translate from Kazakh into ``language``.
            UnknownNameError: If a strategy is not known.
        """
        self._pair = LanguagePair(KAZAKH, language)
        if self._pair not in engine.info.pairs:
            known = ", ".join(sorted(map(str, engine.info.pairs)))
            raise UnsupportedPairError(f"engine '{engine.info.name}' does not translate {self._pair}; it does: {known}")
        self._engine = engine
        self._toolbox = toolbox
        self._mode = mode
        self._chain = tuple(CHAIN if strategies is None else strategies)
        self._strategies = [STRATEGIES.load(name) for name in self._chain]
        self._places_terms = Capability.PLACES_TERMS in engine.info.capabilities and mode is not TermMode.OFF

    @property
    def signature(self) -> Signature:
        """engine@revision | pair | glossary@hash | terms | version."""
        glossaries = "+".join(glossary.signature for glossary in self._toolbox.glossaries) or "none"
        strategies = self._engine.info.name if self._places_terms else "+".join(self._chain)
        terms_field = str(self._mode) if self._mode is not TermMode.FORCE else f"force({strategies})"
        return Signature(
            (
                ("engine", self._engine.info.identity),
                ("pair", str(self._pair)),
                ("glossary", glossaries),
                ("terms", terms_field),
                ("version", __version__),
            )
        )

    def translate(
        self, segments: Sequence[Segment], progress: Callable[[int], None] | None = None
    ) -> list[Translation]:
        """Translate segments of one document, in order; ``progress`` is called with the number done.

        Raises:
            EngineError: If the engine fails.
        """
        matches = [self._toolbox.matcher.match(segment.text) for segment in segments]
        prepared = [terms.requirements_of(found, self._pair.target, self._toolbox.inflector) for found in matches]
        attempts = list(self._attempts(segments, [requirements for requirements, _ in prepared], progress))
        # An engine that places terms has chosen by rule, the same way everywhere; a model chooses anew each time.
        if self._mode is not TermMode.OFF and not self._places_terms:
            terms.keep_to_first_choice(attempts)
        if self._mode is TermMode.FORCE:
            strategies = [make(self._toolbox) for make in self._strategies]
            terms.force_missing(attempts, self._engine, strategies, self._toolbox.verifier)
        rows = zip(segments, matches, attempts, prepared, strict=True)
        return [self._translation(segment, found, attempt, hopeless) for segment, found, attempt, (_, hopeless) in rows]

    def _attempts(
        self,
        segments: Sequence[Segment],
        requirements: Sequence[list[TermRequirement]],
        progress: Callable[[int], None] | None,
    ) -> Iterator[Attempt]:
        targets: list[str] = []
        for start in range(0, len(segments), _BATCH):
            batch = segments[start : start + _BATCH]
            full = [
                EngineRequest(segment.text, self._pair, tuple(needed), _context(segments, start + i, targets))
                for i, (segment, needed) in enumerate(zip(batch, requirements[start:], strict=False))
            ]
            asked = full if self._places_terms else [_plain(request) for request in full]
            for request, output in zip(full, self._engine.translate(asked), strict=True):
                count = len(request.requirements)
                evidence = self._toolbox.verifier.verify(output.text, request.requirements, self._pair.target)
                targets.append(output.text)
                yield Attempt(request, output, evidence, [""] * count, [""] * count)
            if progress:
                progress(min(start + _BATCH, len(segments)))

    def _translation(
        self, segment: Segment, matches: list[TermMatch], attempt: Attempt, impossible: dict[int, str]
    ) -> Translation:
        placed_by = self._engine.info.name if self._places_terms else ""
        outcomes = terms.outcomes_of(matches, attempt, impossible, placed_by=placed_by)
        text = attempt.output.text
        warnings = integrity_warnings(segment.text, text, self._pair.target)
        warnings += tuple(DraftWarning("engine", warning) for warning in attempt.output.warnings)
        return Translation(segment, text, outcomes, attempt.output.unknown, warnings)


def _plain(request: EngineRequest) -> EngineRequest:
    return EngineRequest(request.text, request.pair, (), request.context)


def _context(segments: Sequence[Segment], position: int, targets: Sequence[str]) -> Context:
    before = tuple(segment.text for segment in segments[max(0, position - _CONTEXT) : position])
    return Context(before, tuple(targets[-_CONTEXT:]))
