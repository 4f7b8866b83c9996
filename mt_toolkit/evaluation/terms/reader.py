"""Reading terms in a translation: by surface form, by lemma, and by a form that is right in its slot."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import ENGLISH
from mt_toolkit.core.terms import Role
from mt_toolkit.evaluation.terms.assignment import assign
from mt_toolkit.lang.english.number import number_problem
from mt_toolkit.lang.english.phrases import head_index
from mt_toolkit.lang.english.words import english
from mt_toolkit.lang.russian.government import problem_before
from mt_toolkit.lang.russian.words import normalise, russian
from mt_toolkit.terminology import templates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt_toolkit.core.terms import TargetTerm
    from mt_toolkit.core.text import Token
    from mt_toolkit.evaluation.terms.expectations import Expectation
    from mt_toolkit.lang.russian.government import Agreement
    from mt_toolkit.terminology.templates import TemplateWord

_POSSESSIVE = re.compile(r"['’]s?$")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one expected term. ``start`` and ``end`` index the translation, -1 where no rendering stands.

    ``surface``: an admitted dictionary form, or a listed form, letter for letter but for case. ``lemma``: the words of
    a rendering in any form. ``slot``: a listed form, or words that agree and fit what stands around them; otherwise
    ``problem`` says why not. ``rendering`` is the one that stands there; ``forbidden`` one that is ruled out and used.
    """

    surface: bool
    lemma: bool
    slot: bool
    start: int = -1
    end: int = -1
    rendering: str = ""
    problem: str = ""
    forbidden: str = ""


@dataclass(frozen=True, slots=True)
class _Hit:
    first: int
    last: int
    rendering: str
    problem: str = ""

    @property
    def stretch(self) -> tuple[int, int]:
        return self.first, self.last


