"""From one format to another, with an account of what was left behind."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mt_toolkit.errors import UserInputError
from mt_toolkit.glossary.exchange.formats import format_of, read_glossary
from mt_toolkit.glossary.exchange.losses import Losses, losses_of, writable
from mt_toolkit.glossary.exchange.model import Reading, Request
from mt_toolkit.glossary.store import load_glossary, refuse_carried

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Converted:
    """A file as bytes, how many concepts it holds, and what the source and the target format passed over."""

    data: bytes
    concepts: int
    format_name: str
    remarks: tuple[str, ...]
    losses: Losses

    def lines(self, target: str) -> Iterator[str]:
        """The account, as the command line prints it."""
        yield f"{target}: {self.concepts} concepts as {self.format_name}"
        yield from (f"not read: {remark}" for remark in self.remarks)
        yield from (f"left out: {count} ({reason})" for reason, count in self.losses.left_out)
        by_reason: dict[str, list[str]] = {}
        for column, how, count in self.losses.columns:
            by_reason.setdefault(how, []).append(f"{column} {count}")
        for how, columns in by_reason.items():
            yield f"not held, {how}: {', '.join(columns)}"


def convert(
    source: str, target: Path, request: Request, *, source_format: str = "", target_format: str = ""
) -> Converted:
    """Read ``source``, a path or the name of a carried glossary, and render it in the format of ``target``.

    Nothing is written. Formats are names of the table; empty, the suffix tells.

    Raises:
        UserInputError: If a format is unknown or cannot hold what is asked for, if nothing would be written, or if
            ``target`` lies among the carried glossaries.
        GlossaryError: If the source cannot be understood.
    """
    refuse_carried(target)
    form = format_of(target, target_format)
    if request.inflected and not form.can_inflect:
        raise UserInputError(
            f"--inflected makes no sense for {form.name}", hint="it is for programs that find exact strings: amazon-…"
        )
    reading = _reading(source, source_format, request)
    kept = writable(reading.concepts, form, request)
    if not kept:
        wanted = ", ".join(request.targets)
        raise UserInputError(f"no concept of {source} can be written as {form.name} for {wanted}")
    stream = io.BytesIO()
    form.write(kept, stream, request)
    losses = losses_of(reading.concepts, form, request)
    return Converted(stream.getvalue(), len(kept), form.name, reading.remarks, losses)


def _reading(source: str, name: str, request: Request) -> Reading:
    path = Path(source)
    if name or path.is_file():
        form = format_of(path, name or ("" if path.suffix else "tsv"))
        # A list of pairs does not say which languages it is in; every other file is read whole.
        return read_glossary(path, form.name, request if form.one_target else Request())
    glossary = load_glossary(source)
    return Reading(glossary.concepts, glossary.remarks)
