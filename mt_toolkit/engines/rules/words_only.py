"""The embedded engine with its grammar taken away: for the table of what each part earns.

``lexicon`` writes the first sense of the first reading of each word, in the order of the source, in dictionary form;
``disambiguation`` lets multi-word units, numbers and the context choose readings first, and still inflects nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.core.engine import EngineOutput
from mt_toolkit.core.languages import ENGLISH
from mt_toolkit.engines.rules import unknown
from mt_toolkit.engines.rules.analysis import SentenceAnalyzer
from mt_toolkit.engines.rules.engine import INFO
from mt_toolkit.engines.rules.lexicon import builtin_lexicon
from mt_toolkit.lang.kazakh.analyzer import Analyzer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.engine import EngineInfo, EngineRequest
    from mt_toolkit.engines.rules.analysis.reading import Word

STEPS = ("lexicon", "disambiguation")


class WordsOnly:
    """Word for word, with or without disambiguation; ``step`` is one of ``STEPS``."""

    def __init__(self, step: str) -> None:
        self._settled = step == "disambiguation"
        self._analyzer = SentenceAnalyzer(builtin_lexicon(), Analyzer())

    @property
    def info(self) -> EngineInfo:
        """That of the whole engine."""
        return INFO

    def translate(self, requests: Sequence[EngineRequest]) -> list[EngineOutput]:
        """Translate every request: same length, same order."""
        return [EngineOutput(self._translated(request.text, request.pair.target)) for request in requests]

    def _translated(self, text: str, language: str) -> str:
        words, end_mark = self._analyzer.words(text, settled=self._settled)
        said = " ".join(filter(None, (f"{_mark(word)}{_said(word, language)}" for word in words)))
        return f"{said[:1].upper()}{said[1:]}{end_mark}"


def _mark(word: Word) -> str:
    return {"": "", "—": "– "}.get(word.before, f"{word.before} ")


def _said(word: Word, language: str) -> str:
    if word.entries:
        entry = word.entries[0]
        return entry.en if language == ENGLISH else entry.ru.partition("/")[0]
    return unknown.render(word.node(), language)
