"""Termhood: how much a candidate looks like a term of its text, by the Kazakh side alone.

What counts: that it stands by itself and not only inside longer candidates (C-value; Frantzi, Ananiadou and Mima 2000),
that its words are rarer in Kazakh at large than in this text (weirdness; Ahmad, Gillam and Tostevin 1999, by the counts
of our lemma table), and that it is a name or a phrase.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from mt_toolkit.lang.kazakh.lexicon import lemma_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mt_toolkit.mining.candidates import Candidate, Key

_ADJECTIVE = 0.6
"""Adjectives are terms less often than nouns are."""
_NESTED = 0.1
"""How often a candidate that never stands by itself is taken to do so."""
_UNSEEN, _UNSEEN_NAME = 5, 1


def nested_counts(candidates: Iterable[Candidate]) -> dict[Key, int]:
    """Of each candidate, its count less that of the most frequent longer one that holds it."""
    everything = list(candidates)
    outer: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for candidate in everything:
        words = _spoken(candidate)
        for first in range(len(words)):
            for last in range(first + 1, len(words) + 1):
                if last - first < len(words) and candidate.count > 1:
                    outer[words[first:last]].append(candidate.count)
    counts = {}
    for candidate in everything:
        longer = outer.get(_spoken(candidate), [])
        counts[candidate.key] = candidate.count - max(longer, default=0)
    return counts


def termhoods(candidates: Mapping[Key, Candidate], size: int) -> dict[Key, float]:
    """The termhood of every candidate of a text of ``size`` words; what is above 0 is worth a look."""
    alone = nested_counts(candidates.values())
    return {key: _termhood(candidate, alone[key], size) for key, candidate in candidates.items()}


def _termhood(candidate: Candidate, alone: int, size: int) -> float:
    """Rarity in Kazakh at large, in powers of ten over what this text would let expect, times weight."""
    rarity = sum(_weirdness(lemma, candidate.count, size) for lemma in candidate.lemmas) / len(candidate.lemmas)
    weight = _ADJECTIVE if candidate.pos == "ADJ" else 1.0
    return weight * rarity * math.log2(1 + len(candidate.lemmas)) * math.log2(1 + max(alone, _NESTED))


def _weirdness(lemma: str, count: int, size: int) -> float:
    counts, total = _general()
    # A common word that the table happens to lack is likelier than a term; a name that it lacks is a name.
    unseen = _UNSEEN_NAME if lemma[:1].isupper() else _UNSEEN
    general = (counts.get(lemma.casefold(), 0) + unseen) / total
    return math.log10((count / size) / general)


@cache
def _general() -> tuple[dict[str, int], int]:
    counts: dict[str, int] = {}
    for (lemma, _), record in lemma_records().items():
        key = lemma.casefold()
        counts[key] = counts.get(key, 0) + record.count
    return counts, sum(counts.values())


def _spoken(candidate: Candidate) -> tuple[str, ...]:
    """Its words without the mark of possession, so that хан is found in хандық билігі by words, not by form."""
    return tuple(word.split("+")[0] for word in candidate.key)
