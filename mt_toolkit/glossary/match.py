"""Finding concepts in inflected Kazakh: deterministic, left to right, the longest span wins, roles told apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mt_toolkit.core.terms import Level, Role, TermMatch
from mt_toolkit.glossary.keys import key_of
from mt_toolkit.glossary.roles import role_of, stands_before_noun
from mt_toolkit.lang.kazakh.words import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt_toolkit.core.features import Analysis
    from mt_toolkit.core.terms import Concept
    from mt_toolkit.core.text import Token
    from mt_toolkit.glossary.index import GlossaryIndex, TrieNode

_QUOTES = frozenset("«»„“”\"'‘’‹›")
_TRANSPARENT = _QUOTES | frozenset("-–")
_CLOSING = {"»": "«", "”": "“", "“": "„"}
_END_MARKS = frozenset(".!?…;")
_AFTER_CONVERB = frozenset({"бер", "баста", "түс"})
"""Auxiliaries that follow a converb in -а and are rarely said of what the noun spelled alike does."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the sentence with its readings, and whether other punctuation stands between it and the next."""

    token: Token
    readings: tuple[Analysis, ...]
    joined_to_next: bool
    comma_next: bool
    is_final: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    first: int
    last: int
    concept_number: int
    derived: bool
    reading: Analysis
    verbal: bool
    rank: tuple[int, bool, int, bool, int, bool]
    """Length, then a noun before the verb of the same words, then the later glossary, then the part of speech that the
    place asks for, then the later row, then a term before what is derived from it."""


class Matcher:
    """Finds the concepts of an index in sentences. Deprecated concepts are found, as suggestions."""

    def __init__(self, index: GlossaryIndex) -> None:
        self._index = index
        names = list(dict.fromkeys(concept.glossary for concept in index.concepts))
        self._precedence = {name: number for number, name in enumerate(names)}

    def match(self, text: str) -> list[TermMatch]:
        """Every match of a sentence in order of its start; those that lost to a longer one name its span.

        Offsets index ``text``. Of equal spans the later glossary (the later row within one) wins.
        """
        words = self._words(text)
        matches: list[TermMatch] = []
        position = 0
        while position < len(words):
            found = sorted(self._at(words, position), key=lambda candidate: candidate.rank, reverse=True)
            if not found:
                position += 1
                continue
            best = found[0]
            winner = self._term_match(text, words, best)
            matches.append(winner)
            matches.extend(self._losers(text, words, best, found))
            position = best.last + 1
        return matches

    def winners(self, text: str) -> list[TermMatch]:
        """Only the matches that count."""
        return [match for match in self.match(text) if match.nested_in is None]

    def _words(self, text: str) -> list[Word]:
        tokens = tokenize(text)
        words: list[Word] = []
        for position, token in enumerate(tokens):
            if not token.is_word:
                continue
            between = ""
            for following in tokens[position + 1 :]:
                if following.is_word:
                    break
                between += following.text
            marks = set(between) - _TRANSPARENT - {" "}
            is_final = bool(marks & _END_MARKS) or not any(later.is_word for later in tokens[position + 1 :])
            readings = self._index.analyzer.analyze(token.text, sentence_initial=not words)
            if is_final:
                readings = _finite_first(readings)
            words.append(Word(token, readings, not marks, marks == {","}, is_final))
        return words

    def _at(self, words: Sequence[Word], first: int) -> Iterator[_Candidate]:
        """Every concept that starts at a word, whatever its length."""
        node: TrieNode | None = self._index.root
        last = first
        while node is not None and last < len(words):
            if node.ends:
                yield from self._ending(node, words, first, last)
            if not words[last].joined_to_next:
                return
            node = node.children.get(words[last].token.text.casefold())
            last += 1

    def _ending(self, node: TrieNode, words: Sequence[Word], first: int, last: int) -> Iterator[_Candidate]:
        seen: set[int] = set()
        readings = words[last].readings
        for rank, reading in enumerate(readings):
            for number, derived, verbal in _entries(node, reading, several=last > first):
                concept = self._index.concepts[number]
                if number in seen or not _fits(concept, words, first, last, reading):
                    continue
                if last == first and _is_converb(words, first, reading):
                    continue
                if last == first and rank and _is_lookalike(concept, words[last].token.text, readings, reading):
                    continue
                seen.add(number)
                fits = stands_before_noun(words, last, reading) == (concept.pos == "ADJ" or derived)
                order = self._precedence[concept.glossary]
                ranking = (last - first, not verbal, order, fits, number, not derived)
                yield _Candidate(first, last, number, derived, reading, verbal, ranking)

    def _losers(
        self, text: str, words: Sequence[Word], best: _Candidate, found: Sequence[_Candidate]
    ) -> Iterator[TermMatch]:
        """Candidates inside the winner's span, or beginning in it, each concept once."""
        span = _with_quotes(text, words[best.first].token.start, words[best.last].token.end)
        inner = [other for first in range(best.first + 1, best.last + 1) for other in self._at(words, first)]
        for loser in [*found[1:], *inner]:
            if loser.concept_number != best.concept_number:
                yield replace(self._term_match(text, words, loser), nested_in=span)

    def _term_match(self, text: str, words: Sequence[Word], candidate: _Candidate) -> TermMatch:
        concept = self._index.concepts[candidate.concept_number]
        start = words[candidate.first].token.start
        start, end = _with_quotes(text, start, words[candidate.last].token.end)
        role = Role.ATTRIBUTIVE if candidate.derived else role_of(words, candidate.last, candidate.reading, concept)
        level = Level.SUGGEST if concept.status == "deprecated" or candidate.verbal else concept.level
        return TermMatch(concept, start, end, text[start:end], role, level, candidate.reading.features)


