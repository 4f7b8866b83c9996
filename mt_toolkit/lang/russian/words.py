"""Russian words: analysis and inflection by pymorphy3, by our exception list, and by analogy for the rest."""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.features import Analysis, Features, features, value_of
from mt_toolkit.lang.russian import analogy, tags

if TYPE_CHECKING:
    from collections.abc import Iterable

ARABIC_ARTICLE = re.compile(r"(?:ад|аль|эль|ас|аш|ат|ан|ар|аз)-(?=[А-ЯЁ])")
"""What stands before an Arabic name and does not decline: Рашид ад-Дин, Рашида ад-Дина."""
_OVERSHADOWED = frozenset({"больший", "меньшой"})
"""Adjectives whose forms are, in nearly every text, those of another: большая is of большой."""
_DECLINED = [(number, case) for number in tags.NUMBERS for case in tags.CASES]


class Russian:
    """Analysis and inflection of single words. Make one and pass it on: it keeps a memory of what it has done.

    ``grammar`` hints, wherever a method takes them, are those of the glossary column ``ru_grammar``: ``indecl``,
    ``pl.tant``, ``m``/``f``/``n``, ``anim``, ``surname``, ``like=WORD``.
    """

    def __init__(self) -> None:
        self._exceptions = _read_exceptions()
        self._forms: dict[tuple[str, str, Features, frozenset[str]], tuple[str, ...]] = {}
        self._readings: dict[str, tuple[Analysis, ...]] = {}
        self._nouns: dict[tuple[str, frozenset[str]], Any] = {}

    @cached_property
    def _morph(self) -> Any:  # noqa: ANN401
        import pymorphy3  # noqa: PLC0415 - a third of a second that a translation into English need not pay

        return pymorphy3.MorphAnalyzer()

    @cached_property
    def _parse(self) -> Any:  # noqa: ANN401
        # The dictionary is walked in Python; a text says the same words again and again.
        return lru_cache(maxsize=100_000)(self._morph.parse)

    @cached_property
    def _is_known(self) -> Any:  # noqa: ANN401
        return lru_cache(maxsize=100_000)(self._morph.word_is_known)

    @cached_property
    def _exception_forms(self) -> dict[str, list[Analysis]]:
        forms: dict[str, list[Analysis]] = {}
        self.__dict__["_exception_forms"] = forms  # what making the forms asks finds those already made
        for word, grammar in self._exceptions.items():
            self._index(word, grammar)
        return forms

    def is_known(self, word: str) -> bool:
        """Whether a dictionary (pymorphy3's or our exception list) has this form."""
        return bool(self._is_known(word)) or normalise(word) in self._exception_forms

    def analyze(self, word: str) -> tuple[Analysis, ...]:
        """Every reading of a form, best first; the lemma is lower case with е for ё."""
        found = self._readings.get(word)
        if found is None:
            found = self._readings[word] = self._analyze(word)
        return found

    def inflect(self, lemma: str, pos: str, wanted: Features, grammar: Iterable[str] = ()) -> tuple[str, ...]:
        """Forms of a word in dictionary form, preferred first, in the case (capitals) of ``lemma``.

        ``pos`` is NOUN, ADJ, VERB or NUM. Empty when the word has no such form (a plural-only noun in the singular).
        """
        key = (lemma, pos, wanted, frozenset(grammar))
        found = self._forms.get(key)
        if found is None:
            found = self._forms[key] = self._inflect(lemma, pos, wanted, key[3])
        return found

    def inflect_adjective(self, adjective: str, wanted: Features, given: str = "Nom") -> tuple[str, ...]:
        """Forms of an adjective or participle given in any form of the case ``given``: высшее → высшего, ё kept.

        Empty when the word is none, or not in that case.
        """
        key = (adjective, f"given {given}", wanted, frozenset[str]())
        found = self._forms.get(key)
        if found is None:
            forms = self._inflect_given(adjective, wanted, given)
            found = self._forms[key] = self._as_written(forms, adjective)
        return found

    def grammar_of(self, word: str, grammar: Iterable[str] = ()) -> frozenset[str]:
        """Hints given for a word joined with those of the exception list."""
        given = frozenset(grammar)
        if any(hint.startswith("like=") or hint == "indecl" for hint in given):
            return given
        if len(word) > 1 and word.isupper():
            return given | {"indecl"}
        return given | self._exceptions.get(normalise(word), frozenset())

    def gender(self, noun: str, grammar: Iterable[str] = ()) -> str:
        """``Masc``, ``Fem`` or ``Neut`` of a noun in dictionary form; empty for a plural-only one."""
        hints = self.grammar_of(noun, grammar)
        for hint, value in (("m", "Masc"), ("f", "Fem"), ("n", "Neut")):
            if hint in hints:
                return value
        if "pl.tant" in hints:
            return ""
        parse = self._noun_parse(noun, hints)
        if parse is not None:
            return value_of(tags.features_of(parse.tag), "Gender")
        model = self._relative(noun, hints)
        if model:
            return self.gender(model)
        if analogy.is_indeclinable_shape(noun):
            return "Masc" if "anim" in hints else "Neut"
        return self.gender(analogy.model_for(noun, hints))

    def is_animate(self, noun: str, grammar: Iterable[str] = ()) -> bool:
        """Whether the accusative of a noun in dictionary form is like its genitive (plural, or masculine)."""
        hints = self.grammar_of(noun, grammar)
        if "anim" in hints or "surname" in hints:
            return True
        if "inan" in hints or _has_model(hints):
            return False
        parse = self._noun_parse(noun, hints)
        if parse is not None:
            return "anim" in parse.tag
        model = self._relative(noun, hints)
        return bool(model) and self.is_animate(model)

    def _relative(self, noun: str, hints: frozenset[str]) -> str:
        """The word from which a noun outside the dictionary has its gender: its model, last part or tail."""
        model = next((hint[5:] for hint in hints if hint.startswith("like=")), "")
        if model or not noun.replace("-", "").isalpha():
            return model
        return noun.rsplit("-", 1)[1] if "-" in noun else self._known_tail(noun)

    def _analyze(self, word: str) -> tuple[Analysis, ...]:
        own = self._exception_forms.get(normalise(word), [])
        readings = [
            Analysis(
                normalise(parse.normal_form),
                tags.POS.get(str(parse.tag.POS), "X"),
                tags.features_of(parse.tag),
                guessed=not parse.is_known,
            )
            for parse in self._parse(word)
        ]
        return tuple(dict.fromkeys([*own, *readings]))

    def _index(self, word: str, grammar: frozenset[str]) -> None:
        gender = self.gender(word, grammar)
        for number, case in _DECLINED:
            wanted = features(Case=case, Number=number)
            for form in self._inflect(word, "NOUN", wanted, grammar):
                reading = Analysis(word, "NOUN", features(dict(wanted), Gender=gender))
                self._exception_forms.setdefault(normalise(form), []).append(reading)

    def _inflect(self, lemma: str, pos: str, wanted: Features, grammar: frozenset[str]) -> tuple[str, ...]:
        if pos == "NOUN":
            forms = self._decline(lemma, wanted, self.grammar_of(lemma, grammar))
        else:
            parses = self._parses_as(lemma, pos)
            found = (self._inflect_known(parse, wanted) for parse in parses)
            forms = next((forms for forms in found if forms), [])
            if not forms and pos == "ADJ":
                forms = self._decline_adjective(lemma, wanted)
        return self._as_written(forms, lemma)

    def _as_written(self, forms: list[str], given: str) -> tuple[str, ...]:
        """Forms with the capitals of the word given, and with е for ё if it was written so: поселок → поселка."""
        if "ё" not in given.lower():
            known = [parse.word for parse in self._parse(given) if parse.is_known]
            if known and all("ё" in word for word in known):
                forms = [form.replace("ё", "е") for form in forms]
        return tuple(dict.fromkeys(like_capitals(form, given) for form in forms))

    def _decline(self, lemma: str, wanted: Features, hints: frozenset[str]) -> list[str]:
        plural_only, number = "pl.tant" in hints, value_of(wanted, "Number", "Sing")
        if plural_only and number == "Sing":
            return []
        if "indecl" in hints:
            return [lemma]
        article = ARABIC_ARTICLE.match(lemma)
        if article is not None:
            return [article[0] + form for form in self._decline(lemma[article.end() :], wanted, hints)]
        if "-" in lemma and not self._is_known(lemma) and not _has_model(hints):
            return self._decline_compound(lemma, wanted, hints)
        model = next((hint[5:] for hint in hints if hint.startswith("like=")), "")
        parse = None if model else self._noun_parse(lemma, hints)
        if parse is not None:
            named = "anim" in hints and "anim" not in parse.tag
            return self._inflect_known(parse, _like_genitive(parse, wanted) if named else wanted)
        if not model and analogy.is_indeclinable_shape(lemma):
            return [lemma]
        tail = "" if model or lemma[:1].isupper() else self._known_tail(lemma)
        if tail:
            return [lemma[: -len(tail)] + form for form in self._decline(tail, wanted, hints)]
        model = model or analogy.model_for(lemma, hints)
        model_parse = self._noun_parse(model, frozenset())
        if model_parse is None:
            return []
        stem = analogy.shared_stem(form.word for form in model_parse.lexeme if "V-oy" not in form.tag)
        return [analogy.transfer(lemma, model, stem, form) for form in self._inflect_known(model_parse, wanted)]

    def _inflect_given(self, adjective: str, wanted: Features, given: str) -> list[str]:
        """Of the forms asked for, the one most like what was given: высшей, not высокой or высочайшей."""
        (case,) = tags.grammemes_of(features(Case=given))
        parses = [p for p in self._parse(adjective) if p.tag.POS in {"ADJF", "PRTF"} and case in p.tag]
        if not parses:
            return []
        parse = min(parses, key=lambda p: (not p.is_known, p.normal_form in _OVERSHADOWED, -p.score))
        asked = tags.grammemes_of(wanted)
        forms = [form for form in parse.lexeme if asked <= form.tag.grammemes and form.tag.POS == parse.tag.POS]
        marked = {"V-ey", "V-oy"}
        best = max(
            forms,
            key=lambda form: (
                len(analogy.shared_stem((form.word, parse.word))),
                not marked & form.tag.grammemes,
                -len(form.tag.grammemes ^ parse.tag.grammemes),
            ),
            default=None,
        )
        return [] if best is None else [best.word]

    def _decline_adjective(self, lemma: str, wanted: Features) -> list[str]:
        """An adjective outside the dictionary by its ending: адаевский like казахский."""
        model = analogy.adjective_model(lemma)
        parse = next(iter(self._parses_as(model, "ADJ")), None) if model else None
        if parse is None:
            return []
        return [lemma[:-2] + form[len(model) - 2 :] for form in self._inflect_known(parse, wanted)]

    def _known_tail(self, word: str) -> str:
        """The noun a compound ends in: переселенец of спецпереселенец; empty when there is none of five letters."""
        for start in range(2, len(word) - 4):
            if self._noun_parse(word[start:], frozenset()) is not None:
                return word[start:]
        return ""

    def _decline_compound(self, lemma: str, wanted: Features, hints: frozenset[str]) -> list[str]:
        """Абылай-хан → Абылай-хана; бай-полуфеодал → бая-полуфеодала: a capital first part stays, a noun declines."""
        first, last = lemma.rsplit("-", 1)
        lasts = self._decline(last, wanted, self.grammar_of(last, hints))
        fixed = first[:1].isupper() or self._noun_parse(first, frozenset()) is None or not self.is_known(first)
        firsts = [first] if fixed else self._decline(first, wanted, self.grammar_of(first))
        return [f"{firsts[0]}-{form}" for form in lasts] if firsts else []

    def _inflect_known(self, parse: Any, wanted: Features) -> list[str]:  # noqa: ANN401
        if parse is None:
            return []
        asked = tags.grammemes_of(wanted)
        form = value_of(wanted, "VerbForm")
        extra = {"Part": {"PRTF"}, "Conv": {"GRND"}, "Inf": {"INFN"}}.get(form, set())
        if value_of(wanted, "Variant") == "Short":
            extra = {"PRTS"} if form == "Part" else {"ADJS"}
        if value_of(wanted, "Degree") == "Cmp":
            extra = {"COMP"}
        voice = {"Pass": {"pssv"}, "Act": {"actv"}}.get(value_of(wanted, "Voice"), set())
        order = {"excl"} if "impr" in asked else set()  # смотрите, not посмотримте
        asked = frozenset(asked | extra | voice | order)
        if "sing" in asked and "Sgtm" not in parse.tag and "Pltm" in parse.tag:
            return []
        if "plur" in asked and "Sgtm" in parse.tag and not parse.inflect(asked):
            return []
        inflected = parse.inflect(asked)
        if inflected is None:
            return []
        second = _second_case(parse, wanted)
        return [_without_stress_on_names(inflected.word), *second]

    def _noun_parse(self, noun: str, hints: frozenset[str]) -> Any:  # noqa: ANN401
        """The dictionary's reading of a noun in dictionary form, or None where it has none worth trusting."""
        key = (noun, hints)
        if key not in self._nouns:
            self._nouns[key] = self._best_noun(noun, hints)
        return self._nouns[key]

    def _best_noun(self, noun: str, hints: frozenset[str]) -> Any:  # noqa: ANN401
        wanted_number = "plur" if "pl.tant" in hints else "sing"
        parses = [
            parse
            for parse in self._parse(noun)
            if parse.is_known and parse.tag.POS == "NOUN" and "nomn" in parse.tag and wanted_number in parse.tag
        ]
        return max(parses, key=lambda parse: _fit(parse, noun, hints), default=None)

    def _parses_as(self, lemma: str, pos: str) -> list[Any]:
        """Every word that a dictionary form is of: уходить is of two aspects, and only one has a present."""
        kinds = {"ADJ": {"ADJF", "PRTF"}, "VERB": {"INFN"}, "NUM": {"NUMR"}}.get(pos, {"NOUN"})
        return [
            parse for parse in self._parse(lemma) if parse.tag.POS in kinds and ("nomn" in parse.tag or pos == "VERB")
        ]


