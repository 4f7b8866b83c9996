"""``mt-toolkit morph``: Kazakh words analysed, or forms generated."""

from __future__ import annotations

from typing import Annotated

import typer


def morph_command(
    file: Annotated[str, typer.Argument(help="Text to analyse, - for standard input.")] = "-",
    output_format: Annotated[str, typer.Option("--format", help="jsonl or table.")] = "jsonl",
    generate: Annotated[str, typer.Option(help="A TSV of lemma, pos, features: print it with the form appended.")] = "",
) -> None:
    """Analyse the words of FILE, one JSON record for each line, readings best first."""
    from mt_toolkit.cli.inputs import read_text  # noqa: PLC0415
    from mt_toolkit.lang.kazakh.records import generation_lines, morph_lines  # noqa: PLC0415

    lines = generation_lines(read_text(generate)) if generate else morph_lines(read_text(file), output_format)
    for line in lines:
        typer.echo(line)
