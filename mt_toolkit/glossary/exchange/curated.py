"""The curated form itself as one of the formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from mt_toolkit.errors import GlossaryError
from mt_toolkit.glossary.exchange.delimited import read_text
from mt_toolkit.glossary.exchange.model import EVERYTHING, GlossaryFormat, Reading
from mt_toolkit.glossary.exchange.scripts import check_scripts
from mt_toolkit.glossary.rows import cells_of, columns_of
from mt_toolkit.glossary.tsv import FORMAT_HINT, header_of, parse_tsv

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mt_toolkit.core.terms import Concept
    from mt_toolkit.glossary.exchange.model import Request


def _read(path: Path, _request: Request) -> Reading:
    text = read_text(path)
    concepts = parse_tsv(text, path.name, path.stem)
    if not concepts:
        raise GlossaryError(f"{path.name} holds no concept", hint=FORMAT_HINT)
    check_scripts(concepts, path.name)
    return Reading(tuple(concepts), columns=frozenset(header_of(text)))


def _write(concepts: Sequence[Concept], stream: BinaryIO, request: Request) -> None:
    header = [name for name in columns_of(concepts) if not request.excludes(name)]
    rows = [header, *([cells.get(name, "") for name in header] for cells in map(cells_of, concepts))]
    stream.write("".join("\t".join(row) + "\n" for row in rows).encode())


TSV = GlossaryFormat(
    name="tsv",
    title="the curated form",
    suffix=".tsv",
    read=_read,
    write=_write,
    holds=EVERYTHING,
    where={"": "a column each, named in the first row"},
)
