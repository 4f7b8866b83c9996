"""The labelled cases: whole, read by two, and how the metric agrees with the second reader."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from mt_toolkit.evaluation.cases import ABSENT, RIGHT, WRONG_FORM, Case, agreement, judge, main, read_cases
from mt_toolkit.evaluation.terms.reader import TermReader


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return read_cases()


def test_there_are_150_and_the_metric_agrees_with_their_author(cases) -> None:
    assert Counter(case.language for case in cases) == {"en": 75, "ru": 75}
    assert len({case.id for case in cases}) == 150
    for case in cases:
        assert case.author in {RIGHT, WRONG_FORM, ABSENT}
        assert case.surface.lower() in case.source.lower()
    by_author = [replace(case, second=case.author) for case in cases]
    assert all(agreement(by_author, language).rate >= 0.96 for language in ("en", "ru"))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_metric_agrees_with_the_second_reader(cases, language) -> None:
    found = agreement(cases, language)
    assert found.cases == 75
    assert found.rate >= 0.96
    assert found.metric > found.substring
    assert found.kappa > 0.8


def test_a_wrong_form_and_an_absent_term_are_told_apart() -> None:
    reader = TermReader("ru")

    def label(hypothesis: str) -> str:
        case = Case("x", "ru", "Жүз.", "жүз", ("жуз",), "head", hypothesis, RIGHT, RIGHT)  # type: ignore[arg-type]
        return judge(case, reader)

    assert label("Он жил в жузе.") == RIGHT
    assert label("Он жил в жузом.") == WRONG_FORM
    assert label("Он жил в орде.") == ABSENT


def test_the_command_prints_both_languages(capsys) -> None:
    assert main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line[:3] for line in lines] == ["en:", "ru:"]
    assert "kappa" in lines[0]
    assert main(["--show"]) == 0
