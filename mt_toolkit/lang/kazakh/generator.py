"""Generation of Kazakh word forms from the tables that serve the analyser.

``variants`` gives every form the norm or usage allows, the preferred one first; ``generate`` gives that one. Besides
the features the analyser shows, ``Periphrasis=жоқ`` or ``емес`` asks for the analytic negative past (жазған жоқ).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mt_toolkit.core.features import Features, format_features
from mt_toolkit.errors import MorphologyError
from mt_toolkit.lang.kazakh.lexicon import STATES, irregular_entries, lemma_records, state_of
from mt_toolkit.lang.kazakh.morphotactics import END, morphotactics
from mt_toolkit.lang.kazakh.paradigms import complete, parse_paradigm_features
from mt_toolkit.lang.kazakh.stems import shapes, spoken_context

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mt_toolkit.lang.kazakh.lexicon import Entry

__all__ = ["generate", "parse_paradigm_features", "variants"]

_UNINFLECTED = frozenset({"CCONJ", "SCONJ", "PART", "INTJ", "SYM", "PUNCT", "X"})
_IMPLIED = frozenset({"PronType", "Person", "Polite", "NumType"})
_NO_FLAGS: frozenset[str] = frozenset()


def generate(lemma: str, pos: str, features: Features | Mapping[str, str]) -> str:
    """Return the form of ``lemma`` with ``features``, as the norm prefers it.

    Args:
        lemma: Dictionary form; verbs as the bare stem. It need not be in the lexicon.
        pos: UD tag.
        features: UD features; what is left out is completed (nominative, singular, third person).

    Raises:
        MorphologyError: If the part of speech is unknown or has no form with these features.
    """
    return variants(lemma, pos, features)[0]


def variants(lemma: str, pos: str, features: Features | Mapping[str, str]) -> tuple[str, ...]:
    """Every form of ``lemma`` with ``features``, preferred first; arguments and errors as :func:`generate`."""
    return _variants(lemma, pos, complete(pos, dict(features)))


@cache
def _irregular() -> dict[tuple[str, str], list[tuple[str, Entry]]]:
    table: dict[tuple[str, str], list[tuple[str, Entry]]] = {}
    for letters, entry in irregular_entries():
        table.setdefault((entry.lemma, entry.pos), []).append((letters, entry))
    return table


@cache
def _variants(lemma: str, pos: str, features: Features) -> tuple[str, ...]:
    if pos not in STATES and pos not in _UNINFLECTED:
        raise MorphologyError(f"unknown part of speech '{pos}'", hint=f"known: {', '.join(sorted(STATES))}")
    if not lemma.strip():
        raise MorphologyError("there is no lemma to inflect")
    values = dict(features)
    particle = values.pop("Periphrasis", "")
    if particle:
        return _periphrastic(lemma, pos, values, particle)
    found = _from_irregular(lemma, pos, features)
    # An irregular nominal has no regular form beside it; contracted converbs (боп) stand beside the full ones.
    if pos == "VERB" or not found:
        found += _from_rules(lemma, pos, features)
    if not found:
        raise MorphologyError(
            f"'{lemma}' ({pos}) has no form with features {format_features(features)}",
            hint="write UD features as the morph command shows them",
        )
    found.sort()
    return tuple(dict.fromkeys(form for _, form in found))


def _periphrastic(lemma: str, pos: str, values: dict[str, str], particle: str) -> tuple[str, ...]:
    values.pop("Polarity", None)
    kept = {name: value for name, value in values.items() if name == "Voice"}
    participle = {"Tense": "Past", "VerbForm": "Part", **kept}
    copula = {"Mood": "Ind", "Polarity": "Neg", "Tense": "Aor", "VerbForm": "Fin"}
    copula |= {name: value for name, value in values.items() if name in {"Person", "Number", "Polite"}}
    negation = generate("е", "AUX", copula) if particle == "емес" else particle + _person_ending(copula)
    return tuple(f"{form} {negation}" for form in variants(lemma, pos, participle))


def _person_ending(copula: Mapping[str, str]) -> str:
    """Personal ending after жоқ: жоқпын, жоқсың."""
    person = tuple(sorted((name, copula[name]) for name in ("Person", "Number", "Polite") if name in copula))
    return morphotactics().spellings("person2", "bT", person)[0].letters


def _from_irregular(lemma: str, pos: str, features: Features) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for letters, entry in _irregular().get((lemma, pos), ()):
        wanted = _not_inherent(features, entry.features)
        if wanted is None:
            continue
        if entry.state == END:
            if not wanted:
                found.append((entry.cost, letters))
            continue
        spellings = morphotactics().spellings(entry.state, entry.context, wanted)
        found.extend((entry.cost + spelling.cost, letters + spelling.letters) for spelling in spellings)
    return found


def _not_inherent(features: Features, inherent: Features) -> Features | None:
    """What of ``features`` is not in the stem itself; None where they contradict.

    A caller need not repeat what a pronoun is (PronType, Person and with it Number), only what he wants of it.
    """
    rest = dict(features)
    names = {name for name, _ in inherent}
    implied = _IMPLIED | ({"Number"} if "Person" in names else set())
    for name, value in inherent:
        if name in rest:
            if rest.pop(name) != value:
                return None
        elif name not in implied:
            return None
    return tuple(sorted(rest.items()))


def _from_rules(lemma: str, pos: str, features: Features) -> list[tuple[int, str]]:
    record = lemma_records().get((lemma, pos))
    if record is None and (lemma, pos) in _irregular():
        return []
    flags = record.flags if record else _NO_FLAGS
    wanted = _not_inherent(features, record.features) if record else features
    if wanted is None:
        return []
    spoken = spoken_context(lemma) if pos in {"NOUN", "PROPN"} else ""
    if spoken:
        return _abbreviated(lemma, state_of(pos, flags), spoken, wanted)
    base = lemma.lower()
    found = []
    for letters, context, cost in shapes(lemma, pos, flags):
        shared = len(letters) if base.startswith(letters) else _common(base, letters)
        for spelling in morphotactics().spellings(state_of(pos, flags), context, wanted):
            form = letters + spelling.letters
            found.append((cost + spelling.cost, lemma[:shared] + form[shared:]))
    return found


def _abbreviated(lemma: str, state: str, context: str, wanted: Features) -> list[tuple[int, str]]:
    """Forms of an abbreviation: a hyphen before the suffix (КСРО-ның), which some leave out."""
    found = []
    for spelling in morphotactics().spellings(state, context, wanted):
        if not spelling.letters:
            found.append((spelling.cost, lemma))
            continue
        found.append((spelling.cost, f"{lemma}-{spelling.letters}"))
        found.append((spelling.cost + 1, lemma + spelling.letters))
    return found


def _common(first: str, second: str) -> int:
    length = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        length += 1
    return length