@cache
def russian() -> Russian:
    """The one shared instance for entry points; its memory is words and forms only."""
    return Russian()


def normalise(word: str) -> str:
    """Lower case with е for ё: how words are compared."""
    return word.lower().replace("ё", "е")


def _read_exceptions() -> dict[str, frozenset[str]]:
    text = resources.files("mt_toolkit.lang.russian").joinpath("data/exceptions.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {row[0]: frozenset(row[1].split()) for row in rows}


def _has_model(hints: frozenset[str]) -> bool:
    return any(hint.startswith("like=") for hint in hints)


def _fit(parse: Any, noun: str, hints: frozenset[str]) -> tuple[bool, bool, bool, bool, bool, float]:  # noqa: ANN401
    """Prefer what the hints say, then names for capitals, then the reading whose lemma is the word itself."""
    gender = next((g for hint, g in (("m", "masc"), ("f", "femn"), ("n", "neut")) if hint in hints), "")
    name = bool({"Name", "Surn", "Patr", "Geox"} & set(parse.tag.grammemes))
    return (
        not gender or gender in parse.tag,
        # Симпсона: a surname that ends in a consonant is taken for a man's, which declines.
        bool(gender) or not ("Surn" in parse.tag and "femn" in parse.tag and noun[-1:] not in "аяь"),
        ("anim" in parse.tag) == ("anim" in hints) if {"anim", "inan"} & hints else True,
        name == (noun[:1].isupper() and not noun.isupper()),
        normalise(parse.normal_form) == normalise(noun),
        parse.score,
    )


def _like_genitive(parse: Any, wanted: Features) -> Features:  # noqa: ANN401
    """The accusative of a person called as a thing is (Джамбул, a town too): that of an animate noun."""
    number = value_of(wanted, "Number", "Sing")
    if value_of(wanted, "Case") == "Acc" and (number == "Plur" or "masc" in parse.tag):
        return features(Case="Gen", Number=number)
    return wanted


def _second_case(parse: Any, wanted: Features) -> list[str]:  # noqa: ANN401
    """The second locative (в степи, в году) and genitive (народу), where the word has them, after the first."""
    second = {"Loc": "loc2", "Gen": "gen2"}.get(value_of(wanted, "Case"))
    if second is None or value_of(wanted, "Number", "Sing") != "Sing":
        return []
    return [form.word for form in parse.lexeme if second in form.tag]


def _without_stress_on_names(form: str) -> str:
    """Алией, not Алиёй: the dictionary stresses the ending of every name in -ия."""
    return f"{form[:-3]}ией" if form.endswith("иёй") else form


def like_capitals(form: str, lemma: str) -> str:
    """Give a form the capitals of its lemma: ЦК stays, Орда → Орды, Жеты-Жаргы keeps both."""
    if lemma.isupper() and len(lemma) > 1:
        return form if not form.islower() else form.upper()
    if "-" in lemma and lemma.count("-") == form.count("-"):
        parts = zip(form.split("-"), lemma.split("-"), strict=True)
        return "-".join(part.capitalize() if own[:1].isupper() and part.islower() else part for part, own in parts)
    if lemma[:1].isupper() and form[:1].islower():
        return form[0].upper() + form[1:]
    return form
