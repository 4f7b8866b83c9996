"""Sentence alignment: which sentences of a translation translate which of the Kazakh text.

Each way to group sentences is weighed by how much of what either side says the other says too (cues of
:mod:`mt_toolkit.alignment.cues`, the rarer the heavier), and dynamic programming finds the best way through. Pairs of
sentences that share what hardly any other sentence has are landmarks: the search keeps near the line between them, so
that time and memory grow with the length of the text and not with its square (cf. Gale and Church 1993, Varga et al.
2005 for the two kinds of evidence).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt_toolkit.alignment.cues import SourceCues, TargetCues

SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 0), (0, 1))
"""How many sentences of each side a bead may have."""
# What follows was chosen on scrambled texts, our dev passages and news (docs/alignment.md); shares of a bead's weight.
_PENALTY = {(1, 2): 0.04, (2, 1): 0.04, (2, 2): 0.15, (1, 3): 0.1, (3, 1): 0.1}
_THRESHOLD = 0.12
"""Likeness below which two groups are better left alone."""
_SKIPPED = 0.05
"""Lost by leaving a sentence without a counterpart."""
_UNEVEN = 0.2
"""Lost where one side is e times as long as the lengths of the two texts would have it."""
_UNLIKE, _UNLIKE_UNEVEN = 0.03, 0.03
"""The most that a pair loses that has nothing in common: a free translation is likelier than an omission on either side
at the same place. More where one side is longer than the lengths of the two texts would have it."""
_RARE = 2
"""Sentences of a side that may have a cue of a landmark; as many such cues make one."""
_NARROW, _WIDENING, _WIDEST = 10, 0.35, 150
"""Sentences on either side of the line between two landmarks that are looked at: at least, more by the gap, at most."""
_UNSEEN = 0.4
"""Weight of a word none of whose renderings is anywhere in the translation."""


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that translate each other, half-open ranges of either side; ``score`` is their likeness, 0 to 1."""

    source: tuple[int, int]
    target: tuple[int, int]
    score: float

    @property
    def shape(self) -> str:
        """How many sentences of each side: ``1-1``, ``2-1``, ``0-1``."""
        return f"{self.source[1] - self.source[0]}-{self.target[1] - self.target[0]}"


def align(source: Sequence[SourceCues], target: Sequence[TargetCues]) -> list[Bead]:
    """The best alignment of two texts: beads in order that together hold every sentence of either side once."""
    if not source or not target:
        return [Bead((i, i + 1), (0, 0), 0.0) for i in range(len(source))] + [
            Bead((0, 0), (j, j + 1), 0.0) for j in range(len(target))
        ]
    weighed = _Weighed(source, target)
    bands = _bands(landmarks(source, target), len(source), len(target))
    return _best_path(weighed, bands)


def likeness(beads: Sequence[Bead], source: Sequence[SourceCues], target: Sequence[TargetCues]) -> float:
    """How much of two texts says the same by an alignment, 0 to 1: the scores of the beads, weighed by their length."""
    total = matched = 0.0
    for bead in beads:
        length = sum(source[i].length for i in range(*bead.source)) + sum(target[j].length for j in range(*bead.target))
        total += length
        matched += bead.score * length
    return matched / total if total else 0.0


def pair_beads(source: Sequence[SourceCues], target: Sequence[TargetCues]) -> list[Bead]:
    """Beads of sentences that are said to be pairs already, with the likeness of each."""
    weighed = _Weighed(source, target)
    return [Bead((k, k + 1), (k, k + 1), weighed.bead(k + 1, k + 1, (1, 1))[1]) for k in range(len(source))]


