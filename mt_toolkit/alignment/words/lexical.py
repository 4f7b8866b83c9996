"""Word alignment by what is known of the words: no training, the same links for a sentence wherever it stands.

Every rendering that the lexicon, the glossary or the letters offer for a Kazakh word is looked for in the translation;
what is found is linked, the surest and the nearest to the same place in the sentence first, each word once; then words
beside a link join it where one end is free (a name or a term of several words). Cf. Melamed 2000, competitive linking.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mt_toolkit.alignment.words.offers import OfferReader
from mt_toolkit.alignment.words.units import UnitReader
from mt_toolkit.engines.rules.unknown import romanise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt_toolkit.alignment.words.aligner import Options
    from mt_toolkit.alignment.words.links import Links
    from mt_toolkit.alignment.words.offers import Offer
    from mt_toolkit.alignment.words.units import Units
    from mt_toolkit.glossary.match import Matcher

# Chosen on half of the labelled dev pairs (docs/alignment.md).
_TERM = 1.2
_BEGINNING = 0.6
"""What a rendering counts of which only the first letters are found: another derivation of the same root."""
_LETTERS = 5
_DISTANCE = 0.8
"""Lost by standing at the other end of the sentence."""
_BESIDE = 0.2
_QUOTES = frozenset("«»„“”‘’\"'‹›")
_ARTICLES = frozenset({"the", "a"})
_SOUNDS = 0.8
_HEARD_ALIKE = (("kh", "h"), ("gh", "g"), ("dzh", "j"), ("zh", "j"), ("ck", "k"), ("q", "k"), ("c", "k"), ("w", "v"))
_UNHEARD = re.compile(r"[^b-df-hj-np-tv-xz]")
"""Vowels, y, and what is no letter."""
_DIGITS = re.compile(r"\d+")


class LexicalAligner:
    """Links by the lexicon, the glossary of ``matcher``, names that sound alike, numbers and marks."""

    def __init__(self, language: str, scheme: str = "morphemes", matcher: Matcher | None = None) -> None:
        self._reader = UnitReader(language, scheme)
        self._offers = OfferReader(self._reader, matcher)

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[Links]:
        """Links of each pair of a Kazakh text and its translation."""
        return [self._one(*pair) for pair in pairs]

    def _one(self, source: str, target: str) -> Links:
        units, others = self._reader.source(source), self._reader.target(target)
        scores = _scores(units, others, self._offers.read(source, units), related=self._reader.scheme != "tokens")
        slope = max(1, len(others.tokens) - 1) / max(1, len(units.tokens) - 1)
        links = _linked(scores, {home: home * slope for home in range(len(units.tokens))}, len(others.tokens))
        # The order of phrases differs between the languages: what matters is the place of the neighbours.
        links = _linked(scores, _expected(links, len(units.tokens), slope), len(others.tokens))
        return links | frozenset(_marks(units, others, links))


def _expected(links: Links, width: int, slope: float) -> dict[int, float]:
    """Where the counterpart of each token is to be looked for: beside those of the nearest linked tokens."""
    places: dict[int, list[int]] = {}
    for home, place in links:
        places.setdefault(home, []).append(place)
    expected = {}
    for home in range(width):
        before = next((k for k in range(home - 1, -1, -1) if k in places), None)
        after = next((k for k in range(home + 1, width) if k in places), None)
        near = [k for k in (before, after) if k is not None]
        guesses = [(abs(k - home), sum(places[k]) / len(places[k]) + (home - k) * slope) for k in near]
        weight = sum(1 / distance for distance, _ in guesses)
        expected[home] = sum(place / distance for distance, place in guesses) / weight if guesses else home * slope
    return expected


def _marks(units: Units, others: Units, links: Links) -> Iterator[tuple[int, int]]:
    """Punctuation that stands at the same place: beside words that are linked, or last of all."""
    by_home = dict(sorted(links))
    free = {place for place, token in enumerate(others.tokens) if not token.is_word}
    homes = [home for home, token in enumerate(units.tokens) if not token.is_word]
    for home in homes:
        before = next((by_home[k] for k in range(home - 1, -1, -1) if k in by_home), -1)
        after = next((by_home[k] for k in range(home + 1, len(units.tokens)) if k in by_home), len(others.tokens))
        # Right beside what is linked, or anywhere between if the order is the same on both sides.
        for place in dict.fromkeys((before + 1, after - 1, *range(before + 1, after))):
            if place in free and _kind(others.tokens[place].text) == _kind(units.tokens[home].text):
                free.discard(place)
                yield home, place
                break


def _kind(mark: str) -> str:
    return "quote" if mark in _QUOTES else "stop" if mark[:1] in ".!?…" else "dash" if mark in "-–—−" else mark


def _linked(scores: dict[tuple[int, int], float], expected: dict[int, float], height: int) -> Links:
    """The best links, each token once, and then what stands beside a link and has one end free."""
    values = {
        (home, place): score - _DISTANCE * abs(place - expected[home]) / max(1, height - 1)
        for (home, place), score in scores.items()
    }
    ranked = sorted((link for link, value in values.items() if value > 0), key=lambda link: (-values[link], link))
    links: set[tuple[int, int]] = set()
    sources: set[int] = set()
    targets: set[int] = set()
    for is_second in (False, True):
        for source, target in ranked:
            taken = (source in sources) + (target in targets)
            fits = not taken
            if is_second:
                near = {(source + down, target + right) for down in (-1, 0, 1) for right in (-1, 0, 1)}
                fits = taken == 1 and values[source, target] > _BESIDE and bool(near & links)
            if fits:
                links.add((source, target))
                sources.add(source)
                targets.add(target)
    return frozenset(links)


def _scores(units: Units, others: Units, offers: Sequence[Offer], *, related: bool) -> dict[tuple[int, int], float]:
    """How likely each pair of tokens says the same, by the words alone; pairs without a sign of it are left out."""
    places: dict[str, list[int]] = {}
    for place, name in enumerate(others.names):
        places.setdefault(name, []).append(place)
        if related and len(name) >= _LETTERS:
            places.setdefault(_beginning(name), []).append(place)
    scores: dict[tuple[int, int], float] = {}
    if related:
        scores.update(dict.fromkeys(_names_alike(units, others), _SOUNDS))
    words = [offer for offer in offers if not offer.is_term]
    terms = [offer for offer in offers if offer.is_term]
    for group in (words, terms):
        own = frozenset(scores)
        for offer in group:
            for place, score in _found(offer, places, others.names, related=related):
                for home in _owners(place, offer.homes, own):
                    scores[home, place] = max(score, scores.get((home, place), 0.0))
    for home, token in enumerate(units.tokens):
        digits = _DIGITS.match(token.text)
        for place in places.get(digits[0] if digits else token.text.lower(), ()) if token.is_word else ():
            scores[home, place] = 1.0
    return scores


def _owners(place: int, homes: tuple[int, ...], own: frozenset[tuple[int, int]]) -> tuple[int, ...]:
    """Of the words of a term those that say by themselves what stands at a place, else those that say nothing yet."""
    if len(homes) == 1:
        return homes
    silent = set(homes) - {home for home, _ in own}
    return tuple(home for home in homes if (home, place) in own) or tuple(sorted(silent)) or homes


def _names_alike(units: Units, others: Units) -> Iterator[tuple[int, int]]:
    """Capitalised words with the same consonants in Latin letters, whatever the romanisation: Ахмет, Akhmet, Ahmet."""
    heard: dict[str, list[int]] = {}
    for place, token in enumerate(others.tokens):
        if token.text[:1].isupper():
            heard.setdefault(_consonants(others.names[place]), []).append(place)
    for home, name in zip(units.homes, units.names, strict=True):
        if units.tokens[home].text[:1].isupper():
            consonants = _consonants(name)
            yield from ((home, place) for place in heard.get(consonants, ()) if len(consonants) > 1)


@lru_cache(maxsize=100_000)
def _consonants(name: str) -> str:
    latin = romanise(name.lower())
    for written, heard in _HEARD_ALIKE:
        latin = latin.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", _UNHEARD.sub("", latin))


def _found(
    offer: Offer, places: dict[str, list[int]], names: tuple[str, ...], *, related: bool
) -> Iterator[tuple[int, float]]:
    """Places of the translation where a word of a rendering stands, or one that begins alike."""
    for rendering in offer.renderings:
        full = (_TERM if offer.is_term else 1.0) / len(rendering) ** 0.5
        for name in rendering:
            if len(rendering) == 1 or (len(name) > 2 and name not in _ARTICLES):
                yield from ((place, full) for place in places.get(name, ()))
            if related and len(name) >= _LETTERS:
                for place in places.get(_beginning(name), ()):
                    yield place, full if names[place] == name else full * _BEGINNING


def _beginning(name: str) -> str:
    """A key for names that begin alike, which is no name itself."""
    return f"{name[:_LETTERS]}*"


def load(options: Options) -> LexicalAligner:
    """The aligner for :data:`mt_toolkit.alignment.words.aligner.ALIGNERS`."""
    return LexicalAligner(options.language, options.scheme, options.matcher)
