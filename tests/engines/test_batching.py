"""Batches: planned, prepared ahead, halved when memory ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_toolkit.engines.batching import Budget, plan, run
from mt_toolkit.errors import EngineError


@given(st.lists(st.integers(1, 50), max_size=40), st.integers(1, 8), st.integers(1, 120))
def test_a_plan_holds_everything_once_and_keeps_to_the_budget(lengths, items, tokens) -> None:
    batches = plan(lengths, Budget(items, tokens))
    assert sorted(index for batch in batches for index in batch) == list(range(len(lengths)))
    for batch in batches:
        assert len(batch) == 1 or (len(batch) <= items and len(batch) * max(lengths[i] for i in batch) <= tokens)


def doubled(items: list[str], decode) -> list[str]:
    return run(items, len, list, decode, Budget(4, 100))


def test_a_batch_that_does_not_fit_is_halved_and_order_is_kept() -> None:
    sizes = []

    def decode(batch: list[str]) -> list[str]:
        sizes.append(len(batch))
        if len(batch) > 1:
            raise RuntimeError("CUDA out of memory. Tried to allocate 2.00 GiB")
        return [item * 2 for item in batch]

    assert doubled(["ccc", "a", "bb"], decode) == ["cccccc", "aa", "bbbb"]
    assert sizes[0] == 3


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (MemoryError(), "does not fit into memory"),
        (RuntimeError("an illegal memory access was encountered"), "the model failed: an illegal"),
        (IndexError("index out of range in self"), "the model failed: index"),
    ],
)
def test_what_cannot_be_mended_is_our_error(error, message) -> None:
    def decode(batch: list[str]) -> list[str]:
        raise error

    with pytest.raises(EngineError, match=message):
        doubled(["a"], decode)
