"""``mt-toolkit eval``: test sets, runs, scores, comparisons and their reports."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

app = typer.Typer(help="Score and compare translations.", no_args_is_help=True, rich_markup_mode=None)

_Glossary = Annotated[list[str] | None, typer.Option(metavar="NAME|PATH", help="Repeatable; default kazakh-history.")]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


@app.callback()
def root() -> None:
    """Score and compare translations."""


@app.command("run")
def run_command(
    suite: Annotated[str, typer.Argument(metavar="SUITE", help="A suite of ours by name, or a TOML file.")] = "default",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Folder of the run; default eval-runs/SUITE.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing but problems.")] = False,
) -> int:
    """Run SUITE: every system on every set; go on where a killed run stopped; write table, JSON, CSV, LaTeX, HTML."""
    from mt_toolkit.evaluation.reports.table import text_tables  # noqa: PLC0415
    from mt_toolkit.evaluation.runs.files import FORMATS, run_in_folder  # noqa: PLC0415

    folder = output or Path("eval-runs") / Path(suite).stem
    result = run_in_folder(suite, folder, _progress())
    if not quiet:
        typer.echo(text_tables(result), nl=False)
        typer.echo(f"written: {', '.join(str(folder / name) for name, _ in FORMATS.values())}", err=True)
    for problem in result.problems:
        typer.echo(f"not done: {problem}", err=True)
    return 1 if result.problems else 0


@app.command("show")
def show_command(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="Folder of a run.")],
    form: Annotated[str, typer.Option("--format", help="table, json, csv, latex or html.")] = "table",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File to write instead of printing.")] = None,
) -> None:
    """Show the results of RUN in one of its formats."""
    from mt_toolkit.documents.output import write_atomically  # noqa: PLC0415
    from mt_toolkit.evaluation.runs.files import reopen, report  # noqa: PLC0415

    text = report(reopen(run), form)
    if output:
        write_atomically(output, text)
    else:
        typer.echo(text, nl=False)


@app.command("compare")
def compare_command(
    a: Annotated[str, typer.Argument(metavar="A", help="A system of --run, or a file of translations.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    run: Annotated[Path | None, typer.Option(help="Folder of a run that has both systems.")] = None,
    ref: Annotated[Path | None, typer.Option(help="References, for two files.")] = None,
    to: Annotated[str, typer.Option(help="Language of two files: en or ru.")] = "en",
    src: Annotated[Path | None, typer.Option(help="Kazakh source, for two files: compares terms too.")] = None,
    glossary: _Glossary = None,
    resamples: Annotated[int, typer.Option(help="Bootstrap resamples.")] = 1000,
    trials: Annotated[int, typer.Option(help="Trials of approximate randomisation.")] = 10_000,
    seed: Annotated[int, typer.Option(help="Seed of both.")] = 12345,
    as_json: _Json = False,
) -> None:
    """Compare A with B: differences with intervals, paired bootstrap and randomisation, for every metric."""
    from mt_toolkit.errors import UserInputError  # noqa: PLC0415
    from mt_toolkit.evaluation.reports.table import comparison_record, comparison_table  # noqa: PLC0415
    from mt_toolkit.evaluation.runs.comparison import compare_in_run  # noqa: PLC0415
    from mt_toolkit.evaluation.runs.files import reopen  # noqa: PLC0415
    from mt_toolkit.evaluation.score import compare_files  # noqa: PLC0415

    settings = {"resamples": resamples, "trials": trials, "seed": seed}
    if run:
        tables = compare_in_run(reopen(run), a, b, **settings)
    elif ref:
        rows = compare_files(Path(a), Path(b), ref, to, source=src, glossaries=glossary, **settings)
        tables = {(ref.name, to): rows}
    else:
        raise UserInputError("nothing to compare with", hint="--run FOLDER for two systems, --ref FILE for two files")
    if as_json:
        records = [comparison_record(name, language, a, b, rows) for (name, language), rows in tables.items()]
        typer.echo(json.dumps(records, ensure_ascii=False, indent=1))
        return
    for (name, language), rows in tables.items():
        typer.echo(comparison_table(f"{name} → {language}", a, b, rows) + "\n")


@app.command("list")
def list_command() -> None:
    """List the test sets, suites and metrics there are."""
    from mt_toolkit.evaluation.listing import listing  # noqa: PLC0415

    typer.echo(listing())


@app.command("seal")
def seal_command(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A set, or a folder of sets.")],
) -> None:
    """Record the checksums of a test set in its set.toml: a change to a set is made on purpose."""
    from mt_toolkit.evaluation.sets.folder import seal  # noqa: PLC0415

    changed = seal(folder)
    typer.echo(f"sealed: {', '.join(changed)}" if changed else "nothing has changed")


@app.command("isolate")
def isolate_command(
    environment: Annotated[str, typer.Argument(metavar="NAME", help="comet (COMET-22, xCOMET) or metricx.")],
) -> None:
    """Make the environment that a neural metric needs for itself; downloads its packages (gigabytes)."""
    from mt_toolkit.evaluation.metrics.isolated import make_environment  # noqa: PLC0415

    typer.echo(f"ready: {make_environment(environment)}")


@app.command("score")
def score_command(
    hyp: Annotated[Path, typer.Option(help="Translations, one segment a line.")],
    ref: Annotated[Path, typer.Option(help="References, one segment a line.")],
    to: Annotated[str, typer.Option(help="Language of both: en or ru.")],
    src: Annotated[Path | None, typer.Option(help="Kazakh source, one segment a line: scores terms too.")] = None,
    glossary: _Glossary = None,
    metric: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Repeatable; default bleu, chrf++, ter.")
    ] = None,
    as_json: _Json = False,
) -> None:
    """Score HYP against REF: BLEU, chrF++ and TER by sacreBLEU with signatures, and terms when SRC is given."""
    from mt_toolkit.evaluation.score import QUALITY, format_scores, score_files  # noqa: PLC0415

    result = score_files(hyp, ref, to, source=src, glossaries=glossary, metrics=metric or QUALITY)
    typer.echo(json.dumps(result, ensure_ascii=False, indent=2) if as_json else format_scores(result))


def _progress() -> Callable[[str, int, int], None] | None:
    if not sys.stderr.isatty():
        return None

    def show(label: str, done: int, total: int) -> None:
        sys.stderr.write(f"\r\033[K{label}  {done}/{total}{chr(10) if done == total else ''}")
        sys.stderr.flush()

    return show
