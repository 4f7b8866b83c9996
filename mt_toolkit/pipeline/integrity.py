"""What a translator should look at in a draft, judged from source and target alone: no reference is needed."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import ENGLISH
from mt_toolkit.core.translation import DraftWarning

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*")
_PERCENT = re.compile(r"\d\s*%|\bпайыз|\bпроцент|\bper ?cent", re.IGNORECASE)
_YEAR_RANGE = re.compile(r"\b(\d{3,4})\s*[-–—]\s*(\d{2,4})\b")
_KAZAKH_ONLY = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_ORDINAL_SUFFIX = re.compile(r"(\d)(?:st|nd|rd|th)\b")
_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"\w")
_RATIOS = {"en": (0.5, 2.6), "ru": (0.5, 2.4)}


def integrity_warnings(source: str, target: str, language: str) -> tuple[DraftWarning, ...]:
    """Warnings in a fixed order: empty, copied, numbers, percentages, year ranges, length, script, repetition."""
    if not target.strip():
        return (DraftWarning("empty", "the translation is empty"),) if _LETTERS.search(source) else ()
    return tuple(_warnings(source, target, language))


def _warnings(source: str, target: str, language: str) -> Iterator[DraftWarning]:
    if _is_copy(source, target):
        yield DraftWarning("copied", "the source was copied, not translated")
    yield from _number_warnings(source, target)
    if bool(_PERCENT.search(source)) != bool(_PERCENT.search(target)):
        side = "source" if _PERCENT.search(source) else "translation"
        yield DraftWarning("percent", f"a percentage stands in the {side} only")
    yield from _length_warnings(source, target, language)
    yield from _script_warnings(target, language)
    repeated = _repeated_word(target)
    if repeated:
        yield DraftWarning("repetition", f"'{repeated}' is said several times in a row")


def numbers_of(text: str) -> Counter[str]:
    """The numbers of a text, whatever its format: ``47,5`` = ``47.5``, ``1 500 000`` = ``1,500,000``; ranges apart."""
    plain = _ORDINAL_SUFFIX.sub(r"\1", text)
    return Counter(_canonical(match.group()) for match in _NUMBER.finditer(plain))


def _canonical(number: str) -> str:
    bare = re.sub(r"[ \u00a0\u202f]", "", number)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", bare):
        return re.sub(r"[.,]", "", bare)
    return bare.replace(",", ".")


def _number_warnings(source: str, target: str) -> Iterator[DraftWarning]:
    wanted, found = numbers_of(source), numbers_of(target)
    lost, added = wanted - found, found - wanted
    if lost:
        yield DraftWarning("number-missing", f"not in the translation: {', '.join(sorted(lost))}")
    if added:
        yield DraftWarning("number-added", f"not in the source: {', '.join(sorted(added))}")
    ranges = {match.groups() for match in _YEAR_RANGE.finditer(source)}
    if ranges - {match.groups() for match in _YEAR_RANGE.finditer(target)} and not lost:
        yield DraftWarning("date", "a range of years was broken up")


def _length_warnings(source: str, target: str, language: str) -> Iterator[DraftWarning]:
    low, high = _RATIOS[language]
    ratio = len(target) / max(len(source), 1)
    if len(source) >= 20 and not low <= ratio <= high:
        yield DraftWarning("length", f"the translation has {ratio:.1f} times the length of the source")


def _script_warnings(target: str, language: str) -> Iterator[DraftWarning]:
    pattern = _CYRILLIC if language == ENGLISH else _KAZAKH_ONLY
    words = [match.group() for match in _WORD.finditer(target) if pattern.search(match.group())]
    if words:
        yield DraftWarning("script", f"untranslated source script: {', '.join(dict.fromkeys(words))}")


def _is_copy(source: str, target: str) -> bool:
    return source.strip() == target.strip() and sum(letter.isalpha() for letter in source) > 3


def _repeated_word(target: str) -> str:
    words = [match.group().lower() for match in _WORD.finditer(target)]
    for first, second, third in zip(words, words[1:], words[2:], strict=False):
        if first == second == third and not first.isdigit():
            return first
    return ""
