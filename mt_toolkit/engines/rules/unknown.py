"""Words that the lexicon does not have: names by the romanisation standard, the rest transliterated and reported.

English follows BGN/PCGN for Kazakh without diacritics; Russian replaces the letters that Russian lacks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt_toolkit.core.engine import UnknownWord
from mt_toolkit.engines.rules.omissions import note
from mt_toolkit.lang.kazakh.abbreviations import is_roman

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.tree import Node, SentenceTree

ENGLISH = "en"
INITIAL = re.compile(r"[^\W\d_]{1,2}\.")
_ROMAN_LOOKALIKES = str.maketrans("ІХСМ", "IXCM")
_ROMAN = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "gh", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "й": "y", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "ң": "ng", "о": "o", "ө": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "kh", "һ": "h", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "і": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_ROMAN_CLUSTERS = {"дж": "j", "кс": "x", "ий": "i", "ый": "y", "ия": "ia", "йя": "ya"}
_RUSSIAN = {"ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и"}


def render(node: Node, language: str) -> str:
    """What to write for a node without senses: its lemma in the letters of the target language, capitals kept."""
    note(node)
    word = node.lemma
    if is_roman(node.form):
        return latin_roman(node.form)
    if node.form[:1].isupper() and word[:1].islower():
        word = word[:1].upper() + word[1:]
    return romanise(word) if language == ENGLISH else russianise(word)


def latin_roman(word: str) -> str:
    """A Roman numeral in Latin letters, however it was typed (ІІ, ХХ); any other word as it is."""
    return word.translate(_ROMAN_LOOKALIKES) if is_roman(word) else word


def is_regnal(numeral: Node, name: Node) -> bool:
    """Whether a number is that of a ruler, which stands after the name: ІІ Екатерина, Catherine II."""
    return name.pos == "PROPN" and is_roman(numeral.form)


def is_unknown(node: Node) -> bool:
    """Whether a node is a word that neither the lexicon nor the glossary has; numbers, marks and initials are not."""
    is_word = any(letter.isalpha() for letter in node.form) and node.pos not in {"PUNCT", "SYM", "NUM"}
    if INITIAL.fullmatch(node.form):
        return False
    return is_word and not node.entries and node.requirement is None and not node.get("Date")


def unknown_words(tree: SentenceTree, language: str) -> tuple[UnknownWord, ...]:
    """Every unknown word of a tree with its place in the source and what is written for it, in source order."""
    nodes = [node for root in tree.roots for node in root.walk() if is_unknown(node)]
    ordered = sorted(nodes, key=lambda node: node.start)
    return tuple(UnknownWord(node.form, node.start, node.end, render(node, language)) for node in ordered)


def romanise(word: str) -> str:
    """``word`` in Latin letters; whatever is no Kazakh or Russian letter stays."""
    written: list[str] = []
    position = 0
    lower = word.lower()
    while position < len(word):
        size = 2 if lower[position : position + 2] in _ROMAN_CLUSTERS else 1
        piece = lower[position : position + size]
        latin = _ROMAN_CLUSTERS.get(piece) or _ROMAN.get(piece, word[position : position + size])
        if word[position].isupper() and latin:
            whole = sum(map(str.isalpha, word)) > 1 and word.isupper()
            latin = latin.upper() if whole else latin[0].upper() + latin[1:]
        written.append(latin)
        position += size
    return "".join(written)


def russianise(word: str) -> str:
    """``word`` in Russian letters."""
    return "".join(
        _RUSSIAN.get(letter, letter)
        if letter.islower()
        else _RUSSIAN.get(letter.lower(), letter).upper()
        if letter.lower() in _RUSSIAN
        else letter
        for letter in word
    )
