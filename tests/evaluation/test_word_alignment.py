"""The measure of word alignment by hand-made examples, and the labels and the bar as they stand."""

from __future__ import annotations

import pytest

from mt_toolkit.alignment.words.aligner import Options
from mt_toolkit.errors import InputTextError
from mt_toolkit.evaluation.sets.folder import load_builtin
from mt_toolkit.evaluation.word_alignment import (
    Labels,
    Rates,
    Row,
    agreement,
    combined,
    gold,
    measure,
    rates,
    read_labels,
)
from mt_toolkit.lang.kazakh.words import tokenize

ONE = Labels(frozenset({(0, 0), (1, 1)}), frozenset({(0, 0), (1, 1), (2, 2)}))
OTHER = Labels(frozenset({(0, 0)}), frozenset({(0, 0), (3, 3)}))


def test_two_readings_together() -> None:
    both = combined(ONE, OTHER)
    assert both.sure == {(0, 0)}
    assert both.possible == {(0, 0), (1, 1), (2, 2), (3, 3)}
    assert agreement({"a": ONE}, {"a": OTHER}) == (2 / 5, 2 / 3)
    assert agreement({"a": ONE}, {"b": OTHER}) == (1.0, 1.0)


def test_the_error_rate_of_och_and_ney() -> None:
    found = rates([(frozenset({(0, 0), (2, 2), (5, 5)}), ONE)])
    assert found.error == pytest.approx(1 - (1 + 2) / (3 + 2))
    assert (found.precision, found.recall) == (pytest.approx(2 / 3), pytest.approx(1 / 2))
    assert rates([(ONE.sure, ONE)]).error == 0.0
    assert rates([]).error == 0.0


def test_labels_are_read_with_their_line(tmp_path) -> None:
    path = tmp_path / "labels.tsv"
    path.write_text("a:1\t0-0 1?2\n", encoding="utf-8")
    assert read_labels(path) == {"a:1": Labels(frozenset({(0, 0)}), frozenset({(0, 0), (1, 2)}))}
    path.write_text("a:1\t0-0\na:1\t0-0\n", encoding="utf-8")
    with pytest.raises(InputTextError, match="line 2"):
        read_labels(path)
    path.write_text("a:1\t0=0\n", encoding="utf-8")
    with pytest.raises(InputTextError, match="line 1"):
        read_labels(path)


def test_a_row_compares_with_the_first_scheme_that_there_is() -> None:
    best = Rates(0.25, 0.9, 0.7)
    row = Row("kk-ru", "lexicon", (None, 0.5, None, 0.25), best, 0.2)
    assert str(row) == "| kk-ru | `lexicon` |  | 0.500 |  | 0.250 | 50% | 0.900, 0.700 | 0.200 |"


@pytest.fixture(scope="module", params=["en", "ru"])
def labelled(request: pytest.FixtureRequest):
    found = gold(request.param)
    texts = {
        item.id: (item.source, item.reference(request.param))
        for one in load_builtin("history-passages/dev")
        for item in one.items
    }
    return request.param, found, texts


def test_the_labels_are_of_enough_pairs_and_within_them(labelled) -> None:
    _, found, texts = labelled
    assert len(found.labels) >= 120
    assert found.read_twice > 0
    assert min(found.agreement) > 0.9
    for key, label in found.labels.items():
        sizes = [len(tokenize(text)) for text in texts[key]]
        assert all(home < sizes[0] and place < sizes[1] for home, place in label.possible)


@pytest.mark.parametrize("name", ["fast-align", "hmm", "ibm1", "lexicon"])
def test_morphemes_lower_the_error_by_a_quarter(labelled, name: str) -> None:
    language, found, texts = labelled
    plain = measure(name, Options(language, "tokens", dictionary=False), found.labels, texts)
    ours = measure(name, Options(language, "morphemes"), found.labels, texts)
    assert ours.error <= 0.75 * plain.error
