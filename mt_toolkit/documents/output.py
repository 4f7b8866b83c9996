"""Writing results: never a half-written file, never over the input."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from mt_toolkit.errors import UserInputError


def write_atomically(path: str | Path, text: str, *, source: str | Path | None = None) -> None:
    """Write ``text`` to ``path`` as UTF-8: beside it first, then renamed, so that a reader sees all of it or nothing.

    Line feeds are written as they are on every system. ``source`` and errors as for :func:`write_bytes_atomically`.
    """
    write_bytes_atomically(path, text.encode("utf-8", errors="replace"), source=source)


def write_bytes_atomically(path: str | Path, data: bytes, *, source: str | Path | None = None) -> None:
    """Write ``data`` to ``path``: beside it first, then renamed, so that a reader sees all of it or nothing.

    ``source`` is the input file, which is never overwritten, under whatever name it is reached.

    Raises:
        UserInputError: If the folder is missing, may not be written to, or ``path`` is a folder or the source.
    """
    target = Path(path)
    _check(target, source)
    final = target.resolve()
    try:
        descriptor, beside = tempfile.mkstemp(dir=final.parent, prefix=f".{final.name[:40]}.", suffix=".part")
    except OSError as error:
        raise _unwritable(target, error) from error
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(beside).chmod(_mode(final))
        Path(beside).replace(final)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        with suppress(FileNotFoundError):
            Path(beside).unlink()


def _check(target: Path, source: str | Path | None) -> None:
    if target.is_dir():
        raise UserInputError(f"{target} is a folder", hint="give a file name")
    if not target.resolve().parent.is_dir():
        raise UserInputError(f"no folder {target.parent} to write {target.name} into", hint="create it first")
    if source is not None and target.exists() and Path(source).exists() and target.samefile(source):
        raise UserInputError(f"{target} is the source itself; it would be overwritten", hint="choose another output")


def _mode(final: Path) -> int:
    """The permissions of the file that is replaced, or those that a new file would get."""
    if final.exists():
        return final.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _unwritable(target: Path, error: OSError) -> UserInputError:
    return UserInputError(f"cannot write {target}: {error.strerror}", hint="check permissions and free space")
