"""Russian clauses: subject, verb group, arguments in their cases, adverbials, clauses within clauses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mt_toolkit.engines.rules import unknown
from mt_toolkit.engines.rules.analysis.grammar import word_class
from mt_toolkit.engines.rules.choice import choose
from mt_toolkit.engines.rules.russian import words
from mt_toolkit.engines.rules.russian.joining import conjunction_of, join_conjuncts, separator_of, split_government
from mt_toolkit.engines.rules.russian.predicates import Predicates, predicative_case
from mt_toolkit.engines.rules.russian.relative import TIME
from mt_toolkit.engines.rules.russian.rewriting import (
    as_finite,
    as_subject,
    as_told,
    is_chained,
    is_predicate,
    spaced,
    with_features,
)
from mt_toolkit.engines.rules.russian.verbs import Subject
from mt_toolkit.engines.rules.tree import asked_for

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.russian.nouns import Nouns
    from mt_toolkit.engines.rules.russian.verbs import Verbs
    from mt_toolkit.engines.rules.tree import Node

_CASES = frozenset({"Gen", "Dat", "Acc", "Ins", "Loc"})
_CONVERB_WORDS = {
    "Cond": "если", "When": "когда", "Until": "пока", "Since": "с тех пор как", "Cause": "так как", "Concess": "хотя",
    "As": "как",
}  # fmt: skip
_THAT = {"Nom": "то", "Gen": "того", "Dat": "тому", "Acc": "то", "Ins": "тем", "Loc": "том"}
_BOUNDS = frozenset({"после", "до"})


class Clauses(Predicates):
    """Builds clauses; noun phrases are asked of ``nouns``, verb groups of ``verbs``."""

    def __init__(self, nouns: Nouns, verbs: Verbs) -> None:
        super().__init__(nouns, verbs)
        nouns.clauses = self

    def any_text(self, node: Node) -> str:
        """Whatever a root is: a clause, or a phrase that is no clause."""
        if is_predicate(node):
            return self.finite(node)
        if node.pos in {"NOUN", "PROPN", "PRON", "NUM", "X"} or node.requirement is not None:
            before, after = self._adverbials(node, nominal=True)
            return spaced([*self._discourse(node), *before, self._nouns.prepositional(node), *after])
        if node.pos in {"VERB", "AUX"}:
            return self.nominalised(node, "Nom")
        return self.adverb(node, None)

    def adverb(self, node: Node, parent: Node | None) -> str:
        """A word that does not inflect here."""
        entry = choose(node, parent)
        if node.requirement is not None:
            text = node.requirement.targets[0].text
        else:
            text = entry.ru if entry else unknown.render(node, "ru")
        if node.pos == "ADJ":
            text = self._verbs.adverb_of(text)
        adverbs = [self.adverb(child, node) for child in node.having("advmod") if child.lemma not in words.UNSAID]
        return " ".join([*adverbs, text])

    def finite(self, node: Node, *, subject: str | None = None, agreement: Subject | None = None) -> str:
        """A finite clause with everything that belongs to it; ``subject`` overrides its own (empty: leave it out)."""
        own = node.first("nsubj", "csubj")
        agreement = agreement or self._agreement(node, own)
        if (
            own is None
            and node.having("ccomp")
            and (node.get("Voice") == "Pass" or node.lemma in word_class("expecting"))
        ):
            agreement, subject = Subject(), ""
        if subject is None:
            subject = self._subject(node, own)
        chained = self._chain(node, subject, agreement)
        before, after = self._adverbials(node)
        said = [self.adverb(child, node) for child in node.having("advmod") if child.lemma not in words.UNSAID]
        fronted = [text for text in said if " " in text and text.endswith(("этим", "того", "этого"))]
        adverbs = [text for text in said if text not in fronted]
        before = [*fronted, *before]
        if chained and not _opens_chain(node) and not any(text.endswith(",") for text in before):
            before, after = [], [*before, *after]
        shared = chained and not any(child.first("nsubj") for child in node.having("advcl") if is_chained(child))
        told = spaced(["" if shared else subject, *adverbs])
        speech = self._speech(node) if not chained else None
        if speech is not None and not before and (own is None or own.start > speech.start):
            clause = f"{self._quotation(speech)}, — {self._told(node, speech, told, agreement, after, inverted=True)}"
        elif speech is not None:
            clause = f"{self._told(node, speech, told, agreement, after)}: {self._quotation(speech)}"
        else:
            clause = self._core(node, told, agreement, after)
        if chained:
            clause = join_conjuncts([*chained, clause], "и" if shared else ", и")
        clause = spaced([*self._discourse(node), *before, clause])
        return self._with_conjuncts(node, clause, agreement)

    @staticmethod
    def _speech(node: Node) -> Node | None:
        """The quotation that a verb of saying reports in the speaker's words."""
        said = [child for child in node.having("ccomp") if child.quoted and not node.quoted and child.marker != "деген"]
        return said[0] if len(said) == 1 and node.pos in {"VERB", "AUX"} else None

    def _quotation(self, speech: Node) -> str:
        told = self._nouns.quote(speech, lambda: self.any_text(as_subject(with_features(speech, VerbForm="Fin"))))
        return f"«{told[1:2].upper()}{told[2:]}" if told.startswith("«") else told

    def _told(
        self, node: Node, speech: Node, subject: str, agreement: Subject, after: list[str], *, inverted: bool = False
    ) -> str:
        """The words around a quotation, verb first after it: «…», — сказал он."""
        rest = replace(node, children=[child for child in node.children if child is not speech])
        if not inverted or node.get("Impers"):
            return self._core(rest, subject, agreement, after)
        group = self._verbs.finite(self._pair(node), node, agreement)
        return spaced([group, subject, *self._objects(rest), *self._complements(rest), *after])

    def nominalised(self, node: Node, case: str) -> str:
        """A clause as a noun: an infinitive as a bare subject, else «то, что» with the clause."""
        if asked_for(node) is not None:
            return f"{_THAT[case]}, {self._indirect_question(node)},"
        own = node.first("nsubj", "nmod:poss")
        noun = self._verbs.verbal_noun(self._pair(node))
        if noun and node.get("Polarity") != "Neg" and not node.get("Modality"):
            return self._verbal_noun_phrase(node, noun, own, case)
        if own is None and case == "Nom":
            _, after = self._adverbials(node, all_after=True)
            return spaced([self._verbs.infinitive(self._pair(node), node), *self._objects(node), *after])
        told = with_features(node, VerbForm="Fin", Tense=node.get("Tense") or "Pres")
        inner = self.finite(as_subject(told), subject=None if own else "")
        return f"{_THAT[case]}, что {inner},"

    def _indirect_question(self, node: Node) -> str:
        """A question told of, its word first: как он будет называться, кто пришёл."""
        told = as_subject(as_told(node))
        told = replace(told, children=[child for child in told.children if child.relation != "mark"])
        asked = asked_for(told)
        if asked is None or asked.relation == "nsubj":
            return self.finite(told)
        rest = replace(told, children=[child for child in told.children if child is not asked])
        if asked.relation == "advmod":
            word = self.adverb(asked, node)
        elif asked.relation == "obj":
            word = self._nouns.phrase(asked, "Acc", parent=node)
        else:
            word = self._nouns.prepositional(
                asked, parent=node, governed=self._government(node).get(asked.get("Case"), "")
            )
        return f"{word} {self.finite(rest)}"

    def _verbal_noun_phrase(self, node: Node, noun: str, own: Node | None, case: str) -> str:
        """осуществление политики большевиками: the object in the genitive, a doer beside it in the instrumental."""
        _, after = self._adverbials(node, all_after=True)
        objects = [self._nouns.phrase(child, "Gen", parent=node) for child in node.having("obj")]
        owner = self._nouns.phrase(own, "Ins" if objects else "Gen") if own is not None else ""
        return spaced([self._nouns.plain(noun, case), *objects, owner, *self._complements(node), *after])

    def _core(self, node: Node, subject: str, agreement: Subject, after: list[str]) -> str:
        if node.pos not in {"VERB", "AUX"} or node.requirement is not None:
            return self._nominal_predicate(node, subject, agreement, after)
        if node.lemma == "бар":
            return self._existential(node, after)
        if node.get("Impers") and node.get("Modality"):
            return self._impersonal(node, after)
        group = self._verbs.finite(self._pair(node), node, agreement)
        return spaced([subject, group, *self._objects(node), *self._complements(node), *after])

    def _objects(self, node: Node) -> list[str]:
        governed = self._government(node)
        phrases = []
        for child in node.having("obj"):
            preposition, case = split_government(governed.get("Acc", "Acc"))
            if case == "Acc" and not preposition and node.get("Polarity") == "Neg" and node.get("Tense") == "Past":
                case = "Gen"
            text = self._nouns.phrase(child, case, parent=node, after_preposition=bool(preposition))
            phrases.append(f"{preposition} {text}".strip())
        return phrases

    def _complements(self, node: Node) -> list[str]:
        parts = []
        for child in node.having("xcomp"):
            if child.pos in {"VERB", "AUX"}:
                parts.append(
                    self._infinitive(child, imperfective=node.lemma in {"баста", "жалғастыр", "тоқтат", "қой"})
                )
            elif child.marker in {"болып", "деп"}:
                parts.append(self._nouns.phrase(child, "Ins"))
            else:
                parts.append(f"в качестве {self._nouns.phrase(child, 'Gen')}")
        for child in node.having("ccomp"):
            if is_predicate(child) or child.marker in {"деп", "деген"} or child.get("Tense") or child.get("Aspect"):
                asked = child.relation == "ccomp" and child.get("VerbForm") == "Ger" and asked_for(child) is not None
                told = (
                    self._indirect_question(child)
                    if asked
                    else f"что {self._content(as_subject(as_told(child)), node)}"
                )
                parts.append(f", {told}")
            else:
                preposition, case = split_government(self._government(node).get(child.get("Case"), "") or "Acc")
                parts.append(f"{preposition} {self.nominalised(child, case)}".strip())
        return parts

    def _content(self, told: Node, node: Node) -> str:
        """What is said or known; with no subject of its own it has that of the verb it hangs on: сказал, что придёт."""
        own = node.first("nsubj")
        shares = (
            own is not None and not told.first("nsubj", "csubj") and told.pos == "VERB" and told.relation == "ccomp"
        )
        if not shares or told.get("Impers") or told.get("Voice") == "Pass" or told.get("Person") in {"1", "2"}:
            return self.finite(told)
        if told.marker or told.get("Modality"):
            return self.finite(told)
        return self.finite(told, subject="", agreement=self._agreement(node, own))

    def _infinitive(self, node: Node, *, imperfective: bool = False) -> str:
        _, after = self._adverbials(node, all_after=True)
        head = self._verbs.infinitive(self._pair(node), node, imperfective=imperfective)
        return spaced([head, *self._objects(node), *self._complements(node), *after])

    def _adverbials(self, node: Node, *, all_after: bool = False, nominal: bool = False) -> tuple[list[str], list[str]]:
        before: list[str] = []
        after: list[str] = []
        subject = node.first("nsubj", "csubj")
        governed = {} if nominal else self._government(node)
        for child in node.children:
            if child.relation == "obl":
                fronted = not all_after and self._is_frame(child) and (subject is None or child.start < subject.start)
                own = governed.get(child.get("Case"), "") if not child.first("case") else ""
                text = self._nouns.prepositional(child, parent=node, governed=own if not child.get("Date") else "")
                (before if fronted else after).append(text)
            elif child.relation == "advmod" and not nominal and all_after and child.lemma not in words.UNSAID:
                after.append(self.adverb(child, node))
            elif child.relation == "advcl" and not is_chained(child):
                text = self._adverbial_clause(child)
                (after if all_after or child.get("Conv") == "Purpose" else before).append(text)
        return before, after

    def _adverbial_clause(self, node: Node) -> str:
        kind, mark = node.get("Conv"), node.first("mark")
        told = with_features(node, VerbForm="Fin", Tense=node.get("Tense") or "Past")
        if kind == "As":
            told = with_features(told, Aspect="Hab")
        if mark is not None and not kind:
            entry = choose(mark, node)
            told = replace(told, children=[child for child in told.children if child is not mark])
            governed = next((hint for hint in (entry.ru_gram.split() if entry else ()) if hint in _CASES), "")
            if entry and governed:
                noun = self.nominalised(replace(told, features=node.features), governed)
                return f"{entry.ru} {noun.replace('того, что', 'того как') if entry.ru in _BOUNDS else noun}"
            return f"{entry.ru if entry else 'после того как'} {self.finite(as_subject(told))},"
        if kind == "Purpose":
            return f", чтобы {self._infinitive(with_features(node, Conv=''))}"
        if kind in _CONVERB_WORDS:
            told = replace(told, children=[child for child in told.children if child.relation != "mark"])
            return f"{_CONVERB_WORDS[kind]} {self.finite(as_subject(told))},"
        if kind == "Neg":
            return f"не {self._infinitive(with_features(node, Polarity=''))},"
        return self.finite(as_subject(told), subject="") + ","

    def _chain(self, node: Node, subject: str, agreement: Subject) -> list[str]:
        """Converbs as clauses: those that share the subject have it once, at the first; others have their own."""
        chained: list[str] = []
        for child in node.having("advcl"):
            if not is_chained(child):
                continue
            told = as_finite(child, node)
            if child.first("nsubj") is not None:
                chained.append(self.finite(told))
            else:
                chained.append(self.finite(told, subject="" if chained else subject, agreement=agreement))
        return chained

    def _with_conjuncts(self, node: Node, clause: str, agreement: Subject) -> str:
        text = clause
        conjuncts = node.having("conj")
        for position, conjunct in enumerate(conjuncts):
            own = conjunct.first("nsubj", "csubj")
            if own:
                told = self.finite(conjunct)
            elif conjunct.pos == node.pos == "NOUN" and not is_predicate(conjunct):
                told = self._nouns.phrase(conjunct, predicative_case(node))
            else:
                told = self.finite(conjunct, subject="", agreement=agreement)
            link = conjunction_of(conjuncts) if position == len(conjuncts) - 1 else ""
            comma = "," if own or not link or link in {"а", "но", "однако"} else ""
            text = f"{text}{comma} {link} {told}"
        for aside in node.having("parataxis"):
            if aside.marker != "(":
                asked = node.get("Mood") == "Imp" or aside.get("Impers")
                shared = is_predicate(aside) and not aside.first("nsubj", "csubj") and not asked
                told = self.finite(aside, subject="", agreement=agreement) if shared else self.any_text(aside)
                text = f"{text}{separator_of(aside)} {told}"
        return text

    def _discourse(self, node: Node) -> list[str]:
        said = []
        for child in node.children:
            if child.relation == "discourse":
                text = self.adverb(child, node)
                said.append(f"{text}," if words.is_introductory(text) else text)
            elif child.relation == "mark" or (child.relation == "cc" and node.relation != "conj"):
                text = self.adverb(child, node)
                said.append("дело в том, что" if text == "потому что" and node.relation == "root" else text)
        return said

    def _subject(self, node: Node, own: Node | None) -> str:
        if own is not None and own.relation == "csubj" and own.pos in {"VERB", "AUX"}:
            return self.nominalised(own, "Nom")
        if own is not None:
            return self._nouns.phrase(own, "Nom")
        if node.get("Impers") or node.lemma == "бар" or node.get("Mood") == "Imp":
            return ""
        if node.get("Number") == "Plur" and node.get("Person") not in {"1", "2"}:
            return "они"
        if node.having("ccomp") and node.get("Voice") != "Pass":
            return "он"
        if node.lemma in word_class("causing") and node.get("Voice") != "Pass" and not node.first("obj"):
            return "это"
        return {"1": "мы" if node.get("Number") == "Plur" else "я", "2": "вы"}.get(node.get("Person"), "")

    def _agreement(self, node: Node, own: Node | None) -> Subject:
        if own is not None and own.relation == "csubj" and own.pos == "VERB" and own.requirement is None:
            noun = self._verbs.verbal_noun(self._pair(own)) if own.get("Polarity") != "Neg" else ""
            return Subject(self._nouns.gender_of(noun) if noun and not own.get("Modality") else "Neut")
        if own is not None:
            head = self._nouns.head(own)
            person = own.get("Person") if own.pos == "PRON" else "3"
            return Subject(head.gender, head.number, person or "3")
        person = node.get("Person") or "3"
        # Without a subject Russian says «отправляли людей» of persons unnamed, «привело к росту» of a state of things.
        unnamed = person == "3" and node.get("Voice") != "Pass" and bool(node.first("obj"))
        if person == "3" and node.having("ccomp") and node.get("Voice") != "Pass":
            return Subject("Masc", "Plur" if node.get("Number") == "Plur" else "Sing")
        before = _person_before(node) if person == "3" and node.get("Number") != "Plur" else None
        if before is not None:
            head = self._nouns.head(before)
            return Subject(head.gender, head.number, "3")
        number = "Plur" if node.get("Number") == "Plur" or unnamed or person == "2" else "Sing"
        return Subject("Neut" if person == "3" else "Masc", number, person)

    def _pair(self, node: Node) -> str:
        entry = choose(node)
        return entry.ru if entry else unknown.render(node, "ru")

    def _government(self, node: Node) -> dict[str, str]:
        entry = choose(node)
        return entry.government("ru") if entry else {}

    @staticmethod
    def _is_frame(node: Node) -> bool:
        postposition = node.first("case")
        return bool(node.get("Date")) or node.lemma in TIME or (node.get("Case") == "Loc" and not postposition)


def _person_before(node: Node) -> Node | None:
    """Who a clause of time, condition or cause is about, and so the verb after it: когда он вернулся, забил гол."""
    for clause in node.having("advcl"):
        own = clause.first("nsubj")
        if clause.get("Conv") in _CONVERB_WORDS and clause.get("Conv") != "As" and own is not None:
            known = own.requirement is None and any("human" in entry.grammar("en") for entry in own.entries)
            if known or (own.pos == "PROPN" and not own.entries):
                return own
    return None


def _opens_chain(node: Node) -> bool:
    """Whether the circumstances of a verb stand before the converbs chained to it, so that they frame them all."""
    chain = [child.start for child in node.having("advcl") if is_chained(child)]
    frames = [child.start for child in node.having("obl", "advcl") if not is_chained(child)]
    return bool(frames) and min(frames) < min(chain, default=node.start)
