"""Any server that speaks OpenAI's chat completions (vLLM, llama.cpp, Ollama, a cloud): ``openai:MODEL[@ADDRESS]``.

``OPENAI_BASE_URL`` gives the address where the name does not, ``OPENAI_API_KEY`` a key. Temperature 0 and a seed, so
that what can be reproduced is.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.engine import Capability, EngineInfo, EngineOutput
from mt_toolkit.core.languages import KAZAKH, TARGETS, LanguagePair
from mt_toolkit.engines.llm.http import Patience, Server, require_remote
from mt_toolkit.engines.llm.prompts import cleaned, prompt_for
from mt_toolkit.engines.requests import check_pairs
from mt_toolkit.errors import EngineError, EngineSetupError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.engine import EngineRequest

_ADDRESS, _KEY = "OPENAI_BASE_URL", "OPENAI_API_KEY"
_AT_ONCE = 4
_SEED = 20261123
_MOST_TOKENS = 2048


class OpenAIEngine:
    """One model of one server. Equal requests are asked once, and an answer is kept: a second call repeats nothing."""

    def __init__(self, model: str, url: str, patience: Patience | None = None) -> None:
        """Nothing is asked yet.

        Raises:
            EngineSetupError: If the address is none.
        """
        key = os.environ.get(_KEY, "")
        self._server = Server(url, {"Authorization": f"Bearer {key}"} if key else None, patience)
        self._model = model
        self._prompt = prompt_for(model)
        self._answers: dict[EngineRequest, EngineOutput] = {}

    @property
    def info(self) -> EngineInfo:
        """What is known without asking; the licence is the server's affair."""
        return EngineInfo(
            name="openai",
            model=f"openai:{self._model}",
            revision=f"served/{self._prompt.name}",
            licence="see the model card",
            commercial_use=False,
            pairs=frozenset(LanguagePair(KAZAKH, target) for target in TARGETS),
            capabilities=frozenset({Capability.INSTRUCTIONS, Capability.KEEPS_PLACEHOLDERS}),
        )

    def translate(self, requests: Sequence[EngineRequest]) -> list[EngineOutput]:
        """Translate every request, a few at once: same length, same order.

        Raises:
            UnsupportedPairError: For a pair that is not out of Kazakh into English or Russian.
            EngineError: If the server fails; what it answered before is kept.
        """
        check_pairs(requests, self.info)
        waiting = [request for request in dict.fromkeys(requests) if request not in self._answers]
        failures: list[EngineError] = []

        def ask(request: EngineRequest) -> None:
            try:
                self._answers[request] = self._asked(request)
            except EngineError as error:
                failures.append(error)

        with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
            for start in range(0, len(waiting), _AT_ONCE):
                list(pool.map(ask, waiting[start : start + _AT_ONCE]))
                if failures:
                    raise failures[0]
        return [self._answers[request] for request in requests]

    def _asked(self, request: EngineRequest) -> EngineOutput:
        body = {
            "model": self._model,
            "messages": self._prompt.messages(request),
            "temperature": 0,
            "seed": _SEED,
            "max_tokens": _MOST_TOKENS,
        }
        return _output(self._server.post("/chat/completions", body), request, self._server.url)


def _output(answer: Any, request: EngineRequest, url: str) -> EngineOutput:  # noqa: ANN401 - JSON
    try:
        choice = answer["choices"][0]
        text = choice["message"]["content"]
    except (KeyError, IndexError, TypeError) as error:
        raise EngineError(f"{url} answered without a translation: {str(answer)[:120]}") from error
    if not isinstance(text, str):
        raise EngineError(f"{url} answered with {type(text).__name__} instead of text")
    warnings = ("the server cut the output off",) if choice.get("finish_reason") == "length" else ()
    return EngineOutput(cleaned(text, request.text), warnings=warnings)


def load(model: str) -> OpenAIEngine:
    """Make an engine from ``MODEL[@ADDRESS]``.

    Raises:
        MissingExtraError: If the HTTP library is not installed.
        EngineSetupError: If no address is known, or it is none.
    """
    require_remote()
    name, _, url = model.partition("@http")
    address = f"http{url}" if url else os.environ.get(_ADDRESS, "")
    if not address:
        raise EngineSetupError(
            f"no address of a server for {name}", hint=f"openai:{name}@http://localhost:8000/v1, or set {_ADDRESS}"
        )
    return OpenAIEngine(name, address)
