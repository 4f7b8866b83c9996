"""The report of a translated document: the stable JSON form (schema 1, see docs/report.md) and its counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.terms import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mt_toolkit.core.engine import UnknownWord
    from mt_toolkit.core.terms import TermOutcome
    from mt_toolkit.core.translation import Signature, Translation

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Counts:
    """How a document went. ``unknown`` counts occurrences of words that no lexicon had."""

    segments: int
    honoured: int
    forced: int
    missing: int
    suggested: int
    unknown: int
    warnings: int

    @property
    def required(self) -> int:
        """Occurrences that had to be honoured."""
        return self.honoured + self.forced + self.missing


def count(translations: Sequence[Translation]) -> Counts:
    """Sum up translations. Matches that lost to a longer one are not counted."""
    outcomes = [o for t in translations for o in t.terms if o.match.nested_in is None]

    def number(outcome: Outcome) -> int:
        return sum(o.outcome is outcome for o in outcomes)

    return Counts(
        segments=len(translations),
        honoured=number(Outcome.HONOURED),
        forced=number(Outcome.FORCED),
        missing=number(Outcome.MISSING),
        suggested=number(Outcome.SUGGESTED),
        unknown=sum(len(t.unknown) for t in translations),
        warnings=sum(len(t.warnings) for t in translations),
    )


def report(translations: Sequence[Translation], language: str, signature: Signature) -> dict[str, Any]:
    """The report as plain data.

    Offsets are code points, half-open: ``start``/``end`` index ``source``, ``source_span`` the decoded input,
    ``target_start``/``target_end`` the segment's ``target``.
    """
    counts = count(translations)
    return {
        "schema": SCHEMA,
        "target": language,
        "signature": dict(signature.fields),
        "counts": {
            "segments": counts.segments,
            "honoured": counts.honoured,
            "forced": counts.forced,
            "missing": counts.missing,
            "suggested": counts.suggested,
            "unknown": counts.unknown,
            "warnings": counts.warnings,
        },
        "segments": [_segment(translation) for translation in translations],
    }


def _segment(translation: Translation) -> dict[str, Any]:
    segment = translation.segment
    return {
        "id": segment.id,
        "source": segment.text,
        "source_span": [segment.source_span.start, segment.source_span.end],
        "target": translation.text,
        "warnings": [{"kind": warning.kind, "message": warning.message} for warning in translation.warnings],
        "unknown": [_unknown(word) for word in translation.unknown],
        "terms": [_term(outcome) for outcome in translation.terms if outcome.match.nested_in is None],
        "nested": [_term(outcome) for outcome in translation.terms if outcome.match.nested_in is not None],
    }


def _unknown(word: UnknownWord) -> dict[str, Any]:
    return {"surface": word.surface, "start": word.start, "end": word.end, "target": word.rendered}


def _term(outcome: TermOutcome) -> dict[str, Any]:
    match = outcome.match
    return {
        "concept": match.concept.id,
        "glossary": match.concept.glossary,
        "start": match.start,
        "end": match.end,
        "surface": match.surface,
        "role": str(match.role),
        "features": dict(match.features),
        "level": str(match.level),
        "status": match.concept.status,
        "required": outcome.required,
        "accepted": list(outcome.accepted),
        "target_start": outcome.target_start,
        "target_end": outcome.target_end,
        "target_surface": outcome.target_surface,
        "outcome": str(outcome.outcome),
        "strategy": outcome.strategy,
        "reason": outcome.reason,
    }


def unknown_words(translations: Iterable[Translation]) -> list[tuple[str, int]]:
    """Unknown source words with how often each occurs, most frequent first."""
    seen: dict[str, int] = {}
    for translation in translations:
        for word in translation.unknown:
            seen[word.surface.lower()] = seen.get(word.surface.lower(), 0) + 1
    return sorted(seen.items(), key=lambda item: (-item[1], item[0]))
