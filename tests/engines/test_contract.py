"""What every engine over a model must do, on every architecture, by transformers and converted to CTranslate2."""

from __future__ import annotations

import pytest

from mt_toolkit.core.engine import Capability, EngineRequest
from mt_toolkit.core.languages import LanguagePair
from mt_toolkit.engines.ct2 import Ct2Engine, convert
from mt_toolkit.engines.names import load_engine
from mt_toolkit.engines.seq2seq import Decoding, Seq2SeqEngine
from mt_toolkit.engines.splitting import joined, parts_of
from mt_toolkit.errors import UnsupportedPairError

ARCHITECTURES = ("tiny_marian", "tiny_m2m100", "tiny_nllb", "tiny_t5", "tiny_mbart")
TEXTS = ["Хан келді.", "Кеңес үкіметі саясатын жүргізді.", "Хан келді.", "Халық шаруашылығы дамыды."]


@pytest.fixture(scope="session")
def converted(request, tmp_path_factory):
    """Folders of converted models, each made once."""
    made = {}

    def get(name: str):
        if name not in made:
            made[name] = tmp_path_factory.mktemp("converted") / name
            convert(str(request.getfixturevalue(name)), made[name], "float32")
        return made[name]

    return get


@pytest.fixture(params=[*ARCHITECTURES, *(f"ct2 {name}" for name in ARCHITECTURES)])
def make(request, converted):
    """Makes an engine of one architecture and family with given settings."""
    family, _, name = request.param.rpartition(" ")
    if family:
        return lambda **settings: Ct2Engine(converted(name), Decoding(**settings))
    return lambda **settings: Seq2SeqEngine(str(request.getfixturevalue(name)), decoding=Decoding(**settings))


def requests(target: str, texts: list[str] = TEXTS) -> list[EngineRequest]:
    return [EngineRequest(text, LanguagePair("kk", target)) for text in texts]


def test_length_order_and_duplicates(make) -> None:
    engine = make(beams=2, batch=2)
    outputs = engine.translate(requests("ru"))
    assert len(outputs) == len(TEXTS)
    assert outputs[0] == outputs[2]
    assert [engine.translate(requests("ru", [text]))[0] for text in TEXTS] == outputs
    assert engine.translate([]) == []


@pytest.mark.parametrize("settings", [{"batch": 1}, {"batch": 8}, {"tokens": 16}, {"tokens": 4096}])
def test_neither_batch_nor_budget_changes_what_is_translated(make, settings) -> None:
    """The seeded weights of these models leave no ties for rounding to break; padded batches could break such ties."""
    assert make(beams=2, **settings).translate(requests("en")) == make(beams=2).translate(requests("en"))


def test_the_number_of_threads_changes_nothing(converted, monkeypatch) -> None:
    folder = converted("tiny_m2m100")
    outputs = []
    for threads in ("1", "2"):
        monkeypatch.setenv("MT_TOOLKIT_THREADS", threads)
        outputs.append(Ct2Engine(folder).translate(requests("en")))
    assert outputs[0] == outputs[1]


def test_alternatives_are_different_and_begin_with_the_translation(make) -> None:
    engine = make(beams=4)
    for found, best in zip(engine.alternatives(requests("en"), 4), engine.translate(requests("en")), strict=True):
        assert found[0] == best
        assert len({output.text for output in found}) == len(found)


def test_both_languages_in_one_call_and_no_third(make) -> None:
    engine = make(beams=1)
    mixed = [*requests("en", TEXTS[:1]), *requests("ru", TEXTS[:1])]
    english, russian = engine.translate(mixed)
    assert english == engine.translate(mixed[:1])[0]
    assert russian == engine.translate(mixed[1:])[0]
    with pytest.raises(UnsupportedPairError, match="kk-de"):
        engine.translate(requests("de"))


def test_what_it_says_of_itself(make) -> None:
    info = make().info
    assert {str(pair) for pair in info.pairs} == {"kk-en", "kk-ru"}
    assert {Capability.ATTENTION, Capability.N_BEST} <= info.capabilities
    assert not info.commercial_use
    assert "@" in info.identity


def test_a_long_text_is_translated_whole(make) -> None:
    text = ", ".join(["хан келді және халық шаруашылығы дамыды"] * 60) + "."
    engine = make(beams=1)
    assert not engine._fits(text)
    (output,) = engine.translate(requests("en", [text]))
    parts = parts_of(text, engine._fits)
    assert output.text == joined(parts, [each.text for each in engine.translate(requests("en", parts))])


def test_converted_models_translate_as_their_originals(request, converted) -> None:
    for name in ARCHITECTURES:
        original = Seq2SeqEngine(str(request.getfixturevalue(name)), decoding=Decoding(beams=1))
        fast = load_engine(f"ct2:{converted(name)}")
        for text in TEXTS[:2]:
            first = original.translate(requests("ru", [text]))[0].text[:20]
            assert fast._engine._hypotheses(requests("ru", [text]), 1, {"beam_size": 1})[0][0].text[:20] == first, name
