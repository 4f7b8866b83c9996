"""From a tree to a finished Russian sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import RUSSIAN
from mt_toolkit.engines.rules import unknown
from mt_toolkit.engines.rules.russian.clauses import Clauses
from mt_toolkit.engines.rules.russian.nouns import Nouns
from mt_toolkit.engines.rules.russian.verbs import Verbs
from mt_toolkit.engines.rules.russian.words import euphony
from mt_toolkit.engines.rules.tree import Rendered

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.tree import SentenceTree
    from mt_toolkit.lang.russian.words import Russian

_SPACE_BEFORE = re.compile(r"\s+([,.;:!?)»])")
_COMMAS = re.compile(r",(?:\s*,)+")
_COMMA_MARK = re.compile(r",\s*([.;:!?)])")
_SPACES = re.compile(r"[ \t]{2,}")


def generate(tree: SentenceTree, russian: Russian) -> Rendered:
    """Render a tree; every word without an entry is listed with what was written for it."""
    clauses = Clauses(Nouns(russian), Verbs(russian))
    text = ", ".join(part for part in (clauses.any_text(root) for root in tree.roots) if part)
    return Rendered(finish(f"{tree.opening}{text}", tree.end_mark), unknown.unknown_words(tree, RUSSIAN))


def finish(text: str, end_mark: str) -> str:
    """Spacing, commas, the fuller forms of prepositions, the capital of the first word, the final mark."""
    text = _SPACES.sub(" ", text)
    text = _COMMAS.sub(",", _SPACE_BEFORE.sub(r"\1", text))
    text = euphony(_COMMA_MARK.sub(r"\1", text).strip(" ,"))
    for position, letter in enumerate(text):
        if letter.isalpha():
            text = text[:position] + letter.upper() + text[position + 1 :]
            break
        if letter.isdigit():
            break
    return f"{text}{end_mark}" if not text.endswith(end_mark or "\0") else text
