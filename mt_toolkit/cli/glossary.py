"""``mt-toolkit glossary``: matching, checking, listing."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(help="Match, check, list and show glossaries.", no_args_is_help=True, rich_markup_mode=None)


@app.command("match")
def match_command(
    file: Annotated[str, typer.Argument(help="Kazakh text, - for standard input.")] = "-",
    glossary: Annotated[
        list[str] | None, typer.Option(metavar="NAME|PATH", help="Repeatable; default kazakh-history.")
    ] = None,
    output_format: Annotated[str, typer.Option("--format", help="jsonl or table.")] = "jsonl",
    unit: Annotated[
        str, typer.Option("--input", help="lines (a record a line) or text (a record a sentence).")
    ] = "lines",
) -> None:
    """Find the terms of the glossaries in FILE."""
    from mt_toolkit.cli.inputs import read_text  # noqa: PLC0415
    from mt_toolkit.glossary.index import build_index, default_cache_dir  # noqa: PLC0415
    from mt_toolkit.glossary.match import Matcher  # noqa: PLC0415
    from mt_toolkit.glossary.records import match_lines  # noqa: PLC0415
    from mt_toolkit.glossary.store import CURATED, load_glossaries  # noqa: PLC0415

    index = build_index(load_glossaries(glossary or [CURATED]), cache_dir=default_cache_dir())
    for line in match_lines(Matcher(index), read_text(file), unit=unit, output_format=output_format):
        typer.echo(line)


@app.command("check")
def check_command(
    names: Annotated[
        list[str] | None, typer.Argument(help="Names or paths; default: all that the package has.")
    ] = None,
) -> int:
    """Report every problem of the glossaries at once; exit code 2 when there is an error."""
    from mt_toolkit.errors import GlossaryError  # noqa: PLC0415
    from mt_toolkit.glossary.check import check_glossary  # noqa: PLC0415
    from mt_toolkit.glossary.store import builtin_names, load_glossary  # noqa: PLC0415

    failed = False
    for name in names or builtin_names():
        try:
            glossary = load_glossary(name)
        except GlossaryError as error:
            # The others are still checked: every problem at once.
            typer.echo(f"error: {error.message}")
            failed = True
            continue
        findings = check_glossary(glossary)
        for finding in findings:
            typer.echo(str(finding))
        errors = sum(finding.is_error for finding in findings)
        failed = failed or errors > 0
        typer.echo(
            f"{glossary.signature}: {len(glossary.concepts)} concepts, {errors} errors, "
            f"{len(findings) - errors} warnings"
        )
    return 2 if failed else 0


@app.command("list")
def list_command() -> None:
    """List the glossaries that the package carries."""
    from mt_toolkit.glossary.store import builtin_names, load_glossary  # noqa: PLC0415

    for name in builtin_names():
        glossary = load_glossary(name)
        typer.echo(f"{glossary.signature}\t{len(glossary.concepts)} concepts")


@app.command("show")
def show_command(
    name: Annotated[str, typer.Argument(help="Name or path of a glossary.")],
    term: Annotated[str, typer.Argument(help="A concept id, or a term in any of the languages.")] = "",
) -> None:
    """Show a glossary, or the concepts that TERM names."""
    from mt_toolkit.glossary.show import show_lines  # noqa: PLC0415
    from mt_toolkit.glossary.store import load_glossary  # noqa: PLC0415

    for line in show_lines(load_glossary(name), term):
        typer.echo(line)
