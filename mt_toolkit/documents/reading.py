"""From the bytes of a file to a document, with notes on what was found on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.documents.encoding import decode
from mt_toolkit.documents.formats import FORMATS, DocumentFormat, Parsed
from mt_toolkit.documents.plain import LINES, TEXT
from mt_toolkit.errors import InputTextError, UnknownNameError
from mt_toolkit.lang.detect import Guess, guess_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.text import Document
    from mt_toolkit.lang.kazakh.repair import Change

AUTO = "auto"
_LEAST_LINES = 5
_ONE_SENTENCE = 0.8
_SURE = 0.5
_SAMPLE = 200_000
_LOST_LETTER = re.compile(r"[а-яё]\?[а-яё]")
_MANY_LOST = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read.

    ``encoding`` is a name Python knows, ``changes`` what repair did, ``guess`` the language the text seems to be in,
    ``notes`` all of this for the user, a line each, warnings first.
    """

    document: Document
    encoding: str
    changes: tuple[Change, ...]
    guess: Guess
    notes: tuple[str, ...]


def read_document(data: bytes, *, name: str, format: str = AUTO) -> Reading:  # noqa: A002 - the option's name
    """Decode, repair and split the bytes of a file.

    ``format`` is ``text``, ``lines``, a plugged-in format, or ``auto``: ``lines`` for a text of five lines or more
    without blank lines or hard wrapping, four fifths of them single sentences (a test set); otherwise ``text``.

    Raises:
        InputTextError: If the bytes are empty or no text.
        UnknownNameError: If there is no such format.
    """
    if format != AUTO and format not in FORMATS.names():
        raise UnknownNameError("format", format, [AUTO, *FORMATS.names()])
    decoded = decode(data, name)
    parsed = _auto(decoded.text, name) if format == AUTO else _format(format).read(decoded.text, name)
    if not parsed.document.segments:
        raise InputTextError(f"{name} holds no text", hint="give a file with Kazakh text")
    guess = guess_language("\n".join(segment.text for segment in parsed.document.segments[:400]))
    lost = len(_LOST_LETTER.findall(decoded.text[:_SAMPLE]))
    notes = [
        *(_lost_note(lost) or _language_note(guess)),
        *_encoding_notes(decoded.encoding, decoded.encoding_name, decoded.broken),
    ]
    notes += (f"{change.message}: {change.count} ({'; '.join(change.examples)})" for change in parsed.changes)
    return Reading(parsed.document, decoded.encoding, parsed.changes, guess, tuple(notes))


def render(document: Document, translations: Sequence[str]) -> str:
    """The whole target text in the format of ``document``: one translation for each of its segments, in order."""
    return _format(document.format).render(document, translations)


def _format(name: str) -> DocumentFormat:
    found: DocumentFormat = FORMATS.load(name)
    return found


def _auto(text: str, name: str) -> Parsed:
    """Read as running text, unless it is a list of single sentences."""
    parsed = TEXT.read(text, name)
    document = parsed.document
    gaps = document.gaps[1:-1]
    is_wrapped = any(change.kind in {"joined-lines", "hyphenation"} for change in parsed.changes)
    breaks = sum(gap == "\n" for gap in gaps)
    if is_wrapped or breaks + 1 < _LEAST_LINES or any(gap.count("\n") > 1 for gap in gaps):
        return parsed
    single = sum(
        (index == 0 or "\n" in document.gaps[index]) and (index == len(gaps) or "\n" in document.gaps[index + 1])
        for index in range(len(document.segments))
    )
    return LINES.read(text, name) if single >= _ONE_SENTENCE * (breaks + 1) else parsed


def _language_note(guess: Guess) -> list[str]:
    if guess.code == "kk" or guess.confidence < _SURE:
        return []
    return [f"warning: this text looks like {guess.name}, not Kazakh"]


def _lost_note(lost: int) -> list[str]:
    if lost < _MANY_LOST:
        return []
    return [f"warning: {lost} words have ? for a letter: the Kazakh letters were lost before this file was made"]


def _encoding_notes(encoding: str, shown: str, broken: int) -> list[str]:
    notes = [] if encoding == "utf-8" else [f"read as {shown}"]
    if broken:
        notes.append(f"warning: {broken} characters could not be read as {shown}")
    return notes
