"""Columns that a format has no place for, written into its notes as ``period: 1465–1847`` and read back.

A person reads them in any program; a foreign note that merely looks alike («source: …») is taken for what it says.
"""

from __future__ import annotations

import re

from mt_toolkit.glossary.rows import ACCEPTS, POS_TAGS, STATUSES

_FREE = ("domain", "period", "ru_grammar", "note", "source")
_CHOSEN = {
    "status": STATUSES,
    "level": ("force", "suggest"),
    "accept": ACCEPTS,
    "pos": POS_TAGS,
    "case_sensitive": ("yes",),
}
LABELLED = (*_FREE, *_CHOSEN)
_LABEL = re.compile(r"(?P<other>column )?(?P<name>[^:]+): (?P<value>.*)", re.DOTALL)


def labelled(column: str, value: str) -> str:
    """The note that holds ``value``; a plain note stays as it is unless it would be taken for something else."""
    if column == "note":
        return value if parse_label(value) == ("note", value) else f"note: {value}"
    if column in LABELLED:
        return f"{column}: {value}"
    escaped = column.replace("%", "%25").replace(":", "%3A")
    return f"column {escaped}: {value}"


def parse_label(text: str) -> tuple[str, str]:
    """Column and value of a note; what bears no label, or a value that the column cannot have, is a note."""
    match = _LABEL.fullmatch(text)
    if not match:
        return "note", text
    name, value = match["name"], match["value"].strip()
    if match["other"]:
        return name.replace("%3A", ":").replace("%25", "%"), value
    if value and (name in _FREE or value in _CHOSEN.get(name, ())):
        return name, value
    return "note", text
