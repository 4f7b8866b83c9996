"""Abbreviations of Kazakh running text: which dot belongs to the word, and which may also end a sentence.

The list is ``data/abbreviations.tsv``. Its columns:

* ``abbreviation``: the form with its last dot, lower case.
* ``meaning``: what it stands for.
* ``ends``: when a sentence may end here. ``never``: not before anything (titles, «проф. Бекмаханов»); ``opener``: only
  before a word that typically opens a sentence («1939 ж. Ол …» but not «1939 ж. Қазақстан …»); ``capital``: before any
  capitalised word («… т.б. Қазақстан …»).
* ``when``: where the letters are the abbreviation at all. ``any``; ``number``: only after a number («5 м.»);
  ``inside``: only where the sentence visibly goes on, before a small letter, a digit or a comma («мыс» is also copper);
  ``bracket``: only right after an opening bracket; ``name``: only before a capitalised word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Ends = Literal["never", "opener", "capital"]

_DOTTED_LETTERS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_INITIAL = re.compile(r"[^\W\d_]|Дж|Дз|Ал|Вл|Ст|Ch|Th|Sh")
_ROMAN = re.compile(r"[IVXLCDMІХСМ]+")
_NEXT = re.compile(r"[^\S\n]*(\S?)")
_CONTINUES = ",;:%)]–—-"


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """One abbreviation; ``form`` is lower case and includes the last dot."""

    form: str
    meaning: str
    ends: Ends
    when: str = "any"


@dataclass(frozen=True, slots=True)
class DotContext:
    """What stands around a word with a dot.

    ``before`` is the last character before the word and ``after`` the first one after the dot, white space left out
    (each empty at an edge of the line); ``after_number`` says whether the preceding token is a number.
    """

    before: str
    after: str
    after_number: bool


@cache
def abbreviations() -> dict[str, Abbreviation]:
    """Every abbreviation of the data file, by its lower-case form without the last dot."""
    table = files("mt_toolkit.lang.kazakh").joinpath("data/abbreviations.tsv").read_text(encoding="utf-8")
    known: dict[str, Abbreviation] = {}
    for line in table.splitlines()[1:]:
        form, meaning, ends, when = line.split("\t")
        known[form.removesuffix(".")] = Abbreviation(form, meaning, _ends(ends), when)
    return known


@cache
def sentence_openers() -> frozenset[str]:
    """Lower-case words that often open a sentence and are no names («ол», «бұл», «бірақ»)."""
    table = files("mt_toolkit.lang.kazakh").joinpath("data/sentence_openers.tsv").read_text(encoding="utf-8")
    return frozenset(table.splitlines()[1:])


def is_roman(word: str) -> bool:
    """Whether ``word`` can be a Roman numeral, in Latin letters or in their Cyrillic look-alikes."""
    return _ROMAN.fullmatch(word) is not None


def is_initial(word: str) -> bool:
    """Whether ``word`` followed by a dot can be a personal initial: one capital letter, or «Дж»."""
    return word[:1].isupper() and _INITIAL.fullmatch(word) is not None


def context_of(text: str, start: int, dot: int, *, before_word: str) -> DotContext:
    """The context of the word that begins at ``start`` and whose dot is at ``dot``.

    ``before_word`` is the preceding token or word, empty if there is none.
    """
    found = _NEXT.match(text, dot + 1)
    after = found.group(1) if found else ""
    number = before_word[:1].isdigit() or is_roman(before_word)
    return DotContext(text[start - 1 : start].strip(), after, number)


def abbreviation(word: str, context: DotContext) -> Abbreviation | None:
    """The abbreviation that ``word``, whose dot follows, is in this context, or None if the dot is a full stop.

    Initials count as abbreviations («Ә.» before «Бөкейханов»), and so do dotted single letters that the list does not
    know («э.ғ.к.»).
    """
    if is_initial(word) and (context.after.isalnum() or context.after in {",", ";", ")"}) and context.after:
        return Abbreviation(word + ".", "initial", "opener")
    known = None if len(word) == 1 and word.isupper() else abbreviations().get(word.lower())
    if known is not None:
        return known if _fits(known.when, context) else None
    if _DOTTED_LETTERS.fullmatch(word):
        return Abbreviation(word + ".", "", "opener")
    return None


def _fits(when: str, context: DotContext) -> bool:
    """Whether an abbreviation with this ``when`` can stand in ``context``."""
    after = context.after
    goes_on = bool(after) and (after.islower() or after.isdigit() or after in _CONTINUES)
    if when == "number":
        return context.after_number
    if when == "inside":
        return goes_on
    if when == "bracket":
        return context.before in {"(", "["}
    if when == "name":
        return after.isupper()
    return True


def _ends(value: str) -> Ends:
    match value:
        case "never" | "opener" | "capital":
            return value
    raise ValueError(f"abbreviations.tsv: unknown value '{value}' in column 'ends'")
