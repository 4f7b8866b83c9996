"""What may render a term that nothing is linked to: the nouns and adjectives of the translation that are left over.

Neither lexicon nor statistics knows a rendering that somebody made up; but where it stands beside the counterparts of
the term's neighbours, and nothing else in the sentence has a better claim to it, it is the term's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from mt_toolkit.alignment.words.links import Links

_NEAR = 2
"""Tokens from a neighbour: a particle or a mark lies between in the source, an article in the translation."""
_FAR = 1 << 20


def leftover(
    term: Sequence[int], nominal: Iterable[int], free: Iterable[int], joining: Collection[int], links: Links
) -> range | None:
    """The stretch of the translation that the term can claim, or None where there is none or no telling.

    All are token numbers, in order: ``term`` those of the term, ``nominal`` those of all nouns and adjectives of the
    source, ``free`` those of the translation that have no link, ``joining`` those of words that may stand between two
    of them. ``links`` are the links of everything else.
    """
    left = stretches(free, joining)
    if not left:
        return None
    best = min(left, key=lambda stretch: _distance(term, stretch, links))
    linked = {home for home, _ in links}
    lacking = stretches([home for home in nominal if home not in linked and home not in term])
    rival = min((_distance(other, best, links) for other in lacking), default=_FAR)
    return best if _distance(term, best, links) < min(rival, _NEAR + 1) else None


def stretches(places: Iterable[int], joining: Collection[int] = ()) -> list[range]:
    """Places, in order, as stretches without a gap; ``joining`` ones between two of a stretch are no gap."""
    found: list[range] = []
    for place in places:
        if found and all(between in joining for between in range(found[-1].stop, place)):
            found[-1] = range(found[-1].start, place + 1)
        else:
            found.append(range(place, place + 1))
    return found


def _distance(words: Sequence[int], stretch: range, links: Links) -> int:
    """Tokens from a stretch to what the neighbours of some words of the source are linked to."""
    neighbours = {*range(words[0] - _NEAR, words[0]), *range(words[-1] + 1, words[-1] + _NEAR + 1)}
    places = (place for home, place in links if home in neighbours and home >= 0)
    return min((max(stretch.start - place, place - stretch.stop + 1, 0) for place in places), default=_FAR)
