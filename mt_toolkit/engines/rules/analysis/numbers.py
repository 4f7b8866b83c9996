"""Numbers, percentages and dates made one word each; what their features mean is said in the tree's docstring."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.analysis.dates import fold_dates
from mt_toolkit.engines.rules.lexicon import Entry

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.analysis.reading import Word

SCALES = {
    "мың": "мың",
    "миллион": "миллион",
    "млн": "миллион",
    "млн.": "миллион",
    "миллиард": "миллиард",
    "млрд": "миллиард",
    "млрд.": "миллиард",
    "триллион": "триллион",
    "трлн": "триллион",
    "трлн.": "триллион",
}
MAGNITUDES = {"мың": 10**3, "миллион": 10**6, "миллиард": 10**9, "триллион": 10**12}
VALUES = {
    "бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7, "сегіз": 8, "тоғыз": 9, "он": 10,
    "жиырма": 20, "отыз": 30, "қырық": 40, "елу": 50, "алпыс": 60, "жетпіс": 70, "сексен": 80, "тоқсан": 90,
}  # fmt: skip
COMPARISON = {
    ("Abl", "астам"): "More",
    ("Abl", "аса"): "More",
    ("Abl", "артық"): "More",
    ("Abl", "көп"): "More",
    ("Abl", "кем"): "Less",
    ("Abl", "аз"): "Less",
    ("Dat", "жуық"): "About",
    ("Dat", "таяу"): "About",
    ("Dat", "жақын"): "About",
    ("Nom", "шамалы"): "About",
    ("Nom", "шақты"): "About",
    ("Nom", "қаралы"): "About",
    ("Nom", "дерлік"): "Almost",
}
BEFORE = {"шамамен": "About", "кемінде": "AtLeast", "дерлік": "Almost"}
_DIGITS = re.compile(r"\d")


def fold_numbers(words: list[Word]) -> list[Word]:
    """The words with the parts of every number, and of every date, made one."""
    folded: list[Word] = []
    for word in words:
        if not (folded and not word.before and folded[-1].bracket == word.bracket and _joins(folded, word)):
            folded.append(word)
    return fold_dates(_compound(folded))


def _compound(words: list[Word]) -> list[Word]:
    """6 млн 151 мың is 6,151 миллион: one number on the larger scale."""
    folded: list[Word] = []
    for word in words:
        before = folded[-1] if folded else None
        if before is not None and not word.before and _is_smaller_part(before, word):
            ratio = MAGNITUDES[before.features["Scale"]] // MAGNITUDES[word.features["Scale"]]
            part = word.lemma.zfill(len(str(ratio)) - 1).rstrip("0")
            case = word.features.get("Case")
            before.lemma = f"{before.lemma},{part}" if part else before.lemma
            before.features.update({"Case": case} if case else {})
            _absorb(before, word)
            continue
        folded.append(word)
    return folded


def _is_smaller_part(first: Word, second: Word) -> bool:
    scales = first.features.get("Scale"), second.features.get("Scale")
    if not (scales[0] and scales[1] and first.lemma.isdecimal() and second.lemma.isdecimal()):
        return False
    ratio = MAGNITUDES[scales[0]] // MAGNITUDES[scales[1]]
    return ratio >= 1000 and int(second.lemma) < ratio


def _joins(folded: list[Word], word: Word) -> bool:
    """Fold ``word`` into the number before it, if it belongs there."""
    number = folded[-1]
    if not is_number(number):
        return False
    folds = (_percent, _scale, _share, _sum, _age)
    return any(fold(number, word) for fold in folds) or _compared(folded, word)


def is_number(word: Word) -> bool:
    """Whether a word has been, or can be, read as a cardinal number."""
    if word.requirement is not None:
        return False
    if word.fixed:
        return word.pos == "NUM"
    return bool(word.readings) and word.readings[0].pos == "NUM"


def _settle(number: Word, values: dict[str, str]) -> None:
    if not number.fixed:
        reading = next(item for item in number.readings if item.pos == "NUM")
        number.take(reading)
        number.fixed = True
    number.features = {**number.features, **values}


def _absorb(number: Word, word: Word) -> None:
    number.form = f"{number.form} {word.form}"
    number.end = word.end


def _percent(number: Word, word: Word) -> bool:
    if word.form[:1] != "%" or not _DIGITS.match(number.form):
        return False
    values = dict(word.readings[0].features) if word.readings else {}
    _settle(number, {**values, "Percent": "Yes", "NumType": "Card"})
    _absorb(number, word)
    return True


def _scale(number: Word, word: Word) -> bool:
    if word.fixed and word.pos != "NUM":
        return False
    reading = next((item for item in word.readings if item.lemma in SCALES), None)
    scale = reading.lemma if reading else word.lower if word.lower in SCALES else ""
    if not scale or number.features.get("Scale"):
        return False
    values = {name: value for name, value in reading.features if name != "NumType"} if reading else {}
    values.pop("Case", None) if values.get("Case") == "Nom" else None
    _settle(number, {"NumType": "Card", "Scale": SCALES[scale]})
    number.features.pop("Case", None)
    number.features.update(values)
    _absorb(number, word)
    return True


def _sum(number: Word, word: Word) -> bool:
    """отыз бес → 35, екі жүз елу → 250; the last word carries the suffixes."""
    if _DIGITS.match(number.form) or word.fixed:
        return False
    reading = next((item for item in word.readings[:2] if item.pos == "NUM" and item.lemma in {*VALUES, "жүз"}), None)
    first = value_of_words(number)
    if reading is None or first is None or number.features.get("Scale"):
        return False
    total = first * 100 if reading.lemma == "жүз" else first + VALUES[reading.lemma]
    if reading.lemma != "жүз" and (first % 10 or (first % 100 and VALUES[reading.lemma] >= 10)):
        return False
    _settle(number, {})
    number.features = dict(reading.features)
    number.lemma, number.entries = str(total), ()
    _absorb(number, word)
    return True


def _age(number: Word, word: Word) -> bool:
    """20 жастағы, жиырма жасар: an adjective of its own."""
    aged = word.lower == "жасар" or any(item.lemma == "жас" and item.get("Attr") == "Yes" for item in word.readings)
    digits = number.lemma or number.form
    years = digits if digits.isdecimal() else value_of_words(number)
    if word.fixed or not aged or years is None:
        return False
    _absorb(number, word)
    number.lemma, number.pos, number.features, number.fixed = f"{years} жасар", "ADJ", {}, True
    number.entries = (Entry(number.lemma, "ADJ", f"{years}-year-old", f"{years}-летний"),)
    return True


def _share(number: Word, word: Word) -> bool:
    """оннан сегізі: eight out of ten."""
    reading = next((item for item in word.readings[:3] if item.pos == "NUM" and item.get("Person[psor]") == "3"), None)
    if word.fixed or number.fixed or reading is None or _case(number) != "Abl":
        return False
    whole = number.readings[0].lemma
    _settle(number, {})
    number.features = dict(reading.features)
    part, all_of = (VALUES.get(lemma, lemma) for lemma in (reading.lemma, whole))
    number.entries = (Entry(f"{whole} {reading.lemma}", "NUM", f"{part} out of {all_of}", f"{part} из {all_of}"),)
    number.lemma = "бөлік"
    _absorb(number, word)
    return True


def value_of_words(word: Word) -> int | None:
    """The value of a number written in words, None where it is no such number."""
    lemma = word.lemma or next((item.lemma for item in word.readings if item.pos == "NUM"), "")
    if lemma.isdecimal():
        return int(lemma)
    total = 0
    for part in lemma.split(" "):
        if part == "жүз":
            total = max(total, 1) * 100
        elif part in VALUES:
            total += VALUES[part]
        else:
            return None
    return total


def _compared(folded: list[Word], word: Word) -> bool:
    """мыңнан астам, жүзге жуық, онға таяу; before a noun, or as a nominal of its own."""
    number = folded[-1]
    case = number.features.get("Case", "Nom") if number.fixed else _case(number)
    compare = COMPARISON.get((case, word.lower))
    if compare is None or (word.fixed and word.pos not in {"ADP", "ADV", "DET"}):
        return False
    _settle(number, {"Compare": compare})
    number.features.pop("Case", None)
    _absorb(number, word)
    return True


def _case(number: Word) -> str:
    reading = next((item for item in number.readings if item.pos == "NUM"), None)
    return reading.get("Case", "Nom") if reading else ""
