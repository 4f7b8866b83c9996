"""The engine over transformers, on tiny models of the real architectures loaded from disk."""

from __future__ import annotations

import json
import shutil

import pytest

from mt_toolkit.core.engine import EngineRequest
from mt_toolkit.core.languages import LanguagePair
from mt_toolkit.engines import seq2seq
from mt_toolkit.engines.model_codes import FAMILIES
from mt_toolkit.engines.names import load_engine
from mt_toolkit.engines.seq2seq import Decoding, Seq2SeqEngine, checkpoint
from mt_toolkit.engines.splitting import parts_of
from mt_toolkit.errors import EngineError, EngineSetupError, UnsupportedPairError

TEXTS = ["Хан келді.", "Кеңес үкіметі саясатын жүргізді.", "Хан келді.", "Халық шаруашылығы дамыды."]


def requests(target: str, texts: list[str] = TEXTS) -> list[EngineRequest]:
    return [EngineRequest(text, LanguagePair("kk", target)) for text in texts]


@pytest.fixture(params=["tiny_marian", "tiny_m2m100"])
def folder(request):
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("beams", [1, 3])
def test_order_length_and_duplicates_are_kept(folder, beams) -> None:
    engine = Seq2SeqEngine(str(folder), decoding=Decoding(beams=beams, batch=2))
    outputs = [output.text for output in engine.translate(requests("ru"))]
    assert len(outputs) == len(TEXTS)
    assert outputs[0] == outputs[2]
    alone = [engine.translate(requests("ru", [text]))[0].text for text in TEXTS]
    assert outputs == alone


def test_batch_size_does_not_change_what_is_translated(folder) -> None:
    small = Seq2SeqEngine(str(folder), decoding=Decoding(beams=1, batch=1)).translate(requests("en"))
    large = Seq2SeqEngine(str(folder), decoding=Decoding(beams=1, batch=8)).translate(requests("en"))
    assert small == large


def test_the_target_language_is_asked_for(folder) -> None:
    engine = load_engine(f"hf:{folder}")
    mixed = [*requests("en", TEXTS[:1]), *requests("ru", TEXTS[:1])]
    assert len(engine.translate(mixed)) == 2
    codes = FAMILIES[json.loads((folder / "config.json").read_text())["model_type"]]
    loaded = seq2seq.load_checkpoint(str(folder), "", codes)
    english, russian = (codes.prepare(loaded.tokenizer, ["Хан."], target) for target in ("en", "ru"))
    assert english != russian


def test_m2m100_gets_its_own_language_tokens(tiny_m2m100) -> None:
    codes = FAMILIES["m2m_100"]
    tokenizer = seq2seq.load_checkpoint(str(tiny_m2m100), "", codes).tokenizer
    _, forced = codes.prepare(tokenizer, ["Хан."], "ru")
    assert tokenizer.convert_ids_to_tokens(forced) == "__ru__"
    assert tokenizer.src_lang == "kk"


def wants_nothing_forced(source, folder) -> bool:
    shutil.copytree(source, folder)
    codes = FAMILIES["m2m_100"]
    tokenizer = checkpoint.load_checkpoint(str(folder), "", codes).tokenizer
    return codes.prepare(tokenizer, ["Хан."], "ru")[1] is None


def test_small100_gets_the_target_before_the_source_and_nothing_forced(tiny_m2m100, tmp_path) -> None:
    copy = tmp_path / "small100"
    assert not wants_nothing_forced(tiny_m2m100, tmp_path / "small100-and-others" / "m2m100")
    shutil.copytree(tiny_m2m100, copy)
    codes = FAMILIES["m2m_100"]
    tokenizer = checkpoint.load_checkpoint(str(copy), "", codes).tokenizer
    texts, forced = codes.prepare(tokenizer, ["Хан."], "ru")
    assert (texts, forced) == (["Хан."], None)
    assert tokenizer.convert_ids_to_tokens(tokenizer(texts[0])["input_ids"])[0] == "__ru__"
    model = checkpoint.load_checkpoint(str(copy), "", codes).model
    assert model.generation_config.forced_bos_token_id is None, "a config that forces a language is not obeyed"
    assert load_engine(f"seq2seq:{copy}").translate(requests("ru"))[0].text is not None


@pytest.mark.parametrize(("fixture", "prefix"), [("tiny_t5", "<2ru> "), ("tiny_nllb", ""), ("tiny_mbart", "")])
def test_every_family_is_told_its_target(request, fixture, prefix) -> None:
    folder = request.getfixturevalue(fixture)
    codes = FAMILIES[json.loads((folder / "config.json").read_text())["model_type"]]
    tokenizer = checkpoint.load_checkpoint(str(folder), "", codes).tokenizer
    texts, forced = codes.prepare(tokenizer, ["Хан."], "ru")
    assert texts == [f"{prefix}Хан."]
    assert (forced is None) == bool(prefix)
    if forced is not None:
        assert tokenizer.convert_ids_to_tokens(forced) in {"ru_RU", "rus_Cyrl"}


def test_marian_gets_its_prefix(tiny_marian) -> None:
    codes = FAMILIES["marian"]
    tokenizer = seq2seq.load_checkpoint(str(tiny_marian), "", codes).tokenizer
    assert codes.prepare(tokenizer, ["Хан."], "ru") == ([">>rus<< Хан."], None)


