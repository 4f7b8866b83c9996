"""Single words of the Russian room: pronouns, numbers, dates, forms of prepositions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt_toolkit.core.features import value_of
from mt_toolkit.engines.rules.unknown import latin_roman

if TYPE_CHECKING:
    from mt_toolkit.core.features import Features
    from mt_toolkit.engines.rules.tree import Node

PRONOUNS = {
    "я": ("я", "меня", "мне", "меня", "мной", "мне"),
    "ты": ("ты", "тебя", "тебе", "тебя", "тобой", "тебе"),
    "он": ("он", "его", "ему", "его", "им", "нём"),
    "она": ("она", "её", "ей", "её", "ей", "ней"),
    "оно": ("оно", "его", "ему", "его", "им", "нём"),
    "мы": ("мы", "нас", "нам", "нас", "нами", "нас"),
    "вы": ("вы", "вас", "вам", "вас", "вами", "вас"),
    "они": ("они", "их", "им", "их", "ими", "них"),
    "это": ("это", "этого", "этому", "это", "этим", "этом"),
    "то": ("то", "того", "тому", "то", "тем", "том"),
    "эти": ("эти", "этих", "этим", "эти", "этими", "этих"),
    "те": ("те", "тех", "тем", "те", "теми", "тех"),
    "кто": ("кто", "кого", "кому", "кого", "кем", "ком"),
    "что": ("что", "чего", "чему", "что", "чем", "чём"),
    "никто": ("никто", "никого", "никому", "никого", "никем", "ником"),
    "ничто": ("ничто", "ничего", "ничему", "ничего", "ничем", "ничём"),
    "все": ("все", "всех", "всем", "всех", "всеми", "всех"),
    "себя": ("сам", "себя", "себе", "себя", "собой", "себе"),
    "некоторые": ("некоторые", "некоторых", "некоторым", "некоторых", "некоторыми", "некоторых"),
}
POSSESSIVES = {"я": "мой", "ты": "твой", "мы": "наш", "вы": "ваш", "он": "его", "она": "её", "они": "их", "это": "его"}
POSSESSIVES |= {"то": "его", "эти": "их", "те": "их"}
UNSAID = frozenset({"да", "де", "та", "те", "ғой", "қой", "шы", "ші"})
"""Particles that Russian leaves to word order."""

ON = {"в": "на", "из": "с"}
"""Prepositions of place and what they are with the nouns of ``ON_NOUNS``."""

ON_NOUNS = frozenset(
    {
        "работа", "война", "завод", "фабрика", "съезд", "собрание", "выставка", "рынок", "восток", "запад", "север",
        "юг", "остров", "территория", "фронт", "стадион", "станция", "вокзал", "урок", "конференция", "заседание",
        "производство", "предприятие", "рубеж", "родина", "граница", "площадь", "улица", "место", "земля", "пост",
        "престол", "трон", "выборы", "этап", "уровень", "основа", "берег", "побережье", "равнина", "служба", "поле",
        "юго-восток", "северо-восток", "юго-запад", "северо-запад", "урал", "кавказ", "алтай", "украина", "совещание",
        "шахта", "рудник", "стройка", "строительство", "пастбище", "курултай", "экзамен", "сайт", "матч", "чемпионат",
        "точка",
    }
)  # fmt: skip

_CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля",
    "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
_MONTHS_LOC = (
    "январе", "феврале", "марте", "апреле", "мае", "июне", "июле",
    "августе", "сентябре", "октябре", "ноябре", "декабре",
)  # fmt: skip
SCALES = {"мың": "тыс.", "миллион": "млн", "миллиард": "млрд", "триллион": "трлн"}
_CIRCUMSTANCES = frozenset({"затем", "потом", "поэтому", "сегодня", "сейчас", "теперь", "также", "тогда", "наряду"})
SEASONS = frozenset({"осень", "зима", "весна", "лето", "утро", "вечер", "ночь"})
"""Times that are said in the instrumental: осенью, утром."""
MOSTLY_SHORT = frozenset(
    {
        "известный", "неизвестный", "готовый", "согласный", "виновный", "нужный", "необходимый", "похожий", "способный",
        "важный", "очевидный", "ясный", "понятный", "равный", "свободный", "уверенный", "знакомый", "связанный",
        "возможный", "невозможный", "распространённый", "обязанный", "доступный", "достаточный", "недостаточный",
    }
)  # fmt: skip
"""Adjectives that are short as predicates: труд известен, Россия готова."""
MASS = frozenset(
    {
        "население", "продукция", "молодёжь", "оборудование", "имущество", "сырьё", "информация", "помощь",
        "крестьянство", "интеллигенция", "литература", "скот", "образование", "здравоохранение", "промышленность",
        "безопасность", "дворянство", "духовенство", "человечество", "общественность", "одежда", "мебель", "обувь",
        "продовольствие",
    }
)  # fmt: skip
"""Nouns that stay singular where Kazakh has a plural."""
COUNTED = {"людей": "человек", "годов": "лет"}
"""Genitive plurals that another word replaces after a number."""
WEEKDAYS = frozenset({"дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"})
_TIMES = frozenset({"кез", "кезең", "уақыт", "дәуір", "заман", "тұс", "күн", "мезгіл", "шақ"})
COMPARISONS = {"More": "более", "Less": "менее", "About": "около", "Almost": "почти"}
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_V_VO = re.compile(r"\b([Вв]) (?=(?i:[вф][^аеёиоуыэюя\s])|мног(?:их|им|о|ом)\b|вс)")
_S_SO = re.compile(r"\b([Сс]) (?=(?i:[сзшж][^аеёиоуыэюя\s])|вс|мно|щ)")
_K_KO = re.compile(r"\b([Кк]) (?=вс|мне\b|мно)")
_O_OB = re.compile(r"\b([Оо]) (?=(?i:[аиоуэ]))")


def pronoun_form(pronoun: str, case: str, *, after_preposition: bool = False) -> str:
    """A personal or demonstrative pronoun in a case; третье лицо takes н- after a preposition."""
    forms = PRONOUNS.get(pronoun)
    if forms is None:
        return pronoun
    form = forms[_CASES.index(case)]
    if after_preposition and pronoun in {"он", "она", "оно", "они"} and form[0] in "еёи":
        return f"н{form}"
    return form


def is_introductory(text: str) -> bool:
    """Whether a sentence adverbial is set off by a comma: во-первых, but not после этого."""
    first, _, rest = text.lower().partition(" ")
    return not (first in _CIRCUMSTANCES or (first in {"в", "во", "на", "после", "при"} and bool(rest)))


def roman(number: int) -> str:
    """20 → XX, as Russian writes centuries."""
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text


def number_text(node: Node) -> str:
    """A number as Russian writes it: 47,5 %, 1,8 млн, более 50 тыс."""
    text = latin_roman(node.lemma)
    if not text[:1].isdigit() and node.entries:
        text = node.entries[0].ru
    if node.get("NumType") == "Ord" and text.isdigit():
        text = f"{text}-й"
    percent = " %" if node.get("Percent") else ""
    parts = (COMPARISONS.get(node.get("Compare"), ""), f"{text}{percent}", SCALES.get(node.get("Scale"), ""))
    return " ".join(part for part in parts if part)


def date_text(node: Node, *, genitive: bool = False) -> str:
    """A date with its preposition (or in the genitive): в 1928–1939 гг., 12 апреля 1961 г., в XX веке."""
    kind, year = node.get("Date"), re.sub(r"\s*[-–—]\s*", "–", node.get("Year"))
    era = " до н. э." if node.get("Era") == "BCE" else ""
    month = int(node.get("Month")) - 1 if node.get("Month").isdigit() else -1
    if kind == "Day":
        return f"{node.get('Day')} {_MONTHS[month]}{f' {year} г.' if year else ''}{era}"
    if kind == "Month":
        name = _MONTHS[month] if genitive else f"в {_MONTHS_LOC[month]}"
        return f"{name}{f' {year} г.' if year else ''}{era}"
    if kind == "Decade":
        return f"{year}-х годов" if genitive else f"в {year}-е годы"
    if kind == "Century":
        parts = [part for part in re.split(r"[-–—]", node.get("Century")) if part]
        shown = "–".join(roman(int(part)) if part.isdigit() else part for part in parts)
        several = len(parts) > 1
        noun = ("веков" if several else "века") if genitive else ("веках" if several else "веке")
        return f"{'' if genitive else 'в '}{shown} {noun}{era}"
    unit = "гг." if "–" in year else "г."
    return f"{'' if genitive else 'в '}{year or node.lemma} {unit}{era}"


def euphony(text: str) -> str:
    """The fuller forms of one-letter prepositions: во время, со всеми, ко мне, об этом."""
    text = _V_VO.sub(r"\1о ", text)
    text = _S_SO.sub(r"\1о ", text)
    text = _K_KO.sub(r"\1о ", text)
    return _O_OB.sub(r"\1б ", text)


def ordinal_ending(agreement: Features) -> str:
    """What follows the hyphen of an ordinal in digits: 65-й, в 65-м году, на 65-й минуте, 90-х."""
    case, gender = value_of(agreement, "Case"), value_of(agreement, "Gender")
    if value_of(agreement, "Number") == "Plur":
        return {"Nom": "е", "Dat": "м", "Ins": "ми"}.get(case, "е" if _is_inanimate(agreement) else "х")
    if gender == "Fem":
        return {"Nom": "я", "Acc": "ю"}.get(case, "й")
    if case in {"Nom", "Acc"} and gender == "Neut":
        return "е"
    return {"Nom": "й", "Dat": "му", "Ins": "м", "Loc": "м"}.get(case, "й" if _is_inanimate(agreement) else "го")


def _is_inanimate(agreement: Features) -> bool:
    return value_of(agreement, "Case") == "Acc" and value_of(agreement, "Animacy") == "Inan"


def counted(number: Node) -> tuple[str, str]:
    """Case and number of a noun after a numeral in the nominative: 1 → Nom Sing, 2–4 → Gen Sing, else Gen Plur."""
    if number.get("Scale"):
        return "Gen", "Plur"
    digits = re.sub(r"\D", "", number.lemma) if re.fullmatch(r"[\d\s]+", number.lemma) else ""
    if "," in number.lemma or "." in number.lemma:
        return "Gen", "Sing"
    if not digits:
        small = {"бір": 1, "екі": 2, "үш": 3, "төрт": 4}.get(number.lemma, 5)
    else:
        small = int(digits[-2:]) if int(digits[-2:]) < 20 else int(digits[-1])
    if small == 1:
        return "Nom", "Sing"
    return ("Gen", "Sing") if small in {2, 3, 4} else ("Gen", "Plur")


def names_a_time(node: Node) -> bool:
    """Whether Russian puts it in the accusative after в: в это время, в прежний период, во вторник."""
    last = node.lemma.rsplit(" ", 1)[-1]
    if node.requirement is None:
        return last in _TIMES or names_a_weekday(node)
    return any(last.startswith(time) for time in _TIMES if len(time) > 3)


def names_a_weekday(node: Node) -> bool:
    """Whether it is a day of the week: жұма, сейсенбі күні."""
    return node.lemma.split(" ", 1)[0] in WEEKDAYS
