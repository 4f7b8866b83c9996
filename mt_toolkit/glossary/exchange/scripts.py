"""Columns in the wrong place and terms in the wrong script, told before they become a glossary that never matches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import ENGLISH, RUSSIAN
from mt_toolkit.errors import GlossaryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.terms import Concept

_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_HALF = 0.5


def check_scripts(concepts: Sequence[Concept], path: str) -> None:
    """Compare the scripts of most terms with what the languages are written in.

    Raises:
        GlossaryError: If more than half of the terms contradict; single ones are for ``glossary check``.
    """
    kazakh = [concept.kk[0] for concept in concepts]
    english, russian = _renderings(concepts, ENGLISH), _renderings(concepts, RUSSIAN)
    if _most(kazakh, _LATIN) and _most(english, _CYRILLIC):
        raise _swapped(path, "the Kazakh terms are in Latin letters and the English ones in Cyrillic")
    if _share(russian, _KAZAKH) > max(_share(kazakh, _KAZAKH), _HALF / 5):
        raise _swapped(path, "letters that only Kazakh has stand in the Russian terms, and hardly in the Kazakh ones")
    if _most(english, _CYRILLIC):
        raise GlossaryError(f"{path}: the English terms are in Cyrillic letters", hint="give --languages kk,ru?")
    if _most(russian, _LATIN):
        raise GlossaryError(f"{path}: the Russian terms are in Latin letters", hint="give --languages kk,en?")
    for name, script in (("Latin", _LATIN), ("Arabic", _ARABIC)):
        if _most(kazakh, script):
            raise GlossaryError(
                f"{path}: the Kazakh terms are in {name} letters", hint="Kazakh comes first, in Cyrillic"
            )


def mostly_cyrillic(texts: Sequence[str]) -> bool:
    """Whether more than half of ``texts`` have Cyrillic letters."""
    return _most(texts, _CYRILLIC)


def _renderings(concepts: Sequence[Concept], code: str) -> list[str]:
    found = (concept.rendering(code) for concept in concepts)
    return [rendering.terms[0] for rendering in found if rendering]


def _share(texts: Sequence[str], script: re.Pattern[str]) -> float:
    return sum(bool(script.search(text)) for text in texts) / len(texts) if texts else 0.0


def _most(texts: Sequence[str], script: re.Pattern[str]) -> bool:
    """Whether more than half of ``texts`` have letters of ``script`` and no Cyrillic ones, if it is not Cyrillic."""
    if script is _CYRILLIC:
        return _share(texts, script) > _HALF
    foreign = sum(bool(script.search(text)) and not _CYRILLIC.search(text) for text in texts)
    return foreign > _HALF * len(texts)


def _swapped(path: str, what: str) -> GlossaryError:
    return GlossaryError(f"{path}: the columns look swapped: {what}", hint="Kazakh comes first")
