"""The contract of every metric, and what each of ours measures."""

from __future__ import annotations

import math

import numpy as np
import pytest

from mt_toolkit.core.terms import Role, TargetTerm
from mt_toolkit.evaluation.metrics.integrity import faults
from mt_toolkit.evaluation.metrics.isolated import NEURAL
from mt_toolkit.evaluation.metrics.model import DOCUMENT, SEGMENT, Task
from mt_toolkit.evaluation.metrics.names import DEFAULT, METRICS, load_metrics
from mt_toolkit.evaluation.scoring import score_task
from mt_toolkit.evaluation.terms.expectations import Expectation


def term(*renderings: str, concept: str = "c", forbidden: tuple[str, ...] = ()) -> Expectation:
    targets = tuple(TargetTerm(text, Role.HEAD, ()) for text in renderings)
    return Expectation(concept, 0, 1, "x", Role.HEAD, (), targets, (), forbidden)


def make(hypotheses, references=None, *, sources=None, documents=None, terms=(), language="en") -> Task:
    count = len(hypotheses)
    return Task(
        language,
        tuple(sources or ["Қазақстан 1991 жылы тәуелсіз болды."] * count),
        tuple(hypotheses),
        tuple(references or hypotheses),
        tuple(documents or [""] * count),
        tuple(terms) or ((),) * count,
        "terms:test",
    )


def score(name: str, task: Task) -> float:
    (figure,) = score_task(task, load_metrics([name]), resamples=0)
    return figure.score


TASK = make(
    ["The zhuz grew in 1991.", "A khan came to the zhuz."],
    ["The zhuz grew in 1991.", "The khan came to the horde."],
    documents=["d", "d"],
    terms=[(term("zhuz"),), (term("zhuz"), term("khan", concept="k"))],
)


LOCAL = [name for name in METRICS.names() if name not in NEURAL]  # the others: test_isolated.py


@pytest.mark.parametrize("name", LOCAL)
def test_the_contract_of_every_metric(name) -> None:
    (metric,) = load_metrics([name])
    rows = metric.statistics(TASK)
    assert rows.dtype == np.float64
    assert len(rows) == (len(TASK.groups) if metric.unit == DOCUMENT else len(TASK.hypotheses))
    assert metric.unit in {SEGMENT, DOCUMENT}
    scores = metric.scores(np.stack([rows.sum(axis=0), rows.sum(axis=0) * 2]))
    assert scores.shape == (2,)
    assert metric.name in metric.signature(TASK) or "version:" in metric.signature(TASK)
    assert metric.signature(TASK) == metric.signature(TASK)
    assert metric.needs <= {"source", "reference", "terms"}
    empty = metric.scores(np.zeros_like(rows[:1]))
    assert math.isnan(empty[0]) or 0 <= empty[0] <= 100


@pytest.mark.parametrize("name", LOCAL)
def test_no_metric_falls_over_odd_texts(name) -> None:
    odd = make(["", "«»", "ы" * 500, "\u200b", "1/2 — 3"], ["x"] * 5, terms=[(term("zhuz"),)] * 5)
    figures = score_task(odd, load_metrics([name]), resamples=50)
    assert all(math.isnan(figure.score) or figure.score >= 0 for figure in figures)


def test_metrics_without_their_data_are_left_out() -> None:
    bare = make(["a"], [""], sources=[""])
    assert {figure.metric for figure in score_task(bare, load_metrics(DEFAULT), resamples=0)} == set()


def test_term_tiers_count_occurrences() -> None:
    figures = {figure.metric: figure for figure in score_task(TASK, load_metrics(DEFAULT), resamples=0)}
    assert (figures["term-success"].met, figures["term-success"].counted) == (3, 3)
    assert "terms:test" in figures["term-success"].signature


def test_consistency_is_of_documents() -> None:
    terms = [(term("zhuz", "horde"),)] * 3
    mixed = make(["The zhuz.", "The horde.", "The zhuz."], documents=["d", "d", "d"], terms=terms)
    assert score("term-consistency", mixed) == pytest.approx(200 / 3)
    apart = make(["The zhuz.", "The horde.", "The zhuz."], documents=["d", "e", "d"], terms=terms)
    assert score("term-consistency", apart) == 100


def test_window_overlap() -> None:
    reference = ["The army of the zhuz took the city."]
    same = make(reference, reference, terms=[(term("zhuz"),)])
    assert score("term-window", same) == 100
    moved = make(["The zhuz was there, and an army took cities."], reference, terms=[(term("zhuz"),)])
    assert 0 < score("term-window", moved) < 50
    missing = make(["The army took the city."], reference, terms=[(term("zhuz"),)])
    assert score("term-window", missing) == 0


def test_an_edit_of_a_term_weighs_double() -> None:
    reference = ["the zhuz took the city in spring"]
    term_lost = make(["the horde took the city in spring"], reference, terms=[(term("zhuz"),)])
    other_lost = make(["the zhuz took the town in spring"], reference, terms=[(term("zhuz"),)])
    assert score("term-ter", make(reference, reference, terms=[(term("zhuz"),)])) == 100
    assert score("term-ter", term_lost) == pytest.approx(100 * (1 - 2 / 8))
    assert score("term-ter", other_lost) == pytest.approx(100 * (1 - 1 / 8))


def test_forbidden_renderings() -> None:
    task = make(["The hundred came.", "The zhuz came."], terms=[(term("zhuz", forbidden=("hundred",)),)] * 2)
    assert score("term-forbidden", task) == 50


def test_numbers_and_quotes_of_the_source() -> None:
    sources = ["1928-1939 жж. 47,5 % артты.", "«Қазақ» газеті шықты."]
    kept = make(["In 1928–1939 it grew by 47.5%.", "The newspaper “Qazaq” came out."], sources=sources)
    lost = make(["In 1928 it grew.", "The newspaper Qazaq came out."], sources=sources)
    assert (score("numbers", kept), score("quotes", kept)) == (100, 100)
    assert score("numbers", lost) == pytest.approx(100 / 3)
    assert score("quotes", lost) == 0


def test_names_of_the_reference() -> None:
    task = make(["In spring Abylai left Turkistan."], ["In spring Abylai Khan left Turkistan."])
    assert score("names", task) == pytest.approx(200 / 3)


@pytest.mark.parametrize(
    ("hypothesis", "expected"),
    [
        ("The khan came.", ()),
        ("", ("empty",)),
        ("Хан келді бізге.", ("copied", "script")),
        ("The the the khan came.", ("repetition",)),
        ("The khan/ruler came.", ("padded",)),
    ],
)
def test_unsound_outputs(hypothesis, expected) -> None:
    assert faults("Хан келді бізге.", hypothesis, "en") == expected


def test_length_ratio_is_a_ratio() -> None:
    assert score("length-ratio", make(["ab"], ["abcd"])) == 0.5
