"""What a glossary format is: how it is read, how it is written, and what of a concept it holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO

from mt_toolkit.core.languages import KAZAKH, LANGUAGE_NAMES, TARGETS
from mt_toolkit.errors import UnknownNameError, UserInputError
from mt_toolkit.glossary.rows import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from mt_toolkit.core.terms import Concept

EXTRA = "other columns"
"""Stands for the columns that are not ours in a statement of what a format holds."""


class Held(StrEnum):
    """How much of a column survives a round trip."""

    WHOLE = "kept"
    FIRST = "first alternative only"
    EACH = "each alternative as an entry of its own"
    NOTHING = "lost"


@dataclass(frozen=True, slots=True)
class Reading:
    """Concepts of a file in its order, and what of the file was passed over, in sentences for the user.

    ``columns`` are those that the file speaks of, filled or not: all of its header, or what is filled anywhere.
    """

    concepts: tuple[Concept, ...]
    remarks: tuple[str, ...] = ()
    columns: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a reader or a writer: the target languages, and whether Kazakh forms are written out."""

    targets: tuple[str, ...] = TARGETS
    inflected: bool = False

    def excludes(self, column: str) -> bool:
        """Whether ``column`` belongs to a target language that is not asked for (``ru``, ``ru_attr``)."""
        others = (code for code in TARGETS if code not in self.targets)
        return any(column == code or column.startswith(f"{code}_") for code in others)


@dataclass(frozen=True, slots=True)
class GlossaryFormat:
    """One format under one name.

    ``holds`` says for each column how much survives (what is not named is lost), ``where`` in which place of the
    format. ``leaves_out`` are values of status and level whose concepts are not written, because the program that
    reads the file would force them. ``one_target`` formats hold a single pair of languages.
    """

    name: str
    title: str
    suffix: str
    read: Callable[[Path, Request], Reading]
    write: Callable[[Sequence[Concept], BinaryIO, Request], None]
    holds: Mapping[str, Held]
    where: Mapping[str, str]
    leaves_out: frozenset[str] = frozenset()
    one_target: bool = False
    can_inflect: bool = False
    first_wins: bool = False
    remarks: tuple[str, ...] = ()

    def held(self, column: str) -> Held:
        """How much of ``column``, one of ours or not, survives."""
        return self.holds.get(column if column in COLUMNS else EXTRA, Held.NOTHING)


EVERYTHING: Mapping[str, Held] = dict.fromkeys((*COLUMNS, EXTRA), Held.WHOLE)


def targets_of(text: str) -> tuple[str, ...]:
    """Target languages out of ``kk,en`` as the command line takes it; Kazakh may be named or not.

    Raises:
        UnknownNameError: If a code is not one of ours.
        UserInputError: If no target language is left.
    """
    codes = [code.strip().lower() for code in text.split(",") if code.strip()]
    for code in codes:
        if code not in LANGUAGE_NAMES:
            raise UnknownNameError("language", code, LANGUAGE_NAMES, hint="for instance --languages kk,en")
    targets = tuple(code for code in TARGETS if code in codes)
    if not targets:
        raise UserInputError(
            f"no target language in '{text}'", hint=f"name {KAZAKH} and one or both of {', '.join(TARGETS)}"
        )
    return targets
