"""From a tree to a finished English sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import ENGLISH
from mt_toolkit.engines.rules import unknown
from mt_toolkit.engines.rules.english.clauses import Clauses
from mt_toolkit.engines.rules.english.nouns import Nouns
from mt_toolkit.engines.rules.english.verbs import Verbs
from mt_toolkit.engines.rules.tree import Rendered

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.tree import SentenceTree
    from mt_toolkit.lang.english.words import English

_SPACE_BEFORE = re.compile(r"\s+([,.;:!?%)»”])")
_DOUBLE_COMMA = re.compile(r",(?:\s*,)+")
_DOUBLE_SPACE = re.compile(r"\s{2,}")
_REPEATED = re.compile(r"\b(if|and|but|or|the|to|of|in|at|on|for|with|that|also|by|from) (?=\1\b)", re.IGNORECASE)


def generate(tree: SentenceTree, english: English) -> Rendered:
    """Render a tree; every word without an entry is listed with what was written for it."""
    nouns = Nouns(english)
    clauses = Clauses(nouns, Verbs(english))
    nouns.note_marks(tree.roots)
    clauses.asking = tree.end_mark.startswith("?")
    clauses.note_people(tree.roots)
    text = ", ".join(part for part in (clauses.any_text(root) for root in tree.roots) if part)
    return Rendered(finish(f"{tree.opening}{text}", tree.end_mark), unknown.unknown_words(tree, ENGLISH))


def finish(text: str, end_mark: str) -> str:
    """No Cyrillic, spacing, doubled commas, the final mark, the capital of the first word."""
    text = _DOUBLE_SPACE.sub(" ", _SPACE_BEFORE.sub(r"\1", text)).strip(" ,")
    text = unknown.romanise(text)
    text = _REPEATED.sub("", _DOUBLE_COMMA.sub(",", text))
    for position, letter in enumerate(text):
        if letter.isalpha():
            text = text[:position] + letter.upper() + text[position + 1 :]
            break
        if letter.isdigit():
            break
    return text + end_mark
