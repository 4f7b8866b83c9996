"""The bilingual lexicon: rows of ``lexicon/*.tsv`` as entries, looked up by lemma and part of speech.

Columns: ``kk pos en ru when en_attr ru_attr en_gov ru_gov en_gram ru_gram``; docs/lexicon.md describes each.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COLUMNS = ("kk", "pos", "en", "ru", "when", "en_attr", "ru_attr", "en_gov", "ru_gov", "en_gram", "ru_gram")


@dataclass(frozen=True, slots=True)
class Entry:
    """One sense of one lemma. ``when`` is its selector, empty for the default sense."""

    kk: str
    pos: str
    en: str
    ru: str
    when: str = ""
    en_attr: str = ""
    ru_attr: str = ""
    en_gov: str = ""
    ru_gov: str = ""
    en_gram: str = ""
    ru_gram: str = ""

    def text(self, language: str) -> str:
        """The equivalent in ``en`` or ``ru``."""
        return self.en if language == "en" else self.ru

    def government(self, language: str) -> dict[str, str]:
        """Kazakh case → target preposition, case or preposition+case, as ``{"Dat": "в+Loc"}``."""
        text = self.en_gov if language == "en" else self.ru_gov
        return dict(item.split(":", 1) for item in text.split() if ":" in item)

    def grammar(self, language: str) -> frozenset[str]:
        """Hints such as ``uncount``, ``pl.tant``, ``indecl``, ``anim``."""
        return frozenset((self.en_gram if language == "en" else self.ru_gram).split())


class Lexicon:
    """Entries by lemma. Multi-word entries are found by their words, longest first."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[str, dict[str, list[Entry]]] = {}
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        for entry in entries:
            senses = self._entries.setdefault(entry.kk, {}).setdefault(entry.pos, [])
            senses.insert(0 if not entry.when else len(senses), entry)
            words = tuple(entry.kk.split(" "))
            if len(words) > 1 and len(senses) == 1:
                self._phrases.setdefault(words[0], []).append(words)
        for phrases in self._phrases.values():
            phrases.sort(key=len, reverse=True)

    def senses(self, lemma: str, pos: str) -> tuple[Entry, ...]:
        """All senses of a lemma as a part of speech, the default one first; empty when there are none."""
        return tuple(self._entries.get(lemma, {}).get(pos, ()))

    def parts_of_speech(self, lemma: str) -> tuple[str, ...]:
        """The parts of speech that a lemma has entries for, in file order."""
        return tuple(self._entries.get(lemma, ()))

    def phrases(self, first_word: str) -> list[tuple[str, ...]]:
        """Multi-word lemmas that begin with a word (as it stands in the dictionary form), longest first."""
        return self._phrases.get(first_word, [])

    def __iter__(self) -> Iterator[Entry]:
        for by_pos in self._entries.values():
            for senses in by_pos.values():
                yield from senses


def read_entries(text: str) -> Iterator[Entry]:
    """Entries of one TSV file with a header; columns are found by name, unknown ones ignored."""
    lines = text.splitlines()
    header = lines[0].split("\t")
    for line in lines[1:]:
        if line.strip():
            row = dict(zip(header, line.split("\t"), strict=False))
            yield Entry(**{name: row.get(name, "").strip() for name in COLUMNS})


@cache
def human_lemmas() -> frozenset[str]:
    """Kazakh nouns of the shipped lexicon that mean people."""
    return frozenset(entry.kk for entry in builtin_lexicon() if entry.pos == "NOUN" and "human" in entry.grammar("en"))


@cache
def builtin_lexicon() -> Lexicon:
    """The lexicon that the package carries, files in alphabetical order."""
    folder = resources.files("mt_toolkit.engines.rules").joinpath("lexicon")
    files = sorted((item for item in folder.iterdir() if item.name.endswith(".tsv")), key=lambda item: item.name)
    return Lexicon(entry for item in files for entry in read_entries(item.read_text(encoding="utf-8")))