def _entries(node: TrieNode, reading: Analysis, *, several: bool) -> Iterator[tuple[int, bool, bool]]:
    """Concept number, whether derived, and whether it is a verb of which the term is the noun.

    «қоныс аударған» is not the term «қоныс аудару», but it is not «қоныс» either: it is shown, and forces nothing.
    """
    key = key_of(reading)
    for number, derived, _ in node.ends.get(key, ()):
        yield number, derived, False
    if several and key.startswith("v:"):
        for number, derived, _ in node.ends.get(key.replace("v:", "g:", 1), ()):
            yield number, derived, True


def _finite_first(readings: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
    """At the end of a sentence a verb form is a verb: олар соғысты *they fought*, not *the war* as an object."""
    finite = [r for r in readings if r.get("VerbForm") == "Fin" and not r.guessed and r.get("Mood") != "Imp"]
    if not finite or readings[0].get("Case") != "Acc":
        return readings
    return (*finite, *(reading for reading in readings if reading not in finite))


def _with_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    """A span that holds a closing quotation mark takes in its opening one: «Қазақ» газетін."""
    inside = text[start:end]
    for closing, opening in _CLOSING.items():
        unbalanced = inside.count(closing) > inside.count(opening)
        if unbalanced and start > 0 and text[start - 1] == opening:
            return start - 1, end
    return start, end


def _fits(concept: Concept, words: Sequence[Word], first: int, last: int, reading: Analysis) -> bool:
    """Capitals: an abbreviation must be written as one, a proper name with a capital, a marked term as listed."""
    surface = " ".join(word.token.text for word in words[first : last + 1])
    if concept.pos == "PROPN" and first == last and surface.islower():
        return any(term.islower() for term in concept.kk)
    bare = next((term for term in concept.kk if term.casefold() == reading.lemma.casefold()), "")
    if _is_abbreviation(bare) and first == last:
        return surface.startswith(bare)
    if concept.case_sensitive:
        stem = surface if reading.get("Case", "Nom") == "Nom" else surface[: max(map(len, concept.kk))]
        return any(stem.startswith(term[:1]) and _same_capitals(term, surface) for term in concept.kk)
    return True


def _same_capitals(term: str, surface: str) -> bool:
    length = min(len(term), len(surface)) - 1
    return all(a.isupper() == b.isupper() for a, b in zip(term[:length], surface[:length], strict=True) if a.isalpha())


def _is_abbreviation(term: str) -> bool:
    return len(term) > 1 and sum(letter.isupper() for letter in term) > 1 and " " not in term


def _is_converb(words: Sequence[Word], position: int, reading: Analysis) -> bool:
    """болып қала берді *went on being*: before its auxiliary a word that can be a converb is no noun."""
    word = words[position]
    if reading.pos == "VERB" or reading.get("Case", "Nom") != "Nom" or not word.joined_to_next:
        return False
    following = [reading for after in words[position + 1 : position + 2] for reading in after.readings[:1]]
    if not any(other.pos in {"VERB", "AUX"} and other.lemma in _AFTER_CONVERB for other in following):
        return False
    return any(
        other.pos == "VERB" and other.get("VerbForm") == "Conv" and other.get("Aspect") == "Imp" and not other.guessed
        for other in word.readings
    )


def _is_lookalike(concept: Concept, surface: str, readings: Sequence[Analysis], reading: Analysis) -> bool:
    """Whether the word is, first of all, another word: ханым *lady* before *my khan*, жүз the number."""
    best = readings[0]
    if surface.casefold() in {term.casefold() for term in concept.kk}:
        return best.pos == "NUM"
    if best.guessed or best.lemma.casefold() == reading.lemma.casefold():
        same_word = best.guessed or best.pos in _kinds(concept) or best.pos == reading.pos
        return not same_word
    if reading.pos in {"VERB", "AUX"} and concept.pos != "VERB":
        return best.lemma.casefold() not in {term.casefold() for term in concept.kk}
    return True


def _kinds(concept: Concept) -> frozenset[str]:
    return (
        frozenset({"NOUN", "PROPN", "ADJ"}) if concept.pos in {"NOUN", "PROPN", "ADJ", ""} else frozenset({concept.pos})
    )
