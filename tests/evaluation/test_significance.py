"""Intervals and p-values: sacreBLEU's own for its metrics, sound for ours."""

from __future__ import annotations

import random
import time

import numpy as np
import pytest
from sacrebleu.metrics import BLEU, CHRF, TER
from sacrebleu.significance import PairedTest

from mt_toolkit.evaluation.metrics.model import Task, ratio
from mt_toolkit.evaluation.metrics.names import load_metrics
from mt_toolkit.evaluation.significance import BOOTSTRAP, RANDOMISATION, compare, interval

WORDS = "the khan of the steppe sent his army to the city and took it in the spring of that year"


def texts(seed: int, noise: float, count: int = 60) -> tuple[list[str], list[str]]:
    """References, and hypotheses that differ from them by chance."""
    generator = random.Random(seed)  # noqa: S311 - test data
    references = [" ".join(generator.choices(WORDS.split(), k=12)) for _ in range(count)]
    hypotheses = [
        " ".join(generator.choice(WORDS.split()) if generator.random() < noise else word for word in line.split())
        for line in references
    ]
    return references, hypotheses


def task(hypotheses: list[str], references: list[str]) -> Task:
    blank = ("",) * len(hypotheses)
    return Task("en", blank, tuple(hypotheses), tuple(references), blank)


@pytest.mark.parametrize("test", ["bs", "ar"])
def test_p_values_are_those_of_sacrebleu(test) -> None:
    references, first = texts(1, 0.30)
    _, second = texts(1, 0.33)
    theirs_metrics = {"BLEU": BLEU(), "chrF2++": CHRF(word_order=2), "TER": TER()}
    _, theirs = PairedTest([("a", first), ("b", second)], theirs_metrics, [references], test, n_samples=300)()
    kind = BOOTSTRAP if test == "bs" else RANDOMISATION
    for name, metric in zip(("BLEU", "chrF2++", "TER"), load_metrics(["bleu", "chrf++", "ter"]), strict=True):
        rows = [metric.statistics(task(one, references)) for one in (first, second)]
        own = compare(*rows, metric.scores, test=kind, samples=300, count_ties=metric.counts_ties)
        baseline, system = theirs[name]
        assert own.a == pytest.approx(baseline.score)
        assert own.b == pytest.approx(system.score)
        assert own.p == pytest.approx(system.p_value)


def test_intervals_are_those_of_sacrebleu() -> None:
    references, hypotheses = texts(2, 0.3)
    metric = load_metrics(["chrf++"])[0]
    low, high = interval(metric.statistics(task(hypotheses, references)), metric.scores, 1000)
    theirs = CHRF(word_order=2).corpus_score(hypotheses, [references], n_bootstrap=1000)
    assert (high - low) / 2 == pytest.approx(theirs._ci, abs=1e-4)


def test_a_clear_difference_is_significant_and_none_is_not() -> None:
    better, worse = np.array([[9.0, 10.0]] * 40), np.array([[5.0, 10.0]] * 20 + [[6.0, 10.0]] * 20)
    for kind in (BOOTSTRAP, RANDOMISATION):
        assert compare(worse, better, ratio, test=kind).p < 0.01
        assert compare(better, better, ratio, test=kind).p == 1
    one_more = better.copy()
    one_more[0, 0] += 1
    assert compare(better, one_more, ratio, test=RANDOMISATION).p > 0.5  # one row of forty is chance


def test_the_interval_of_a_difference_holds_it() -> None:
    generator = np.random.default_rng(0)
    a = np.stack([generator.integers(0, 10, 200), np.full(200, 10)], axis=1).astype(float)
    b = np.stack([generator.integers(1, 11, 200), np.full(200, 10)], axis=1).astype(float)
    found = compare(a, b, ratio)
    assert found.low < found.difference < found.high


def test_what_cannot_be_tested_is_nan_or_refused() -> None:
    single = np.array([[1.0, 2.0]])
    assert np.isnan(compare(single, single + 1, ratio).p)
    nothing = np.zeros((5, 2))
    assert np.isnan(compare(nothing, nothing, ratio).difference)
    assert all(np.isnan(interval(nothing, ratio)))
    with pytest.raises(ValueError, match="paired"):
        compare(single, np.ones((2, 2)), ratio)


def test_large_sets_are_resampled_in_blocks() -> None:
    rows = np.ones((50_000, 2))
    assert interval(rows, ratio, 100) == (100.0, 100.0)


def test_two_thousand_sentences_take_seconds() -> None:
    references, first = texts(3, 0.3, count=2000)
    _, second = texts(3, 0.35, count=2000)
    metrics = load_metrics(["bleu", "chrf++"])
    started = time.perf_counter()
    for metric in metrics:
        rows = [metric.statistics(task(one, references)) for one in (first, second)]
        compare(*rows, metric.scores, samples=1000)
    assert time.perf_counter() - started < 10
