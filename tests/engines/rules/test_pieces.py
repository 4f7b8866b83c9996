"""Endless text is cut between words; nothing is lost or moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mt_toolkit.core.engine import EngineOutput, EngineRequest, UnknownWord
from mt_toolkit.core.features import NO_FEATURES
from mt_toolkit.core.languages import LanguagePair
from mt_toolkit.core.terms import Role, TermRequirement
from mt_toolkit.engines.rules.pieces import LONGEST, in_pieces

PAIR = LanguagePair("kk", "en")


def echo(request: EngineRequest) -> EngineOutput:
    assert len(request.text) <= LONGEST + 50
    for need in request.requirements:
        assert request.text[need.start : need.end] == need.surface
    first = request.text.split(" ")[0]
    return EngineOutput(request.text, (UnknownWord(first, 0, len(first), first),))


@given(st.integers(0, 3000), st.integers(1, 12), st.integers(0, 2000))
def test_pieces_join_to_the_whole(words: int, size: int, at: int) -> None:
    text = " ".join(f"{number:0{size}d}" for number in range(words))
    term = " ".join(text.split(" ")[at : at + 2]) if at + 2 < words else ""
    start = text.find(term) if term else 0
    needs = (TermRequirement("c", start, start + len(term), term, Role.HEAD, NO_FEATURES, "NOUN", ()),) if term else ()
    output = in_pieces(EngineRequest(text, PAIR, needs), echo)
    assert output.text == text
    assert all(text[word.start : word.end] == word.surface for word in output.unknown)


def test_a_word_without_end_is_left_whole() -> None:
    text = "а" * (LONGEST * 2)
    assert in_pieces(EngineRequest(text, PAIR), lambda request: EngineOutput(request.text)).text == text
