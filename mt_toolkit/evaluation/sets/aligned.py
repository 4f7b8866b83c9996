"""Test sets of the user's own: a TSV with a column a language, two or three text files, or a TMX."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError, iterparse

from mt_toolkit.core.languages import KAZAKH, TARGETS
from mt_toolkit.documents.encoding import decode
from mt_toolkit.errors import EvaluationError
from mt_toolkit.evaluation.sets.model import UNKNOWN, Item, TestSet
from mt_toolkit.evaluation.sets.problems import check_items, read_aligned

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

_LANGUAGE_ATTRIBUTES = ("{http://www.w3.org/XML/1998/namespace}lang", "lang")


def load_table(path: Path, *, name: str = "", provenance: str = UNKNOWN, delimiter: str = "\t") -> TestSet:
    """Read a table with a header: ``kk``, at least one of ``en`` and ``ru``, and if it likes ``id`` and ``doc``.

    Raises:
        EvaluationError: If a column is missing, a row has another number of cells, or an item cannot be scored; with
            every line concerned.
    """
    try:
        text = decode(path.read_bytes(), str(path)).text
    except OSError as error:
        raise EvaluationError(f"cannot read {path}: {error.strerror}", hint="check the path") from error
    lines = text.splitlines(keepends=True)
    rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if delimiter == "\t" else csv.reader(lines))
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    languages = [language for language in TARGETS if language in header]
    if KAZAKH not in header or not languages:
        raise EvaluationError(f"{path} has the columns {header}", hint=f"needed: kk, and one of {', '.join(TARGETS)}")
    _check_width(path, rows, len(header))
    records = (dict(zip(header, row, strict=True)) for row in rows[1:])
    return _test_set(name or path.stem, list(_table_items(records, languages)), languages, provenance)


def load_lines(paths: Mapping[str, Path], *, name: str, provenance: str = UNKNOWN) -> TestSet:
    """Read aligned text files by language, ``{"kk": …, "en": …}``, one segment a line.

    Raises:
        EvaluationError: If a file cannot be read, counts differ, or an item cannot be scored.
    """
    languages = [language for language in TARGETS if language in paths]
    if KAZAKH not in paths or not languages:
        raise EvaluationError("a set needs a kk file and one of en, ru", hint="text:kk=SRC,en=REF")
    columns = read_aligned(paths)
    items = [
        Item(str(number + 1), source, tuple((language, columns[language][number]) for language in languages), name)
        for number, source in enumerate(columns[KAZAKH])
    ]
    return _test_set(name, items, languages, provenance)


def load_tmx(path: Path, *, name: str = "", provenance: str = UNKNOWN) -> TestSet:
    """Read the units of a TMX 1.4 that have Kazakh and a target; inline codes are left out of the text.

    A language that some unit lacks is left out, the unit kept; ``xml:lang`` counts up to its region.

    Raises:
        EvaluationError: If it is no TMX, or no unit has Kazakh and a target.
    """
    try:
        units = list(_units(path))
    except (ParseError, OSError) as error:
        raise EvaluationError(f"cannot read {path} as TMX: {error}", hint="it must be well-formed XML") from error
    units = [unit for unit in units if unit.get(KAZAKH) and any(unit.get(language) for language in TARGETS)]
    languages = [language for language in TARGETS if units and all(unit.get(language) for unit in units)]
    if not languages:
        raise EvaluationError(f"{path} has no language that is beside Kazakh in every unit", hint="kk with en or ru")
    base = name or path.stem
    items = [
        Item(str(number), unit[KAZAKH], tuple((language, unit[language]) for language in languages), base)
        for number, unit in enumerate(units, start=1)
    ]
    return _test_set(base, items, languages, provenance)


def _check_width(path: Path, rows: Sequence[Sequence[str]], width: int) -> None:
    wrong = [f"line {number} has {len(row)} cells" for number, row in enumerate(rows, 1) if len(row) != width]
    if wrong:
        listed = "; ".join(wrong[:10]) + (" …" if len(wrong) > 10 else "")
        raise EvaluationError(f"{path}: the header has {width} columns; {listed}", hint="one tab between two cells")


def _table_items(records: Iterator[dict[str, str]], languages: Sequence[str]) -> Iterator[Item]:
    for number, record in enumerate(records, start=1):
        references = tuple((language, record[language]) for language in languages)
        yield Item(record.get("id") or str(number), record[KAZAKH], references, record.get("doc", ""))


def _units(path: Path) -> Iterator[dict[str, str]]:
    """The text of each unit by language; memory does not grow with the file."""
    unit: dict[str, str] = {}
    for _, element in iterparse(path):  # noqa: S314 - expat of every supported Python stops entity bombs
        tag = element.tag.rpartition("}")[2]
        if tag == "tuv":
            code = next((element.get(key, "") for key in _LANGUAGE_ATTRIBUTES if element.get(key)), "")
            segment = element.find("{*}seg")
            if segment is not None:
                unit[code.lower().split("-")[0]] = "".join(_text(segment)).strip()
        elif tag == "tu":
            yield unit
            unit = {}
            element.clear()


def _text(segment: object) -> Iterator[str]:
    """The text of a segment without what its inline codes (bpt, ept, ph, it, ut) hold."""
    yield getattr(segment, "text", "") or ""
    for code in segment:  # type: ignore[attr-defined]
        if code.tag.rpartition("}")[2] == "hi":
            yield from _text(code)
        yield code.tail or ""


def _test_set(name: str, items: Sequence[Item], languages: Sequence[str], provenance: str) -> TestSet:
    check_items(name, items)
    return TestSet(name, tuple(items), dict.fromkeys(languages, provenance))
