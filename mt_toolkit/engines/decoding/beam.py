"""Beam search over a transformers encoder-decoder, with a policy that may bend it.

Batched; without a policy's interference it gives what ``generate(num_beams=…)`` gives (except that a hypothesis cut off
at the length limit may differ in its last token, where the model's settings force an end there). Sentences that are
done leave the batch, and beams of a sentence share its encoder output, so that only the decoder's cache is reordered.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from inspect import signature
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.engines.decoding.attention import Alignment
    from mt_toolkit.engines.decoding.constraints import Tokens

_NEVER = float("-inf")


@dataclass(frozen=True, slots=True)
class Settings:
    """How to search. ``beams`` 1 is greedy; ``length_penalty`` and ``early_stopping`` mean what transformers means."""

    beams: int = 4
    max_new_tokens: int = 256
    length_penalty: float = 1.0
    early_stopping: bool = False
    first_token: int | None = None
    """A forced first token: the target language of NLLB, M2M100, mBART."""
    banned: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A finished translation: tokens without start and end tokens, and its length-normalised score."""

    tokens: Tokens
    score: float


@dataclass(frozen=True, slots=True)
class Step:
    """What a policy sees: one row a live beam. ``sentences``, ``states`` and ``scores`` say whose each row is.

    ``logprobs`` (rows × vocabulary) may be changed in place. ``attention`` (rows × source positions) tells where the
    token to be written comes from; None if the policy did not ask for it. ``length`` is the number of tokens written,
    a forced language code not counted; ``left`` how many more there may be.
    """

    logprobs: Any
    attention: Any
    sentences: Sequence[int]
    states: Sequence[Any]
    scores: Sequence[float]
    length: int
    left: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A way on: from a row, by a token, to a total log-probability."""

    score: float
    row: int
    token: int


class Policy(Protocol):
    """What makes search constrained. States are immutable values, one a hypothesis."""

    needs_attention: bool

    def start(self, sentence: int) -> Any:  # noqa: ANN401 - each policy has a state of its own
        """The state of a sentence before its first token."""
        ...

    def bend(self, step: Step) -> None:
        """Change ``step.logprobs`` in place: what may not come, and what must."""
        ...

    def choose(self, candidates: list[Candidate], step: Step, rows: range, beams: int) -> list[Candidate]:
        """The ``beams`` ways to go on with for the sentence of ``rows``; ``candidates`` are its best, ends left out.

        An end among them finishes its hypothesis, and takes a place of the beam in this step.
        """
        ...

    def advance(self, step: Step, row: int, token: int) -> Any:  # noqa: ANN401
        """The state of a row after a token."""
        ...

    def may_end(self, sentence: int, state: Any) -> bool:  # noqa: ANN401
        """Whether a hypothesis in this state is a whole translation."""
        ...


class Free:
    """No constraints: ordinary beam search."""

    needs_attention = False

    def start(self, sentence: int) -> None:  # noqa: ARG002
        """No state."""
        return

    def bend(self, step: Step) -> None:
        """Nothing to bend."""

    def choose(self, candidates: list[Candidate], step: Step, rows: range, beams: int) -> list[Candidate]:  # noqa: ARG002
        """The best."""
        return candidates[:beams]

    def advance(self, step: Step, row: int, token: int) -> None:  # noqa: ARG002
        """No state."""
        return

    def may_end(self, sentence: int, state: None) -> bool:  # noqa: ARG002
        """Any time."""
        return True


@dataclass(slots=True)
class _Sentence:
    """A sentence on its way. ``rows`` of the batch belong to it as long as it is live."""

    number: int
    beams: list[Tokens]
    scores: list[float]
    states: list[Any]
    finished: list[Hypothesis] = field(default_factory=list)

    def add(self, tokens: Tokens, score: float, keep: int) -> None:
        self.finished.append(Hypothesis(tokens, score))
        self.finished.sort(key=lambda hypothesis: -hypothesis.score)
        del self.finished[keep:]


def search(
    model: Any,  # noqa: ANN401 - transformers is untyped
    input_ids: Any,  # noqa: ANN401
    attention_mask: Any,  # noqa: ANN401
    policy: Policy,
    settings: Settings,
    end: int,
    alignment: Alignment | None = None,
) -> list[list[Hypothesis]]:
    """Search for every sentence of a batch; hypotheses best first, at most ``settings.beams`` a sentence.

    A sentence whose policy is never content gets its best unfinished hypotheses when the length limit is reached.
    """
    import torch

    with torch.inference_mode():
        return _Search(model, policy, settings, end, alignment).run(input_ids, attention_mask)


class _Search:
    def __init__(
        self,
        model: Any,  # noqa: ANN401
        policy: Policy,
        settings: Settings,
        end: int,
        alignment: Alignment | None,
    ) -> None:
        self._model, self._policy, self._settings, self._end = model, policy, settings, end
        # transformers 5.24 renamed the argument; asking the model keeps every release of 5 working, without a warning.
        self._cache_name = "cache" if "cache" in signature(model.forward).parameters else "past_key_values"
        self._alignment = alignment if policy.needs_attention else None
        self._offset = 0 if settings.first_token is None else 1

    def run(self, input_ids: Any, attention_mask: Any) -> list[list[Hypothesis]]:  # noqa: ANN401
        from transformers.cache_utils import DynamicCache, EncoderDecoderCache

        beams = self._settings.beams
        encoded = self._model.get_encoder()(input_ids=input_ids, attention_mask=attention_mask)[0]
        self._hidden = encoded.repeat_interleave(beams, 0)
        self._mask = attention_mask.repeat_interleave(beams, 0)
        decoder = self._model.config
        self._cache = EncoderDecoderCache(DynamicCache(config=decoder), DynamicCache(config=decoder))
        everything = [self._begin(number) for number in range(len(input_ids))]
        live = everything
        self._last = input_ids.new_full((len(live) * beams, 1), int(decoder.decoder_start_token_id))
        for length in range(self._settings.max_new_tokens):
            live = self._step(live, length)
            if not live:
                break
        for sentence in live:
            self._give_up(sentence)
        return [sentence.finished for sentence in everything]

    def _begin(self, number: int) -> _Sentence:
        beams = self._settings.beams
        state = self._policy.start(number)
        return _Sentence(number, [()] * beams, [0.0] + [_NEVER] * (beams - 1), [state] * beams)

    def _step(self, live: list[_Sentence], length: int) -> list[_Sentence]:
        """One token for every live beam; the sentences that go on."""
        import torch

        beams = self._settings.beams
        logprobs, attention = self._scores()
        step = Step(
            logprobs,
            attention,
            [sentence.number for sentence in live for _ in range(beams)],
            [state for sentence in live for state in sentence.states],
            [score for sentence in live for score in sentence.scores],
            length - self._offset,
            self._settings.max_new_tokens - length,
        )
        self._restrict(step)
        totals = logprobs + torch.tensor(step.scores, device=logprobs.device).unsqueeze(1)
        size = logprobs.shape[1]
        top, places = totals.view(len(live), beams * size).topk(min(2 * beams, beams * size), dim=1)
        rows: list[int] = []
        tokens: list[int] = []
        left: list[_Sentence] = []
        for index, (sentence, scores, found) in enumerate(zip(live, top.tolist(), places.tolist(), strict=True)):
            candidates = [
                Candidate(score, index * beams + place // size, place % size)
                for score, place in zip(scores, found, strict=True)
                if score > _NEVER
            ]
            chosen = self._extend(sentence, candidates, step, index * beams)
            if self._is_done(sentence, length + 1):
                continue
            left.append(sentence)
            rows.extend(candidate.row for candidate in chosen)
            tokens.extend(candidate.token for candidate in chosen)
        if left:
            self._keep(rows, tokens, shrunk=len(left) < len(live))
        return left

    def _scores(self) -> tuple[Any, Any]:
        import torch
        from transformers.modeling_outputs import BaseModelOutput

        output = self._model(
            encoder_outputs=BaseModelOutput(last_hidden_state=self._hidden),
            attention_mask=self._mask,
            decoder_input_ids=self._last,
            **{self._cache_name: self._cache},
            use_cache=True,
            output_attentions=self._alignment is not None,
        )
        logprobs = torch.log_softmax(output.logits[:, -1].float(), dim=-1)
        return logprobs, self._alignment.read(output.cross_attentions) if self._alignment else None

    def _restrict(self, step: Step) -> None:
        if self._settings.banned:
            step.logprobs[:, list(self._settings.banned)] = _NEVER
        if step.length < 0:
            step.logprobs.fill_(_NEVER)
            step.logprobs[:, self._settings.first_token] = 0.0
            return
        self._policy.bend(step)

    def _extend(self, sentence: _Sentence, candidates: list[Candidate], step: Step, first: int) -> list[Candidate]:
        """Finish hypotheses, and put the chosen ways on in the sentence's beams (padded with dead ones)."""
        beams = self._settings.beams
        going = [candidate for candidate in candidates if candidate.token != self._end]
        rows = range(first, first + beams)
        chosen = going[:beams] if step.length < 0 else self._policy.choose(going, step, rows, beams)
        ending = {candidate.row: candidate for candidate in (*candidates[:beams], *chosen)
                  if candidate.token == self._end}  # fmt: skip
        for candidate in ending.values():
            if self._policy.may_end(sentence.number, sentence.states[candidate.row - first]):
                tokens = sentence.beams[candidate.row - first]
                self._finish(sentence, tokens, candidate.score, len(tokens) + 1)
        chosen = [candidate for candidate in chosen if candidate.token != self._end]
        chosen += [Candidate(_NEVER, first, self._end)] * (beams - len(chosen))
        sentence.beams = [(*sentence.beams[candidate.row - first], candidate.token) for candidate in chosen]
        sentence.scores = [candidate.score for candidate in chosen]
        sentence.states = [self._state_after(candidate, step) for candidate in chosen]
        return chosen

    def _state_after(self, candidate: Candidate, step: Step) -> Any:  # noqa: ANN401
        if candidate.score == _NEVER or step.length < 0:
            return step.states[candidate.row]
        return self._policy.advance(step, candidate.row, candidate.token)

    def _finish(self, sentence: _Sentence, tokens: Tokens, score: float, length: int) -> None:
        sentence.add(tokens[self._offset :], score / length**self._settings.length_penalty, self._settings.beams)

    def _is_done(self, sentence: _Sentence, length: int) -> bool:
        best = max(sentence.scores)
        if best == _NEVER:
            return True
        if len(sentence.finished) < self._settings.beams:
            return False
        possible = best / length**self._settings.length_penalty
        return self._settings.early_stopping or self._settings.beams == 1 or sentence.finished[-1].score >= possible

    def _give_up(self, sentence: _Sentence) -> None:
        """The limit is reached: whole unfinished hypotheses count, others only where there is nothing else."""
        rows = [row for row in zip(sentence.beams, sentence.scores, sentence.states, strict=True) if row[1] > _NEVER]
        whole = [row for row in rows if self._policy.may_end(sentence.number, row[2])]
        for tokens, score, _ in whole or ([] if sentence.finished else rows):
            self._finish(sentence, tokens, score, len(tokens))

    def _keep(self, rows: list[int], tokens: list[int], *, shrunk: bool) -> None:
        import torch

        index = torch.tensor(rows, device=self._hidden.device)
        self._last = torch.tensor(tokens, device=self._hidden.device).unsqueeze(1)
        self._cache.self_attention_cache.reorder_cache(index)
        if shrunk:
            self._hidden, self._mask = self._hidden[index], self._mask[index]
            self._cache.cross_attention_cache.reorder_cache(index)
