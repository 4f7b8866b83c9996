"""JSON over HTTP with bounded retries: what can pass is tried again, slower each time; what cannot is said at once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mt_toolkit.errors import EngineError, EngineSetupError, MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Mapping

_AGAIN = (408, 425, 429, 500, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait and how often to try: seconds for an answer, tries after the first, growth of the pause."""

    timeout: float = 120.0
    retries: int = 4
    pause: float = 0.5


def require_remote() -> None:
    """Look whether requests can be made.

    Raises:
        MissingExtraError: If the HTTP library is not installed.
    """
    if find_spec("urllib3") is None:
        raise MissingExtraError("remote", "an engine on a server")


def check_address(url: str) -> str:
    """An address without a slash at its end.

    Raises:
        EngineSetupError: If it is not one of http or https.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise EngineSetupError(f"'{url}' is no address of a server", hint="for instance http://localhost:8000/v1")
    return url.rstrip("/")


class Server:
    """One server. Connections are kept and shared between threads."""

    def __init__(self, url: str, headers: Mapping[str, str] | None = None, patience: Patience | None = None) -> None:
        import urllib3  # noqa: PLC0415 - an extra

        self.url = check_address(url)
        self._headers = {"Content-Type": "application/json", "Accept": "application/json", **(headers or {})}
        patience = patience or Patience()
        retry = urllib3.Retry(
            total=patience.retries, backoff_factor=patience.pause, backoff_max=20, status_forcelist=_AGAIN,
            allowed_methods=None, raise_on_status=False, respect_retry_after_header=True,
        )  # fmt: skip
        self._pool = urllib3.PoolManager(retries=retry, timeout=patience.timeout, maxsize=8)

    def get(self, path: str) -> Any:  # noqa: ANN401 - JSON
        """What a GET answers.

        Raises:
            EngineError: If the server cannot be reached, is too slow, refuses, or answers nonsense.
        """
        return self._asked("GET", path, None)

    def post(self, path: str, body: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON
        """What a POST answers.

        Raises:
            EngineError: If the server cannot be reached, is too slow, refuses, or answers nonsense.
        """
        return self._asked("POST", path, json.dumps(body, ensure_ascii=False).encode())

    def _asked(self, method: str, path: str, body: bytes | None) -> Any:  # noqa: ANN401
        import urllib3  # noqa: PLC0415 - an extra

        try:
            answer = self._pool.request(method, self.url + path, body=body, headers=self._headers)
        except urllib3.exceptions.HTTPError as error:
            raise EngineError(f"{self.url} does not answer: {_reason(error)}", hint="is the server running?") from error
        if answer.status >= 400:
            raise self._refusal(answer.status, answer.data)
        try:
            return json.loads(answer.data)
        except ValueError as error:
            start = answer.data[:60].decode("utf-8", "replace")
            raise EngineError(f"{self.url}{path} did not answer with JSON but with «{start}»") from error

    def _refusal(self, status: int, data: bytes) -> EngineError:
        said = data[:200].decode("utf-8", "replace").strip()
        hints = {
            401: "set the API key",
            403: "the API key has no right to this",
            404: "check the address and the model's name",
            429: "the server limits the rate; try again later",
        }
        return EngineError(f"{self.url} refused with status {status}: {said}", hint=hints.get(status, ""))


def _reason(error: Exception) -> str:
    """The innermost cause, in a line."""
    reason = getattr(error, "reason", None) or error
    return str(reason).split("\n", 1)[0]
