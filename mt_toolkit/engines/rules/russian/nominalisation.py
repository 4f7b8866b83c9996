"""Verbal nouns: осуществить → осуществление, развивать → развитие; formed by rule, kept if the dictionary has them.

Russkaya grammatika 1980, §§255–266: -ние/-ение with the consonant changes of the first person, -тие, and the few that
are unlike their verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt_toolkit.lang.russian.words import Russian

_UNLIKE = {
    "провести": "проведение", "произвести": "производство", "ввести": "введение", "вести": "ведение",
    "принять": "принятие", "взять": "взятие", "занять": "занятие", "начать": "начало", "прийти": "приход",
    "привезти": "привоз", "вывезти": "вывоз", "расти": "рост", "вырасти": "рост", "помочь": "помощь",
    "бороться": "борьба", "работать": "работа", "участвовать": "участие", "расцвести": "расцвет",
    "управлять": "управление", "перейти": "переход", "выйти": "выход", "войти": "вход", "открыть": "открытие",
    "закрыть": "закрытие", "прибыть": "прибытие", "приехать": "приезд", "вернуться": "возвращение",
    "усилиться": "усиление", "бежать": "бегство", "погибнуть": "гибель", "жить": "жизнь", "умереть": "смерть",
    "приобрести": "приобретение", "изучить": "изучение", "учиться": "учёба", "обучить": "обучение",
    "захватить": "захват", "выбрать": "выбор", "собрать": "сбор", "ответить": "ответ", "распасться": "распад",
    "построить": "строительство", "снизиться": "снижение", "переехать": "переезд", "продать": "продажа",
    "купить": "покупка", "напасть": "нападение", "продолжить": "продолжение", "отправить": "отправка",
}  # fmt: skip
_MUTATIONS = (
    ("ст", "щ"), ("т", "щ"), ("т", "ч"), ("д", "жд"), ("д", "ж"), ("с", "ш"), ("з", "ж"),
    ("б", "бл"), ("п", "пл"), ("в", "вл"), ("м", "мл"), ("ф", "фл"),
)  # fmt: skip


def verbal_noun(russian: Russian, pair: str) -> str:
    """The verbal noun of an aspect pair; empty where there is none, or the verb has words of its own after it."""
    if " " in pair:
        return ""
    imperfective, _, perfective = pair.partition("/")
    verbs = [verb for verb in (perfective, imperfective) if verb]
    for verb in verbs:
        if verb in _UNLIKE:
            return _UNLIKE[verb]
    for verb in verbs:
        for candidate in _candidates(verb.removesuffix("ся").removesuffix("сь")):
            if russian.is_known(candidate):
                return candidate
    return ""


def _candidates(verb: str) -> Iterator[str]:
    stem = verb[:-2]
    if verb.endswith("изировать"):
        yield f"{verb[:-7]}ация"
    if verb.endswith(("ать", "ять")):
        yield f"{stem}ние"
        return
    if verb.endswith("еть"):
        yield f"{stem}ние"
    if verb.endswith("ить"):
        root = verb[:-3]
        for ending, changed in _MUTATIONS:
            if root.endswith(ending):
                yield f"{root[: -len(ending)]}{changed}ение"
        yield f"{root}ение"
        yield f"{stem}тие"
    if verb.endswith(("ыть", "уть")):
        yield f"{stem}тие"
