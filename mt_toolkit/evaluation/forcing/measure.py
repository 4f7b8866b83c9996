"""What a strategy earns and costs on sentences whose right forms are known."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.engines.decoding.constraints import Tokens
    from mt_toolkit.evaluation.forcing.converted import Repairing
    from mt_toolkit.evaluation.forcing.language import Pair
    from mt_toolkit.evaluation.forcing.strategies import Strategy, Student

BATCH = 16


@dataclass(frozen=True, slots=True)
class Figures:
    """Rates from 0 to 1 over terms; ``seconds`` of processor time."""

    terms: int
    satisfied: float
    right: float
    double: float
    bleu: float
    chrf: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written, and how much processor time it took."""

    tokens: list[Tokens]
    seconds: float


def run(
    strategy: Strategy | Repairing, student: Student, pairs: Sequence[Pair], drafts: Sequence[Tokens] = ()
) -> Outcome:
    """Translate in batches of ``BATCH``."""
    started = time.process_time()
    tokens: list[Tokens] = []
    for start in range(0, len(pairs), BATCH):
        tokens += strategy.translate(student, pairs[start : start + BATCH], drafts[start : start + BATCH])
    return Outcome(tokens, time.process_time() - started)


def count(pairs: Sequence[Pair], outputs: Sequence[Sequence[str]], seconds: float) -> Figures:
    """Satisfied: some form stands as a whole word; right: the form of its slot; double: the taught word stands too."""
    from sacrebleu.metrics import BLEU, CHRF  # noqa: PLC0415 - half a second that ``--help`` need not pay

    terms = satisfied = right = double = 0
    for pair, output in zip(pairs, outputs, strict=True):
        words = Counter(output)
        for slot in pair.slots:
            forms = slot.noun.forms(slot.noun.wanted)
            there = any(words[form] for form in forms.values())
            terms += 1
            satisfied += there
            right += bool(words[forms[slot.cell]])
            double += there and any(words[form] for form in slot.noun.forms(slot.noun.usual).values())
    hypotheses = [" ".join(output) for output in outputs]
    references = [" ".join(pair.reference) for pair in pairs]
    return Figures(
        terms,
        satisfied / terms,
        right / terms,
        double / terms,
        BLEU(tokenize="none", force=True).corpus_score(hypotheses, [references]).score,
        CHRF(word_order=2).corpus_score(hypotheses, [references]).score,
        seconds,
    )
