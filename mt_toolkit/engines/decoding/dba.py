"""Dynamic beam allocation: the beam is shared out among hypotheses by how much of the constraints they have met.

Post and Vilar 2018, with the tries of Hu et al. 2019. It needs no attention and no source spans: the fallback where a
model tells neither, slower and more given to saying a thing twice than the gate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.engines.decoding.beam import Candidate
from mt_toolkit.engines.decoding.progress import Progress, TermTracker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.engines.decoding.beam import Step
    from mt_toolkit.engines.decoding.constraints import Constraint
    from mt_toolkit.engines.decoding.vocabulary import Vocabulary

_NEVER = float("-inf")


class DynamicBeamAllocation:
    """The policy for one batch; ``constraints`` are a sequence a sentence."""

    needs_attention = False

    def __init__(self, constraints: Sequence[Sequence[Constraint]], vocabulary: Vocabulary) -> None:
        self._trackers = [TermTracker(each, vocabulary.boundaries) for each in constraints]
        self._end = vocabulary.end
        self._boundaries = sorted(vocabulary.boundaries - {vocabulary.end})

    def start(self, sentence: int) -> Progress:  # noqa: ARG002
        """Nothing met."""
        return Progress()

    def bend(self, step: Step) -> None:
        """No end before every term is met."""
        for row, (sentence, state) in enumerate(zip(step.sentences, step.states, strict=True)):
            if not self._trackers[sentence].is_content(state):
                step.logprobs[row, self._end] = _NEVER

    def choose(self, candidates: list[Candidate], step: Step, rows: range, beams: int) -> list[Candidate]:
        """Share the beam out among banks, a bank being a number of constraint tokens met.

        Beside the best ways on overall, those that begin or carry on a term are candidates, from every row.
        """
        tracker = self._trackers[step.sentences[rows[0]]]
        if not tracker.constraints:
            return candidates[:beams]
        wanted = {(candidate.row, candidate.token) for candidate in candidates}
        for row in rows:
            if step.scores[row] > _NEVER:
                tokens = self._useful(tracker, step, row) - {token for at, token in wanted if at == row}
                found = step.logprobs[row, list(tokens)].tolist()
                candidates += [
                    Candidate(step.scores[row] + score, row, token)
                    for token, score in zip(tokens, found, strict=True)
                    if score > _NEVER
                ]
        banks: dict[int, list[Candidate]] = {}
        for candidate in sorted(candidates, key=lambda each: -each.score):
            after = self.advance(step, candidate.row, candidate.token)
            banks.setdefault(_bank(tracker, after), []).append(candidate)
        return _share_out(banks, beams)

    def advance(self, step: Step, row: int, token: int) -> Progress:
        """Follow the tries."""
        return self._trackers[step.sentences[row]].after(step.states[row], token, first=step.length == 0)

    def may_end(self, sentence: int, state: Progress) -> bool:
        """When every term is met."""
        return self._trackers[sentence].is_content(state)

    def _useful(self, tracker: TermTracker, step: Step, row: int) -> set[int]:
        """Tokens that carry on a form, end it or begin one at a word boundary; and the likeliest, be it the end."""
        state = step.states[row]
        tokens = {int(step.logprobs[row].argmax()), *tracker.ways_on(state)}
        if not state.reading or tracker.at_end(state):
            if state.reading:
                tokens.add(self._boundaries[int(step.logprobs[row, self._boundaries].argmax())])
            for index in tracker.open_terms(tracker.settled(state)):
                tokens.update(tracker.trie(index, initial=step.length == 0).next_tokens(0))
        return tokens


def _bank(tracker: TermTracker, state: Progress) -> int:
    """Constraint tokens met: those of whole terms (their longest form), and those of the one being read."""
    whole = sum(each.trie.depth for index, each in enumerate(tracker.constraints) if state.met >> index & 1)
    return whole + state.depth


def _share_out(banks: dict[int, list[Candidate]], beams: int) -> list[Candidate]:
    """An equal part for each bank, the fullest progress first; what a bank cannot use goes to the others in turn."""
    order = [banks[number] for number in sorted(banks, reverse=True)]
    chosen: list[Candidate] = []
    place = 0
    while len(chosen) < beams and any(place < len(bank) for bank in order):
        chosen += [bank[place] for bank in order if place < len(bank)]
        place += 1
    return sorted(chosen[:beams], key=lambda candidate: -candidate.score)
