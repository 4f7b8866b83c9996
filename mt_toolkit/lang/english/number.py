"""Whether an English noun phrase stands in a number that its determiner and verb allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.text import Token
    from mt_toolkit.lang.english.words import English

_SINGULAR = frozenset(["a", "an", "each", "every", "another", "this", "that"])
_PLURAL = frozenset(
    [
        "these",
        "those",
        "many",
        "several",
        "few",
        "various",
        "numerous",
        "both",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
    ]
)
_SINGULAR_VERBS = frozenset(["was", "is", "has", "does"])
_PLURAL_VERBS = frozenset(["were", "are", "have", "do"])
_MEASURES = frozenset(["hundred", "thousand", "million", "billion", "dozen", "couple", "number"])
_LINKS = frozenset(["and", "or", "of", "in"])


def number_problem(english: English, text: str, tokens: Sequence[Token], span: tuple[int, int, int], noun: str) -> str:
    """Why a phrase is in the wrong number; empty if it is not.

    ``span`` gives the first word, the head and the last; ``noun`` is the head in dictionary form.
    """
    first, head, last = span
    word = tokens[head].text.removesuffix("'s").removesuffix("’s")
    readings = [reading for reading in english.analyze(word) if reading.pos == "NOUN" and not reading.guessed]
    numbers = {reading.get("Number") for reading in readings if reading.lemma.lower() == noun.lower()}
    if len(numbers) != 1 or word.isupper():
        return ""
    plural = "Plur" in numbers
    before = _determiner(english, text, tokens, first)
    if plural and before in _SINGULAR - {"that"}:
        return f"it is plural after '{before}'"
    if not plural and before in _PLURAL and not _modifies(english, text, tokens, last):
        return f"it is singular after '{before}'"
    if head == last and last + 1 < len(tokens) and not _parted(text, tokens[last], tokens[last + 1]):
        after = tokens[last + 1].text.lower()
        linked = any(token.text.lower() in _LINKS for token in tokens[max(0, first - 4) : first])
        if plural and after in _SINGULAR_VERBS and not linked:
            return f"it is plural before '{after}'"
        if not plural and after in _PLURAL_VERBS and not linked:
            return f"it is singular before '{after}'"
    return ""


def _determiner(english: English, text: str, tokens: Sequence[Token], first: int) -> str:
    """The nearest determiner or numeral before a phrase, at most two adjectives away; empty if there is none."""
    for position in range(first - 1, max(-1, first - 4), -1):
        if _parted(text, tokens[position], tokens[position + 1]):
            return ""
        word = tokens[position].text
        if word.lower() in _SINGULAR | _PLURAL:
            return word.lower()
        capital = position > 0 and word[:1].isupper()
        if word.lower() in _MEASURES or not (capital or english.is_adjective(word)):
            return ""
    return ""


def _modifies(english: English, text: str, tokens: Sequence[Token], last: int) -> bool:
    """Whether the next word is a plural noun, which the phrase then modifies: these policy documents."""
    if last + 1 >= len(tokens) or _parted(text, tokens[last], tokens[last + 1]):
        return False
    readings = english.analyze(tokens[last + 1].text)
    return any(r.pos == "NOUN" and r.get("Number") == "Plur" and not r.guessed for r in readings)


def _parted(text: str, left: Token, right: Token) -> bool:
    return bool(set(text[left.end : right.start]) - {" ", "\u00a0"})
