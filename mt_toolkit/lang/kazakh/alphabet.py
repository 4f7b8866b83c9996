"""Letters of Kazakh and what they stand for: vowel harmony and the manner of the consonants.

The letters и, у, ю and я are the difficult ones: и and у write a vowel, a glide or both, and take the harmony of
their neighbourhood (келу front, оқу back, мәскеу front). Loan words follow their last syllable, with и and ь front
(режим, медаль) and я back (партия). Source: Kazakh orthography rules of 1983, sections on suffixes.
"""

from __future__ import annotations

import re

BACK_VOWELS = frozenset("аоұыя")
FRONT_VOWELS = frozenset("әеөүіэё")
VOWELS = BACK_VOWELS | FRONT_VOWELS | frozenset("иую")
VOICELESS = frozenset("пткқсшщфхһцчбвгд")
"""Finals after which suffixes begin with т, қ/к, п: the voiceless, and б в г д, voiceless at the end of loans."""
BACK_CONSONANTS = frozenset("қғ")
LETTERS = frozenset("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя")

WORD = re.compile(r"[а-яёәғқңөұүһі]+(?:-[а-яёәғқңөұүһі]+)*", re.IGNORECASE)

_SILENT = "ьъ"
_CONSONANTS = LETTERS - VOWELS - frozenset(_SILENT)
_BEFORE_EV = ("а", "о", "ұ", "у", "ы")
"""Vowels after which the surname ending -ев is heard as back: Назарбаевтың, Қонаевтың."""


def is_capitalised(word: str) -> bool:
    """Whether the word begins with a capital letter."""
    return word[:1].isupper()


def is_acronym(word: str) -> bool:
    """Whether at least two letters open the word and nearly all of them are capitals: КСРО, КазАКСР, БҰҰ."""
    letters = [letter for letter in word if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) >= 2 and word[0].isupper() and capitals >= 2 and capitals * 2 > len(letters)


def harmony(word: str) -> str:
    """Return ``"b"`` or ``"f"``: whether suffixes of ``word`` (lower case) take back or front vowels."""
    if word.endswith("ь"):
        return "f"
    if word.endswith("ев") and word[-3:-2] in _BEFORE_EV:
        return "b"
    for position in range(len(word) - 1, -1, -1):
        letter = word[position]
        if letter in BACK_VOWELS:
            return "b"
        if letter in FRONT_VOWELS:
            return "f"
        if letter in "иую":
            decided = _harmony_of_neutral(word, position)
            if decided:
                return decided
    return "b" if BACK_CONSONANTS & set(word) else "f" if "и" in word else "b"


def _harmony_of_neutral(word: str, position: int) -> str:
    """Harmony shown by и, у or ю at ``position``, or empty when the vowels before it decide."""
    letter = word[position]
    final = position == len(word) - 1
    after_vowel = position > 0 and word[position - 1] in VOWELS and (letter == "и" or word[position - 1] != "и")
    if BACK_CONSONANTS & set(word[position - 1 : position + 2]):
        return "b"
    if letter == "и":
        return "" if after_vowel else "f"
    if after_vowel or final:
        return ""
    return "b" if letter == "у" else "f"


def kind(word: str) -> str:
    """Class of the final sound: what the first letter of a suffix assimilates to.

    ``V`` vowel, ``Y`` vowel ы/і, ``I`` и, ``J`` й, ``U`` у/ю, ``S`` р, ``L`` л, ``N`` м н ң, ``Z`` з ж, ``T`` voiceless
    or loan б в г д, ``P`` п, ``K`` к қ.
    """
    last = word.rstrip(_SILENT)[-1:]
    for name, letters in _KINDS:
        if last in letters:
            return name
    return "V"


_KINDS = (
    ("Y", "ыі"),
    ("I", "и"),
    ("J", "й"),
    ("U", "ую"),
    ("S", "р"),
    ("L", "л"),
    ("N", "мнң"),
    ("Z", "зж"),
    ("P", "п"),
    ("K", "кқ"),
    ("T", "".join(sorted(VOICELESS))),
)


def last_consonant(word: str) -> str:
    """Return the last consonant letter, empty when there is none; a final glide counts as a vowel."""
    return next((letter for letter in reversed(word) if letter in _CONSONANTS), "")
