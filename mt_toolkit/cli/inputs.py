"""Reading what a command is given: a path, or ``-`` for standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from mt_toolkit.errors import InputTextError


def read_bytes(name: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``.

    Raises:
        InputTextError: If the file is missing, a folder, or may not be read.
    """
    if name == "-":
        return sys.stdin.buffer.read()
    path = Path(name)
    if not path.exists():
        raise InputTextError(f"no such file: {name}", hint="check the path; - reads standard input")
    if path.is_dir():
        raise InputTextError(f"{name} is a folder", hint="give a text file")
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputTextError(f"cannot read {name}: {error.strerror}") from error


def read_text(name: str) -> str:
    """The decoded text of a file or standard input, with its line ends as they are.

    Raises:
        InputTextError: If it is missing, binary, without a single character, or in an encoding that cannot be told.
    """
    from mt_toolkit.documents.encoding import decode  # noqa: PLC0415

    data = read_bytes(name)
    if data and not data.strip(b"\r\n \t"):
        # Nothing but blank lines: each of them is a line to give a record for.
        return data.decode("ascii")
    return decode(data, display_name(name)).text


def display_name(name: str) -> str:
    """What messages call an input: its path, or «standard input»."""
    return "standard input" if name == "-" else name
