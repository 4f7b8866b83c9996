"""Single steps of the gate, on probabilities and attention written by hand."""

from __future__ import annotations

import pytest
import torch

from mt_toolkit.engines.decoding.beam import Step
from mt_toolkit.engines.decoding.constraints import Constraint
from mt_toolkit.engines.decoding.gate import Gate
from mt_toolkit.engines.decoding.vocabulary import Vocabulary

END, STOP, TERM, OTHER = 0, 1, 2, 3
ON_THE_TERM, BETWEEN, ON_THE_END = [0.9, 0.0, 0.1, 0.0], [0.0, 0.9, 0.1, 0.0], [0.1, 0.0, 0.2, 0.7]
VOCABULARY = Vocabulary(4, frozenset({TERM, OTHER}), frozenset({END, STOP, TERM, OTHER}), END, stops=frozenset({STOP}))


def allowed(best: int, attention: list[float], left: int = 20) -> set[int]:
    """Tokens that the gate leaves possible where the model would write ``best``; the term is at source position 0."""
    gate = Gate([[Constraint(((TERM,),), span=(0, 1))]], VOCABULARY, torch.ones(1, 4, dtype=torch.long))
    scores = torch.full((1, 4), 0.1)
    scores[0, best] = 0.7
    step = Step(scores.log(), torch.tensor([attention]), [0], [gate.start(0)], [0.0], 3, left)
    gate.bend(step)
    return {token for token in range(4) if step.logprobs[0, token] > float("-inf")}


@pytest.mark.parametrize(
    ("best", "attention", "left", "expected"),
    [
        pytest.param(OTHER, ON_THE_TERM, 20, {TERM}, id="attention moves to the term"),
        pytest.param(OTHER, BETWEEN, 20, {STOP, TERM, OTHER}, id="attention is elsewhere: all but the end"),
        pytest.param(STOP, ON_THE_END, 20, {TERM}, id="the stop that ends the sentence: the term comes before it"),
        pytest.param(STOP, BETWEEN, 20, {STOP, TERM, OTHER}, id="the stop of an abbreviation is left alone"),
        pytest.param(END, BETWEEN, 20, {TERM}, id="the end"),
        pytest.param(OTHER, BETWEEN, 2, {TERM}, id="no more room"),
    ],
)
def test_when_a_term_is_due(best, attention, left, expected) -> None:
    assert allowed(best, attention, left) == expected
