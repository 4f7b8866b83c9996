"""Kazakh in Latin and Arabic script, recognised and put into Cyrillic.

Latin: the alphabets of 2018 (á ǵ ń ó ú ý, sh, ch, ı for и and й) and 2021 (ä ğ ñ ö ū ü ş, ı for і, i for и and й).
Arabic: the töte jazu of Kazakhs in China, in which one sign writes a back and a front vowel; a hamza at the beginning
of a word, or е, к or г in it, makes its vowels front.

Cyrillic spells more than these alphabets do, so some letters are restored by rule: й after a vowel, otherwise и; я and
ю where и or й meets а and у; ц in ``ts`` before и and at the beginning; э, һ and ц in the stems of
``data/latin_stems.tsv``. Capitals are lost in Arabic script; sentences get theirs back, names do not.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from mt_toolkit.lang.kazakh.edits import Edit, apply

if TYPE_CHECKING:
    from collections.abc import Iterator

Script = Literal["cyrillic", "latin-2018", "latin-2021", "arabic", "other"]

_SAMPLE = 40_000
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_ARABIC = re.compile("[\u0621-\u06d3\u06d5]")
_LATIN_WORD = re.compile("[A-Za-zÀ-ɏ]+")
_ARABIC_WORD = re.compile("[\u0621-\u064a\u0654\u0671-\u06d3\u06d5]+")
_ARABIC_MARKS = re.compile("[،؛؟٠-٩۰-۹]")
_MARKS_2018 = re.compile("[áǵńóúýÁǴŃÓÚÝ]")
_MARKS_2021 = re.compile("[äğǧñöūüşÄĞǦÑÖŪÜŞ]")
_KAZAKH_ARABIC = re.compile("[ۇۆۋڭەٴ]|(?<![\u0621-\u06d5])ء")
_NOT_KAZAKH_ARABIC = re.compile("[ېۈۅئةأإ\u06be]")
_NOT_KAZAKH_LATIN = re.compile("[çßøåæœèàâêîôûœẞəœ]", re.IGNORECASE)
_FREQUENT = {
    "latin-2018": frozenset(("men", "bul", "ol", "bir", "dep", "bar", "edi", "emes", "qazaq", "osy", "jáne", "úshin")),
    "latin-2021": frozenset(("men", "bul", "ol", "bır", "dep", "bar", "edı", "emes", "qazaq", "osy", "jäne", "üşın")),
}
_VOWELS = frozenset("аәеоөұүыіуияюэ")
_HAMZA = "ٴء"
_FRONT_OF = {"а": "ә", "о": "ө", "ұ": "ү", "ы": "і"}
_SENTENCE_START = re.compile(r"(?:\A|[.!?…]\s+|\n\s*)[\"«“(–—\s-]*([а-яәғқңөұүһі])")


def kazakh_script(text: str) -> Script:
    """The script of ``text``; ``other`` if it is in Latin or Arabic script but not Kazakh."""
    sample = text[:_SAMPLE]
    cyrillic, latin, arabic = (len(pattern.findall(sample)) for pattern in (_CYRILLIC, _LATIN, _ARABIC))
    if cyrillic >= max(latin, arabic):
        return "cyrillic" if cyrillic else "other"
    if arabic > latin:
        strange, own = len(_NOT_KAZAKH_ARABIC.findall(sample)), len(_KAZAKH_ARABIC.findall(sample))
        return "arabic" if own * 25 > arabic and strange * 10 < own else "other"
    return _latin_alphabet(sample, latin)


def _latin_alphabet(sample: str, letters: int) -> Script:
    """Which Kazakh Latin alphabet, by its marked letters and the most frequent words."""
    words = [word.lower() for word in _LATIN_WORD.findall(sample)]
    older, newer = len(_MARKS_2018.findall(sample)), len(_MARKS_2021.findall(sample))
    marks = max(older, newer)
    qs = sample.count("q") + sample.count("Q")
    us_after_q = len(re.findall("qu", sample, re.IGNORECASE))
    known: Script = "latin-2018" if older > newer else "latin-2021"
    frequent = sum(word in _FREQUENT[known] for word in words)
    foreign = len(_NOT_KAZAKH_LATIN.findall(sample))
    is_kazakh = (qs - us_after_q) * 60 > letters and marks * 60 > letters and foreign * 5 <= marks
    if is_kazakh and (frequent * 25 >= len(words) or len(words) < 25):
        return known
    return "other"


def to_cyrillic(text: str) -> str:
    """``text`` in Cyrillic, if it is Kazakh in Latin or Arabic script; otherwise as it is."""
    return apply(text, list(cyrillic_edits(text)))


def cyrillic_edits(text: str) -> Iterator[Edit]:
    """Edits that put each word of a Kazakh text in Latin or Arabic script into Cyrillic."""
    match kazakh_script(text):
        case "latin-2018" | "latin-2021" as alphabet:
            for word in _LATIN_WORD.finditer(text):
                if not _is_foreign(word.group()):
                    yield Edit(word.start(), word.end(), latin_word(word.group(), alphabet))
        case "arabic":
            yield from _arabic_edits(text)


def _is_foreign(word: str) -> bool:
    """Roman numerals and acronyms with w or x stay Latin."""
    return re.fullmatch("[IVXLCDM]+", word) is not None or re.search("[wWxX]", word) is not None


@cache
def _latin_letters(alphabet: str) -> tuple[dict[str, str], re.Pattern[str]]:
    letters = {}
    for line in _rows("latin_alphabets.tsv"):
        name, latin, cyrillic = line
        if name == alphabet:
            letters[latin] = cyrillic
    longest = sorted(letters, key=len, reverse=True)
    return letters, re.compile("|".join(longest) + "|.")


@cache
def _latin_stems() -> dict[str, str]:
    return dict(row for row in (tuple(row) for row in _rows("latin_stems.tsv")) if len(row) == 2)


@cache
def _arabic_letters() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows("arabic_alphabet.tsv")}


def _rows(name: str) -> list[list[str]]:
    table = files("mt_toolkit.lang.kazakh").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return [line.split("\t") for line in table.splitlines()[1:]]


def latin_word(word: str, alphabet: Literal["latin-2018", "latin-2021"]) -> str:
    """One word of a Latin alphabet in Cyrillic, with its capitals."""
    letters, pattern = _latin_letters(alphabet)
    lower = word.replace("İ", "i").replace("I", "ı" if alphabet == "latin-2021" else "i").lower()
    if alphabet == "latin-2018" and word[:1] == "I" and lower[1:2] in {"a", "ý"}:
        lower = "ı" + lower[1:]
    stem, rest = _stem(lower)
    cyrillic = stem + "".join(letters.get(sign, sign) for sign in pattern.findall(rest))
    return _like(word, _respelled(cyrillic, len(stem)))


def _stem(word: str) -> tuple[str, str]:
    """A stem that is spelled with letters of its own, in Cyrillic, and the rest of the word."""
    for length in range(min(len(word), 12), 3, -1):
        found = _latin_stems().get(word[:length])
        if found is not None:
            return found, word[length:]
    return "", word


def _respelled(word: str, fixed: int) -> str:
    """Cyrillic letters that stand for several Latin ones: й, я, ю, ц. The first ``fixed`` letters are right already."""
    out = list(word[:fixed])
    place = fixed
    while place < len(word):
        letter, after = word[place], word[place + 1 : place + 2]
        before = out[-1] if out else ""
        follows_vowel = not before or before in _VOWELS
        if letter == "и" and after in {"а", "у"} and (follows_vowel or after == "у"):
            out.append("я" if after == "а" else "ю")
            place += 2
            continue
        if letter == "и" and after == "а" and not follows_vowel:
            out += ("и", "я")
            place += 2
            continue
        if letter == "и" and follows_vowel and before:
            out.append("й")
        elif letter == "т" and after == "с" and (not before or word[place + 2 : place + 3] == "и"):
            out.append("ц")
            place += 1
        else:
            out.append(letter)
        place += 1
    return "".join(out)


def _like(word: str, cyrillic: str) -> str:
    """``cyrillic`` with the capitals of ``word``."""
    if len(word) > 1 and word.isupper():
        return cyrillic.upper()
    return cyrillic[:1].upper() + cyrillic[1:] if word[:1].isupper() else cyrillic


def _arabic_edits(text: str) -> Iterator[Edit]:
    pieces = [Edit(match.start(), match.end(), arabic_word(match.group())) for match in _ARABIC_WORD.finditer(text)]
    marks = _arabic_letters()
    pieces += (Edit(mark.start(), mark.end(), marks[mark.group()]) for mark in _ARABIC_MARKS.finditer(text))
    fresh = True
    place = 0
    for edit in sorted(pieces, key=lambda piece: piece.start):
        between = text[place : edit.start]
        fresh = fresh or bool(re.search(r"[.!?…]\s|\n", between + " "))
        starts = fresh and edit.new[:1].isalpha()
        yield Edit(edit.start, edit.end, edit.new[:1].upper() + edit.new[1:] if starts else edit.new)
        fresh = (fresh and not starts) or edit.new == "?"
        place = edit.end


def arabic_word(word: str) -> str:
    """One word of Arabic-script Kazakh in Cyrillic, in small letters.

    A vowel sign is front in a word with hamza, or nearer to е, к or г than to қ, ғ or а; «а» is front only as the first
    vowel.
    """
    has_hamza = word[0] in _HAMZA
    table = _arabic_letters()
    letters = [table.get(sign, sign) for sign in word if sign not in _HAMZA]
    back = [place for place, letter in enumerate(letters) if letter in "қғ"]
    front = [place for place, letter in enumerate(letters) if letter in "екг"]
    first_vowel = next((place for place, letter in enumerate(letters) if letter in "аоұые"), -1)
    out: list[str] = []
    for place, letter in enumerate(letters):
        if letter == "а":
            soft = place == first_vowel and not back and (has_hamza or bool(front and "е" in letters))
            back += [] if soft else [place]
            out.append("ә" if soft else "а")
        elif letter in _FRONT_OF and (has_hamza or front) and _nearer(place, front, back, default=has_hamza):
            out.append(_FRONT_OF[letter])
        else:
            out.append(letter)
    return _respelled("".join(out), 0)


def _nearer(place: int, front: list[int], back: list[int], *, default: bool) -> bool:
    """Whether the letters that make front vowels are nearer than those that make back ones."""
    if default and not back:
        return True
    to_front = min((abs(place - other) for other in front), default=99)
    to_back = min((abs(place - other) for other in back), default=99)
    return to_front < to_back if to_front != to_back else default
