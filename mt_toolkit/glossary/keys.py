"""What a Kazakh word is looked up by: its lemma with the kind of word it is.

One noun has a hundred forms but one key. A verbal noun (отарлау) is keyed both as the noun it may be listed as and as
the gerund of its verb, since analysis may give either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mt_toolkit.core.features import Analysis

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "X"})
_COMPATIBLE = {
    "": NOMINAL | {"VERB"},
    "NOUN": frozenset({"NOUN", "PROPN", "ADJ", "X", "VERB"}),
    "PROPN": frozenset({"PROPN", "NOUN", "X"}),
    "ADJ": frozenset({"ADJ", "NOUN", "PROPN", "ADV", "X"}),
    "VERB": frozenset({"VERB"}),
    "ADV": frozenset({"ADV", "ADJ", "NOUN"}),
    "NUM": frozenset({"NUM"}),
}


def key_of(analysis: Analysis) -> str:
    """The key of one reading; empty for readings that no term can be (finite verbs are keyed apart)."""
    lemma = analysis.lemma.casefold()
    if analysis.pos in {"VERB", "AUX"}:
        # Only -у makes verbal nouns that terms are listed as; a participle used as a noun (сайлайтын) is none.
        is_noun = analysis.get("VerbForm") == "Ger" and not analysis.get("Tense") and not analysis.get("Aspect")
        kind = "g" if is_noun else "v"
        return f"{kind}:{lemma}:{analysis.get('Voice')}"
    if analysis.pos == "NUM":
        return f"num:{lemma}"
    return f"n:{lemma}" if analysis.pos in NOMINAL else ""


def keys_for_term(pos: str, readings: Iterable[Analysis]) -> list[str]:
    """Keys under which a term's inflecting word is stored, given its readings in dictionary form."""
    keys: list[str] = []
    for reading in readings:
        if reading.pos not in _COMPATIBLE.get(pos, NOMINAL) and reading.pos != "AUX":
            continue
        key = key_of(reading)
        verb = reading.pos in {"VERB", "AUX"}
        if verb and pos == "VERB":
            keys += [key, key.replace("g:", "v:", 1)]
        elif (verb and key.startswith("g:")) or (not verb and key):
            keys.append(key)
    return list(dict.fromkeys(keys))
