"""Terms read in translations: the three tiers, one stretch for one term, and what is right in its slot."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mt_toolkit.core.terms import Role, TargetTerm
from mt_toolkit.evaluation.terms.assignment import assign
from mt_toolkit.evaluation.terms.expectations import Expectation
from mt_toolkit.evaluation.terms.reader import TermReader


def expect(
    *renderings: str, role: Role = Role.HEAD, listed: tuple[str, ...] = (), forbidden: tuple[str, ...] = ()
) -> Expectation:
    targets = tuple(TargetTerm(text, role, ()) for text in renderings)
    return Expectation("c", 0, 1, "x", role, (), targets, listed, forbidden)


@pytest.fixture(scope="module")
def readers() -> dict[str, TermReader]:
    return {language: TermReader(language) for language in ("en", "ru")}


def tiers(reader: TermReader, text: str, *expectations: Expectation) -> list[str]:
    """``sls`` letters for each expectation: surface, lemma, slot; a dash where not met."""
    return [
        "".join(letter if met else "-" for letter, met in zip("slf", (v.surface, v.lemma, v.slot), strict=True))
        for v in reader.judge(text, expectations)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Проводилась политика индустриализации.", "slf"),
        ("Итоги политики индустриализации велики.", "-lf"),
        ("В результате политикой индустриализации.", "-lf"),
        ("Развитие политикам индустриализации.", "-lf"),  # a dative plural: nothing beside it forbids that
        ("Итоги политики индустриализацией велики.", "-l-"),  # the genitive belongs to the term
        ("Итоги индустриализации велики.", "---"),
        ("", "---"),
    ],
)
def test_russian_phrases(readers, text, expected) -> None:
    assert tiers(readers["ru"], text, expect("политика индустриализации")) == [expected]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Он жил в степи.", True),
        ("Он жил в степью.", False),
        ("Войско вышло из степи.", True),
        ("Войско вышло из степь.", False),
        ("Он видел бескрайнюю степь.", True),
        ("Он видел бескрайнюю степи.", False),
        ("Пять степей.", True),
        ("Пять степь.", False),
        ("Они управляли степью.", True),
        ("Они управляли степь.", False),
        ("Хан завоевал степь.", True),
        ("Люди, населявшие степь, ушли.", True),
        ("Началась степь.", True),
        ("В 1731 году степь опустела.", True),
    ],
)
def test_russian_forms_right_in_their_slot(readers, text, right) -> None:
    (verdict,) = readers["ru"].judge(text, [expect("степь")])
    assert verdict.lemma
    assert verdict.slot is right, verdict.problem
    assert bool(verdict.problem) is not right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("советские работники", True),
        ("советский работники", False),
        ("советским работникам", True),
        ("советской работники", False),
    ],
)
def test_a_russian_modifier_agrees_with_its_noun(readers, text, right) -> None:
    (verdict,) = readers["ru"].judge(text, [expect("советский", role=Role.ATTRIBUTIVE)])
    assert verdict.slot is right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The zhuz was strong.", True),
        ("Three zhuzes were strong.", True),
        ("The zhuz's army came.", True),
        ("a zhuzes", False),
        ("these zhuz", False),
        ("The zhuzes was strong.", False),
        ("The army of the zhuzes was strong.", True),
    ],
)
def test_english_number(readers, text, right) -> None:
    (verdict,) = readers["en"].judge(text, [expect("zhuz")])
    assert verdict.lemma
    assert verdict.slot is right


def test_parts_of_words_are_no_terms(readers) -> None:
    assert tiers(readers["en"], "The biography was abridged.", expect("bi")) == ["---"]
    assert tiers(readers["ru"], "Ханство росло.", expect("хан")) == ["---"]


def test_a_word_serves_one_term_and_the_best_assignment_is_found(readers) -> None:
    long, short = expect("Soviet power"), expect("power")
    assert tiers(readers["en"], "Soviet power won.", long, short) == ["slf", "---"]
    assert tiers(readers["en"], "Soviet power had power.", short, long) == ["slf", "slf"]
    # Taking the longest first would leave the second term without a word.
    assert assign([[(0, 1), (2, 3)], [(0, 1)]]) == [1, 0]


def test_listed_forms_decide_over_analysis(readers) -> None:
    listed = expect("степь", listed=("степной край",))
    assert tiers(readers["ru"], "Степной край опустел.", listed) == ["slf"]
    without_concept = expect(listed=("жуза", "жузу"))
    assert tiers(readers["ru"], "Люди жуза ушли.", without_concept) == ["slf"]


def test_invisible_letters_and_case_do_not_matter(readers) -> None:
    assert tiers(readers["en"], "The\u200b Golden\u00a0Horde fell.", expect("golden horde")) == ["slf"]


def test_spans_and_forbidden_renderings(readers) -> None:
    text = "The hundred was called the Senior Zhuz."
    (verdict,) = readers["en"].judge(text, [expect("zhuz", forbidden=("hundred",))])
    assert text[verdict.start : verdict.end] == "Zhuz"
    assert verdict.forbidden == "hundred"


@given(st.lists(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2)), max_size=4), max_size=5))
@settings(max_examples=200, deadline=None)
def test_assignments_are_disjoint_and_not_worse_than_greedy(raw) -> None:
    candidates = [[(first, first + length) for first, length in term] for term in raw]
    chosen = assign(candidates)
    taken: set[int] = set()
    for term, choice in zip(candidates, chosen, strict=True):
        if choice is not None:
            words = set(range(term[choice][0], term[choice][1] + 1))
            assert not words & taken
            taken |= words
    greedy, used = 0, set()
    for term in candidates:
        for first, last in term:
            words = set(range(first, last + 1))
            if not words & used:
                used |= words
                greedy += 1
                break
    assert sum(choice is not None for choice in chosen) >= greedy
