"""Articles: definite with a possessor, a second mention or what is unique; zero for masses and kinds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.english.tables import common_words
from mt_toolkit.engines.rules.english.words import indefinite_article

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.tree import Node

_DEFINITE = re.compile(
    r"^(?:first|last|only|same|next|main|leading|whole|entire|former|latter|largest|highest|best|most|north|south|"
    r"east|west|\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[a-z]+est)\b"
)
_INDEFINITE_AFTER = frozenset({"as", "without", "like", "into", "obj"})
_BARE_PLACES = frozenset({"prison", "exile", "captivity", "custody"})
_ABBREVIATED = frozenset(
    {"USA", "US", "UK", "UN", "EU", "USSR", "RSFSR", "UAE", "CIS", "WHO", "IMF", "CPSU", "GDR", "FRG"}
)
"""Abbreviations that are said letter by letter and keep the article of what they stand for."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\b")


@dataclass(frozen=True, slots=True)
class Head:
    """The head word of a phrase in its number; ``countable`` is False for mass nouns and names."""

    text: str
    plural: bool
    countable: bool
    proper: bool
    article: str | None = None


def article(node: Node, head: Head, core: str, *, owned: bool, subject: bool, preposition: str = "") -> str:
    """The article before ``core``; ``owned`` where an of-phrase follows."""
    if head.article is not None or head.proper:
        named = head.text in _ABBREVIATED or _is_institution(head.text)
        institution = head.proper and not node.having("flat") and named
        return head.article or ("the" if institution else "")
    if (
        (core in _BARE_PLACES and node.get("Case") in {"Loc", "Dat"})
        or (core[:1].isdigit() and not _ORDINAL.match(core))
        or core.split(" ", 1)[0] in {"one", "half", "other", "another", "such", "all"}
    ):
        return ""
    if node.requirement is not None and head.text[:1].isupper() and not node.having("acl"):
        several = " " in head.text and head.countable
        return "the" if several or head.plural or head.text in _ABBREVIATED else ""
    if preposition in _INDEFINITE_AFTER and not owned and not head.plural and not _DEFINITE.match(core):
        return indefinite_article(core) if head.countable else ""
    if owned or (" of " in head.text and not head.plural) or _DEFINITE.match(core):
        return "the"
    if head.plural:
        definite = node.get("Case") == "Acc" and node.requirement is None and not node.having("nummod", "amod")
        return "the" if definite or (subject and node.having("acl")) else ""
    if not head.countable:
        return "the" if node.having("acl") else ""
    if subject or node.get("Case") not in {"Nom", ""} or node.get("Person[psor]"):
        return "the"
    return indefinite_article(core)


def _is_institution(name: str) -> bool:
    """Whether a name of several words ends in a common noun: the Soviet Union, the Kazakh Khanate."""
    words = name.split(" of ", 1)[0].lower().split(" ")
    return " " in name and words[-1] in common_words() and name[:1].isupper()
