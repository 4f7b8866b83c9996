"""Measure the Kazakh analyser and generator against a treebank, inflection tables and running text.

Run as ``python -m mt_toolkit.evaluation.morphology --ud FILE --paradigms FILE --speed FILE``. Treebank words that are
parts of a token of running text (``3-4 басқа да``) are left out: the analyser is given tokens, never their parts.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mt_toolkit.core.features import parse_features, value_of
from mt_toolkit.errors import EvaluationError, MorphologyError, MtToolkitError
from mt_toolkit.lang.kazakh.analyzer import Analyzer
from mt_toolkit.lang.kazakh.generator import parse_paradigm_features, variants

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt_toolkit.core.features import Analysis

SCORED = ("NOUN", "VERB", "ADJ", "PROPN")
"""Parts of speech whose lemma is scored; auxiliaries count as treebank practice tags them, apart."""


@dataclass(frozen=True, slots=True)
class GoldWord:
    """A treebank word that is a token of its own."""

    form: str
    lemma: str
    pos: str
    case: str
    initial: bool


@dataclass(slots=True)
class AnalysisScores:
    """Counts of a treebank run; each miss is the gold word with the readings it got."""

    words: int = 0
    readings: int = 0
    scored: int = 0
    first: int = 0
    some: int = 0
    cased: int = 0
    case_first: int = 0
    by_pos: Counter[tuple[str, bool]] = field(default_factory=Counter)
    misses: list[tuple[GoldWord, tuple[Analysis, ...]]] = field(default_factory=list)


@dataclass(slots=True)
class GenerationScores:
    """Counts of an inflection table, by part of speech."""

    total: Counter[str] = field(default_factory=Counter)
    first: Counter[str] = field(default_factory=Counter)
    some: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[str, str, str, str, tuple[str, ...]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SpeedScores:
    """Tokens analysed once through with nothing remembered, and seconds; the lexicon is loaded beforehand."""

    tokens: int
    distinct: int
    seconds: float
    start: float


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"cannot read {path}: {error}", hint="give the path of a UTF-8 file") from error


def read_treebank(path: Path) -> Iterator[GoldWord]:
    """Words of a CoNLL-U file that are tokens of their own, punctuation left out."""
    covered = 0
    initial = True
    for line in _lines(path):
        if not line:
            covered, initial = 0, True
        if not line or line[0] == "#":
            continue
        number, form, lemma, pos, _, features = line.split("\t")[:6]
        if "-" in number:
            covered = int(number.split("-")[1])
            continue
        if "." in number or pos == "PUNCT":
            continue
        if int(number) > covered and " " not in form:
            yield GoldWord(form, lemma, pos, value_of(parse_features(features), "Case"), initial)
        initial = False


def score_analyses(words: Iterator[GoldWord], analyzer: Analyzer) -> AnalysisScores:
    """Compare lemma and case with the readings of ``analyzer``; letter case of lemmas is not compared."""
    scores = AnalysisScores()
    for word in words:
        readings = analyzer.analyze(word.form, sentence_initial=word.initial)
        scores.words += 1
        scores.readings += len(readings)
        missed = False
        if word.pos in SCORED:
            lemmas = [reading.lemma.lower() for reading in readings]
            right = lemmas[:1] == [word.lemma.lower()]
            scores.scored += 1
            scores.first += right
            scores.some += word.lemma.lower() in lemmas
            scores.by_pos[word.pos, right] += 1
            missed = not right
        if word.case:
            right = bool(readings) and readings[0].get("Case") == word.case
            scores.cased += 1
            scores.case_first += right
            missed = missed or not right
        if missed:
            scores.misses.append((word, readings))
    return scores


def score_paradigms(path: Path) -> GenerationScores:
    """Generate every row of a table ``lemma, pos, features, form``; ``/`` separates forms the table admits."""
    scores = GenerationScores()
    for line in _lines(path)[1:]:
        lemma, pos, features, expected = line.split("\t")[:4]
        try:
            forms = variants(lemma, pos, parse_paradigm_features(pos, features))
        except MorphologyError:
            forms = ()
        admitted = set(expected.split("/"))
        scores.total[pos] += 1
        scores.first[pos] += bool(forms) and forms[0] in admitted
        scores.some[pos] += bool(admitted.intersection(forms))
        if not admitted.intersection(forms[:1]):
            scores.misses.append((lemma, pos, features, expected, forms))
    return scores


def measure_speed(path: Path) -> SpeedScores:
    """Analyse a tokenised text once through with a fresh analyser."""
    tokens = [token for line in _lines(path) for token in line.split()]
    begun = time.perf_counter()
    analyzer = Analyzer()
    started = time.perf_counter()
    for token in tokens:
        analyzer.analyze(token)
    return SpeedScores(len(tokens), len(set(tokens)), time.perf_counter() - started, started - begun)


def report_analyses(scores: AnalysisScores) -> list[str]:
    """Figures of a treebank run as lines of text."""
    lines = [
        f"words {scores.words}, readings per word {scores.readings / max(1, scores.words):.2f}",
        f"lemma right first {scores.first / max(1, scores.scored):.2%}, some {scores.some / max(1, scores.scored):.2%}"
        f" of {scores.scored} {'/'.join(SCORED)}",
        f"case right first {scores.case_first / max(1, scores.cased):.2%} of {scores.cased}",
    ]
    for pos in SCORED:
        right, wrong = scores.by_pos[pos, True], scores.by_pos[pos, False]
        lines.append(f"  {pos}: lemma first {right / max(1, right + wrong):.2%} of {right + wrong}")
    return lines


def report_generation(scores: GenerationScores) -> list[str]:
    """Figures of an inflection table as lines of text."""
    return [
        f"{pos}: first {scores.first[pos] / total:.2%}, some {scores.some[pos] / total:.2%} of {total} forms"
        for pos, total in sorted(scores.total.items())
    ]


def report_speed(speed: SpeedScores) -> list[str]:
    """Figures of a speed run as lines of text."""
    rate = speed.tokens / speed.seconds if speed.seconds else 0.0
    return [
        f"{speed.tokens} tokens ({speed.distinct} distinct) in {speed.seconds:.2f} s: {rate:.0f} tokens/s,"
        f" start {speed.start:.2f} s"
    ]


def _misses(analyses: AnalysisScores | None, generation: GenerationScores | None) -> Iterator[str]:
    if analyses:
        for word, readings in analyses.misses:
            got = "; ".join(f"{reading.lemma} {reading.pos} {reading.get('Case')}" for reading in readings[:4])
            yield f"{word.form}\t{word.lemma} {word.pos} {word.case}\t{got}"
    if generation:
        for lemma, pos, features, expected, forms in generation.misses:
            yield f"{lemma}\t{pos}\t{features}\t{expected}\t{' '.join(forms)}"


def measure(
    ud: Path | None = None, paradigms: Path | None = None, speed: Path | None = None, *, misses: bool = False
) -> list[str]:
    """Run the measurements asked for and return their figures as lines, with every miss when ``misses``."""
    lines: list[str] = []
    if speed:
        lines += report_speed(measure_speed(speed))
    analyses = score_analyses(read_treebank(ud), Analyzer()) if ud else None
    if analyses:
        lines += report_analyses(analyses)
    generation = score_paradigms(paradigms) if paradigms else None
    if generation:
        lines += report_generation(generation)
    if misses:
        lines += _misses(analyses, generation)
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line of this module; returns the exit code."""
    parser = argparse.ArgumentParser(description="Measure the Kazakh morphology.")
    parser.add_argument("--ud", type=Path, help="CoNLL-U file with gold lemmas and features")
    parser.add_argument("--paradigms", type=Path, help="TSV of lemma, pos, features, form")
    parser.add_argument("--speed", type=Path, help="tokenised text")
    parser.add_argument("--misses", action="store_true", help="list what was wrong")
    options = parser.parse_args(arguments)
    try:
        lines = measure(options.ud, options.paradigms, options.speed, misses=options.misses)
    except MtToolkitError as error:
        sys.stderr.write(f"{error.message}\n{error.hint}\n")
        return error.exit_code
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
