"""The one tree of exceptions: each has a message (what was wrong and where) and a hint (what to do)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class MtToolkitError(Exception):
    """Anything this package raises on purpose."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UserInputError(MtToolkitError):
    """The user's file, option or text cannot be used as it is."""

    exit_code = 2


class InputTextError(UserInputError):
    """A text is missing, binary, in an unknown encoding or otherwise unreadable."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One defect in a data file; ``line`` is 1-based with the header as line 1, ``column`` a column name or empty."""

    path: str
    line: int
    column: str
    message: str

    def __str__(self) -> str:
        column = f", column {self.column}" if self.column else ""
        return f"{self.path}, line {self.line}{column}: {self.message}"


class GlossaryError(UserInputError):
    """A glossary cannot be read; carries every problem found, not only the first."""

    def __init__(self, message: str, problems: Sequence[Problem] = (), *, hint: str = "") -> None:
        super().__init__("\n".join([message, *(f"  {problem}" for problem in problems)]), hint=hint)
        self.problems = tuple(problems)


class UnknownNameError(UserInputError):
    """A name (engine, strategy, metric, language) that is not known; the message lists those that are."""

    def __init__(self, kind: str, name: str, known: Iterable[str], *, hint: str = "") -> None:
        super().__init__(f"unknown {kind} '{name}'; known: {', '.join(sorted(known))}", hint=hint)


class MissingExtraError(UserInputError):
    """An optional dependency is not installed."""

    def __init__(self, extra: str, needed_for: str) -> None:
        super().__init__(
            f"{needed_for} needs an optional dependency that is not installed",
            hint=f"pip install 'mt-toolkit[{extra}]'",
        )


class EngineError(MtToolkitError):
    """An engine cannot load or cannot translate."""


class EngineSetupError(UserInputError):
    """An engine was asked for in a way that cannot work: no such model, wrong architecture, unsupported pair."""


class UnsupportedPairError(EngineSetupError):
    """The engine does not translate in this direction."""


class EvaluationError(UserInputError):
    """Hypotheses and references cannot be scored against each other."""


class MorphologyError(UserInputError):
    """A form cannot be generated: unknown part of speech or features."""
