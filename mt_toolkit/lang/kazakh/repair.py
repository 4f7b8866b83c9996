"""Text repair: Kazakh as it comes out of files, made into Kazakh as the rest of the toolkit expects it.

In order: line ends, control characters, Unicode normal form, odd spaces, soft hyphens, letters of pre-Unicode fonts,
look-alike letters, Latin and Arabic script, hard-wrapped lines and words cut at their ends, runs of spaces, quotes and
dashes. The round is repeated until nothing changes, because one repair may uncover another; so repairing a repaired
text changes nothing. Every change is counted and reported, and every place in the result can be traced back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.lang.kazakh import layout, marks
from mt_toolkit.lang.kazakh.edits import Edit, EditMap, OffsetMap, apply
from mt_toolkit.lang.kazakh.homoglyphs import lookalikes
from mt_toolkit.lang.kazakh.legacy_fonts import legacy_letters
from mt_toolkit.lang.kazakh.script import cyrillic_edits

if TYPE_CHECKING:
    from mt_toolkit.core.text import Span

_MAX_ROUNDS = 8
_EXAMPLES = 3
_EXAMPLE_REACH = 20

Find = Callable[[str], Iterable[Edit]]


@dataclass(frozen=True, slots=True)
class Change:
    """What one kind of repair did.

    ``kind`` is a stable slug, ``count`` the number of places, ``examples`` up to three of them as «before → after».
    """

    kind: str
    count: int
    examples: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repaired text, what was changed, and the way back to the text as it was."""

    text: str
    changes: tuple[Change, ...]
    offsets: OffsetMap

    def to_source(self, span: Span) -> Span:
        """The place in the text before repair of a ``span`` of the repaired one, in code points."""
        return self.offsets.to_source(span)


_MESSAGES = {
    "line-ends": "line ends made uniform",
    "control-characters": "control and invisible characters removed",
    "normal-form": "letters in several pieces put together (Unicode NFC)",
    "odd-spaces": "tabs, non-breaking and other spaces made plain",
    "soft-hyphens": "soft hyphens removed",
    "legacy-font": "letters of a pre-Unicode Kazakh font replaced",
    "lookalike-letters": "look-alike letters of another alphabet replaced",
    "script": "words in Latin or Arabic script put into Cyrillic",
    "joined-lines": "hard-wrapped lines joined into paragraphs",
    "hyphenation": "words cut at the end of a line put together",
    "space-runs": "superfluous spaces removed",
    "quotes": "quotation marks repaired",
    "dashes": "hyphens used as dashes replaced",
}


def repair(text: str, *, join_lines: bool, is_word: Callable[[str], bool] | None = None) -> Repaired:
    """Repair ``text``; see the module for what that means.

    Args:
        text: The decoded input.
        join_lines: Undo hard wrapping. Without it the number of lines stays what it is.
        is_word: Whether a lower-case word is in a dictionary (no guesses); helps to decide about hyphens at line ends
            and about words written with look-alike letters only.
    """
    done: dict[str, tuple[int, tuple[str, ...]]] = {}
    rounds: list[EditMap] = []
    for _ in range(_MAX_ROUNDS):
        before = text
        for kind, find in _steps(join_lines, is_word):
            edits = list(find(text))
            if edits:
                _count(done, kind, text, edits)
                moved = EditMap(edits)
                if moved:
                    rounds.append(moved)
                text = apply(text, edits)
        if text == before:
            break
    changes = tuple(Change(kind, count, examples, _MESSAGES[kind]) for kind, (count, examples) in done.items())
    return Repaired(text, changes, OffsetMap(tuple(rounds)))


def _steps(join_lines: bool, is_word: Callable[[str], bool] | None) -> list[tuple[str, Find]]:  # noqa: FBT001
    """The steps of one round, in order."""
    steps: list[tuple[str, Find]] = [
        ("line-ends", lambda text: marks.line_ends(text, join_lines=join_lines)),
        ("control-characters", marks.controls),
        ("normal-form", marks.normal_form),
        ("odd-spaces", marks.odd_spaces),
        ("soft-hyphens", marks.soft_hyphens),
        ("legacy-font", legacy_letters),
        ("lookalike-letters", lambda text: lookalikes(text, is_word)),
        ("script", cyrillic_edits),
    ]
    if join_lines:
        steps.append(("joined-lines", lambda text: layout.joined_lines(text, is_word)))
    return [
        *steps,
        ("space-runs", marks.space_runs),
        ("quotes", marks.typed_quotes),
        ("quotes", marks.curly_quotes),
        ("dashes", marks.dashes),
    ]


def _count(done: dict[str, tuple[int, tuple[str, ...]]], kind: str, text: str, edits: list[Edit]) -> None:
    """Add ``edits`` of ``text`` to the tally of their kind; lines are joined with a space or, in a word, without."""
    if kind == "joined-lines":
        _count(done, "hyphenation", text, [edit for edit in edits if edit.new != " "])
        edits = [edit for edit in edits if edit.new == " "]
    if not edits:
        return
    count, examples = done.get(kind, (0, ()))
    for edit in edits:
        if len(examples) == _EXAMPLES:
            break
        example = _example(text, edit)
        if example not in examples:
            examples = (*examples, example)
    done[kind] = (count + len(edits), examples)


def _example(text: str, edit: Edit) -> str:
    """The edit with the rest of its word: «сөз before → after», invisible characters written as escapes."""
    left = text[max(0, edit.start - _EXAMPLE_REACH) : edit.start].split()
    right = text[edit.end : edit.end + _EXAMPLE_REACH].split()
    before = left[-1] if left and not text[edit.start - 1].isspace() else ""
    after = right[0] if right and not text[edit.end].isspace() else ""
    old = f"{before}{text[edit.start : edit.end]}{after}"
    return f"{_visible(old)} → {_visible(before + edit.new + after)}"


def _visible(text: str) -> str:
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text[:80])
