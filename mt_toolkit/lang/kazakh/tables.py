"""Reading the TSV tables that ship beside the code."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_table(name: str) -> Iterator[dict[str, str]]:
    """Rows of ``data/<name>`` by column name; short rows are filled with empty strings."""
    lines = files("mt_toolkit.lang.kazakh").joinpath("data", name).read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    for line in lines[1:]:
        fields = line.split("\t")
        fields += [""] * (len(header) - len(fields))
        yield dict(zip(header, fields, strict=True))
