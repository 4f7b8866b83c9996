"""A test set as a value: items aligned with references, terms annotated by people, and where all of it comes from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mt_toolkit.core.terms import Role

HUMAN, MACHINE, UNKNOWN = "human", "machine", "unknown"
PROVENANCES = (HUMAN, MACHINE, UNKNOWN)


@dataclass(frozen=True, slots=True)
class Annotation:
    """A term that a person marked in a source sentence. Offsets index the item's source.

    ``concept`` is a concept id of the curated glossary, empty where it has none. ``forms`` pairs a language with the
    forms acceptable in this slot, the reference's own first.
    """

    start: int
    end: int
    surface: str
    role: Role
    concept: str
    forms: tuple[tuple[str, tuple[str, ...]], ...]

    def acceptable(self, language: str) -> tuple[str, ...]:
        """Forms acceptable in ``language``; empty where none were listed."""
        return dict(self.forms).get(language, ())


@dataclass(frozen=True, slots=True)
class Item:
    """One segment. ``document`` names the text it belongs to; items of one document stand together, in order."""

    id: str
    source: str
    references: tuple[tuple[str, str], ...]
    document: str
    annotations: tuple[Annotation, ...] = ()
    probe: str = ""
    """What a challenge item probes; empty elsewhere."""

    def reference(self, language: str) -> str:
        """The reference in ``language``; empty where there is none."""
        return dict(self.references).get(language, "")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a document, for break-downs: ``register``, ``era``, ``period``, ``title``, ``split``."""

    title: str = ""
    register: str = ""
    era: str = ""
    period: str = ""
    split: str = ""


@dataclass(frozen=True)
class TestSet:
    """Items under a name. ``provenance`` tells for each language who made its references: one kind in one set."""

    __test__ = False  # pytest would take the name for a test class

    name: str
    items: tuple[Item, ...]
    provenance: Mapping[str, str] = field(default_factory=dict)
    licence: str = ""
    documents: Mapping[str, Facts] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        """Twelve hexadecimal digits of everything that can change a score."""
        content = [asdict(item) for item in self.items]
        text = json.dumps([content, sorted(self.provenance.items())], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    @property
    def signature(self) -> str:
        """``name@digest``, as score signatures print it."""
        return f"{self.name}@{self.digest}"

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages in which every item has a reference, or which a set without references is annotated for."""
        named = dict.fromkeys(language for item in self.items for language, _ in item.references)
        return tuple(named)

    @property
    def is_annotated(self) -> bool:
        """Whether a person marked the terms; otherwise they are found by the matcher."""
        return any(item.annotations for item in self.items)
