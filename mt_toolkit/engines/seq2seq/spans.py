"""Which tokens of a tokenised source a stretch of its text became."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"\S+")


def source_spans(
    tokenizer: Any,  # noqa: ANN401 - transformers is untyped
    prepared: str,
    spans: Sequence[tuple[int, int]],
    text: str,
) -> list[tuple[int, int] | None]:
    """Half-open token ranges in the unpadded encoding of ``prepared`` for code-point spans of ``text``.

    ``prepared`` is ``text`` with what the model wants before it. Subword models cut at white space first, so words are
    tokenised one by one and counted; None where the sum does not come out, or a span holds no word.
    """
    words = list(_WORD.finditer(prepared))
    lengths = [len(tokenizer(word.group(), add_special_tokens=False)["input_ids"]) for word in words]
    whole = tokenizer(prepared, add_special_tokens=False)["input_ids"]
    if sum(lengths) != len(whole):
        return [None] * len(spans)
    encoded = list(tokenizer(prepared)["input_ids"])
    shift = _offset(encoded, list(whole))
    if shift is None:
        return [None] * len(spans)
    begins = [shift + sum(lengths[:index]) for index in range(len(words) + 1)]
    before = len(prepared) - len(text)
    return [_range(words, begins, start + before, end + before) for start, end in spans]


def _range(words: Sequence[re.Match[str]], begins: Sequence[int], start: int, end: int) -> tuple[int, int] | None:
    inside = [index for index, word in enumerate(words) if word.start() < end and word.end() > start]
    return (begins[inside[0]], begins[inside[-1] + 1]) if inside else None


def _offset(encoded: list[int], whole: list[int]) -> int | None:
    """Where the text's own tokens begin among those with language codes and ends."""
    for start in range(len(encoded) - len(whole) + 1):
        if encoded[start : start + len(whole)] == whole:
            return start
    return None
