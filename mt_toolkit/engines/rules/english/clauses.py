"""English clauses: subject, verb group and predicate, chains of events, and clauses used as phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.analysis.grammar import word_class
from mt_toolkit.engines.rules.english.base import spaced
from mt_toolkit.engines.rules.english.coordination import conjunction_of, join_conjuncts
from mt_toolkit.engines.rules.english.dependents import Placed, is_discourse
from mt_toolkit.engines.rules.english.embedded import EmbeddedClauses
from mt_toolkit.engines.rules.english.predicates import Predicates
from mt_toolkit.engines.rules.english.rewriting import (
    as_content,
    as_finite,
    impersonal_passive,
    in_its_time,
    is_chained,
    is_existence,
    is_predicate,
    with_features,
    without_children,
)
from mt_toolkit.engines.rules.english.tables import word_set
from mt_toolkit.engines.rules.english.verbs import Subject
from mt_toolkit.engines.rules.english.words import owner_of
from mt_toolkit.engines.rules.tree import asked_for

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.tree import Node

_SPEECH = word_set(
    "say tell add note think believe state declare claim explain answer reply ask announce write know stress hope "
    "emphasise recall admit confirm want"
)
_MARKS = {":": ":", "—": " –", ",": ","}
"""What stands before a clause beside a clause; a semicolon where Kazakh has something else."""
_PLAIN_OPENINGS = frozenset(
    {"and", "but", "or", "that", "because", "if", "so", "the reason is that", "this is because", "since", "although"}
)


class Clauses(EmbeddedClauses, Predicates):
    """Builds clauses; noun phrases are asked of ``nouns``, verb groups of ``verbs``."""

    def any_text(self, node: Node) -> str:
        """Whatever a root is: a clause, or a phrase that is no clause."""
        self._past = node.get("Tense") == "Past" and is_predicate(node)
        if is_predicate(node):
            return self.finite(node)
        if node.pos in {"VERB", "AUX"} and node.requirement is None:
            return self._fragment_clause(node)
        opening = self._discourse(node)
        if node.pos in {"NOUN", "PROPN", "PRON", "NUM", "X"} or node.requirement is not None:
            placed = self._loose(node)
            text = spaced([self._nouns.prepositional(node), *placed.end])
            return _opened([*opening, *placed.front], text)
        text = self._nouns.adjective(node) if node.pos in {"ADJ", "ADV"} else self._word(node)
        rest = [self.any_text(child) for child in node.children if child.relation not in {"advmod", "conj", "punct"}]
        return spaced([text, *rest])

    def person_in_view(self, node: Node) -> bool:
        """Whether a pronoun is likely to mean a person: one stands before it, or nothing else does."""
        if node.start in self._speakers or any(start < node.start for start in self._people):
            return True
        return not any(start < node.start for start in self._things)

    def note_people(self, roots: tuple[Node, ...]) -> None:
        """Remember where people are named, for the pronouns that follow."""
        for root in roots:
            for node in root.walk():
                human = node.get("Number") != "Plur" and node.pos in {"NOUN", "PROPN"} and self._nouns.is_human(node)
                if human or (node.pos == "PRON" and node.lemma == "ол" and node.relation == "nsubj"):
                    self._people.append(node.start)
                if node.lemma in word_class("saying") and (speaker := node.first("nsubj")) is not None:
                    self._speakers.add(speaker.start)
                if human or node.pos == "PRON":
                    continue
                if node.relation in {"nsubj", "obj"} and node.get("Number") != "Plur" and _is_thing(node):
                    self._things.append(node.start)

    def finite(self, node: Node, *, subject: str | None = None, agreement: Subject | None = None) -> str:
        """A finite clause with everything that belongs to it; ``subject`` overrides its own (empty: leave it out)."""
        node = impersonal_passive(node)
        own = node.first("nsubj", "csubj")
        agreement = agreement or self._agreement(node, own)
        kept, self._nouns.owner = self._nouns.owner, self._owner(node, own)
        shared = [child for child in node.having("advcl") if is_chained(child) and not child.first("nsubj")]
        if subject is None:
            node, subject, own, agreement = self._with_subject(node, own, agreement, chained=bool(shared))
        node = in_its_time(node)
        asked = asked_for(node) if self.asking and node.relation == "root" else None
        if asked is not None and asked.relation != "nsubj":
            node = with_features(without_children(node, asked), Question="Yes")
        placed = self._around.adverbials(node, front=subject != "" and not (self.asking and node.relation == "root"))
        opening = [*self._discourse(node), *placed.front]
        phrases = self._shared(node, shared, agreement, opening)
        phrases.append(self._core(node, "" if phrases else subject, agreement, placed))
        clause = join_conjuncts([spaced([subject if len(phrases) > 1 else "", phrases[0]]), *phrases[1:]], "and")
        if asked is not None and asked.relation != "nsubj":
            clause = f"{self._question_phrase(asked, node)} {clause}"
        clauses = [*self._separate(node), self._with_conjuncts(node, clause, agreement)]
        self._nouns.owner = kept
        return self._quoting(_opened(opening, ", and ".join(part for part in clauses if part)), node)

    @staticmethod
    def _quoting(clause: str, node: Node) -> str:
        """A quotation that stands first in Kazakh stands first in English: "…," he said."""
        said = [child for child in node.having("ccomp") if child.quoted]
        before, mark, quotation = clause.rpartition(', "')
        own = node.first("nsubj")
        if len(said) != 1 or not quotation.endswith('"') or not mark or '"' in before or not before:
            return clause
        if own is not None and own.start < said[0].start:
            return clause
        return f'"{quotation[:-1]}," {before}'

    def indirect_question(self, node: Node, *, past: bool = False) -> str:
        """A question told of: "how it will be called", "who came"."""
        asked = asked_for(node)
        node = without_children(node, *node.having("mark"))
        told = with_features(as_content(node, past=past), VerbForm="Fin")
        if asked is None or asked.relation == "nsubj":
            return self.finite(told)
        return f"{self._question_phrase(asked, node)} {self.finite(without_children(told, asked))}"

    def _question_phrase(self, child: Node, node: Node) -> str:
        if child.relation == "obl":
            return self._nouns.prepositional(child, parent=node)
        return self._nouns.adverb(child, node) if child.relation == "advmod" else self._nouns.phrase(child, parent=node)

    def _shared(self, node: Node, chained: list[Node], agreement: Subject, opening: list[str]) -> list[str]:
        """Verb phrases of converbs that share the subject; the frames of the first open the sentence."""
        phrases: list[str] = []
        own = node.first("nsubj", "csubj")
        for position, child in enumerate(chained):
            told = as_finite(child, node)
            limit = own.start if own is not None else 0
            placed = self._around.adverbials(told, front=position == 0, limit=limit)
            opening.extend(placed.front)
            inner = [part for part in told.having("advcl") if is_chained(part)]
            phrases.extend(self._shared(told, inner, agreement, opening))
            phrases.append(self._with_conjuncts(told, self._core(told, "", agreement, placed), agreement))
        return phrases

    def _separate(self, node: Node) -> list[str]:
        """Converbs with subjects of their own, as clauses before."""
        children = [child for child in node.having("advcl") if is_chained(child) and child.first("nsubj")]
        return [self.finite(as_finite(child, node)) for child in children]

    def _with_conjuncts(self, node: Node, clause: str, agreement: Subject) -> str:
        conjuncts = [child for child in node.having("conj") if is_predicate(child) or child.pos in {"VERB", "AUX"}]
        parts, separate = [clause], False
        for conjunct in conjuncts:
            told = conjunct if is_predicate(conjunct) else as_finite(conjunct, node)
            if conjunct.first("nsubj", "csubj") or told.get("Impers"):
                parts.append(self.finite(told))
                separate = True
            else:
                parts.append(self.finite(told, subject="", agreement=agreement))
        if len(conjuncts) == 1 and conjuncts[0].first("mark") is not None:
            parts = [f"{clause}, {parts[1]}"]
        word = conjunction_of(conjuncts)
        comma = "," if len(parts) == 2 and (separate or word == "but") else ""
        text = f"{parts[0]}{comma} {word} {parts[1]}" if len(parts) == 2 else join_conjuncts(parts, word)
        asides = [child for child in node.having("parataxis") if child.marker != "="]
        for aside in asides:
            inner = self.any_text(aside)
            text = f"{text} ({inner})" if aside.marker == "(" else f"{text}{_MARKS.get(aside.marker, ';')} {inner}"
        return text

    def _fragment_clause(self, node: Node) -> str:
        if node.get("Conv") or node.get("VerbForm") in {"Conv", "Part"}:
            text = self.relative(node, node) if node.get("VerbForm") == "Part" else self._around.adverbial_clause(node)
        else:
            text = self.nominalised(node)
        return _opened(self._discourse(node), text)

    def _loose(self, node: Node) -> Placed:
        """Clause material under a noun that is no predicate."""
        loose = {"obl", "advcl", "nsubj", "obj", "ccomp", "xcomp"}
        placed = Placed()
        for child in node.children:
            if child.relation in loose:
                placed.end.append(self.any_text(child))
            elif child.relation == "parataxis" and child.marker != "(":
                placed.end.append(f", {self.any_text(child)}")
        return placed

    def _discourse(self, node: Node) -> list[str]:
        words = []
        for child in node.children:
            frame = child.relation == "advmod" and is_discourse(child)
            if frame or child.relation == "discourse" or (child.relation == "mark" and is_predicate(node)):
                text = self._word(child)
                words.append("this is because" if text == "because" and node.relation == "root" else text)
            elif child.relation == "cc" and node.relation != "conj":
                text = self._word(child)
                words.append(
                    {
                        "as well as": "in addition",
                        "also": "in addition",
                        "and also": "in addition",
                        "while": "meanwhile",
                    }.get(text, text)
                )
        return words

    def _with_subject(
        self, node: Node, own: Node | None, agreement: Subject, *, chained: bool
    ) -> tuple[Node, str, Node | None, Subject]:
        """The clause with a subject to write; an unnamed agent makes it passive."""
        if is_existence(node):
            return node, "" if own is not None else "it", own, agreement
        if node.get("Impers") and node.get("Modality"):
            return node, "", own, agreement
        if own is not None:
            return node, self._nouns.phrase(own, subject=True), own, agreement
        if node.get("Mood") == "Imp" and node.get("Person") != "3":
            return node, "", own, agreement
        thing = node.first("obj")
        if self._agent_unknown(node, thing) and not chained and thing is not None:
            passive = with_features(without_children(node, thing), Voice="Pass")
            plural = Subject(plural=self._nouns.is_plural(thing))
            return passive, self._nouns.phrase(thing, subject=True), thing, plural
        return node, self._pronoun_subject(node), own, agreement

    def _agent_unknown(self, node: Node, thing: Node | None) -> bool:
        if thing is None or node.get("Person") in {"1", "2"} or node.get("Modality") or node.having("conj", "ccomp"):
            return False
        if thing.get("Case") != "Acc" or thing.get("Person[psor]") or thing.pos == "PRON" or node.pos != "VERB":
            return False
        transitive = "Acc" not in self._government(node) and node.get("Voice") != "Pass"
        return transitive and node.get("Tense") == "Past" and not node.having("xcomp")

    def _pronoun_subject(self, node: Node) -> str:
        person, plural = node.get("Person"), node.get("Number") == "Plur"
        if person in {"1", "2"}:
            return {"1": "we" if plural else "I", "2": "you"}[person]
        if plural:
            return "they"
        if node.get("Voice") == "Pass" and node.having("ccomp"):
            return "it"
        if node.pos in {"VERB", "AUX"} and (self._verb(node) in _SPEECH or any(s < node.start for s in self._people)):
            return "he"
        return "it"

    def _owner(self, node: Node, own: Node | None) -> str:
        if own is None:
            return owner_of(self._pronoun_subject(node)) if not node.get("Impers") else "one's"
        if own.pos == "PRON" and own.requirement is None:
            return owner_of(self._nouns.phrase(own))
        return "their" if self._nouns.is_plural(own) else "his" if self._nouns.is_human(own) else "its"


def _is_thing(node: Node) -> bool:
    """Whether a word that means no person means a thing: a noun, or a name that is known to be a place's."""
    return node.pos == "NOUN" or (node.pos == "PROPN" and bool(node.entries or node.requirement))


def _opened(openings: list[str], clause: str) -> str:
    """Openings set off by commas before the clause they introduce; conjunctions without a comma."""
    text = ""
    for part in openings:
        if part:
            text += f"{part} " if part in _PLAIN_OPENINGS else f"{part}, "
    return f"{text}{clause}"
