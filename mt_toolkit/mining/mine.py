"""Mining a text, alone or with its translation: candidates with termhood, renderings, and what a glossary knows."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.alignment.words.units import UnitReader
from mt_toolkit.mining.candidates import Candidate, Candidates
from mt_toolkit.mining.renderings import Rendering, RenderingCollector
from mt_toolkit.mining.termhood import termhoods

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.alignment.parallel import Pair
    from mt_toolkit.alignment.words.aligner import WordAligner
    from mt_toolkit.core.terms import Concept

MIN_COUNT = 2
_UNQUOTED = {ord(mark): None for mark in "«»„“”\"'’‘"}
_CONSISTENT = 0.5
"""What a term keeps of its score however variously it is rendered."""


@dataclass(frozen=True, slots=True)
class Term:
    """A mined term. ``score`` orders terms of one text and has no meaning across texts.

    ``consistency`` is the share of the rendered occurrences that have the first rendering; ``documents`` the number of
    documents it occurs in; ``examples`` numbers of sentences; ``known`` concepts of the glossary that have its Kazakh;
    ``domain`` that of these, or else the usual one of the glossary's concepts with the same head.
    """

    kk: str
    pos: str
    score: float
    count: int
    documents: int
    renderings: tuple[Rendering, ...]
    consistency: float
    examples: tuple[int, ...]
    known: tuple[str, ...] = ()
    domain: str = ""


def mine(
    pairs: Sequence[Pair],
    *,
    language: str = "",
    aligner: WordAligner | None = None,
    min_count: int = MIN_COUNT,
    concepts: Sequence[Concept] = (),
) -> list[Term]:
    """The terms of a text, best first.

    Without ``language`` or ``aligner`` the Kazakh side alone is read. ``concepts`` are those of a glossary; they say
    what is known and have no part in the score.
    """
    reader = UnitReader(language or "en")
    found = Candidates()
    size = 0
    for number, pair in enumerate(pairs):
        units = reader.source(pair.source)
        size += sum(token.is_word for token in units.tokens)
        found.add(number, units.tokens, reader.words(pair.source, units.tokens))
    scores = termhoods(found.found, max(1, size))
    chosen = [candidate for candidate in found.found.values() if candidate.count >= min_count]
    renderings: dict[tuple[str, ...], list[Rendering]] = {}
    if aligner is not None and language:
        links = aligner.align([(pair.source, pair.target) for pair in pairs])
        targets = [reader.target(pair.target) for pair in pairs]
        collector = RenderingCollector(language)
        renderings = {c.key: collector.collect(c.occurrences, targets, links) for c in chosen}
    known = Known(concepts)
    terms = [_term(c, scores[c.key], pairs, renderings.get(c.key), known) for c in chosen]
    return sorted(terms, key=lambda term: (-term.score, term.kk))


def _term(
    candidate: Candidate,
    termhood: float,
    pairs: Sequence[Pair],
    renderings: list[Rendering] | None,
    known: Known,
) -> Term:
    documents = Counter(pairs[o.sentence].document for o in candidate.occurrences)
    sentences = tuple(dict.fromkeys(o.sentence for o in candidate.occurrences))
    rendered = sum(item.total for item in renderings or ())
    consistency = renderings[0].total / rendered if renderings and rendered else 0.0
    score = termhood * (1 + math.log2(len(documents)) / 4)
    if renderings is not None:
        coverage = renderings[0].coverage if renderings else 0.0
        score *= (_CONSISTENT + (1 - _CONSISTENT) * consistency) * coverage
    text = candidate.text
    return Term(
        text,
        _pos(candidate, text),
        round(score, 4),
        candidate.count,
        len(documents),
        tuple(renderings or ()),
        round(consistency, 4),
        sentences,
        known.ids(text),
        known.domain(text),
    )


def _pos(candidate: Candidate, text: str) -> str:
    """The part of speech as a glossary has it: names that are one word, adjectives, and nouns."""
    if candidate.pos == "ADJ":
        return "ADJ"
    return "PROPN" if text[:1].isupper() and len(candidate.key) == 1 else "NOUN"


class Known:
    """What a glossary knows of Kazakh terms: concepts by term, domains by term and by head."""

    def __init__(self, concepts: Sequence[Concept]) -> None:
        self._ids: dict[str, tuple[str, ...]] = {}
        self._domains: dict[str, str] = {}
        heads: dict[str, Counter[str]] = {}
        for concept in concepts:
            for term in map(plain, (*concept.kk, *concept.kk_derived)):
                self._ids[term] = (*self._ids.get(term, ()), concept.id)
                self._domains.setdefault(term, concept.domain)
                heads.setdefault(term.split()[-1], Counter())[concept.domain] += 1
        self._by_head = {
            head: min(counted, key=lambda domain: (-counted[domain], domain)) for head, counted in heads.items()
        }

    def ids(self, term: str) -> tuple[str, ...]:
        """Concepts that have the term, whatever its capitals and quotes."""
        return self._ids.get(plain(term), ())

    def domain(self, term: str) -> str:
        """The domain of the term's concept, or of most concepts with the same last word; empty if there is none."""
        return self._domains.get(plain(term)) or self._by_head.get(plain(term).split()[-1], "")


def plain(term: str) -> str:
    """A Kazakh term to compare: small letters, no quotes."""
    return term.casefold().translate(_UNQUOTED)
