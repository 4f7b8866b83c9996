"""English clauses: subject, verb group, arguments, adverbials, and clauses within clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.engines.rules import unknown
from mt_toolkit.engines.rules.choice import choose
from mt_toolkit.engines.rules.english.nouns import conjunction_of, join_conjuncts, object_text
from mt_toolkit.engines.rules.english.verbs import Subject

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.english.nouns import Nouns
    from mt_toolkit.engines.rules.english.verbs import Verbs
    from mt_toolkit.engines.rules.tree import Node

_NOMINAL_POS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "ADV", "X"})
_TIME_LEMMAS = frozenset(
    {"жыл", "күн", "ай", "ғасыр", "кез", "кезең", "уақыт", "дәуір", "апта", "мезгіл", "заман", "тұс"}
)
_CONVERB_WORDS = {
    "Cond": "if", "When": "when", "Until": "until", "Since": "since", "Cause": "because", "Concess": "although",
}  # fmt: skip
_PEOPLE = frozenset({"адам", "кісі", "жан", "тұлға", "азамат", "ер", "әйел", "бала", "хан", "халық", "өкіл"})


class Clauses:
    """Builds clauses; noun phrases are asked of ``nouns``, verb groups of ``verbs``."""

    def __init__(self, nouns: Nouns, verbs: Verbs) -> None:
        self._nouns = nouns
        self._verbs = verbs
        nouns.clauses = self

    def any_text(self, node: Node) -> str:
        """Whatever a root is: a clause, or a phrase that is no clause."""
        if is_predicate(node):
            return self.finite(node)
        if node.pos in {"NOUN", "PROPN", "PRON", "NUM", "X"} or node.requirement is not None:
            before, after = self._adverbials(node)
            return _spaced([*before, self._nouns.prepositional(node), *after])
        if node.pos == "ADJ":
            return self._nouns.adjective(node)
        if node.pos in {"VERB", "AUX"}:
            return self.nominalised(node)
        return self._word(node)

    def finite(self, node: Node, *, subject: str | None = None, agreement: Subject | None = None) -> str:
        """A finite clause with everything that belongs to it; ``subject`` overrides its own (empty: leave it out)."""
        own = node.first("nsubj", "csubj")
        agreement = agreement or self._agreement(node, own)
        if subject is None:
            subject = self._subject(node, own)
        chained, framing = self._chain(node, subject, agreement)
        before, after = self._adverbials(node)
        core = self._core(node, subject, agreement, after)
        clause = _comma_after([*self._discourse(node), *framing, *before], core)
        clause = join_conjuncts([*chained, clause], "and") if chained else clause
        return self._with_conjuncts(node, clause, agreement)

    def nominalised(self, node: Node) -> str:
        """A clause as a noun phrase: "the development of industry", "developing industry"."""
        own = node.first("nsubj", "nmod:poss")
        verb, passive, negative = self._verb(node), node.get("Voice") == "Pass", node.get("Polarity") == "Neg"
        _, after = self._adverbials(node, all_after=True)
        objects = self._objects(node)
        if node.get("Tense") == "Past" and own is not None and own.relation == "nsubj":
            return f"the fact that {self.finite(node)}"
        gerund = self._verbs.gerund(verb, passive=passive and own is None, negative=negative)
        if own is None:
            return _spaced([gerund, *objects, *after])
        owner = f"of {object_text(self._nouns.phrase(own))}"
        if objects:
            return _spaced([_genitive(self._nouns.phrase(own)), gerund, *objects, *after])
        return _spaced(["the", gerund, owner, *after])

    def relative(self, node: Node, head: Node) -> str:
        """A participial clause as what follows its noun: "brought from the Centre", "that he wrote"."""
        if node.marker == "деген":
            return f"that {self.finite(node)}"
        own = node.first("nsubj", "nmod:poss")
        verb, negative = self._verb(node), node.get("Polarity") == "Neg"
        before, after = self._adverbials(node, all_after=True)
        rest = [*self._objects(node), *before, *after]
        simple = not negative and not node.get("Modality")
        if own is None and simple and node.get("Voice") == "Pass" and node.get("Tense") != "Fut":
            return _spaced([self._verbs.form(verb, "VBN").removeprefix("been "), *rest])
        plural = head.get("Number") == "Plur"
        if own is None:
            pronoun = "who" if self._is_person(head) else "that"
            return _spaced([pronoun, self._verbs.finite(verb, node, Subject(plural=plural)), *rest])
        agreement = Subject(plural=self._nouns.is_plural(own))
        return _spaced(
            ["that", self._nouns.phrase(own, subject=True), self._verbs.finite(verb, node, agreement), *rest]
        )

    def _core(self, node: Node, subject: str, agreement: Subject, after: list[str]) -> str:
        if (node.pos not in {"VERB", "AUX"} and node.get("VerbForm") != "Fin") or node.requirement is not None:
            return self._nominal_predicate(node, subject, agreement, after)
        if node.lemma == "бар":
            return self._existential(node, agreement, after)
        if node.get("Impers") and node.get("Modality"):
            return self._impersonal(node, after)
        group = self._verbs.finite(self._verb(node), node, agreement)
        return _spaced([subject, group, *self._objects(node), *self._complements(node), *after])

    def _nominal_predicate(self, node: Node, subject: str, agreement: Subject, after: list[str]) -> str:
        be = self._verbs.finite("be", node, agreement, passive=False)
        if node.pos == "ADJ" and node.requirement is None:
            predicate = self._nouns.adjective(node)
        elif node.get("Case") not in {"Nom", ""} or node.first("case"):
            predicate = self._nouns.prepositional(_without_clause_parts(node))
        else:
            predicate = self._nouns.phrase(_without_clause_parts(node))
        return _spaced([subject or "it", be, predicate, *after])

    def _existential(self, node: Node, agreement: Subject, after: list[str]) -> str:
        thing = node.first("nsubj", "csubj")
        if thing is None:
            return _spaced([self._verbs.finite("exist", node, agreement), *after])
        owner = thing.first("nmod:poss")
        if owner is not None and thing.get("Person[psor]"):
            have = self._verbs.finite("have", node, Subject(plural=self._nouns.is_plural(owner)), passive=False)
            rest = _without(thing, owner)
            return _spaced([self._nouns.phrase(owner, subject=True), have, self._nouns.phrase(rest), *after])
        be = self._verbs.finite("be", node, Subject(plural=self._nouns.is_plural(thing)), passive=False)
        return _spaced(["there", be, self._nouns.phrase(thing), *after])

    def _impersonal(self, node: Node, after: list[str]) -> str:
        verb, modality = self._verb(node), node.get("Modality")
        rest = [*self._objects(node), *self._complements(node), *after]
        past, negative = node.get("Tense") == "Past", node.get("Polarity") == "Neg"
        if modality in {"Can", "May"}:
            if any(child.relation == "obj" for child in node.children):
                thing = node.first("obj")
                modal = ("could" if past else "can") + (" not" if negative else "")
                rest = [*self._complements(node), *after]
                passive = self._verbs.form(verb, "VBN")
                if thing is not None:
                    return _spaced([self._nouns.phrase(thing, subject=True), _joined_not(modal), "be", passive, *rest])
            return _spaced(["it", "was" if past else "is", "not" if negative else "", f"possible to {verb}", *rest])
        return _spaced(["it", "was" if past else "is", "not" if negative else "", f"necessary to {verb}", *rest])

    def _objects(self, node: Node) -> list[str]:
        governed = self._government(node)
        phrases = []
        for child in node.having("obj"):
            preposition = governed.get("Acc", "obj") if child.get("Case") == "Acc" else governed.get("Nom", "obj")
            text = object_text(self._nouns.phrase(child, parent=node))
            phrases.append(text if preposition == "obj" else f"{preposition} {text}")
        return phrases

    def _complements(self, node: Node) -> list[str]:
        parts = []
        for child in node.having("xcomp"):
            if child.pos in {"VERB", "AUX"}:
                parts.append(self._infinitive(child))
            else:
                parts.append(f"as {self._nouns.phrase(child)}")
        for child in node.having("ccomp"):
            if is_predicate(child) or child.marker in {"деп", "деген"} or child.get("Tense"):
                parts.append(f"that {self.finite(child)}")
            else:
                parts.append(self._governed_clause(child, node))
        return parts

    def _governed_clause(self, child: Node, node: Node) -> str:
        preposition = self._government(node).get(child.get("Case"), "" if child.get("Case") in {"Acc", "Nom"} else None)
        default = {"Dat": "to", "Abl": "from", "Loc": "in", "Ins": "with"}.get(child.get("Case"), "")
        chosen = default if preposition is None else preposition.replace("obj", "")
        return f"{chosen} {self.nominalised(child)}".strip()

    def _infinitive(self, node: Node) -> str:
        verb = self._verb(node)
        head = self._verbs.infinitive(verb, passive=node.get("Voice") == "Pass", negative=node.get("Polarity") == "Neg")
        _, after = self._adverbials(node, all_after=True)
        return _spaced([head, *self._objects(node), *self._complements(node), *after])

    def _adverbials(self, node: Node, *, all_after: bool = False) -> tuple[list[str], list[str]]:
        """Adverbials before the subject (time and frame that stand before it in Kazakh) and after the verb."""
        before: list[str] = []
        after: list[str] = []
        subject = node.first("nsubj", "csubj")
        governed = self._government(node)
        for child in node.children:
            if child.relation == "obl":
                fronted = not all_after and self._is_frame(child) and (subject is None or child.start < subject.start)
                preposition = governed.get(child.get("Case"), "") if not child.get("Date") else ""
                text = self._nouns.prepositional(child, parent=node, governed=preposition)
                (before if fronted else after).append(text)
            elif child.relation == "advmod":
                after.append(self._nouns.adjective(child, node))
            elif child.relation == "advcl" and not _is_chained(child):
                text = self._adverbial_clause(child)
                first = child.get("Conv") in _CONVERB_WORDS and not all_after
                (before if first else after).append(text)
        if len(after) > 1:
            after.sort(key=lambda text: text.startswith(("in ", "on ", "at ")) and text.split(" ")[1][:1].isdigit())
        return before, after

    def _adverbial_clause(self, node: Node) -> str:
        kind = node.get("Conv")
        mark = node.first("mark")
        if mark is not None and not kind:
            entry = choose(mark, node)
            word = entry.en if entry else "after"
            return f"{word} {self.finite(node) if node.first('nsubj') else self.nominalised(node)}"
        if kind == "Purpose":
            return self._infinitive(node).replace("to ", "in order to ", 1)
        if kind in _CONVERB_WORDS:
            return f"{_CONVERB_WORDS[kind]} {self.finite(node)}"
        if kind == "Neg":
            return f"without {self.nominalised(_positive(node))}"
        return self.nominalised(node)

    def _chain(self, node: Node, subject: str, agreement: Subject) -> tuple[list[str], list[str]]:
        """Converbs that tell an earlier event: coordinated verbs for the same subject, clauses for another."""
        chained: list[str] = []
        for child in node.having("advcl"):
            if not _is_chained(child):
                continue
            told = _as_finite(child, node)
            if child.first("nsubj") is not None:
                chained.append(self.finite(told))
            else:
                first = not chained
                chained.append(self.finite(told, subject=subject if first else "", agreement=agreement))
        return chained, []

    def _with_conjuncts(self, node: Node, clause: str, agreement: Subject) -> str:
        parts = [clause]
        for conjunct in node.having("conj"):
            own = conjunct.first("nsubj", "csubj")
            text = self.finite(conjunct) if own else self.finite(conjunct, subject="", agreement=agreement)
            parts.append(text)
        text = join_conjuncts(parts, conjunction_of(node.having("conj")))
        for aside in node.having("parataxis"):
            if aside.marker != "(":
                text = f"{text}, {self.any_text(aside)}"
        return text

    def _discourse(self, node: Node) -> list[str]:
        return [self._word(child) for child in node.children if child.relation in {"discourse", "mark", "cc"}]

    def _subject(self, node: Node, own: Node | None) -> str:
        if own is not None:
            return self._nouns.phrase(own, subject=True)
        if node.get("Impers") or node.lemma == "бар" or (node.get("Mood") == "Imp" and node.get("Person") == "2"):
            return ""
        return "they" if node.get("Number") == "Plur" else {"1": "I", "2": "you"}.get(node.get("Person"), "it")

    def _agreement(self, node: Node, own: Node | None) -> Subject:
        if own is not None:
            return Subject(plural=self._nouns.is_plural(own)) if own.pos != "PRON" else _of_pronoun(own)
        return Subject(node.get("Person") or "3", node.get("Number") == "Plur")

    def _verb(self, node: Node) -> str:
        entry = choose(node)
        if entry is None or node.pos not in {"VERB", "AUX"}:
            return unknown.render(node, "en") if entry is None else f"be {entry.en}"
        return entry.en

    def _government(self, node: Node) -> dict[str, str]:
        entry = choose(node)
        return entry.government("en") if entry else {}

    def _word(self, node: Node) -> str:
        entry = choose(node)
        return entry.en if entry else unknown.render(node, "en")

    @staticmethod
    def _is_frame(node: Node) -> bool:
        postposition = node.first("case")
        return bool(node.get("Date")) or node.lemma in _TIME_LEMMAS or (node.get("Case") == "Loc" and not postposition)

    @staticmethod
    def _is_person(node: Node) -> bool:
        entry = choose(node)
        return (entry is not None and "human" in entry.grammar("en")) or node.lemma in _PEOPLE


def is_predicate(node: Node) -> bool:
    """Whether a root makes a clause: a finite verb, or a noun or adjective with the tense of its copula."""
    return node.get("VerbForm") == "Fin" or (node.pos in _NOMINAL_POS and bool(node.get("Tense")))


def _is_chained(node: Node) -> bool:
    return (
        (node.get("Conv") in {"Seq", "Manner"}
        and not node.first("mark"))
        or (node.get("Conv") == "Neg" and node.get("Voice") == "Pass")
    )


def _as_finite(child: Node, parent: Node) -> Node:
    """The converb with the tense and person of the verb it leads to."""
    from dataclasses import replace  # noqa: PLC0415

    kept = {name: value for name, value in child.features if name not in {"Conv", "VerbForm", "Aspect"}}
    for name in ("Tense", "Person", "Number", "Mood"):
        if parent.get(name) and name not in kept:
            kept[name] = parent.get(name)
    if child.get("Conv") == "Neg":
        kept["Polarity"] = "Neg"
    kept["VerbForm"] = "Fin"
    return replace(child, features=tuple(sorted(kept.items())))


def _positive(node: Node) -> Node:
    from dataclasses import replace  # noqa: PLC0415

    return replace(node, features=tuple(pair for pair in node.features if pair[0] != "Polarity"))


def _without(node: Node, child: Node) -> Node:
    from dataclasses import replace  # noqa: PLC0415

    features = tuple(pair for pair in node.features if "psor" not in pair[0])
    return replace(node, children=[other for other in node.children if other is not child], features=features)


def _without_clause_parts(node: Node) -> Node:
    """A nominal predicate without what belongs to its clause."""
    from dataclasses import replace  # noqa: PLC0415

    own = {"det", "nummod", "amod", "nmod:poss", "nmod", "acl", "appos", "flat", "case"}
    return replace(node, children=[child for child in node.children if child.relation in own])


def _of_pronoun(node: Node) -> Subject:
    return Subject(node.get("Person") or "3", node.get("Number") == "Plur")


def _genitive(text: str) -> str:
    return f"{text}'" if text.endswith("s") else f"{text}'s"


def _joined_not(modal: str) -> str:
    return modal.replace("can not", "cannot")


def _spaced(parts: list[str]) -> str:
    return " ".join(part for part in parts if part)


def _comma_after(openings: list[str], clause: str) -> str:
    """Openings set off by commas before the clause they introduce."""
    words = [part for part in openings if part]
    if not words:
        return clause
    *first, last = words
    plain = {"and", "but", "or", "that", "because", "if", "so"}
    text = "".join(f"{part} " if part in plain else f"{part}, " for part in first)
    return f"{text}{last} {clause}" if last in plain else f"{text}{last}, {clause}"
