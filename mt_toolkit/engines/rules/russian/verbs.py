"""Russian verb groups: aspect, tense, agreement, voice, modality, negation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.core.features import features
from mt_toolkit.engines.rules.choice import choose
from mt_toolkit.engines.rules.russian.nominalisation import verbal_noun

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.tree import Node
    from mt_toolkit.lang.russian.words import Russian

_INFINITIVE = re.compile(r"\b\w+(?:ть|ти|чь)(?:ся|сь)?\b")
_ENDEAVOURS = frozenset({"тырыс", "ұмтыл"})
"""Verbs of trying, which go on while it lasts: старались, стремились."""
_MUST = {"Masc": "должен", "Fem": "должна", "Neut": "должно", "": "должны"}
_INTENDS = {"Masc": "намерен", "Fem": "намерена", "Neut": "намерено", "": "намерены"}
_BE_PAST = {"Masc": "был", "Fem": "была", "Neut": "было", "": "были"}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a verb agrees with: gender (empty in the plural), number and person."""

    gender: str = "Neut"
    number: str = "Sing"
    person: str = "3"

    @property
    def key(self) -> str:
        """Gender in the singular, empty in the plural."""
        return "" if self.number == "Plur" else self.gender or "Masc"


class Verbs:
    """Inflects lexicon verbs: ``imperfective/perfective``, each perhaps of several words."""

    def __init__(self, russian: Russian) -> None:
        self._russian = russian

    def finite(self, pair: str, node: Node, subject: Subject) -> str:
        """The finite group: "не изменился", "был осуждён", "может развиваться"."""
        negation = "не " if node.get("Polarity") == "Neg" else ""
        modality = node.get("Modality")
        if modality:
            return self._modal(pair, node, subject, modality, negation)
        if node.get("Voice") == "Pass":
            return negation + self._passive(pair, node, subject)
        if node.get("Mood") == "Imp" and node.get("Person") == "2":
            return negation + self._imperative(pair, node)
        if node.get("Mood") == "Opt":
            return f"пусть {negation}{self._tensed(pair, 'Pres', subject, imperfective=False)}"
        return negation + self._tensed(pair, node.get("Tense"), subject, imperfective=is_imperfective(node))

    def infinitive(self, pair: str, node: Node, *, imperfective: bool = False) -> str:
        """The infinitive, «(не) развить»; imperfective after phase verbs and with negation."""
        negative = node.get("Polarity") == "Neg"
        verb = choose_aspect(pair, imperfective=imperfective or negative)
        if node.get("Voice") == "Pass":
            verb = self._reflexive(choose_aspect(pair, imperfective=True)) or f"быть {self._short(pair, Subject())}"
        return f"не {verb}" if negative else verb

    def participle(self, pair: str, node: Node, agreement: dict[str, str]) -> str:
        """A full participle in agreement, passive past or active; empty where the verb has none."""
        passive = node.get("Voice") == "Pass"
        past = node.get("Tense") == "Past"
        verb = choose_aspect(pair, imperfective=not past)
        voice = "Pass" if passive else "Act"
        wanted = features(agreement, VerbForm="Part", Voice=voice, Tense="Past" if past else "Pres")
        return self._form(verb, wanted)

    def short_passive(self, pair: str, subject: Subject) -> str:
        """The short passive participle: "осуждён"."""
        return self._short(pair, subject)

    def verbal_noun(self, pair: str) -> str:
        """The noun of the action, or empty."""
        return verbal_noun(self._russian, pair)

    def adverb_of(self, adjective: str) -> str:
        """The adverb of an adjective: быстрый → быстро, исторический → исторически; полный → полностью."""
        if adjective == "полный":
            return "полностью"
        if adjective.endswith(("ский", "цкий")):
            return f"{adjective[:-2]}и"
        forms = self._russian.inflect(adjective, "ADJ", features(Variant="Short", Gender="Neut", Number="Sing"))
        return forms[0] if forms else adjective

    def short_adjective(self, node: Node, subject: Subject) -> str:
        """The short form of a bare predicate adjective: знакома (кому), богат (чем); empty where there is none."""
        entry = choose(node)
        if entry is None or node.children or node.get("Degree") or " " in entry.ru:
            return ""
        gender = {"Gender": subject.key} if subject.key else {}
        wanted = features(gender, Variant="Short", Number=subject.number)
        forms = self._russian.inflect(entry.ru, "ADJ", wanted)
        return forms[0] if forms else ""

    def be(self, node: Node, subject: Subject) -> str:
        """The copula: empty in the present, был in the past, будет in the future."""
        negation = "не " if node.get("Polarity") == "Neg" else ""
        if node.get("Tense") == "Past":
            return negation + _BE_PAST[subject.key]
        if node.get("Tense") == "Fut":
            return f"{negation}{'будут' if subject.number == 'Plur' else 'будет'}"
        return negation.strip()

    def _tensed(self, pair: str, tense: str, subject: Subject, *, imperfective: bool) -> str:
        if tense == "Past":
            return self._past(choose_aspect(pair, imperfective=imperfective), subject)
        if tense == "Fut" or not imperfective:
            perfective = choose_aspect(pair, imperfective=False)
            future = self._present(perfective, subject, "Fut")
            if future:
                return future
            return f"{'будут' if subject.number == 'Plur' else 'будет'} {choose_aspect(pair, imperfective=True)}"
        verb = choose_aspect(pair, imperfective=True)
        return self._present(verb, subject, "Pres") or self._present(verb, subject, "Fut") or verb

    def _past(self, verb: str, subject: Subject) -> str:
        wanted = {"Tense": "Past", "Number": subject.number}
        if subject.number == "Sing":
            wanted["Gender"] = subject.gender or "Masc"
        return self._form(verb, features(wanted)) or verb

    def _present(self, verb: str, subject: Subject, tense: str) -> str:
        return self._form(verb, features(Tense=tense, Person=subject.person or "3", Number=subject.number))

    def _passive(self, pair: str, node: Node, subject: Subject) -> str:
        tense = node.get("Tense")
        if tense == "Past" and not is_imperfective(node) and node.get("Polarity") != "Neg":
            short = self._short(pair, subject)
            if short:
                return f"{_BE_PAST[subject.key]} {short}"
        reflexive = self._reflexive(choose_aspect(pair, imperfective=True))
        if reflexive:
            if tense == "Past":
                return self._past(reflexive, subject)
            if tense == "Fut":
                return f"{'будут' if subject.number == 'Plur' else 'будет'} {reflexive}"
            return self._present(reflexive, subject, "Pres") or reflexive
        short = self._short(pair, subject)
        if short:
            return f"{_BE_PAST[subject.key]} {short}"
        return self._tensed(pair, tense, subject, imperfective=is_imperfective(node))

    def _short(self, pair: str, subject: Subject) -> str:
        wanted = {"VerbForm": "Part", "Variant": "Short", "Voice": "Pass", "Number": subject.number}
        if subject.number == "Sing":
            wanted["Gender"] = subject.gender or "Masc"
        return self._form(choose_aspect(pair, imperfective=False), features(wanted))

    def _reflexive(self, verb: str) -> str:
        before, head, after = _around_verb(verb)
        if head.endswith(("ся", "сь")):
            return verb
        reflexive = head + "ся"
        return f"{before}{reflexive}{after}" if self._russian.is_known(reflexive) else ""

    def _imperative(self, pair: str, node: Node) -> str:
        verb = choose_aspect(pair, imperfective=node.get("Polarity") == "Neg")
        return self._form(verb, features(Mood="Imp", Number="Plur")) or verb

    def _modal(self, pair: str, node: Node, subject: Subject, modality: str, negation: str) -> str:
        infinitive = choose_aspect(pair, imperfective=bool(negation))
        if node.get("Voice") == "Pass":
            infinitive = self._reflexive(choose_aspect(pair, imperfective=True)) or f"быть {self._short(pair, subject)}"
        past = node.get("Tense") == "Past"
        if modality in {"Can", "May"}:
            verb = self._past("мочь", subject) if past else self._present("мочь", subject, "Pres")
        elif modality in {"Must", "Need"}:
            verb = f"{_MUST[subject.key]}{f' {_BE_PAST[subject.key]}' if past else ''}"
        elif modality == "Intend":
            verb = f"{f'{_BE_PAST[subject.key]} ' if past else ''}{_INTENDS[subject.key]}"
        else:
            pair_of = {"Want": "хотеть", "Try": "пытаться"}.get(modality, "мочь")
            verb = self._past(pair_of, subject) if past else self._present(pair_of, subject, "Pres")
        return f"{negation}{verb} {infinitive}"

    def _form(self, verb: str, wanted: tuple[tuple[str, str], ...]) -> str:
        before, head, after = _around_verb(verb)
        forms = self._russian.inflect(head, "VERB", wanted)
        return f"{before}{forms[0]}{after}" if forms else ""


def _around_verb(phrase: str) -> tuple[str, str, str]:
    """What stands before the infinitive of a phrase, the infinitive, and what follows: широко распространяться."""
    found = _INFINITIVE.search(phrase)
    if found is None:
        return "", phrase, ""
    return phrase[: found.start()], found[0], phrase[found.end() :]


def choose_aspect(pair: str, *, imperfective: bool) -> str:
    """One verb of a pair; a verb without a partner serves for both."""
    first, _, second = pair.partition("/")
    return first if imperfective or not second else second


def is_imperfective(node: Node) -> bool:
    """Processes, habits and the present are imperfective; a single event in the past or future is perfective."""
    if node.get("Aspect") in {"Prog", "Hab"} or node.lemma in _ENDEAVOURS:
        return True
    return node.get("Tense") not in {"Past", "Fut"}
