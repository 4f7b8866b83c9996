"""Which tokens of a tokenised source a stretch of its text became."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_WORD = re.compile(r"\S+")


def source_spans(
    tokenizer: Any,  # noqa: ANN401 - transformers is untyped
    prepared: str,
    spans: Sequence[tuple[int, int]],
    text: str,
) -> list[tuple[int, int] | None]:
    """Half-open token ranges in the unpadded encoding of ``prepared`` for code-point spans of ``text``.

    ``prepared`` is ``text`` with what the model wants before it. None where a span cannot be told; see ``token_spans``.
    """

    def tokenize(piece: str) -> list[int]:
        return list(tokenizer(piece, add_special_tokens=False)["input_ids"])

    before = len(prepared) - len(text)
    found = token_spans(tokenize, prepared, [(start + before, end + before) for start, end in spans])
    shift = _offset(list(tokenizer(prepared)["input_ids"]), tokenize(prepared))
    if shift is None:
        return [None] * len(spans)
    return [None if each is None else (each[0] + shift, each[1] + shift) for each in found]


def token_spans(
    tokenize: Callable[[str], list[int]], text: str, spans: Sequence[tuple[int, int]]
) -> list[tuple[int, int] | None]:
    """Half-open ranges of the tokens of ``text`` for code-point spans of it.

    Subword models cut at white space first, so words are tokenised one by one and counted; None where the sum does not
    come out, or a span holds no word.
    """
    words = list(_WORD.finditer(text))
    lengths = [len(tokenize(word.group())) for word in words]
    if sum(lengths) != len(tokenize(text)):
        return [None] * len(spans)
    begins = [sum(lengths[:index]) for index in range(len(words) + 1)]
    return [_range(words, begins, start, end) for start, end in spans]


def _range(words: Sequence[re.Match[str]], begins: Sequence[int], start: int, end: int) -> tuple[int, int] | None:
    inside = [index for index, word in enumerate(words) if word.start() < end and word.end() > start]
    return (begins[inside[0]], begins[inside[-1] + 1]) if inside else None


def _offset(encoded: list[int], whole: list[int]) -> int | None:
    """Where the text's own tokens begin among those with language codes and ends."""
    for start in range(len(encoded) - len(whole) + 1):
        if encoded[start : start + len(whole)] == whole:
            return start
    return None
