"""Measure word alignment against two people's labels.

    python -m mt_toolkit.evaluation.word_alignment [--aligner NAME ...] [--to en]

The alignment error rate is that of Och and Ney (2003): 1 - (|A∩S| + |A∩P|) / (|A| + |S|), where S are the links that
both people call sure and P those that either gives at all. Aligners that learn have all history passages to learn from,
which is the text without any label. Each aligner is measured over plain tokens and over morphemes.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.alignment.words.aligner import Options, Trainable, load_aligner
from mt_toolkit.core.languages import TARGETS
from mt_toolkit.errors import InputTextError
from mt_toolkit.evaluation.sentence_alignment import load_pairs
from mt_toolkit.evaluation.sets.folder import load_builtin, sets_folder
from mt_toolkit.glossary.index import build_index
from mt_toolkit.glossary.match import Matcher
from mt_toolkit.glossary.store import CURATED, load_glossaries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from mt_toolkit.alignment.words.links import Links

READERS = ("first", "second")
_LINK = re.compile(r"(\d+)([-?])(\d+)")
_MEASURED = ("ibm1", "hmm", "fast-align", "lexicon", "lexicon+fast-align")
_LABELLED = "history-passages/dev"
_LESSER_SCHEMES = (("tokens", False), ("tokens", True), ("morphemes", False))
_HEADER = (
    "| | aligner | tokens | tokens, dictionary | morphemes | morphemes, dictionary | lower by | precision, recall "
    "| second half |\n" + "| --- " * 9 + "|"
)


@dataclass(frozen=True, slots=True)
class Labels:
    """The links that somebody gave a pair, and those of them that are sure."""

    sure: Links
    possible: Links


@dataclass(frozen=True, slots=True)
class Rates:
    """Alignment error rate, the share of links that are possible, and the share of sure links that were found."""

    error: float
    precision: float
    recall: float


def read_labels(path: Path) -> dict[str, Labels]:
    """Labels by segment: a line each, its identifier, a tab, links such as ``0-1`` (sure) and ``2?3`` (possible).

    Raises:
        InputTextError: If a line cannot be read, or a segment comes twice.
    """
    found: dict[str, Labels] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        segment, _, items = line.partition("\t")
        links = [_LINK.fullmatch(item) for item in items.split()]
        if segment in found or not all(links):
            raise InputTextError(f"{path}, line {number}: a segment given twice, or something that is no link")
        pairs = [((int(link[1]), int(link[3])), link[2]) for link in links if link]
        sure = frozenset(pair for pair, mark in pairs if mark == "-")
        found[segment] = Labels(sure, frozenset(pair for pair, _ in pairs))
    return found


def combined(one: Labels, other: Labels) -> Labels:
    """Sure is what both call sure, possible what either gives."""
    return Labels(one.sure & other.sure, one.possible | other.possible)


def agreement(one: Mapping[str, Labels], other: Mapping[str, Labels]) -> tuple[float, float]:
    """F1 between two people over the pairs that both have labelled: of all links, and of the sure ones."""
    common = sorted(one.keys() & other.keys())
    return (
        _f1([(one[key].possible, other[key].possible) for key in common]),
        _f1([(one[key].sure, other[key].sure) for key in common]),
    )


def rates(answers: Iterable[tuple[Links, Labels]]) -> Rates:
    """The rates over all pairs together."""
    given = sure = both_sure = both_possible = 0
    for links, labels in answers:
        given += len(links)
        sure += len(labels.sure)
        both_sure += len(links & labels.sure)
        both_possible += len(links & labels.possible)
    error = 1 - (both_sure + both_possible) / (given + sure) if given + sure else 0.0
    return Rates(error, both_possible / given if given else 0.0, both_sure / sure if sure else 0.0)


@dataclass(frozen=True, slots=True)
class Gold:
    """The labels of all pairs, how many of them two people have read, and their agreement as of :func:`agreement`."""

    labels: Mapping[str, Labels]
    read_twice: int
    agreement: tuple[float, float]

    def __str__(self) -> str:
        share = f"{self.read_twice} of {len(self.labels)} pairs read twice"
        return f"{share}, with F1 {self.agreement[0]:.3f} on all links, {self.agreement[1]:.3f} on sure ones"


def gold(language: str) -> Gold:
    """The labels by which aligners are measured: of pairs read twice both readings together, of others the one."""
    folder = sets_folder().parent / "alignment"
    one, other = (read_labels(folder / f"kk-{language}.{reader}.tsv") for reader in READERS)
    labels = {key: combined(one[key], other[key]) if key in other else one[key] for key in one}
    return Gold(labels, len(one.keys() & other.keys()), agreement(one, other))


def _f1(pairs: Sequence[tuple[Links, Links]]) -> float:
    total = sum(len(one) + len(other) for one, other in pairs)
    return 2 * sum(len(one & other) for one, other in pairs) / total if total else 1.0


def measure(name: str, options: Options, labels: Mapping[str, Labels], texts: Mapping[str, tuple[str, str]]) -> Rates:
    """How an aligner does on the labelled pairs; one that learns learns from all passages first."""
    aligner = load_aligner(name, options)
    learning = [part for part in getattr(aligner, "parts", (aligner,)) if isinstance(part, Trainable)]
    for part in learning:
        part.train([pair for document in load_pairs("history-passages", "", options.language) for pair in document])
    links = aligner.align([texts[key] for key in labels])
    return rates(zip(links, labels.values(), strict=True))


@dataclass(frozen=True, slots=True)
class Row:
    """An aligner's error rates by scheme (None where it cannot work so), and the rates of the best scheme."""

    pair: str
    aligner: str
    errors: tuple[float | None, ...]
    best: Rates
    second_half: float
    """The best scheme's error rate on the pairs after the first half, whose misses were looked at."""

    def __str__(self) -> str:
        plain = next(error for error in self.errors if error is not None)
        errors = ["" if error is None else f"{error:.3f}" for error in self.errors]
        lower = f"{1 - self.best.error / plain:.0%}"
        found = f"{self.best.precision:.3f}, {self.best.recall:.3f}"
        return " | ".join([f"| {self.pair}", f"`{self.aligner}`", *errors, lower, found, f"{self.second_half:.3f} |"])


