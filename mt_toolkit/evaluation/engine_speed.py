"""Speed of the engines on random weights: ``python -m mt_toolkit.evaluation.engine_speed [--small]``.

The shape is that of NLLB-200 distilled 600M; every sentence has 30 source tokens and is made to have 30 target tokens,
so that weights do not matter. Measured in one run, each way in a process of its own, one thread: a plain loop over
transformers, raw CTranslate2, and our engine over CTranslate2. What counts is ratios: they hold on other machines.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.engine import EngineRequest
from mt_toolkit.core.languages import LanguagePair

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LENGTH = 30
_PAIR = LanguagePair("kk", "en")
_WAYS = ("transformers 1", "transformers 8", "raw 8", "raw 1", "ours 8", "ours 1")
_MAKE = "make"
_BARS = (
    ("ours 8", "raw 8", "bar 0.95"),
    ("ours 8", "transformers 8", "bar 2.5"),
    ("ours 8", "transformers 1", "bar 6"),
    ("ours 1", "transformers 1", "no bar"),
)
_ALPHABET = "бвгдклмнпрст"


@dataclass(frozen=True, slots=True)
class Measured:
    """Target tokens a second of wall time, one thread, and the peak memory of the process in megabytes."""

    way: str
    tokens: float
    memory: float


def make_model(folder: Path, *, small: bool) -> None:
    """A checkpoint of random weights with a tokenizer of whole words, in the files of an NLLB model."""
    import torch
    from transformers import M2M100Config, M2M100ForConditionalGeneration, NllbTokenizer

    words = ["<s>", "<pad>", "</s>", "<unk>", *(f"\u2581{one}{two}{three}" for one in _ALPHABET for two in "аеиоу"
             for three in _ALPHABET)]  # fmt: skip
    letters = sorted({letter for word in words[4:] for letter in word})
    vocabulary = {word: index for index, word in enumerate([*words[:4], *letters, *words[4:]])}
    merges = [("\u2581", one) for one in _ALPHABET]
    merges += [(f"\u2581{one}", two) for one in _ALPHABET for two in "аеиоу"]
    merges += [(f"\u2581{one}{two}", three) for one in _ALPHABET for two in "аеиоу" for three in _ALPHABET]
    for left, right in merges:
        vocabulary.setdefault(left + right, len(vocabulary))
    codes = ["eng_Latn", "kaz_Cyrl", "rus_Cyrl"]
    tokenizer = NllbTokenizer(vocab=vocabulary, merges=merges, extra_special_tokens=codes, src_lang="kaz_Cyrl")
    shape = {"d_model": 64, "ffn": 128, "layers": 2, "heads": 4, "size": len(tokenizer)} if small else {
        "d_model": 1024, "ffn": 4096, "layers": 12, "heads": 16, "size": 256_206}  # fmt: skip
    torch.manual_seed(7)
    config = M2M100Config(
        vocab_size=shape["size"], d_model=shape["d_model"], encoder_layers=shape["layers"],
        decoder_layers=shape["layers"], encoder_ffn_dim=shape["ffn"], decoder_ffn_dim=shape["ffn"],
        encoder_attention_heads=shape["heads"], decoder_attention_heads=shape["heads"], pad_token_id=1,
        bos_token_id=0, eos_token_id=2, decoder_start_token_id=2, max_position_embeddings=1024,
    )  # fmt: skip
    M2M100ForConditionalGeneration(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def convert_model(folder: Path, output: Path) -> None:
    """The same in CTranslate2, int8, as ``models convert`` makes it, its vocabulary filled up to the embeddings."""
    import ctranslate2
    from transformers import AutoTokenizer

    from mt_toolkit.engines.ct2.conversion import RECORD  # noqa: PLC0415 - optional

    size = int(json.loads((folder / "config.json").read_text(encoding="utf-8"))["vocab_size"])

    class Filled(ctranslate2.converters.TransformersConverter):  # type: ignore[misc] # untyped base
        def load_tokenizer(self, *given: Any, **options: Any) -> Any:  # noqa: ANN401
            found = super().load_tokenizer(*given, **options)
            known = dict(found.get_vocab())
            known |= {f"<filler{index}>": index for index in range(len(known), size)}
            found.get_vocab = lambda: known
            return found

    Filled(str(folder)).convert(str(output), quantization="int8")
    AutoTokenizer.from_pretrained(folder).save_pretrained(output)
    record = {"source": "random", "model_type": "m2m_100", "quantization": "int8", "positions": 1000}
    (output / RECORD).write_text(json.dumps(record), encoding="utf-8")


def sentences(count: int) -> list[str]:
    """Sentences of 30 tokens, all different."""
    words = [one + two + three for one in _ALPHABET for two in "аеиоу" for three in _ALPHABET]
    return [
        " ".join(words[(31 * number + 7 * place) % len(words)] for place in range(_LENGTH)) for number in range(count)
    ]


def measure(way: str, folder: Path, converted: Path, count: int) -> Measured:
    """One way, warmed up once."""
    kind, batch = way.split()
    texts = sentences(count)
    run = _transformers(folder, int(batch)) if kind == "transformers" else _fast(kind, converted, int(batch))
    run(texts[: int(batch)])
    started = time.perf_counter()
    run(texts)
    seconds = time.perf_counter() - started
    return Measured(way, count * _LENGTH / seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _transformers(folder: Path, batch: int) -> Callable[[Sequence[str]], None]:
    import torch
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    torch.set_num_threads(1)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSeq2SeqLM.from_pretrained(folder).eval()
    code = tokenizer.convert_tokens_to_ids("eng_Latn")

    def run(texts: Sequence[str]) -> None:
        for start in range(0, len(texts), batch):
            inputs = tokenizer(list(texts[start : start + batch]), return_tensors="pt", padding=True)
            with torch.inference_mode():
                model.generate(**inputs, num_beams=4, do_sample=False, forced_bos_token_id=code,
                               min_new_tokens=_LENGTH + 1, max_new_tokens=_LENGTH + 1)  # fmt: skip

    return run


def _fast(kind: str, converted: Path, batch: int) -> Callable[[Sequence[str]], None]:
    """Raw CTranslate2, or our engine over the same translator, with the same forced lengths."""
    from mt_toolkit.engines.ct2 import Ct2Engine  # noqa: PLC0415 - optional
    from mt_toolkit.engines.seq2seq import Decoding  # noqa: PLC0415

    engine = Ct2Engine(converted, Decoding(batch=batch))
    forced = {
        "min_decoding_length": _LENGTH + 1,
        "max_decoding_length": _LENGTH + 1,
        "max_batch_size": batch,
        "batch_type": "examples",
    }
    loaded = engine._load()  # noqa: SLF001 - measured from inside

    def ours(texts: Sequence[str]) -> None:
        engine._hypotheses([EngineRequest(text, _PAIR) for text in texts], 1, forced)  # noqa: SLF001

    def raw(texts: Sequence[str]) -> None:
        loaded.tokenizer.src_lang = "kaz_Cyrl"
        pieces = [loaded.tokenizer.convert_ids_to_tokens(ids) for ids in loaded.tokenizer(list(texts))["input_ids"]]
        results = loaded.translator.translate_batch(
            pieces, target_prefix=[["eng_Latn"]] * len(pieces), beam_size=4, num_hypotheses=1, **forced
        )
        tokens = [loaded.tokenizer.convert_tokens_to_ids(result.hypotheses[0][1:]) for result in results]
        loaded.tokenizer.batch_decode(tokens, skip_special_tokens=True)

    return ours if kind == "ours" else raw


def table(found: Sequence[Measured]) -> str:
    """The figures and the ratios that there are bars for."""
    lines = [f"{each.way:<16} {each.tokens:8.1f} tokens/s  peak {each.memory:7.0f} MB" for each in found]
    speed = {each.way: each.tokens for each in found}
    lines += [f"{one} / {other}: {speed[one] / speed[other]:.2f} ({bar})" for one, other, bar in _BARS]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the models, measure each way in a process of its own, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="a tiny shape: for tests, its ratios mean nothing")
    parser.add_argument("--sentences", type=int, default=16)
    parser.add_argument("--way", choices=(_MAKE, *_WAYS), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.way == _MAKE:
        make_model(options.folder / "model", small=options.small)
        convert_model(options.folder / "model", options.folder / "converted")
        return 0
    if options.way:
        found = measure(options.way, options.folder / "model", options.folder / "converted", options.sentences)
        sys.stdout.write(json.dumps([found.way, found.tokens, found.memory]) + "\n")
        return 0
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        # A process inherits the peak memory of the one that started it: this one must stay small.
        _start(_MAKE, folder, options.sentences, *(["--small"] if options.small else []))
        rows = [json.loads(_start(way, folder, options.sentences).splitlines()[-1]) for way in _WAYS]
        sys.stdout.write(table([Measured(*row) for row in rows]))
    return 0


def _start(way: str, folder: Path, count: int, *more: str) -> str:
    """Run one way in a process of its own, with one thread; what it printed."""
    options = ["--way", way, "--folder", str(folder), "--sentences", str(count), *more]
    command = [sys.executable, "-m", "mt_toolkit.evaluation.engine_speed", *options]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "MT_TOOLKIT_THREADS": "1"}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
