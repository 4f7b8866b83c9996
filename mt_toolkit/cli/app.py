"""The root of the command line."""

from __future__ import annotations

import sys

import typer

from mt_toolkit import __version__
from mt_toolkit.cli import engines, evaluate, glossary, morph, translate

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
app.add_typer(evaluate.app, name="eval")


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
    """Run a command; wrong options are exit code 2 with a message on stderr, as typer words it.

    Raises:
        MtToolkitError: Whatever the command raises.
    """
    import click  # noqa: PLC0415 - typer's own exceptions; loaded with it

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace" if stream is sys.stderr else "strict")
    try:
        code = app(arguments, standalone_mode=False)
    except click.exceptions.Abort as error:
        raise KeyboardInterrupt from error
    except click.ClickException as error:
        error.show()
        return 2
    return code if isinstance(code, int) else 0
