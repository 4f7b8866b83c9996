"""Noun phrases: what a noun takes off the stack as its modifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.core.terms import Role
from mt_toolkit.engines.rules.analysis.grammar import word_class
from mt_toolkit.engines.rules.analysis.items import DEEPEST, REACH, Item, attach, set_features
from mt_toolkit.engines.rules.lexicon import human_lemmas

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.tree import Node

MODIFIERS = {"ADJ": "amod", "DET": "det", "NUM": "nummod"}
TOPICAL = frozenset({"туралы", "жөнінде", "жайлы", "жайында", "хақында", "қарсы", "қатысты", "сияқты", "секілді"})
"""Postpositions whose phrase modifies the noun after it."""
SURNAMES = ("ов", "ев", "ёв", "ин", "ова", "ева", "ина", "ский", "ская", "ұлы", "қызы", "тегі", "енко")
_OWNED_OR_PLURAL = ("", "ы", "і", "сы", "сі", "м", "ым", "ім", "лар", "лер", "дар", "дер", "тар", "тер")
FIRST_AND_SECOND = frozenset({"1", "2"})


def take_modifiers(stack: list[Item], head: Item, *, waits: bool, lone: bool = False) -> None:
    """Attach every modifier right before ``head``; stops at the first word that is none.

    ``waits`` says that ``head`` is a bare noun about to modify the next one: clauses, determiners and numerals then
    belong to that one (осы кеңес қызметкерлері). With ``lone`` a genitive is left to the gerund that follows, unless it
    is the only possessor.
    """
    while stack and not head.before and stack[-1].depth < DEEPEST:
        relation = _relation(stack, head, waits=waits)
        if not relation or (lone and stack[-1].case == "Gen" and _has_possessor(head)):
            return
        dependent = stack.pop()
        if relation == "flat":
            _hand_over(dependent, head)
        clause = _clause_of(dependent, head) if relation == "nmod:poss" else None
        attach(head, dependent, relation)
        if relation == "amod":
            _take_measured(stack, dependent.node, head)
        if clause is not None:
            head.node.children.remove(dependent.node)
            dependent.node.relation = "nsubj"
            clause.children.insert(0, dependent.node)


def _take_measured(stack: list[Item], adjective: Node, head: Item) -> None:
    """жасы үлкен Керей, саны аз халық: a quality of the noun and its adjective, *whose number is small*."""
    if not stack or head.before or adjective.lemma not in word_class("dimension") or adjective.children:
        return
    quality = stack[-1]
    free = quality.kind == "noun" and quality.case == "Nom" and quality.owned and not quality.role
    if not free or _is_human(quality) or quality.node.first("nmod:poss") is not None or head.owned:
        return
    stack.pop()
    quality.node.relation = "nsubj"
    adjective.relation = "acl"
    adjective.children.insert(0, quality.node)
    head.before = quality.before
    head.depth = max(head.depth, quality.depth + 2)


def _has_possessor(head: Item) -> bool:
    return any(child.relation == "nmod:poss" for child in head.node.children)


def _clause_of(owner: Item, head: Item) -> Node | None:
    """оның шығарған банкноттары: the genitive before a participial clause is its subject."""
    first = head.node.children[0] if head.node.children else None
    if owner.case != "Gen" or first is None or first.relation != "acl" or first.pos not in {"VERB", "AUX"}:
        return None
    if first.get("Voice") == "Pass" or first.lemma == "бар" or first.first("nsubj") is not None:
        return None
    return first


def _hand_over(first: Item, last: Item) -> None:
    """What stands before a first name belongs to the whole name."""
    last.node.children[:0] = first.node.children
    first.node.children = []


def _relation(stack: list[Item], head: Item, *, waits: bool) -> str:
    top = stack[-1]
    if top.kind == "part":
        return "" if waits or head.node.pos == "PRON" else "acl"
    if top.kind == "mod":
        return _modifier(top, head, waits=waits)
    if top.kind == "adv" and not waits and _between(stack, top, head):
        return "advmod"
    if top.role and (_is_topic(top, head, waits=waits) or (top.kind == "noun" and _between(stack, top, head))):
        return "nmod"
    if top.kind not in {"noun", "ger"} or top.role:
        return ""
    if top.case == "Gen":
        return _genitive(top, head)
    if top.case != "Nom":
        return "" if waits else _complement(stack, top, head)
    return _bare(stack, top, head)


def _modifier(top: Item, head: Item, *, waits: bool) -> str:
    node = top.node
    if node.marker == "деген":
        return "" if waits else "appos"
    if node.get("Attr") == "Yes":
        return "" if waits else "nmod"
    if node.quoted and not head.node.quoted and head.owned:
        return "nmod:poss"
    if waits and not node.quoted and node.pos in {"DET", "NUM"} and node.get("NumType") != "Ord":
        return ""
    if head.kind == "ger" and node.pos == "ADJ" and head.node.get("Tense"):
        return "advmod"
    return MODIFIERS.get(node.pos, "nmod")


def _genitive(top: Item, head: Item) -> str:
    """A genitive needs a possessed head, unless it is a pronoun of the first or second person (біздің үй)."""
    person, owner = top.node.get("Person"), head.node.get("Person[psor]")
    if owner in FIRST_AND_SECOND and person != owner:
        return ""
    lexical = head.node.lemma.endswith("басы")
    if not owner and not lexical and person not in FIRST_AND_SECOND and head.node.requirement is None:
        return "nmod:poss" if any(" " in entry.kk for entry in head.node.entries[:1]) else ""
    return "nsubj" if head.kind == "ger" and head.node.get("Tense") else "nmod:poss"


def _is_topic(top: Item, head: Item, *, waits: bool) -> bool:
    """тәуелсіздік туралы заң, отарлауға қарсы көтеріліс: the phrase belongs to the noun."""
    node = top.node
    marked = any(child.relation in {"case", "mark"} and child.lemma in TOPICAL for child in node.children)
    if waits or not marked or node.pos == "PRON" or head.kind != "noun" or head.node.pos != "NOUN":
        return False
    return not _is_human(head)


def _complement(stack: list[Item], top: Item, head: Item) -> str:
    """өлкені отарлау саясаты: an accusative before a noun made of a verb is what a genitive is elsewhere."""
    if top.case != "Acc" and _between(stack, top, head):
        return "nmod"
    if top.case == "Ins" and head.kind == "noun" and head.node.lemma in word_class("with-whom"):
        return "nmod" if head.owned or not _is_modified(head) else ""
    if head.kind != "noun" or not _is_verbal_noun(head.node):
        return ""
    if top.case == "Acc":
        set_features(top.node, Case="Gen")
        return "nmod:poss"
    below = stack[-2] if len(stack) > 1 else None
    governs = below is not None and below.kind == "noun" and below.case == "Acc" and not top.before
    return "nmod" if governs or (top.case in {"Dat", "Abl"} and not _is_modified(head)) else ""


def _between(stack: list[Item], top: Item, head: Item) -> bool:
    """Аткинсонның комедияға сыйы: what stands between a genitive and its noun belongs to the noun."""
    below = stack[-2] if len(stack) > 1 else None
    if not head.owned or head.kind != "noun" or top.before or below is None:
        return False
    return below.kind in {"noun", "ger"} and below.case == "Gen" and top.case != "Gen" and not below.role


def _is_verbal_noun(node: Node) -> bool:
    return any(part.endswith(("у", "ю")) and len(part) > 3 for part in node.lemma.split(" "))


def _bare(stack: list[Item], top: Item, head: Item) -> str:
    """Izafet, names and titles: a nominative noun before a noun."""
    if top.node.pos == "PRON" or head.node.pos in {"PRON", "NUM"} or top.node.get("Date"):
        return ""
    if head.kind == "noun" and (head.node.pos == "PROPN" or _is_titled_name(head)):
        return _name(top, head)
    if head.owned or (top.node.pos == "PROPN" and _is_place(top) and _is_compound(head)):
        return _izafet(stack, top, head)
    if head.kind == "ger" or top.node.get("Number") == "Plur" or top.owned or _is_modified(head):
        return ""
    if top.node.pos == "NOUN" and not _is_human(top) and _is_verbal_noun(head.node) and " " not in head.node.lemma:
        return "nmod:poss"
    if top.node.pos == "PROPN" and head.predicate:
        return ""
    if top.node.pos == "PROPN" and _is_human(head):
        return _titled(top, head)
    has_adjective = not top.node.children and any(entry.ru_attr or entry.en_attr for entry in top.node.entries[:1])
    if _is_human(top) and not _is_human(head):
        has_adjective = False
    if has_adjective and any(item.is_nominative for item in stack[-REACH:-1]):
        return "nmod"
    requirement = top.node.requirement
    attributive = requirement is not None and requirement.role is Role.ATTRIBUTIVE
    return "nmod" if attributive and not top.node.children else ""


def _titled(top: Item, head: Item) -> str:
    """Абылай хан; Керей мен Жәнібек сұлтандар; but Шыңғыс хан (кінәлілерді) is the subject of what follows."""
    if " " in top.node.form:
        return ""
    if head.node.get("Number") == "Plur":
        return "appos" if top.node.first("conj") is not None else ""
    return "flat" if head.case == "Nom" or head.node.lemma in word_class("title") or head.node.requirement else ""


def _is_titled_name(head: Item) -> bool:
    """Whether a title stands with its name already: (өкілі) Әбілқайыр хан, (ұрпақтары) Керей мен Жәнібек сұлтандар."""
    return any(child.relation in {"flat", "appos"} and child.pos == "PROPN" for child in head.node.children)


def _is_compound(head: Item) -> bool:
    """Whether a unit of the lexicon has its possessive inside: Қарағанды (көмір бассейні)."""
    return any(" " in entry.kk and entry.kk[-1] in "ыі" for entry in head.node.entries[:1]) and head.node.pos == "NOUN"


def _izafet(stack: list[Item], top: Item, head: Item) -> str:
    """қала халқы: the bare noun stands right before the possessed one."""
    if top.kind == "ger" and top.owned:
        return ""
    if top.node.quoted and not head.node.quoted:
        return "nmod:poss"
    if _is_modified(head) and not _is_official(top, head):
        return ""
    return "" if _is_subject_of_accusative(stack, top, head) else "nmod:poss"


def _is_modified(head: Item) -> bool:
    return any(child.start < head.node.start for child in head.node.children)


def _name(top: Item, head: Item) -> str:
    """Titles and first names before a last name; a last name ends the name, and only people have titles."""
    if top.node.pos == "PROPN":
        if _is_place(top) and not _is_place(head) and head.case != "Nom":
            return ""
        if head.case == "Loc" or (_is_person(top) and _is_place(head)):
            return ""
        if top.node.requirement is not None and head.node.requirement is not None and not _is_human(head):
            return ""
        if _is_acronym(top.node) and not head.owned:
            return ""
        last = head.node.form.lower().endswith(SURNAMES)
        if head.owned and not last:
            return "nmod:poss"
        whole = any(child.relation == "flat" for child in top.node.children)
        ends = whole or (top.node.form.lower().endswith(SURNAMES) and head.case != "Nom")
        return "" if ends and not last else "flat"
    if head.node.pos != "PROPN":
        return "appos" if _is_human(top) and top.owned else ""
    if _is_place(head):
        return ""  # ақын Семейге келді
    return "appos" if _is_human(top) and top.node.get("Number") != "Plur" else ""


def _is_place(item: Item) -> bool:
    """A known name that is not marked as a person's."""
    requirement = item.node.requirement
    if requirement is not None:
        return item.node.pos == "PROPN" and not any({"person", "anim"} & set(t.grammar) for t in requirement.targets)
    return bool(item.node.entries) and not _is_human(item)


