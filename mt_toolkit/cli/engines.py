"""``mt-toolkit engines``: what can translate here."""

from __future__ import annotations

import typer


def engines_command() -> None:
    """List the engines with their pairs, licence and what each can do."""
    from mt_toolkit.engines.names import describe_engines  # noqa: PLC0415

    for line in describe_engines():
        typer.echo(line)
