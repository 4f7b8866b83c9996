"""The speed benchmark: its model, its sentences, its table."""

from __future__ import annotations

import pytest
from transformers import AutoTokenizer

from mt_toolkit.evaluation.engine_speed import Measured, convert_model, make_model, measure, sentences, table


def test_every_sentence_has_thirty_tokens(tmp_path) -> None:
    make_model(tmp_path / "model", small=True)
    tokenizer = AutoTokenizer.from_pretrained(tmp_path / "model")
    texts = sentences(5)
    assert len(set(texts)) == 5
    assert [len(tokenizer(text, add_special_tokens=False)["input_ids"]) for text in texts] == [30] * 5


@pytest.mark.slow
@pytest.mark.parametrize("way", ["transformers 2", "raw 2", "ours 2"])
def test_each_way_can_be_measured(tmp_path, way) -> None:
    make_model(tmp_path / "model", small=True)
    convert_model(tmp_path / "model", tmp_path / "converted")
    found = measure(way, tmp_path / "model", tmp_path / "converted", 4)
    assert found.tokens > 0
    assert found.memory > 0


def test_the_table_has_the_ratios() -> None:
    ways = ("transformers 1", "transformers 8", "raw 8", "raw 1", "ours 8", "ours 1")
    text = table([Measured(way, 10.0 if way == "transformers 1" else 60.0, 100.0) for way in ways])
    assert "ours 8 / transformers 1: 6.00 (bar 6)" in text
    assert "ours 8 / raw 8: 1.00" in text
