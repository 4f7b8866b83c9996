"""A required term is said even where a room loses the part of the sentence that holds it."""

from __future__ import annotations

from mt_toolkit.core.features import features
from mt_toolkit.core.terms import Role, TargetTerm, TermRequirement
from mt_toolkit.engines.rules.completeness import render_completely
from mt_toolkit.engines.rules.tree import Node, Rendered, SentenceTree


def requirement(text: str, start: int) -> TermRequirement:
    forms = ((features(Number="Sing"), (text,)), (features(Number="Plur"), (f"{text}s",)))
    target = TargetTerm(text, Role.HEAD, forms)
    return TermRequirement(f"c-{text}", start, start + 3, "сөз", Role.HEAD, features(Case="Nom"), "NOUN", (target,))


def node(lemma: str, start: int, relation: str, children: list[Node] | None = None, required: str = "") -> Node:
    return Node(
        lemma, start, start + 3, lemma, "NOUN", relation=relation, children=children or [],
        requirement=requirement(required, start) if required else None,
    )  # fmt: skip


def careless_room(tree: SentenceTree) -> Rendered:
    """Says roots and their subjects, and loses everything else."""
    said = []
    for root in tree.roots:
        parts = [root, *root.having("nsubj")]
        said.extend(part.requirement.targets[0].text if part.requirement else part.lemma for part in parts)
    return Rendered(" ".join(said))


def test_a_sentence_that_is_complete_is_left_alone() -> None:
    tree = SentenceTree((node("verb", 9, "root", [node("x", 0, "nsubj", required="khan")]),))
    assert render_completely(tree, careless_room, [requirement("khan", 0)]).text == "verb khan"


def test_a_lost_part_is_said_beside_the_sentence() -> None:
    lost = node("x", 0, "obl", [node("y", 4, "nmod", required="bi")], required="khan")
    tree = SentenceTree((node("verb", 9, "root", [lost]),))
    wanted = [requirement("khan", 0), requirement("bi", 4)]
    assert set(render_completely(tree, careless_room, wanted).text.split()) == {"verb", "khan", "bi"}


def test_a_requirement_without_a_node_gets_one() -> None:
    tree = SentenceTree((node("verb", 9, "root"),))
    assert "khan" in render_completely(tree, careless_room, [requirement("khan", 0)]).text


def test_a_term_required_twice_is_said_twice() -> None:
    first, second = node("x", 0, "nsubj", required="khan"), node("x", 5, "obl", required="khan")
    tree = SentenceTree((node("verb", 9, "root", [first, second]),))
    wanted = [requirement("khan", 0), requirement("khan", 5)]
    assert render_completely(tree, careless_room, wanted).text.split().count("khan") == 2


def test_a_longer_word_is_not_taken_for_the_term() -> None:
    lost = node("x", 0, "obl", required="khan")
    tree = SentenceTree((node("khanate", 9, "root", [lost]),))
    assert render_completely(tree, careless_room, [requirement("khan", 0)]).text == "khanate khan"