class _Weighed:
    """Likeness of groups of sentences; what two sentences share is found once and kept."""

    def __init__(self, source: Sequence[SourceCues], target: Sequence[TargetCues]) -> None:
        self._source, self._target = source, target
        counts = Counter(cue for sentence in target for cue in sentence.cues)
        self._weight = {cue: math.log(1 + len(target) / count) for cue, count in counts.items()}
        self._of_words = [[self._of_word(word) for word in sentence.words] for sentence in source]
        self._source_mass = [sum(weights) or _UNSEEN for weights in self._of_words]
        self._target_mass = [sum(self._weight[cue] for cue in sorted(s.cues)) or _UNSEEN for s in target]
        lengths = sum(s.length for s in source), sum(s.length for s in target)
        self._ratio = math.log(max(lengths[1], 1) / max(lengths[0], 1))
        self._shared: dict[tuple[int, int], tuple[frozenset[int], frozenset[str]]] = {}

    @property
    def size(self) -> tuple[int, int]:
        """Sentences of each side."""
        return len(self._source), len(self._target)

    def bead(self, i: int, j: int, shape: tuple[int, int]) -> tuple[float, float]:
        """What a bead that ends before sentences ``i`` and ``j`` gains, and its likeness."""
        sources, targets = range(i - shape[0], i), range(j - shape[1], j)
        source_mass = sum(self._source_mass[k] for k in sources)
        target_mass = sum(self._target_mass[k] for k in targets)
        if not shape[0] or not shape[1]:
            return -_SKIPPED * (source_mass + target_mass), 0.0
        said = sum(self._said(k, targets) for k in sources) / source_mass
        heard = sum(self._heard(sources, k) for k in targets) / target_mass
        like = 2 * said * heard / (said + heard) if said and heard else 0.0
        lengths = sum(self._source[k].length for k in sources), sum(self._target[k].length for k in targets)
        uneven = min(2.0, abs(math.log(max(lengths[1], 1) / max(lengths[0], 1)) - self._ratio))
        mass = source_mass + target_mass
        gain = like - _THRESHOLD - _PENALTY.get(shape, 0.0) - _UNEVEN * uneven
        if shape == (1, 1):
            gain = max(gain, -_UNLIKE - _UNLIKE_UNEVEN * uneven)
        return mass * gain, like

    def _of_word(self, word: frozenset[str]) -> float:
        return max((self._weight[cue] for cue in word if cue in self._weight), default=_UNSEEN)

    def _said(self, source: int, targets: range) -> float:
        """Weight of the words of a source sentence that some target sentence renders."""
        found: set[int] = set()
        for target in targets:
            found |= self._between(source, target)[0]
        return sum(self._of_words[source][word] for word in sorted(found))

    def _heard(self, sources: range, target: int) -> float:
        """Weight of the cues of a target sentence that some source sentence accounts for."""
        found: set[str] = set()
        for source in sources:
            found |= self._between(source, target)[1]
        return sum(self._weight[cue] for cue in sorted(found))

    def _between(self, i: int, j: int) -> tuple[frozenset[int], frozenset[str]]:
        shared = self._shared.get((i, j))
        if shared is None:
            cues = self._target[j].cues
            words = frozenset(number for number, word in enumerate(self._source[i].words) if not cues.isdisjoint(word))
            heard = frozenset(cue for number in words for cue in self._source[i].words[number] if cue in cues)
            shared = self._shared[i, j] = (words, heard)
        return shared

    def forget(self, before: int) -> None:
        """Drop what is kept of source sentences that the search has left behind."""
        for key in [key for key in self._shared if key[0] < before]:
            del self._shared[key]


def landmarks(source: Sequence[SourceCues], target: Sequence[TargetCues]) -> list[tuple[int, int]]:
    """Pairs of sentences that share rare cues, the heaviest chain of them that goes forward in both texts."""
    where_source: defaultdict[str, list[int]] = defaultdict(list)
    where_target: defaultdict[str, list[int]] = defaultdict(list)
    for i, sentence in enumerate(source):
        for cue in sorted(set().union(*sentence.words)) if sentence.words else ():
            where_source[cue].append(i)
    for j, other in enumerate(target):
        for cue in sorted(other.cues):
            where_target[cue].append(j)
    votes: Counter[tuple[int, int]] = Counter()
    for cue, places in where_source.items():
        others = where_target.get(cue, [])
        if 0 < len(others) <= _RARE and len(places) <= _RARE:
            votes.update((i, j) for i in places for j in others)
    return _chain({pair: count for pair, count in votes.items() if count >= _RARE})


