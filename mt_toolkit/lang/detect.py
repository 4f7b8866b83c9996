"""A guess which language a text is in, good enough to warn «this looks like Russian, not Kazakh».

Frequent words and letters vote, each the more the fewer languages share it (by the square root); the table is
``data/languages.tsv`` (``letters``: those beyond the basic alphabet of the script; ``only``: those that hardly any
other language has; ``words``: the most frequent small ones).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SAMPLE = 40_000
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻ‘ʼ][^\W\d_]+)*")
_BASIC = frozenset("abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщьюяіыэъё")
_SHARED = frozenset("іыэъё")
"""Letters that most Cyrillic alphabets have but not all: they speak for a language, their presence against none."""
_UNKNOWN_NAME = "an unknown language"


@dataclass(frozen=True, slots=True)
class Guess:
    """A language by its code («kk», «ru», «und» for undetermined) and English name.

    ``confidence`` runs from 0 (nothing to go by) to 1; below one half the guess is not worth telling anybody.
    """

    code: str
    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Votes:
    """What a word and a letter are worth to each language, and the names of the languages."""

    words: dict[str, dict[str, float]]
    letters: dict[str, dict[str, float]]
    names: dict[str, str]


@cache
def _votes() -> _Votes:
    words: defaultdict[str, dict[str, float]] = defaultdict(dict)
    letters: defaultdict[str, dict[str, float]] = defaultdict(dict)
    names: dict[str, str] = {}
    table = files("mt_toolkit.lang").joinpath("data/languages.tsv").read_text(encoding="utf-8")
    for line in table.splitlines()[1:]:
        code, name, known, only, frequent = line.split("\t")
        names[code] = name
        for letter in known:
            letters[letter][code] = 1.0
        for letter in only:
            letters[letter][code] = 2.0
        for word in frequent.split():
            words[word][code] = 1.0
    for table_of_votes in (words, letters):
        for item, by_code in table_of_votes.items():
            table_of_votes[item] = {code: vote / len(by_code) ** 0.5 for code, vote in by_code.items()}
    return _Votes(dict(words), dict(letters), names)


def guess_language(text: str) -> Guess:
    """The language of ``text``, judged by its first 40,000 characters.

    Kazakh in Latin or Arabic script is «kk» as well.
    """
    votes = _votes()
    counts = Counter(word.lower() for word in _WORD.findall(text[:_SAMPLE]))
    total = counts.total()
    if not total:
        return Guess("und", _UNKNOWN_NAME, 0.0)
    scores: defaultdict[str, float] = defaultdict(float)
    for word, count in counts.items():
        for code, vote in votes.words.get(word, {}).items():
            scores[code] += vote * count
        foreign = {letter for letter in word if letter not in _BASIC}
        for letter in foreign | (_SHARED & set(word)):
            for code, vote in votes.letters.get(letter, {}).items():
                scores[code] += 0.6 * vote * count
        _object(scores, foreign, votes, count)
    return _decide(scores, total, votes)


def _object(scores: defaultdict[str, float], foreign: set[str], votes: _Votes, count: int) -> None:
    """Take points from every language that lacks a letter beyond the basic alphabets."""
    for letter in foreign & votes.letters.keys():
        having = votes.letters[letter]
        for code in votes.names:
            if code not in having:
                scores[code] -= 0.3 * count


def _decide(scores: dict[str, float], total: int, votes: _Votes) -> Guess:
    merged: defaultdict[str, float] = defaultdict(float)
    names = {}
    for code, score in scores.items():
        plain = code.split("-")[0]
        merged[plain] = max(merged[plain], score)
        names[plain] = votes.names[code]
    ranked = sorted(merged.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] <= 0:
        return Guess("und", _UNKNOWN_NAME, 0.0)
    best, score = ranked[0]
    second = max(0.0, ranked[1][1]) if len(ranked) > 1 else 0.0
    margin = (score - second) / score
    evidence = min(1.0, 4 * score / total) * (1 - 0.5**total)
    return Guess(best, names[best], round(margin**0.5 * evidence, 3))
