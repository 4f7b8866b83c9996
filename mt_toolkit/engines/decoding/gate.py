"""Gated trie decoding: attention says when a term is due, the trie how it may be written, the model chooses the form.

When the cross-attention of the token to come rests on the source span of an open term, and the model is about to begin
a word, the beam is locked into the term's trie. Inside it only the choice among forms is scored (probabilities are
renormalised over what the trie allows), or beams that avoid the term would win. After a whole form only a word boundary
may follow. A term still open when the model wants to end is written there, the most attended first: before the stop
that ends the sentence (attention then rests on the end of the source), before the end itself, or when no more room is
left.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mt_toolkit.engines.decoding.progress import Progress, TermTracker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.engines.decoding.beam import Candidate, Step
    from mt_toolkit.engines.decoding.constraints import Constraint
    from mt_toolkit.engines.decoding.vocabulary import Vocabulary

_NEVER = float("-inf")
_END = 2
"""Source positions at its end: the stop and the end token."""
_MOST_PASSED = 2
"""Function words let through in a row while a term is due («in the», «в»)."""


@dataclass(frozen=True, slots=True)
class GateSettings:
    """``threshold``: share of the attention that must rest on a term's span for the term to be due."""

    threshold: float = 0.5


class Gate:
    """The policy for one batch; ``constraints`` are a sequence a sentence, ``attention_mask`` that of the sources."""

    needs_attention = True

    def __init__(
        self,
        constraints: Sequence[Sequence[Constraint]],
        vocabulary: Vocabulary,
        attention_mask: Any,  # noqa: ANN401 - torch is untyped
        settings: GateSettings | None = None,
    ) -> None:
        self._vocabulary = vocabulary
        self._settings = settings or GateSettings()
        self._trackers = [TermTracker(each, vocabulary.boundaries) for each in constraints]
        self._spans = _span_masks(constraints, attention_mask)
        self._boundaries = sorted(vocabulary.boundaries)
        self._due: dict[int, int] = {}
        """Rows locked at this step → the term that they begin."""
        self._passing: set[int] = set()

    def start(self, sentence: int) -> Progress:  # noqa: ARG002
        """Nothing met."""
        return Progress()

    def bend(self, step: Step) -> None:
        """Lock the rows whose term is due, and keep those inside a term there."""
        self._due, self._passing = {}, set()
        masses = self._masses(step)
        best = step.logprobs.argmax(1).tolist()
        for row, (sentence, state) in enumerate(zip(step.sentences, step.states, strict=True)):
            if step.scores[row] > _NEVER and self._trackers[sentence].constraints:
                self._bend_row(step, row, state, best[row], masses[row])

    def choose(self, candidates: list[Candidate], step: Step, rows: range, beams: int) -> list[Candidate]:  # noqa: ARG002
        """The best."""
        return candidates[:beams]

    def advance(self, step: Step, row: int, token: int) -> Progress:
        """Follow the tries; a beam stays locked until its form is whole and a boundary has come."""
        state, tracker = step.states[row], self._trackers[step.sentences[row]]
        due = self._due.get(row)
        if due is not None and tracker.trie(due, initial=step.length == 0).follow(0, token) is None:
            due = None
        after = tracker.after(state, token, first=step.length == 0, only=due)
        if row in self._passing and token in self._vocabulary.passing:
            return replace(after, passed=state.passed + 1)
        return after

    def may_end(self, sentence: int, state: Progress) -> bool:
        """When every term is met."""
        return self._trackers[sentence].is_content(state)

    def _bend_row(self, step: Step, row: int, state: Progress, best: int, masses: list[float]) -> None:
        tracker = self._trackers[step.sentences[row]]
        scores = step.logprobs[row]
        ways_on: list[int] = []
        if state.locked and state.reading:
            ways_on = tracker.ways_on(state)
            if not tracker.at_end(state):
                _only(scores, ways_on)
                return
            _only(scores, sorted({*ways_on, *self._boundaries}))
            best = int(scores.argmax())
        elif state.passed and best not in self._vocabulary.boundaries:
            _only(scores, self._boundaries)
            best = int(scores.argmax())
        settled = tracker.settled(state)
        waiting = tracker.open_terms(settled)
        if not waiting or best in ways_on:
            return
        pressing = step.left <= sum(tracker.constraints[index].trie.depth + 1 for index in waiting)
        closing = best in self._vocabulary.stops and masses[-1] > self._settings.threshold
        due = self._due_term(waiting, masses, self._vocabulary.end if pressing or closing else best)
        if due is None:
            scores[self._vocabulary.end] = _NEVER
        elif best in self._vocabulary.passing and state.passed < _MOST_PASSED and not pressing:
            self._passing.add(row)
            scores[self._vocabulary.end] = _NEVER
        else:
            self._due[row] = due
            _only(scores, [*ways_on, *tracker.trie(due, initial=step.length == 0).next_tokens(0)])

    def _due_term(self, waiting: Sequence[int], masses: list[float], best: int) -> int | None:
        """The open term to be written now: the most attended one, if attention or the end of the sentence asks."""
        most = max(waiting, key=lambda index: masses[index])
        if best == self._vocabulary.end:
            return most
        if best in self._vocabulary.word_starts and masses[most] > self._settings.threshold:
            return most
        return None

    def _masses(self, step: Step) -> list[list[float]]:
        """Attention on the span of each term, and last on the end of the source, for each row."""
        import torch

        spans = self._spans[list(step.sentences)].to(step.attention.device)
        masses: list[list[float]] = torch.einsum("rl,rjl->rj", step.attention.float(), spans).tolist()
        return masses


def _span_masks(constraints: Sequence[Sequence[Constraint]], attention_mask: Any) -> Any:  # noqa: ANN401
    """Ones on the source positions of each term: sentences × terms × positions; the last term is the source's end."""
    import torch

    most = max((len(each) for each in constraints), default=0)
    masks = torch.zeros(len(constraints), most + 1, attention_mask.shape[1])
    for sentence, (each, length) in enumerate(zip(constraints, attention_mask.sum(1).tolist(), strict=True)):
        for index, constraint in enumerate(each):
            if constraint.span is not None:
                masks[sentence, index, constraint.span[0] : constraint.span[1]] = 1.0
        masks[sentence, most, max(0, length - _END) : length] = 1.0
    return masks


def _only(scores: Any, allowed: Sequence[int]) -> None:  # noqa: ANN401
    """Leave only the allowed tokens, renormalised among themselves."""
    import torch

    kept = scores[list(allowed)]
    total = torch.logsumexp(kept, 0)
    scores.fill_(_NEVER)
    scores[list(allowed)] = kept - total
