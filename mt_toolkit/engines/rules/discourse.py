"""Subjects that a sentence leaves out because the one before has named them: Абай Семейге келді. Медреседе оқыды.

Kazakh drops a subject that goes on; English and Russian say «he», «он». Only people and names are taken up: of things
that are left out, the passive and the impersonal forms of the rooms say enough.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mt_toolkit.core.features import features
from mt_toolkit.engines.rules.lexicon import Entry
from mt_toolkit.engines.rules.tree import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mt_toolkit.engines.rules.tree import SentenceTree

_SUBJECTS = ("nsubj", "csubj")
_OF_THINGS = frozenset({"бар", "құра", "құрал", "қамты", "жалғас", "аяқтал", "бастал", "созыл"})
"""Verbs that are hardly told of people: what is left out with them is a thing."""
_HE = Entry("ол", "PRON", "he", "он", ru_gram="anim")
_THEY = Entry("олар", "PRON", "they", "они")


def find_topic(previous: Sequence[str], analyse: Callable[[str], SentenceTree]) -> Node | None:
    """Who the sentences before (nearest last) are about: the nearest subject, if it is a person or a name."""
    for text in reversed(previous):
        roots = analyse(text).roots
        if not roots:
            return None
        subject = roots[0].first(*_SUBJECTS)
        if subject is not None:
            return subject if _can_go_on(subject) else None
        if not lacks_subject(roots[0]):
            return None
    return None


def lacks_subject(root: Node) -> bool:
    """Whether a clause is told of somebody in the third person whom it does not name."""
    told = root.get("VerbForm") == "Fin" and root.get("Mood", "Ind") == "Ind" and root.get("Person", "3") == "3"
    if not told or root.get("Impers") or root.lemma in _OF_THINGS or root.first(*_SUBJECTS) is not None:
        return False
    if root.get("Voice") == "Pass" and root.having("ccomp", "obj"):
        return False
    return not any(clause.first(*_SUBJECTS) for clause in root.having("advcl", "ccomp", "xcomp"))


def with_topic(tree: SentenceTree, topic: Node) -> SentenceTree:
    """The tree with a pronoun where its first clause lacks a subject, after the date that opens it."""
    first = tree.roots[0]
    several = topic.get("Number") == "Plur" or topic.first("conj") is not None
    entry = _THEY if several else _HE
    values = features(Case="Nom", Number="Plur" if several else "Sing", Person="3", PronType="Prs", Antecedent="Yes")
    opening = [child.end for child in first.having("obl") if child.get("Date")]
    start = min(opening, default=min((child.start for child in first.children), default=first.start))
    pronoun = Node("", start, start, entry.kk, "PRON", values, "nsubj", entries=(entry,))
    told = replace(first, children=sorted([*first.children, pronoun], key=lambda child: child.start))
    return replace(tree, roots=(told, *tree.roots[1:]), topic=topic)


def _can_go_on(subject: Node) -> bool:
    if subject.pos == "PRON":
        return subject.get("Person") == "3" and subject.lemma in {"ол", "олар"}
    human = any("human" in entry.grammar("en") for entry in subject.entries)
    return human or (subject.pos == "PROPN" and not subject.entries)
