"""Document formats: how a text becomes a :class:`~mt_toolkit.core.text.Document`, and a document a text again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from mt_toolkit.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.text import Document
    from mt_toolkit.lang.kazakh.repair import Change


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document and what repair changed in its text."""

    document: Document
    changes: tuple[Change, ...]


class DocumentFormat(Protocol):
    """One format: reads decoded text, writes translations in its shape."""

    def read(self, text: str, name: str) -> Parsed:
        """Repair and split ``text``; ``name`` is the file's."""

    def render(self, document: Document, translations: Sequence[str]) -> str:
        """The whole target text: one translation for each segment, in order."""


FORMATS = Registry(
    kind="format",
    group="mt_toolkit.formats",
    builtin={
        "text": "mt_toolkit.documents.plain:TEXT",
        "lines": "mt_toolkit.documents.plain:LINES",
    },
    extras={},
)