class TermReader:
    """Judges translations into one language; remembers the words and renderings that it has analysed."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._english, self._russian = english(), russian()
        self._lemmas: dict[str, frozenset[str]] = {}
        self._templates: dict[TargetTerm, tuple[TemplateWord, ...]] = {}
        self._phrases: dict[str, tuple[frozenset[str], ...]] = {}

    def judge(self, text: str, expectations: Sequence[Expectation]) -> tuple[Verdict, ...]:
        """A verdict on each expectation, in order; in each tier no word of the text serves two terms."""
        if not expectations:
            return ()
        clean = _INVISIBLE.sub(lambda match: " " * len(match.group()), text)
        tokens = templates.words_of(clean, self.language)
        plain = [_plain(token.text) for token in tokens]
        surface = [list(self._surface_hits(plain, one)) for one in expectations]
        lemma = [list(self._lemma_hits(tokens, one)) for one in expectations]
        slot = [[hit for hit in self._slot_hits(clean, tokens, one, surface[i], lemma[i]) if not hit.problem]
                for i, one in enumerate(expectations)]  # fmt: skip
        chosen = [assign([[hit.stretch for hit in hits] for hits in tier]) for tier in (surface, lemma, slot)]
        return tuple(
            self._verdict(clean, tokens, one, (surface[i], lemma[i], slot[i]), [tier[i] for tier in chosen])
            for i, one in enumerate(expectations)
        )

    def lemmas(self, word: str) -> frozenset[str]:
        """Every lemma a word can have, lower case, with the word itself."""
        if word not in self._lemmas:
            bare = _plain(word)
            analyses = self._english.analyze(bare) if self.language == ENGLISH else self._russian.analyze(bare)
            own = {normalise(analysis.lemma) for analysis in analyses if not _is_acronym(word) or analysis.guessed}
            self._lemmas[word] = frozenset(own | {bare})
        return self._lemmas[word]

    def _verdict(
        self,
        text: str,
        tokens: Sequence[Token],
        expectation: Expectation,
        hits: tuple[list[_Hit], list[_Hit], list[_Hit]],
        chosen: Sequence[int | None],
    ) -> Verdict:
        found = [tier[choice] if choice is not None else None for tier, choice in zip(hits, chosen, strict=True)]
        best = found[2] or found[1] or found[0]
        forbidden = self._forbidden(tokens, expectation)
        flags = (found[0] is not None, found[1] is not None or found[0] is not None, found[2] is not None)
        if best is None:
            return Verdict(*flags, forbidden=forbidden)
        problem = "" if found[2] else self._problem(text, tokens, expectation, best)
        start, end = tokens[best.first].start, tokens[best.last].end
        return Verdict(*flags, start, end, best.rendering, problem, forbidden)

    def _surface_hits(self, plain: Sequence[str], expectation: Expectation) -> Iterator[_Hit]:
        forms = expectation.listed or tuple(target.text for target in expectation.targets)
        for form in forms:
            words = [_plain(token.text) for token in templates.words_of(form, self.language)]
            for first in range(len(plain) - len(words) + 1):
                if words and plain[first : first + len(words)] == words:
                    yield _Hit(first, first + len(words) - 1, form)

    def _lemma_hits(self, tokens: Sequence[Token], expectation: Expectation) -> Iterator[_Hit]:
        own = [self.lemmas(token.text) for token in tokens]
        for text in dict.fromkeys((*(target.text for target in expectation.targets), *expectation.listed)):
            wanted = self._phrase(text)
            for first in range(len(tokens) - len(wanted) + 1):
                if wanted and all(not word.isdisjoint(own[first + i]) for i, word in enumerate(wanted)):
                    yield _Hit(first, first + len(wanted) - 1, text)

    def _phrase(self, text: str) -> tuple[frozenset[str], ...]:
        if text not in self._phrases:
            words = templates.words_of(text, self.language)
            self._phrases[text] = tuple(self.lemmas(token.text) for token in words)
        return self._phrases[text]

    def _slot_hits(
        self, text: str, tokens: Sequence[Token], expectation: Expectation, surface: list[_Hit], lemma: list[_Hit]
    ) -> Iterator[_Hit]:
        if expectation.listed:
            yield from surface
        if not lemma:
            return
        places = {hit.first for hit in lemma}
        for target in expectation.targets:
            template = self._template(target)
            for first in sorted(places):
                problem = self._compare(text, tokens, first, template, target) if template else None
                if problem is not None:
                    yield _Hit(first, first + len(template) - 1, target.text, problem)

    def _problem(self, text: str, tokens: Sequence[Token], expectation: Expectation, best: _Hit) -> str:
        for target in expectation.targets:
            template = self._template(target)
            if len(template) == best.last - best.first + 1:
                problem = self._compare(text, tokens, best.first, template, target)
                if problem:
                    return problem
        return "its form is not one that this slot takes"

    def _template(self, target: TargetTerm) -> tuple[TemplateWord, ...]:
        if target not in self._templates:
            self._templates[target] = templates.template_of(target, self.language, self._russian)
        return self._templates[target]

    def _compare(
        self, text: str, tokens: Sequence[Token], first: int, template: tuple[TemplateWord, ...], target: TargetTerm
    ) -> str | None:
        """None: other words stand there. Empty: the term, right in its slot. Otherwise what is wrong with it."""
        last = first + len(template) - 1
        if last >= len(tokens):
            return None
        if self.language == ENGLISH:
            return self._compare_english(text, tokens, first, template, target)
        common: frozenset[Agreement] | None = None
        for word, token in zip(template, tokens[first:], strict=False):
            readings = templates.russian_word_readings(self._russian, word, token.text)
            if readings is None:
                return None
            if readings:
                common = frozenset(readings) if common is None else templates.agreeing(common, readings)
        if common is None:
            return ""
        if not common:
            return "its words do not agree in case, number and gender"
        if target.role is Role.ATTRIBUTIVE:
            return self._modifier_problem(tokens, last, common)
        return problem_before(self._russian, text, tokens, first, common)

    def _compare_english(
        self, text: str, tokens: Sequence[Token], first: int, template: tuple[TemplateWord, ...], target: TargetTerm
    ) -> str | None:
        for word, token in zip(template, tokens[first:], strict=False):
            if not templates.english_word_matches(self._english, word, token.text):
                return None
        if target.role is Role.ATTRIBUTIVE:
            return ""
        head = head_index([word.text for word in template])
        span = (first, first + head, first + len(template) - 1)
        return number_problem(self._english, text, tokens, span, template[head].text)

    def _modifier_problem(self, tokens: Sequence[Token], last: int, common: frozenset[Agreement]) -> str:
        """An adjective must agree with a noun soon after it; none within three words is left undecided."""
        for token in tokens[last + 1 : last + 4]:
            analyses = self._russian.analyze(token.text)
            nouns = {(a.get("Case"), a.get("Number"), a.get("Gender")) for a in analyses if a.pos == "NOUN"}
            if nouns:
                agrees = any(
                    case == c and number == n and (n == "Plur" or gender in {"*", g} or not g)
                    for case, number, gender in common
                    for c, n, g in nouns
                )
                return "" if agrees else f"it does not agree with «{token.text}»"
        return ""

    def _forbidden(self, tokens: Sequence[Token], expectation: Expectation) -> str:
        own = [self.lemmas(token.text) for token in tokens] if expectation.forbidden else []
        for text in expectation.forbidden:
            wanted = self._phrase(text)
            for first in range(len(own) - len(wanted) + 1):
                if wanted and all(not word.isdisjoint(own[first + i]) for i, word in enumerate(wanted)):
                    return text
        return ""


@cache
def _plain(word: str) -> str:
    """A word for comparison: composed, lower case, ё as е, without an English possessive ending."""
    return _POSSESSIVE.sub("", normalise(unicodedata.normalize("NFC", word)))


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()
