"""Clauses: what a verb takes off the stack as its arguments, and how clauses stand to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.analysis.grammar import CAUSAL_CONJUNCTIONS, word_class
from mt_toolkit.engines.rules.analysis.items import DEEPEST, REACH, Item, attach, set_features
from mt_toolkit.engines.rules.analysis.joining import loose

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.tree import Node

RAISED_FROM = frozenset({"Seq", "Manner", "Neg"})


class Clauses:
    """Builds clauses on the parser's stack."""

    def __init__(self, stack: list[Item]) -> None:
        self._stack = stack
        self.main_is_active = False
        """Whether the next finite verb is an active transitive one; the parser says."""
        self.is_reported = False
        """Whether деп or another form of де- follows the verb; the parser says."""
        self.has_main_subject = False
        """Whether a clause with a postposition after it is built that the main clause's own subject follows."""
        self.qualifies_time = False
        """Whether the clause being built stands before a noun of time or place; the parser says."""

    def take_arguments(self, verb: Item) -> None:
        """Attach to a verb everything before it that belongs to its clause."""
        seen: set[str] = set()
        while self._stack and self._stack[-1].depth < DEEPEST:
            top = self._stack[-1]
            if verb.before in {":", ";"} or (verb.node.quoted and not top.node.quoted):
                break
            if self._finds_its_noun(verb, top) or self._finds_its_clause(verb, top, seen):
                continue
            if self._finds_its_participle(verb, top):
                continue
            if self._is_quoted_too(verb, top):
                continue
            relation = self._relation(verb, top, seen)
            if not relation:
                break
            self._stack.pop()
            shared = verb.kind != "fin" and bool(verb.before) and relation == "advcl"
            attach(verb, top, relation)
            if shared:
                self._give_back_subject(top.node)
            seen.add(relation)
            if relation in {"cc", "mark"} and (not self._stack or self._stack[-1].kind == "fin"):
                break
        if verb.kind in {"fin", "ger", "part", "conv"} and "nsubj" not in seen:
            _raise_subject(verb.node)
            if verb.kind == "part" and verb.node.get("Voice") == "Pass" and not self.qualifies_time:
                self._give_back_subject(verb.node)

    def _finds_its_clause(self, verb: Item, top: Item, seen: set[str]) -> bool:
        """Give a second nominative to the adverbial clause it opens: Алтын Орда ыдырағаннан кейін … пайда болды."""
        first = verb.node.children[0] if verb.node.children else None
        if verb.kind != "fin" or "nsubj" not in seen or first is None or first.relation != "advcl" or verb.before:
            return False
        if not (top.is_nominative and top.kind == "noun") or first.first("nsubj") is not None or _is_time(top):
            return False
        self._stack.pop()
        top.node.relation = "nsubj"
        first.children.insert(0, top.node)
        verb.before, verb.depth = top.before, max(verb.depth, top.depth + 2)
        return True

    def _is_quoted_too(self, verb: Item, top: Item) -> bool:
        """Give what stands in the quotation that is the verb's object to the quotation, not to the verb."""
        quoted = verb.node.first("ccomp")
        if quoted is None or not quoted.quoted or not top.node.quoted or verb.node.quoted:
            return False
        self._stack.pop()
        if top.kind == "fin":
            top.node.relation, top.node.marker = "ccomp", quoted.marker
            verb.node.children[verb.node.children.index(quoted)] = top.node
            quoted.relation, quoted.marker = "conj", ""
            top.node.children.append(quoted)
        else:
            top.node.relation = loose(top, None if quoted.first("nsubj") else quoted)
            quoted.children.insert(0, top.node)
        verb.before, verb.depth = top.before, max(verb.depth, top.depth) + 2
        return True

    def _finds_its_noun(self, verb: Item, top: Item) -> bool:
        """Give a genitive that has lost its noun to the first possessed noun after it."""
        if top.case != "Gen" or top.kind != "noun" or top.role or verb.kind == "ger":
            return False
        for child in verb.node.children[:3]:
            owned = child.get("Person[psor]") == "3" and child.get("VerbForm") in {"", "Ger"}
            if owned and child.start < verb.node.start and child.first("nmod:poss") is None:
                self._stack.pop()
                top.node.relation = "nmod:poss"
                child.children.insert(0, top.node)
                verb.before, verb.depth = top.before, max(verb.depth, top.depth + 2)
                return True
        return False

    def _finds_its_participle(self, verb: Item, top: Item) -> bool:
        """басшының … айтқан … жоспар: a genitive without a noun is the subject of the first participle after it."""
        if top.case != "Gen" or top.kind != "noun" or top.role or verb.kind != "fin":
            return False
        for node in verb.node.walk():
            free = node.relation == "acl" and node.get("VerbForm") == "Part" and node.get("Voice") != "Pass"
            if free and node.pos == "VERB" and node.start > top.node.start and node.first("nsubj") is None:
                self._stack.pop()
                top.node.relation = "nsubj"
                node.children.insert(0, top.node)
                verb.before, verb.depth = top.before, max(verb.depth, top.depth + 4)
                return True
        return False

    def _relation(self, verb: Item, top: Item, seen: set[str]) -> str:
        if verb.kind != "fin" and verb.before and not (top.kind == "fin" and top.node.marker):
            return "advcl" if self._shares_passive(verb, top) else ""
        if top.kind == "fin":
            says = top.node.marker == "деп" or (verb.node.lemma == "де" and not seen - {"nsubj", "advmod", "obl"})
            return "ccomp" if says and "ccomp" not in seen else ""
        if top.kind == "cc":
            return _conjunction(verb, top)
        if top.kind in {"adv", "disc", "particle"}:
            return "discourse" if top.kind == "disc" or (verb.before == "," and len(self._stack) == 1) else "advmod"
        if top.kind == "conv":
            return self._converb(verb, top, seen)
        if top.kind == "mod" and verb.kind in {"part", "ger"} and top.node.pos in {"DET", "NUM"}:
            return ""
        if top.kind == "mod":
            return "advmod" if top.node.pos == "ADJ" else "obl"
        if top.kind == "part":
            return "advcl"
        return self._nominal(verb, top, seen)

    def _shares_passive(self, verb: Item, top: Item) -> bool:
        """сотталып, түрмеде отырғандар: a passive converb belongs to a participle when the main verb is active."""
        passive = top.kind == "conv" and top.node.get("Voice") == "Pass" and top.node.get("VerbForm") == "Conv"
        return passive and verb.before == "," and self.main_is_active

    def _give_back_subject(self, converb: Node) -> None:
        """The subject that a converb took stands before the whole clause and is the main verb's."""
        subject = converb.first("nsubj")
        if subject is not None:
            converb.children.remove(subject)
            self._stack.append(Item(subject, "noun"))

    def _converb(self, verb: Item, top: Item, seen: set[str]) -> str:
        if top.node.pos not in {"VERB", "AUX"} and verb.node.lemma in word_class("becoming") and not seen:
            top.node.marker = "болып"
            return "xcomp"
        if verb.node.lemma == "баста" and top.node.get("Conv") == "Manner" and not seen:
            set_features(top.node, VerbForm="Ger", Conv="")
            return "xcomp"
        return "advcl"

    def _nominal(self, verb: Item, top: Item, seen: set[str]) -> str:
        if top.role:
            if top.role == "nsubj" and "nsubj" in seen:
                self._demote_subject(verb, seen)
            return top.role
        if top.kind == "ger" and not seen - {"advmod"}:
            relation = _controlled(verb.node, top)
            if relation:
                return relation
        if top.case == "Acc":
            if verb.node.lemma in word_class("held-to-be") and verb.kind != "fin":
                return ""
            if "obj" in seen or _takes_no_object(verb.node):
                return "obl" if verb.kind == "fin" else ""
            return "ccomp" if top.kind == "ger" else "obj"
        if top.case != "Nom":
            return self._genitive(verb, seen) if top.case == "Gen" else "obl"
        return self._nominative(verb, top, seen)

    @staticmethod
    def _genitive(verb: Item, seen: set[str]) -> str:
        """The genitive of a nominalised clause is its subject; elsewhere it has lost its noun."""
        if verb.kind == "ger":
            if verb.node.get("Tense"):
                return "" if "nsubj" in seen else "nsubj"
            return "nmod:poss" if verb.owned and "nmod:poss" not in seen else ""
        return "obl" if verb.kind == "fin" else ""

    def _nominative(self, verb: Item, top: Item, seen: set[str]) -> str:
        """Subject or bare object."""
        if _is_time(top):
            return "obl"
        if not seen - {"advmod"} and self._becomes(verb, top):
            top.node.marker = "болып"
            return "xcomp"
        if not seen - {"advmod"} and self._is_bare_object(verb, top, seen):
            return "obj"
        if verb.kind in {"part", "ger"} and not self._has_own_subject(verb, top, seen):
            return ""
        if self.is_reported and not _agrees(verb.node, top.node):
            return ""
        if "nsubj" in seen or "csubj" in seen:
            if verb.kind != "fin" or self.is_reported:
                return ""
            self._demote_subject(verb, seen)
        return "csubj" if top.kind == "ger" else "nsubj"

    def _becomes(self, verb: Item, top: Item) -> bool:
        """Жәнібек оның тең билеушісі саналды: the nearer of two nominatives is what the other one is held to be."""
        if verb.node.lemma not in word_class("held-to-be") or top.kind != "noun" or top.node.pos != "NOUN":
            return False
        if verb.kind == "part":
            return True
        return any(item.role == "nsubj" or item.is_nominative for item in self._stack[-REACH:-1])

    def _demote_subject(self, verb: Item, seen: set[str]) -> None:
        """The leftmost nominative is the subject; one nearer to the verb is its object or belongs to it otherwise."""
        nearer = verb.node.first("nsubj", "csubj")
        if nearer is not None:
            can_be_object = is_transitive(verb.node) and not seen & {"obj", "ccomp"}
            nearer.relation = "obj" if can_be_object else "obl"
            seen.add(nearer.relation)

    def _is_bare_object(self, verb: Item, top: Item, seen: set[str]) -> bool:
        if (
            not is_transitive(verb.node)
            or verb.node.get("Conv") == "As"
            or not top.is_bare
            or top.node.pos in {"PRON", "PROPN"}
            or "obj" in seen
        ):
            return False
        if top.node.get("Number") == "Plur" or any("human" in entry.grammar("en") for entry in top.node.entries):
            return False
        if verb.kind in {"conv", "ger"} and self._has_object_further_left():
            return False
        if " " in verb.node.lemma and any(" " in entry.ru for entry in verb.node.entries[:1]):
            return False
        made = verb.node.lemma in word_class("making") or "Cau" in verb.node.get("Voice")
        return (
            (made and not top.owned)
            or verb.kind != "fin"
            or any(
                item.is_nominative or (item.kind == "conv" and item.node.first("nsubj") is not None)
                for item in self._stack[-REACH:-1]
            )
        )

    def _has_object_further_left(self) -> bool:
        """Тайпаларды жабғулар басқарып: an accusative stands before, and no other nominative that could be subject."""
        below = self._stack[-REACH:-1]
        return any(item.case == "Acc" for item in below) and not any(item.is_nominative for item in below)

    def _has_own_subject(self, verb: Item, top: Item, seen: set[str]) -> bool:
        """Whether a participle or gerund has its own nominative subject; the main verb's stands further left."""
        if verb.node.lemma == "бар" or verb.kind == "conv" or (verb.kind == "part" and self.qualifies_time):
            return True
        if verb.kind == "part" and top.owned and top.node.first("nmod:poss") is None:
            return True
        if verb.kind == "ger":
            alone = self._is_only_nominative(top) and not self.has_main_subject
            return not seen - {"advmod"} and (verb.owned or not alone)
        return is_transitive(verb.node) and "obj" not in seen

    def _is_only_nominative(self, top: Item) -> bool:
        return not any(item.is_nominative for item in self._stack[-REACH:] if item is not top)

    def close_nominal(self) -> None:
        """Make a predicate of the nominal that ends a copula-less clause before a conjunction."""
        if self._stack and self._stack[-1].kind in {"noun", "mod"}:
            below = self._stack[-REACH:-1]
            if any(item.is_nominative and item.kind == "noun" for item in below):
                self.make_predicate()

    def make_predicate(self) -> None:
        """Make the nominal on top of the stack a predicate with what stands before it as its arguments."""
        predicate = self._stack.pop()
        separator = predicate.before
        if separator in {"—", ","}:
            predicate.before = ""
        predicate.kind = "fin"
        self.take_arguments(predicate)
        has_subject = predicate.node.first("nsubj", "csubj") is not None
        if (has_subject or predicate.node.get("Person")) and not predicate.node.get("Tense"):
            set_features(predicate.node, Tense="Pres")
        elif not predicate.before and self._stack and self._stack[-1].kind == "fin":
            predicate.before = separator
        self._stack.append(predicate)


