"""Forcing on real words: ``python -m mt_toolkit.evaluation.forcing.real --text FILE.kk.txt [--to ru]``.

A small Marian student is taught what the embedded engine makes of Kazakh sentences without a glossary; then held-out
sentences are translated with the curated glossary, by each strategy alone and by the whole chain. There is no gold
here: what is counted is what the verifier finds, and nearness to what the embedded engine writes with the glossary.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from mt_toolkit.core.terms import Outcome
from mt_toolkit.core.text import Segment, Span
from mt_toolkit.engines.names import load_engine
from mt_toolkit.engines.seq2seq import Decoding, Seq2SeqEngine
from mt_toolkit.evaluation.forcing.student import Recipe, teach
from mt_toolkit.glossary.index import default_cache_dir
from mt_toolkit.glossary.store import CURATED
from mt_toolkit.pipeline.job import make_toolbox, toolbox_of
from mt_toolkit.pipeline.translator import Translator
from mt_toolkit.terminology.strategy import CHAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.translation import Translation

_ROWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("none", ()),
    ("postedit", ("postedit",)),
    ("nbest", ("nbest",)),
    ("placeholder", ("placeholder",)),
    ("dba", ("dba",)),
    ("gate", ("gate",)),
    ("the default chain", CHAIN),
)


@dataclass(frozen=True, slots=True)
class Row:
    """What became of the required terms, nearness (chrF++) to the embedded engine's own output, and seconds."""

    name: str
    outcomes: Counter[str]
    chrf: float
    seconds: float


def sentences(path: Path, longest: int = 24) -> list[str]:
    """The file's sentences of 4 to ``longest`` words, spaces before punctuation taken away, each once."""
    lines = dict.fromkeys(path.read_text(encoding="utf-8").splitlines())
    return [_tidy(line) for line in lines if 4 <= len(line.split()) <= longest]


def _tidy(line: str) -> str:
    for mark in ",.;:!?)»":
        line = line.replace(f" {mark}", mark)
    return line.replace("( ", "(").replace("« ", "«").strip()


def get_student(texts: Sequence[str], language: str, recipe: Recipe) -> Path:
    """The folder of the kept student, or of one taught now."""
    teacher = Translator(load_engine("rules"), language, toolbox_of(()))
    made_of = "\n".join([f"{recipe} {teacher.signature}", *texts])
    folder = default_cache_dir() / "forcing-lab" / f"{sha256(made_of.encode()).hexdigest()[:16]}-kk-{language}"
    if not (folder / "model.safetensors").is_file():
        targets = [translation.text for translation in teacher.translate(_segments(texts))]
        teach(list(zip(texts, targets, strict=True)), folder, recipe, _say)
    return folder


def measure(folder: Path, texts: Sequence[str], language: str) -> list[Row]:
    """A row for each strategy."""
    from sacrebleu.metrics import CHRF  # noqa: PLC0415 - half a second that ``--help`` need not pay

    toolbox = make_toolbox((CURATED,))
    wanted = [t.text for t in Translator(load_engine("rules"), language, toolbox).translate(_segments(texts))]
    engine = Seq2SeqEngine(str(folder), decoding=Decoding(beams=4))
    Translator(engine, language, toolbox).translate(_segments(texts[:1]))  # weights are loaded before the clock starts
    rows = []
    for name, strategies in _ROWS:
        started = time.process_time()
        found = Translator(engine, language, toolbox, strategies=strategies).translate(_segments(texts))
        seconds = time.process_time() - started
        near = CHRF(word_order=2).corpus_score([each.text for each in found], [wanted]).score
        rows.append(Row(name, _outcomes(found), near, seconds))
    return rows


def _outcomes(translations: Sequence[Translation]) -> Counter[str]:
    found = (term.outcome for each in translations for term in each.terms if term.outcome is not Outcome.SUGGESTED)
    return Counter(map(str, found))


def table(rows: Sequence[Row]) -> str:
    """Markdown."""
    lines = ["| strategy | honoured | forced | missing | chrF++ to the teacher | seconds |", "| --- |" + " --- |" * 5]
    for row in rows:
        counts = " | ".join(str(row.outcomes[outcome]) for outcome in ("honoured", "forced", "missing"))
        lines.append(f"| {row.name} | {counts} | {row.chrf:.1f} | {row.seconds:.0f} |")
    return "\n".join(lines) + "\n"


def _segments(texts: Sequence[str]) -> list[Segment]:
    return [Segment(str(number), text, Span(0, len(text))) for number, text in enumerate(texts)]


def _say(step: int, loss: float) -> None:
    sys.stderr.write(f"teaching: step {step}, loss {loss:.2f}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    import torch

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, required=True, help="Kazakh, a sentence a line")
    parser.add_argument("--to", default="ru")
    parser.add_argument("--held-out", type=int, default=200)
    parser.add_argument("--steps", type=int, default=3000)
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    texts = sentences(options.text)
    if len(texts) < 2 * options.held_out:
        parser.error(f"{options.text} has {len(texts)} sentences of 4 to 24 words, fewer than twice {options.held_out}")
    recipe = Recipe(pieces=4000, steps=options.steps, width=192, batch=48, rate=1.5e-3)
    folder = get_student(texts[options.held_out :], options.to, recipe)
    sys.stdout.write(table(measure(folder, texts[: options.held_out], options.to)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
