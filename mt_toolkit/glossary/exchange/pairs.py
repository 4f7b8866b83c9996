"""Lists of pairs without a header: DeepL, Google (one direction) and OmegaT. A file holds one pair of languages."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from mt_toolkit.core.languages import ENGLISH, KAZAKH, LANGUAGE_NAMES, RUSSIAN, TARGETS
from mt_toolkit.errors import GlossaryError, Problem
from mt_toolkit.glossary.exchange.building import EXCHANGE_HINT, merged, usable
from mt_toolkit.glossary.exchange.cells import clean, language_of, measured
from mt_toolkit.glossary.exchange.delimited import read_lines, read_text
from mt_toolkit.glossary.exchange.limits import Limits, check_limits, one_target
from mt_toolkit.glossary.exchange.losses import entries
from mt_toolkit.glossary.exchange.model import GlossaryFormat, Held
from mt_toolkit.glossary.exchange.scripts import mostly_cyrillic
from mt_toolkit.glossary.rows import Row, split_alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mt_toolkit.core.terms import Concept
    from mt_toolkit.glossary.exchange.model import Reading, Request

_FORCED = frozenset({"deprecated", "suggest"})
_PAIR = {KAZAKH: Held.EACH, ENGLISH: Held.FIRST, RUSSIAN: Held.FIRST}
_WHERE = {
    "kk": "first column",
    "en": "second column, in a file for English",
    "ru": "second column, in a file for Russian",
}


@dataclass(frozen=True, slots=True)
class _Style:
    """How the lines of a list look: the separator, quoting or none, and what the third column is."""

    separator: str
    quoted: bool
    comments: bool = False


def _read(path: Path, request: Request, *, style: _Style) -> Reading:
    lines = [(line, cells) for line, cells in _lines(path, style) if any(cell.strip() for cell in cells)]
    if not lines:
        raise GlossaryError(f"{path.name} is empty", hint=EXCHANGE_HINT)
    target = _target(lines, request)
    if [language_of(cell) for cell in lines[0][1][:2]] == [KAZAKH, target]:
        del lines[0]
    rows = [_row(line, cells, path, target, style) for line, cells in lines]
    return usable(merged(rows), path, request, Counter())


def _lines(path: Path, style: _Style) -> Iterator[tuple[int, list[str]]]:
    text = read_text(path)
    if style.quoted:
        # Spreadsheets of some locales write semicolons whatever the service wants.
        first = text.lstrip().partition("\n")[0]
        separator = style.separator if style.separator in first else max(";\t", key=first.count)
        yield from read_lines(text, path, separator)
        return
    for number, line in enumerate(io.StringIO(text, newline=None), start=1):
        if not (style.comments and line.startswith("#")):
            yield number, line.rstrip("\n").split(style.separator)


def _target(lines: list[tuple[int, list[str]]], request: Request) -> str:
    """The target language: asked for, or named in the file, or told from the script of the second column."""
    if len(request.targets) == 1:
        return request.targets[0]
    first = lines[0][1]
    named = [language_of(cell) for cell in (*first[1:2], *first[3:4])]
    for code in named:
        if code in TARGETS:
            return code
    return RUSSIAN if mostly_cyrillic([cells[1] for _, cells in lines if len(cells) > 1]) else ENGLISH


def _row(line: int, cells: list[str], path: Path, target: str, style: _Style) -> Row:
    wanted = "source, target and perhaps a comment" if style.comments else "source and target"
    codes = [language_of(cell) for cell in cells[2:4]]
    surplus = [cell for cell in cells[3 if style.comments else 2 :] if cell.strip()]
    if len(cells) < 2 or (surplus and not (style.quoted and len(codes) == 2)):
        raise _defect(path, line, f"{len(cells)} cells, but a line holds {wanted}")
    if surplus and codes != [KAZAKH, target]:
        found = f"{codes[0]} to {codes[1]}"
        raise _defect(path, line, f"the pair is {found}, not Kazakh to {LANGUAGE_NAMES[target]}")
    values = {KAZAKH: measured(cells[0], path, line, KAZAKH), target: measured(cells[1], path, line, target)}
    if style.comments and len(cells) > 2:
        values["note"] = measured(cells[2], path, line, "note")
    return Row(line, values)


def _defect(path: Path, line: int, message: str) -> GlossaryError:
    return GlossaryError("the list cannot be read:", [Problem(path.name, line, "", message)], hint=EXCHANGE_HINT)


def _write(
    concepts: Sequence[Concept],
    stream: BinaryIO,
    request: Request,
    *,
    form: GlossaryFormat,
    style: _Style,
    limits: Limits,
) -> None:
    target = one_target(concepts, request, form.name)
    rows = [
        [clean(entry[KAZAKH]), clean(text), *([clean(entry.get("note", ""))] if style.comments else [])]
        for entry in entries(concepts, form, request)
        for text in split_alternatives(entry.get(target, ""))
    ]
    text = io.StringIO(newline="")
    if style.quoted:
        csv.writer(text, delimiter=style.separator).writerows(rows)
    else:
        text.writelines(style.separator.join(row) + "\n" for row in rows)
    data = text.getvalue().encode()
    check_limits(rows, data, limits, form.name)
    stream.write(data)


def _format(
    name: str, title: str, suffix: str, style: _Style, limits: Limits, remarks: tuple[str, ...] = ()
) -> GlossaryFormat:
    def write(concepts: Sequence[Concept], stream: BinaryIO, request: Request) -> None:
        _write(concepts, stream, request, form=form, style=style, limits=limits)

    shows_all = style.comments
    form = GlossaryFormat(
        name=name,
        title=title,
        suffix=suffix,
        read=partial(_read, style=style),
        write=write,
        holds=_PAIR | {"en": Held.WHOLE, "ru": Held.WHOLE, "note": Held.WHOLE} if shows_all else _PAIR,
        where=_WHERE | ({"note": "third column"} if shows_all else {}),
        leaves_out=frozenset() if shows_all else _FORCED,
        one_target=True,
        first_wins=not shows_all,
        remarks=remarks,
    )
    return form


# DeepL documents both of its limits; that Google's file limit is as large was not looked up.
_DEEPL = Limits(text=1024, file=10_485_760)
_ONE_EACH = "One target for a source: of two concepts with the same Kazakh term the first is written."
_TABS, _COMMAS = _Style("\t", quoted=False), _Style(",", quoted=True)
DEEPL_TSV = _format("deepl-tsv", "DeepL, TSV", ".tsv", _TABS, _DEEPL, (_ONE_EACH,))
DEEPL_CSV = _format(
    "deepl-csv", "DeepL, CSV", ".csv", _COMMAS, _DEEPL, (_ONE_EACH, "Two further columns with language codes are read.")
)
GOOGLE_TSV = _format("google-tsv", "Google, one direction, TSV", ".tsv", _TABS, Limits(file=10_485_760), (_ONE_EACH,))
GOOGLE_CSV = _format("google-csv", "Google, one direction, CSV", ".csv", _COMMAS, Limits(file=10_485_760), (_ONE_EACH,))
OMEGAT = _format(
    "omegat",
    "OmegaT, tab-separated",
    ".utf8",
    _Style("\t", quoted=False, comments=True),
    Limits(),
    ("Lines that begin with # are comments. A line for each rendering: OmegaT shows them together.",),
)
