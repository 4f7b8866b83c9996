"""A LibreTranslate server: ``libretranslate:ADDRESS``, with ``LIBRETRANSLATE_API_KEY`` where it wants a key.

No public package of its models knew Kazakh when this was written (argospm-index, 2025-06-21): what a server has is
asked first, and a pair that it does not have is refused with what it has.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.engine import Capability, EngineInfo, EngineOutput
from mt_toolkit.core.languages import KAZAKH, TARGETS, LanguagePair
from mt_toolkit.engines.llm.http import Patience, Server, require_remote
from mt_toolkit.errors import EngineError, UnsupportedPairError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.engine import EngineRequest

_KEY = "LIBRETRANSLATE_API_KEY"
_BATCH = 20


class LibreTranslateEngine:
    """One server. Equal sentences are asked once, many in one request, and answers are kept."""

    def __init__(self, url: str, patience: Patience | None = None) -> None:
        """Nothing is asked yet.

        Raises:
            EngineSetupError: If the address is none.
        """
        self._server = Server(url, patience=patience)
        self._known: frozenset[LanguagePair] | None = None
        self._answers: dict[tuple[str, str], str] = {}

    @property
    def info(self) -> EngineInfo:
        """What is known without asking: the pairs may turn out fewer."""
        return EngineInfo(
            name="libretranslate",
            model="libretranslate",
            revision="served",
            licence="AGPL-3.0 server; see its models",
            commercial_use=False,
            pairs=frozenset(LanguagePair(KAZAKH, target) for target in TARGETS),
            capabilities=frozenset({Capability.KEEPS_PLACEHOLDERS}),
        )

    def translate(self, requests: Sequence[EngineRequest]) -> list[EngineOutput]:
        """Translate every request: same length, same order.

        Raises:
            UnsupportedPairError: If the server does not have a pair.
            EngineError: If the server fails; what it answered before is kept.
        """
        for pair in {request.pair for request in requests}:
            if pair not in self._pairs():
                known = ", ".join(sorted(map(str, self._pairs()))) or "none out of Kazakh"
                raise UnsupportedPairError(f"{self._server.url} does not translate {pair}; it does: {known}")
        for target in sorted({request.pair.target for request in requests}):
            texts = dict.fromkeys(request.text for request in requests if request.pair.target == target)
            waiting = [text for text in texts if (target, text) not in self._answers]
            for start in range(0, len(waiting), _BATCH):
                self._ask(waiting[start : start + _BATCH], target)
        return [EngineOutput(self._answers[request.pair.target, request.text]) for request in requests]

    def _ask(self, texts: list[str], target: str) -> None:
        body: dict[str, Any] = {"q": texts, "source": KAZAKH, "target": target, "format": "text"}
        if key := os.environ.get(_KEY):
            body["api_key"] = key
        answer = self._server.post("/translate", body)
        found = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(found, list) or len(found) != len(texts) or not all(isinstance(t, str) for t in found):
            raise EngineError(f"{self._server.url} answered without translations: {str(answer)[:120]}")
        self._answers.update({(target, text): done.strip() for text, done in zip(texts, found, strict=True)})

    def _pairs(self) -> frozenset[LanguagePair]:
        if self._known is None:
            rows = self._server.get("/languages")
            try:
                found = {row["code"]: set(row.get("targets", ())) for row in rows}
            except (TypeError, KeyError, AttributeError) as error:
                raise EngineError(f"{self._server.url} does not say which languages it has") from error
            self._known = frozenset(LanguagePair(KAZAKH, code) for code in TARGETS if code in found.get(KAZAKH, ()))
        return self._known


def load(model: str) -> LibreTranslateEngine:
    """Make an engine from the server's address.

    Raises:
        MissingExtraError: If the HTTP library is not installed.
        EngineSetupError: If the address is none.
    """
    require_remote()
    return LibreTranslateEngine(model)
