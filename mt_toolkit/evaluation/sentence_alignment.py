"""Measure sentence alignment on passages whose sentences a seeded scrambler has merged, split and dropped.

    python -m mt_toolkit.evaluation.sentence_alignment [--set history-passages] [--split dev] [--rate 0.1]
    python -m mt_toolkit.evaluation.sentence_alignment --ntrex FILE    # news: a TSV with columns doc, kk, en, ru

Of each pair one side, drawn at random, is with the given probability each joined to the next, cut at a comma or
semicolon, or left out; so at the rate of a tenth three pairs in ten are disturbed. A bead counts as right when both its
sides are exactly those of the true alignment.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mt_toolkit.alignment.cues import CueReader, target_cues
from mt_toolkit.alignment.sentences import Bead, align
from mt_toolkit.core.languages import TARGETS
from mt_toolkit.evaluation.sets.folder import load_builtin

if TYPE_CHECKING:
    from collections.abc import Sequence

_CUT = re.compile(r"[,;:] ")
_MARGIN = 20
"""Characters that a cut leaves on either side of it at least."""


@dataclass(frozen=True, slots=True)
class Scrambled:
    """A passage after scrambling, and the beads that are right: pairs of ranges of either side."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    beads: frozenset[tuple[tuple[int, int], tuple[int, int]]]


def scramble(pairs: Sequence[tuple[str, str]], rate: float, seed: int) -> Scrambled:
    """Change the sentences of aligned pairs on one side or the other, one change a pair at most."""
    draw = random.Random(seed)  # noqa: S311 - reproducible, not secret
    sides: tuple[list[str], list[str]] = ([], [])
    beads: list[tuple[tuple[int, int], tuple[int, int]]] = []
    waiting = list(pairs)
    while waiting:
        for columns in _changed(waiting, rate, draw):
            starts = len(sides[0]), len(sides[1])
            for side, texts in zip(sides, columns, strict=True):
                side.extend(texts)
            beads.append(((starts[0], len(sides[0])), (starts[1], len(sides[1]))))
    return Scrambled(tuple(sides[0]), tuple(sides[1]), frozenset(beads))


def _changed(waiting: list[tuple[str, str]], rate: float, draw: random.Random) -> list[tuple[list[str], list[str]]]:
    """Take one pair, or two to be merged, off the list: what either side has of them, a bead each."""
    change, side = draw.random(), draw.randrange(2)
    first = waiting.pop(0)
    columns: tuple[list[str], list[str]] = ([first[0]], [first[1]])
    if change < rate and waiting:
        second = waiting.pop(0)
        columns = ([first[0], second[0]], [first[1], second[1]])
        columns[side][:] = [" ".join(columns[side])]
    elif rate <= change < 2 * rate:
        columns[side][:] = _cut(first[side], draw)
    elif 2 * rate <= change < 3 * rate:
        columns[side].clear()
    return [columns]


def _cut(text: str, draw: random.Random) -> list[str]:
    """A sentence cut after a comma, colon or semicolon that is not near its ends; whole where it has none."""
    places = [found.end() for found in _CUT.finditer(text) if _MARGIN < found.end() < len(text) - _MARGIN]
    if not places:
        return [text]
    place = draw.choice(places)
    return [text[:place].strip(), text[place:]]


def load_pairs(name: str, split: str, language: str) -> list[list[tuple[str, str]]]:
    """The sentence pairs of each document of a set of ours."""
    documents: dict[str, list[tuple[str, str]]] = {}
    for one in load_builtin(f"{name}/{split}" if split else name):
        for item in one.items:
            reference = item.reference(language)
            if reference:
                documents.setdefault(item.document, []).append((item.source, reference))
    return list(documents.values())


def read_table(path: Path, language: str) -> list[list[tuple[str, str]]]:
    """The sentence pairs of each document of a TSV whose columns are named ``doc``, ``kk`` and by the language."""
    documents: dict[str, list[tuple[str, str]]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            documents.setdefault(row["doc"], []).append((row["kk"], row[language]))
    return list(documents.values())


def found_beads(texts: Scrambled, reader: CueReader) -> list[Bead]:
    """What the aligner makes of a scrambled text."""
    return align([reader.source(text) for text in texts.source], [target_cues(text) for text in texts.target])


def f1(expected: int, found: int, right: int) -> float:
    """Harmonic mean of precision and recall, 0 to 1."""
    return 2 * right / (expected + found) if expected + found else 1.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Print F1 for each language, over all seeds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", default="history-passages")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--ntrex", type=Path, help="a table of pairs to be scrambled instead of a set of ours")
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--seeds", type=int, default=5)
    options = parser.parse_args(arguments)
    for language in TARGETS:
        table = options.ntrex
        passages = read_table(table, language) if table else load_pairs(options.set, options.split, language)
        reader = CueReader(language)
        counts = [0, 0, 0]
        for seed in range(options.seeds):
            for number, passage in enumerate(passages):
                texts = scramble(passage, options.rate, 1000 * seed + number)
                beads = {(bead.source, bead.target) for bead in found_beads(texts, reader)}
                for place, count in enumerate((len(texts.beads), len(beads), len(beads & texts.beads))):
                    counts[place] += count
        expected, found, right = counts
        sys.stdout.write(f"kk-{language}: {right} of {expected} beads right, {found} found: F1 {f1(*counts):.4f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
