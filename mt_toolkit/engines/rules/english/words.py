"""Single words of the English room: pronouns, numbers, function words the lexicon does not choose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.unknown import latin_roman

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.tree import Node

SUBJECTS = {("1", "Sing"): "I", ("2", "Sing"): "you", ("1", "Plur"): "we", ("2", "Plur"): "you", ("3", "Plur"): "they"}
_OBJECT_FORMS = {"I": "me", "he": "him", "she": "her", "we": "us", "they": "them", "who": "whom"}
_POSSESSIVES = {"I": "my", "you": "your", "he": "his", "she": "her", "it": "its", "we": "our", "they": "their"}
_POSSESSIVES |= {"who": "whose", "this": "its", "that": "its", "these": "their", "those": "their", "self": "their own"}
_REFLEXIVES = {"my": "myself", "your": "yourself", "his": "himself", "our": "ourselves", "their": "themselves"}
_ADVERBS = {
    "good": "well", "fast": "fast", "hard": "hard", "early": "early", "late": "late", "high": "high", "low": "low",
    "long": "for a long time", "free": "freely", "whole": "wholly", "full": "fully", "alone": "alone", "first": "first",
    "many": "a lot", "much": "much", "little": "little", "few": "little", "more": "more", "less": "less",
    "different": "differently", "next": "next", "far": "far", "near": "near", "close": "closely", "last": "last",
}  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
SCALES = {"мың": "thousand", "миллион": "million", "миллиард": "billion", "триллион": "trillion"}
_COMPARISONS = {"More": "more than", "Less": "less than", "About": "about", "Almost": "almost"}
_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}\b)")
VOWEL_START = re.compile(
    r"(?:[aeiou](?!ni(?:on|t|v|f|q)|se[ds]?\b|s[ae]|ur|ne\b)|hour|honest|heir|honour|8|11|18)", re.I
)


def object_form(pronoun: str) -> str:
    """I → me."""
    return _OBJECT_FORMS.get(pronoun, pronoun)


def possessive_form(pronoun: str) -> str:
    """He → his; a word that is no pronoun takes ``'s``."""
    if pronoun in _POSSESSIVES.values():
        return pronoun
    if pronoun in _POSSESSIVES:
        return _POSSESSIVES[pronoun]
    if pronoun.endswith(("'s", "s'")):
        return pronoun
    return f"{pronoun}'" if pronoun.endswith("s") else f"{pronoun}'s"


def reflexive_form(owner: str) -> str:
    """The reflexive pronoun that belongs to a possessive one: my → myself."""
    return _REFLEXIVES.get(owner, "itself")


def adverb_form(adjective: str) -> str:
    """Complete → completely; words that are adverbs already, comparatives and phrases stay."""
    if adjective in _ADVERBS:
        return _ADVERBS[adjective]
    if " " in adjective or adjective.endswith(("ly", "er", "ward", "wards")) or not adjective.isalpha():
        return adjective
    if adjective.endswith("y"):
        return f"{adjective[:-1]}ily"
    if adjective.endswith("ic"):
        return f"{adjective}ally"
    if adjective.endswith(("le", "ue")):
        return f"{adjective[:-1]}y" if adjective.endswith("le") else f"{adjective[:-1]}ly"
    return f"{adjective}y" if adjective.endswith("ll") else f"{adjective}ly"


def indefinite_article(following: str) -> str:
    """``an`` before a vowel sound, ``a`` otherwise."""
    return "an" if VOWEL_START.match(following) else "a"


def ordinal(number: int) -> str:
    """1 → 1st, 12 → 12th."""
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }".replace(" ", "")


def number_text(node: Node) -> str:
    """A number as English writes it: 47,5 % → 47.5%, 1,8 млн → 1.8 million, 50 мыңнан астам → more than 50 thousand."""
    text = latin_roman(_THOUSANDS.sub(",", node.lemma))
    if re.fullmatch(r"\d+,\d+", text) and not re.fullmatch(r"\d{1,3},\d{3}", text):
        text = text.replace(",", ".")
    elif re.fullmatch(r"\d+,\d{3}", node.lemma):
        text = node.lemma.replace(",", ".")
    if not text[:1].isdigit() and node.entries:
        text = node.entries[0].en
    if node.get("NumType") == "Ord" and text.isdigit():
        text = ordinal(int(text))
    scale = SCALES.get(node.get("Scale"), "")
    percent = "%" if node.get("Percent") else ""
    compared = _COMPARISONS.get(node.get("Compare"), "")
    return " ".join(part for part in (compared, f"{text}{percent}", scale) if part)


def date_text(node: Node) -> str:
    """A date without its preposition: 12 April 1961, 1928–1939, the 1930s, the 20th century."""
    kind, year = node.get("Date"), re.sub(r"\s*[-–—]\s*", "–", node.get("Year"))
    era = " BCE" if node.get("Era") == "BCE" else ""
    month = MONTHS[int(node.get("Month")) - 1] if node.get("Month").isdigit() else ""
    if kind == "Day":
        return " ".join(part for part in (node.get("Day"), month, year) if part) + era
    if kind == "Month":
        return " ".join(part for part in (month, year) if part) + era
    if kind == "Decade":
        return f"the {year}s" if len(year) != 2 else f"the {1900 + int(year)}s"
    if kind == "Century":
        parts = [part for part in re.split(r"[-–—]", node.get("Century")) if part]
        shown = [ordinal(int(part)) if part.isdigit() else part for part in parts]
        return f"the {'–'.join(shown)} {'centuries' if len(parts) > 1 else 'century'}{era}"
    return f"{year or node.lemma}{era}"


def date_preposition(node: Node) -> str:
    """On a day, in anything longer."""
    return "on" if node.get("Date") == "Day" else "in"


def owner_of(subject: str) -> str:
    """The possessive that refers back to a subject pronoun: they → their."""
    return _POSSESSIVES.get(subject, "its")
