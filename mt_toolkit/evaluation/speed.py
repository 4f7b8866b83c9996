"""What scoring costs beside sacreBLEU alone: ``python -m mt_toolkit.evaluation.speed --pairs FILE [--count N]``.

FILE is a TSV with the columns kk, en, ru; its rows are repeated until there are N pairs, with words of the hypotheses
shuffled so that they differ from the references. Prints the times of BLEU and chrF++ by sacreBLEU alone, and of BLEU,
chrF++ and term success here: cold (terms matched), and with the matches kept by an earlier run; then the peak memory.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from mt_toolkit.evaluation.metrics.model import Task
from mt_toolkit.evaluation.metrics.names import load_metrics
from mt_toolkit.evaluation.scoring import score_task
from mt_toolkit.evaluation.sets.aligned import load_table
from mt_toolkit.evaluation.terms.cache import cached
from mt_toolkit.evaluation.terms.expectations import matched
from mt_toolkit.glossary.index import build_index, default_cache_dir
from mt_toolkit.glossary.match import Matcher
from mt_toolkit.glossary.store import CURATED, load_glossaries

if TYPE_CHECKING:
    from collections.abc import Sequence

_METRICS = ("bleu", "chrf++", "term-success")


def corpus(path: Path, language: str, count: int) -> tuple[list[str], list[str], list[str]]:
    """Sources, hypotheses and references, ``count`` of each."""
    items = load_table(path).items
    generator = random.Random(0)  # noqa: S311 - test data
    sources = [items[number % len(items)].source for number in range(count)]
    references = [items[number % len(items)].reference(language) for number in range(count)]
    hypotheses = []
    for reference in references:
        words = reference.split()
        cut = generator.randrange(len(words))
        hypotheses.append(" ".join([*words[cut:], *words[:cut]]))
    return sources, hypotheses, references


def baseline_seconds(hypotheses: Sequence[str], references: Sequence[str]) -> float:
    """Seconds of sacreBLEU alone."""
    from sacrebleu.metrics import BLEU, CHRF  # noqa: PLC0415

    started = time.perf_counter()
    BLEU().corpus_score(list(hypotheses), [list(references)])
    CHRF(word_order=2).corpus_score(list(hypotheses), [list(references)])
    return time.perf_counter() - started


def scoring_seconds(
    sources: Sequence[str], hypotheses: Sequence[str], references: Sequence[str], language: str, folder: Path
) -> tuple[float, int]:
    """Seconds of everything, from loading the glossary; and how many terms were expected."""
    started = time.perf_counter()
    glossaries = load_glossaries([CURATED])

    def match() -> tuple[tuple[object, ...], ...]:
        matcher = Matcher(build_index(glossaries, cache_dir=default_cache_dir()))
        return tuple(matched(source, language, matcher) for source in sources)

    expectations = cached(folder, [language, str(len(sources)), glossaries[0].digest], match)  # type: ignore[arg-type]
    task = Task(
        language,
        tuple(sources),
        tuple(hypotheses),
        tuple(references),
        ("",) * len(sources),
        expectations,
    )
    score_task(task, load_metrics(_METRICS), resamples=0)
    return time.perf_counter() - started, sum(map(len, expectations))


def peak_megabytes() -> int:
    """The most memory that this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> int:
    """Print a line for each language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--to", default="en,ru")
    options = parser.parse_args()
    for language in options.to.split(","):
        columns = corpus(options.pairs, language, options.count)
        with tempfile.TemporaryDirectory() as folder:
            cold, terms = scoring_seconds(*columns, language, Path(folder))
            warm, _ = scoring_seconds(*columns, language, Path(folder))
        peak = peak_megabytes()
        alone = baseline_seconds(columns[1], columns[2])
        peak_alone = peak_megabytes()
        sys.stdout.write(
            f"{language}: {options.count} pairs, {terms} terms; sacreBLEU alone {alone:.1f} s (peak {peak_alone} MB); "
            f"with terms {cold:.1f} s cold ({cold / alone:.2f}×), {warm:.1f} s with matches kept "
            f"({warm / alone:.2f}×), peak {peak} MB\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
