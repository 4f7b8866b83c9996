"""Morphological features and analyses of single words, for any language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Features = tuple[tuple[str, str], ...]
"""UD feature names and values, sorted by name: ``(("Case", "Gen"), ("Number", "Plur"))``. Hashable, order-free."""

NO_FEATURES: Features = ()


def features(values: Mapping[str, str] | None = None, /, **named: str) -> Features:
    """Build a canonical (sorted) feature tuple; names that are not identifiers, ``Number[psor]``, go in the mapping."""
    return tuple(sorted({**(values or {}), **named}.items()))


def parse_features(text: str) -> Features:
    """Read ``Case=Gen|Number=Plur``; ``_`` and the empty string are no features.

    Raises:
        ValueError: If an item has no ``=``.
    """
    if text in {"", "_"}:
        return NO_FEATURES
    return features(dict(item.split("=", 1) for item in text.split("|")))


def format_features(values: Features) -> str:
    """Write features as ``Case=Gen|Number=Plur``, ``_`` when there are none."""
    return "|".join(f"{name}={value}" for name, value in values) or "_"


def value_of(values: Features, name: str, default: str = "") -> str:
    """Return the value of feature ``name``, or ``default`` where it is absent."""
    for key, value in values:
        if key == name:
            return value
    return default


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of one word form.

    ``lemma`` is the dictionary form (verbs: the bare stem without voice), ``pos`` a UD tag. ``guessed`` marks a
    reading whose lemma is in no lexicon. Sequences of analyses are ordered best first.
    """

    lemma: str
    pos: str
    features: Features = NO_FEATURES
    guessed: bool = False

    def get(self, name: str, default: str = "") -> str:
        """Return the value of feature ``name``, or ``default`` where it is absent."""
        return value_of(self.features, name, default)