def _agrees(verb: Node, subject: Node) -> bool:
    """Whether a nominative can be the subject by person: ол … келемін деп айтты has its own verb further on."""
    person = subject.get("Person", "3") if subject.pos == "PRON" else "3"
    return person == verb.get("Person", person)


def _is_time(top: Item) -> bool:
    """A nominative that says when or how long: жұма күні, екі жыл, келесі апта."""
    last = top.node.lemma.split(" ")[-1]
    if last in word_class("time-form"):
        return True
    if top.node.get("Number") == "Plur":
        return top.owned and last == "жыл"
    modified = top.owned or bool(top.node.having("nummod", "det", "amod"))
    return last in word_class("time-noun") and modified and top.node.first("nmod:poss") is None


def _controlled(verb: Node, top: Item) -> str:
    """-уға тырысты, -уды жалғастырды (xcomp); -уға келді (purpose)."""
    if top.owned or top.node.get("Tense") or top.node.pos not in {"VERB", "AUX"}:
        return ""
    if top.case == "Dat" and verb.lemma in word_class("control-dat"):
        return "xcomp"
    if top.case == "Acc" and verb.lemma in word_class("control-acc"):
        return "xcomp"
    if top.case == "Dat" and verb.lemma in word_class("motion"):
        set_features(top.node, VerbForm="Conv", Conv="Purpose", Case="")
        return "advcl"
    return ""


