"""Russian phrases inflected as phrases: the head is found, what agrees with it follows, the rest stays.

"народное хозяйство" → "народному хозяйству"; "политика индустриализации" → "политикой индустриализации";
"хан Абылай" → "ханом Абылаем"; "партия «Алаш»" → "партии «Алаш»".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mt_toolkit.core.features import Features, features
from mt_toolkit.errors import MorphologyError
from mt_toolkit.lang.russian import tags
from mt_toolkit.lang.russian.words import ARABIC_ARTICLE, like_capitals

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mt_toolkit.lang.russian.words import Russian

_PIECES = re.compile(r"[^\s]+|\s+")
_SURNAME = re.compile(r"(?:ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ына|ский|цкий|ская|цкая)$")
_PERSON_HINTS = frozenset({"person"})


@dataclass(frozen=True, slots=True)
class PhraseWord:
    """A word of a phrase in dictionary form. ``part`` says what it does when the phrase is inflected.

    ``head``: the noun; ``agreeing``: an adjective, participle or ordinal; ``apposed``: a further noun in the same
    case (хан Абылай); ``fixed``: stays as it is (a genitive, a quotation, a preposition). ``grammar`` are its hints.
    """

    text: str
    part: str
    pos: str
    grammar: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A Russian phrase understood: its words in order, and gender, animacy and number of the head.

    ``conjunct`` is what stands after «и» when two heads decline side by side: серп и молот.
    """

    words: tuple[PhraseWord, ...]
    gender: str
    animate: bool
    plural_only: bool
    conjunct: Phrase | None = None

    @property
    def head(self) -> PhraseWord:
        """The word that governs agreement."""
        return next(word for word in self.words if word.part == "head")


def parse_phrase(russian: Russian, text: str, grammar: Iterable[str] = ()) -> Phrase:
    """Find the head and the agreeing words of a phrase in dictionary form.

    Raises:
        MorphologyError: If no word can be the head, so that the phrase cannot be declined.
    """
    hints = frozenset(grammar)
    words = text.split()
    if not words:
        raise MorphologyError("an empty Russian term", hint="give the term in the nominative")
    if "fixed" in hints or (text.startswith("«") and text.find("»") == len(text) - 1):
        return _fixed(words)
    pair = _coordinated(russian, words, hints)
    if pair is not None:
        return pair
    position = _find_head(russian, words, hints)
    if position is None:
        return _substantive(russian, text, words)
    head = words[position]
    own = russian.grammar_of(head, _head_hints(head, hints))
    named = bool(hints & {"person", "surname"}) and head[:1].isupper()
    plural = not named and ("pl.tant" in own or _is_plural(russian, head, own))
    own = own | {"pl.tant"} if plural else own
    before = [_before(russian, word) for word in words[:position]]
    after = _after(russian, words[position + 1 :], head, hints)
    gender = "" if plural else russian.gender(head, own)
    animate = russian.is_animate(_singular(russian, head) if plural else head, own - {"pl.tant"})
    return Phrase((*before, PhraseWord(head, "head", "NOUN", own), *after), gender, animate, plural)


def inflect_phrase(russian: Russian, phrase: Phrase, case: str, number: str) -> tuple[str, ...]:
    """Forms of a whole phrase, preferred first; empty where it has no such number.

    ``case`` is one of ``Nom Gen Dat Acc Ins Loc``; ``number`` ``Sing`` or ``Plur``.
    """
    if phrase.conjunct is not None:
        sides = (replace(phrase, conjunct=None), phrase.conjunct)
        if number == "Sing" and all(side.plural_only for side in sides):
            return ()
        pairs = [inflect_phrase(russian, side, case, "Plur" if side.plural_only else number) for side in sides]
        return tuple(f"{first} и {second}" for first, second in zip(*pairs, strict=False))
    if phrase.plural_only and number == "Sing":
        return ()
    agreement = agreement_features(case, number, phrase.gender, animate=phrase.animate)
    forms: list[tuple[str, ...]] = []
    for word in phrase.words:
        found = _word_forms(russian, word, phrase, case, number, agreement)
        if not found:
            return ()
        forms.append(found)
    first = " ".join(options[0] for options in forms)
    others = [" ".join(options[min(1, len(options) - 1)] for options in forms)] if _varies(forms) else []
    return tuple(dict.fromkeys([first, *others]))


def agreement_features(case: str, number: str, gender: str, *, animate: bool) -> Features:
    """What an adjective must have beside a noun; gender in the singular only, animacy in the accusative."""
    values = {"Case": case, "Number": number}
    if number == "Sing":
        values["Gender"] = gender or "Masc"
    if case == "Acc" and (number == "Plur" or gender == "Masc"):
        values["Animacy"] = "Anim" if animate else "Inan"
    return features(values)


