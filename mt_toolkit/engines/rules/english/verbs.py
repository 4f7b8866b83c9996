"""English verb groups: tense, aspect, voice, modality, negation, question, agreement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.english.tables import word_set

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.tree import Node
    from mt_toolkit.lang.english.words import English

_MODALS = {
    ("Can", "Past"): "could", ("Can", ""): "can", ("May", "Past"): "might", ("May", ""): "may",
    ("Must", "Past"): "had to", ("Must", ""): "must", ("Need", "Past"): "needed to", ("Need", ""): "need to",
    ("Intend", "Past"): "intended to", ("Intend", ""): "intend to",
    ("Want", "Past"): "wanted to", ("Want", ""): "want to", ("Try", "Past"): "tried to", ("Try", ""): "try to",
}  # fmt: skip
_NEGATED_FULL = {
    "intended to": "intend to",
    "had to": "have to",
    "needed to": "need to",
    "wanted to": "want to",
    "tried to": "try to",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a verb agrees with."""

    person: str = "3"
    plural: bool = False


class Verbs:
    """Inflects verb groups around a lexical verb such as "carry out", "be afraid", "take part"."""

    def __init__(self, english: English) -> None:
        self._english = english

    def finite(self, verb: str, node: Node, subject: Subject, *, passive: bool | None = None) -> str:
        """The finite group of ``node`` with ``verb`` as its word: "did not develop", "was being built"."""
        tense, negative = node.get("Tense"), node.get("Polarity") == "Neg"
        passive = node.get("Voice") == "Pass" if passive is None else passive
        base = f"be {self.form(verb, 'VBN')}" if passive and not verb.startswith("be ") else verb
        if node.get("Mood") == "Cnd":
            tense = "Cnd"
        modality = node.get("Modality")
        if modality:
            return self._modal(base, modality, tense, subject, negative=negative)
        if node.get("Mood") == "Imp" and node.get("Person") == "2":
            return f"do not {base}" if negative else base
        if node.get("Mood") == "Opt":
            return f"let {'not ' if negative else ''}{base}"
        if tense == "Cnd":
            return f"would {'not ' if negative else ''}{base}"
        if tense == "Fut":
            return f"will {'not ' if negative else ''}{base}"
        if node.get("Aspect") == "Prog" and not base.startswith("be "):
            return self._be(subject, tense, negative=negative) + " " + self.form(base, "VBG")
        return self._simple(base, tense, subject, negative=negative)

    def form(self, verb: str, tag: str) -> str:
        """One form of a lexical verb: its first word inflects ("carried out", "being afraid")."""
        first, _, rest = verb.partition(" ")
        inflected = (
            {"VBN": "been", "VBG": "being"}.get(tag, "be") if first == "be" else self._english.inflect(first, tag)
        )
        return f"{inflected} {rest}".strip()

    def gerund(self, verb: str, *, passive: bool, negative: bool) -> str:
        """The gerund: "(not) developing", "being developed"."""
        text = f"being {self.form(verb, 'VBN')}" if passive and not verb.startswith("be ") else self.form(verb, "VBG")
        return f"not {text}" if negative else text

    def infinitive(self, verb: str, *, passive: bool, negative: bool) -> str:
        """The infinitive: "(not) to develop", "to be developed"."""
        text = f"be {self.form(verb, 'VBN')}" if passive and not verb.startswith("be ") else verb
        return f"not to {text}" if negative else f"to {text}"

    def question(self, group: str, subject: str, agreement: Subject) -> str:
        """A yes-no question: "did the war end", "was it possible"."""
        first, _, rest = group.partition(" ")
        main = first in {"do", "does", "did", "has", "have", "had"} and not rest.startswith("not")
        if first in _HELPERS and not main:
            return f"{first} {subject} {rest}".strip()
        past = self._english.inflect(first, "VBZ") != first and not self._is_present(first)
        readings = [r.lemma for r in self._english.analyze(first) if r.pos == "VERB"]
        helper = "did" if past else "does" if _third(agreement) else "do"
        return f"{helper} {subject} {readings[0] if readings else first} {rest}".strip()

    def _is_present(self, word: str) -> bool:
        forms = [dict(r.features) for r in self._english.analyze(word) if r.pos == "VERB"]
        return any(form.get("Tense") == "Pres" or form.get("VerbForm") == "Inf" for form in forms)

    def _simple(self, base: str, tense: str, subject: Subject, *, negative: bool) -> str:
        first, _, rest = base.partition(" ")
        if first == "be":
            return f"{self._be(subject, tense, negative=negative)} {rest}".strip()
        if negative:
            helper = "did" if tense == "Past" else "does" if _third(subject) else "do"
            return f"{helper} not {base}"
        if tense == "Past":
            return self.form(base, "VBD")
        return self.form(base, "VBZ") if _third(subject) else base

    @staticmethod
    def _be(subject: Subject, tense: str, *, negative: bool) -> str:
        plural = subject.plural or subject.person == "2"
        if tense == "Past":
            text = "were" if plural else "was"
        else:
            text = "are" if plural else "am" if subject.person == "1" else "is"
        return f"{text} not" if negative else text

    def _modal(self, base: str, modality: str, tense: str, subject: Subject, *, negative: bool) -> str:
        past = "Past" if tense == "Past" else ""
        modal = _MODALS.get((modality, past), "can")
        if " to" not in modal:
            return (
                f"{modal}not {base}" if negative and modal == "can" else f"{modal} {'not ' if negative else ''}{base}"
            )
        if negative:
            helper = "did" if past else "does" if _third(subject) else "do"
            return f"{helper} not {_NEGATED_FULL.get(modal, modal)} {base}"
        if not past and _third(subject):
            first, _, rest = modal.partition(" ")
            modal = f"{self._english.inflect(first, 'VBZ')} {rest}"
        return f"{modal} {base}"


def _third(subject: Subject) -> bool:
    return subject.person == "3" and not subject.plural


_HELPERS = word_set("am is are was were will would can cannot could may might must should do does did has have had be")


def with_adverbs(group: str, adverbs: list[str]) -> str:
    """A verb group with adverbs in the middle: "was completely destroyed", "also built"."""
    if not adverbs:
        return group
    words = group.split(" ")
    at = 0
    if words[0] in _HELPERS and (len(words) > 1 or words[0] in {"am", "is", "are", "was", "were"}):
        at = 2 if words[1:2] == ["not"] else 1
    return " ".join([*words[:at], *adverbs, *words[at:]])


_PARTICLES = word_set("along apart aside away back down off out over together up")
_PRONOUNS = word_set("me us you him her it them myself yourself himself herself itself themselves")


def with_pronoun(group: str, objects: list[str]) -> tuple[str, list[str]]:
    """A pronoun stands before the particle of a verb: "took us along", "carry it out"."""
    verb, _, particle = group.rpartition(" ")
    if verb and particle in _PARTICLES and objects and objects[0] in _PRONOUNS:
        return f"{verb} {objects[0]} {particle}", objects[1:]
    return group, objects
