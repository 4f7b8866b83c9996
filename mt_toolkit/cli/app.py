"""The root of the command line."""

from __future__ import annotations

import io
import sys

import typer

from mt_toolkit import __version__
from mt_toolkit.cli import align, engines, evaluate, glossary, models, morph, translate
from mt_toolkit.errors import UserInputError

app = typer.Typer(
    name="mt-toolkit",
    help="Kazakh→English and Kazakh→Russian translation with guaranteed terminology.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command(name="translate")(translate.translate_command)
app.command(name="morph")(morph.morph_command)
app.command(name="engines")(engines.engines_command)
app.add_typer(glossary.app, name="glossary")
app.add_typer(align.app, name="align")
app.add_typer(evaluate.app, name="eval")
app.add_typer(models.app, name="models")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"mt-toolkit {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: bool = typer.Option(
        False, "--version", help="Print the version and exit.", callback=_print_version, is_eager=True
    ),
) -> None:
    """Kazakh→English and Kazakh→Russian translation with guaranteed terminology."""


def invoke(arguments: list[str]) -> int:
    """Run a command; wrong options are exit code 2 with a message on stderr.

    Raises:
        UserInputError: For options and arguments that the command does not take.
        MtToolkitError: Whatever the command raises.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace" if stream is sys.stderr else "strict")
    try:
        code = app(arguments, prog_name="mt-toolkit", standalone_mode=False)
    except Exception as error:
        # typer may carry a click of its own: its exceptions are known by what they can do, not by their class.
        if type(error).__name__ == "Abort":
            raise KeyboardInterrupt from error
        if not hasattr(error, "format_message"):
            raise
        if type(error).__name__ == "NoArgsIsHelpError":
            typer.echo(error.format_message())
            return 2
        raise UserInputError(error.format_message(), hint="--help shows what the command takes") from error
    return code if isinstance(code, int) else 0