@pytest.mark.parametrize(
    ("model", "targets"),
    [
        ("Helsinki-NLP/opus-mt-kk-en", ("en",)),
        ("Helsinki-NLP/opus-mt-tc-big-trk-zle", ("en", "ru")),
        ("models/opus-mt-mul-eng", ("en",)),
        ("Helsinki-NLP/opus-mt-tc-bible-big-trk-deu_eng_fra_por_spa", ("en",)),
        ("Helsinki-NLP/opus-mt-en-de", ()),
        ("Helsinki-NLP/opus-mt-en-ru", ()),
        ("Helsinki-NLP/opus-mt-fi-en", ()),
        ("models/my-new-mt", ("en", "ru")),
    ],
)
def test_marian_names_tell_the_pairs(model, targets) -> None:
    assert FAMILIES["marian"].targets(model, ("en", "ru")) == targets


def test_a_text_longer_than_the_model_is_cut_in_parts_not_cut_off(folder) -> None:
    engine = Seq2SeqEngine(str(folder), decoding=Decoding(beams=1))
    text = " ".join(f"хан{number}" for number in range(400))
    parts = parts_of(text, engine._fits)
    assert len(parts) > 1
    assert " ".join(parts) == text
    assert parts_of(TEXTS[0], engine._fits) == [TEXTS[0]]
    assert engine.translate(requests("en", [text]))[0].text


def test_info_does_not_load_the_weights(folder, monkeypatch) -> None:
    monkeypatch.setattr(seq2seq.engine, "load_checkpoint", lambda *_: pytest.fail("weights were loaded"))
    info = load_engine(f"hf:{folder}").info
    assert LanguagePair("kk", "ru") in info.pairs
    assert not info.commercial_use


def test_a_pair_the_model_does_not_have(folder) -> None:
    with pytest.raises(UnsupportedPairError, match="kk-de"):
        Seq2SeqEngine(str(folder)).translate(requests("de"))


def test_another_failure_is_ours(folder, monkeypatch) -> None:
    engine = Seq2SeqEngine(str(folder))

    def broken(*_: object) -> list[list[str]]:
        raise RuntimeError("shape mismatch")

    monkeypatch.setattr(engine, "_generate", broken)
    with pytest.raises(EngineError, match="shape mismatch"):
        engine.translate(requests("en"))


def test_alternatives_are_different_and_the_first_is_the_translation(folder) -> None:
    engine = Seq2SeqEngine(str(folder), decoding=Decoding(beams=4))
    found = engine.alternatives(requests("en", TEXTS[:2]), 4)
    assert [len(each) > 1 for each in found] == [True, True]
    assert all(len({output.text for output in each}) == len(each) for each in found)
    assert [each[0] for each in found] == engine.translate(requests("en", TEXTS[:2]))


def test_a_marian_engine_refuses_another_architecture(tiny_m2m100, tiny_marian) -> None:
    assert load_engine(f"marian:{tiny_marian}").info.pairs
    with pytest.raises(EngineSetupError, match="m2m_100"):
        load_engine(f"marian:{tiny_m2m100}")


@pytest.mark.parametrize("name", ["hf:nowhere/at/all", "hf:./missing", "hf:owner/name"])
def test_a_model_that_is_not_there(name) -> None:
    with pytest.raises(EngineSetupError) as caught:
        load_engine(name)
    assert caught.value.hint


def test_a_folder_that_is_no_model(tmp_path) -> None:
    with pytest.raises(EngineSetupError, match=r"config\.json"):
        load_engine(f"hf:{tmp_path}")
    (tmp_path / "config.json").write_text("{", encoding="utf-8")
    with pytest.raises(EngineSetupError, match="JSON"):
        load_engine(f"hf:{tmp_path}")
    (tmp_path / "config.json").write_text('{"model_type": "bert"}', encoding="utf-8")
    with pytest.raises(EngineSetupError, match="bert"):
        load_engine(f"hf:{tmp_path}")


def test_a_pickle_is_refused_with_the_reason(tiny_marian, tmp_path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(tiny_marian, copy)
    (copy / "model.safetensors").rename(copy / "pytorch_model.bin")
    with pytest.raises(EngineSetupError, match="pickle"):
        load_engine(f"hf:{copy}").translate(requests("en"))


def test_a_tokenizer_without_our_languages_is_refused(tiny_m2m100) -> None:
    class Stranger:
        unk_token_id = 3

        def convert_tokens_to_ids(self, _name: str) -> int:
            return 3

    with pytest.raises(EngineSetupError, match="language code"):
        FAMILIES["m2m_100"].check(Stranger(), "stranger")


class NllbStranger:
    """A tokenizer of the NLLB family that numbers English as told."""

    unk_token_id = 3

    def __init__(self, english: int) -> None:
        self._english = english

    def convert_tokens_to_ids(self, _name: str) -> int:
        return self._english


def test_a_shifted_nllb_tokenizer_is_refused() -> None:
    codes = FAMILIES["m2m_100"]
    with pytest.raises(EngineSetupError, match="shifted"):
        codes.check_layout(NllbStranger(256048), 256206, "nllb")
    codes.check_layout(NllbStranger(256047), 256206, "nllb")
    codes.check_layout(NllbStranger(7), 300, "a small model of one's own")


def test_a_missing_extra_is_said_before_any_model_is_loaded(monkeypatch) -> None:
    from mt_toolkit.engines.names import describe_engines
    from mt_toolkit.errors import MissingExtraError

    monkeypatch.setattr(checkpoint, "find_spec", lambda module: None if module == "torch" else object())
    assert [line for line in describe_engines() if line.startswith("hf\tnot installed") and "[hf]" in line]
    with pytest.raises(MissingExtraError, match="optional dependency"):
        load_engine("hf:anything")


def test_an_installed_family_says_what_to_give_it() -> None:
    from mt_toolkit.engines.names import describe_engines

    assert [line for line in describe_engines() if line.startswith("hf:PATH_OR_HUB_ID")]
