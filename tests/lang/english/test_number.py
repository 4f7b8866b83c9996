"""Determiners, numerals and verbs against the number of an English phrase."""

from __future__ import annotations

import pytest

from mt_toolkit.core.terms import Role, TargetTerm
from mt_toolkit.evaluation.terms.expectations import Expectation
from mt_toolkit.evaluation.terms.reader import TermReader


@pytest.fixture(scope="module")
def is_right():
    reader = TermReader("en")

    def judge(term: str, text: str) -> bool:
        expectation = Expectation("x", 0, 0, "", Role.HEAD, (), (TargetTerm(term, Role.HEAD, ()),))
        (verdict,) = reader.judge(text, [expectation])
        assert verdict.lemma, "the words must be there"
        return verdict.slot

    return judge


@pytest.mark.parametrize(
    ("term", "right", "wrong"),
    [
        ("tribe", "A Turkic tribe came.", "A Turkic tribes came."),
        ("envoy", "Several Chinese envoys came.", "Several Chinese envoy came."),
        ("zhuz", "Each zhuz had a bi.", "Each zhuzes had a bi."),
        ("policy", "These new policies failed.", "These new policy failed."),
        ("tribe", "The tribes were many.", "The tribes was many."),
    ],
)
def test_the_number_must_fit(is_right, term, right, wrong) -> None:
    assert is_right(term, right)
    assert not is_right(term, wrong)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("tribe", "A few tribes remained."),
        ("tribe", "A hundred tribes came."),
        ("tribe", "A great many tribes came."),
        ("policy", "These policy documents were burnt."),
        ("khan", "That year, khans met in a large yurt."),
        ("tribe", "A league of tribes and peoples was formed."),
    ],
)
def test_what_people_write_is_not_called_wrong(is_right, term, text) -> None:
    assert is_right(term, text)
