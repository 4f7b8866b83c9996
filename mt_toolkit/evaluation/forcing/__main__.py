"""The forcing laboratory's command: ``python -m mt_toolkit.evaluation.forcing [--write docs/forcing.md]``.

A student is taught (some minutes, kept for the next time), settings of the gate are chosen on the dev sentences, and
every strategy is measured on the test sentences, with one, two and four terms each. Processor time is of one thread.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mt_toolkit.documents.output import write_atomically
from mt_toolkit.engines.decoding import Alignment
from mt_toolkit.evaluation.forcing.converted import Repairing, load_converted
from mt_toolkit.evaluation.forcing.language import Language
from mt_toolkit.evaluation.forcing.measure import Figures, count, run
from mt_toolkit.evaluation.forcing.report import Row, Table, page, verify_then_force
from mt_toolkit.evaluation.forcing.strategies import Strategy, Student, load_student
from mt_toolkit.evaluation.forcing.student import Recipe, teach
from mt_toolkit.glossary.index import default_cache_dir

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.evaluation.forcing.language import Pair

_TRAINING, _DEV, _TEST = 1, 2, 3
"""Seeds of the three parts."""
_SENTENCES = 20_000
_PLAIN = Strategy("none (transformers)", "plain")
_FREE = Strategy("none (our search)", "free")
_GATE = Strategy("gate", "gate", informed=True)


def strategies(gate: Strategy, translator: Any) -> list[Strategy | Repairing]:  # noqa: ANN401 - ctranslate2 is untyped
    """Everything that is measured; ``gate`` with the settings chosen on dev, ``repair`` where CTranslate2 is."""
    return [
        _PLAIN,
        _FREE,
        Strategy("dba, beam 8", "dba", beams=8),
        Strategy("dba, beam 16", "dba", beams=16),
        replace(gate, name="gate without the draft", informed=False),
        replace(gate, name="gate, greedy", beams=1),
        gate,
        *([] if translator is None else [Repairing(translator)]),
    ]


def student_folder(recipe: Recipe, language: Language) -> Path:
    """Where a student is kept: named by everything that it is made of."""
    made_of = f"{sorted(asdict(recipe).items())} {_SENTENCES} {[noun.source for noun in language.nouns]}"
    return default_cache_dir() / "forcing-lab" / sha256(made_of.encode()).hexdigest()[:16]


def get_student(language: Language, recipe: Recipe) -> Student:
    """The kept student, or one taught now."""
    folder = student_folder(recipe, language)
    if not (folder / "model.safetensors").is_file():
        pairs = [(" ".join(pair.source), " ".join(pair.taught)) for pair in language.training(_SENTENCES, _TRAINING)]
        teach(pairs, folder, recipe, lambda step, loss: _say(f"teaching: step {step}, loss {loss:.2f}"))
    return load_student(folder, language.passing, language.readings())


def chosen_gate(student: Student, language: Language, sentences: int) -> Strategy:
    """The threshold and layer with most right forms (then fewest doubles, then BLEU) on dev, at two terms."""
    pairs = [pair for rare in (False, True) for pair in language.test(sentences // 2, _DEV, 2, rare=rare)]
    drafts = run(_FREE, student, pairs).tokens
    layers = range(student.model.config.decoder_layers)
    candidates = [
        replace(_GATE, threshold=threshold, alignment=Alignment(layer))
        for layer in layers
        for threshold in (0.3, 0.4, 0.5, 0.6)
    ]

    def merit(candidate: Strategy) -> tuple[float, float, float]:
        figures = _figures(candidate, student, pairs, drafts)
        _say(f"dev: layer {candidate.alignment.layer}, threshold {candidate.threshold}: right {figures.right:.1%}")
        return figures.right, -figures.double, figures.bleu

    return max(candidates, key=merit)


def measured(
    student: Student, language: Language, tried: Sequence[Strategy | Repairing], sentences: int
) -> list[Table]:
    """A table for each number of terms and each kind, on test."""
    return [
        Table(terms, rare, _rows(student, language.test(sentences, _TEST, terms, rare=rare), tried))
        for terms in (1, 2, 4)
        for rare in (False, True)
    ]


def _rows(student: Student, pairs: Sequence[Pair], tried: Sequence[Strategy | Repairing]) -> list[Row]:
    drafts = run(_FREE, student, pairs).tokens
    found = [(strategy, _figures(strategy, student, pairs, drafts)) for strategy in tried]
    seconds = {strategy.name: figures.seconds for strategy, figures in found}
    return [
        Row(
            strategy.name,
            figures,
            figures.seconds / seconds[_PLAIN.name],
            (figures.seconds + seconds[_FREE.name]) / seconds[_PLAIN.name] if strategy.informed else None,
        )
        for strategy, figures in found
    ]


def _figures(
    strategy: Strategy | Repairing, student: Student, pairs: Sequence[Pair], drafts: Sequence[tuple[int, ...]]
) -> Figures:
    outcome = run(strategy, student, pairs, drafts)
    return count(pairs, student.words(outcome.tokens), outcome.seconds)


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables as Markdown, or write them."""
    import torch

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=200, help="test sentences of each kind")
    parser.add_argument("--steps", type=int, default=Recipe().steps, help="training steps of the student")
    parser.add_argument("--write", type=Path, help="write the page here")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    language, recipe = Language(), Recipe(steps=options.steps)
    student = get_student(language, recipe)
    gate = chosen_gate(student, language, options.sentences)
    folder = student_folder(recipe, language)
    tables = measured(student, language, strategies(gate, load_converted(folder)), options.sentences)
    fifth = verify_then_force(student, folder, language, gate, options.sentences)
    text = page(gate, tables, fifth, options.sentences)
    if options.write:
        write_atomically(options.write, text)
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
