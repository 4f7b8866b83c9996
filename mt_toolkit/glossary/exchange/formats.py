"""The table of glossary formats: by name, by suffix, and by looking into a file whose suffix says too little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.errors import UserInputError
from mt_toolkit.glossary.exchange.model import GlossaryFormat, Request
from mt_toolkit.registry import Registry

if TYPE_CHECKING:
    from pathlib import Path

    from mt_toolkit.glossary.exchange.model import Reading

GLOSSARY_FORMATS = Registry(
    kind="glossary format",
    group="mt_toolkit.glossary_formats",
    builtin={
        "tsv": "mt_toolkit.glossary.exchange.curated:TSV",
        "csv": "mt_toolkit.glossary.exchange.delimited:CSV",
        "xlsx": "mt_toolkit.glossary.exchange.workbook:XLSX",
        "tbx": "mt_toolkit.glossary.exchange.tbx:BASIC_DCA",
        "tbx-dct": "mt_toolkit.glossary.exchange.tbx:BASIC_DCT",
        "tbx-core": "mt_toolkit.glossary.exchange.tbx:CORE_DCA",
        "tbx-core-dct": "mt_toolkit.glossary.exchange.tbx:CORE_DCT",
        "tbx-v2": "mt_toolkit.glossary.exchange.tbx:BASIC_V2",
        "tmx": "mt_toolkit.glossary.exchange.tmx:TMX",
        "deepl-tsv": "mt_toolkit.glossary.exchange.pairs:DEEPL_TSV",
        "deepl-csv": "mt_toolkit.glossary.exchange.pairs:DEEPL_CSV",
        "google-tsv": "mt_toolkit.glossary.exchange.pairs:GOOGLE_TSV",
        "google-csv": "mt_toolkit.glossary.exchange.pairs:GOOGLE_CSV",
        "google-sets": "mt_toolkit.glossary.exchange.termsets:GOOGLE_SETS",
        "amazon-csv": "mt_toolkit.glossary.exchange.termsets:AMAZON_CSV",
        "amazon-tsv": "mt_toolkit.glossary.exchange.termsets:AMAZON_TSV",
        "amazon-tmx": "mt_toolkit.glossary.exchange.termsets:AMAZON_TMX",
        "omegat": "mt_toolkit.glossary.exchange.pairs:OMEGAT",
    },
    extras={"openpyxl": "xlsx"},
)
_SUFFIXES = {
    ".tsv": "tsv",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".tbx": "tbx",
    ".tmx": "tmx",
    ".utf8": "omegat",
}
_ROOTS = {"tbx": "tbx", "martif": "tbx-v2", "tmx": "tmx"}


def suffixes() -> dict[str, str]:
    """Which format each suffix tells."""
    return dict(_SUFFIXES)


def format_named(name: str) -> GlossaryFormat:
    """The format with ``name``.

    Raises:
        UnknownNameError: If there is none; with the names that are known.
    """
    found: GlossaryFormat = GLOSSARY_FORMATS.load(name)
    return found


def format_of(path: Path, name: str = "") -> GlossaryFormat:
    """The format that ``path`` is read or written in: ``name`` if given, else what its suffix says.

    Raises:
        UserInputError: If neither tells; the message lists the suffixes.
    """
    if name:
        return format_named(name)
    suffix = path.suffix.lower()
    if suffix == ".xml":
        return format_named(_sniffed(path))
    if suffix not in _SUFFIXES:
        raise UserInputError(
            f"{path.name}: the suffix names no glossary format; known: {', '.join(_SUFFIXES)}",
            hint=f"name one with --from or --to-format: {', '.join(GLOSSARY_FORMATS.names())}",
        )
    return format_named(_SUFFIXES[suffix])


def has_format(path: Path) -> bool:
    """Whether the suffix of ``path`` tells a format other than the curated form."""
    suffix = path.suffix.lower()
    return suffix == ".xml" or _SUFFIXES.get(suffix, "tsv") != "tsv"


def read_glossary(path: Path, name: str = "", request: Request | None = None) -> Reading:
    """Read a file in any format.

    Raises:
        UserInputError: If it cannot be opened, or its format is unknown.
        GlossaryError: If it cannot be understood.
    """
    if path.is_dir():
        raise UserInputError(f"{path} is a folder", hint="give a file")
    if not path.exists():
        raise UserInputError(f"no such glossary file: {path}", hint="check the path")
    return format_of(path, name).read(path, request or Request())


def _sniffed(path: Path) -> str:
    from mt_toolkit.glossary.exchange.markup import root_of  # noqa: PLC0415 - an XML parser, only when there is XML

    if not path.exists():
        return "tbx"
    root = root_of(path)
    if root.lower() not in _ROOTS:
        raise UserInputError(
            f"{path.name} is XML, but its root <{root}> is no glossary's", hint=f"read are {', '.join(_ROOTS)}"
        )
    return _ROOTS[root.lower()]
