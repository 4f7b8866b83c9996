"""A translated segment with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mt_toolkit.core.engine import UnknownWord
    from mt_toolkit.core.terms import TermOutcome
    from mt_toolkit.core.text import Segment


@dataclass(frozen=True, slots=True)
class Signature:
    """How a translation or a score was made: ordered ``key:value`` fields, printed joined by ``|``."""

    fields: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return "|".join(f"{key}:{value}" for key, value in self.fields)


@dataclass(frozen=True, slots=True)
class DraftWarning:
    """Something a translator should look at: ``kind`` is a stable slug, ``message`` is for people."""

    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Translation:
    """A segment, its target text, and one outcome for each term match."""

    segment: Segment
    text: str
    terms: tuple[TermOutcome, ...] = ()
    unknown: tuple[UnknownWord, ...] = ()
    warnings: tuple[DraftWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """A named figure that says how it was computed; scores with different signatures are not comparable."""

    name: str
    score: float
    signature: str
