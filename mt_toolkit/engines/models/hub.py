"""What is asked of the hub, with bounded retries and with its refusals in the user's words.

``HF_ENDPOINT`` names another hub (a mirror), ``HF_HUB_OFFLINE`` forbids to ask, ``HF_TOKEN`` says who asks. The hub's
own library throws a file away whose download is interrupted; here the bytes that came are kept, and only the rest is
asked for.
"""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeVar

from mt_toolkit.errors import EngineError, EngineSetupError, MissingExtraError, MtToolkitError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_T = TypeVar("_T")
_HINT = "what was downloaded is kept; run the command again later, or name a mirror in HF_ENDPOINT"


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a failed request is repeated, and how many seconds before the first repetition (then doubled)."""

    attempts: int = 4
    wait: float = 1.0
    timeout: float = 10.0


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository at one commit."""

    id: str
    commit: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file of a repository: bytes and etag as the hub tells them."""

    name: str
    size: int
    etag: str


def is_offline() -> bool:
    """Whether the environment forbids to ask the hub."""
    value = os.environ.get("HF_HUB_OFFLINE") or os.environ.get("TRANSFORMERS_OFFLINE") or ""
    return value.strip().upper() in {"1", "ON", "YES", "TRUE"}


class Hub:
    """A hub that speaks the protocol of huggingface.co."""

    def __init__(self, patience: Patience | None = None) -> None:
        """Look whether its library is there and the network allowed.

        Raises:
            MissingExtraError: If huggingface_hub is not installed.
            EngineSetupError: If the environment says offline.
        """
        if find_spec("huggingface_hub") is None:
            raise MissingExtraError("hf", "downloading models")
        if is_offline():
            raise EngineSetupError(
                "HF_HUB_OFFLINE is set: nothing is downloaded",
                hint="unset it, or give the folder of a model on disk: --engine seq2seq:FOLDER",
            )
        self._patience = patience or Patience()
        self._endpoint = os.environ.get("HF_ENDPOINT", "").rstrip("/") or None

    def repository(self, name: str, revision: str = "") -> Repository:
        """The commit that a revision stands for, and the files in it.

        Raises:
            EngineSetupError: If there is no such repository or revision, or it may not be read.
            EngineError: If the hub cannot be reached.
        """
        from huggingface_hub import HfApi

        api = HfApi(endpoint=self._endpoint)
        found = self._ask(name, lambda: api.model_info(name, revision=revision or None, timeout=self._patience.timeout))
        if not found.sha or found.siblings is None:
            raise EngineError(f"the hub told no commit and no files of {name}", hint=_HINT)
        return Repository(name, found.sha, tuple(file.rfilename for file in found.siblings))

    def file(self, repository: Repository, name: str) -> RemoteFile:
        """Size and etag of a file.

        Raises:
            EngineSetupError: If it may not be read.
            EngineError: If the hub cannot be reached, or answers with another commit.
        """
        from huggingface_hub import get_hf_file_metadata

        timeout = self._patience.timeout
        url = self._url(repository, name)
        found = self._ask(repository.id, lambda: get_hf_file_metadata(url, timeout=timeout, endpoint=self._endpoint))
        if found.size is None:
            raise EngineError(f"the hub does not tell the size of {repository.id}/{name}", hint=_HINT)
        if found.commit_hash not in {None, repository.commit}:
            raise EngineError(f"asked for commit {repository.commit}, the hub answers with {found.commit_hash}")
        return RemoteFile(name, found.size, found.etag or "")

    def fetch(
        self, repository: Repository, file: RemoteFile, path: Path, progress: Callable[[int], None] | None = None
    ) -> None:
        """Bring a file to ``path``, where its beginning may lie already: only the rest is asked for.

        ``progress`` is called with the bytes that are there.

        Raises:
            EngineSetupError: If it may not be read, or the disk is full.
            EngineError: If the hub cannot be reached; what came is kept.
        """
        if path.exists() and path.stat().st_size > file.size:
            path.unlink()
        self._ask(repository.id, lambda: self._transfer(repository, file, path, progress))

    def _transfer(
        self, repository: Repository, file: RemoteFile, path: Path, progress: Callable[[int], None] | None
    ) -> None:
        from huggingface_hub.file_download import http_get
        from huggingface_hub.utils import build_hf_headers
        from huggingface_hub.utils.tqdm import disable_progress_bars

        disable_progress_bars("huggingface_hub.http_get")
        with path.open("ab") as stream:
            http_get(
                self._url(repository, file.name),
                _Counted(stream, progress),
                resume_size=stream.tell(),
                headers=build_hf_headers(),
                expected_size=file.size,
                displayed_filename=file.name,
            )

    def _url(self, repository: Repository, name: str) -> str:
        from huggingface_hub import hf_hub_url

        return str(hf_hub_url(repository.id, name, revision=repository.commit, endpoint=self._endpoint))

    def _ask(self, name: str, request: Callable[[], _T]) -> _T:
        """Ask again what may succeed later: a server that fails or is busy, a connection that breaks."""
        wait = self._patience.wait
        caught: tuple[type[Exception], ...] = (OSError, json.JSONDecodeError, *_transport_errors())
        for attempt in range(1, self._patience.attempts + 1):
            try:
                return request()
            except caught as error:
                if attempt == self._patience.attempts or not _may_pass(error):
                    raise _in_words(name, error) from error
            time.sleep(wait)
            wait *= 2
        raise AssertionError("an attempt returns or raises")


class _Counted:
    """A file that tells how much is in it."""

    def __init__(self, stream: Any, progress: Callable[[int], None] | None) -> None:  # noqa: ANN401
        self._stream = stream
        self._progress = progress

    def write(self, data: bytes) -> int:
        written: int = self._stream.write(data)
        if self._progress:
            self._progress(self._stream.tell())
        return written

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - tell, seek, truncate
        return getattr(self._stream, name)


def _transport_errors() -> tuple[type[Exception], ...]:
    """What the hub's library raises when a connection fails: its HTTP client has had two names."""
    clients: list[Any] = [import_module(name) for name in ("httpx2", "httpx") if find_spec(name) is not None]
    return tuple(error for client in clients for error in (client.TransportError, client.InvalidURL))


