"""What an engine reaches on a parallel set: ``python -m mt_toolkit.evaluation.engines --ntrex FILE [--engine E]``.

The set is a TSV with a header and the columns kk, en, ru (NTREX-128 as ``ntrex/dev.tsv``). Scores are sacreBLEU's,
with signatures; beside them length, untranslated script, unknown words, terms, and speed.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import time
from pathlib import Path

from mt_toolkit.core.languages import TARGETS
from mt_toolkit.core.text import Segment, Span
from mt_toolkit.engines.names import load_engine
from mt_toolkit.evaluation.score import quality as score_of
from mt_toolkit.lang.russian.words import russian
from mt_toolkit.pipeline.job import make_toolbox
from mt_toolkit.pipeline.report import count
from mt_toolkit.pipeline.terms import TermMode
from mt_toolkit.pipeline.translator import Translator

_FOREIGN = {"en": re.compile(r"[Ѐ-ӿ]"), "ru": re.compile(r"[әғқңөұүһі]", re.IGNORECASE)}


def read_set(path: Path, limit: int) -> list[dict[str, str]]:
    """Rows of the set, the first ``limit`` of them (0: all)."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return rows[:limit] if limit else rows


def measure(
    rows: list[dict[str, str]], engine_name: str, language: str, glossaries: list[str]
) -> tuple[list[str], list[str]]:
    """Lines of figures, and the translations."""
    translator = Translator(load_engine(engine_name), language, make_toolbox(glossaries), TermMode.FORCE)
    segments = [Segment(str(i), row["kk"], Span(0, len(row["kk"]))) for i, row in enumerate(rows)]
    translator.translate(segments[:1])
    started = time.perf_counter()
    translations = translator.translate(segments)
    seconds = time.perf_counter() - started
    hypotheses, references = [t.text for t in translations], [row[language] for row in rows]
    counts = count(translations)
    ratio = sum(map(len, hypotheses)) / max(1, sum(map(len, references)))
    foreign = sum(bool(_FOREIGN[language].search(text)) for text in hypotheses)
    quality, overlap = (score_of(name, hypotheses, references) for name in ("chrf++", "bleu"))
    lines = [
        f"{language}: {quality.name} {quality.score:.1f}  "
        f"BLEU {overlap.score:.1f}  length {ratio:.2f}  {len(rows) / seconds:.0f} sentences/s",
        f"    terms {counts.required}, missing {counts.missing}; unknown words {counts.unknown}; "
        f"empty {sum(not text.strip() for text in hypotheses)}; with source script {foreign}",
    ]
    if language == "ru":
        words = [word for text in hypotheses for word in re.findall(r"[А-Яа-яЁё-]{2,}", text)]
        known = sum(russian().is_known(word) for word in words)
        lines.append(f"    words known to the Russian dictionary: {100 * known / max(1, len(words)):.1f} %")
    lines.append(f"    {translator.signature} | {quality.signature}")
    return lines, hypotheses


def main() -> int:
    """Print the figures for each language; ``--output`` keeps the translations as FILE.en, FILE.ru."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ntrex", type=Path, required=True)
    parser.add_argument("--engine", default="rules")
    parser.add_argument("--glossary", action="append")
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--to", default=",".join(TARGETS))
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    rows = read_set(options.ntrex, options.limit)
    for language in options.to.split(","):
        lines, hypotheses = measure(rows, options.engine, language, options.glossary or ["kazakh-history"])
        sys.stdout.write("\n".join(lines) + "\n")
        if options.output:
            target = options.output.with_name(f"{options.output.name}.{language}")
            target.write_text("\n".join(hypotheses) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
