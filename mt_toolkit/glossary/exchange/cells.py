"""From the text of a foreign file to the cells of a row: cleaned, measured, its languages named."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import ENGLISH, KAZAKH, RUSSIAN
from mt_toolkit.errors import GlossaryError, Problem

if TYPE_CHECKING:
    from pathlib import Path

LONGEST = 20_000
"""Code points of one cell: a longer one is no term and no note, but a mistake or an attack."""
LARGEST = 512 * 2**20
"""Bytes of a whole file, unpacked: a real glossary of 50,000 concepts has some 60 MiB in the wordiest format."""
EMPTY_HINT = "was it saved? docs/exchange.md says what each format must hold"
_CODES = {KAZAKH: KAZAKH, "kaz": KAZAKH, ENGLISH: ENGLISH, "eng": ENGLISH, RUSSIAN: RUSSIAN, "rus": RUSSIAN}
_OTHER_SCRIPTS = {"latn", "arab"}
_BREAKS = re.compile(r"\s*[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+\s*")
_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """One line in NFC without control characters, as a cell of the curated form could hold it."""
    if not text.isprintable():
        text = _UNWRITABLE.sub("", _BREAKS.sub(" ", text))
    return unicodedata.normalize("NFC", text).strip()


def measured(text: str, path: Path, line: int, column: str) -> str:
    """``text`` cleaned.

    Raises:
        GlossaryError: If it is longer than :data:`LONGEST`; at once, since the file is not worth reading on.
    """
    if len(text) > LONGEST:
        problem = Problem(path.name, line, column, f"{len(text):,} characters, but a cell may have {LONGEST:,}")
        raise GlossaryError("the glossary holds an oversize text:", [problem], hint="is this a glossary at all?")
    return clean(text)


def refuse_size(size: int, path: Path) -> None:
    """Refuse a file that no glossary can be.

    Raises:
        GlossaryError: If ``size``, in bytes and unpacked, is above :data:`LARGEST`.
    """
    if size > LARGEST:
        raise GlossaryError(
            f"{path.name} would take {size:,} bytes; up to {LARGEST:,} are read", hint="is this a glossary at all?"
        )


def language_of(tag: str) -> str:
    """Our code for a language tag («kk-KZ», «kaz», «en_US»); the tag itself, lower-cased, where it is another language.

    Kazakh in Latin or Arabic script is another language here: its terms would never match Cyrillic text.
    """
    parts = tag.strip().lower().replace("_", "-").split("-")
    code = _CODES.get(parts[0], "")
    if not code or _OTHER_SCRIPTS & set(parts[1:]):
        return "-".join(parts)
    return code
