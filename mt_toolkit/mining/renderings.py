"""How a translation renders candidates: the words linked to each occurrence, brought to dictionary form and counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mt_toolkit.core.features import features, value_of
from mt_toolkit.core.languages import RUSSIAN
from mt_toolkit.core.terms import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mt_toolkit.alignment.words.links import Links
    from mt_toolkit.alignment.words.units import Units
    from mt_toolkit.core.features import Analysis
    from mt_toolkit.lang.english.words import English
    from mt_toolkit.lang.russian.words import Russian
    from mt_toolkit.mining.candidates import Occurrence

_GAP = 2
"""Words without a counterpart that may stand within a rendering: the Golden Horde's khan."""
_OPENING = {
    "en": frozenset({
        "the", "a", "an", "of", "in", "to", "at", "by", "for", "from", "with", "on", "into", "and", "his",
        "her", "its", "their", "as",
    }),
    "ru": frozenset({
        "в", "во", "на", "с", "со", "к", "ко", "по", "из", "от", "о", "об", "и", "за", "у", "для", "при",
        "до", "а", "как",
    }),
}  # fmt: skip
"""What a rendering does not begin with."""
_EMPTY = {
    "en": frozenset({
        "and", "or", "but", "who", "whom", "which", "that", "this", "these", "those", "was", "were", "be",
        "been", "being", "is", "are", "not", "had", "has",
    }),
    "ru": frozenset({
        "или", "но", "что", "как", "который", "это", "этот", "тот", "был", "была", "было", "были", "не",
        "его", "ее", "их", "же", "бы",
    }),
}  # fmt: skip
"""What else is no part of one, unless it is linked."""
_INNER = {"en": frozenset({"of", "the", "for"}), "ru": frozenset({"о", "по"})}
"""What may stand between two words of one."""
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Rendering:
    """A way a candidate is rendered: ``lemmas`` tell it from others, ``text`` is its dictionary form.

    ``count`` are the occurrences rendered so as heads, ``attributive`` those as modifiers; ``coverage`` is the mean
    share of the candidate's words that have a counterpart in it.
    """

    lemmas: tuple[str, ...]
    text: str
    count: int
    attributive: int
    coverage: float
    examples: tuple[int, ...]

    @property
    def total(self) -> int:
        """All occurrences rendered so."""
        return self.count + self.attributive


@dataclass(frozen=True, slots=True)
class Found:
    """What renders one occurrence of a candidate: the token numbers of its words in the translation, in order."""

    places: tuple[int, ...]
    lemmas: tuple[str, ...]
    surface: str
    role: Role
    coverage: float
    sentence: int
    is_initial: bool


