"""Reading features as paradigm tables write them, and completing what a caller left unsaid.

Two notations: UD (``Case=Acc|Number=Plur``) with the short forms ``Number=Sing`` and ``Poss=2SingForm``, and the tags
of verb tables, ``Neg.Past|3``: form, then person and number or the possessor, then case.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from mt_toolkit.core.features import Features, features, parse_features
from mt_toolkit.errors import MorphologyError
from mt_toolkit.lang.kazakh.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

CASES = frozenset({"Nom", "Gen", "Dat", "Acc", "Loc", "Abl", "Ins", "Equ"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_PERSON = re.compile(r"([123])(Sing|Plur)?(Form)?")
_THIRD = {"Number[psor]": "Plur,Sing", "Person[psor]": "3"}


@cache
def _tags() -> dict[str, Features]:
    return {row["tag"]: parse_features(row["features"]) for row in read_table("paradigm-tags.tsv")}


def parse_paradigm_features(pos: str, text: str) -> Features:
    """Read either notation into UD features.

    >>> dict(parse_paradigm_features("NOUN", "Number=Sing|Poss=2Sing|Case=Acc"))
    {'Case': 'Acc', 'Number[psor]': 'Sing', 'Person[psor]': '2'}

    Raises:
        MorphologyError: If a tag is unknown.
    """
    if "=" in text or text in {"", "_"}:
        return _ud(pos, text)
    items = text.split("|")
    values = dict(_form(items[0]))
    nominal = values.get("VerbForm") == "Ger"
    if nominal:
        values["Case"] = "Nom"
    for item in items[1:]:
        match = _PERSON.fullmatch(item)
        if item in CASES:
            values["Case"] = item
        elif match:
            values.update(_person(match, suffix="[psor]" if nominal else ""))
        else:
            raise _unknown(item, text)
    return features(values)


def _unknown(item: str, text: str) -> MorphologyError:
    known = ", ".join(sorted(_tags()))
    return MorphologyError(f"unknown tag '{item}' in features '{text}'", hint=f"write UD features, or tags: {known}")


def _form(text: str) -> dict[str, str]:
    """Features of ``Neg.Past`` or ``Pass.Ger``: a tag, or tags joined by dots."""
    tags = _tags()
    if text in tags:
        return dict(tags[text])
    values: dict[str, str] = {}
    for part in text.split("."):
        if part not in tags:
            raise _unknown(part, text)
        for name, value in tags[part]:
            held = values.get(name)
            values[name] = ",".join(sorted({held, value})) if held and name == "Voice" else value
    return values


def _person(match: re.Match[str], *, suffix: str) -> dict[str, str]:
    person, number, polite = match.groups()
    if suffix and person == "3":
        return dict(_THIRD)
    values = {f"Person{suffix}": person, f"Number{suffix}": number or "Sing"}
    if polite:
        values["Polite"] = "Form"
    return values


def _ud(pos: str, text: str) -> Features:
    try:
        values = dict(parse_features(text))
    except ValueError as error:
        raise MorphologyError(f"features '{text}' are not of the form Name=Value|Name=Value") from error
    owner = values.pop("Poss", "-")
    if owner not in {"-", ""}:
        match = _PERSON.fullmatch(owner)
        if match is None:
            raise _unknown(owner, text)
        values.update(_person(match, suffix="[psor]"))
    return complete(pos, values)


def complete(pos: str, values: Mapping[str, str]) -> Features:
    """Put features into the form the tables use.

    A noun without case is nominative and singular goes unmarked; a possessor or subject of the third person is the
    same in both numbers; a finite verb form says so.
    """
    full = dict(values)
    if full.get("Number") == "Sing" and "Person" not in full:
        del full["Number"]
    if full.get("Person[psor]") == "3":
        full.update(_THIRD)
    if full.get("VerbForm") == "Cov":
        full["VerbForm"] = "Conv"
    if (pos in NOMINAL or full.get("VerbForm") == "Ger") and "Case" not in full:
        full["Case"] = "Nom"
    if pos in {"VERB", "AUX"}:
        _complete_verb(full)
    return features(full)


def _complete_verb(full: dict[str, str]) -> None:
    if "Mood" in full and "VerbForm" not in full:
        full["VerbForm"] = "Conv" if full["Mood"] in {"Cnd", "Vol"} else "Fin"
    if full.get("VerbForm") == "Fin" and "Tense" in full:
        full.setdefault("Mood", "Ind")
    finite = full.get("VerbForm") == "Fin" or full.get("Mood") in {"Cnd", "Vol"}
    if finite:
        full.setdefault("Person", "3")
        full.setdefault("Number", "Sing")
        if full["Person"] == "3":
            full["Number"] = "Sing"