def _status(error: Exception) -> int | None:
    status = getattr(getattr(error, "response", None), "status_code", None)
    return status if isinstance(status, int) else None


def _may_pass(error: Exception) -> bool:
    status = _status(error)
    if status is not None:
        return status >= 500 or status in {408, 429}
    # A file that came short is asked for again from where it stopped; a full disk stays full.
    return getattr(error, "errno", None) is None and type(error).__name__ not in {"OfflineModeIsEnabled", "InvalidURL"}


def _in_words(name: str, error: Exception) -> MtToolkitError:
    """The user's message for what the hub's library raises."""
    status, kind = _status(error), type(error).__name__
    code = getattr(getattr(error, "response", None), "headers", {}).get("X-Error-Code", "")
    if kind == "GatedRepoError" or code == "GatedRepo":
        return EngineSetupError(
            f"{name} is gated: its owner must know who downloads it",
            hint=f"accept the conditions at https://huggingface.co/{name}, and set HF_TOKEN to your token",
        )
    if kind == "RevisionNotFoundError":
        return EngineSetupError(f"{name} has no such revision", hint="leave @REV out for the newest")
    if status == 403:
        return EngineSetupError(f"the hub refuses to give {name} (403)", hint="check the rights of your HF_TOKEN")
    if status == 401 or kind == "RepositoryNotFoundError":
        return EngineSetupError(
            f"the hub has no model {name}, or does not show it to you ({status})",
            hint="check the id; for private models set HF_TOKEN",
        )
    if status == 404:
        return EngineSetupError(f"a file of {name} is not on the hub (404)", hint="the listing of a mirror may be old")
    if status is not None:
        return EngineError(f"the hub fails on {name} ({status})", hint=_HINT)
    if getattr(error, "errno", None) is not None and isinstance(error, OSError) and kind in {"OSError"}:
        return EngineSetupError(f"cannot write {name}: {error.strerror}", hint="check permissions and free space")
    first = str(error).strip().split("\n", 1)[0] or kind
    return EngineError(f"the hub cannot be reached for {name}: {first}", hint=_HINT)
