"""Languages by BCP-47 code, and pairs of them."""

from __future__ import annotations

from dataclasses import dataclass

KAZAKH = "kk"
ENGLISH = "en"
RUSSIAN = "ru"
TARGETS = (ENGLISH, RUSSIAN)
LANGUAGE_NAMES = {KAZAKH: "Kazakh", ENGLISH: "English", RUSSIAN: "Russian"}


@dataclass(frozen=True, slots=True, order=True)
class LanguagePair:
    """A direction of translation, ``kk-ru``."""

    source: str
    target: str

    def __str__(self) -> str:
        return f"{self.source}-{self.target}"
