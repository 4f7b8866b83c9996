"""English words: inflection and lemmas, by lemminflect's dictionary, our exceptions, and the regular rules."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

from mt_toolkit.core.features import Analysis, features

_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_DOUBLING = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$")
_TAG_FEATURES = {
    "NN": ("NOUN", features(Number="Sing")),
    "NNS": ("NOUN", features(Number="Plur")),
    "VB": ("VERB", features(VerbForm="Inf")),
    "VBZ": ("VERB", features(Number="Sing", Person="3", Tense="Pres", VerbForm="Fin")),
    "VBD": ("VERB", features(Tense="Past", VerbForm="Fin")),
    "VBN": ("VERB", features(Tense="Past", VerbForm="Part")),
    "VBG": ("VERB", features(VerbForm="Ger")),
    "JJR": ("ADJ", features(Degree="Cmp")),
    "JJS": ("ADJ", features(Degree="Sup")),
}


class English:
    """Analysis and inflection of single words; keeps a memory of what it has done."""

    def __init__(self) -> None:
        import lemminflect  # noqa: PLC0415 - 0.3 s that ``--help`` need not pay

        self._inflect: Any = lemminflect.getInflection
        self._lemmas: Any = lemminflect.getAllLemmas
        self._exceptions = _read_exceptions()
        self._known: dict[tuple[str, str], str] = {}
        self._readings: dict[str, tuple[Analysis, ...]] = {}

    def inflect(self, lemma: str, tag: str) -> str:
        """The form of ``lemma`` with a Penn tag: ``NNS``, ``VBZ``, ``VBD``, ``VBN``, ``VBG``, ``JJR``, ``JJS``.

        Words outside the dictionary follow the regular rules: zhuz → zhuzes, batyr → batyrs. Capitals are kept.
        """
        key = (lemma, tag)
        if key not in self._known:
            self._known[key] = self._form(lemma, tag)
        return self._known[key]

    def analyze(self, word: str) -> tuple[Analysis, ...]:
        """Every lemma and number a form can have, as NOUN, VERB and ADJ; an unknown word is its own lemma."""
        if word not in self._readings:
            self._readings[word] = self._analyze(word)
        return self._readings[word]

    def is_adjective(self, word: str) -> bool:
        """Whether the dictionary has the word as an adjective, among others."""
        return "ADJ" in self._lemmas(word.lower())

    def parts_of_speech(self, word: str) -> frozenset[str]:
        """What the dictionary has the form as (``AUX`` too); empty for a form that it does not know."""
        return frozenset(self._lemmas(word.lower()))

    def _form(self, lemma: str, tag: str) -> str:
        if tag in {"NN", "VB", "JJ"}:
            return lemma
        pos = _TAG_FEATURES[tag][0]
        if (lemma, pos, tag) in self._exceptions:
            return self._exceptions[lemma, pos, tag]
        if lemma.isupper() and len(lemma) > 1:
            return regular(lemma, tag) if tag != "NNS" else f"{lemma}s"
        forms = self._inflect(lemma, tag, inflect_oov=False) or self._inflect(lemma.lower(), tag, inflect_oov=False)
        form = str(forms[0]) if forms else regular(lemma, tag)
        return form[:1].upper() + form[1:] if lemma[:1].isupper() else form

    def _analyze(self, word: str) -> tuple[Analysis, ...]:
        lower = word.lower().removesuffix("'s").removesuffix("’s").rstrip("'’")
        found: dict[Analysis, None] = {}
        lemmas = {**self._lemmas(lower), **self._lemmas(word)}
        candidates = {(lemma, pos) for pos, all_lemmas in lemmas.items() for lemma in all_lemmas}
        candidates |= {(lower, "NOUN"), (_unplural(lower), "NOUN")}
        candidates |= {(lemma.lower(), pos) for (lemma, pos, _), form in self._exceptions.items() if form == lower}
        for lemma, pos in sorted(candidates):
            for tag, (own_pos, values) in _TAG_FEATURES.items():
                if own_pos == pos and self.inflect(lemma, tag).lower() == lower:
                    found[Analysis(lemma, pos, values)] = None
        return tuple(found) or (Analysis(lower, "X", guessed=True),)


@cache
def english() -> English:
    """The one shared instance for entry points; its memory is words and forms only."""
    return English()


def regular(lemma: str, tag: str) -> str:
    """The regular form: -s/-es/-ies, -ed, -ing with doubling in monosyllables (stop → stopped)."""
    if tag in {"NNS", "VBZ"}:
        if _CONSONANT_Y.search(lemma):
            return f"{lemma[:-1]}ies"
        return f"{lemma}es" if _SIBILANT.search(lemma) else f"{lemma}s"
    if tag in {"VBD", "VBN"}:
        return _joined(lemma, "ed")
    if tag == "VBG":
        return _joined(lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) else lemma, "ing")
    ending = {"JJR": "er", "JJS": "est"}.get(tag, "")
    return _joined(lemma, ending)


def _joined(lemma: str, ending: str) -> str:
    if lemma.endswith("e") and ending.startswith("e"):
        return lemma + ending[1:]
    if _CONSONANT_Y.search(lemma) and ending.startswith("e"):
        return f"{lemma[:-1]}i{ending}"
    if _DOUBLING.search(lemma):
        return lemma + lemma[-1] + ending
    return lemma + ending


def _unplural(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith("es") and _SIBILANT.search(word[:-2]):
        return word[:-2]
    return word.removesuffix("s")


def _read_exceptions() -> dict[tuple[str, str, str], str]:
    text = resources.files("mt_toolkit.lang.english").joinpath("data/exceptions.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {(lemma, pos, tag): form for lemma, pos, tag, form in rows}
