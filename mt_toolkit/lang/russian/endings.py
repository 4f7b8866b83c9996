"""Readings of a Russian word outside every dictionary, by its ending alone (Russkaya grammatika 1980, §§1177–1226).

Coarser than a dictionary: «жузу» beside «жуз» can only be the dative singular; «Отраре» the locative.
"""

from __future__ import annotations

_Table = dict[str, tuple[tuple[str, str], ...]]

_MASCULINE: _Table = {
    "": (("Nom", "Sing"), ("Acc", "Sing"), ("Gen", "Plur")),
    "а": (("Gen", "Sing"), ("Acc", "Sing")),
    "я": (("Gen", "Sing"), ("Acc", "Sing")),
    "у": (("Dat", "Sing"), ("Loc", "Sing")),
    "ю": (("Dat", "Sing"),),
    "ом": (("Ins", "Sing"),),
    "ем": (("Ins", "Sing"),),
    "ым": (("Ins", "Sing"), ("Dat", "Plur")),
    "е": (("Loc", "Sing"),),
    "ы": (("Nom", "Plur"), ("Acc", "Plur")),
    "и": (("Nom", "Plur"), ("Acc", "Plur"), ("Loc", "Sing")),
    "ов": (("Gen", "Plur"), ("Acc", "Plur")),
    "ев": (("Gen", "Plur"), ("Acc", "Plur")),
    "ей": (("Gen", "Plur"), ("Acc", "Plur")),
    "ых": (("Gen", "Plur"), ("Loc", "Plur")),
}
_FEMININE: _Table = {
    "а": (("Nom", "Sing"),),
    "я": (("Nom", "Sing"),),
    "ы": (("Gen", "Sing"), ("Nom", "Plur"), ("Acc", "Plur")),
    "и": (("Gen", "Sing"), ("Dat", "Sing"), ("Loc", "Sing"), ("Nom", "Plur"), ("Acc", "Plur")),
    "е": (("Dat", "Sing"), ("Loc", "Sing")),
    "у": (("Acc", "Sing"),),
    "ю": (("Acc", "Sing"),),
    "ой": (("Ins", "Sing"), ("Gen", "Sing"), ("Dat", "Sing"), ("Loc", "Sing")),
    "ей": (("Ins", "Sing"), ("Gen", "Plur")),
    "": (("Gen", "Plur"), ("Acc", "Plur")),
}
_PLURAL: _Table = {
    "ам": (("Dat", "Plur"),),
    "ям": (("Dat", "Plur"),),
    "ами": (("Ins", "Plur"),),
    "ями": (("Ins", "Plur"),),
    "ах": (("Loc", "Plur"),),
    "ях": (("Loc", "Plur"),),
}
_PLURAL_ONLY: _Table = {
    "ы": (("Nom", "Plur"), ("Acc", "Plur")),
    "и": (("Nom", "Plur"), ("Acc", "Plur")),
    "ов": (("Gen", "Plur"), ("Acc", "Plur")),
    "ев": (("Gen", "Plur"), ("Acc", "Plur")),
    "ей": (("Gen", "Plur"), ("Acc", "Plur")),
    "": (("Gen", "Plur"), ("Acc", "Plur")),
}


def readings_by_ending(lemma: str, form: str) -> set[tuple[str, str, str]]:
    """Case, number and gender (``*``: not told) that ``form`` can be as a form of ``lemma``; empty when it cannot.

    A fleeting vowel (ханец → ханца) is allowed for in nouns in -ец and -ок.
    """
    lemma, form = lemma.lower().replace("ё", "е"), form.lower().replace("ё", "е")
    found: set[tuple[str, str, str]] = set()
    for stem, table in _stems(lemma):
        if form.startswith(stem):
            cells = {**table, **_PLURAL}.get(form[len(stem) :], ())
            found |= {(case, number, "" if number == "Plur" else "*") for case, number in cells}
    if form == lemma and not found:
        found.add(("Nom", "Sing", "*"))
    return found


def _stems(lemma: str) -> list[tuple[str, _Table]]:
    if lemma.endswith(("а", "я")):
        return [(lemma[:-1], _FEMININE)]
    if lemma.endswith(("ы", "и")):
        return [(lemma[:-1], _PLURAL_ONLY)]
    if lemma.endswith(("й", "ь")):
        table = dict(_MASCULINE)
        table.pop("")
        final = lemma[-1]
        return [(lemma[:-1], {**table, final: _MASCULINE[""]})]
    stems = [(lemma, _MASCULINE)]
    if lemma.endswith(("ец", "ок")):
        without = {ending: cells for ending, cells in _MASCULINE.items() if ending}
        stems.append((lemma[:-2] + lemma[-1], without))
    return stems