def inflect_adjectives(russian: Russian, text: str, agreement: Features) -> tuple[str, ...]:
    """Inflect an attributive rendering, every adjective in it: "советский" → "советской"."""
    words = []
    for word in text.split():
        forms = adjective_forms(russian, word, agreement) if _agrees(russian, word) else (word,)
        if not forms:
            return ()
        words.append(forms[0])
    return (" ".join(words),)


def adjective_forms(russian: Russian, adjective: str, agreement: Features) -> tuple[str, ...]:
    """Forms of an adjective given in any gender of its dictionary form; the part before a hyphen stays."""
    prefix, hyphen, last = adjective.rpartition("-")
    forms = russian.inflect_adjective(adjective, agreement)
    if forms or not hyphen:
        return forms
    return tuple(f"{prefix}-{form}" for form in russian.inflect_adjective(last, agreement))


def _word_forms(
    russian: Russian, word: PhraseWord, phrase: Phrase, case: str, number: str, agreement: Features
) -> tuple[str, ...]:
    if word.part == "fixed":
        return (word.text,)
    if word.part == "agreeing" or word.pos == "ADJ":
        return adjective_forms(russian, word.text, agreement)
    if "indecl" in word.grammar:
        return (word.text,)
    lemma = word.text
    if "pl.tant" in word.grammar and not _dictionary_plural(russian, lemma, word.grammar):
        lemma = _singular(russian, lemma)
        return russian.inflect(lemma, "NOUN", features(Case=case, Number="Plur"), word.grammar - {"pl.tant"})
    wanted = features(Case=case, Number="Plur" if phrase.plural_only else number)
    return russian.inflect(lemma, "NOUN", wanted, word.grammar)


def _find_head(russian: Russian, words: list[str], hints: frozenset[str]) -> int | None:
    """The first nominative noun that only agreeing words precede; a word in capitals or unknown can be one."""
    for position, word in enumerate(words):
        if word == "и" and position:
            continue
        named = hints & {"person", "surname"} and word[:1].isupper()
        if not named and _agrees(russian, word) and _noun_follows(russian, words[position + 1 :]):
            continue
        if _can_be_noun(russian, word, hints):
            return position
        return None
    return None


def _noun_follows(russian: Russian, rest: list[str]) -> bool:
    return any(_can_be_noun(russian, word, frozenset()) for word in rest[:6])


def _agrees(russian: Russian, word: str) -> bool:
    return any(
        reading.pos in {"ADJ", "NUM"} or (reading.pos == "VERB" and reading.get("VerbForm") == "Part")
        for reading in russian.analyze(word)
        if reading.get("Case") == "Nom" and reading.get("Variant") != "Short"
    )


def _can_be_noun(russian: Russian, word: str, hints: frozenset[str]) -> bool:
    if word.startswith(("«", '"', "„", "(")) or not any(letter.isalpha() for letter in word):
        return False
    if "indecl" in hints or any(hint.startswith("like=") for hint in hints):
        return True
    if hints & {"person", "surname"} and word[:1].isupper():
        return True
    if not russian.is_known(word):
        return not _agrees(russian, word)
    if word.islower() and any(reading.pos == "ADP" for reading in russian.analyze(word)):
        return False
    readings = russian.analyze(word)
    if word[:1].isupper() and all(reading.pos == "NOUN" and reading.get("Case") != "Nom" for reading in readings):
        return True  # a name that is written like a form of another word: Сайрам, сайра
    return any(reading.pos == "NOUN" and reading.get("Case") == "Nom" for reading in readings)


def _before(russian: Russian, word: str) -> PhraseWord:
    return PhraseWord(word, "agreeing" if _agrees(russian, word) else "fixed", "ADJ")


def _after(russian: Russian, rest: list[str], head: str, hints: frozenset[str]) -> list[PhraseWord]:
    """Names after a title or a first name are in the head's case; anything else after the head stays."""
    apposed = _is_name_like(head, hints) or russian.is_animate(head)
    words = []
    for word in rest:
        named = word[:1].isupper() or ARABIC_ARTICLE.match(word) is not None
        apposed = apposed and named and _can_be_nominative(russian, word, hints)
        own = _head_hints(word, hints | _PERSON_HINTS)
        grammar = russian.grammar_of(word, own) if apposed else frozenset()
        words.append(PhraseWord(word, "apposed" if apposed else "fixed", "NOUN", grammar))
    return words