def compare(name: str, language: str, matcher: Matcher, heuristic: str, labels: Mapping[str, Labels]) -> Row:
    """One aligner over tokens and over morphemes, each without and with the dictionary."""
    texts = {}
    for one in load_builtin(_LABELLED):
        texts.update({item.id: (item.source, item.reference(language)) for item in one.items})
    errors = [
        None
        if name == "lexicon" and not dictionary
        else measure(name, Options(language, scheme, matcher, heuristic, dictionary), labels, texts).error
        for scheme, dictionary in _LESSER_SCHEMES
    ]
    options = Options(language, "morphemes", matcher, heuristic, dictionary=True)
    best = measure(name, options, labels, texts)
    later = dict(list(labels.items())[len(labels) // 2 :])
    return Row(f"kk-{language}", name, (*errors, best.error), best, measure(name, options, later, texts).error)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how far the readers agree, and a line of Markdown for each aligner."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--aligner", action="append", default=[])
    parser.add_argument("--to", choices=TARGETS, action="append", default=[])
    parser.add_argument("--heuristic", default="intersection")
    parsed = parser.parse_args(arguments)
    matcher = Matcher(build_index(load_glossaries([CURATED])))
    labelled = {language: gold(language) for language in parsed.to or TARGETS}
    for language, found in labelled.items():
        sys.stdout.write(f"kk-{language}: {found}\n")
    sys.stdout.write(f"\n{_HEADER}\n")
    for language, found in labelled.items():
        for name in parsed.aligner or _MEASURED:
            sys.stdout.write(f"{compare(name, language, matcher, parsed.heuristic, found.labels)}\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
