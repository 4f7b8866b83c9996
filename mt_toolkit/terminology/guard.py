"""Whether forcing a term wrecked the sentence: said twice, run on, repeated, or much longer than before."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

_WORD = re.compile(r"\w+")


def wreck_of(before: str, after: str) -> str:
    """What forcing broke, as a reason for the receipt; empty when the sentence is sound.

    Compared with the unconstrained draft: length above 1.6 times (and by more than four words), a run of three words
    repeated where it was not, or a word twice in a row.
    """
    old, new = _words(before), _words(after)
    if not new:
        return "the output was empty"
    if len(new) > 1.6 * len(old) and len(new) - len(old) > 4:
        return "the sentence ran on"
    if _stutters(new) > _stutters(old):
        return "a word was said twice in a row"
    if _repeated(new) > _repeated(old):
        return "a phrase was repeated"
    return ""


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _stutters(words: list[str]) -> int:
    return sum(first == second and not first.isdigit() for first, second in pairwise(words))


def _repeated(words: list[str]) -> int:
    triples = Counter(zip(words, words[1:], words[2:], strict=False))
    return sum(count - 1 for count in triples.values())
