"""What tells one TBX dialect from another: names of elements, data categories, permitted values.

Facts after the public schemas of TBX-Basic 1.2 and TBX-Core (modules Min and Basic); those of TBX 2 are
the editor's and were not compared with a published schema.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_MODULES = {"min": "http://www.tbxinfo.net/ns/min", "basic": "http://www.tbxinfo.net/ns/basic"}
_BASIC = {
    "subjectField": ("descrip", "min"),
    "definition": ("descrip", "basic"),
    "source": ("admin", "basic"),
    "administrativeStatus": ("termNote", "min"),
    "partOfSpeech": ("termNote", "min"),
    "termType": ("termNote", "basic"),
    "grammaticalGender": ("termNote", "basic"),
}
_POS = {"NOUN": "noun", "PROPN": "noun", "VERB": "verb", "ADJ": "adjective", "ADV": "adverb", "NUM": "other"}
PREFERRED = "preferredTerm-admn-sts"
ADMITTED = "admittedTerm-admn-sts"
DEPRECATED = "deprecatedTerm-admn-sts"


@dataclass(frozen=True, slots=True)
class Dialect:
    """``categories`` maps a data category to its element and, for style DCT, the prefix of its module."""

    root: str
    header: str
    entry: str
    language: str
    section: str
    attributes: tuple[tuple[str, str], ...]
    categories: Mapping[str, tuple[str, str]]
    pos: Mapping[str, str]
    as_tags: bool = False
    doctype: str = ""
    encoding: str = ""


def _version_3(name: str, style: str, categories: Mapping[str, tuple[str, str]]) -> Dialect:
    modules = tuple((f"xmlns:{prefix}", uri) for prefix, uri in _MODULES.items()) if categories else ()
    return Dialect(
        root="tbx",
        header="tbxHeader",
        entry="conceptEntry",
        language="langSec",
        section="termSec",
        attributes=(
            ("type", name),
            ("style", style),
            ("xml:lang", "kk"),
            ("xmlns", _NAMESPACE),
            *(modules if style == "dct" else ()),
        ),
        categories=categories,
        pos=_POS,
        as_tags=style == "dct",
    )


BASIC_DCA = _version_3("TBX-Basic", "dca", _BASIC)
BASIC_DCT = _version_3("TBX-Basic", "dct", _BASIC)
CORE_DCA = _version_3("TBX-Core", "dca", {})
CORE_DCT = _version_3("TBX-Core", "dct", {})
BASIC_V2 = Dialect(
    root="martif",
    header="martifHeader",
    entry="termEntry",
    language="langSet",
    section="tig",
    attributes=(("type", "TBX-Basic"), ("xml:lang", "kk")),
    categories=_BASIC,
    pos=_POS | {"PROPN": "properNoun"},
    doctype='<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">',
    encoding='<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>',
)

_POS_WORDS = {
    "NOUN": "noun n commonnoun",
    "PROPN": "propernoun propn name",
    "VERB": "verb v",
    "ADJ": "adjective adj",
    "ADV": "adverb adv",
    "NUM": "numeral number num cardinalnumeral ordinalnumeral",
}
_POS_OF = {word: pos for pos, words in _POS_WORDS.items() for word in words.split()}


@lru_cache(maxsize=256)
def pos_of(value: str) -> str:
    """Our part of speech for a value of ``partOfSpeech`` in any spelling («proper noun», «ProperNoun»), or nothing."""
    return _POS_OF.get("".join(value.lower().replace("_", " ").replace("-", " ").split()), "")
