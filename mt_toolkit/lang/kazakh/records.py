"""The stable line forms of morphology: JSON records of analysed lines, and generated forms of a TSV."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mt_toolkit.errors import MorphologyError, Problem, UnknownNameError, UserInputError
from mt_toolkit.lang.kazakh.analyzer import Analyzer
from mt_toolkit.lang.kazakh.generator import generate, parse_paradigm_features
from mt_toolkit.lang.kazakh.words import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt_toolkit.core.features import Analysis

FORMATS = ("jsonl", "table")


def morph_lines(text: str, output_format: str) -> Iterator[str]:
    """One record for each line of ``text`` (jsonl), or one row for each reading (table).

    Raises:
        UnknownNameError: If the format is neither.
    """
    if output_format not in FORMATS:
        raise UnknownNameError("format", output_format, FORMATS)
    analyzer = Analyzer()
    for number, line in enumerate(input_lines(text), start=1):
        record = line_record(analyzer, line, number)
        if output_format == "jsonl":
            yield json.dumps(record, ensure_ascii=False)
        else:
            yield from _table_rows(record)


def input_lines(text: str) -> list[str]:
    """Lines as a user counts them: parted by line feeds (a carriage return before one is no part of the line).

    A final line feed ends the last line, it does not begin another.
    """
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    return lines[:-1] if lines[-1] == "" else lines


def line_record(analyzer: Analyzer, line: str, number: int) -> dict[str, Any]:
    """``{"line", "tokens": [{"form", "start", "end", "analyses"}]}``; offsets are relative to the line.

    Punctuation marks are tokens with one reading, ``PUNCT``.
    """
    tokens: list[dict[str, Any]] = []
    initial = True
    for token in tokenize(line):
        if not token.text.strip():
            continue
        readings = analyzer.analyze(token.text, sentence_initial=initial) if token.is_word else ()
        analyses = [_reading(reading) for reading in readings] or [_mark(token.text)]
        tokens.append({"form": token.text, "start": token.start, "end": token.end, "analyses": analyses})
        initial = token.text in {".", "!", "?", "…"} or (initial and not token.is_word)
    return {"line": number, "tokens": tokens}


def generation_lines(text: str) -> Iterator[str]:
    """Rows of a TSV with columns lemma, pos, features, each with the generated form appended.

    A header row (``lemma`` first) gets ``form`` appended; blank lines are kept.

    Raises:
        UserInputError: After the last row, if some could not be generated; it lists them all with their lines.
    """
    problems: list[Problem] = []
    for number, line in enumerate(input_lines(text), start=1):
        cells = line.split("\t")
        if not line.strip():
            yield line
        elif number == 1 and cells[0].strip().lower() == "lemma":
            yield "\t".join([*cells, "form"] if "form" not in cells else cells)
        else:
            yield "\t".join([*cells[:3], _form(cells, number, problems)])
    if problems:
        listed = "\n".join(f"  {problem}" for problem in problems)
        raise UserInputError(f"{len(problems)} row(s) could not be generated:\n{listed}")


def _form(cells: list[str], number: int, problems: list[Problem]) -> str:
    if len(cells) < 3:
        problems.append(Problem("input", number, "", "a row needs lemma, pos and features, separated by tabs"))
        return ""
    lemma, pos, notation = (cell.strip() for cell in cells[:3])
    try:
        return generate(lemma, pos, parse_paradigm_features(pos, notation))
    except MorphologyError as error:
        problems.append(Problem("input", number, "features", error.message))
        return ""


def _reading(reading: Analysis) -> dict[str, Any]:
    return {
        "lemma": reading.lemma,
        "pos": reading.pos,
        "features": dict(reading.features),
        "guessed": reading.guessed,
    }


def _mark(text: str) -> dict[str, Any]:
    return {"lemma": text, "pos": "PUNCT", "features": {}, "guessed": False}


def _table_rows(record: dict[str, Any]) -> Iterator[str]:
    for token in record["tokens"]:
        for rank, reading in enumerate(token["analyses"]):
            values = "|".join(f"{name}={value}" for name, value in reading["features"].items()) or "_"
            mark = "?" if reading["guessed"] else ""
            form = token["form"] if rank == 0 else ""
            yield f"{form}\t{reading['lemma']}{mark}\t{reading['pos']}\t{values}"
    yield ""
