"""How well the term metric agrees with readers: ``python -m mt_toolkit.evaluation.cases``.

``eval/metric-cases/`` holds translations with one term each, labelled ``right``, ``wrong-form`` or ``absent`` by their
author and, without having seen those labels, by a second reader. Printed for each language: the agreement of the two
readers, of the metric (its slot tier against ``right``) with the second reader, and of a plain search for the
dictionary form beside it.
"""

from __future__ import annotations

import argparse
import csv
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mt_toolkit.core.terms import Role, TargetTerm
from mt_toolkit.evaluation.terms.expectations import Expectation
from mt_toolkit.evaluation.terms.reader import TermReader
from mt_toolkit.lang.russian.words import russian

if TYPE_CHECKING:
    from collections.abc import Sequence

RIGHT, WRONG_FORM, ABSENT = "right", "wrong-form", "absent"
_FOLDER = Path(__file__).parents[2] / "eval" / "metric-cases"


@dataclass(frozen=True, slots=True)
class Case:
    """One translation with the term that it should have, and the two readers' labels."""

    id: str
    language: str
    source: str
    surface: str
    renderings: tuple[str, ...]
    role: Role
    hypothesis: str
    author: str
    second: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts over the cases of one language. ``kappa`` is Cohen's for the readers' three labels."""

    language: str
    cases: int
    readers: int
    kappa: float
    metric: int
    substring: int
    disputed: tuple[str, ...]

    @property
    def rate(self) -> float:
        """Share of the cases in which the metric says what the second reader says."""
        return self.metric / self.cases if self.cases else 0.0


def read_cases(folder: Path = _FOLDER) -> list[Case]:
    """Cases that both readers have labelled."""
    author, second = _labels(folder / "labels-author.tsv"), _labels(folder / "labels-second.tsv")
    return [
        Case(
            row["id"],
            row["language"],
            row["source"],
            row["surface"],
            tuple(row["renderings"].split(" | ")),
            Role(row["role"]),
            row["hypothesis"],
            author[row["id"]],
            second[row["id"]],
        )
        for row in _rows(folder / "cases.tsv")
        if row["id"] in author and row["id"] in second
    ]


def judge(case: Case, reader: TermReader) -> str:
    """The metric's own label."""
    targets = tuple(TargetTerm(text, _role(case, text), ()) for text in case.renderings)
    expectation = Expectation("case", 0, 0, case.surface, case.role, (), targets)
    (verdict,) = reader.judge(case.hypothesis, [expectation])
    return RIGHT if verdict.slot else WRONG_FORM if verdict.lemma else ABSENT


def _role(case: Case, rendering: str) -> Role:
    """A noun that renders a modifier stands as a noun («программа индустриализации»), an adjective agrees."""
    adjective = case.language == "ru" and russian().analyze(rendering)[0].pos == "ADJ"
    return case.role if adjective else Role.HEAD


def agreement(cases: list[Case], language: str) -> Agreement:
    """How the readers, the metric and a plain search agree on the cases of one language."""
    chosen = [case for case in cases if case.language == language]
    reader = TermReader(language)
    own = {case.id: judge(case, reader) for case in chosen}
    found = {case.id: any(text.lower() in case.hypothesis.lower() for text in case.renderings) for case in chosen}
    return Agreement(
        language,
        len(chosen),
        sum(case.author == case.second for case in chosen),
        _kappa([(case.author, case.second) for case in chosen]),
        sum((own[case.id] == RIGHT) == (case.second == RIGHT) for case in chosen),
        sum(found[case.id] == (case.second == RIGHT) for case in chosen),
        tuple(_dispute(case, own[case.id]) for case in chosen if (own[case.id] == RIGHT) != (case.second == RIGHT)),
    )


def _dispute(case: Case, own: str) -> str:
    renderings = " / ".join(case.renderings)
    return f"{case.id}: {case.hypothesis} | {renderings} | reader: {case.second}, metric: {own}"


def _kappa(pairs: list[tuple[str, str]]) -> float:
    """Cohen's kappa: agreement beyond that of two readers who label at random with the same frequencies."""
    if not pairs:
        return 0.0
    labels = (RIGHT, WRONG_FORM, ABSENT)
    observed = sum(one == other for one, other in pairs) / len(pairs)
    chance = (
        sum(sum(one == label for one, _ in pairs) * sum(other == label for _, other in pairs) for label in labels)
        / len(pairs) ** 2
    )
    return 1.0 if chance == 1 else (observed - chance) / (1 - chance)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _labels(path: Path) -> dict[str, str]:
    return {row["id"]: row["label"] for row in _rows(path)} if path.is_file() else {}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; ``--show`` lists the cases in which metric and reader differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=_FOLDER)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args(arguments)
    cases = read_cases(options.folder)
    for language in ("en", "ru"):
        found = agreement(cases, language)
        if not found.cases:
            sys.stdout.write(f"{language}: no case has been labelled by a second reader\n")
            continue
        sys.stdout.write(
            f"{language}: {found.cases} cases; readers agree on {found.readers} (kappa {found.kappa:.2f}); metric "
            f"agrees with the second reader on {found.metric} ({found.rate:.1%}), plain search on {found.substring}\n"
        )
        if options.show:
            sys.stdout.write("".join(f"  {line}\n" for line in found.disputed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
