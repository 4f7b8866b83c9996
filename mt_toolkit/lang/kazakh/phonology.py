"""From suffix templates to letters: harmony, assimilation and buffer sounds in one place.

A *context* says what stands to the left of a suffix: its harmony (``b``/``f``), the class of its last sound
(:func:`mt_toolkit.lang.kazakh.alphabet.kind`), and a mark: ``l`` when the last consonant is л (passive -ын instead
of -ыл), ``m`` for the one-syllable verbs де and же (passive -лін), ``c`` where no vowel may follow (медаль, as the
classes ``P`` and ``K``), ``s`` where a suffix must follow (акті-). Lower-case classes are stem shapes that only a
vowel may follow: ``v`` voiced or syncopated (кітаб-ы, орн-ы), ``b`` the same of verbs in п, which take -ып elsewhere
(таб-у), ``q`` that elsewhere (тау-ып), ``y`` a dropped ы/і (оқ-иды), ``j`` a dropped й (қо-яды).

A *template* mixes letters with the archiphonemes of :data:`ARCHIPHONEMES`.
"""

from __future__ import annotations

from mt_toolkit.lang.kazakh.alphabet import harmony, kind, last_consonant

VOWEL_ONLY = frozenset("vbqyj")
CONSONANT_ONLY = frozenset("PK")
_CONTINUANTS = "VYIJUS"

ARCHIPHONEMES = {
    "A": "а е",
    "Y": "ы і",
    "y": "ы і after consonants, nothing after vowels",
    "O": "the same, of the converb -ып",
    "c": "с after vowels, nothing after consonants",
    "L": "л д т (-лар)",
    "N": "н д т (-ның)",
    "D": "н д т (-ны)",
    "T": "д т (-да)",
    "B": "д н т (-дан)",
    "M": "м б п (-мен)",
    "P": "м б п (-ма)",
    "G": "ғ г қ к (-ға)",
    "Q": "қ к",
    "K": "қ к, voiced before a vowel (-лық, -лығы)",
    "H": "л, or н after a stem whose last consonant is л (passive)",
    "E": "а е я after consonants, nothing after vowels (-ар)",
    "W": "а е я after consonants, й or и after vowels (-а, -й)",
    "X": "the same followed by й (-айын)",
    "U": "у ю (-у)",
}


def context_of(word: str, word_harmony: str = "") -> str:
    """Context that ``word`` (lower case) offers to a suffix; ``word_harmony`` overrides what the letters show."""
    last = kind(word)
    mark = "l" if last in "VYL" and last_consonant(word) == "л" else ""
    return (word_harmony or harmony(word)) + last + mark


def realise(template: str, context: str) -> list[tuple[str, str]]:
    """Spell ``template`` after ``context``: pairs of letters and the context they leave, none where it cannot follow.

    >>> realise("LAр", "fT")
    [('тер', 'fS')]
    """
    if not template:
        return [("", context)]
    surface = _spell(template, context)
    if surface is None:
        return []
    after = _context_after(surface, context)
    if template[-1] == "K":
        voiced = surface[:-1] + ("ғ" if surface[-1] == "қ" else "г")
        return [(surface, after[0] + "K"), (voiced, after[0] + "v")]
    return [(surface, after)]


def _spell(template: str, context: str) -> str | None:
    written = ""
    here = context
    for symbol in template:
        letters = _archiphoneme(symbol, here) if symbol in ARCHIPHONEMES else symbol
        if letters is None or (letters == symbol and here[1] in VOWEL_ONLY):
            return None
        written += letters
        if letters:
            here = _context_after(letters, here)
    return written


def _context_after(surface: str, context: str) -> str:
    """Context after ``surface``; its own vowels decide harmony unless they are neutral (у) or absent."""
    side = context[0]
    for letter in reversed(surface):
        if letter in "аоұы":
            side = "b"
            break
        if letter in "әеөүіэ":
            side = "f"
            break
    last = kind(surface)
    if last in "VY" and len(surface) == 1:
        return side + last + ("l" if "l" in context[2:] or context[1] == "L" else "")
    if last in "PK":
        return side + "T"
    mark = "l" if last in "VYL" and last_consonant(surface) == "л" else ""
    return side + last + mark


def _archiphoneme(symbol: str, context: str) -> str | None:
    if symbol in "yOcEWXU":
        return _vowel_initial(symbol, context)
    side, last = context[0], context[1]
    if symbol == "A":
        return "а" if side == "b" else "е"
    if symbol == "Y":
        return "ы" if side == "b" else "і"
    if symbol == "H":
        return _passive(context)
    if last in VOWEL_ONLY:
        return None
    if symbol in "QK":
        return "қ" if side == "b" else "к"
    return _assimilated(symbol, side, last)


def _assimilated(symbol: str, side: str, last: str) -> str:
    """First consonant of a suffix after a sound of class ``last``."""
    voiceless = last in "TPK"
    if symbol == "G":
        return {"b": "ғқ", "f": "гк"}[side][voiceless]
    if voiceless:
        return "п" if symbol in "MP" else "т"
    soft = {
        "L": ("л", _CONTINUANTS),
        "N": ("н", "VYN"),
        "D": ("н", "VY"),
        "B": ("н", "N"),
        "T": ("д", _CONTINUANTS + "LNZ"),
        "M": ("м", _CONTINUANTS + "LN"),
        "P": ("м", _CONTINUANTS + "L"),
    }
    letter, classes = soft[symbol]
    if last in classes:
        return letter
    return "б" if symbol in "MP" else "д"


def _passive(context: str) -> str:
    if context.endswith("m"):
        return "лін"
    return "н" if "l" in context[2:] else "л"


def _vowel_initial(symbol: str, context: str) -> str | None:
    side, last = context[0], context[1]
    if last in CONSONANT_ONLY or context[2:] == "c" or (symbol == "U" and last in "YJ"):
        return None
    after_vowel = last in "VY"
    if symbol == "c":
        return "с" if after_vowel else ""
    if symbol in "yO":
        if last in "yj" or (last == "q" and symbol == "y") or (last == "b" and symbol == "O"):
            return None
        return "" if after_vowel else "ы" if side == "b" else "і"
    if last == "q":
        return None
    if symbol == "U":
        return "ю" if last in "jI" else "у"
    return _low_vowel(symbol, side, last)


def _low_vowel(symbol: str, side: str, last: str) -> str | None:
    """Archiphonemes E, W and X."""
    if last == "y":
        return None if symbol == "E" else "и"
    if last == "Y" and symbol != "E":
        return None
    if last in "VY":
        return "" if symbol == "E" else "й"
    if last == "J" and side == "b":
        return None
    vowel = "я" if last in "jI" and side == "b" else "а" if side == "b" else "е"
    if last == "j" and side == "f":
        return None
    return vowel + ("й" if symbol == "X" else "")
