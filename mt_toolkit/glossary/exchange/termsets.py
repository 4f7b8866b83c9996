"""Tables with a header of language codes: Google's equivalent term sets and Amazon's custom terminology."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING, BinaryIO

from mt_toolkit.core.languages import KAZAKH, LANGUAGE_NAMES, TARGETS
from mt_toolkit.errors import GlossaryError
from mt_toolkit.glossary.exchange.building import EXCHANGE_HINT, merged, usable
from mt_toolkit.glossary.exchange.cells import clean, language_of
from mt_toolkit.glossary.exchange.delimited import read_lines, read_text, separator_of
from mt_toolkit.glossary.exchange.dialects import pos_of
from mt_toolkit.glossary.exchange.inflected import with_forms
from mt_toolkit.glossary.exchange.limits import Limits, check_limits
from mt_toolkit.glossary.exchange.losses import entries
from mt_toolkit.glossary.exchange.model import GlossaryFormat, Held
from mt_toolkit.glossary.exchange.tables import read_header, read_rows
from mt_toolkit.glossary.exchange.tmx import read_tmx, write_tmx
from mt_toolkit.glossary.rows import Row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from mt_toolkit.core.terms import Concept
    from mt_toolkit.glossary.exchange.model import Reading, Request

_FORCED = frozenset({"deprecated", "suggest"})
_SIZE = Limits(file=10_485_760)
_WORDS = {"pos": "pos", "description": "note"}
"""Columns of Google's sets beside the languages, and ours."""
_HOLDS = {KAZAKH: Held.EACH, **dict.fromkeys(TARGETS, Held.FIRST)}
_WHERE = dict.fromkeys((KAZAKH, *TARGETS), "a column each, named by its code")


def _read(path: Path, request: Request) -> Reading:
    text = read_text(path)
    separator, before = separator_of(text)
    lines = list(read_lines(text, path, separator))[before:]
    while lines and not any(cell.strip() for cell in lines[0][1]):
        del lines[0]
    if not lines:
        raise GlossaryError(f"{path.name} is empty", hint=EXCHANGE_HINT)
    names = [_WORDS.get(clean(name).lower(), clean(name)) for name in lines[0][1]]
    header = read_header(names, path, lines[0][0])
    ignored: Counter[str] = Counter()
    rows = (_known(row, ignored) for row in read_rows(header, lines[1:], path))
    return usable(merged(rows), path, request, ignored)


def _known(row: Row, ignored: Counter[str]) -> Row:
    """Only our languages and what says something of the concept; other languages are counted."""
    cells = {name: value for name, value in row.cells.items() if name in LANGUAGE_NAMES or name in _WORDS.values()}
    ignored.update(language_of(name) for name in row.cells if name not in cells)
    if "pos" in cells:
        cells["pos"] = pos_of(cells["pos"])
    return Row(row.line, cells)


def _entries(concepts: Sequence[Concept], form: GlossaryFormat, request: Request) -> list[Mapping[str, str]]:
    found = entries(concepts, form, request)
    if not request.inflected:
        return list(found)
    pos_of_term = {term: concept.pos for concept in concepts for term in concept.kk}
    return list(with_forms(found, pos_of_term))


def _write_table(
    concepts: Sequence[Concept], stream: BinaryIO, request: Request, *, form: GlossaryFormat, separator: str
) -> None:
    present = [code for code in request.targets if any(concept.rendering(code) for concept in concepts)]
    columns = {code: code for code in (KAZAKH, *present)} | {
        name: ours for name, ours in _WORDS.items() if ours in form.holds
    }
    rows = [
        [
            clean(_POS.get(entry.get(ours, ""), "") if ours == "pos" else entry.get(ours, ""))
            for ours in columns.values()
        ]
        for entry in _entries(concepts, form, request)
    ]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows([list(columns), *rows])
    data = text.getvalue().encode()
    check_limits((), data, _SIZE, form.name)
    stream.write(data)


def _write_tmx(concepts: Sequence[Concept], stream: BinaryIO, request: Request, *, form: GlossaryFormat) -> None:
    data = io.BytesIO()
    units = (("", entry) for entry in _entries(concepts, form, request))
    write_tmx(units, data, (KAZAKH, *request.targets))
    check_limits((), data.getvalue(), _SIZE, form.name)
    stream.write(data.getvalue())


_POS = {"NOUN": "noun", "PROPN": "proper noun", "VERB": "verb", "ADJ": "adjective", "ADV": "adverb", "NUM": "numeral"}
_AMAZON = (
    "Amazon finds the exact string, capitals included: `--inflected` writes every form of a Kazakh noun as an entry.",
    "One target for a source: of two concepts with the same Kazakh term the first is written.",
)


def _table(name: str, title: str, suffix: str, separator: str, *, amazon: bool) -> GlossaryFormat:
    def write(concepts: Sequence[Concept], stream: BinaryIO, request: Request) -> None:
        _write_table(concepts, stream, request, form=form, separator=separator)

    words = {} if amazon else {"pos": Held.WHOLE, "note": Held.WHOLE}
    form = GlossaryFormat(
        name=name,
        title=title,
        suffix=suffix,
        read=_read,
        write=write,
        holds=_HOLDS | words,
        where=_WHERE | ({} if amazon else {"pos": "column `pos`", "note": "column `description`"}),
        leaves_out=_FORCED,
        can_inflect=amazon,
        first_wins=amazon,
        remarks=_AMAZON if amazon else ("The columns `pos` and `description` are allowed there and not used.",),
    )
    return form


def _amazon_tmx() -> GlossaryFormat:
    def write(concepts: Sequence[Concept], stream: BinaryIO, request: Request) -> None:
        _write_tmx(concepts, stream, request, form=form)

    form = GlossaryFormat(
        name="amazon-tmx",
        title="Amazon custom terminology, TMX",
        suffix=".tmx",
        read=read_tmx,
        write=write,
        holds=_HOLDS,
        where=dict.fromkeys((KAZAKH, *TARGETS), "the variant of its language"),
        leaves_out=_FORCED,
        can_inflect=True,
        first_wins=True,
        remarks=_AMAZON,
    )
    return form


GOOGLE_SETS = _table("google-sets", "Google, equivalent term sets, CSV", ".csv", ",", amazon=False)
AMAZON_CSV = _table("amazon-csv", "Amazon custom terminology, CSV", ".csv", ",", amazon=True)
AMAZON_TSV = _table("amazon-tsv", "Amazon custom terminology, TSV", ".tsv", "\t", amazon=True)
AMAZON_TMX = _amazon_tmx()
