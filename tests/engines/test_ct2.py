"""Conversion that proves itself, and forcing by prefix repair."""

from __future__ import annotations

import json
import shutil
from types import SimpleNamespace
from typing import ClassVar

import pytest

from mt_toolkit.core.engine import EngineRequest
from mt_toolkit.core.languages import LanguagePair
from mt_toolkit.engines.ct2 import RECORD, Ct2Engine, conversion, convert
from mt_toolkit.engines.ct2.repair import Repair, Task
from mt_toolkit.engines.decoding import Vocabulary
from mt_toolkit.engines.names import load_engine
from mt_toolkit.errors import EngineSetupError


@pytest.mark.parametrize("quantization", ["float32", "int8"])
@pytest.mark.parametrize("name", ["tiny_marian", "tiny_m2m100", "tiny_nllb", "tiny_t5", "tiny_mbart"])
def test_a_conversion_scores_as_its_original(request, tmp_path, name, quantization) -> None:
    done = convert(str(request.getfixturevalue(name)), tmp_path / "model", quantization)
    assert done.difference < (0.005 if quantization == "float32" else 0.35)
    record = json.loads((tmp_path / "model" / RECORD).read_text(encoding="utf-8"))
    assert record["quantization"] == quantization
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_a_model_of_one_language_is_compared_in_that_language_only(tiny_marian, tmp_path, monkeypatch) -> None:
    checkpoint = tmp_path / "opus-mt-kk-en"
    shutil.copytree(tiny_marian, checkpoint)
    compared = []
    scored = conversion._row
    monkeypatch.setattr(conversion, "_row", lambda *given: compared.append(given[-1]) or scored(*given))
    convert(str(checkpoint), tmp_path / "model", "float32")
    assert set(compared) == {"en"}


def test_without_its_patch_the_t5_conversion_is_refused_and_nothing_is_left(tiny_t5, tmp_path, monkeypatch) -> None:
    import ctranslate2

    monkeypatch.setattr(conversion, "_converter", lambda model, *_: ctranslate2.converters.TransformersConverter(model))
    with pytest.raises(EngineSetupError, match="does not score sentences"):
        convert(str(tiny_t5), tmp_path / "model", "float32")
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_converted_is_said(tiny_marian, tmp_path) -> None:
    with pytest.raises(EngineSetupError, match="unknown quantization"):
        convert(str(tiny_marian), tmp_path / "model", "int2")
    (tmp_path / "model").mkdir()
    with pytest.raises(EngineSetupError, match="exists already"):
        convert(str(tiny_marian), tmp_path / "model")


def test_a_folder_that_was_not_converted_here_is_refused(tiny_marian, tmp_path) -> None:
    with pytest.raises(EngineSetupError, match=RECORD) as caught:
        load_engine(f"ct2:{tiny_marian}")
    assert "convert" in caught.value.hint
    (tmp_path / RECORD).write_text("{", encoding="utf-8")
    with pytest.raises(EngineSetupError, match="broken"):
        load_engine(f"ct2:{tmp_path}")


def test_threads_must_be_a_number(tiny_marian, tmp_path, monkeypatch) -> None:
    convert(str(tiny_marian), tmp_path / "model", "float32")
    monkeypatch.setenv("MT_TOOLKIT_THREADS", "many")
    with pytest.raises(EngineSetupError, match="many"):
        Ct2Engine(tmp_path / "model").translate([EngineRequest("Хан.", LanguagePair("kk", "en"))])


class Words:
    """A tokenizer whose pieces are words; an ending is a piece of its own."""

    ids: ClassVar = {piece: index for index, piece in enumerate(
        ["</s>", "▁the", "▁ruler", "▁came", "▁to", "▁land", "▁khan", "s", "ate", "▁."]
    )}  # fmt: skip

    def convert_tokens_to_ids(self, pieces):
        return [self.ids[piece] for piece in pieces] if isinstance(pieces, list) else self.ids[pieces]

    def convert_ids_to_tokens(self, ids):
        return [list(self.ids)[index] for index in ids]

    def decode(self, ids) -> str:
        return "".join(self.convert_ids_to_tokens(ids)).replace("▁", " ").strip()


class Scripted:
    """Continues «the khan…» in three ways, of which only the last is good; its attention is one to one."""

    def translate_batch(self, source, target_prefix, **options):
        (prefix,) = target_prefix
        rest = ["▁came", "▁to", "▁land"]
        ways = [["ate", *rest], [*rest, "▁the", "▁ruler", *rest], rest]
        attention = [[float(index == column) for column in range(6)] for index in range(len(prefix) + 1)]
        return [SimpleNamespace(hypotheses=[[*prefix, *way] for way in ways], attention=[attention])]

    def score_batch(self, sources, targets, **options):
        """Plurals are likelier."""
        return [
            SimpleNamespace(log_probs=[-1.0 if target[-1] == "s" else -2.0] * (len(target) + 1)) for target in targets
        ]


def repaired(forms, draft=("▁the", "▁ruler", "▁came", "▁to", "▁land"), spans=((1, 2),)) -> list[str] | None:
    tokenizer = Words()
    starts = frozenset(index for piece, index in Words.ids.items() if piece.startswith("▁"))
    vocabulary = Vocabulary(len(Words.ids), starts, starts | {0}, 0, frozenset({1}))
    made = [tuple(tokenizer.convert_tokens_to_ids(list(form))) for form in forms]
    task = Task([], [], list(draft), spans, tokenizer, vocabulary, lambda *_: tuple(made))
    return Repair(Scripted(), 4, 50).run(task)


def test_repair_puts_the_term_in_the_place_that_attention_tells() -> None:
    """Not «khanate», and not by beginning the sentence again."""
    assert repaired([("▁khan",)]) == ["▁the", "▁khan", "▁came", "▁to", "▁land"]


def test_repair_chooses_the_form_by_score() -> None:
    assert repaired([("▁khan",), ("▁khan", "s")]) == ["▁the", "▁khan", "s", "▁came", "▁to", "▁land"]


def test_repair_leaves_a_right_draft_alone_and_gives_up_without_a_span() -> None:
    right = ["▁the", "▁khan", "▁came"]
    assert repaired([("▁khan",)], draft=right) == right
    assert repaired([("▁khan",)], spans=(None,)) is None


def test_repair_gives_up_on_a_term_that_the_model_cannot_spell() -> None:
    assert repaired([]) is None


def test_repair_leaves_what_it_cannot_do(tiny_marian, tmp_path) -> None:
    convert(str(tiny_marian), tmp_path / "model", "float32")
    engine = Ct2Engine(tmp_path / "model")
    request = EngineRequest("Хан келді.", LanguagePair("kk", "en"))
    assert engine.force([request], ["The khan came."], "repair") == [None]
    with pytest.raises(EngineSetupError, match="gate"):
        engine.force([request], ["The khan came."], "gate")
