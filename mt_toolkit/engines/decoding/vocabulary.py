"""What constrained search must know of a subword vocabulary: where words begin, and what may follow a finished one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection

_WORD_MARKS = ("\u2581", "\u0120")
"""What sentencepiece and byte-level BPE write at the beginning of a word."""
_CLOSING = frozenset('.,;:!?)]}»”’"…%')
"""Characters that may stand right after a term; a hyphen or an apostrophe would make another word of it."""
_STOPS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Properties of token ids.

    Attributes:
        size: Number of tokens that the model scores.
        word_starts: Ids that begin a word.
        boundaries: Ids that may follow a finished word: beginnings of words, closing punctuation, the end token.
        passing: Ids that are whole function words (prepositions, articles), which may stand between the moment that
            attention moves to a term and the term itself.
        end: The end-of-sentence id.
        stops: Ids of punctuation that ends a sentence (or, as a full stop, an abbreviation).
    """

    size: int
    word_starts: frozenset[int]
    boundaries: frozenset[int]
    end: int
    passing: frozenset[int] = frozenset()
    stops: frozenset[int] = frozenset()


def vocabulary_of(tokenizer: Any, size: int, passing_words: Collection[str] = ()) -> Vocabulary:  # noqa: ANN401
    """Read the properties off a transformers tokenizer; ``size`` is the number of logits.

    ``passing_words`` are lower-case function words of the target language, for ``passing``.
    """
    pieces = tokenizer.convert_ids_to_tokens(list(range(min(size, len(tokenizer)))))
    special = {int(index) for index in tokenizer.all_special_ids}
    wanted = set(passing_words)
    starts, closing, passing, stops = set(), set(), set(), set()
    for index, piece in enumerate(pieces):
        if index in special or not isinstance(piece, str):
            continue
        mark = next((mark for mark in _WORD_MARKS if piece.startswith(mark)), "")
        if piece[len(mark) :] in _STOPS:
            stops.add(index)
        if mark:
            starts.add(index)
            if piece[len(mark) :].lower() in wanted:
                passing.add(index)
        elif piece[:1] in _CLOSING:
            closing.add(index)
    end = int(tokenizer.eos_token_id)
    boundaries = frozenset(starts | closing | {end})
    return Vocabulary(size, frozenset(starts), boundaries, end, frozenset(passing), frozenset(stops))


@cache
def function_words(language: str) -> frozenset[str]:
    """Words of ``en`` or ``ru`` that may come between attention's move to a term and the term: «в», «the», «их»."""
    table = resources.files("mt_toolkit.engines.decoding").joinpath("data/function_words.tsv")
    rows = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[1:])
    return frozenset(next((words.split() for code, words in rows if code == language), ()))
