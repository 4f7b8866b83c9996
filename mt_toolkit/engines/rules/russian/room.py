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
    from collections.abc import Iterator

    from mt_toolkit.engines.rules.tree import Node, SentenceTree
    from mt_toolkit.lang.russian.words import Russian

_SPACE_BEFORE = re.compile(r"\s+([,.;:!?)»])")
_COMMAS = re.compile(r",(?:\s*,)+")
_COMMA_MARK = re.compile(r",\s*([.;:!?)])")
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "X"})
_TWICE = re.compile(r"\b(и|или|но|а),? \1\b")
_SPACES = re.compile(r"[ \t]{2,}")


def generate(tree: SentenceTree, russian: Russian) -> Rendered:
    """Render a tree; every word without an entry is listed with what was written for it."""
    nouns = Nouns(russian)
    nouns.topic_gender = nouns.head(tree.topic).gender if tree.topic is not None else ""
    nouns.quotations = frozenset(span for root in tree.roots for span in _quotations(root))
    clauses = Clauses(nouns, Verbs(russian))
    text = ", ".join(part for part in (clauses.any_text(root) for root in tree.roots) if part)
    return Rendered(finish(f"{tree.opening}{text}", tree.end_mark), unknown.unknown_words(tree, RUSSIAN))


def _quotations(root: Node) -> Iterator[tuple[int, int]]:
    """Spans of the words that head a quoted phrase: the only quoted words under a word that is not quoted."""
    for node in root.walk():
        quoted = [child for child in node.children if child.quoted]
        if len(quoted) == 1 and not node.quoted and quoted[0].pos in _NAMING and quoted[0].relation != "ccomp":
            yield quoted[0].start, quoted[0].end


def finish(text: str, end_mark: str) -> str:
    """Spacing, commas, the fuller forms of prepositions, the capital of the first word, the final mark."""
    text = _SPACES.sub(" ", text).replace("««", "«").replace("»»", "»")
    text = _TWICE.sub(r"\1", text)
    text = _COMMAS.sub(",", _SPACE_BEFORE.sub(r"\1", text))
    text = euphony(_COMMA_MARK.sub(r"\1", text).strip(" ,"))
    for position, letter in enumerate(text):
        if letter.isalpha():
            text = text[:position] + letter.upper() + text[position + 1 :]
            break
        if letter.isdigit():
            break
    return f"{text}{end_mark}" if not text.endswith(end_mark or "\0") else text
