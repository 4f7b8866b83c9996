"""Where a merged glossary may be written, and in what: never over what it was made of, never over a carried one."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from mt_toolkit.errors import UserInputError
from mt_toolkit.glossary.exchange.formats import format_named, suffixes
from mt_toolkit.glossary.exchange.model import Held, Request
from mt_toolkit.glossary.rows import COLUMNS
from mt_toolkit.glossary.store import refuse_carried

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mt_toolkit.core.terms import Concept
    from mt_toolkit.glossary.exchange.model import GlossaryFormat


def sidecar_of(target: Path) -> Path:
    """Where the conflicts of the glossary at ``target`` are listed."""
    return target.with_name(f"{target.name}.conflicts.tsv")


def refuse_same(ours: str, theirs: str) -> None:
    """Refuse to merge a glossary with itself.

    Raises:
        UserInputError: If both are one file, folder or carried glossary.
    """
    one, other = Path(ours), Path(theirs)
    if ours == theirs or (one.exists() and other.exists() and one.samefile(other)):
        raise UserInputError(f"{ours} and {theirs} are the same glossary", hint="give two versions of it")


def output_format(target: Path, inputs: Iterable[str], *, overwrite: bool) -> GlossaryFormat:
    """The format of the merged glossary, once it is sure that ``target`` may be written.

    Raises:
        UserInputError: If it is one of the inputs, lies in one or among the carried glossaries, exists already, or if
            its format would not hold every column.
    """
    refuse_carried(target)
    for path in (target, sidecar_of(target)):
        for name in inputs:
            if _is_within(path, Path(name)):
                raise UserInputError(f"{path} belongs to the input {name}", hint="choose another output")
        if path.is_dir():
            raise UserInputError(f"{path} is a folder", hint="give a file name")
        if path.exists() and not overwrite:
            raise UserInputError(f"{path} exists", hint="choose another name, or give --overwrite")
    form = format_named(suffixes().get(target.suffix.lower(), "omegat"))
    if any(form.held(column) is not Held.WHOLE for column in COLUMNS):
        hint = "end it in .tsv, .csv, .xlsx, .tbx or .tmx; glossary convert makes other formats of that"
        raise UserInputError(f"{target}: not the name of a format that holds a whole glossary", hint=hint)
    return form


def rendered(concepts: Sequence[Concept], form: GlossaryFormat, target: Path) -> bytes:
    """The bytes of the merged glossary.

    Raises:
        UserInputError: If nothing is left of it; such a file would not load.
    """
    if not concepts:
        hint = "was a part of a glossary compared with --base? what it lacks counts as deleted"
        raise UserInputError(f"no concept is left for {target}", hint=hint)
    stream = io.BytesIO()
    form.write(concepts, stream, Request())
    return stream.getvalue()


def _is_within(path: Path, given: Path) -> bool:
    if not given.exists():
        return False
    inside = given.is_dir() and path.resolve().is_relative_to(given.resolve())
    return inside or (path.exists() and path.samefile(given))
