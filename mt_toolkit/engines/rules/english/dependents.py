"""What stands around an English verb: objects, complements, adverbials, adverbial clauses, and their order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.choice import choose
from mt_toolkit.engines.rules.english.coordination import join_conjuncts, object_text
from mt_toolkit.engines.rules.english.rewriting import (
    DEGREES,
    TIME_LEMMAS,
    as_content,
    as_finite,
    has_degree,
    is_chained,
    is_content,
    is_predicate,
    without_children,
    without_feature,
)
from mt_toolkit.engines.rules.english.tables import word_set
from mt_toolkit.engines.rules.tree import asked_for

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.english.base import ClauseBase
    from mt_toolkit.engines.rules.english.nouns import Nouns
    from mt_toolkit.engines.rules.english.verbs import Verbs
    from mt_toolkit.engines.rules.tree import Node

_CONVERB_WORDS = {
    "Cond": "if", "When": "when", "Until": "until", "Since": "since", "Cause": "because", "Concess": "although",
    "As": "as",
}  # fmt: skip
_NO_AS = frozenset({"call", "be called", "be named", "make", "become", "consider", "be considered"})
_PUT_INTO_OFFICE = frozenset({"elect", "appoint", "name", "proclaim", "declare"})
_REQUESTS = word_set("ask order request allow force urge advise permit invite instruct teach help demand command")
_TRANSITIVE = word_set("enter reach join approach attend affect resemble face oppose visit deserve lack contradict")
_INFINITIVE = word_set(
    "decide agree plan hope begin start try continue refuse want promise need attempt intend seek manage wish"
)
_MIDDLE = word_set("also only always often never usually already still just even ever")
_FOCUS = frozenset({"only", "especially", "mainly", "even", "particularly"})
_DISCOURSE = frozenset(
    {
        "in addition", "however", "therefore", "for example", "moreover", "nevertheless", "thus", "of course",
        "in general", "first of all", "on the contrary", "for instance", "in particular", "as a result",
        "at the same time", "in fact", "in conclusion", "meanwhile", "besides", "consequently", "unfortunately",
        "perhaps", "probably", "in short", "that is why", "according to reports",
    }
)  # fmt: skip
_NO_MIDDLE = frozenset({"early", "daily", "weekly", "monthly", "only", "yearly", "likely"})
_GERUND_ONLY = frozenset({"by", "without", "instead of", "besides", "for", "in addition to"})


@dataclass(slots=True)
class Placed:
    """Adverbials by place: before the subject, beside the verb, at the end of the clause."""

    front: list[str] = field(default_factory=list)
    middle: list[str] = field(default_factory=list)
    end: list[str] = field(default_factory=list)


class Dependents:
    """Builds the dependents of verbs; clauses among them are asked of ``clauses``."""

    def __init__(self, nouns: Nouns, verbs: Verbs, clauses: ClauseBase) -> None:
        self._nouns = nouns
        self._verbs = verbs
        self._clauses = clauses

    def adverbials(self, node: Node, *, front: bool = True, limit: int | None = None) -> Placed:
        """All adverbials of a clause in English order: frames first, then the arguments nearest to the verb."""
        placed = Placed()
        governed = government(node)
        beside = {"advmod"} | ({"det", "amod", "nummod"} if node.pos in {"VERB", "AUX"} else set())
        ranked: list[tuple[int, str]] = []
        limit = _subject_start(node) if limit is None else limit
        for child in node.children:
            placed.middle.extend("also" for inner in child.having("advmod") if id(inner) in self._nouns.lifted)
            if child.relation in {"obl", "nmod"} or (child.relation == "nmod:poss" and node.pos in {"VERB", "AUX"}):
                text = _focused(node, child, self._oblique(child, node, governed))
                if front and child.start < limit and _is_frame(child):
                    placed.front.append(text)
                else:
                    ranked.append((_rank(child, governed), text))
            elif child.relation in beside:
                self._adverb(child, node, placed)
            elif child.relation == "advcl" and not is_chained(child):
                self._clause(child, placed, front=front)
        placed.end[:0] = [text for _, text in sorted(ranked, key=lambda pair: pair[0])]
        return placed

    def objects(self, node: Node) -> list[str]:
        """Direct objects, with the preposition that the verb wants."""
        governed = government(node)
        phrases = []
        for child in node.having("obj"):
            preposition = governed.get("Acc" if child.get("Case") == "Acc" else "Nom", "obj").replace("_", " ")
            text = object_text(self._nouns.phrase(child, parent=node))
            phrases.append(text if preposition == "obj" else f"{preposition} {text}")
        return [join_conjuncts(phrases, "and")] if phrases else []

    def complements(self, node: Node) -> list[str]:
        """Infinitives, predicative complements, that-clauses."""
        parts = []
        for child in node.having("xcomp"):
            if child.pos in {"VERB", "AUX"} and child.requirement is None:
                parts.append(self._clauses.infinitive(child))
            elif child.pos == "ADJ" and child.requirement is None:
                parts.append(self._nouns.adjective(child))
            else:
                parts.append(_focused(node, child, self._predicative(child, choose_text(node))))
        parts.extend(self._content(child, node) for child in node.having("ccomp"))
        return parts

    def _predicative(self, child: Node, verb: str) -> str:
        """Elected chairman, considered a hero, worked as a teacher: an office that one is put into has no article."""
        phrase = self._nouns.phrase(child, after="as")
        if verb in _PUT_INTO_OFFICE and self._nouns.is_human(child):
            return phrase.removeprefix("a ").removeprefix("an ")
        return phrase if verb in _NO_AS else f"as {phrase}"

    def _content(self, child: Node, node: Node) -> str:
        if is_predicate(child) or child.marker in {"деп", "деген"}:
            return self._reported(child, node)
        if asked_for(child) is not None and child.pos == "VERB":
            return self._clauses.indirect_question(child, past=node.get("Tense") == "Past")
        if is_content(child):
            past = node.get("Tense") == "Past"
            return f"that {self._clauses.finite(as_content(child, past=past))}"
        if choose_text(node) in _INFINITIVE and not child.first("nsubj", "nmod:poss"):
            return self._clauses.infinitive(child)
        if choose_text(node) in _REQUESTS and not node.having("obj"):
            return self._requested(child)
        if choose_text(node) in _REQUESTS:
            return self._clauses.infinitive(child)
        case = child.get("Case")
        default = {"Dat": "to", "Abl": "from", "Loc": "in", "Ins": "with"}.get(case, "")
        preposition = government(node).get(case, default).replace("obj", "").replace("_", " ")
        return f"{preposition} {self._clauses.nominalised(child)}".strip()

    def _requested(self, child: Node) -> str:
        """An object and its infinitive, "the prosecutors not to demand", after a verb of asking."""
        own = child.first("nsubj", "nmod:poss")
        if own is None:
            return self._clauses.infinitive(child)
        bare = without_children(child, own)
        return f"{object_text(self._nouns.phrase(own))} {self._clauses.infinitive(bare)}"

    def _reported(self, child: Node, node: Node) -> str:
        if child.quoted:
            text = self._clauses.finite(child)
            return f'{"," if child.end < node.start else ":"} "{text[:1].upper()}{text[1:]}"'
        if child.get("Mood") == "Imp" and child.get("Person") == "2":
            return self._clauses.infinitive(child)
        return f"that {self._clauses.finite(child)}"

    def _oblique(self, child: Node, node: Node, governed: dict[str, str]) -> str:
        if child.pos == "VERB" and child.get("VerbForm") == "Ger" and choose_text(node) in _INFINITIVE | _REQUESTS:
            return self._clauses.infinitive(child)
        preposition = governed.get(child.get("Case"), "") if not child.get("Date") else ""
        if child.get("Case") == "Gen" and child.first("case") is None:
            preposition = "of"
        if child.get("Case") == "Ins" and node.get("Voice") == "Pass" and child.first("case") is None:
            preposition = preposition or "by"
        return self._nouns.prepositional(child, parent=node, governed=preposition)

    def _adverb(self, child: Node, node: Node, placed: Placed) -> None:
        if node.pos == "ADJ" and has_degree(child):
            return
        if is_discourse(child) or _focus_target(node, child) is not None:
            return
        text = _focused(node, child, self._nouns.adverb(child, node))
        if text == "still" and node.get("Polarity") == "Neg":
            placed.end.append("yet")
            return
        single = text.endswith("ly") and " " not in text and text not in _NO_MIDDLE
        middling = single and (node.get("Voice") == "Pass" or bool(node.having("obj", "obl", "ccomp", "xcomp")))
        if text in _MIDDLE or middling or (text == "further" and node.having("obj")):
            placed.middle.append(text)
        else:
            placed.end.insert(0, text)

    def _clause(self, child: Node, placed: Placed, *, front: bool) -> None:
        text = self.adverbial_clause(child)
        fronted = child.get("Conv") in _CONVERB_WORDS or child.first("mark") is not None or child.first("nsubj")
        if front and fronted:
            placed.front.append(text)
        else:
            placed.end.append(text)

    def adverbial_clause(self, node: Node) -> str:
        """A subordinate clause of time, cause, condition, purpose, manner."""
        kind, mark = node.get("Conv"), node.first("mark")
        if mark is not None and not kind:
            entry = choose(mark, node)
            word = entry.en if entry else "after"
            if word in {"for", "in order to", "to"} and node.get("Tense") != "Past" and not node.first("nsubj"):
                return self._clauses.infinitive(node)
            if asked_for(node) is not None:
                return f"{word} {self._clauses.indirect_question(without_children(node, mark))}"
            finite = node.first("nsubj") and word not in _GERUND_ONLY
            return f"{word} {self._clauses.finite(node) if finite else self._clauses.gerundial(node)}"
        if kind == "Purpose":
            return self._clauses.infinitive(node)
        if kind in _CONVERB_WORDS:
            told = node if node.get("Tense") else as_finite(node, node)
            return f"{_CONVERB_WORDS[kind]} {self._clauses.finite(told)}"
        if kind == "Neg":
            return f"without {self._clauses.gerundial(without_feature(node, 'Polarity'))}"
        return self._clauses.gerundial(node)


def government(node: Node) -> dict[str, str]:
    """Kazakh case → English preposition (or ``obj``) of the sense that a verb has here."""
    entry = choose(node)
    if entry is None:
        return {}
    found = entry.government("en")
    if node.having("obj") and found.get("Dat") == "obj" and "Acc" not in found:
        found["Dat"] = "to"
    if entry.en in _TRANSITIVE and "Dat" not in found and not node.having("obj"):
        found["Dat"] = "obj"
    return found


def choose_text(node: Node) -> str:
    """The English dictionary form of the chosen sense."""
    entry = choose(node)
    return entry.en if entry else ""


def _english_time(node: Node) -> bool:
    """Whether a required term speaks of time (at this period)."""
    return node.requirement is not None and node.requirement.targets[0].text in {"period", "time", "year", "era"}


def _rank(node: Node, governed: dict[str, str]) -> int:
    """Arguments before circumstances, place before time."""
    if _is_date(node):
        return 4
    if node.first("case") is not None:
        return 3
    return {"Dat": 0, "Abl": 1, "Loc": 2}.get(node.get("Case"), 1) if node.get("Case") not in governed else -1


def _is_date(node: Node) -> bool:
    return bool(node.get("Date")) or node.lemma.split(" ")[-1] in TIME_LEMMAS or _english_time(node)


def _is_frame(node: Node) -> bool:
    return _is_date(node) or node.get("Case") == "Loc" or node.first("case") is not None


def is_discourse(node: Node) -> bool:
    """Whether an adverb speaks about the sentence: however, for example."""
    return choose_text(node) in _DISCOURSE and node.requirement is None


def _subject_start(node: Node) -> int:
    subject = node.first("nsubj", "csubj")
    if subject is not None:
        return subject.start
    return min((child.start for child in node.children if not _is_date(child)), default=0) + 1


def _focus_target(node: Node, focus: Node) -> Node | None:
    """The phrase that "only" or "especially" singles out: the one right after it."""
    if choose_text(focus) not in _FOCUS | DEGREES or focus not in node.children:
        return None
    after = node.children[node.children.index(focus) + 1 :][:1]
    wanted = {"advmod"} if choose_text(focus) in DEGREES else {"obl", "xcomp"}
    return after[0] if after and after[0].relation in wanted and after[0].pos not in {"VERB", "AUX"} else None


def _focused(node: Node, child: Node, text: str) -> str:
    focus = [other for other in node.having("advmod") if _focus_target(node, other) is child]
    return f"{choose_text(focus[0])} {text}" if focus else text
