"""``mt-toolkit models`` and the choice of an engine, as a user meets them."""

from __future__ import annotations

import json

import pytest

from mt_toolkit.__main__ import run
from mt_toolkit.engines.models.store import Installed, Store


@pytest.fixture
def call(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("MT_TOOLKIT_MODELS", str(tmp_path / "models"))

    def run_it(*arguments: str) -> tuple[int, str, str]:
        code = run(list(arguments))
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return code, captured.out, captured.err

    return run_it


def install(name: str) -> None:
    store = Store()
    (store.folder / name / "c" / "m").mkdir(parents=True)
    store.register(Installed(name, "o/m", "c" * 40, "main", "seq2seq", f"{name}/c/m", {}))


def test_list_filters_and_marks(call) -> None:
    install("kazrush")
    code, out, _ = call("models", "list", "--pair", "kk-ru", "--commercial", "--max-memory", "2GB")
    assert code == 0
    rows = [line.split() for line in out.splitlines()]
    assert ["*>", "kazrush"] in [row[:2] for row in rows]
    assert "opus-trk-big" not in out
    assert "nllb" not in out
    assert "madlad" not in out
    assert out.endswith("auto: kk-ru kazrush\n")


def test_list_as_json(call) -> None:
    install("nllb-600m")
    code, out, _ = call("models", "list", "--json", "--allow-noncommercial")
    data = json.loads(out)
    assert code == 0
    assert data["auto"] == {"kk-en": "nllb-600m", "kk-ru": "nllb-600m"}
    (model,) = [model for model in data["models"] if model["installed"]]
    assert (model["id"], model["picked"]) == ("nllb-600m", ["kk-en", "kk-ru"])
    assert (model["commercial"], model["memory_mb"], model["verified"]) == ("no", 3180, False)


def test_show_says_all(call) -> None:
    code, out, _ = call("models", "show", "madlad-7b")
    assert code == 0
    for words in (
        "hub: google/madlad400-7b-mt (unverified)",
        "36.66 [S6]",
        "[S6] CONE",
        "known failure",
        "installed: no",
    ):
        assert words in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["models", "show", "nope"], "nllb-600m"),
        (["models", "get", "nope"], "nllb-600m"),
        (["models", "remove", "nope"], "nllb-600m"),
        (["models", "remove", "kazrush"], "not installed"),
        (["models", "get", "kazrush"], "say --yes"),
        (["models", "get", "kazrush", "--yes"], "HF_HUB_OFFLINE"),
        (["models", "show", "argos"], "not for Kazakh"),
        (["models", "list", "--pair", "en-kk"], "kk-en"),
        (["models", "list", "--max-memory", "much"], "8GB"),
        (["models", "list", "--max-memory", "-1GB"], "8GB"),
    ],
)
def test_mistakes_are_messages(call, monkeypatch, arguments, words) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    code, out, err = call(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("error: ")
    assert words in err


def test_remove(call) -> None:
    install("kazrush")
    assert call("models", "remove", "kazrush")[0] == 0
    assert Store().all() == []


def test_auto_says_in_one_line_what_it_chose(call, write) -> None:
    text = write("a.txt", "Хан келді.\n")
    install("nllb-600m")
    code, _, err = call("translate", str(text), "--to", "ru")
    assert code == 0
    (line,) = [line for line in err.splitlines() if line.startswith("engine: ")]
    assert line.startswith("engine: kk-ru: rules")
    assert "--allow-noncommercial" in line
    assert call("translate", str(text), "--to", "ru", "--quiet")[2] == ""
    assert "engine:" not in call("translate", str(text), "--to", "ru", "--engine", "rules")[2]
    code, _, err = call("translate", str(text), "--engine", "kazrush")
    assert code == 2
    assert "hint: mt-toolkit models get kazrush" in err
