"""Verb groups made one word: auxiliaries, modal words and copulas fold into the features of the main verb.

The table ``auxiliaries.tsv`` says what each auxiliary adds after each form of the main verb. What the tree calls the
features is in the docstring of :mod:`mt_toolkit.engines.rules.tree`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.analysis.reading import Word

AGREEMENT = ("Person", "Number", "Polite")
VERB_FEATURES = ("VerbForm", "Tense", "Mood", "Case", "Evident", "ConvType", "Person[psor]", "Number[psor]", "Attr")


@dataclass(frozen=True, slots=True)
class Auxiliary:
    """A row of the table: after which form, which word, and what features come of it.

    ``keep`` is ``main`` where tense and agreement stay those of the main verb, ``aux`` where the auxiliary gives them,
    ``final`` as ``main`` but only at the end of a clause (elsewhere the word is a postposition).
    """

    after: str
    lemma: str
    keep: str
    features: tuple[tuple[str, str], ...]


@cache
def auxiliaries() -> dict[tuple[str, str], Auxiliary]:
    """The table, by form of the main verb and lemma (or form) of the auxiliary."""
    folder = resources.files("mt_toolkit.engines.rules.analysis")
    rows = folder.joinpath("auxiliaries.tsv").read_text(encoding="utf-8").splitlines()
    table = {}
    for row in rows[1:]:
        after, lemmas, keep, values, _ = row.split("\t")
        pairs = tuple((item.split("=")[0], item.split("=")[1]) for item in values.split("|") if item)
        for form in after.split(","):
            for lemma in lemmas.split(","):
                table[form, lemma] = Auxiliary(form, lemma, keep, pairs)
    return table


def form_of(word: Word) -> str:
    """The form of a verb as the table names it; empty for what takes no auxiliary."""
    if word.pos not in {"VERB", "AUX"}:
        return ""
    if word.get("Modality") and word.get("VerbForm") == "Fin" and word.get("Tense") == "Pres":
        return "Mod"
    if word.lemma == "бар" and word.get("VerbForm") == "Fin" and word.get("Tense") == "Aor":
        return "Bar"
    form, tense, case = word.get("VerbForm"), word.get("Tense"), word.get("Case")
    if form == "Conv":
        if word.get("Mood") in {"Cnd", "Vol"}:
            return word.get("Mood")
        return {"Imp": "A", "Perf": "Yp"}.get(word.get("Aspect"), "")
    if form == "Ger" and not tense and not word.get("Aspect"):
        return f"U.{case}.3" if word.get("Person[psor]") else f"U.{case}"
    if form in {"Part", "Fin", "Ger"} and word.get("Mood") in {"", "Ind"}:
        if form == "Ger" and (case != "Nom" or word.get("Person[psor]")):
            return f"Gan.{case}"
        return _participle(word)
    return "Di" if form == "Fin" and tense == "Past" else ""


def _participle(word: Word) -> str:
    tense, aspect = word.get("Tense"), word.get("Aspect")
    if aspect in {"Hab", "Imp"}:
        return "Atyn"
    if tense == "Past":
        return "Gan" if word.get("VerbForm") != "Fin" or aspect == "Perf" else "Di"
    return {"Fut": "Ar", "FutPlan": "Maq", "Aor": "Ady"}.get(tense, "")


def fold_verbs(words: list[Word]) -> list[Word]:
    """The words with auxiliaries folded into the verb before them."""
    folded: list[Word] = []
    merged: set[int] = set()
    for position, word in enumerate(words):
        previous = folded[-1] if folded else None
        if previous is not None and not word.before and previous.bracket == word.bracket:
            row = _row(previous, word)
            if row is not None and _is_auxiliary(row, words[position + 1 :][:1]):
                _merge(previous, word, row)
                merged.add(id(previous))
                continue
        folded.append(word)
    for position, word in enumerate(folded):
        if id(word) not in merged and word.get("VerbForm") == "Fin" and form_of(word) == "Gan":
            word.features.pop("Aspect", None)
        closes = position + 1 == len(folded) or bool(folded[position + 1].before)
        if closes and form_of(word) == "U.Loc":
            word.features.pop("Case")
            word.features.update(VerbForm="Fin", Mood="Ind", Tense="Pres", Aspect="Prog", Person="3", Number="Sing")
    return folded


def _row(main: Word, helper: Word) -> Auxiliary | None:
    if main.requirement is not None and main.pos != "VERB":
        return None
    form = form_of(main)
    if not form:
        return None
    table = auxiliaries()
    if main.get("Aspect") == "Prog" and (row := table.get((f"{form}.Prog", helper.lemma))):
        return row
    return table.get((form, helper.lower)) or table.get((form, helper.lemma))


def _is_auxiliary(row: Auxiliary, following: list[Word]) -> bool:
    """Whether the word is the auxiliary of the row here; some are only at the end of a clause."""
    return row.keep != "final" or not following or bool(following[0].before)


def _merge(main: Word, helper: Word, row: Auxiliary) -> None:
    negative = main.get("Polarity") == "Neg"
    if row.keep == "aux":
        person = {name: main.get(name) for name in AGREEMENT if main.get(name)}
        owner = main.get("Person[psor]"), main.get("Number[psor]")
        for name in (*VERB_FEATURES, "Aspect"):
            main.features.pop(name, None)
        helper_features = {name: value for name, value in helper.features.items() if name != "Voice"}
        main.features.update(helper_features)
        if not helper.get("VerbForm"):
            main.features.update(VerbForm="Fin", Tense="Pres")
            main.features.pop("Case", None)
            main.features.update(person)
            if owner[0]:
                main.features["Person"] = owner[0]
                main.features["Number"] = owner[1] if owner[1] in {"Sing", "Plur"} else "Sing"
    if "Polarity" in helper.features:
        negative = negative != (helper.get("Polarity") == "Neg")
    main.features.update({name: value for name, value in row.features if value})
    for name, value in row.features:
        if not value:
            main.features.pop(name, None)
    if dict(row.features).get("Polarity") == "Neg":
        negative = True
    main.features.pop("Polarity", None)
    if negative:
        main.features["Polarity"] = "Neg"
    main.end = max(main.end, helper.end)
    main.form = f"{main.form} {helper.form}"
    main.fixed = True
