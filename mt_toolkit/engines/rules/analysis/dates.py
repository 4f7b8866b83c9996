"""Dates: years, decades, centuries, months and days, each one word with what it says in its features."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt_toolkit.lang.kazakh.abbreviations import is_roman

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.analysis.reading import Word

MONTHS = {
    "қаңтар": 1, "ақпан": 2, "наурыз": 3, "сәуір": 4, "мамыр": 5, "маусым": 6, "шілде": 7, "тамыз": 8, "қыркүйек": 9,
    "қазан": 10, "қараша": 11, "желтоқсан": 12,
}  # fmt: skip
YEAR_MARKS = {"ж.": "Year", "жж.": "Years", "жыл.": "Year"}
CENTURY_MARKS = frozenset({"ғ.", "ғғ.", "ғасыр"})
BEFORE_CHRIST = frozenset({"б.з.б.", "б.з.д.", "б.з.б", "б.з.д", "б. з. б.", "б. з. д."})
AFTER_CHRIST = frozenset({"б.з.", "б.з"})
_YEAR = re.compile(r"\d{3,4}(?:[-–—/]\d{2,4})?")
_DECADE = re.compile(r"(?:\d{2,3})?\d0(?:[-–—](?:\d{2})?\d0)?")
_TENS = {
    "оныншы": "10", "жиырмасыншы": "20", "отызыншы": "30", "қырқыншы": "40", "елуінші": "50", "алпысыншы": "60",
    "жетпісінші": "70", "сексенінші": "80", "тоқсаныншы": "90",
}  # fmt: skip
"""Tens as decades are written out: отызыншы жылдар, the thirties."""
_DAY = re.compile(r"\d{1,2}(?:[-–—]\d{1,2})?")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "M": 1000}
_LOOKALIKES = str.maketrans("ІХСМ", "IXCM")


def fold_dates(words: list[Word]) -> list[Word]:
    """The words with every date made one."""
    folded: list[Word] = []
    for word in words:
        if word.before == "—" and folded and is_roman(folded[-1].form) and is_roman(word.form):
            folded[-1].form, folded[-1].end = f"{folded[-1].form}-{word.form}", word.end
            continue
        number = folded[-1] if folded else None
        if number is not None and not word.before and number.bracket == word.bracket and not number.requirement:
            if _year(number, word) or _century(number, word) or _day(number, word):
                continue
            if _month_after_year(number, word):
                continue
        folded.append(word)
    return _with_eras(_with_years(folded))


def _digits(word: Word) -> str:
    """The digits of a bare number (1930, 1928-1939, 30), else nothing."""
    if word.features.get("Date") or word.features.get("Scale") or word.features.get("Percent"):
        return ""
    reading = next((item for item in word.readings if item.pos == "NUM"), None)
    if word.lemma and word.pos == "NUM":
        return _TENS.get(word.lower, word.lemma)
    return _TENS.get(word.lower, reading.lemma if reading else "")


def _date(number: Word, word: Word, features: dict[str, str], lemma: str) -> None:
    number.form = f"{number.form} {word.form}"
    number.end = word.end
    number.lemma, number.pos, number.fixed = lemma, "NUM", True
    number.features = {name: value for name, value in features.items() if value}
    number.entries = ()


def _reading(word: Word, lemma: str) -> dict[str, str] | None:
    for reading in word.readings:
        if reading.lemma == lemma and reading.pos == "NOUN":
            return dict(reading.features)
    return None


def _role(values: dict[str, str], *, adverbial: bool) -> dict[str, str]:
    """Case and Attr of a date; жылы, жылдары without a case is when."""
    case = values.get("Case", "Nom")
    if adverbial and case == "Nom" and values.get("Person[psor]") == "3":
        case = "Loc"
    return {"Case": case, "Attr": values.get("Attr", "")}


def _year(number: Word, word: Word) -> bool:
    digits = _digits(number)
    mark = YEAR_MARKS.get(word.lower)
    values = {"Case": "Loc"} if mark else _reading(word, "жыл")
    if not digits or values is None or word.requirement:
        return False
    kind = _year_kind(digits, values, mark)
    if not kind:
        return False
    year = re.sub(r"[–—/]", "-", digits)
    role = {"Case": "Loc"} if mark else _role(values, adverbial=True)
    _date(number, word, {"Date": kind, "Year": year, **role}, year)
    return True


def _year_kind(digits: str, values: dict[str, str], mark: str | None) -> str:
    """Year, Years or Decade; nothing for a count of years (100 жыл)."""
    plural = values.get("Number") == "Plur" or mark == "Years"
    is_range = any(dash in digits for dash in "-–—/")
    if plural and _DECADE.fullmatch(digits) and (not is_range or (len(digits) < 8 and not mark)):
        return "Decade"
    if not _YEAR.fullmatch(digits):
        return ""
    bare = not plural and not mark and values.get("Case") == "Nom" and not values.get("Person[psor]")
    if bare and len(digits) != 4 and not is_range:
        return ""
    return "Years" if is_range else "Year"


def roman_value(text: str) -> int:
    """The value of a Roman numeral in Latin letters or Cyrillic look-alikes; 0 if it is none."""
    total = 0
    letters = [_ROMAN_VALUES.get(letter, 0) for letter in text.upper().translate(_LOOKALIKES)]
    if not letters or 0 in letters:
        return 0
    for value, following in zip(letters, [*letters[1:], 0], strict=True):
        total += -value if value < following else value
    return total


def _century(number: Word, word: Word) -> bool:
    values = {"Case": "Loc"} if word.lower in {"ғ.", "ғғ."} else _reading(word, "ғасыр")
    if values is None:
        return False
    parts = re.split(r"[-–—]", number.form)
    if all(is_roman(part) for part in parts if part):
        century = "-".join(str(roman_value(part)) for part in parts if part)
    else:
        digits = _digits(number)
        century = digits if _DAY.fullmatch(digits) and number.form[-1:] in "йші0123456789ыі" else ""
    if not century or "0" in century.split("-"):
        return False
    role = {"Case": "Loc"} if word.lower in {"ғ.", "ғғ."} else _role(values, adverbial=False)
    _date(number, word, {"Date": "Century", "Century": century, **role}, century)
    return True


def _month(word: Word) -> tuple[int, dict[str, str]]:
    for reading in word.readings:
        if reading.lemma.lower() in MONTHS and reading.pos in {"NOUN", "PROPN"}:
            return MONTHS[reading.lemma.lower()], dict(reading.features)
    return 0, {}


def _day(number: Word, word: Word) -> bool:
    digits = _digits(number)
    if not _DAY.fullmatch(digits) or word.fixed:
        return False
    month, values = _month(word)
    if not month:
        return False
    role = _role(values, adverbial=False)
    _date(number, word, {"Date": "Day", "Day": digits, "Month": str(month), **role}, digits)
    return True


def _month_after_year(year: Word, word: Word) -> bool:
    """1930 жылдың қаңтары, 1930 жылғы қаңтар."""
    if year.features.get("Date") != "Year" or word.fixed:
        return False
    if not (year.features.get("Attr") or year.features.get("Case") in {"Gen", "Loc"}):
        return False
    month, values = _month(word)
    if not month:
        return False
    role = _role(values, adverbial=False)
    _date(year, word, {"Date": "Month", "Month": str(month), "Year": year.features["Year"], **role}, year.lemma)
    return True


def _with_years(words: list[Word]) -> list[Word]:
    """A day joins the year before it (1917 жылғы 5 желтоқсанда) and takes күні after it."""
    folded: list[Word] = []
    for word in words:
        before = folded[-1] if folded else None
        if before is not None and not word.before and before.features.get("Date"):
            kind = before.features["Date"]
            if kind == "Year" and word.features.get("Date") == "Day":
                before.features = {**word.features, "Year": before.features["Year"]}
                before.form, before.end, before.lemma = f"{before.form} {word.form}", word.end, word.lemma
                continue
            day = _reading(word, "күн") if kind == "Day" and not word.fixed else None
            if day is not None and day.get("Person[psor]") == "3":
                before.features["Case"] = "Loc" if day.get("Case", "Nom") == "Nom" else day["Case"]
                before.form, before.end = f"{before.form} {word.form}", word.end
                continue
        folded.append(word)
    return folded


def _with_eras(words: list[Word]) -> list[Word]:
    """б.з.б. VII ғасыр: the era joins the date after it."""
    folded: list[Word] = []
    for word in words:
        era = folded[-1] if folded else None
        if era is not None and era.lower in BEFORE_CHRIST | AFTER_CHRIST and word.features.get("Date"):
            if era.lower in BEFORE_CHRIST:
                word.features["Era"] = "BCE"
            word.form, word.start = f"{era.form} {word.form}", era.start
            word.before, word.bracket = era.before, era.bracket
            folded.pop()
        folded.append(word)
    return folded
