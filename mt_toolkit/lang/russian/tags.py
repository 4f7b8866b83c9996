"""The names of Russian grammatical categories here (UD) and in pymorphy3 (OpenCorpora), and the way between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mt_toolkit.core.features import Features, features

if TYPE_CHECKING:
    from collections.abc import Iterable

CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
NUMBERS = ("Sing", "Plur")
GENDERS = ("Masc", "Fem", "Neut")

GRAMMEMES = {
    ("Case", "Nom"): "nomn",
    ("Case", "Gen"): "gent",
    ("Case", "Dat"): "datv",
    ("Case", "Acc"): "accs",
    ("Case", "Ins"): "ablt",
    ("Case", "Loc"): "loct",
    ("Number", "Sing"): "sing",
    ("Number", "Plur"): "plur",
    ("Gender", "Masc"): "masc",
    ("Gender", "Fem"): "femn",
    ("Gender", "Neut"): "neut",
    ("Animacy", "Anim"): "anim",
    ("Animacy", "Inan"): "inan",
    ("Tense", "Past"): "past",
    ("Tense", "Pres"): "pres",
    ("Tense", "Fut"): "futr",
    ("Person", "1"): "1per",
    ("Person", "2"): "2per",
    ("Person", "3"): "3per",
    ("Mood", "Imp"): "impr",
    ("Aspect", "Imp"): "impf",
    ("Aspect", "Perf"): "perf",
}
"""UD feature → OpenCorpora grammeme, for the features that pymorphy3 inflects by."""

POS = {
    "NOUN": "NOUN",
    "ADJF": "ADJ",
    "ADJS": "ADJ",
    "COMP": "ADJ",
    "VERB": "VERB",
    "INFN": "VERB",
    "PRTF": "VERB",
    "PRTS": "VERB",
    "GRND": "VERB",
    "NUMR": "NUM",
    "ADVB": "ADV",
    "NPRO": "PRON",
    "PREP": "ADP",
    "CONJ": "CCONJ",
    "PRCL": "PART",
    "INTJ": "INTJ",
    "PRED": "ADV",
}

_VALUES = {grammeme: pair for pair, grammeme in GRAMMEMES.items()} | {
    "gen2": ("Case", "Gen"),
    "gen1": ("Case", "Gen"),
    "acc2": ("Case", "Acc"),
    "loc1": ("Case", "Loc"),
    "loc2": ("Case", "Loc"),
    "actv": ("Voice", "Act"),
    "pssv": ("Voice", "Pass"),
    "tran": ("Subcat", "Tran"),
    "intr": ("Subcat", "Intr"),
}
_FORMS = {"INFN": "Inf", "PRTF": "Part", "PRTS": "Part", "GRND": "Conv", "VERB": "Fin"}
_SECOND_CASES = {"gen2": "Gen2", "loc2": "Loc2"}


def grammemes_of(values: Features) -> frozenset[str]:
    """The OpenCorpora grammemes to ask pymorphy3 for; features it does not inflect by are left out."""
    return frozenset(GRAMMEMES[pair] for pair in values if pair in GRAMMEMES)


def features_of(tag: Any) -> Features:  # noqa: ANN401 - pymorphy3 is untyped
    """UD features of a pymorphy3 tag; the second locative and genitive are marked ``CaseForm=Loc2|Gen2``."""
    return _features(tag.grammemes, str(tag.POS or ""))


def _features(grammemes: Iterable[str], pos: str) -> Features:
    values: dict[str, str] = {}
    for grammeme in grammemes:
        if grammeme in _VALUES:
            name, value = _VALUES[grammeme]
            values[name] = value
        if grammeme in _SECOND_CASES:
            values["CaseForm"] = _SECOND_CASES[grammeme]
    if pos in _FORMS:
        values["VerbForm"] = _FORMS[pos]
    if pos in {"ADJS", "PRTS"}:
        values["Variant"] = "Short"
    if pos == "COMP":
        values["Degree"] = "Cmp"
    return features(values)