def _takes_no_object(verb: Node) -> bool:
    """бас тарт, көңіл бөл: a unit with its object inside, and government that names another case."""
    entry = verb.entries[0] if verb.entries and " " in verb.lemma else None
    governed = entry.government("ru") if entry is not None else {}
    full = entry is not None and (" " in entry.ru or entry.ru.endswith(("ся", "сь")))
    return full and bool(governed) and "Acc" not in governed


def _conjunction(verb: Item, top: Item) -> str:
    if top.node.lemma in CAUSAL_CONJUNCTIONS or top.node.lemma.startswith("егер"):
        return "mark" if verb.kind in {"fin", "conv"} else ""
    return "cc" if verb.kind == "fin" else ""


def _raise_subject(node: Node) -> None:
    """The subject of a chain of converbs stands first and belongs to the main verb."""
    for child in node.having("ccomp"):
        subject = child.first("nsubj")
        if child.marker == "деп" and child.get("Impers") and subject is not None:
            child.children.remove(subject)
            node.children.insert(0, subject)
            return
    for child in node.having("advcl", "xcomp"):
        subject = child.first("nsubj", "csubj")
        if subject is not None and (child.relation == "xcomp" or child.get("Conv") in RAISED_FROM):
            child.children.remove(subject)
            node.children.insert(0, subject)
            if child.relation == "xcomp":
                _raise_frames(child, node)
            return


def _raise_frames(infinitive: Node, node: Node) -> None:
    """What says when, before an infinitive, says it of the whole: Соғыс басталғанда … бейімделе бастады."""
    frames = [
        child for child in infinitive.having("advcl") if child.get("Conv") in {"When", "Cond", "Cause", "Concess"}
    ]
    infinitive.children = [child for child in infinitive.children if child not in frames]
    node.children[:0] = frames


def is_transitive(node: Node) -> bool:
    """Whether a verb may take a direct object: not passive and not known to be intransitive."""
    if node.pos not in {"VERB", "AUX"} or "Pass" in node.get("Voice"):
        return False
    if "Cau" in node.get("Voice"):
        return True
    if node.lemma in word_class("intransitive"):
        return False
    return not any(entry.ru.endswith(("ся", "сь")) or entry.en.startswith("be ") for entry in node.entries[:1])
