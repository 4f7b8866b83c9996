"""Words as the analysis works on them: tokens with readings, punctuation folded into its neighbours, terms in place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mt_toolkit.core.features import Analysis, features, value_of
from mt_toolkit.core.terms import Role
from mt_toolkit.engines.rules.tree import Node
from mt_toolkit.engines.rules.unknown import INITIAL
from mt_toolkit.lang.kazakh.words import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mt_toolkit.core.terms import TermRequirement
    from mt_toolkit.core.text import Token
    from mt_toolkit.engines.rules.lexicon import Entry
    from mt_toolkit.lang.kazakh.analyzer import Analyzer

QUOTES = frozenset('«»„“”"‹›')
DASHES = frozenset("–—−-")
END_MARKS = frozenset(".!?…")
SEPARATORS = frozenset(",;:") | DASHES
THIRD = "3"
_STRESSED = re.compile(r"(?<=\w\w)-(?:ақ|ау|мыс|міс)$", re.IGNORECASE)
_COUNTED = re.compile(r"(\d+(?:[-–—,]\d+)*|[IVXLCDM]+)[-–]([^\W\d_]{3,})")
"""A number joined to the noun it counts: 30-жылдары, 5-сынып, 17-қаңтарда."""


@dataclass(slots=True, eq=False)
class Word:
    """A word on its way to becoming a node.

    ``before`` is the separator right before it (comma, semicolon, colon, dash as ``—``; a final mark inside a sentence
    counts as a semicolon). ``bracket`` is 0 outside brackets, else the number of the bracketed stretch. A ``fixed``
    word has its reading settled (terms, numbers, multi-word units).
    """

    form: str
    start: int
    end: int
    readings: tuple[Analysis, ...] = ()
    before: str = ""
    quoted: bool = False
    bracket: int = 0
    lemma: str = ""
    pos: str = ""
    features: dict[str, str] = field(default_factory=dict)
    guessed: bool = False
    requirement: TermRequirement | None = None
    entries: tuple[Entry, ...] = ()
    marker: str = ""
    fixed: bool = False
    children: list[Node] = field(default_factory=list)

    def take(self, reading: Analysis) -> None:
        """Settle on a reading."""
        self.lemma, self.pos, self.guessed = reading.lemma, reading.pos, reading.guessed
        self.features = dict(reading.features)

    def get(self, name: str, default: str = "") -> str:
        """Value of a feature of the settled reading."""
        return self.features.get(name, default)

    @property
    def lower(self) -> str:
        """The form in small letters."""
        return self.form.lower()

    def node(self) -> Node:
        """The node of this word."""
        return Node(
            self.form,
            self.start,
            self.end,
            self.lemma,
            self.pos,
            features(self.features),
            children=list(self.children),
            entries=self.entries,
            requirement=self.requirement,
            guessed=self.guessed,
            marker=self.marker,
            quoted=self.quoted,
        )


@dataclass(slots=True)
class Sentence:
    """The words of a sentence with its outer punctuation."""

    words: list[Word]
    end_mark: str = ""
    opening: str = ""


def read(text: str, requirements: Sequence[TermRequirement], analyzer: Analyzer) -> Sentence:
    """Cut a sentence into words with readings; every requirement becomes one word, whatever its length."""
    tokens = tokenize(text)
    end_mark = ""
    while tokens and (tokens[-1].text[:1] in END_MARKS or _closes_a_sentence(tokens)):
        closing = tokens.pop().text
        end_mark = closing + end_mark if closing[:1] in END_MARKS else end_mark
    reader = _Reader(text, sorted(requirements, key=lambda item: item.start), analyzer)
    for position, token in enumerate(tokens):
        reader.add(token, tokens[position + 1 :][:1])
    return Sentence(reader.words, end_mark, reader.opening)


def _closes_a_sentence(tokens: Sequence[Token]) -> bool:
    """Whether a closing quote stands last and the sentence's mark before it («… қабылдайды.»)."""
    return len(tokens) > 1 and tokens[-1].text in QUOTES and tokens[-2].text[:1] in END_MARKS


