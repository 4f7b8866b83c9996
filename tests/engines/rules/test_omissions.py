"""Words that a room leaves unsaid are told to the translator."""

from __future__ import annotations

from mt_toolkit.core.engine import EngineRequest
from mt_toolkit.core.languages import LanguagePair
from mt_toolkit.engines.rules import engine as rules
from mt_toolkit.engines.rules.omissions import left_out, note, recording
from mt_toolkit.engines.rules.tree import Node, Rendered, SentenceTree

PAIR = LanguagePair("kk", "en")


def tree() -> SentenceTree:
    verb = Node("келді", 9, 14, "кел", "VERB")
    old, friend = Node("Ескі", 0, 4, "ескі", "ADJ"), Node("дос", 5, 8, "дос", "NOUN")
    verb.children = [old, friend, Node(".", 14, 15, ".", "PUNCT")]
    return SentenceTree((verb,))


def test_what_is_not_looked_up_is_left_out_in_source_order() -> None:
    sentence = tree()
    with recording() as seen:
        note(sentence.roots[0])
    assert left_out(sentence, seen) == ("Ескі", "дос")
    note(sentence.roots[0].children[0])  # outside of any recording: nothing happens
    assert left_out(sentence, seen) == ("Ескі", "дос")


def test_an_ordinary_sentence_leaves_nothing_out() -> None:
    (output,) = rules.load().translate([EngineRequest("Хан жаңа қала салды.", PAIR)])
    assert output.warnings == ()


def test_a_room_that_forgets_a_word_is_told_on(monkeypatch) -> None:
    engine = rules.load()
    whole = engine._room("en")

    def forgetful(sentence: SentenceTree) -> Rendered:
        (root,) = sentence.roots
        root.children = [child for child in root.children if child.relation != "obj"]
        return whole(sentence)

    monkeypatch.setitem(engine._rooms, "en", forgetful)
    monkeypatch.setattr(rules, "left_out", lambda _, seen: left_out(engine._analyzer.analyse("Хан кітап жазды."), seen))
    (output,) = engine.translate([EngineRequest("Хан кітап жазды.", PAIR)])
    assert output.warnings == ("left out: кітап",)