def _chain(votes: dict[tuple[int, int], int]) -> list[tuple[int, int]]:
    """The heaviest increasing chain, by a Fenwick tree over target positions: n log n."""
    pairs = sorted(votes, key=lambda pair: (pair[0], -pair[1]))
    size = max((j for _, j in pairs), default=0) + 2
    tree: list[tuple[int, int]] = [(0, -1)] * (size + 1)
    before: list[int] = []
    best = (0, -1)
    for number, (_, j) in enumerate(pairs):
        found, place = (0, -1), j
        while place > 0:
            found, place = max(found, tree[place]), place - (place & -place)
        before.append(found[1])
        entry = (found[0] + votes[pairs[number]], number)
        best, place = max(best, entry), j + 1
        while place <= size:
            tree[place], place = max(tree[place], entry), place + (place & -place)
    chain: list[tuple[int, int]] = []
    at = best[1]
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _bands(marks: Sequence[tuple[int, int]], sources: int, targets: int) -> list[tuple[int, int]]:
    """For each number of source sentences done (0 to all), the range of target sentences that may be done."""
    points = [(0, 0), *(mark for mark in marks if mark > (0, 0)), (sources, targets)]
    bands: list[tuple[int, int]] = []
    for (i, j), (next_i, next_j) in pairwise(points):
        if next_i == i:
            continue
        gap = max(next_i - i, next_j - j)
        width = min(_WIDEST, _NARROW + int(_WIDENING * gap))
        for row in range(i if not bands else i + 1, next_i + 1):
            middle = j + (next_j - j) * (row - i) / (next_i - i)
            bands.append((max(0, int(middle) - width), min(targets, int(middle) + width) + 1))
    bands[0] = (0, bands[0][1])
    bands[-1] = (bands[-1][0], targets + 1)
    return bands


def _best_path(weighed: _Weighed, bands: Sequence[tuple[int, int]]) -> list[Bead]:
    sources, _ = weighed.size
    gains: list[dict[int, float]] = []
    steps: list[tuple[int, bytearray]] = []
    for i in range(sources + 1):
        row: dict[int, float] = {}
        first, end = bands[i]
        taken = bytearray(end - first)
        for j in range(first, end):
            if i == j == 0:
                row[0] = 0.0
                continue
            best = max(_ways(weighed, gains, row, i, j), default=None)
            if best is not None:
                row[j], taken[j - first] = best
        gains.append(row)
        steps.append((first, taken))
        if i % 64 == 0:
            weighed.forget(i - 4)
            for old in range(max(0, i - 72), max(0, i - 8)):
                gains[old] = {}
    return _walk_back(weighed, steps)


def _ways(
    weighed: _Weighed, gains: Sequence[dict[int, float]], row: dict[int, float], i: int, j: int
) -> Iterator[tuple[float, int]]:
    """Each way to come to ``i`` and ``j``: the whole gain, and which shape the last bead has."""
    for number, shape in enumerate(SHAPES):
        before = row if shape[0] == 0 else gains[i - shape[0]] if i >= shape[0] else {}
        gain = before.get(j - shape[1])
        if gain is not None:
            yield gain + weighed.bead(i, j, shape)[0], number


def _walk_back(weighed: _Weighed, steps: Sequence[tuple[int, bytearray]]) -> list[Bead]:
    beads: list[Bead] = []
    i, j = weighed.size
    while i or j:
        first, taken = steps[i]
        shape = SHAPES[taken[j - first]]
        beads.append(Bead((i - shape[0], i), (j - shape[1], j), round(weighed.bead(i, j, shape)[1], 4)))
        i, j = i - shape[0], j - shape[1]
    return beads[::-1]
