"""Batches for models: of similar length, planned by padded tokens, prepared ahead, halved when memory ends."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from mt_toolkit.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that a batch may hold: ``items``, and ``tokens`` counting the padding."""

    items: int = 16
    tokens: int = 2048


def plan(lengths: Sequence[int], budget: Budget) -> list[list[int]]:
    """Positions in batches, shortest first; one item that is longer than the budget is a batch of its own."""
    batches: list[list[int]] = []
    for position in sorted(range(len(lengths)), key=lambda index: (lengths[index], index)):
        size = len(batches[-1]) + 1 if batches else 0
        if not size or size > budget.items or size * lengths[position] > budget.tokens:
            batches.append([])
        batches[-1].append(position)
    return batches


def run(
    items: Sequence[Item],
    length: Callable[[Item], int],
    prepare: Callable[[list[Item]], Any],
    decode: Callable[[Any], list[Result]],
    budget: Budget,
) -> list[Result]:
    """Results in the order of ``items``.

    While a batch is decoded, a thread prepares (tokenises) the next one. A batch that does not fit into memory is
    halved until it does.

    Raises:
        EngineError: If even one item does not fit, or the model fails otherwise.
    """
    batches = plan([length(item) for item in items], budget)
    results: dict[int, Result] = {}
    with ThreadPoolExecutor(max_workers=1) as ahead:
        waiting = [ahead.submit(prepare, [items[index] for index in batch]) for batch in batches[:1]]
        for number, batch in enumerate(batches):
            prepared = waiting.pop().result()
            if number + 1 < len(batches):
                waiting.append(ahead.submit(prepare, [items[index] for index in batches[number + 1]]))
            done = _decoded([items[index] for index in batch], prepared, prepare, decode)
            results.update(zip(batch, done, strict=True))
    return [results[index] for index in range(len(items))]


def _decoded(
    batch: list[Item],
    prepared: Any,  # noqa: ANN401 - the engine's own
    prepare: Callable[[list[Item]], Any],
    decode: Callable[[Any], list[Result]],
) -> list[Result]:
    try:
        return decode(prepared)
    except (MemoryError, RuntimeError, IndexError) as error:
        if not _is_out_of_memory(error):
            raise EngineError(f"the model failed: {error}") from error
        if len(batch) == 1:
            raise EngineError("one sentence does not fit into memory", hint="use a smaller model") from error
    _free_memory()
    middle = len(batch) // 2
    halves = (batch[:middle], batch[middle:])
    return [result for half in halves for result in _decoded(half, prepare(half), prepare, decode)]


def _is_out_of_memory(error: Exception) -> bool:
    """Whether an error of torch or CTranslate2 says that memory ended; «illegal memory access» does not."""
    text = str(error).lower()
    return isinstance(error, MemoryError) or "out of memory" in text or "not enough memory" in text or "alloc" in text


def _free_memory() -> None:
    """Give back what the failed batch held on a graphics card."""
    torch = sys.modules.get("torch")
    if torch is not None and torch.cuda.is_available():
        torch.cuda.empty_cache()
