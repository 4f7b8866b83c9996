"""A small hub on this machine, and a store of its own for every test."""

from __future__ import annotations

import hashlib
import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from mt_toolkit.engines.models.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def safetensors(size: int = 3_000_000, fill: int = 7) -> bytes:
    """A file of one tensor of so many bytes."""
    header = json.dumps({"w": {"dtype": "U8", "shape": [size], "data_offsets": [0, size]}}).encode()
    return len(header).to_bytes(8, "little") + header + bytes([fill]) * size


def usual_files() -> dict[str, bytes]:
    return {
        "config.json": b'{"model_type": "m2m_100"}',
        "tokenizer.json": b"{}",
        "sentencepiece.bpe.model": b"\n\x0epieces",
        "model.safetensors": safetensors(),
        "pytorch_model.bin": b"\x80\x02pickle",
        "modeling.py": b"print('code')",
        "README.md": b"# card",
        "onnx/model.onnx": b"onnx",
    }


@dataclass
class FakeHub:
    """What the server gives out, how it misbehaves, and what it was asked: method, path, first byte."""

    files: dict[str, bytes] = field(default_factory=usual_files)
    commit: str = COMMIT
    refuse: tuple[int, str] | None = None
    failures: int = 0
    delay: float = 0.0
    pause_after: int = 0
    corrupt: str = ""
    gone: str = ""
    log: list[tuple[str, str, int]] = field(default_factory=list)
    url: str = ""

    def gets(self, name: str) -> list[int]:
        """First bytes of the requests for a file's content."""
        return [start for method, path, start in self.log if method == "GET" and path.endswith("/" + name)]


def handler_for(hub: FakeHub) -> type[BaseHTTPRequestHandler]:  # noqa: C901 - one small method a request
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *args: object) -> None:
            pass

        def do_HEAD(self) -> None:
            self.answer()

        def do_GET(self) -> None:
            self.answer()

        def send(self, status: int, headers: dict[str, str], body: bytes = b"") -> None:
            self.send_response(status)
            for key, value in {"Content-Length": str(len(body)), "X-Repo-Commit": hub.commit, **headers}.items():
                self.send_header(key, value)
            self.end_headers()
            if self.command == "GET":
                self.write(body)

        def write(self, body: bytes) -> None:
            try:
                if hub.pause_after and len(body) > hub.pause_after:
                    self.wfile.write(body[: hub.pause_after])
                    self.wfile.flush()
                    time.sleep(30)
                self.wfile.write(body)
            except OSError:
                pass

        def answer(self) -> None:
            path = unquote(urlsplit(self.path).path)
            first = int((self.headers.get("Range") or "bytes=0-").removeprefix("bytes=").split("-")[0])
            hub.log.append((self.command, path, first))
            time.sleep(hub.delay)
            if hub.failures > 0:
                hub.failures -= 1
                return self.send(503, {})
            if hub.refuse:
                return self.send(hub.refuse[0], {"X-Error-Code": hub.refuse[1]})
            if path.startswith("/api/models/"):
                return self.info(path)
            _, _, rest = path.partition("/resolve/")
            revision, _, name = rest.partition("/")
            if name not in hub.files or name == hub.gone or revision != hub.commit:
                return self.send(404, {"X-Error-Code": "EntryNotFound"})
            return self.content(name, first)

        def info(self, path: str) -> None:
            if "/revision/" in path and path.rpartition("/revision/")[2] not in {"main", "v1", hub.commit}:
                return self.send(404, {"X-Error-Code": "RevisionNotFound"})
            siblings = [{"rfilename": name} for name in hub.files]
            body = json.dumps({"id": "x/y", "sha": hub.commit, "siblings": siblings, "tags": [], "private": False})
            return self.send(200, {"Content-Type": "application/json"}, body.encode())

        def content(self, name: str, first: int) -> None:
            body = hub.files[name]
            etag = hashlib.sha256(body).hexdigest()
            if not name.endswith(".safetensors"):
                etag = hashlib.sha1(f"blob {len(body)}\0".encode() + body, usedforsecurity=False).hexdigest()
            if name == hub.corrupt:
                body = body[:-1] + bytes([body[-1] ^ 1])
            headers = {"ETag": f'"{etag}"', "Accept-Ranges": "bytes"}
            if self.command == "HEAD":
                return self.send(200, {**headers, "Content-Length": str(len(body))})
            if first:
                headers["Content-Range"] = f"bytes {first}-{len(body) - 1}/{len(body)}"
            return self.send(206 if first else 200, headers, body[first:])

    return Handler


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    from huggingface_hub import constants

    fake = FakeHub()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_for(fake))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    fake.url = f"http://127.0.0.1:{server.server_address[1]}"
    monkeypatch.setenv("HF_ENDPOINT", fake.url)
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    yield fake
    server.shutdown()
    server.server_close()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("MT_TOOLKIT_MODELS", str(tmp_path / "models"))
    return Store(tmp_path / "models")
