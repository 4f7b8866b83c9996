"""``mt-toolkit glossary``: matching, checking, listing, converting; versions are in ``glossary_versions``."""

from __future__ import annotations

from typing import Annotated

import typer

from mt_toolkit.cli import corpus, glossary_versions

app = typer.Typer(
    help="Match, check, list, show, convert, compare and merge glossaries.", no_args_is_help=True, rich_markup_mode=None
)


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
        for remark in glossary.remarks:
            typer.echo(f"not read: {remark}")
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


@app.command("convert")
def convert_command(
    source: Annotated[str, typer.Argument(metavar="SRC", help="A file in any format, or the name of a glossary.")],
    target: Annotated[str, typer.Argument(metavar="DST", help="The file to write; its suffix tells the format.")],
    source_format: Annotated[str, typer.Option("--from", metavar="FORMAT", help="Format of SRC.")] = "",
    target_format: Annotated[str, typer.Option("--to-format", metavar="FORMAT", help="Format of DST.")] = "",
    languages: Annotated[str, typer.Option(metavar="CODES", help="Languages to keep, such as kk,en.")] = "kk,en,ru",
    inflected: Annotated[
        bool, typer.Option("--inflected", help="Write every form of a Kazakh noun (Amazon only).")
    ] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace DST if it exists.")] = False,
) -> None:
    """Write the glossary SRC as DST in another format, and say what that format does not hold.

    Formats: see docs/exchange.md; an unknown one lists them all.
    """
    from pathlib import Path  # noqa: PLC0415

    from mt_toolkit.documents.output import write_bytes_atomically  # noqa: PLC0415
    from mt_toolkit.errors import UserInputError  # noqa: PLC0415
    from mt_toolkit.glossary.exchange.convert import convert  # noqa: PLC0415
    from mt_toolkit.glossary.exchange.model import Request, targets_of  # noqa: PLC0415

    path = Path(target)
    if path.exists() and not path.is_dir() and not overwrite:
        raise UserInputError(f"{target} exists", hint="choose another name, or give --overwrite")
    request = Request(targets_of(languages), inflected=inflected)
    done = convert(source, path, request, source_format=source_format, target_format=target_format)
    write_bytes_atomically(path, done.data, source=source)
    for line in done.lines(target):
        typer.echo(line)


app.command("diff")(glossary_versions.diff_command)
app.command("merge")(glossary_versions.merge_command)
app.command("mine")(corpus.mine_command)
app.command("propose")(corpus.propose_command)
app.command("audit")(corpus.audit_command)
