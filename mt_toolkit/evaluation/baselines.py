"""Recorded scores of the suites that run anywhere, and the tables of the README that are made from them.

    python -m mt_toolkit.evaluation.baselines --check     says what has drifted from the record
    python -m mt_toolkit.evaluation.baselines --record    makes the record and the README's tables anew

A change to a record is a commit made on purpose: engine, lexicon, glossary and sets all move it.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.languages import LANGUAGE_NAMES
from mt_toolkit.documents.output import write_atomically
from mt_toolkit.evaluation.reports.records import figure_record
from mt_toolkit.evaluation.runs.runner import run_suite
from mt_toolkit.evaluation.runs.store import Store
from mt_toolkit.evaluation.runs.suite import read_suite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt_toolkit.evaluation.runs.results import RunResult

SUITE = "default"
_ROOT = Path(__file__).parents[2]
_TABLE = re.compile(r"(<!-- table: (?P<name>[\w/-]+) -->\n).*?(<!-- end of table -->)", re.DOTALL)
_METRICS = ("chrF++", "BLEU", "term-success", "term-lemma", "term-surface", "sound")
_TOLERANCE = 1e-4


def record_path(suite: str = SUITE) -> Path:
    """Where the scores of a suite are recorded in a checkout."""
    return _ROOT / "eval" / "baselines" / f"{suite}.json"


def recorded(suite: str = SUITE) -> dict[str, Any]:
    """The recorded scores of a suite."""
    record: dict[str, Any] = json.loads(record_path(suite).read_text(encoding="utf-8"))
    return record


def record_of(result: RunResult) -> dict[str, Any]:
    """The scores of a run with their signatures, without what differs from machine to machine."""
    return {
        "suite": result.suite.name,
        "cells": [
            {
                "set": cell.test_set.signature,
                "language": cell.language,
                "references": cell.test_set.provenance.get(cell.language, "unknown"),
                "segments": len(cell.task.sources),
                "system": cell.label,
                "figures": [figure_record(figure) for figure in cell.figures],
            }
            for cell in result.cells
        ],
    }


def drift(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """What differs between two records, a line each: cells and figures gone or new, scores, signatures."""
    before, after = dict(_figures(old)), dict(_figures(new))
    lines = [f"{' / '.join(key)}: no longer there" for key in before if key not in after]
    lines += [f"{' / '.join(key)}: not recorded" for key in after if key not in before]
    for key, figure in after.items():
        was = before.get(key)
        if was is None:
            continue
        if not _same(was["score"], figure["score"]):
            lines.append(f"{' / '.join(key)}: {was['score']} is now {figure['score']}")
        if was["signature"] != figure["signature"]:
            lines.append(f"{' / '.join(key)}: signature {was['signature']} is now {figure['signature']}")
    return lines


def table(record: dict[str, Any], set_name: str) -> str:
    """One set of a record as a Markdown table: a row for each language and system, rates with their counts."""
    cells = [cell for cell in record["cells"] if cell["set"].partition("@")[0] == set_name]
    metrics = [name for name in _METRICS if any(f["metric"] == name for cell in cells for f in cell["figures"])]
    lines = [f"| into | system | {' | '.join(metrics)} |", f"| --- | --- |{' ---: |' * len(metrics)}"]
    for cell in cells:
        figures = {figure["metric"]: figure for figure in cell["figures"]}
        numbers = " | ".join(_cell(figures.get(name)) for name in metrics)
        lines.append(f"| {LANGUAGE_NAMES[cell['language']]} | {cell['system']} | {numbers} |")
    return "\n".join(lines) + "\n"


def with_tables(text: str, record: dict[str, Any]) -> str:
    """A page with its tables (``<!-- table: SET -->`` … ``<!-- end of table -->``) made anew."""
    return _TABLE.sub(lambda match: match.group(1) + table(record, match.group("name")) + match.group(3), text)


def run() -> RunResult:
    """The default suite, run from nothing."""
    with tempfile.TemporaryDirectory() as folder:
        return run_suite(read_suite(SUITE), Store(Path(folder)))


def _figures(record: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    for cell in record["cells"]:
        for figure in cell["figures"]:
            yield (cell["set"].partition("@")[0], cell["language"], cell["system"], figure["metric"]), figure


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, abs_tol=_TOLERANCE)


def _cell(figure: dict[str, Any] | None) -> str:
    if figure is None or figure["score"] is None:
        return "–"
    if "counted" in figure:
        return f"{figure['score']:.1f} ({figure['met']}/{figure['counted']})"
    if figure["low"] is not None and figure["low"] != figure["high"]:
        return f"{figure['score']:.1f} [{figure['low']:.1f}, {figure['high']:.1f}]"
    return f"{figure['score']:.1f}"


def main() -> int:
    """Check or record; 1 when something has drifted or could not be run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kind = parser.add_mutually_exclusive_group(required=True)
    kind.add_argument("--check", action="store_true")
    kind.add_argument("--record", action="store_true")
    options = parser.parse_args()
    result = run()
    new = record_of(result)
    for problem in result.problems:
        sys.stderr.write(f"not done: {problem}\n")
    if options.check:
        lines = drift(recorded(), new)
        sys.stdout.write("".join(f"{line}\n" for line in lines) or "nothing has drifted\n")
        return 1 if lines or result.problems else 0
    record_path().parent.mkdir(parents=True, exist_ok=True)
    write_atomically(record_path(), json.dumps(new, ensure_ascii=False, indent=1) + "\n")
    readme = _ROOT / "README.md"
    write_atomically(readme, with_tables(readme.read_text(encoding="utf-8"), new))
    return 1 if result.problems else 0


if __name__ == "__main__":
    sys.exit(main())