def _is_person(item: Item) -> bool:
    """A name that is marked as a person's."""
    return item.node.pos == "PROPN" and _is_human(item)


def goes_on_as_name(first: Node, last: Node) -> bool:
    """Whether a name and the one right after it are parts of one person's (Джон Рам), as far as they tell."""
    if any(node.pos != "PROPN" or node.requirement or not node.form[:1].isupper() for node in (first, last)):
        return False
    bare = first.get("Case", "Nom") == "Nom" and not first.get("Person[psor]")
    return bare and _name(Item(first, "noun"), Item(last, "noun")) == "flat"


def _is_official(top: Item, head: Item) -> bool:
    """Қазақстан Ұлттық банкі, Қазақ өлкелік партия комитеті: in official names adjectives may stand between."""
    between = [child for child in head.node.children if child.start < head.node.start]
    if not top.node.form[:1].isupper() or any(child.relation not in {"amod", "nmod:poss"} for child in between):
        return False
    if top.node.get("Number") == "Plur" or any(child.quoted and not head.node.quoted for child in between):
        return False
    if any(child.get("Case", "Nom") != "Nom" for child in between):
        return False
    capitals = all(child.form[:1].isupper() for child in between)
    return capitals or _is_acronym(top.node) or (top.node.pos == "NOUN" and top.node.start > 0)


