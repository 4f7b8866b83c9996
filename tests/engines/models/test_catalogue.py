"""The data of the catalogue, what is computed from it, and the page made from it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mt_toolkit.engines.models.catalogue import CatalogueError, load_catalogue, parse_catalogue
from mt_toolkit.engines.models.integrity import wanted_files
from mt_toolkit.engines.models.page import page
from mt_toolkit.errors import EngineSetupError, UnknownNameError

GOOD = """
[sources]
S1 = "somewhere"
[[model]]
id = "m"
hub = "o/m"
family = "seq2seq"
architecture = "A"
pairs = ["kk-en"]
licence = "MIT"
commercial = "yes"
parameters = 615
tier = "default"
scores = [{ pair = "kk-en", set = "s", metric = "BLEU", value = 1, source = "S1" }]
"""


def test_the_page_is_made_from_the_data() -> None:
    written = (Path(__file__).parents[3] / "docs" / "models.md").read_text(encoding="utf-8")
    assert written == page(), "python -m mt_toolkit.engines.models.page > docs/models.md"


def test_what_is_in_the_data_holds_together() -> None:
    models = load_catalogue().models
    assert len(models) > 35
    assert all(re.fullmatch(r"[a-z0-9.-]+", model.id) for model in models)
    assert all("/" in model.hub for model in models if model.family != "api")
    assert not any(model.is_free for model in models if "NC" in model.licence or "Community" in model.licence)
    assert not any(model.verified or model.revision for model in models), "nobody has run the real weights yet"


def test_sizes_follow_the_written_rule() -> None:
    (model,) = parse_catalogue(GOOD).models
    assert (model.disk, model.memory) == (2460, 3252)
    assert load_catalogue().get("gemma3-4b").disk == 8000
    assert load_catalogue().get("opus-trk-en").memory == 0


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('tier = "default"', 'tier = "best"', "tier is 'best'"),
        ('licence = "MIT"', "", "licence is missing"),
        ('pairs = ["kk-en"]', 'pairs = ["en-kk"]', "en-kk is no pair"),
        ("parameters = 615", "parameters = -1", "parameters is no whole number"),
        ('source = "S1" }', 'source = "S9" }', "no such source as 'S9'"),
        ('hub = "o/m"', 'hub = "o/m"\nunverified = ["size"]', "names no field: size"),
        ('hub = "o/m"', 'hub = "o/m"\ncolour = "red"', "unknown field colour"),
        ("[sources]", "[sources", "cannot be read"),
    ],
)
def test_wrong_data_is_told(old, new, words) -> None:
    assert old in GOOD
    with pytest.raises(CatalogueError, match=re.escape(words)):
        parse_catalogue(GOOD.replace(old, new))


def test_a_model_is_found_by_id_or_hub_id() -> None:
    catalogue = load_catalogue()
    assert catalogue.get("facebook/NLLB-200-3.3B") is catalogue.get("nllb-3.3b")
    with pytest.raises(UnknownNameError, match="nllb-600m"):
        catalogue.get("nllb")
    with pytest.raises(EngineSetupError, match="Kazakh is not among them"):
        catalogue.get("tower-plus")


def test_which_files_are_wanted() -> None:
    names = [
        "config.json", "model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors", "x/config.json",
        "model.safetensors.index.json", "pytorch_model.bin", "code.py", "adapter_model.safetensors", "..\\evil.json",
    ]  # fmt: skip
    assert wanted_files(names) == ["config.json", "model.safetensors.index.json", *names[1:3]]
    assert wanted_files([*names, "model.safetensors"]) == ["config.json", "model.safetensors"]
