"""A glossary: a named, hashed list of concepts, read from a file, a folder of files, or the package itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from mt_toolkit.errors import GlossaryError, Problem, UnknownNameError, UserInputError
from mt_toolkit.glossary.tsv import FORMAT_HINT, header_of, parse_tsv, write_tsv

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from mt_toolkit.core.terms import Concept

CURATED = "kazakh-history"


@dataclass(frozen=True)
class Glossary:
    """Concepts under one name, in file order."""

    name: str
    concepts: tuple[Concept, ...]
    remarks: tuple[str, ...] = field(default=(), compare=False)
    """What of a foreign file was passed over, in sentences for the user."""
    columns: frozenset[str] | None = field(default=None, compare=False)
    """Columns that the file speaks of, filled or not; None where there is no file: all."""

    @cached_property
    def digest(self) -> str:
        """Twelve hexadecimal digits of the content: equal content, equal digest, wherever it was read from."""
        return hashlib.sha256(write_tsv(list(self.concepts)).encode()).hexdigest()[:12]

    @property
    def signature(self) -> str:
        """``name@digest``, as signatures print it."""
        return f"{self.name}@{self.digest}"


def load_glossary(name_or_path: str) -> Glossary:
    """Read a glossary that the package carries by its name, or any file or folder of TSV files by its path.

    The suffix of a file tells its format (:mod:`mt_toolkit.glossary.exchange`); one that tells nothing is TSV.

    Raises:
        UnknownNameError: If it is neither; the message lists the names.
        GlossaryError: If it cannot be read; with every problem of every file.
    """
    path = Path(name_or_path)
    if path.is_file() and _has_foreign_format(path):
        from mt_toolkit.glossary.exchange.formats import read_glossary  # noqa: PLC0415 - only where there is such a file

        reading = read_glossary(path)
        return Glossary(path.stem, reading.concepts, reading.remarks, reading.columns)
    if path.exists() and (path.suffix or (path.is_dir() and "/" in name_or_path)):
        return _read(path.stem if path.is_file() else path.name, _files(path))
    if name_or_path in builtin_names():
        folder = _builtin_folder() / name_or_path
        return _read(name_or_path, [item for item in folder.iterdir() if item.name.endswith(".tsv")])
    if path.exists():
        return _read(path.stem, _files(path))
    if path.suffix or "/" in name_or_path:
        raise UserInputError(f"no such glossary file: {name_or_path}", hint="check the path")
    raise UnknownNameError(
        "glossary", name_or_path, builtin_names(), hint="give a name from the list or a path to a file"
    )


def load_glossaries(names_or_paths: list[str]) -> list[Glossary]:
    """Read several glossaries in order; ``none`` alone, or an empty list, is no glossary at all."""
    return [load_glossary(name) for name in names_or_paths if name != "none"]


def builtin_names() -> list[str]:
    """Names of the glossaries that the package carries."""
    return sorted(item.name for item in _builtin_folder().iterdir() if item.is_dir() and not item.name.startswith("_"))


def is_carried(path: Path) -> bool:
    """Whether ``path`` lies among the glossaries that the package carries, under whatever name it is reached."""
    folder = _builtin_folder()
    return isinstance(folder, Path) and path.resolve().is_relative_to(folder.resolve())


def refuse_carried(path: Path) -> None:
    """Keep every command from writing among the carried glossaries.

    Raises:
        UserInputError: If ``path`` lies there.
    """
    if is_carried(path):
        hint = "name a file of your own; a carried glossary is changed by a person, row by row (glossaries/README.md)"
        raise UserInputError(f"{path} lies among the curated glossaries, which are never an output", hint=hint)


def _builtin_folder() -> Traversable:
    """``glossaries/`` as package data, or beside the package in a checkout."""
    packaged = resources.files("mt_toolkit").joinpath("_data", "glossaries")
    if packaged.is_dir():
        return packaged
    return Path(__file__).resolve().parents[2] / "glossaries"


def _has_foreign_format(path: Path) -> bool:
    from mt_toolkit.glossary.exchange.formats import has_format  # noqa: PLC0415

    return has_format(path)


def _files(path: Path) -> list[Traversable]:
    if path.is_dir():
        return list(path.glob("*.tsv"))
    return [path]


def _read(name: str, files: list[Traversable]) -> Glossary:
    if not files:
        raise GlossaryError(f"the glossary folder '{name}' holds no .tsv file", hint=FORMAT_HINT)
    concepts: list[Concept] = []
    columns: set[str] = set()
    errors: list[GlossaryError] = []
    for file in sorted(files, key=lambda item: item.name):
        try:
            text = _text(file)
            concepts.extend(parse_tsv(text, file.name, name))
            columns.update(header_of(text))
        except GlossaryError as error:
            errors.append(error)
    if errors:
        problems = [problem for error in errors for problem in error.problems]
        raise GlossaryError(f"{len(problems)} problem(s) in glossary '{name}':", problems, hint=FORMAT_HINT)
    return Glossary(name, tuple(concepts), columns=frozenset(columns))


def _text(file: Traversable) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        problem = Problem(file.name, line, "", f"not UTF-8 (byte {error.start})")
        raise GlossaryError("the glossary cannot be decoded:", [problem], hint="save it as UTF-8") from error
    except OSError as error:
        raise UserInputError(f"cannot read {file.name}: {error.strerror}") from error
