"""TMX 1.4: a translation unit a concept; what has no place in it stands in ``prop`` elements, made for private data.

Read from anybody: of many languages ours are used, units with the same Kazakh become one concept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from mt_toolkit import __version__
from mt_toolkit.core.languages import KAZAKH, LANGUAGE_NAMES
from mt_toolkit.glossary.exchange.building import merged, usable
from mt_toolkit.glossary.exchange.cells import clean, language_of, measured
from mt_toolkit.glossary.exchange.markup import language_tag, local, stream, text_of
from mt_toolkit.glossary.exchange.model import EVERYTHING, GlossaryFormat
from mt_toolkit.glossary.rows import DEFAULTS, Row, cells_of, split_alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from lxml.etree import _Element

    from mt_toolkit.core.terms import Concept
    from mt_toolkit.glossary.exchange.model import Reading, Request

_PROPERTY = "x-mt-toolkit-"
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
"""Inline elements that hold codes of the original format, not text."""


def read_tmx(path: Path, request: Request) -> Reading:
    """Concepts of a TMX file; other languages are counted, units without ours passed over.

    Raises:
        GlossaryError: If the XML is broken or hostile, or no unit is usable.
    """
    ignored: Counter[str] = Counter()
    rows = [Row(unit.sourceline or 1, _cells(unit, path, ignored)) for unit in stream(path, "tu")]
    ours = [row for row in rows if row.cells.get("id")]
    others = merged(row for row in rows if not row.cells.get("id"))
    return usable([*ours, *others], path, request, ignored)


def write_tmx(entries: Iterator[tuple[str, Mapping[str, str]]], stream: BinaryIO, codes: Sequence[str]) -> None:
    """Write units: each a ready-made inside before the variants, and the text of each of the languages ``codes``."""
    header = (
        f'<header creationtool="mt-toolkit" creationtoolversion={quoteattr(__version__)} segtype="phrase"'
        f' o-tmf="glossary" adminlang="en" srclang="{KAZAKH}" datatype="PlainText"/>'
    )
    stream.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n  {header}\n  <body>\n'.encode())
    for inside, texts in entries:
        variants = "".join(
            f'      <tuv xml:lang="{code}"><seg>{escape(clean(texts[code]))}</seg></tuv>\n'
            for code in codes
            if texts.get(code)
        )
        stream.write(f"    <tu>\n{inside}{variants}    </tu>\n".encode())
    stream.write(b"  </body>\n</tmx>\n")


def _cells(unit: _Element, path: Path, ignored: Counter[str]) -> dict[str, str]:
    texts: defaultdict[str, list[str]] = defaultdict(list)
    notes: list[str] = []
    properties: dict[str, str] = {}
    for child in unit:
        name, line = local(child), child.sourceline or 1
        kind = child.get("type") or ""
        if name == "tuv":
            code = language_of(language_tag(child))
            if code not in LANGUAGE_NAMES:
                ignored[code or "(none)"] += 1
                continue
            texts[code].extend(
                measured(text_of(segment, path, _CODES), path, line, code)
                for segment in child
                if local(segment) == "seg"
            )
        elif name == "note":
            notes.append(measured(text_of(child, path), path, line, "note"))
        elif name == "prop" and kind.startswith(_PROPERTY):
            properties[kind.removeprefix(_PROPERTY)] = measured(text_of(child, path), path, line, kind)
    for code in LANGUAGE_NAMES:
        texts[code] = _edited(texts[code], split_alternatives(properties.pop(code, "")))
    cells = {code: " | ".join(found) for code, found in texts.items()}
    return cells | {"note": "; ".join(filter(None, notes))} | properties


def _edited(shown: list[str], ours: tuple[str, ...]) -> list[str]:
    """The variant as it stands now, which may have been edited elsewhere, then the alternatives that we added."""
    return list(dict.fromkeys(filter(None, [*shown, *(ours[1:] if shown else ours)])))


def _write(concepts: Sequence[Concept], stream: BinaryIO, request: Request) -> None:
    write_tmx((_unit(concept, request) for concept in concepts), stream, (KAZAKH, *request.targets))


def _unit(concept: Concept, request: Request) -> tuple[str, Mapping[str, str]]:
    cells = {column: clean(value) for column, value in cells_of(concept).items() if not request.excludes(column)}
    note = cells.pop("note")
    lines = [f"      <note>{escape(note)}</note>\n"] if note else []
    for column, value in cells.items():
        shown = column in LANGUAGE_NAMES and len(split_alternatives(value)) < 2
        if value and not shown and value != DEFAULTS.get(column):
            lines.append(f"      <prop type={quoteattr(_PROPERTY + clean(column))}>{escape(value)}</prop>\n")
    first = {code: next(iter(split_alternatives(cells.get(code, ""))), "") for code in LANGUAGE_NAMES}
    return "".join(lines), first


TMX = GlossaryFormat(
    name="tmx",
    title="TMX 1.4",
    suffix=".tmx",
    read=read_tmx,
    write=_write,
    holds=EVERYTHING,
    where={
        "": "a `prop` of the unit, type `x-mt-toolkit-NAME`",
        "note": "`note` of the unit",
        **dict.fromkeys(
            ("kk", "en", "ru"), "the first alternative as the variant of its language; all of several also in a `prop`"
        ),
    },
    remarks=("A file of ten languages is read for Kazakh, English and Russian; the others are counted and named.",),
)
