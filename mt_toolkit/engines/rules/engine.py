"""The embedded engine behind the engine protocol: analyse once, let the room of the target language speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.core.engine import Capability, EngineInfo, EngineOutput
from mt_toolkit.core.languages import ENGLISH, KAZAKH, RUSSIAN, TARGETS, LanguagePair
from mt_toolkit.engines.rules.analysis import SentenceAnalyzer
from mt_toolkit.engines.rules.completeness import render_completely
from mt_toolkit.engines.rules.discourse import find_topic, lacks_subject, with_topic
from mt_toolkit.engines.rules.lexicon import builtin_lexicon
from mt_toolkit.engines.rules.omissions import left_out, recording
from mt_toolkit.engines.rules.pieces import LONGEST, in_pieces
from mt_toolkit.errors import UnsupportedPairError
from mt_toolkit.lang.kazakh.analyzer import Analyzer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mt_toolkit.core.engine import EngineRequest
    from mt_toolkit.engines.rules.lexicon import Lexicon
    from mt_toolkit.engines.rules.tree import Rendered, SentenceTree

REVISION = "3"
INFO = EngineInfo(
    name="rules",
    model="rules",
    revision=REVISION,
    licence="Apache-2.0",
    commercial_use=True,
    pairs=frozenset(LanguagePair(KAZAKH, target) for target in TARGETS),
    capabilities=frozenset({Capability.PLACES_TERMS}),
)


class RulesEngine:
    """Translates from Kazakh into English and Russian by rule; a draft engine.

    Args:
        lexicon: Bilingual entries; the ones shipped with the package by default.
    """

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._analyzer = SentenceAnalyzer(lexicon or builtin_lexicon(), Analyzer())
        self._rooms: dict[str, Callable[[SentenceTree], Rendered]] = {}

    @property
    def info(self) -> EngineInfo:
        """What the engine is."""
        return INFO

    def translate(self, requests: Sequence[EngineRequest]) -> list[EngineOutput]:
        """Translate every request.

        Raises:
            UnsupportedPairError: If a request is not from Kazakh into English or Russian.
        """
        return [in_pieces(request, self._translate) for request in requests]

    def _translate(self, request: EngineRequest) -> EngineOutput:
        if request.pair not in INFO.pairs:
            raise UnsupportedPairError(f"engine 'rules' does not translate {request.pair}")
        tree = self._analyzer.analyse(request.text, request.requirements)
        if request.context.source and tree.roots and lacks_subject(tree.roots[0]):
            topic = find_topic(request.context.source, self._before)
            tree = tree if topic is None else with_topic(tree, topic)
        with recording() as seen:
            rendered = render_completely(tree, self._room(request.pair.target), request.requirements)
        unsaid = left_out(tree, seen)
        warnings = (f"left out: {', '.join(unsaid)}",) if unsaid else ()
        return EngineOutput(rendered.text, rendered.unknown, warnings)

    def _before(self, text: str) -> SentenceTree:
        """The tree of a sentence before, without its terms: what is said here must not hang on who asked before."""
        return self._analyzer.analyse(text[:LONGEST])

    def _room(self, language: str) -> Callable[[SentenceTree], Rendered]:
        if language not in self._rooms:
            self._rooms[language] = _ROOMS[language]()
        return self._rooms[language]


def _english_room() -> Callable[[SentenceTree], Rendered]:
    from mt_toolkit.engines.rules.english import generate  # noqa: PLC0415 - only the room that is asked for
    from mt_toolkit.lang.english.words import english  # noqa: PLC0415 - loads its dictionary

    return lambda tree: generate(tree, english())


def _russian_room() -> Callable[[SentenceTree], Rendered]:
    from mt_toolkit.engines.rules.russian import generate  # noqa: PLC0415 - only the room that is asked for
    from mt_toolkit.lang.russian.words import russian  # noqa: PLC0415 - loads its dictionary

    return lambda tree: generate(tree, russian())


_ROOMS = {ENGLISH: _english_room, RUSSIAN: _russian_room}


def load() -> RulesEngine:
    """Make the engine with its shipped lexicon."""
    return RulesEngine()
