"""The laboratory's page: tables of strategies, and what verifying first saves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.evaluation.forcing.converted import drafts_of, load_converted
from mt_toolkit.evaluation.forcing.measure import Figures, run
from mt_toolkit.evaluation.forcing.strategies import Strategy

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mt_toolkit.evaluation.forcing.language import Language
    from mt_toolkit.evaluation.forcing.strategies import Student

_SEED = 4


@dataclass(frozen=True, slots=True)
class Row:
    """A strategy's figures; ``cost`` of its search, ``whole`` with the draft that it reads, relative to free search."""

    name: str
    figures: Figures
    cost: float
    whole: float | None


@dataclass(frozen=True, slots=True)
class Table:
    """All strategies on sentences with so many terms of one kind."""

    terms: int
    rare: bool
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class FirstPass:
    """Verify, then force, where a fifth of the sentences fail: seconds of both passes relative to the first alone."""

    engine: str
    first: float
    second: float

    @property
    def ratio(self) -> float:
        """Both passes over the first."""
        return (self.first + self.second) / self.first


def verify_then_force(
    student: Student, folder: Path, language: Language, gate: Strategy, sentences: int
) -> list[FirstPass]:
    """Four fifths of the sentences need nothing, the terms of one fifth are wanted otherwise and searched for anew."""
    failing = language.test(sentences, _SEED, 2, rare=False)
    sound = [pair for seed in range(_SEED + 1, _SEED + 5) for pair in language.test(sentences, seed, 2, rare=True)]
    everything = [*failing, *sound]
    plain = run(Strategy("", "plain"), student, everything)
    second = run(gate, student, failing, plain.tokens[: len(failing)])
    found = [FirstPass("transformers", plain.seconds, second.seconds)]
    translator = load_converted(folder)
    if translator is not None:
        drafts, seconds = drafts_of(translator, student, everything)
        again = run(gate, student, failing, drafts[: len(failing)])
        found.append(FirstPass("CTranslate2", seconds, again.seconds))
    return found


def page(gate: Strategy, tables: Sequence[Table], passes: Sequence[FirstPass], sentences: int) -> str:
    """Markdown."""
    lines = [
        "# Forcing, measured",
        "",
        "Made by `python -m mt_toolkit.evaluation.forcing --write docs/forcing.md`: a small Marian model taught on the",
        "spot (seeded) on a synthetic language with cases, agreement and reordering, where the right form of a term is",
        "known. *Unseen* terms never stood in its training data, *rare* ones in 6 % of their occurrences.",
        f"Each table is made of {sentences} test sentences. *Right*: the form that the slot asks for. *Double*: the",
        "model's own word stands there too. *Cost*: processor time of one thread, relative to transformers' beam 4",
        "without constraints; *with draft* adds the free translation (by our search) that the strategy reads, which a",
        "pipeline that verifies first has already made.",
        "",
        f"Settings chosen on dev: layer {gate.alignment.layer}, threshold {gate.threshold}.",
        "",
    ]
    for table in tables:
        lines += _table(table)
    lines += [
        "## Verify, then force",
        "",
        "A fifth of the sentences lack their terms after the first pass and are translated anew with the gate.",
        "",
        "| first pass | both passes, relative to the first alone |",
        "| --- | --- |",
        *[f"| {each.engine} | {each.ratio:.2f} × |" for each in passes],
        "",
        "The words of this language are in the laboratory's dictionary, as those of Russian are in pymorphy3's: what",
        "the draft tells of a form is as good as that dictionary, and attention is cleaner here than in a large model.",
        "Without the draft the model must know the endings of a word that it has never seen.",
        "",
        "Strategies without a row: `nbest` chooses among what the model writes by itself, where a word that it never",
        "learned cannot be; `placeholder` and `postedit` never touch the decoder; `instruct` wants a language model.",
        "They are compared on real words by `python -m mt_toolkit.evaluation.forcing.real` (docs/measurements.md).",
        "",
    ]
    return "\n".join(lines)


def _table(table: Table) -> list[str]:
    kind = "rare" if table.rare else "unseen"
    plural = "term" if table.terms == 1 else "terms"
    return [
        f"## {table.terms} {plural} a sentence, {kind}",
        "",
        "| strategy | satisfied | right form | double | BLEU | chrF++ | cost | with draft |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
        *(_line(row) for row in table.rows),
        "",
    ]


def _line(row: Row) -> str:
    figures = row.figures
    whole = "" if row.whole is None else f"{row.whole:.2f} ×"
    return (
        f"| {row.name} | {figures.satisfied:.1%} | {figures.right:.1%} | {figures.double:.1%} | {figures.bleu:.1f} "
        f"| {figures.chrf:.1f} | {row.cost:.2f} × | {whole} |"
    )
