"""Shared fixtures: an isolated home and cache, no network, the expensive objects made once."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from mt_toolkit.glossary.index import build_index
from mt_toolkit.glossary.match import Matcher
from mt_toolkit.glossary.store import Glossary, load_glossary
from mt_toolkit.glossary.tsv import parse_tsv
from mt_toolkit.lang.english.words import english as shared_english
from mt_toolkit.lang.russian.words import russian as shared_russian
from mt_toolkit.pipeline.translator import Toolbox
from mt_toolkit.terminology.requirements import Inflector
from mt_toolkit.terminology.verify import Verifier

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mt_toolkit.lang.english.words import English
    from mt_toolkit.lang.russian.words import Russian

# The same examples on every run: a run that fails can be repeated.
settings.register_profile("seeded", derandomize=True)
settings.load_profile("seeded")


@pytest.fixture(autouse=True)
def _isolated(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home and cache of its own for every test, and no way to the network but loopback."""
    home = tmp_path_factory.getbasetemp() / "home"
    home.mkdir(exist_ok=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / ".cache"))
    monkeypatch.setenv("MT_TOOLKIT_MODELS", str(home / "models"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if self.family != socket.AF_UNIX and host not in {"127.0.0.1", "::1", "localhost"}:
            raise OSError(f"tests may not open a connection to {address}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def english() -> English:
    return shared_english()


@pytest.fixture(scope="session")
def russian() -> Russian:
    return shared_russian()


@pytest.fixture(scope="session")
def curated() -> Glossary:
    return load_glossary("kazakh-history")


@pytest.fixture(scope="session")
def curated_matcher(curated: Glossary) -> Matcher:
    return Matcher(build_index([curated]))


@pytest.fixture(scope="session")
def curated_toolbox(curated: Glossary, curated_matcher: Matcher, english: English, russian: Russian) -> Toolbox:
    return Toolbox((curated,), curated_matcher, Inflector(english, russian), Verifier(english, russian))


@pytest.fixture(scope="session")
def make_matcher() -> Callable[..., Matcher]:
    """A matcher over glossaries given as TSV texts, later ones winning."""

    def make(*texts: str) -> Matcher:
        glossaries = [Glossary(f"g{i}", tuple(parse_tsv(text, f"g{i}.tsv", f"g{i}"))) for i, text in enumerate(texts)]
        return Matcher(build_index(glossaries))

    return make


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Write a file into the test's folder and return its path."""

    def put(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return put
