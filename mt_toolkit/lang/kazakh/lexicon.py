"""The stems the analyser knows, each in every shape it takes before suffixes.

``data/lemmas.tsv`` (lemma, part of speech, count in a corpus, flags, inherent features) holds what inflects by rule,
``data/irregular.tsv`` forms and stems that do not: pronouns, the copula, contracted converbs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import log10
from typing import TYPE_CHECKING, NamedTuple

from mt_toolkit.core.features import NO_FEATURES, Features, parse_features
from mt_toolkit.lang.kazakh.morphotactics import END
from mt_toolkit.lang.kazakh.phonology import context_of
from mt_toolkit.lang.kazakh.stems import shapes
from mt_toolkit.lang.kazakh.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STATES = {
    "NOUN": "noun",
    "PROPN": "propn",
    "ADJ": "adj",
    "VERB": "verb",
    "AUX": "verb",
    "PRON": "pron",
    "DET": "det",
    "NUM": "num",
    "ADV": "adv",
    "ADP": "adp",
}
"""Where a stem of each part of speech enters the suffix automaton; all others are uninflected."""

COMMON = 20_000
"""Count of a lemma so frequent that it costs nothing."""
COST_PER_MAGNITUDE = 7
FORM = 8
UNVOICED = 14
OTHER_HARMONY = 12
LOAN_LETTERS = frozenset("вфцчщэёъья")
NO_FLAGS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stem:
    """A stem fed to the analyser from outside, such as a term of a glossary; ``pos`` is a UD tag."""

    lemma: str
    pos: str


class Entry(NamedTuple):
    """A stem shape as the analyser needs it; ``context`` is empty for a form that takes no suffix at all."""

    lemma: str
    pos: str
    state: str
    context: str
    features: Features
    cost: int


@dataclass(frozen=True, slots=True)
class LemmaRecord:
    """A row of the lemma table."""

    lemma: str
    pos: str
    count: int
    flags: frozenset[str]
    features: Features


def state_of(pos: str, flags: frozenset[str] = NO_FLAGS) -> str:
    """State of the suffix automaton where a stem begins."""
    return next((flag for flag in ("posture", "possessed") if flag in flags), STATES.get(pos, "inv"))


def frequency_cost(count: int) -> int:
    """Cost of a reading by how often its lemma was counted: rare lemmas rank below common ones.

    A count of 0 marks a lemma that is also a regular form of another, whose reading is to come first.
    """
    if not count:
        return round(COST_PER_MAGNITUDE * log10(COMMON)) + FORM
    return max(0, round(COST_PER_MAGNITUDE * log10(COMMON / (1 + count))))


@cache
def lemma_records() -> dict[tuple[str, str], LemmaRecord]:
    """The lemma table by lemma and part of speech."""
    records: dict[tuple[str, str], LemmaRecord] = {}
    for row in read_table("lemmas.tsv"):
        features = parse_features(row["features"]) if row["features"] else NO_FEATURES
        flags = frozenset(row["flags"].split()) if row["flags"] else NO_FLAGS
        records[row["lemma"], row["pos"]] = LemmaRecord(row["lemma"], row["pos"], int(row["count"]), flags, features)
    return records


@cache
def irregular_entries() -> tuple[tuple[str, Entry], ...]:
    """Stem shapes of the table of irregular forms."""
    found = []
    for row in read_table("irregular.tsv"):
        features = NO_FEATURES if row["features"] == "-" else parse_features(row["features"])
        features = tuple(sorted(features))
        base = int(row["cost"])
        if row["state"] == END:
            found.append((row["form"], Entry(row["lemma"], row["pos"], END, "", features, base)))
            continue
        for letters, context, cost in shapes(row["form"], row["pos"]):
            found.append((letters, Entry(row["lemma"], row["pos"], row["state"], context, features, base + cost)))
    return tuple(found)


def _loose_shapes(record: LemmaRecord) -> list[tuple[str, str, int]]:
    """Shapes the norm does not know and texts show: a loan with the other harmony, a final stop not voiced."""
    if record.pos not in {"NOUN", "PROPN"}:
        return []
    word = record.lemma.lower()
    context = context_of(word)
    if context[1] in "PK":
        return [(word, context[0] + "T", UNVOICED)]
    loan = record.pos == "PROPN" or LOAN_LETTERS & set(word) or word[-1] in "бгд"
    if context[1] in "VYIU" or not loan:
        return []
    return [(word, ("f" if context[0] == "b" else "b") + context[1], OTHER_HARMONY)]


class Lexicon:
    """Stem shapes by their letters (lower case)."""

    def __init__(self, extra: Iterable[Stem] = (), *, extra_count: int = 20) -> None:
        entries, known, self.longest = _shipped()
        self.entries: dict[str, list[Entry]] = {letters: list(found) for letters, found in entries.items()}
        self.known: set[tuple[str, str]] = set(known)
        for stem in extra:
            if (stem.lemma, stem.pos) not in self.known and stem.lemma and " " not in stem.lemma:
                self._add(LemmaRecord(stem.lemma, stem.pos, extra_count, NO_FLAGS, NO_FEATURES))

    def _add(self, record: LemmaRecord) -> None:
        self.known.add((record.lemma, record.pos))
        for letters, entry in _entries_of(record):
            self.entries.setdefault(letters, []).append(entry)
            self.longest = max(self.longest, len(letters))


@cache
def _shipped() -> tuple[dict[str, list[Entry]], set[tuple[str, str]], int]:
    """Entries, known lemmas and longest shape of the data that the package carries; made once, copied by each use."""
    entries: dict[str, list[Entry]] = {}
    found = [pair for record in lemma_records().values() for pair in _entries_of(record)]
    irregular = list(irregular_entries())
    for letters, entry in (*found, *irregular):
        entries.setdefault(letters, []).append(entry)
    known = {(record.lemma, record.pos) for record in lemma_records().values()}
    known |= {(entry.lemma, entry.pos) for _, entry in irregular}
    return entries, known, max(map(len, entries))


def _entries_of(record: LemmaRecord) -> Iterator[tuple[str, Entry]]:
    state = state_of(record.pos, record.flags)
    base = frequency_cost(record.count)
    for letters, context, cost in shapes(record.lemma, record.pos, record.flags):
        yield letters, Entry(record.lemma, record.pos, state, context, record.features, base + 2 * cost)
    for letters, context, cost in _loose_shapes(record):
        yield letters, Entry(record.lemma, record.pos, state, context, record.features, base + cost)