class RenderingCollector:
    """Finds the renderings of candidates in aligned sentences of one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._opening = _OPENING[language]
        self._empty = _EMPTY[language]
        self._inner = _INNER[language]

    def collect(
        self, occurrences: Iterable[Occurrence], targets: Sequence[Units], links: Sequence[Links]
    ) -> list[Rendering]:
        """Renderings of a candidate, the most frequent first; ``targets`` and ``links`` are by sentence."""
        groups: dict[tuple[str, ...], list[Found]] = defaultdict(list)
        for occurrence in occurrences:
            found = self.find(occurrence, targets[occurrence.sentence], links[occurrence.sentence])
            if found is not None:
                groups[found.lemmas].append(found)
        renderings = [self.rendering(group) for group in groups.values()]
        return sorted(renderings, key=lambda item: (-item.total * item.coverage, -item.coverage, item.text))

    def find(self, occurrence: Occurrence, units: Units, links: Links) -> Found | None:
        """The words of one sentence that render an occurrence, or None where nothing is linked to it."""
        homes = set(occurrence.homes)
        pairs = [(home, place) for home, place in links if home in homes and units.tokens[place].is_word]
        if not pairs:
            return None
        others = {place for home, place in links if home not in homes}
        places = _best_stretch(sorted({place for _, place in pairs}), pairs, others)
        while places and units.tokens[places[0]].text.lower() in self._opening:
            places = places[1:]
        if not places:
            return None
        covered = {home for home, place in pairs if places[0] <= place <= places[-1]}
        span = self._widened(places, len(homes) - len(covered), units, links)
        return self.at(span, occurrence, units, coverage=len(covered) / len(homes))

    def at(self, span: range, occurrence: Occurrence, units: Units, *, coverage: float = 0.0) -> Found:
        """The words of a stretch of tokens as what renders an occurrence."""
        words = tuple(place for place in span if units.tokens[place].is_word)
        return Found(
            words,
            tuple(units.names[place] for place in words),
            " ".join(units.tokens[place].text for place in words),
            occurrence.role,
            coverage,
            occurrence.sentence,
            words[0] == 0,
        )

    def _widened(self, places: list[int], lacking: int, units: Units, links: Links) -> range:
        """The places of a rendering with as many free words beside them as the candidate has words without one."""
        taken = {place for _, place in links}
        first, last = places[0], places[-1]
        while lacking:
            before = self.is_free(first - 1, units, taken)
            if not before and not self.is_free(last + 1, units, taken):
                break
            first, last = (first - 1, last) if before else (first, last + 1)
            lacking -= 1
        return range(first, last + 1)

    def is_free(self, place: int, units: Units, taken: set[int]) -> bool:
        """Whether a noun or adjective stands there that nothing is linked to."""
        if not 0 <= place < len(units.tokens) or place in taken or not units.tokens[place].is_word:
            return False
        word = units.tokens[place].text
        return len(word) > 2 and word.lower() not in self._opening | self._empty and self._is_nominal(word)

    def is_joining(self, place: int, units: Units, taken: set[int]) -> bool:
        """Whether a small word stands there, linked to nothing, that may be within a rendering."""
        return place not in taken and units.tokens[place].text.lower() in self._inner

    def _is_nominal(self, word: str) -> bool:
        if self._language == RUSSIAN:
            readings = self._russian.analyze(word)
            return not readings or readings[0].pos in _NOMINAL
        known = self._english.parts_of_speech(word)
        return not known or bool(known & _NOMINAL)

    def rendering(self, group: list[Found]) -> Rendering:
        """Occurrences that are rendered by the same lemmas, as one rendering."""
        heads = [found for found in group if found.role is Role.HEAD]
        return Rendering(
            group[0].lemmas,
            self._dictionary_form([found for found in group if not found.is_initial] or group),
            len(heads),
            len(group) - len(heads),
            sum(found.coverage for found in group) / len(group),
            tuple(dict.fromkeys(found.sentence for found in group)),
        )

    def _dictionary_form(self, group: list[Found]) -> str:
        spelt = Counter(found.surface for found in group)
        usual = min(spelt, key=lambda surface: (-spelt[surface], surface))
        words = usual.split()
        if all(found.is_initial for found in group) and words[0].istitle() and len(words) == 1:
            words[0] = words[0] if self._is_name(words[0]) else words[0].lower()
        return self._in_russian(words) if self._language == RUSSIAN else self._in_english(words)

    def _is_name(self, word: str) -> bool:
        if self._language == RUSSIAN:
            return not self._russian.is_known(word.lower())
        return not self._english.parts_of_speech(word.lower())

    def _in_english(self, words: list[str]) -> str:
        """The last word in the singular; possessives without their ending."""
        last = words[-1].removesuffix("'s").removesuffix("’s")
        if not last[:1].isupper():
            singulars = (r.lemma for r in self._english.analyze(last) if value_of(r.features, "Number") == "Plur")
            last = next((lemma for lemma in singulars if self._english.parts_of_speech(lemma)), last)
        return " ".join([*words[:-1], last])

    def _in_russian(self, words: list[str]) -> str:
        """The head noun and the adjectives before it in the nominative singular; what follows the head stays."""
        readings = [self._russian.analyze(word) for word in words]
        nouns = (k for k, options in enumerate(readings) if options and options[0].pos in {"NOUN", "PROPN"})
        head = next(nouns, None)
        if head is None:
            return " ".join(
                [*words[:-1], self._form(words[-1], readings[-1], "ADJ", {"Case": "Nom", "Number": "Sing"})]
            )
        gender = value_of(readings[head][0].features, "Gender")
        number = "Sing" if self._forms(readings[head][0].lemma, "NOUN", {"Case": "Nom", "Number": "Sing"}) else "Plur"
        wanted = {"Case": "Nom", "Number": number}
        agreeing = wanted | ({"Gender": gender} if gender and number == "Sing" else {})
        before = [self._form(words[k], readings[k], "ADJ", agreeing) for k in range(head)]
        return " ".join([*before, self._form(words[head], readings[head], "NOUN", wanted), *words[head + 1 :]])

    def _form(self, word: str, readings: Sequence[Analysis], pos: str, wanted: dict[str, str]) -> str:
        """A form of the word; abbreviations and names that no dictionary has stay as they stand."""
        is_abbreviation = word.isupper() and len(word) > 1
        if is_abbreviation or not readings or (word[:1].isupper() and not self._russian.is_known(word)):
            return word
        forms = self._forms(readings[0].lemma, pos, wanted)
        return _like(forms[0], word) if forms else word

    def _forms(self, lemma: str, pos: str, wanted: dict[str, str]) -> tuple[str, ...]:
        return self._russian.inflect(lemma, pos, features(wanted))

    @cached_property
    def _russian(self) -> Russian:
        from mt_toolkit.lang.russian.words import Russian  # noqa: PLC0415

        return Russian()

    @cached_property
    def _english(self) -> English:
        from mt_toolkit.lang.english.words import English  # noqa: PLC0415

        return English()


def _best_stretch(places: list[int], pairs: Iterable[tuple[int, int]], others: set[int]) -> list[int]:
    """Of the linked places those that stand together, with at most a few unlinked words between: the best linked."""
    stretches: list[list[int]] = [[places[0]]]
    for place in places[1:]:
        between = range(stretches[-1][-1] + 1, place)
        if len(between) <= _GAP and not others.intersection(between):
            stretches[-1].append(place)
        else:
            stretches.append([place])
    linked = list(pairs)
    return max(stretches, key=lambda stretch: len({home for home, place in linked if place in stretch}))


def _like(form: str, model: str) -> str:
    """``form`` with the first letter in the case of ``model``."""
    return form[:1].upper() + form[1:] if model[:1].isupper() else form
