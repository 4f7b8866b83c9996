"""What is wrong with aligned data, all of it at once: counts, empty references, copies, duplicates, mixed encodings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mt_toolkit.documents.encoding import decode
from mt_toolkit.errors import EvaluationError, MtToolkitError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from mt_toolkit.evaluation.sets.model import Item

_SHOWN = 20
_HINT = "every reported line must be mended; the files must be aligned line by line"


def read_lines(path: Path) -> list[str]:
    """The lines of a text file, without a last empty one.

    Raises:
        EvaluationError: If it cannot be read.
        InputTextError: If its encoding cannot be told, or is mixed.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EvaluationError(f"cannot read {path}: {error.strerror}", hint="check the path") from error
    if not data.strip():
        return [""] * data.count(b"\n")
    lines = decode(data, str(path)).text.replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def read_aligned(paths: Mapping[str, Path]) -> dict[str, list[str]]:
    """The lines of several files by role (``source``, ``en``, …), which must have the same number of lines.

    Raises:
        EvaluationError: With the problems of all the files: unreadable, or a different number of lines.
    """
    columns: dict[str, list[str]] = {}
    problems: list[str] = []
    for role, path in paths.items():
        try:
            columns[role] = read_lines(path)
        except MtToolkitError as error:
            problems.append(error.message)
    if problems:
        raise EvaluationError("\n  ".join(["the set cannot be read:", *problems]), hint="mend the files")
    check_lengths({paths[role].name: lines for role, lines in columns.items()})
    return columns


def check_lengths(columns: Mapping[str, Sequence[str]]) -> None:
    """Raise when columns differ in length, saying by how much and which line is the first without a partner.

    Raises:
        EvaluationError: Naming every file, its count, and the first line that only some of them have.
    """
    counts = {name: len(lines) for name, lines in columns.items()}
    if len(set(counts.values())) <= 1:
        return
    shortest = min(counts.values())
    longest = max(counts, key=lambda name: counts[name])
    extra = columns[longest][shortest]
    listed = ", ".join(f"{name} has {count} lines" for name, count in counts.items())
    raise EvaluationError(
        f"{listed}; line {shortest + 1} of {longest} has no partner: {extra[:60]!r}",
        hint="they must be aligned line by line",
    )


def check_items(name: str, items: Sequence[Item]) -> None:
    """Raise when items cannot be scored.

    Raises:
        EvaluationError: Listing every problem: no items, duplicate ids, empty sources or references, a reference that
            is the source itself.
    """
    problems = list(_problems(items))
    if not problems:
        return
    shown = problems[:_SHOWN]
    if len(problems) > _SHOWN:
        shown.append(f"… and {len(problems) - _SHOWN} more")
    raise EvaluationError("\n  ".join([f"test set {name} has {len(problems)} problems:", *shown]), hint=_HINT)


def _problems(items: Sequence[Item]) -> Iterable[str]:
    if not items:
        yield "it has no items"
    for identity, count in Counter(item.id for item in items).items():
        if count > 1:
            yield f"id '{identity}' occurs {count} times"
    for item in items:
        if not item.source.strip():
            yield f"item {item.id}: the source is empty"
        for language, reference in item.references:
            if not reference.strip():
                yield f"item {item.id}: the {language} reference is empty"
            elif reference.strip() == item.source.strip() and sum(map(str.isalpha, reference)) > 3:
                yield f"item {item.id}: the {language} reference is the source itself"