class _Reader:
    def __init__(self, text: str, requirements: list[TermRequirement], analyzer: Analyzer) -> None:
        self.words: list[Word] = []
        self.opening = ""
        self._text = text
        self._requirements = requirements
        self._next = 0
        self._analyzer = analyzer
        self._before = ""
        self._quoted = False
        self._bracket = 0
        self._brackets = 0

    def add(self, token: Token, following: Sequence[Token]) -> None:
        """Take the next token into account."""
        requirement = self._requirement_at(token)
        if requirement is not None:
            if token.start < requirement.end and (not self.words or self.words[-1].requirement is not requirement):
                self._append_term(requirement)
            return
        if token.is_word or token.text[:1] in "%№°" or token.text[0].isalnum():
            self._append_word(token)
        else:
            self._punctuation(token, following)

    def _requirement_at(self, token: Token) -> TermRequirement | None:
        while self._next < len(self._requirements) and self._requirements[self._next].end <= token.start:
            self._next += 1
        if self._next < len(self._requirements) and self._requirements[self._next].start < token.end:
            return self._requirements[self._next]
        return None

    def _append_word(self, token: Token) -> None:
        if token.text.startswith("-") and self.words and token.start - self.words[-1].end <= 1:
            self._suffix(token)
            return
        counted = _COUNTED.fullmatch(token.text)
        if counted and not _is_ending(self._analyzer.analyze(token.text)):
            number, noun = counted.groups()
            ordinal = (Analysis(number, "NUM", features(NumType="Ord")),)
            self._append(Word(number, token.start, token.start + len(number), ordinal))
            self._append(Word(noun, token.end - len(noun), token.end, self._analyzer.analyze(noun)))
            return
        # тұсында-ақ, келді-ау: the particle stresses the word and changes nothing else in it.
        text = _STRESSED.sub("", token.text)
        readings = self._analyzer.analyze(text, sentence_initial=not self.words)
        self._append(Word(text, token.start, token.end, readings))

    def _suffix(self, token: Token) -> None:
        """An ending after a closing quote or a percent sign belongs to the word before it."""
        word = self.words[-1]
        word.end = token.end
        joined = word.form + token.text[1:]
        for reading in self._analyzer.analyze(joined) if word.form != "%" else ():
            if reading.get("Case", "Nom") != "Nom" or reading.get("Person[psor]"):
                if word.requirement is not None:
                    word.features = {**word.features, **dict(reading.features)}
                else:
                    word.readings = (Analysis(word.form, reading.pos, reading.features, guessed=reading.guessed),)
                return

    def _append_term(self, requirement: TermRequirement) -> None:
        word = Word(self._text[requirement.start : requirement.end], requirement.start, requirement.end)
        word.requirement, word.fixed = requirement, True
        # A derived modifier (большевиктік) has no case: it stands before its noun as an adjective does.
        derived = requirement.role is Role.ATTRIBUTIVE and not value_of(requirement.features, "Case")
        word.lemma, word.pos = word.form, "ADJ" if derived else requirement.pos or "NOUN"
        word.features = _term_features(requirement, self._analyzer)
        if requirement.role is Role.ATTRIBUTIVE and word.pos == "ADJ":
            word.features.pop("Case", None)
        self._append(word)

    def _append(self, word: Word) -> None:
        word.before, self._before = self._before, ""
        word.quoted = self._quoted
        word.bracket = self._bracket
        if word.form[:1].isupper() and not INITIAL.fullmatch(word.form):
            self._take_initials(word)
        self.words.append(word)

    def _take_initials(self, word: Word) -> None:
        """Ә. Бөкейханов: initials are no words of the sentence but part of the name after them."""
        while self.words and self.words[-1].requirement is None and _is_initial(self.words[-1].form):
            if word.before or self.words[-1].bracket != word.bracket:
                return
            initial = self.words.pop()
            word.before, word.quoted = initial.before, initial.quoted
            name = Node(initial.form, initial.start, initial.end, initial.form, "PROPN", relation="flat")
            word.children.insert(0, name)

    def _opens(self, quote: Token) -> bool:
        """Whether a quote that may be either opens: it stands before a word and after a space."""
        before = self._text[quote.start - 1 : quote.start]
        after = self._text[quote.end : quote.end + 1]
        return (not before or before.isspace() or before in "([—–-") and bool(after) and not after.isspace()

    def _punctuation(self, token: Token, following: Sequence[Token]) -> None:
        mark = token.text
        if mark in "([{":
            self._brackets += 1
            self._bracket = self._brackets
        elif mark in ")]}":
            self._bracket = 0
        elif mark in QUOTES:
            self._quoted = mark == "«" or (mark != "»" and self._opens(token))
        elif mark[:1] in DASHES:
            if not self.words:
                self.opening = mark
            elif following:
                self._before = "—"
        elif mark in SEPARATORS:
            self._before = mark if self.words else ""
        elif mark[:1] in END_MARKS:
            self._before = ";" if self.words else ""


def _term_features(requirement: TermRequirement, analyzer: Analyzer) -> dict[str, str]:
    """Features of a term's head; the possessive that its own izafet carries is not a possessor."""
    found = dict(requirement.features)
    words = [token.text for token in tokenize(requirement.surface) if token.is_word]
    if len(words) > 1 and found.get("Person[psor]") == THIRD and _is_bare_noun(analyzer.analyze(words[-2])):
        without_possessor(found)
    return found


def _is_ending(readings: Sequence[Analysis]) -> bool:
    """Whether what follows the hyphen is only the ending of the number: 20-шы, 5-інде."""
    return bool(readings) and readings[0].pos == "NUM" and not readings[0].guessed


def _is_bare_noun(readings: Iterable[Analysis]) -> bool:
    best = next(iter(readings), None)
    return best is not None and best.pos in {"NOUN", "PROPN"} and best.get("Case", "Nom") == "Nom"


def without_possessor(values: dict[str, str]) -> None:
    """Remove the possessor from features."""
    values.pop("Person[psor]", None)
    values.pop("Number[psor]", None)


def _is_initial(form: str) -> bool:
    """«Ә.», but not the «жж.» of 1928-1939 жж. Қазақстанда."""
    return form[:1].isupper() and INITIAL.fullmatch(form) is not None
