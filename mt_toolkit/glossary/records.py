"""The stable line form of matches: one record a line (or a sentence), JSON or a table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mt_toolkit.errors import UnknownNameError
from mt_toolkit.lang.kazakh.records import input_lines
from mt_toolkit.lang.kazakh.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt_toolkit.core.terms import TermMatch
    from mt_toolkit.glossary.match import Matcher

FORMATS = ("jsonl", "table")
INPUTS = ("lines", "text")


def match_lines(matcher: Matcher, text: str, *, unit: str = "lines", output_format: str = "jsonl") -> Iterator[str]:
    """Match each input line, or each sentence with ``unit="text"``; offsets are relative to that line or sentence.

    Raises:
        UnknownNameError: If the unit or the format is not known.
    """
    if output_format not in FORMATS:
        raise UnknownNameError("format", output_format, FORMATS)
    for number, line in enumerate(_units(text, unit), start=1):
        matches = matcher.winners(line)
        if output_format == "jsonl":
            yield json.dumps({"line": number, "matches": [_match(match) for match in matches]}, ensure_ascii=False)
        else:
            yield from (
                f"{number}\t{match.start}\t{match.end}\t{match.surface}\t{match.concept.id}\t{match.role}\t{match.level}"
                for match in matches
            )


def _units(text: str, unit: str) -> list[str]:
    if unit == "lines":
        return input_lines(text)
    if unit == "text":
        return [text[span.start : span.end] for span in split_sentences(text)]
    raise UnknownNameError("input kind", unit, INPUTS)


def _match(match: TermMatch) -> dict[str, Any]:
    return {
        "id": match.concept.id,
        "start": match.start,
        "end": match.end,
        "surface": match.surface,
        "role": str(match.role),
        "level": str(match.level),
        "features": dict(match.features),
    }
