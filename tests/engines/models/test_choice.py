"""What auto picks, what it never picks, and how models are named, loaded and removed."""

from __future__ import annotations

import json
import shutil

import pytest

from mt_toolkit.__main__ import run
from mt_toolkit.core.engine import EngineRequest
from mt_toolkit.core.languages import LanguagePair
from mt_toolkit.engines.models.catalogue import load_catalogue
from mt_toolkit.engines.models.choice import choose
from mt_toolkit.engines.models.store import RECORD, Installed, read_record
from mt_toolkit.engines.names import load_engine
from mt_toolkit.errors import EngineSetupError, UnknownNameError


@pytest.fixture
def install(store):
    """Register models, with the files of a folder or with none."""

    def put(*names: str, files=None, positions: int = 24) -> None:
        for name in names:
            model = load_catalogue().get(name)
            folder = store.folder / name / "0123456789ab" / model.hub.rpartition("/")[2]
            if files:
                shutil.copytree(files, folder)
                short = json.loads((folder / "config.json").read_text()) | {"max_position_embeddings": positions}
                (folder / "config.json").write_text(json.dumps(short))
            folder.mkdir(parents=True, exist_ok=True)
            path = folder.relative_to(store.folder).as_posix()
            digests = {file.name: "" for file in folder.iterdir()}
            store.register(Installed(name, model.hub, "0123456789ab" + "0" * 28, "main", model.family, path, digests))

    return put


@pytest.mark.parametrize(
    ("installed", "target", "free", "anything"),
    [
        ([], "en", None, None),
        (["nllb-600m", "nllb-3.3b"], "en", None, "nllb-3.3b"),
        (["nllb-1.3b", "nllb-1.3b-distilled"], "ru", None, "nllb-1.3b"),
        (["tilmash", "nllb-1.3b-distilled"], "ru", None, "tilmash"),
        (["opus-trk-big", "nllb-600m"], "en", "opus-trk-big", "nllb-600m"),
        (["opus-trk-big", "madlad-3b"], "en", "opus-trk-big", "opus-trk-big"),
        (["opus-trk-big", "kazrush"], "ru", "kazrush", "kazrush"),
        (["opus-trk-big"], "ru", None, None),
        (["m2m100-1.2b", "opus-trk-en"], "en", None, None),
        (["mbart50"], "en", None, "mbart50"),
        (["hy-mt2-7b", "seamless-v2"], "en", None, None),
        (["small100", "madlad-10b"], "en", "madlad-10b", "madlad-10b"),
    ],
)
def test_the_rule(store, install, installed, target, free, anything) -> None:
    install(*installed)
    assert getattr(choose(target, store=store).model, "id", None) == free
    assert getattr(choose(target, store=store, allow_noncommercial=True).model, "id", None) == anything


def test_the_line_says_what_would_be_better(store, install) -> None:
    def reason(memory: float = 1e9) -> str:
        return choose("en", store=store, memory=memory).reason

    assert "rules, for no usable model" in reason()
    assert "models get opus-trk-big (about 1.0 GB)" in reason()
    assert "better" not in reason(memory=500)
    install("nllb-600m")
    assert "nllb-600m is installed, its licence is CC-BY-NC-4.0 (--allow-noncommercial)" in reason()
    install("opus-trk-big")
    assert reason().startswith("kk-en: opus-trk-big (Apache-2.0), the best that is installed; nllb-600m")
    assert "better" not in reason()


def test_a_name_of_the_catalogue_is_an_engine(store, install, tiny_nllb) -> None:
    with pytest.raises(EngineSetupError, match="nllb-600m is not installed") as caught:
        load_engine("nllb-600m")
    assert caught.value.hint == "mt-toolkit models get nllb-600m"
    install("nllb-600m", files=tiny_nllb)
    engine = load_engine("nllb-600m@0123456")
    assert engine.info.model == "nllb-600m"
    assert engine.info.revision.startswith("0123456789ab/")
    assert (engine.info.licence, engine.info.commercial_use) == ("CC-BY-NC-4.0", False)
    assert engine.translate([EngineRequest("Хан келді.", LanguagePair("kk", "en"))])[0].text is not None
    assert load_engine("auto", "en", allow_noncommercial=True).info.model == "nllb-600m"
    assert load_engine("auto", "en").info.name == "rules"
    assert load_engine("auto", allow_noncommercial=True).info.name == "rules"


def test_names_that_are_no_engine(store) -> None:
    with pytest.raises(UnknownNameError, match="rules"):
        load_engine("nllb-60m")
    with pytest.raises(EngineSetupError, match="not for Kazakh"):
        load_engine("argos")
    with pytest.raises(EngineSetupError, match="no engine here"):
        load_engine("seamless-v2")


def test_the_store_keeps_conversions_and_calibration(store, install) -> None:
    install("kazrush")
    made = store.folder / "kazrush" / "0123456789ab" / "int8"
    made.mkdir()
    store.add_conversion("kazrush", "int8", made)
    record = store.set_calibration("kazrush", {"layer": 3, "heads": [1, 2]})
    assert store.conversions_of(record) == {"int8": made}
    assert read_record(store.path_of(record)) == record
    assert (record.layer, record.heads) == (3, (1, 2))
    assert read_record(made) is None
    with pytest.raises(EngineSetupError, match="not inside"):
        store.add_conversion("kazrush", "int8", store.folder.parent)
    assert store.remove("kazrush")
    assert not store.remove("kazrush")
    assert not store.remove("..")
    assert not store.remove("")
    assert store.folder.is_dir()
    with pytest.raises(EngineSetupError, match="not installed"):
        store.set_calibration("kazrush", {})


@pytest.mark.parametrize("text", ["{", "[]", "{}", json.dumps({"schema": 9}), json.dumps({"schema": 1, "id": "x"})])
def test_a_damaged_record_is_no_model(store, install, text) -> None:
    install("kazrush")
    (store.folder / "kazrush" / RECORD).write_text(text, encoding="utf-8")
    assert store.all() == []
    with pytest.raises(EngineSetupError, match="kazrush"):
        store.get("kazrush")


def test_nothing_is_registered_without_its_files(store) -> None:
    with pytest.raises(EngineSetupError, match="not there"):
        store.register(Installed("kazrush", "o/m", "0" * 40, "main", "seq2seq", "kazrush/0/m", {}))


def test_an_installed_model_is_converted_and_then_preferred(store, install, tiny_marian, capsys) -> None:
    assert run(["models", "convert", "opus-mul-big"]) == 2
    assert "not installed" in capsys.readouterr().err
    install("opus-mul-big", files=tiny_marian, positions=300)
    assert run(["models", "convert", "opus-mul-big", "--quantization", "int3"]) == 2
    assert run(["models", "convert", "opus-mul-big", "--quantization", "float32"]) == 0
    assert list(store.conversions_of(store.require("opus-mul-big"))) == ["float32"]
    engine = load_engine("opus-mul-big")
    assert (engine.info.name, engine.info.model) == ("ct2", "opus-mul-big")
    assert engine.info.commercial_use
    assert run(["models", "convert", "opus-mul-big", "--quantization", "float32"]) == 2
    assert "exists already" in capsys.readouterr().err
