"""Reading translation memories (TMX) as pairs of Kazakh and one target language."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import KAZAKH, TARGETS
from mt_toolkit.errors import InputTextError, UserInputError
from mt_toolkit.glossary.exchange.cells import language_of
from mt_toolkit.glossary.exchange.markup import language_tag, local, root_of, stream, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

_CODES = frozenset({"ut", "bpt", "ept", "it", "ph"})
"""Elements that hold the codes of a file format and not text."""


def read_memory(path: Path, language: str = "") -> tuple[list[tuple[str, ...]], list[str]]:
    """Pairs of a memory in file order, and notes on what was left out.

    Without ``language`` the one target language that the memory has besides Kazakh is taken.

    Raises:
        GlossaryError: If the XML is broken (with line and column) or hostile.
        UserInputError: If it is no TMX, or has no Kazakh, or none or several of our target languages.
    """
    if not path.is_file():
        raise InputTextError(f"no such file: {path}", hint="check the path")
    if root_of(path) != "tmx":
        raise UserInputError(f"{path} is no translation memory: its root is '{root_of(path)}'", hint="give a TMX")
    units = [_texts(unit, path) for unit in stream(path, "tu")]
    counted = Counter(code for unit in units for code in unit)
    wanted = language or _only_target(path, counted)
    pairs: list[tuple[str, ...]] = [(unit[KAZAKH], unit[wanted]) for unit in units if KAZAKH in unit and wanted in unit]
    if not pairs:
        seen = ", ".join(f"{code} ({count})" for code, count in counted.most_common()) or "none"
        raise UserInputError(
            f"{path} has no unit with both '{KAZAKH}' and '{wanted}'; its languages: {seen}", hint="check --to"
        )
    left = len(units) - len(pairs)
    return pairs, [f"{path}: {left} of {len(units)} units lack one of the two languages"] if left else []


def _texts(unit: _Element, path: Path) -> dict[str, str]:
    """The first segment of each language of a unit; ``ru-KZ`` is ``ru``."""
    found: dict[str, str] = {}
    for variant in unit:
        if not isinstance(variant.tag, str) or local(variant) != "tuv":
            continue
        code = language_of(language_tag(variant))
        segment = next((child for child in variant if isinstance(child.tag, str) and local(child) == "seg"), None)
        text = " ".join(text_of(segment, path, _CODES).split()) if segment is not None else ""
        if code and text:
            found.setdefault(code, text)
    return found


def _only_target(path: Path, counted: Counter[str]) -> str:
    targets = [code for code in TARGETS if counted[code]]
    if len(targets) != 1:
        seen = ", ".join(f"{code} ({count})" for code, count in counted.most_common(12)) or "none"
        raise UserInputError(
            f"{path} has {len(targets) or 'none'} of the target languages {', '.join(TARGETS)}; its languages: {seen}",
            hint="say which one with --to" if targets else "a memory with Kazakh and English or Russian is needed",
        )
    return targets[0]
