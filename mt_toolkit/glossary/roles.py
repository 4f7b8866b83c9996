"""Head or modifier: a bare noun before a noun that it modifies is attributive (Kazakh izafet, types 1 and 2).

кеңес қызметкерлері → attributive; кеңестің қызметкерлері, кеңестер → head. Coordinated bare nouns share the role of
the last of them: партия, кеңес қызметкерлері.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.core.terms import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.features import Analysis
    from mt_toolkit.core.terms import Concept
    from mt_toolkit.glossary.match import Word

_RELATIONAL = ("лық", "лік", "дық", "дік", "тық", "тік")
_CONJUNCTIONS = frozenset({"мен", "бен", "пен", "және", "әрі"})
_NOMINAL = frozenset({"NOUN", "PROPN"})


def role_of(words: Sequence[Word], last: int, reading: Analysis, concept: Concept) -> Role:
    """The role of a match whose last word is ``words[last]``, read as ``reading``."""
    if concept.pos == "ADJ":
        return Role.ATTRIBUTIVE
    if reading.pos == "ADJ" and stands_before_noun(words, last, reading):
        return Role.ATTRIBUTIVE
    listed_possessive = any(" " in term for term in concept.kk) or any("»" in term for term in concept.kk)
    if not _is_bare(reading, possessive_allowed=listed_possessive):
        return Role.HEAD
    if _modifies_following(words, last) or _is_relational(words, last, reading, concept):
        return Role.ATTRIBUTIVE
    return Role.HEAD


def _is_relational(words: Sequence[Word], last: int, reading: Analysis, concept: Concept) -> bool:
    """Елшілік байланыс, феодалдық қатынас: a noun in -лық before a noun without a possessor is its adjective.

    Not at the head of a sentence, where it may be the subject, nor before another case (елшілік қалаға кірді).
    """
    if not last or not reading.lemma.endswith(_RELATIONAL) or not any(r.attributive for _, r in concept.renderings):
        return False
    following = words[last + 1].readings[0] if stands_before_noun(words, last, reading) else None
    return following is not None and following.pos == "NOUN" and following.get("Case", "Nom") in {"Nom", "Acc", "Gen"}


def stands_before_noun(words: Sequence[Word], last: int, reading: Analysis) -> bool:
    """Whether a word stands bare before a noun without a possessor: хандық билік, but not хандық құрамы."""
    if reading.get("Case", "Nom") != "Nom" or reading.get("Number") == "Plur" or reading.get("Person[psor]"):
        return False
    if last + 1 >= len(words) or not words[last].joined_to_next:
        return False
    following = words[last + 1].readings
    best = following[0] if following else None
    return best is not None and best.pos in _NOMINAL | {"ADJ"} and not best.get("Person[psor]")


def _modifies_following(words: Sequence[Word], last: int) -> bool:
    if last + 1 >= len(words):
        return False
    following = words[last + 1]
    if words[last].joined_to_next and following.token.text.casefold() not in _CONJUNCTIONS:
        return _is_possessed_noun(following)
    if not (words[last].comma_next or words[last].joined_to_next):
        return False
    next_noun = last + 1 if words[last].comma_next else last + 2
    if next_noun + 1 >= len(words) or not words[next_noun].joined_to_next:
        return False
    coordinate = words[next_noun].readings
    bare = bool(coordinate) and coordinate[0].pos in _NOMINAL and _is_bare(coordinate[0], possessive_allowed=False)
    return bare and _is_possessed_noun(words[next_noun + 1])


def _is_bare(reading: Analysis, *, possessive_allowed: bool) -> bool:
    if reading.get("Case", "Nom") != "Nom" or reading.get("Number") == "Plur" or reading.get("Attr"):
        return False
    return not reading.get("Person[psor]") or (possessive_allowed and reading.get("Person[psor]") == "3")


def _is_possessed_noun(word: Word) -> bool:
    """Whether the best nominal reading of a word has a third-person possessor, as an izafet head has."""
    if word.readings and word.readings[0].get("VerbForm") == "Ger":
        return False
    best = next(
        (reading for reading in word.readings if reading.pos in _NOMINAL or reading.get("VerbForm") == "Ger"), None
    )
    return best is not None and best.get("Person[psor]") == "3"
