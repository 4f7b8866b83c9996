"""What the lexicon, the glossary and the letters offer as renderings of the words of a Kazakh text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import ENGLISH
from mt_toolkit.engines.rules import unknown
from mt_toolkit.engines.rules.lexicon import builtin_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mt_toolkit.alignment.words.units import UnitReader, Units
    from mt_toolkit.engines.rules.analysis.reading import Word
    from mt_toolkit.engines.rules.lexicon import Entry
    from mt_toolkit.glossary.match import Matcher


@dataclass(frozen=True, slots=True)
class Offer:
    """Renderings, each as target units, of what stands at some tokens; ``is_term`` for those of the glossary."""

    homes: tuple[int, ...]
    renderings: tuple[tuple[str, ...], ...]
    is_term: bool = False


class OfferReader:
    """Reads offers off Kazakh texts, in the units of a :class:`UnitReader`.

    Over plain tokens the lexicon is asked for the words as they stand, and there is no glossary.
    """

    def __init__(self, reader: UnitReader, matcher: Matcher | None = None) -> None:
        self._reader = reader
        self._matcher = matcher
        self._language = reader.language
        self._known: dict[tuple[str, str, str], tuple[tuple[str, ...], ...]] = {}
        self._units: dict[str, tuple[str, ...]] = {}

    def read(self, text: str, units: Units) -> list[Offer]:
        """The offers for a text whose units are ``units``; words first, terms after them."""
        if self._reader.scheme == "tokens":
            return [
                Offer((home,), found) for home, name in enumerate(units.names) if (found := self._by_form.get(name, ()))
            ]
        offers = []
        for home, word in self._reader.words(text, units.tokens).items():
            renderings = self._of_word(word)
            if renderings and units.tokens[home].is_word:
                offers.append(Offer((home,), renderings))
        return [*offers, *self._terms(text, units)]

    def _terms(self, text: str, units: Units) -> Iterator[Offer]:
        for match in self._matcher.winners(text) if self._matcher is not None else ():
            rendering = match.concept.rendering(self._language)
            homes = tuple(
                home
                for home, token in enumerate(units.tokens)
                if token.is_word and token.start < match.end and match.start < token.end
            )
            if rendering is not None and homes:
                yield Offer(homes, self._all_units((*rendering.terms, *rendering.attributive)), is_term=True)

    def _of_word(self, word: Word) -> tuple[tuple[str, ...], ...]:
        if not any(map(str.isalpha, word.form)):
            return ()
        key = (word.lemma, word.pos, word.form)
        found = self._known.get(key)
        if found is None:
            entries = list(dict.fromkeys([*word.entries, *_of_other_readings(word)]))
            texts = self._texts(entries) if entries else [unknown.render(word.node(), self._language)]
            found = self._known[key] = self._all_units(texts)
        return found

    def _texts(self, entries: Iterable[Entry]) -> list[str]:
        texts: list[str] = []
        for entry in entries:
            # Russian verbs stand as aspect pairs: говорить/сказать.
            texts += entry.text(self._language).split("/")
            texts.append(entry.en_attr if self._language == ENGLISH else entry.ru_attr)
        return texts

    def _all_units(self, texts: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        return tuple(dict.fromkeys(units for text in texts if text and (units := self._units_of(text))))

    def _units_of(self, text: str) -> tuple[str, ...]:
        if text not in self._units:
            self._units[text] = self._reader.target(text).names
        return self._units[text]

    @cached_property
    def _by_form(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        found: dict[str, list[Entry]] = {}
        for entry in builtin_lexicon():
            found.setdefault(entry.kk.lower(), []).append(entry)
        return {form: self._all_units(self._texts(entries)) for form, entries in found.items()}


def _of_other_readings(word: Word) -> Iterator[Entry]:
    """Senses of the readings that were not chosen, and of the lemma as other parts of speech."""
    lexicon = builtin_lexicon()
    for lemma in dict.fromkeys((word.lemma, word.lower, *(reading.lemma for reading in word.readings))):
        for pos in lexicon.parts_of_speech(lemma):
            yield from lexicon.senses(lemma, pos)