def _is_name_like(word: str, hints: frozenset[str]) -> bool:
    return bool(hints & {"m", "f", "surname", "person"}) and word[:1].isupper()


def _can_be_nominative(russian: Russian, word: str, hints: frozenset[str]) -> bool:
    if not russian.is_known(word) or _SURNAME.search(word):
        return True
    readings = russian.analyze(word)
    named = hints & {"m", "f", "person"}
    return any(reading.get("Case") == "Nom" and (reading.pos == "NOUN" or named) for reading in readings)


def _head_hints(word: str, hints: frozenset[str]) -> frozenset[str]:
    """Hints for one word of a phrase: a surname by its shape where the concept is a person."""
    person = bool(hints & {"person", "surname"})
    if not (person and word[:1].isupper()):
        return hints - {"person"}
    own = {"anim"} | (hints & {"m", "f", "indecl"}) | {hint for hint in hints if hint.startswith("like=")}
    if _SURNAME.search(word):
        own |= {"surname"}
    elif "f" in own and not word.endswith(("а", "я")):
        own |= {"indecl"}
    return frozenset(own)


def _is_plural(russian: Russian, head: str, hints: frozenset[str]) -> bool:
    """Whether a head was given in the plural: саки, народные волнения, США."""
    if hints & {"indecl", "surname"} and not head.isupper():
        return False
    if any(hint.startswith("like=") for hint in hints):
        return False
    nominative = [r for r in russian.analyze(head) if r.pos == "NOUN" and r.get("Case") == "Nom" and not r.guessed]
    return bool(nominative) and all(reading.get("Number") == "Plur" for reading in nominative)


def _singular(russian: Russian, head: str) -> str:
    for reading in russian.analyze(head):
        if reading.pos == "NOUN" and reading.get("Case") == "Nom" and reading.get("Number") == "Plur":
            return like_capitals(reading.lemma, head)
    return head


def _dictionary_plural(russian: Russian, lemma: str, grammar: frozenset[str]) -> bool:
    return bool(russian.inflect(lemma, "NOUN", features(Case="Gen", Number="Plur"), grammar)) and _singular(
        russian, lemma
    ) in {lemma, lemma.lower()}


def _coordinated(russian: Russian, words: list[str], hints: frozenset[str]) -> Phrase | None:
    """Two heads joined by «и», each with what agrees with it; None where «и» joins adjectives or dependents.

    Nothing but agreeing words may stand before the first head (in "политика индустриализации и коллективизации" the
    second noun is no head), and a first head that could be an adjective wants a bare noun after «и» (рабочие и
    крестьяне, but военные и промышленные нужды).
    """
    if "и" not in words[1:-1]:
        return None
    joint = words.index("и", 1)
    left, right = words[:joint], words[joint + 1 :]
    if _find_head(russian, left, hints) != len(left) - 1:
        return None
    if _agrees(russian, left[-1]) and (_agrees(russian, right[0]) or not russian.is_known(right[0])):
        return None
    if _find_head(russian, right, hints) is None:
        return None
    own = hints & {"person", "surname", "anim", "inan"}
    return replace(parse_phrase(russian, " ".join(left), own), conjunct=parse_phrase(russian, " ".join(right), own))


def _substantive(russian: Russian, text: str, words: list[str]) -> Phrase:
    """A phrase of adjectives only is headed by its last one: Верный, рабочая (сила understood)."""
    last = words[-1]
    adjectival = (r for r in russian.analyze(last) if r.pos == "ADJ" or r.get("VerbForm") == "Part")
    reading = next((r for r in adjectival if r.get("Case") == "Nom"), None)
    if reading is None:
        raise MorphologyError(
            f"no head to decline in the Russian term '{text}'",
            hint="give the nominative, or declare ru_grammar (indecl, fixed, like=WORD)",
        )
    before = [_before(russian, word) for word in words[:-1]]
    plural = reading.get("Number") == "Plur"
    return Phrase((*before, PhraseWord(last, "head", "ADJ")), reading.get("Gender"), animate=False, plural_only=plural)


def _fixed(words: list[str]) -> Phrase:
    rest = [PhraseWord(word, "fixed", "X") for word in words[1:]]
    head = PhraseWord(words[0], "head", "NOUN", frozenset({"indecl"}))
    return Phrase((head, *rest), "Neut", animate=False, plural_only=False)


def _varies(forms: list[tuple[str, ...]]) -> bool:
    return any(len(options) > 1 for options in forms)


ALL_CELLS = [(number, case) for number in tags.NUMBERS for case in tags.CASES]
"""Every number and case of a paradigm, in dictionary order."""
