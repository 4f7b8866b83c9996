"""Calibration and check-up: the right layer is found, what cannot be good is called so, and nothing breaks."""

from __future__ import annotations

import shutil

import pytest

from mt_toolkit.engines.decoding import Alignment
from mt_toolkit.engines.model_codes import FAMILIES
from mt_toolkit.engines.seq2seq import load_checkpoint
from mt_toolkit.errors import EvaluationError
from mt_toolkit.evaluation import calibration
from mt_toolkit.evaluation.calibration import Sample, calibrate, samples
from mt_toolkit.evaluation.doctor import examine, table
from mt_toolkit.evaluation.forcing.__main__ import _SENTENCES, _TRAINING
from mt_toolkit.evaluation.forcing.language import Language
from mt_toolkit.evaluation.forcing.student import Recipe, teach


@pytest.fixture(scope="module")
def language() -> Language:
    return Language()


@pytest.fixture(scope="module")
def folder(tmp_path_factory, language):
    """A checkpoint of the laboratory, hardly taught."""
    where = tmp_path_factory.mktemp("student")
    pairs = [(" ".join(p.source), " ".join(p.taught)) for p in language.training(_SENTENCES // 20, _TRAINING)]
    teach(pairs, where, Recipe(steps=30, width=32))
    return where


@pytest.fixture(scope="module")
def terms(language) -> list[Sample]:
    found = []
    for pair in language.test(12, 9, 1, rare=False):
        (slot,) = pair.slots
        word = slot.noun.forms(slot.noun.usual)[slot.cell]
        source, target = " ".join(pair.source), " ".join(pair.taught)
        start, end = source.index(pair.source[slot.word]), target.index(word)
        found.append(Sample(source, target, (start, start + len(pair.source[slot.word])), (end, end + len(word))))
    return found


def test_every_layer_is_measured_on_terms_of_both_sides(folder, terms) -> None:
    found = calibrate(load_checkpoint(str(folder), "", FAMILIES["marian"]), "en", terms)
    assert found.terms == len(terms)
    assert len(found.layers) == 2
    assert found.alignment.layer in (0, 1)
    assert 0 <= found.accuracy <= 1


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        ({(0, None): 0.9, (0, 0): 0.9, (1, None): 0.5, (1, 0): 0.2}, Alignment(0)),
        ({(0, None): 0.4, (0, 0): 0.3, (1, None): 0.5, (1, 0): 0.9}, Alignment(1, (0,))),
        ({(0, None): 0.4, (0, 0): 0.3, (1, None): 0.9, (1, 0): 0.9}, Alignment(1)),
    ],
)
def test_the_best_is_chosen_and_a_head_only_where_it_is_clearly_better(monkeypatch, terms, right, expected) -> None:
    rows = iter([{way: index % 10 < 10 * share for way, share in right.items()} for index in range(100)])
    monkeypatch.setattr(calibration, "_hits", lambda *_: next(rows))
    assert calibrate(None, "en", [terms[0]] * 100).alignment == expected


def test_too_few_terms_are_not_enough(folder, terms) -> None:
    with pytest.raises(EvaluationError, match="only 2"):
        calibrate(load_checkpoint(str(folder), "", FAMILIES["marian"]), "en", terms[:2])


@pytest.mark.parametrize("target", ["en", "ru"])
def test_samples_are_terms_in_source_and_reference(target) -> None:
    for sample in samples(target, 20):
        assert sample.source[slice(*sample.source_span)].strip()
        assert sample.reference[slice(*sample.target_span)].strip()


def test_a_model_that_cannot_read_kazakh_fails_its_check_up(folder) -> None:
    findings = {finding.check: finding for finding in examine(str(folder))}
    assert findings["loads; knows its language codes"].passed
    assert findings["tokenizer gives Kazakh back"].passed is False
    assert findings["three sentences (en)"].passed is False
    assert findings["batches change nothing (ru)"].passed
    assert findings["converted to CTranslate2, scores agree"].passed
    text = table("student", list(findings.values()))
    assert text.count("| FAIL |") >= 3
    assert text.count("\n") == len(findings) + 2


def test_a_model_that_cannot_be_loaded_has_one_finding(folder, tmp_path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    (copy / "model.safetensors").write_bytes(b"0" * 64)
    (finding,) = examine(str(copy))
    assert finding.passed is False
    assert finding.seen
