"""Getting models from a hub on this machine: resumed, checked, refused with the reason, never half-registered."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from mt_toolkit.engines.models.catalogue import load_catalogue
from mt_toolkit.engines.models.download import damaged_files, get
from mt_toolkit.engines.models.hub import Patience
from mt_toolkit.engines.models.resolve import installed_model
from mt_toolkit.errors import EngineError, EngineSetupError, MtToolkitError

MODEL = load_catalogue().get("nllb-600m")
QUICK = Patience(attempts=3, wait=0.01, timeout=2.0)
WEIGHTS = "model.safetensors"
OTHER = "fedcba9876543210fedcba9876543210fedcba98"


def test_only_what_is_needed_is_fetched_and_recorded(hub, store) -> None:
    seen = []
    record = get(MODEL, store, progress=lambda *step: seen.append(step), patience=QUICK)
    folder = store.path_of(record)
    assert sorted(path.name for path in folder.iterdir()) == [
        "config.json", WEIGHTS, "sentencepiece.bpe.model", "tokenizer.json",
    ]  # fmt: skip
    assert folder.name == "nllb-200-distilled-600M"
    assert record.revision == hub.commit
    assert record.requested == "main"
    assert set(record.files) == {path.name for path in folder.iterdir()}
    assert seen[-1] == (WEIGHTS, len(hub.files[WEIGHTS]), len(hub.files[WEIGHTS]))
    assert store.get("nllb-600m") == record
    assert installed_model(MODEL, store=store)[1] == folder


def test_a_second_time_nothing_is_fetched(hub, store) -> None:
    first = get(MODEL, store, patience=QUICK)
    hub.log.clear()
    assert get(MODEL, store, patience=QUICK) == first
    assert all(path.startswith("/api/") for _, path, _ in hub.log)


def test_killed_half_way_only_the_rest_is_fetched(hub, store) -> None:
    # The hub's library writes in pieces of 10 MB: so much at most is lost.
    hub.files[WEIGHTS] = _safetensors(24_000_000)
    size = len(hub.files[WEIGHTS])
    hub.pause_after = 15_000_000
    code = (
        "from mt_toolkit.engines.models.catalogue import load_catalogue as c;"
        "from mt_toolkit.engines.models.download import get; from mt_toolkit.engines.models.store import Store;"
        "get(c().get('nllb-600m'), Store())"
    )
    environment = {key: value for key, value in os.environ.items() if key != "HF_HUB_OFFLINE"}
    child = subprocess.Popen([sys.executable, "-c", code], env=environment)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        parts = list(store.folder.glob(f"nllb-600m/.partial-*/{WEIGHTS}"))
        if parts and parts[0].stat().st_size > 1_000_000:
            break
        time.sleep(0.05)
    child.send_signal(signal.SIGKILL)
    child.wait()
    had = parts[0].stat().st_size
    assert 0 < had < size
    assert store.all() == []
    with pytest.raises(EngineSetupError, match="not installed"):
        installed_model(MODEL, store=store)
    hub.pause_after = 0
    hub.log.clear()
    record = get(MODEL, store, patience=QUICK)
    assert hub.gets(WEIGHTS) == [had]
    assert hub.gets("config.json") == []
    assert (store.path_of(record) / WEIGHTS).read_bytes() == hub.files[WEIGHTS]


def test_a_corrupt_file_is_named_and_only_it_is_fetched_again(hub, store) -> None:
    hub.corrupt = WEIGHTS
    with pytest.raises(EngineError, match=r"model\.safetensors .* is damaged: its SHA-256") as caught:
        get(MODEL, store, patience=QUICK)
    assert "run the command again" in caught.value.hint
    assert store.all() == []
    hub.corrupt = ""
    hub.log.clear()
    get(MODEL, store, patience=QUICK)
    assert hub.gets(WEIGHTS) == [0]
    assert hub.gets("tokenizer.json") == []


def _safetensors(size: int) -> bytes:
    header = json.dumps({"w": {"dtype": "U8", "shape": [size], "data_offsets": [0, size]}}).encode()
    return len(header).to_bytes(8, "little") + header + bytes(size)


@pytest.mark.parametrize("content", [b"\xff" * 1000, b"\x80\x02 a pickle in disguise", b"", b"\x02" + b"\0" * 7 + b"{"])
def test_what_the_hub_calls_safetensors_is_looked_at(hub, store, content) -> None:
    hub.files[WEIGHTS] = content
    with pytest.raises(EngineError, match=r"model\.safetensors"):
        get(MODEL, store, patience=QUICK)
    assert store.all() == []


def test_a_file_damaged_on_disk_is_named_and_mended(hub, store) -> None:
    record = get(MODEL, store, patience=QUICK)
    path = store.path_of(record) / WEIGHTS
    path.write_bytes(path.read_bytes()[:-10])
    assert list(damaged_files(store, record)) == [WEIGHTS]
    with pytest.raises(EngineSetupError, match=r"model\.safetensors: its tensors need") as caught:
        installed_model(MODEL, store=store)
    assert caught.value.hint.startswith("mt-toolkit models get nllb-600m")
    store.set_calibration(MODEL.id, {"layer": 2})
    hub.log.clear()
    mended = get(MODEL, store, patience=QUICK)
    assert damaged_files(store, mended, thoroughly=True) == {}
    assert store.get(MODEL.id) == mended
    assert mended.layer == 2
    assert hub.gets("config.json") == []


def test_pickles_are_refused_with_the_reason(hub, store) -> None:
    del hub.files[WEIGHTS]
    with pytest.raises(EngineSetupError, match=r"only as a pickle \(pytorch_model\.bin\)"):
        get(MODEL, store, patience=QUICK)
    assert not hub.gets("pytorch_model.bin")


def test_another_revision_replaces_the_first(hub, store) -> None:
    old = store.path_of(get(MODEL, store, patience=QUICK))
    hub.commit, hub.files[WEIGHTS] = OTHER, hub.files[WEIGHTS][:-1] + b"9"
    record = get(MODEL, store, "v1", patience=QUICK)
    assert (record.revision, record.requested) == (OTHER, "v1")
    assert not old.exists()
    assert installed_model(MODEL, OTHER[:7], store=store)[0] == record
    with pytest.raises(EngineSetupError, match="not at v2"):
        installed_model(MODEL, "v2", store=store)


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        ((401, "GatedRepo"), "is gated"),
        ((403, "GatedRepo"), "is gated"),
        ((403, ""), "refuses"),
        ((401, ""), "has no model"),
        ((404, "RepoNotFound"), "has no model"),
        ((404, "RevisionNotFound"), "no such revision"),
    ],
)
def test_refusals_are_said_and_not_repeated(hub, store, refusal, words) -> None:
    hub.refuse = refusal
    with pytest.raises(EngineSetupError, match=words) as caught:
        get(MODEL, store, patience=QUICK)
    assert caught.value.hint
    assert len(hub.log) == 1
    assert store.all() == []


def test_a_file_that_is_listed_but_not_there(hub, store) -> None:
    hub.gone = "tokenizer.json"
    with pytest.raises(EngineSetupError, match="404"):
        get(MODEL, store, patience=QUICK)
    assert store.all() == []


def test_a_server_that_fails_is_asked_again_a_few_times(hub, store) -> None:
    hub.failures = 2
    assert get(MODEL, store, patience=QUICK).revision == hub.commit
    hub.failures = 100
    hub.log.clear()
    with pytest.raises(EngineError, match="503"):
        get(MODEL, store, "v1", patience=QUICK)
    assert len(hub.log) == QUICK.attempts


def test_a_slow_server_is_not_waited_for_endlessly(hub, store) -> None:
    hub.delay = 0.5
    with pytest.raises(EngineError, match="cannot be reached"):
        get(MODEL, store, patience=Patience(attempts=2, wait=0.01, timeout=0.1))
    assert store.all() == []


def test_a_server_that_is_down(hub, store, monkeypatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(EngineError, match="cannot be reached") as caught:
        get(MODEL, store, patience=QUICK)
    assert "HF_ENDPOINT" in caught.value.hint


def test_offline_nothing_is_asked_and_what_is_here_stays(hub, store, monkeypatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(EngineSetupError, match="HF_HUB_OFFLINE"):
        get(MODEL, store, patience=QUICK)
    assert hub.log == []
    monkeypatch.delenv("HF_HUB_OFFLINE")
    record = get(MODEL, store, patience=QUICK)
    hub.log.clear()
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert get(MODEL, store, patience=QUICK) == record
    assert hub.log == []


def test_no_room_is_said_before_anything_is_fetched(hub, store, monkeypatch) -> None:
    from mt_toolkit.engines.models import download

    class Usage:
        free = 10

    monkeypatch.setattr(download.shutil, "disk_usage", lambda folder: Usage)
    with pytest.raises(EngineSetupError, match="MB are free"):
        get(MODEL, store, patience=QUICK)
    assert hub.gets(WEIGHTS) == []


def test_two_downloads_of_one_model_do_not_mix(hub, store) -> None:
    from filelock import FileLock

    (store.folder / MODEL.id).mkdir(parents=True)
    with FileLock(str(store.folder / MODEL.id / ".lock")), pytest.raises(EngineSetupError, match="already"):
        get(MODEL, store, patience=QUICK)


def test_a_service_has_nothing_to_download(store) -> None:
    with pytest.raises(MtToolkitError, match="a service"):
        get(load_catalogue().get("qwen-mt"), store)
