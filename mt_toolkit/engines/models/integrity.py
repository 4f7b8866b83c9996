"""Which files of a repository are fetched, and whether what lies on disk is what the hub has."""

from __future__ import annotations

import hashlib
import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

WEIGHTS = ".safetensors"
_PICKLES = frozenset({".bin", ".pt", ".pth", ".pkl", ".pickle", ".ckpt", ".ot"})
_TEXT = frozenset({".json", ".spm", ".model", ".txt", ".jinja"})
_NOT_OURS = frozenset({"adapter_config.json"})
_LARGEST_HEADER = 100_000_000
_CHUNK = 1 << 20


def wanted_files(names: Iterable[str]) -> list[str]:
    """Weights in safetensors, tokenizer and configuration at the top of a repository; never pickles or code.

    Where the weights are there both whole and in parts, they are taken whole.
    """
    top = [name for name in names if "/" not in name and "\\" not in name and not name.startswith(".")]
    kept = [name for name in top if _suffix(name) in _TEXT and name not in _NOT_OURS]
    weights = [name for name in top if _suffix(name) == WEIGHTS and not name.startswith("adapter_")]
    if f"model{WEIGHTS}" in weights:
        weights = [f"model{WEIGHTS}"]
        kept = [name for name in kept if not name.endswith(f"{WEIGHTS}.index.json")]
    return sorted(kept) + sorted(weights)


def pickled_weights(names: Iterable[str]) -> list[str]:
    """Files that hold weights in a form that can run code when it is opened."""
    return sorted(name for name in names if _suffix(name) in _PICKLES)


def problem_of_file(path: Path, size: int, etag: str = "") -> str:
    """What is wrong with a downloaded file, in words; empty if nothing is.

    The hub's etag is the SHA-256 of a large file and the git blob id of a small one; another etag tells nothing.
    """
    if not path.is_file():
        return "it is missing"
    found = path.stat().st_size
    if found != size:
        return f"it has {found} bytes, the hub says {size}"
    if len(etag) == 64 and (digest := sha256_of(path)) != etag:
        return f"its SHA-256 is {digest[:12]}…, the hub says {etag[:12]}…"
    if len(etag) == 40 and (digest := _git_blob_id(path)) != etag:
        return f"its git id is {digest[:12]}…, the hub says {etag[:12]}…"
    return problem_of_content(path)


def problem_of_content(path: Path) -> str:
    """What is wrong with a file by what it says of itself: safetensors headers and JSON; empty if nothing is."""
    try:
        if path.suffix == WEIGHTS:
            return _problem_of_header(path)
        if path.suffix == ".json":
            json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        return f"it cannot be read: {error}"
    except OSError as error:
        return f"it cannot be read: {error.strerror}"
    return ""


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _problem_of_header(path: Path) -> str:
    """Safetensors: eight bytes of length, a JSON table of tensors, then exactly the bytes that the table tells."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        length = int.from_bytes(stream.read(8), "little")
        if size < 8 or length > min(size - 8, _LARGEST_HEADER):
            return "it is no safetensors file, or only a part of one"
        header = json.loads(stream.read(length).decode("utf-8"))
    if not isinstance(header, dict):
        return "its table of tensors is damaged"
    try:
        ends = [int(tensor["data_offsets"][1]) for name, tensor in header.items() if name != "__metadata__"]
    except (KeyError, TypeError, IndexError):
        return "its table of tensors is damaged"
    told = 8 + length + max(ends, default=0)
    return "" if told == size else f"its tensors need {told} bytes, it has {size}"


def _git_blob_id(path: Path) -> str:
    digest = hashlib.sha1(f"blob {path.stat().st_size}\0".encode(), usedforsecurity=False)
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()
