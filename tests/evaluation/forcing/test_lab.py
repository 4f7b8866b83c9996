"""The forcing laboratory: its language, its counting, and its command on a student taught for a moment."""

from __future__ import annotations

import pytest

from mt_toolkit.evaluation.forcing.__main__ import get_student, main
from mt_toolkit.evaluation.forcing.language import CASES, NUMBERS, Language
from mt_toolkit.evaluation.forcing.measure import count, run
from mt_toolkit.evaluation.forcing.strategies import Strategy
from mt_toolkit.evaluation.forcing.student import Recipe

SHORT = Recipe(steps=40, width=32)


@pytest.fixture(scope="module")
def language() -> Language:
    return Language()


def test_the_language_is_the_same_each_time(language) -> None:
    again = Language()
    assert [noun.wanted for noun in again.nouns] == [noun.wanted for noun in language.nouns]
    assert language.test(5, 1, 2, rare=True) == again.test(5, 1, 2, rare=True)
    assert language.test(5, 1, 2, rare=True) != language.test(5, 2, 2, rare=True)


@pytest.mark.parametrize("terms", [1, 2, 4])
@pytest.mark.parametrize("rare", [True, False])
def test_a_test_sentence_has_its_terms_in_their_forms(language, terms, rare) -> None:
    for pair in language.test(30, 7, terms, rare=rare):
        assert len(pair.slots) == terms
        for slot in pair.slots:
            assert slot.noun.rare is rare
            assert slot.noun.forms(slot.noun.wanted)[slot.cell] in pair.reference
            assert slot.noun.forms(slot.noun.usual)[slot.cell] in pair.taught
            assert pair.source[slot.word].startswith(slot.noun.source)


def test_unseen_words_are_never_taught_and_rare_ones_seldom(language) -> None:
    words = [word for pair in language.training(3000, 1) for word in pair.taught]
    taught = set(words)
    unseen = {form for noun in language.nouns if not noun.rare for form in noun.forms(noun.wanted).values()}
    rare = {form for noun in language.nouns if noun.rare for form in noun.forms(noun.wanted).values()}
    assert not unseen & taught
    usual = language.readings()
    share = sum(word in rare for word in words) / sum(word in usual or word in rare for word in words)
    assert 0.01 < share < 0.06


def test_every_noun_has_six_cells(language) -> None:
    for noun in language.nouns:
        assert set(noun.forms(noun.usual)) == {(case, number) for case in CASES for number in NUMBERS}


def test_counting(language) -> None:
    pairs = language.test(4, 3, 2, rare=False)
    right = count(pairs, [pair.reference for pair in pairs], 1.0)
    assert (right.satisfied, right.right, right.double, round(right.bleu)) == (1.0, 1.0, 0.0, 100)
    taught = count(pairs, [pair.taught for pair in pairs], 1.0)
    assert (taught.satisfied, taught.right) == (0.0, 0.0)
    both = count(pairs, [(*pair.reference, *pair.taught) for pair in pairs], 1.0)
    assert both.double == 1.0


@pytest.mark.slow
def test_a_student_is_kept_and_terms_are_always_satisfied(language, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    student = get_student(language, SHORT)
    again = get_student(language, SHORT)
    assert student.model.num_parameters() == again.model.num_parameters()
    pairs = language.test(6, 3, 2, rare=False)
    drafts = run(Strategy("free", "free"), student, pairs).tokens
    for strategy in (Strategy("gate", "gate"), Strategy("informed", "gate", informed=True)):
        outcome = run(strategy, student, pairs, drafts)
        assert count(pairs, student.words(outcome.tokens), outcome.seconds).satisfied == 1.0


@pytest.mark.slow
def test_the_command_prints_its_tables(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("mt_toolkit.evaluation.forcing.__main__.Recipe", lambda steps=40: SHORT)
    page = tmp_path / "forcing.md"
    assert main(["--sentences", "4", "--write", str(page)]) == 0
    text = page.read_text(encoding="utf-8")
    assert text.count("| gate |") == 6
    assert "| transformers |" in text
    assert capsys.readouterr().out == ""
