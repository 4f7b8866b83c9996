"""What the commands over parallel texts share: their options, how texts and glossaries are read, results written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.terms import Concept
    from mt_toolkit.glossary.match import Matcher

To = Annotated[str, typer.Option("--to", help="en or ru; told from the text by default.")]
Unit = Annotated[str, typer.Option("--input", help="Two texts are: lines that are pairs, text, or auto.")]
Glossaries = Annotated[list[str] | None, typer.Option(metavar="NAME|PATH", help="Repeatable; default kazakh-history.")]
Output = Annotated[str, typer.Option("-o", "--output", help="File to write; standard output by default.")]


def check_name(kind: str, name: str, names: Sequence[str]) -> None:
    """Raise UnknownNameError unless ``name`` is one of ``names``."""
    from mt_toolkit.errors import UnknownNameError  # noqa: PLC0415

    if name not in names:
        raise UnknownNameError(kind, name, names)


def check_texts(paths: Sequence[str], unit: str) -> None:
    """Raise UserInputError unless these are one or two texts in a known unit."""
    from mt_toolkit.alignment.parallel import UNITS  # noqa: PLC0415
    from mt_toolkit.errors import UserInputError  # noqa: PLC0415

    check_name("input kind", unit, UNITS)
    if len(paths) > 2:
        raise UserInputError(f"{len(paths)} files were given", hint="give one file of pairs, or two texts")


def read_glossaries(names: list[str] | None) -> tuple[Matcher, list[Concept]]:
    """The matcher over the named glossaries, the curated one by default, and their concepts."""
    from mt_toolkit.glossary.index import build_index, default_cache_dir  # noqa: PLC0415
    from mt_toolkit.glossary.match import Matcher  # noqa: PLC0415
    from mt_toolkit.glossary.store import CURATED, load_glossaries  # noqa: PLC0415

    loaded = load_glossaries(names or [CURATED])
    concepts = [concept for glossary in loaded for concept in glossary.concepts]
    return Matcher(build_index(loaded, cache_dir=default_cache_dir())), concepts


def write_result(text: str, output: str, inputs: Sequence[str]) -> None:
    """Print a result or write it beside and rename.

    Raises:
        UserInputError: If ``output`` is one of the inputs under whatever name, or lies among the curated glossaries.
    """
    from pathlib import Path  # noqa: PLC0415

    from mt_toolkit.documents.output import write_atomically  # noqa: PLC0415
    from mt_toolkit.errors import UserInputError  # noqa: PLC0415
    from mt_toolkit.glossary.store import refuse_carried  # noqa: PLC0415

    if not output:
        typer.echo(text, nl=False)
        return
    refuse_carried(Path(output))
    for given in inputs:
        if given != "-" and Path(output).exists() and Path(given).exists() and Path(output).samefile(given):
            raise UserInputError(f"{output} is one of the texts; it would be overwritten", hint="choose another output")
    write_atomically(output, text)
