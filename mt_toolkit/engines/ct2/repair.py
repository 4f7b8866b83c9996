"""Prefix repair: a translation is begun anew from the place where a term belongs.

CTranslate2 gives no hand in its search, but it continues a given beginning, tells where its words came from, and
scores sentences. So, left to right: the word in a term's place is found by attention, the form is told by that word and
chosen by score among those left, and the rest is translated anew after it. The place is never chosen by score: unlikely
words are cheapest late.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mt_toolkit.engines.decoding.constraints import Constraint
from mt_toolkit.engines.decoding.draft import words_from
from mt_toolkit.engines.decoding.progress import Progress, TermTracker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mt_toolkit.engines.decoding.constraints import Tokens
    from mt_toolkit.engines.decoding.vocabulary import Vocabulary

_ALTERNATIVES = 8
"""Ways on after a term that are looked at for one that begins a new word."""


@dataclass(frozen=True, slots=True)
class Task:
    """One sentence: source and draft as pieces, the source tokens of its terms, and how their forms are made.

    ``forms(index of the term, own word, capital)`` gives token sequences; none where the model cannot spell the term.
    """

    source: list[str]
    prefix: list[str]
    draft: list[str]
    spans: tuple[tuple[int, int] | None, ...]
    tokenizer: Any
    vocabulary: Vocabulary
    forms: Callable[[int, str, bool], tuple[Tokens, ...]]


class Repair:
    """Repairs sentences with one translator."""

    def __init__(self, translator: Any, beams: int, most: int) -> None:  # noqa: ANN401 - ctranslate2 is untyped
        """``most`` is the number of target tokens that the model can hold."""
        self._translator = translator
        self._beams = beams
        self._most = most

    def run(self, task: Task) -> list[str] | None:
        """The pieces of a translation with every term, without prefix; None where that does not come out."""
        tracker = self._tracker(task)
        if tracker is None:
            return None
        pieces, fixed = task.draft, 0
        for _ in range(len(task.spans) + 1):
            waiting = self._waiting(task, tracker, pieces)
            if not waiting:
                return pieces
            placed = self._next_place(task, pieces, waiting, fixed)
            if placed is None:
                return None
            index, start, own = placed
            beginning = self._with_form(task, pieces[:start], index, own)
            if beginning is None:
                return None
            continued = self._continued(task, beginning, _words(task, pieces[start:])[1:])
            if continued is None:
                return None
            pieces, fixed = continued, len(beginning)
        return pieces if not self._waiting(task, tracker, pieces) else None

    @staticmethod
    def _tracker(task: Task) -> TermTracker | None:
        """None where a term cannot be spelled, or its place in the source is not known."""
        constraints = []
        for index, span in enumerate(task.spans):
            forms = task.forms(index, "", False)  # noqa: FBT003 - a callback
            if not forms or span is None:
                return None
            constraints.append(Constraint(forms, span, task.forms(index, "", True)))  # noqa: FBT003
        return TermTracker(constraints, task.vocabulary.boundaries)

    @staticmethod
    def _waiting(task: Task, tracker: TermTracker, pieces: Sequence[str]) -> list[int]:
        state = Progress()
        for index, token in enumerate(task.tokenizer.convert_tokens_to_ids(list(pieces))):
            state = tracker.after(state, token, first=index == 0)
        return tracker.open_terms(tracker.settled(state))

    def _next_place(self, task: Task, pieces: list[str], waiting: list[int], fixed: int) -> tuple[int, int, str] | None:
        """The leftmost word after what is fixed that stands in the place of a term: term, piece, the word."""
        attention = self._attention(task, pieces)
        tokens = tuple(task.tokenizer.convert_tokens_to_ids(pieces))
        spans = [task.spans[index] or (0, 0) for index in waiting]
        words = words_from(attention, tokens, spans, task.vocabulary, after=fixed)
        found = [(word, index) for word, index in zip(words, waiting, strict=True) if word is not None]
        if not found:
            return None
        (start, end), index = min(found)
        return index, start, str(task.tokenizer.decode(list(tokens[start:end])))

    def _attention(self, task: Task, pieces: list[str]) -> Any:  # noqa: ANN401
        """Where each piece came from: the translation is given whole as a prefix, and its attention read."""
        import numpy as np  # noqa: PLC0415 - comes with ctranslate2

        (result,) = self._translator.translate_batch(
            [task.source],
            target_prefix=[[*task.prefix, *pieces]],
            beam_size=1,
            return_attention=True,
            max_decoding_length=len(task.prefix) + len(pieces) + 1,
        )
        rows = np.asarray(result.attention[0], dtype=float)
        return rows[len(task.prefix) : len(task.prefix) + len(pieces)]

    def _with_form(self, task: Task, before: list[str], index: int, own: str) -> list[str] | None:
        """The beginning with the term in the form of the word that stood there; of several the best scored."""
        forms = task.forms(index, own, not before)
        pieces = [[*before, *task.tokenizer.convert_ids_to_tokens(list(form))] for form in forms]
        if len(pieces) < 2:
            return pieces[0] if pieces else None
        scored = self._translator.score_batch(
            [task.source] * len(pieces), [[*task.prefix, *each] for each in pieces], max_batch_size=16
        )
        means = [sum(result.log_probs[:-1]) / max(1, len(result.log_probs) - 1) for result in scored]
        return pieces[means.index(max(means))]

    def _continued(self, task: Task, beginning: list[str], rest: list[str]) -> list[str] | None:
        """The way on after a term that differs least from ``rest``, the words that followed before.

        After a word that it does not know a model is apt to begin the sentence again. Only continuations whose next
        piece does not lengthen the term's last word are looked at.
        """
        (result,) = self._translator.translate_batch(
            [task.source],
            target_prefix=[[*task.prefix, *beginning]],
            beam_size=max(self._beams, 2),
            num_hypotheses=_ALTERNATIVES,
            return_alternatives=True,
            max_decoding_length=self._most,
        )
        length = len(task.prefix) + len(beginning)
        whole = [list(pieces) for pieces in result.hypotheses if self._ends_word(task, pieces, length)]
        if not whole:
            return None
        before = Counter(rest)
        return min(whole, key=lambda pieces: _difference(Counter(_words(task, pieces[length:])), before))[
            len(task.prefix) :
        ]

    @staticmethod
    def _ends_word(task: Task, pieces: Sequence[str], length: int) -> bool:
        if len(pieces) <= length:
            return True
        return task.tokenizer.convert_tokens_to_ids(pieces[length]) in task.vocabulary.boundaries


def _words(task: Task, pieces: Sequence[str]) -> list[str]:
    return str(task.tokenizer.decode(task.tokenizer.convert_tokens_to_ids(list(pieces)))).split()


def _difference(one: Counter[str], other: Counter[str]) -> int:
    return ((one - other) + (other - one)).total()
