"""A run in its folder: what ``eval run`` writes, and what ``eval show`` and ``eval compare`` make of it again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mt_toolkit.documents.output import write_atomically
from mt_toolkit.errors import EvaluationError, UnknownNameError
from mt_toolkit.evaluation.reports.page import run_page
from mt_toolkit.evaluation.reports.records import run_record, scores_csv
from mt_toolkit.evaluation.reports.table import latex_tables, text_tables
from mt_toolkit.evaluation.runs.runner import run_suite
from mt_toolkit.evaluation.runs.store import Store
from mt_toolkit.evaluation.runs.suite import read_suite

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mt_toolkit.evaluation.runs.results import RunResult
    from mt_toolkit.evaluation.runs.runner import Progress

FORMATS: dict[str, tuple[str, Callable[[RunResult], str]]] = {
    "table": ("results.txt", text_tables),
    "json": ("results.json", lambda result: json.dumps(run_record(result), ensure_ascii=False, indent=1) + "\n"),
    "csv": ("results.csv", scores_csv),
    "latex": ("results.tex", latex_tables),
    "html": ("results.html", run_page),
}
_SUITE = "suite.txt"


def run_in_folder(suite_name: str, folder: Path, progress: Progress | None = None) -> RunResult:
    """Run a suite in a folder, going on where an earlier run stopped, and write every report there.

    Raises:
        EvaluationError: If the suite is broken, the folder belongs to another suite, or nothing could be run.
    """
    suite = read_suite(suite_name)
    mark = folder / _SUITE
    if mark.is_file() and mark.read_text(encoding="utf-8").strip() not in {suite_name, suite.name}:
        other = mark.read_text(encoding="utf-8").strip()
        raise EvaluationError(f"{folder} holds a run of suite '{other}'", hint="give another folder with -o")
    result = run_suite(suite, Store(folder), progress)
    write_atomically(mark, f"{suite_name}\n")
    for name, make in FORMATS.values():
        write_atomically(folder / name, make(result))
    return result


def reopen(folder: Path) -> RunResult:
    """The results of a finished run, scored anew from its kept outputs: nothing is translated that is there.

    Raises:
        EvaluationError: If the folder holds no run.
    """
    mark = folder / _SUITE
    if not mark.is_file():
        raise EvaluationError(f"{folder} holds no run", hint="mt-toolkit eval run SUITE -o FOLDER makes one")
    return run_suite(read_suite(mark.read_text(encoding="utf-8").strip()), Store(folder))


def report(result: RunResult, form: str) -> str:
    """A run in one of ``FORMATS``.

    Raises:
        UnknownNameError: If there is no such form.
    """
    if form not in FORMATS:
        raise UnknownNameError("report format", form, FORMATS)
    return FORMATS[form][1](result)
