"""What an engine reaches on a parallel set: ``python -m mt_toolkit.evaluation.engines --ntrex FILE [--engine E]``.

The set is a TSV with a header and the columns kk, en, ru (NTREX-128 as ``ntrex/dev.tsv``). Scores are sacreBLEU's,
with signatures; beside them length, untranslated script, unknown words, terms, and speed.
"""

from __future__ import annotations

import argparse
import csv
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import TARGETS
from mt_toolkit.core.text import Segment, Span
from mt_toolkit.engines.names import load_engine
from mt_toolkit.evaluation.score import quality as score_of
from mt_toolkit.lang.russian.words import russian
from mt_toolkit.pipeline.job import make_toolbox
from mt_toolkit.pipeline.report import count
from mt_toolkit.pipeline.terms import TermMode
from mt_toolkit.pipeline.translator import Translator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.translation import Translation

_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
_STEM = 4
"""Letters of a name that its cases leave alone."""
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
        lines.append(_known_words(translations))
    lines.append(f"    {translator.signature} | {quality.signature}")
    return lines, hypotheses


def _known_words(translations: Sequence[Translation]) -> str:
    """The share of Russian words that are in the dictionary, and with the names and terms that the report lists."""
    total = known = listed = 0
    for translation in translations:
        told = {word for unknown in translation.unknown for word in _WORD.findall(unknown.rendered)}
        names = {word[:_STEM].lower() for word in told if word[:1].isupper()}
        names |= {word[:_STEM].lower() for term in translation.terms for word in _WORD.findall(term.target_surface)}
        for word in _WORD.findall(translation.text):
            total += 1
            in_dictionary = russian().is_known(word)
            known += in_dictionary
            listed += not in_dictionary and word[:_STEM].lower() in names
    share = 100 / max(1, total)
    return (
        f"    Russian words in the dictionary {known * share:.1f} %, "
        f"with names and terms of the report {(known + listed) * share:.1f} %"
    )


_COLD = """
import resource, time
started = time.perf_counter()
from mt_toolkit.core.text import Segment, Span
from mt_toolkit.engines.names import load_engine
from mt_toolkit.pipeline.job import make_toolbox
from mt_toolkit.pipeline.terms import TermMode
from mt_toolkit.pipeline.translator import Translator
translator = Translator(load_engine({engine!r}), {language!r}, make_toolbox({glossaries!r}), TermMode.FORCE)
translator.translate([Segment("1", "Хан келді.", Span(0, 10))])
seconds = time.perf_counter() - started
translator.translate([Segment(str(i), text, Span(0, len(text))) for i, text in enumerate({texts!r})])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"    first sentence after {{seconds:.2f}} s, peak memory {{peak:.0f}} MB")
"""


def cold_start(rows: list[dict[str, str]], engine: str, language: str, glossaries: list[str]) -> str:
    """Start-up and peak memory over the first 300 sentences, in a process of its own."""
    code = _COLD.format(engine=engine, language=language, glossaries=glossaries, texts=[r["kk"] for r in rows[:300]])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    return done.stdout.rstrip()


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
        lines.append(cold_start(rows, options.engine, language, options.glossary or ["kazakh-history"]))
        sys.stdout.write("\n".join(lines) + "\n")
        if options.output:
            target = options.output.with_name(f"{options.output.name}.{language}")
            target.write_text("\n".join(hypotheses) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
