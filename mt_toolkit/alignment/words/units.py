"""What a word aligner sees of a text: tokens as they stand, or stems and endings.

In the scheme ``morphemes`` a Kazakh word is its lemma, then a unit for each ending that a translation says with a word
of its own (``+Loc`` is *in*, ``+Neg`` is *not*); a Russian or English word is its lemma, British and American spelling
being one. One noun's hundred forms are
then one unit, which is what the statistics of a small text need. In the scheme ``tokens`` a unit is a token in small
letters. Tokens are those of :mod:`mt_toolkit.lang.kazakh.words` for every language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import RUSSIAN
from mt_toolkit.engines.rules.analysis import SentenceAnalyzer
from mt_toolkit.engines.rules.lexicon import builtin_lexicon
from mt_toolkit.lang.english.spelling import american
from mt_toolkit.lang.kazakh.analyzer import Analyzer
from mt_toolkit.lang.kazakh.words import tokenize

if TYPE_CHECKING:
    from mt_toolkit.core.text import Token
    from mt_toolkit.engines.rules.analysis.reading import Word
    from mt_toolkit.lang.english.words import English
    from mt_toolkit.lang.russian.words import Russian

SCHEMES = ("morphemes", "tokens")
_SAID = {"Case": frozenset({"Gen", "Dat", "Loc", "Abl", "Ins", "Equ"}), "Polarity": frozenset({"Neg"})}
"""Endings that a translation says with a word: a preposition or a negation."""
_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_PRONOUNS = {
    **dict.fromkeys(("me", "my", "mine", "myself"), "i"),
    **dict.fromkeys(("us", "our", "ours", "ourselves"), "we"),
    **dict.fromkeys(("him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself"), "he"),
    **dict.fromkeys(("them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("your", "yours", "yourself", "yourselves"), "you"),
    **dict.fromkeys(("an",), "a"),
    **dict.fromkeys(("these", "this"), "this"),
    **dict.fromkeys(("those", "that"), "that"),
}
"""Forms of a word of its own each in dictionaries; Kazakh «ол» is he, she and it."""
LONGEST = 5000
"""Characters of a text that are looked at; what is longer is no sentence."""


@dataclass(frozen=True, slots=True)
class Units:
    """A text as units, in order.

    ``homes[k]`` is the number of the token that ``names[k]`` is of, ``pieces[k]`` how it is spelt; an ending that is
    spelt as one with the ending before it has an empty piece.
    """

    tokens: tuple[Token, ...]
    names: tuple[str, ...]
    homes: tuple[int, ...]
    pieces: tuple[str, ...]


class UnitReader:
    """Reads units off Kazakh texts and off texts in one target language; remembers the words that it has seen.

    Raises:
        ValueError: For a scheme that is not in :data:`SCHEMES`.
    """

    def __init__(self, language: str, scheme: str = "morphemes") -> None:
        self.language = language
        self.scheme = SCHEMES[SCHEMES.index(scheme)]
        self._lemmas: dict[str, str] = {}

    @cached_property
    def _sentences(self) -> SentenceAnalyzer:
        return SentenceAnalyzer(builtin_lexicon(), Analyzer())

    @cached_property
    def _target(self) -> Russian | English:
        if self.language == RUSSIAN:
            from mt_toolkit.lang.russian.words import Russian  # noqa: PLC0415

            return Russian()
        from mt_toolkit.lang.english.words import English  # noqa: PLC0415

        return English()

    def source(self, text: str) -> Units:
        """The units of a Kazakh text."""
        if self.scheme == "tokens":
            return _as_tokens(text)
        tokens = tuple(tokenize(text[:LONGEST]))
        units: list[tuple[str, int, str]] = []
        words = self.words(text, tokens)
        for home, token in enumerate(tokens):
            word = words.get(home)
            units.extend((name, home, piece) for name, piece in _morphemes(token, word))
        return _packed(tokens, units)

    def words(self, text: str, tokens: tuple[Token, ...]) -> dict[int, Word]:
        """The analysed word at each token of a Kazakh text; a word of several tokens stands at each of them."""
        found: dict[int, Word] = {}
        home = 0
        for word in self._sentences.words(text[:LONGEST], settled=False)[0]:
            while home < len(tokens) and tokens[home].end <= word.start:
                home += 1
            place = home
            while place < len(tokens) and tokens[place].start < word.end:
                found[place] = word
                place += 1
        return found

    def target(self, text: str) -> Units:
        """The units of a text in the target language, one a token."""
        if self.scheme == "tokens":
            return _as_tokens(text)
        tokens = tuple(tokenize(text[:LONGEST]))
        return _packed(tokens, [(self._lemma(token), home, token.text) for home, token in enumerate(tokens)])

    def _lemma(self, token: Token) -> str:
        found = self._lemmas.get(token.text)
        if found is None:
            found = self._lemma_of(token) if token.is_word else token.text
            found = self._lemmas[token.text] = found if self.language == RUSSIAN else american(found)
        return found

    def _lemma_of(self, token: Token) -> str:
        number = _NUMBER.match(token.text)
        if number:
            return number[0]
        if self.language != RUSSIAN and token.text.lower() in _PRONOUNS:
            return _PRONOUNS[token.text.lower()]
        readings = self._target.analyze(token.text)
        if not readings:
            return token.text.lower()
        if self.language == RUSSIAN:
            return readings[0].lemma.lower()
        # A key for all forms, whatever the part of speech: "led" and "lead" are "lead", "found" and "find" are "find".
        verbs = {r.lemma.lower() for r in readings if r.pos == "VERB"} - {token.text.lower()}
        if verbs:
            return min(verbs, key=lambda lemma: (len(lemma), lemma))
        return min(({reading.lemma.lower() for reading in readings}), key=lambda lemma: (len(lemma), lemma))


def _as_tokens(text: str) -> Units:
    tokens = tuple(tokenize(text[:LONGEST]))
    return _packed(tokens, [(token.text.lower(), home, token.text) for home, token in enumerate(tokens)])


def _morphemes(token: Token, word: Word | None) -> list[tuple[str, str]]:
    """Names and spellings of the units of one Kazakh token."""
    if word is None or not token.is_word:
        return [(token.text.lower(), token.text)]
    whole = (word.start, word.end) == (token.start, token.end)
    number = _NUMBER.match(token.text)
    stem = number[0] if number else word.lemma.lower() if whole and word.lemma else token.text.lower()
    endings = [
        f"+{value}" for name, values in _SAID.items() if (value := word.get(name)) in values and token.end == word.end
    ]
    cut = _shared(token.text.lower(), stem) or len(token.text)
    pieces = [token.text[:cut], token.text[cut:]]
    return [(stem, pieces[0]), *((ending, pieces[1] if not rank else "") for rank, ending in enumerate(endings))]


def _shared(form: str, stem: str) -> int:
    """Letters that a form and its stem have in common at the beginning."""
    length = 0
    while length < min(len(form), len(stem)) and form[length] == stem[length]:
        length += 1
    return length


def _packed(tokens: tuple[Token, ...], units: list[tuple[str, int, str]]) -> Units:
    names, homes, pieces = zip(*units, strict=True) if units else ((), (), ())
    return Units(tokens, names, homes, pieces)
