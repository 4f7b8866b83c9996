"""How fast the matcher is and what it costs: ``python -m mt_toolkit.evaluation.matching --text FILE``.

A synthetic glossary of 50,000 concepts is made from the curated one by pairing its words, so that stems, izafet and
lengths are real; seeded, so that every run measures the same. Prints build and load time, speed and peak memory.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from mt_toolkit.core.terms import Concept, Rendering
from mt_toolkit.glossary.index import build_index
from mt_toolkit.glossary.match import Matcher
from mt_toolkit.glossary.store import CURATED, Glossary, load_glossary

_SEED = 20261123


def synthetic_glossary(size: int) -> Glossary:
    """``size`` concepts: the curated ones, then pairs of their words, each a term that could be in a glossary."""
    curated = load_glossary(CURATED)
    words = sorted({word for concept in curated.concepts for term in concept.kk for word in term.split()})
    dice = random.Random(_SEED)  # noqa: S311 - reproducible, not secret
    concepts = list(curated.concepts)
    seen = {term for concept in concepts for term in concept.kk}
    while len(concepts) < size:
        term = f"{dice.choice(words)} {dice.choice(words)}"
        if term not in seen:
            seen.add(term)
            rendering = Rendering(("term",))
            concepts.append(Concept(f"s{len(concepts)}", "synthetic", (term,), (("en", rendering),), pos="NOUN"))
    return Glossary("synthetic", tuple(concepts[:size]))


def measure(text: str, size: int) -> list[str]:
    """Lines of figures for a glossary of ``size`` concepts over ``text``."""
    glossary = synthetic_glossary(size)
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        build_index([glossary], cache_dir=Path(folder))
        built = time.perf_counter() - started
        started = time.perf_counter()
        matcher = Matcher(build_index([glossary], cache_dir=Path(folder)))
        loaded = time.perf_counter() - started
    started = time.perf_counter()
    found = sum(len(matcher.winners(line)) for line in text.splitlines())
    seconds = time.perf_counter() - started
    size_kb = len(text.encode()) / 1000
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        f"concepts                {size}",
        f"first build             {built:.1f} s",
        f"load from cache         {loaded:.2f} s",
        f"matching                {size_kb / seconds:.0f} KB of text a second ({found} matches in {size_kb:.0f} KB)",
        f"peak memory             {memory:.0f} MB",
    ]


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, required=True, help="Kazakh text, UTF-8")
    parser.add_argument("--size", type=int, default=50_000)
    options = parser.parse_args()
    sys.stdout.write("\n".join(measure(options.text.read_text(encoding="utf-8"), options.size)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
