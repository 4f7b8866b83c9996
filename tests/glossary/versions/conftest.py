"""Small glossaries, written as people line up a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mt_toolkit.glossary.store import Glossary
from mt_toolkit.glossary.tsv import header_of, parse_tsv

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="session")
def tsv() -> Callable[..., str]:
    """TSV with blanks for tabs: ``_`` is an empty cell, ``/`` stands between alternatives."""

    def written(*lines: str) -> str:
        cells = [["" if cell == "_" else cell.replace("/", " | ") for cell in line.split(" ")] for line in lines]
        return "".join("\t".join(line) + "\n" for line in cells)

    return written


@pytest.fixture(scope="session")
def glossary(tsv) -> Callable[..., Glossary]:
    """A glossary of such lines, that has no more columns than its header."""

    def read(*lines: str) -> Glossary:
        text = tsv(*lines)
        return Glossary("g", tuple(parse_tsv(text, "g.tsv", "g")), columns=frozenset(header_of(text)))

    return read
