"""Prompts, servers that behave and servers that do not, and language models made on the spot."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from mt_toolkit.core.engine import Capability, Context, EngineRequest
from mt_toolkit.core.features import NO_FEATURES
from mt_toolkit.core.languages import LanguagePair
from mt_toolkit.core.terms import Role, TargetTerm, TermRequirement
from mt_toolkit.engines.llm.http import Patience
from mt_toolkit.engines.llm.libretranslate import LibreTranslateEngine
from mt_toolkit.engines.llm.openai import OpenAIEngine
from mt_toolkit.engines.llm.prompts import cleaned, prompt_for
from mt_toolkit.engines.names import describe_engines, load_engine
from mt_toolkit.errors import EngineError, EngineSetupError, UnsupportedPairError

if TYPE_CHECKING:
    from pathlib import Path

HASTY = Patience(timeout=0.5, retries=2, pause=0.01)
TERM = TermRequirement(
    "zhuz", 0, 6, "жүздің", Role.HEAD, NO_FEATURES, "NOUN", (TargetTerm("жуз", Role.HEAD, ()),), "mine"
)


def request(text: str = "Хан келді.", target: str = "ru", *terms: TermRequirement, before: str = "") -> EngineRequest:
    context = Context((before,)) if before else Context()
    return EngineRequest(text, LanguagePair("kk", target), terms, context)


class Server:
    """Answers with what a function of path and body returns: (status, body[, headers]); counts what it was asked."""

    def __init__(self, answer) -> None:
        self.asked: list[tuple[str, dict]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def _do(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                body = json.loads(self.rfile.read(length) or b"{}")
                outer.asked.append((self.path, {**body, "_key": self.headers.get("Authorization", "")}))
                status, found, *headers = answer(self.path, body, len(outer.asked))
                data = found if isinstance(found, bytes) else json.dumps(found).encode()
                try:
                    self.send_response(status)
                    for name, value in (headers[0] if headers else {}).items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(data)))
                    self.end_headers()
                    self.wfile.write(data)
                except OSError:
                    pass  # a client that did not want to wait

            do_GET = do_POST = _do  # noqa: N815 - the library's names

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def serve():
    servers = []

    def start(answer) -> Server:
        servers.append(Server(answer))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


def said(text: str, reason: str = "stop") -> dict:
    return {"choices": [{"message": {"content": text}, "finish_reason": reason}]}


def echo(_path, body, _count):
    return 200, said(f"«{body['messages'][0]['content'].splitlines()[-1]}»".strip("«»").upper())


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("tencent/Hy-MT2-7B", "hy-mt2"),
        ("tencent/HY-MT1.5-1.8B", "hy-mt1.5"),
        ("tencent/Hunyuan-MT-7B", "hunyuan-mt"),
        ("google/translategemma-4b-it", "translategemma"),
        ("NiuTrans/LMT-60-4B", "lmt-60"),
        ("haoranxu/X-ALMA-13B-Group8", "x-alma"),
        ("qwen3", "general"),
        ("", "general"),
    ],
)
def test_each_family_has_its_prompt(model, name) -> None:
    assert prompt_for(model).name == name


def test_terms_are_asked_for_in_the_documented_words() -> None:
    asked = prompt_for("Hy-MT2-7B").text(request("Жүздің ханы келді.", "ru", TERM, TERM))
    assert asked.count("жүздің translates to жуз") == 1
    assert asked.startswith("Reference the following translations:")
    assert "into Russian." in asked
    assert asked.endswith("\n\nЖүздің ханы келді.")
    assert "俄语" in prompt_for("HY-MT1.5").text(request("Жүздің ханы.", "ru", TERM))
    assert "terms" not in prompt_for("LMT-60").text(request())
    assert "жүздің = жуз" in prompt_for("LMT-60").text(request("Жүздің ханы.", "ru", TERM))
    assert "Ол батыр еді." in prompt_for("qwen").text(request(before="Ол батыр еді."))


def test_translategemma_is_asked_by_codes_unless_there_are_terms() -> None:
    (message,) = prompt_for("translategemma").messages(request())
    assert message["content"][0]["source_lang_code"] == "kk"
    assert message["content"][0]["target_lang_code"] == "ru"
    assert isinstance(prompt_for("translategemma").messages(request("Жүз.", "ru", TERM))[0]["content"], str)


@pytest.mark.parametrize(
    ("answer", "source", "expected"),
    [
        ("Хан пришёл.", "Хан келді.", "Хан пришёл."),
        ("<think>Hm.\nLet me see.</think>\nХан пришёл.", "Хан келді.", "Хан пришёл."),
        ("```\nХан пришёл.\n```", "Хан келді.", "Хан пришёл."),
        ("Translation: The khan came.", "Хан келді.", "The khan came."),
        ("Here is the translation into English:\n\nThe khan came.", "Хан келді.", "The khan came."),
        ('"The khan came."', "Хан келді.", "The khan came."),
        ("«Алаш» был партией.", "«Алаш» партия болды.", "«Алаш» был партией."),
        ("«Алаш» и «Казах»", "Алаш және Қазақ", "«Алаш» и «Казах»"),
        ("В 1917: год революции", "1917: революция жылы", "В 1917: год революции"),
    ],
)
def test_answers_are_freed_of_what_is_no_translation(answer, source, expected) -> None:
    assert cleaned(answer, source) == expected


def test_a_server_is_asked_once_for_each_and_answers_in_order(serve, monkeypatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "secret")
    server = serve(echo)
    engine = OpenAIEngine("m", server.url, HASTY)
    texts = [f"сөз {number}" for number in range(9)] + ["сөз 0"]
    outputs = engine.translate([request(text) for text in texts])
    assert [output.text for output in outputs] == [text.upper() for text in texts]
    assert len(server.asked) == 9
    path, body = server.asked[0]
    assert path == "/chat/completions"
    assert (body["temperature"], body["_key"]) == (0, "Bearer secret")
    engine.translate([request(texts[0])])
    assert len(server.asked) == 9


def test_a_limited_rate_is_waited_out(serve) -> None:
    server = serve(lambda path, body, n: (429, {}, {"Retry-After": "0"}) if n < 3 else (200, said("Хан пришёл.")))
    assert OpenAIEngine("m", server.url, HASTY).translate([request()])[0].text == "Хан пришёл."
    assert len(server.asked) == 3


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (lambda *_: (500, {"error": "boom"}), "500"),
        (lambda *_: (401, {"error": "no key"}), "401"),
        (lambda *_: (404, {"error": "no such model"}), "404"),
        (lambda *_: (200, b"<html>hello</html>"), "JSON"),
        (lambda *_: (200, {"choices": []}), "without a translation"),
        (lambda *_: (200, {"choices": [{"message": {"content": None}}]}), "NoneType"),
        (lambda *_: time.sleep(1.2) or (200, said("late")), "does not answer"),
    ],
)
def test_a_server_that_fails_is_said_and_what_was_done_is_kept(serve, answer, message) -> None:
    good = "Халық қуанды."
    server = serve(lambda path, body, n: (200, said("ok")) if good in str(body) else answer(path, body, n))
    engine = OpenAIEngine("m", server.url, HASTY)
    assert engine.translate([request(good)])[0].text == "ok"
    with pytest.raises(EngineError, match=message):
        engine.translate([request(good), request("Хан келді.")])
    count = len(server.asked)
    assert engine.translate([request(good)])[0].text == "ok"
    assert len(server.asked) == count
    assert count <= 2 + HASTY.retries


def test_a_server_that_is_down_is_said() -> None:
    with pytest.raises(EngineError, match="does not answer") as caught:
        OpenAIEngine("m", "http://127.0.0.1:9", HASTY).translate([request()])
    assert caught.value.hint


def test_output_that_was_cut_off_is_a_warning(serve) -> None:
    server = serve(lambda *_: (200, said("Хан пришёл", "length")))
    (output,) = OpenAIEngine("m", server.url, HASTY).translate([request()])
    assert output.warnings == ("the server cut the output off",)


def test_names_with_and_without_an_address(serve, monkeypatch) -> None:
    server = serve(echo)
    assert load_engine(f"openai:org/model:7b@{server.url}/v1").info.model == "openai:org/model:7b"
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    with pytest.raises(EngineSetupError, match="no address"):
        load_engine("openai:m")
    monkeypatch.setenv("OPENAI_BASE_URL", "ftp://x")
    with pytest.raises(EngineSetupError, match="no address of a server"):
        load_engine("openai:m")
    with pytest.raises(UnsupportedPairError):
        OpenAIEngine("m", server.url).translate([request(target="de")])


def libre(languages):
    def answer(path, body, _count):
        if path == "/languages":
            return 200, languages
        return 200, {"translatedText": [text.upper() for text in body["q"]]}

    return answer


def test_libretranslate_translates_in_batches(serve, monkeypatch) -> None:
    monkeypatch.setenv("LIBRETRANSLATE_API_KEY", "key")
    server = serve(libre([{"code": "kk", "targets": ["en", "ru"]}]))
    texts = [f"сөз {number}" for number in range(25)] + ["сөз 3"]
    outputs = LibreTranslateEngine(server.url, HASTY).translate([request(text) for text in texts])
    assert [output.text for output in outputs] == [text.upper() for text in texts]
    assert [path for path, _ in server.asked] == ["/languages", "/translate", "/translate"]
    assert server.asked[1][1]["api_key"] == "key"


@pytest.mark.parametrize("languages", [[], [{"code": "en", "targets": ["ru"]}], [{"code": "kk", "targets": ["en"]}]])
def test_libretranslate_without_the_pair_is_said(serve, languages) -> None:
    with pytest.raises(UnsupportedPairError, match="kk-ru"):
        LibreTranslateEngine(serve(libre(languages)).url, HASTY).translate([request()])


@pytest.mark.parametrize("answer", [{"translatedText": "one"}, {"translatedText": []}, [], {"translatedText": [1]}])
def test_libretranslate_that_answers_nonsense_is_said(serve, answer) -> None:
    languages = [{"code": "kk", "targets": ["ru"]}]
    server = serve(lambda path, body, n: (200, languages if path == "/languages" else answer))
    with pytest.raises(EngineError, match="without translations"):
        LibreTranslateEngine(server.url, HASTY).translate([request()])


@pytest.fixture(scope="module")
def tiny_llama(tmp_path_factory) -> Path:
    """A language model with a chat template, random weights, saved as a download would be."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("hy-mt2-tiny")
    known = "хан келді . the khan came халық қуанды into russian"
    words = ["<unk>", "<s>", "</s>", *dict.fromkeys(known.split())]
    backend = Tokenizer(models.WordLevel({word: index for index, word in enumerate(words)}, unk_token="<unk>"))  # noqa: S106
    backend.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=backend, unk_token="<unk>", bos_token="<s>", eos_token="</s>")  # noqa: S106
    tokenizer.chat_template = "{% for m in messages %}<s> {{ m['content'] }} </s>{% endfor %}"
    torch.manual_seed(7)
    config = LlamaConfig(
        vocab_size=len(words), hidden_size=16, intermediate_size=32, num_hidden_layers=1, num_attention_heads=2,
        num_key_value_heads=2, max_position_embeddings=1024, bos_token_id=1, eos_token_id=2,
    )  # fmt: skip
    LlamaForCausalLM(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def test_a_language_model_translates_in_batches_as_alone(tiny_llama, monkeypatch) -> None:
    monkeypatch.setattr("mt_toolkit.engines.llm.causal._MOST_NEW", 8)
    engine = load_engine(f"causal:{tiny_llama}")
    assert Capability.INSTRUCTIONS in engine.info.capabilities
    assert "hy-mt2" in engine.info.revision
    inner = engine._engine
    texts = ["хан келді .", "халық қуанды . хан келді .", "хан келді ."]
    outputs = inner.translate([request(text) for text in texts])
    assert outputs == [inner.translate([request(text)])[0] for text in texts]
    assert not any("Translate" in output.text for output in outputs)


def test_a_language_model_without_a_template_or_weights_is_refused(tiny_llama, tiny_marian, tmp_path) -> None:
    import shutil

    copy = tmp_path / "copy"
    shutil.copytree(tiny_llama, copy)
    (copy / "chat_template.jinja").unlink()
    with pytest.raises(EngineSetupError, match="chat template"):
        load_engine(f"causal:{copy}").translate([request()])
    (copy / "model.safetensors").unlink()
    with pytest.raises(EngineSetupError, match="missing"):
        load_engine(f"causal:{copy}").translate([request()])
    with pytest.raises(EngineSetupError):
        load_engine(f"causal:{tiny_marian}").translate([request()])


def test_every_family_is_listed_without_a_network() -> None:
    names = [line.split("\t")[0].split(":")[0] for line in describe_engines()]
    assert {"causal", "openai", "libretranslate", "ct2", "seq2seq", "marian", "rules"} <= set(names)
