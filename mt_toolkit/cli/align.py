"""``mt-toolkit align``: which parts of a translation translate which parts of the Kazakh text."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(help="Align a Kazakh text with its translation.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def root() -> None:
    """Align a Kazakh text with its translation."""


@app.command("sentences")
def sentences_command(
    source: Annotated[str, typer.Argument(metavar="KAZAKH", help="Kazakh text.")],
    target: Annotated[str, typer.Argument(metavar="TRANSLATION", help="Its translation, - for standard input.")],
    language: Annotated[str, typer.Option("--to", help="en or ru; told from the text by default.")] = "",
    output: Annotated[str, typer.Option("-o", "--output", help="File to write; standard output by default.")] = "",
    output_format: Annotated[str, typer.Option("--format", help="tsv or tmx.")] = "tsv",
    unit: Annotated[str, typer.Option("--input", help="text, or lines where each line is a sentence.")] = "text",
    glossary: Annotated[
        list[str] | None, typer.Option(metavar="NAME|PATH", help="Repeatable; default kazakh-history.")
    ] = None,
) -> None:
    """Find which sentences translate which: 1-1, 1-2, 2-1, 2-2, 1-0 …, with a score for each."""
    from mt_toolkit.alignment.documents import FORMATS, align_texts, summary, to_tmx, to_tsv  # noqa: PLC0415
    from mt_toolkit.cli.inputs import read_text  # noqa: PLC0415
    from mt_toolkit.documents.output import write_atomically  # noqa: PLC0415
    from mt_toolkit.errors import UnknownNameError, UserInputError  # noqa: PLC0415
    from mt_toolkit.glossary.index import build_index, default_cache_dir  # noqa: PLC0415
    from mt_toolkit.glossary.match import Matcher  # noqa: PLC0415
    from mt_toolkit.glossary.store import CURATED, load_glossaries  # noqa: PLC0415

    if output_format not in FORMATS:
        raise UnknownNameError("format", output_format, FORMATS)
    if source == target == "-":
        raise UserInputError("both texts cannot come from standard input", hint="give at least one file")
    texts = read_text(source), read_text(target)
    matcher = Matcher(build_index(load_glossaries(glossary or [CURATED]), cache_dir=default_cache_dir()))
    aligned = align_texts(*texts, language=language, unit=unit, matcher=matcher)
    written = (to_tsv if output_format == "tsv" else to_tmx)(aligned)
    typer.echo(summary(aligned), err=True)
    if not output:
        typer.echo(written, nl=False)
        return
    for given in (source, target):
        _refuse_input(output, given)
    write_atomically(output, written)


def _refuse_input(output: str, given: str) -> None:
    """Nothing that was read is written over."""
    from pathlib import Path  # noqa: PLC0415

    from mt_toolkit.errors import UserInputError  # noqa: PLC0415

    if given != "-" and Path(output).exists() and Path(output).samefile(given):
        raise UserInputError(f"{output} is one of the two texts; it would be overwritten", hint="choose another output")
