"""XML from strangers: streamed element by element, nothing expanded, nothing fetched, every refusal with its place.

lxml reads it (libxml2: bounded depth, text and amplification). A document type may be named, as old TBX and TMX files
do, but is never opened; one that declares anything itself, entities above all, is refused.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from mt_toolkit.errors import GlossaryError, Problem, UserInputError
from mt_toolkit.glossary.exchange.cells import EMPTY_HINT, refuse_size

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HEAD = 65_536
_DECLARING = re.compile(r"""<!DOCTYPE(?:[^\[>"']|"[^"]*"|'[^']*')*\[""")
_BEFORE_ROOT = {"<?": "?>", "<!--": "-->"}
"""What may stand before a document type, and how it ends."""
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def stream(path: Path, *names: str) -> Iterator[etree._Element]:
    """Each element whose local name is one of ``names``, complete, in the order in which they end.

    An element is emptied when the next one is asked for, so that memory does not grow with the file.

    Raises:
        UserInputError: If the file cannot be opened.
        GlossaryError: If it is not well-formed, declares a document type, or exceeds the limits.
    """
    _refuse_declarations(path)
    try:
        with path.open("rb") as file:
            events = etree.iterparse(
                file,
                events=("end",),
                tag=[f"{{*}}{name}" for name in names],
                resolve_entities=False,
                load_dtd=False,
                no_network=True,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            )
            first = True
            for _, element in events:
                if first:
                    _refuse_entities(element, path)
                    first = False
                yield element
                _forget(element)
    except etree.XMLSyntaxError as error:
        raise _broken(path, error) from error
    except OSError as error:
        raise UserInputError(f"cannot read {path}: {error.strerror or error}") from error


def root_of(path: Path) -> str:
    """Local name of the root element; errors as :func:`stream`."""
    _refuse_declarations(path)
    try:
        with path.open("rb") as file:
            events = etree.iterparse(file, events=("start",), resolve_entities=False, load_dtd=False, no_network=True)
            return local(next(iter(events))[1])
    except etree.XMLSyntaxError as error:
        raise _broken(path, error) from error
    except OSError as error:
        raise UserInputError(f"cannot read {path}: {error.strerror or error}") from error


def local(element: etree._Element) -> str:
    """Name of an element without its namespace."""
    tag = element.tag
    return _local_name(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1024)
def _local_name(tag: str) -> str:
    return tag.rpartition("}")[2]


def language_tag(element: etree._Element) -> str:
    """Its ``xml:lang``, or the bare ``lang`` of old and careless files."""
    return element.get(_XML_LANG) or element.get("lang") or ""


def text_of(element: etree._Element, path: Path, without: frozenset[str] = frozenset()) -> str:
    """All text in an element, that of children named in ``without`` left out.

    Raises:
        GlossaryError: If there is a reference to an entity in it.
    """
    if not len(element):
        return element.text or ""
    parts = [element.text or ""]
    for child in element:
        if child.tag is etree.Entity:
            raise refused(path, child.sourceline, f"a reference to the entity {child.text}")
        if local(child) not in without:
            parts.append(text_of(child, path, without))
        parts.append(child.tail or "")
    return "".join(parts)


def refused(path: Path, line: int | None, what: str, column: int | None = None) -> GlossaryError:
    """The error for what no glossary needs and no program should swallow."""
    problem = Problem(path.name, line or 1, str(column) if column else "", what)
    return GlossaryError("the file is refused:", [problem], hint="a glossary needs no declarations and no entities")


def _refuse_declarations(path: Path) -> None:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise UserInputError(f"cannot read {path}: {error.strerror}") from error
    refuse_size(size, path)
    if not head.strip():
        raise GlossaryError(f"{path.name} is empty", hint=EMPTY_HINT)
    encoding = "utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    text = head.decode(encoding, errors="replace")
    begins = _after_prolog(text)
    if _DECLARING.match(text, begins):
        column = begins - text.rfind("\n", 0, begins)
        raise refused(path, text.count("\n", 0, begins) + 1, "the document type declares things itself", column)


def _after_prolog(text: str) -> int:
    """Where the document type or the root begins: behind spaces, comments and processing instructions."""
    place = 0
    while True:
        place += len(text[place:]) - len(text[place:].lstrip())
        end = next((end for start, end in _BEFORE_ROOT.items() if text.startswith(start, place)), "")
        found = text.find(end, place) if end else -1
        if found < 0:
            return place
        place = found + len(end)


def _refuse_entities(element: etree._Element, path: Path) -> None:
    """The second lock: a declaration that hides behind a long prolog or a rare encoding."""
    declared = element.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise refused(path, 1, "the document type declares entities")


def _forget(element: etree._Element) -> None:
    element.clear()
    previous = element.getprevious()
    parent = element.getparent()
    while parent is not None and previous is not None and local(previous) == local(element):
        parent.remove(previous)
        previous = element.getprevious()


def _broken(path: Path, error: etree.XMLSyntaxError) -> GlossaryError:
    line, column = error.position
    message = (error.msg or "not well-formed").split(", line ")[0]
    last = error.error_log.last_error
    if not line and last is not None:
        # Of an unknown entity the exception itself says nothing.
        line, column, message = last.line, last.column, last.message
    problem = Problem(path.name, max(line, 1), str(max(column, 1)), message)
    return GlossaryError("the XML is broken:", [problem], hint="it can be checked in any XML editor")
