"""What a test set may be called: one door for our own, the public ones, and files of the user's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mt_toolkit.errors import EvaluationError, UnknownNameError
from mt_toolkit.evaluation.sets.aligned import load_lines, load_table, load_tmx
from mt_toolkit.evaluation.sets.folder import builtin_sets, load_builtin, load_folder
from mt_toolkit.evaluation.sets.public import load_public, public_sets
from mt_toolkit.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from mt_toolkit.evaluation.sets.model import TestSet

SETS = Registry(kind="test set", group="mt_toolkit.sets", builtin={}, extras={})
"""Sets of plug-ins: each entry point is a function without arguments that returns a list of sets."""


def load_sets(name: str, *, cache_dir: Path, base: Path = Path()) -> list[TestSet]:
    """Read what ``name`` says: nearly always one set, more where provenances or sentences differ.

    ``history-passages``, ``history-passages/test`` (ours), ``ntrex-128`` (public), ``flores-plus:FOLDER`` (public, by
    hand), ``text:kk=SRC,en=REF``, or the path of a ``.tsv``, ``.csv``, ``.tmx`` or of a folder with a ``set.toml``;
    paths are relative to ``base``. ``#human`` or ``#machine`` after a table or TMX says who made its references.

    Raises:
        UnknownNameError: If it is none of these; the message lists the names.
        EvaluationError: If the set is broken, with everything that is wrong with it.
    """
    kind, colon, rest = name.partition(":")
    if kind == "text" and colon:
        return [_text_set(rest, base)]
    if kind in public_sets():
        return load_public(kind, cache_dir, base / rest if colon else None)
    location, _, provenance = name.partition("#")
    path = base / location
    if location.partition("/")[0] in builtin_sets() and not path.suffix:
        return load_builtin(location)
    if path.is_dir():
        return load_folder(path)
    if path.suffix:
        return [_file_set(path, provenance)]
    if name in SETS.names():
        make: Callable[[], list[TestSet]] = SETS.load(name)
        return make()
    known = [*builtin_sets(), *public_sets(), *SETS.names()]
    raise UnknownNameError("test set", name, known, hint="or give the path of a .tsv, .csv, .tmx or a set's folder")


def _file_set(path: Path, provenance: str) -> TestSet:
    marks = {"provenance": provenance} if provenance else {}
    suffix = path.suffix.lower()
    if suffix == ".tmx":
        return load_tmx(path, **marks)
    if suffix in {".tsv", ".csv"}:
        return load_table(path, delimiter="\t" if suffix == ".tsv" else ",", **marks)
    raise EvaluationError(f"{path} is no test set", hint="a .tsv, .csv or .tmx, or text:kk=SRC,en=REF for text files")


def _text_set(description: str, base: Path) -> TestSet:
    paths = {}
    for part in description.split(","):
        language, equals, file = part.partition("=")
        if not equals or not file:
            raise EvaluationError(f"'text:{description}' is not understood", hint="text:kk=SRC,en=REF[,ru=REF]")
        paths[language.strip()] = base / file.strip()
    first = next(iter(paths.values()))
    return load_lines(paths, name=first.name.partition(".")[0])
