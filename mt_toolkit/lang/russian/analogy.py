"""Declension by analogy: a word no dictionary knows is declined like one that it names or resembles.

The patterns are those of Zaliznyak's grammatical dictionary, each carried by a common word that has it.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_VOWELS = "аеёиоуыэюя"
_VELAR_OR_SIBILANT = "гкхжчшщ"
_HARD_FEMININE = ("карта", "мама")
_MASCULINE_BY_ENDING = (
    (re.compile(r"[жчшщ]$"), ("марш", "врач")),
    (re.compile(r"[нвл]ец$"), ("рубец", "американец")),
    (re.compile(r"ц$"), ("месяц", "принц")),
    (re.compile(r"[гкх]$"), ("парк", "казах")),
    (re.compile(r"ий$"), ("санаторий", "викарий")),
    (re.compile(r"й$"), ("музей", "герой")),
    (re.compile(r"ь$"), ("отель", "житель")),
    (re.compile(r"."), ("завод", "султан")),
)
_SURNAME = re.compile(r"(?:ов|ев|ёв|ин|ын)$")
_SURNAME_FEMININE = re.compile(r"(?:ова|ева|ёва|ина|ына)$")
_ADJECTIVAL = re.compile(r"(?:ский|цкий|ой|ый)$")
_ADJECTIVAL_FEMININE = re.compile(r"(?:ская|цкая|ая)$")


def is_indeclinable_shape(word: str) -> bool:
    """Whether a word outside the dictionary does not decline by its shape: Жетысу, торе, КазССР, Тауке."""
    if not word.isalpha() or not re.search("[а-яё]", word):
        return True
    if sum(letter.isupper() for letter in word) > 1 and "-" not in word:
        return True
    return word[-1].lower() in _VOWELS and word[-1].lower() not in "ая"


def model_for(word: str, grammar: frozenset[str]) -> str:
    """The common word like which ``word`` is declined, from its ending and the hints ``anim``, ``f``, ``surname``.

    Examples: жуз → завод, батыр → султан (``anim``), жатак → казах (``anim``), барымта → карта, Байзаков → Иванов.
    """
    lower = word.lower()
    animate = "anim" in grammar
    if "surname" in grammar:
        model = _surname_model(lower)
        if model:
            return model
    if lower.endswith("ия"):
        return "Мария" if animate else "армия"
    if lower.endswith("я"):
        return "тётя" if animate else "буря"
    if lower.endswith("а"):
        if lower[-2:-1] in _VELAR_OR_SIBILANT:
            return "собака" if animate else "книга"
        return _HARD_FEMININE[animate]
    if lower.endswith("ь") and "f" in grammar:
        return "степь"
    for pattern, (inanimate_model, animate_model) in _MASCULINE_BY_ENDING:
        if pattern.search(lower):
            return animate_model if animate else inanimate_model
    return "завод"


def adjective_model(word: str) -> str:
    """The common adjective like which an unknown one in the masculine is declined; empty when it is none."""
    for ending, model in (("ний", "синий"), ("кий", "казахский"), ("гий", "долгий"), ("хий", "тихий"), ("ий", "общий")):
        if word.endswith(ending):
            return model
    return {"ый": "новый", "ой": "простой"}.get(word[-2:], "")


def _surname_model(lower: str) -> str:
    if _SURNAME.search(lower):
        return "Иванов" if lower.endswith(("ов", "ев", "ёв")) else "Пушкин"
    if _SURNAME_FEMININE.search(lower):
        return "Иванова" if lower.endswith(("ова", "ева", "ёва")) else "Пушкина"
    if _ADJECTIVAL.search(lower):
        return "Достоевский" if lower.endswith("ий") else "Толстой"
    if _ADJECTIVAL_FEMININE.search(lower):
        return "Достоевская"
    return ""


def shared_stem(forms: Iterable[str]) -> str:
    """The invariable part of a model word, from all its forms: "завод", "музе", "карт", "американ"."""
    columns = zip(*(form.lower() for form in forms), strict=False)
    return "".join(column[0] for column in takewhile(lambda column: len(set(column)) == 1, columns))


def transfer(word: str, model: str, stem: str, model_form: str) -> str:
    """Put the ending of ``model_form`` on ``word``: жуз by завод, заводу → жузу.

    ``stem`` is the shared stem of the model; what follows it in the model's dictionary form is cut off ``word``.
    """
    tail = len(model) - len(stem)
    base = word[: len(word) - tail] if tail else word
    return base + model_form[len(stem) :]
