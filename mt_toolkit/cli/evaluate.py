"""``mt-toolkit eval``: scores of outputs made anywhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Score translations against references.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def root() -> None:
    """Score translations against references."""


@app.command("score")
def score_command(
    hyp: Annotated[Path, typer.Option(help="Translations, one segment a line.")],
    ref: Annotated[Path, typer.Option(help="References, one segment a line.")],
    to: Annotated[str, typer.Option(help="Language of both: en or ru.")],
    src: Annotated[Path | None, typer.Option(help="Kazakh source, one segment a line: scores terms too.")] = None,
    glossary: Annotated[
        list[str] | None, typer.Option(metavar="NAME|PATH", help="Repeatable; default kazakh-history.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Score HYP against REF: BLEU, chrF++ and TER by sacreBLEU with signatures, and terms when SRC is given."""
    from mt_toolkit.evaluation.score import format_scores, score_files  # noqa: PLC0415

    result = score_files(hyp, ref, to, source=src, glossaries=glossary)
    typer.echo(json.dumps(result, ensure_ascii=False, indent=2) if as_json else format_scores(result))