def _is_acronym(node: Node) -> bool:
    return len(node.form) > 1 and node.form.isupper()


def _is_human(item: Item) -> bool:
    requirement = item.node.requirement
    if requirement is not None:
        return _means_person(requirement.surface) or any("human" in target.grammar for target in requirement.targets)
    return any("human" in entry.grammar("en") for entry in item.node.entries)


def _means_person(surface: str) -> bool:
    """Whether a term's last word is a noun for people, as a title before a name has it (ғалымы, ақындар)."""
    last = surface.lower().rsplit(" ", 1)[-1]
    return any(last.removesuffix(ending) in human_lemmas() for ending in _OWNED_OR_PLURAL)


def _is_subject_of_accusative(stack: list[Item], top: Item, head: Item) -> bool:
    """Большевиктер саясатын өзгертті: a plural, person or owned noun first in its clause before an own accusative."""
    if top.node.pos == "PROPN" and head.node.lemma in word_class("place-kind"):
        return False  # Отырар қаласын
    if head.case not in {"Acc", "Dat"} or any(item.is_nominative for item in stack[-REACH:-1]):
        return False
    below = stack[-2] if len(stack) > 1 else None
    if below is not None and below.kind == "conv" and below.node.first("nsubj") is not None:
        return False
    first = below is None or below.kind in {"fin", "adv", "cc"} or bool(top.before)
    return first and (top.node.get("Number") == "Plur" or top.owned or top.node.pos == "PROPN")
