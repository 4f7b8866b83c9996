"""Every written form of a Kazakh term, for programs that only find the exact string.

A noun is declined in number, case and third-person possession; a phrase in its last word, whose possessive ending
(халық шаруашылығы) stays. Other parts of speech keep their dictionary form. Each form stands with a small and a
capital initial letter. It is a list of likely strings and no substitute for matching: -дағы, copulas and the first
and second person are left to their readers.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import KAZAKH
from mt_toolkit.errors import MorphologyError
from mt_toolkit.lang.kazakh.analyzer import Analyzer
from mt_toolkit.lang.kazakh.generator import variants

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_CASES = ("Nom", "Gen", "Dat", "Acc", "Loc", "Abl", "Ins")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DECLINED = frozenset({"", "NOUN", "PROPN"})


def with_forms(entries: Iterable[Mapping[str, str]], pos_of_term: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Each entry once for every form of its Kazakh term; of equal forms the first entry wins.

    ``pos_of_term`` gives the part of speech of a Kazakh term.
    """
    analyzer = Analyzer()
    seen: set[str] = set()
    listed = list(entries)
    # Dictionary forms first: the term «хандық» is not to be taken by a form of another.
    seen.update(entry[KAZAKH] for entry in listed)
    for entry in listed:
        term = entry[KAZAKH]
        yield dict(entry)
        for form in forms_of(term, pos_of_term.get(term, ""), analyzer):
            if form not in seen:
                seen.add(form)
                yield {**entry, KAZAKH: form}


def forms_of(term: str, pos: str, analyzer: Analyzer) -> tuple[str, ...]:
    """The forms of ``term`` as they may stand in a text, the dictionary form first."""
    before, _, last = term.rpartition(" ")
    found = [term]
    if pos in _DECLINED and _WORD.fullmatch(last):
        start = f"{before} " if before else ""
        found += [start + form for form in _declined(last, pos or "NOUN", analyzer, in_phrase=bool(before))]
    found += [form[0].upper() + form[1:] for form in found]
    return tuple(dict.fromkeys(found))


def _declined(word: str, pos: str, analyzer: Analyzer, *, in_phrase: bool) -> Iterator[str]:
    lemma = word
    possessors: tuple[str, ...] = ("", "3")
    if in_phrase:
        for reading in analyzer.analyze(word):
            if reading.get("Person[psor]") == "3" and reading.get("Case") == "Nom" and not reading.guessed:
                lemma, possessors = reading.lemma, ("3",)
                break
    for number, possessor, case in product(("", "Plur"), possessors, _CASES):
        wanted = {"Case": case} | ({"Number": number} if number else {})
        wanted |= {"Person[psor]": possessor} if possessor else {}
        try:
            yield from variants(lemma, pos, wanted)
        except MorphologyError:
            continue
