"""The lexicon's rows, checked: ``python -m mt_toolkit.engines.rules.lexicon_check [FILE.tsv …]``.

Without a file the lexicon that the package carries. A line for each problem, with file and line number; the exit code
is 1 if there is any. docs/lexicon.md describes the columns.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.lexicon import COLUMNS
from mt_toolkit.lang.russian.words import russian

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FOLDER = Path(__file__).parent / "lexicon"
_PARTS = frozenset(
    {"NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "ADP", "DET", "PRON", "NUM", "CCONJ", "SCONJ", "PART", "INTJ"}
)
_SELECTORS = frozenset({"obj", "subj", "head", "arg", "no", "prev", "next", "dom", "with", "has", "obl"})
_CASES = r"(?:Nom|Gen|Dat|Acc|Abl|Loc|Ins)"
_ENGLISH_GOVERNMENT = re.compile(rf"{_CASES}:[a-z_]+")
_RUSSIAN_GOVERNMENT = re.compile(rf"{_CASES}:(?:[а-яё_]+\+)?(?:Nom|Gen|Dat|Acc|Ins|Loc)")
_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]", re.IGNORECASE)
_NOT_RUSSIAN = re.compile(r"[a-zәғқңөұүһі]", re.IGNORECASE)
_NOT_KAZAKH = re.compile(r"[a-z]", re.IGNORECASE)
_ALTERNATIVES = re.compile(r"[/;|()\[\]]")
_REGULAR = re.compile(r"ова(?:ть|ться)$")
"""Verbs that inflect by analogy, whether a dictionary has them yet or not: цифровизировать."""
_INFINITIVE = re.compile(r"\b\w+(?:ть|ти|чь)(?:ся|сь)?\b")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a line of a file."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


def check(files: Iterable[Path]) -> list[Problem]:
    """Every problem of the files, which make one lexicon together."""
    problems: list[Problem] = []
    places: dict[tuple[str, str, str], list[tuple[str, int]]] = {}
    for file in files:
        for number, cells in _rows(file, problems):
            row = dict(zip(COLUMNS, cells, strict=True))
            problems += [Problem(file.name, number, message) for message in problems_of(row)]
            places.setdefault((row["kk"], row["pos"], row["when"]), []).append((file.name, number))
    for (kk, pos, when), found in places.items():
        if len(found) > 1:
            problems.append(Problem(*found[1], f"{kk} {pos} has this sense twice ({when or 'default'})"))
        if when and (kk, pos, "") not in places:
            problems.append(Problem(*found[0], f"{kk} {pos} has no default sense"))
    return sorted(problems, key=lambda problem: (problem.file, problem.line))


def _rows(file: Path, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    if lines[0].split("\t") != list(COLUMNS):
        problems.append(Problem(file.name, 1, "the header is not that of the lexicon"))
        return
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) == len(COLUMNS):
            yield number, cells
        elif line.strip():
            problems.append(Problem(file.name, number, f"{len(cells)} cells instead of {len(COLUMNS)}"))


def problems_of(row: dict[str, str]) -> Iterator[str]:
    """What is wrong with one row by itself."""
    if row["pos"] not in _PARTS:
        yield f"unknown part of speech {row['pos']}"
    for name in ("kk", "en", "ru"):
        if not row[name] or row[name] != " ".join(row[name].split()):
            yield f"{name} is empty or has spare spaces"
    if _NOT_KAZAKH.search(row["kk"]):
        yield f"Latin letters in {row['kk']}"
    if _CYRILLIC.search(row["en"] + row["en_attr"]):
        yield f"Cyrillic letters in {row['en']}"
    if _ALTERNATIVES.search(row["en"]):
        yield f"one equivalent, not alternatives: {row['en']}"
    if row["pos"] != "PROPN" and _NOT_RUSSIAN.search(row["ru"] + row["ru_attr"]):
        yield f"letters that are not Russian in {row['ru']}"
    yield from _codes(row)
    if row["pos"] in {"VERB", "AUX"}:
        yield from _verb(row)


def _codes(row: dict[str, str]) -> Iterator[str]:
    for selector in row["when"].split():
        kind, _, values = selector.partition(":")
        if kind not in _SELECTORS or not values:
            yield f"unknown selector {selector}"
    for item in row["en_gov"].split():
        if not _ENGLISH_GOVERNMENT.fullmatch(item):
            yield f"unknown English government {item}"
    for item in row["ru_gov"].split():
        if not _RUSSIAN_GOVERNMENT.fullmatch(item):
            yield f"unknown Russian government {item}"


def _verb(row: dict[str, str]) -> Iterator[str]:
    """Each verb of the pair is an infinitive that the Russian dictionary has."""
    for verb in row["ru"].split("/"):
        found = _INFINITIVE.search(verb)
        if row["pos"] == "VERB" and found is None:
            yield f"no infinitive in {verb}"
        elif found is not None and not (russian().is_known(found[0]) or _REGULAR.search(found[0])):
            yield f"{found[0]} is not in the Russian dictionary"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every problem and how many rows there are."""
    given = [Path(name) for name in (sys.argv[1:] if arguments is None else arguments)]
    files = given or sorted(FOLDER.glob("*.tsv"))
    problems = check(files)
    rows = Counter(cells[1] for file in files for _, cells in _rows(file, []))
    lines = [*map(str, problems), f"{sum(rows.values())} rows, {len(problems)} problems"]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
