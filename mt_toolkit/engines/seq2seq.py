"""Public encoder-decoders through transformers: NLLB, M2M100 and Marian checkpoints, from a folder or by hub id.

Weights are loaded on the first translation, in safetensors only, never with remote code. torch and transformers come
with the extra ``hf``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.engine import Capability, EngineInfo, EngineOutput
from mt_toolkit.core.languages import KAZAKH, TARGETS, LanguagePair
from mt_toolkit.engines.model_codes import FAMILIES, Codes
from mt_toolkit.errors import EngineError, EngineSetupError, MissingExtraError, UnsupportedPairError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.engine import EngineRequest

_NEEDED = ("torch", "transformers", "safetensors", "sentencepiece")
_MOST_POSITIONS = 512
_RESERVED = 8
"""Tokens kept free for language codes and the end of the sentence."""


@dataclass(frozen=True, slots=True)
class Decoding:
    """Settings of the decoder; part of the engine's identity. ``beams`` 1 is greedy."""

    beams: int = 4
    batch: int = 16

    def __str__(self) -> str:
        return "greedy" if self.beams == 1 else f"beam{self.beams}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A model in memory with its tokenizer and its way of naming languages."""

    model: Any
    tokenizer: Any
    codes: Codes


class Seq2SeqEngine:
    """One checkpoint. Duplicated sentences are translated once; batches are of similar length."""

    def __init__(self, model: str, revision: str = "", decoding: Decoding | None = None) -> None:
        """Read the configuration, not the weights.

        Raises:
            EngineSetupError: If there is no such model, or it is of an architecture that is not supported.
        """
        self._model = model
        self._revision = revision
        self._decoding = decoding or Decoding()
        self._config = read_config(model, revision)
        self._loaded: Loaded | None = None

    @property
    def info(self) -> EngineInfo:
        """What is known from the configuration; the licence is the checkpoint's own, unknown to us."""
        name = Path(self._model).name
        return EngineInfo(
            name="hf",
            model=f"hf:{name}",
            revision=f"{self._revision or 'local'}/{self._decoding}",
            licence="see the model card",
            commercial_use=False,
            pairs=frozenset(LanguagePair(KAZAKH, target) for target in self._targets()),
            capabilities=frozenset({Capability.KEEPS_PLACEHOLDERS}),
        )

    def translate(self, requests: Sequence[EngineRequest]) -> list[EngineOutput]:
        """Translate every request: same length, same order.

        Raises:
            UnsupportedPairError: If a pair is not among those of the model.
            EngineError: If even a single sentence does not fit into memory.
        """
        for request in requests:
            if request.pair not in self.info.pairs:
                raise UnsupportedPairError(f"{self.info.model} does not translate {request.pair}")
        wanted = sorted(
            {(request.pair.target, request.text) for request in requests},
            key=lambda item: (item[0], len(item[1]), item[1]),
        )
        done: dict[tuple[str, str], str] = {}
        for target in sorted({target for target, _ in wanted}):
            texts = [text for language, text in wanted if language == target]
            parts = {text: self._parts(text) for text in texts}
            flat = [part for text in texts for part in parts[text]]
            translated = iter(self._in_batches(flat, target))
            for text in texts:
                done[target, text] = " ".join(next(translated) for _ in parts[text])
        return [EngineOutput(done[request.pair.target, request.text]) for request in requests]

    def _targets(self) -> tuple[str, ...]:
        family = FAMILIES[self._config["model_type"]]
        return family.targets(self._model, TARGETS)

    def _parts(self, text: str) -> list[str]:
        """The text in parts that the model can hold: cut at the space nearest the middle, never cut off."""
        middle = len(text) // 2
        nearest = (text.rfind(" ", 1, middle), text.find(" ", middle))
        spaces = [place for place in nearest if 0 < place < len(text) - 1]
        if not spaces or len(self._load().tokenizer(text)["input_ids"]) <= self._positions() - _RESERVED:
            return [text]
        cut = min(spaces, key=lambda place: abs(place - middle))
        return [*self._parts(text[:cut].strip()), *self._parts(text[cut:].strip())]

    def _positions(self) -> int:
        return min(int(self._config.get("max_position_embeddings") or _MOST_POSITIONS), _MOST_POSITIONS)

    def _in_batches(self, texts: list[str], target: str) -> list[str]:
        outputs: list[str] = []
        size, start = self._decoding.batch, 0
        while start < len(texts):
            try:
                outputs.extend(self._decode(texts[start : start + size], target))
            except (MemoryError, RuntimeError) as error:
                if "memory" not in str(error).lower() and not isinstance(error, MemoryError):
                    raise EngineError(f"{self.info.model} failed: {error}") from error
                if size == 1:
                    raise EngineError("one sentence does not fit into memory", hint="use a smaller model") from error
                size = max(1, size // 2)
                continue
            start += size
        return outputs

    def _decode(self, texts: list[str], target: str) -> list[str]:
        import torch

        loaded = self._load()
        sources, forced = loaded.codes.prepare(loaded.tokenizer, texts, target)
        inputs = loaded.tokenizer(
            sources, return_tensors="pt", padding=True, truncation=True, max_length=self._positions()
        )
        inputs = inputs.to(loaded.model.device)
        with torch.inference_mode():
            generated = loaded.model.generate(
                **inputs,
                num_beams=self._decoding.beams,
                do_sample=False,
                max_new_tokens=self._positions() - _RESERVED,
                **({"forced_bos_token_id": forced} if forced is not None else {}),
            )
        return [text.strip() for text in loaded.tokenizer.batch_decode(generated, skip_special_tokens=True)]

    def _load(self) -> Loaded:
        if self._loaded is None:
            self._loaded = load_checkpoint(self._model, self._revision, FAMILIES[self._config["model_type"]])
        return self._loaded


def require() -> None:
    """Look, without importing anything heavy, whether this engine could run here.

    Raises:
        MissingExtraError: If transformers or torch is not installed.
    """
    if any(find_spec(module) is None for module in _NEEDED):
        raise MissingExtraError("hf", "engine 'hf'")


def load(model: str) -> Seq2SeqEngine:
    """Make an engine from ``PATH_OR_HUB_ID[@REVISION]``.

    Raises:
        MissingExtraError: If transformers or torch is not installed.
        EngineSetupError: If the model cannot be used.
    """
    require()
    path, _, revision = model.partition("@") if not Path(model).exists() else (model, "", "")
    return Seq2SeqEngine(path, revision)


def read_config(model: str, revision: str) -> dict[str, Any]:
    """The ``config.json`` of a folder or, from the local cache or the hub, of a hub id.

    Raises:
        EngineSetupError: If it cannot be had, or names an architecture that is not supported.
    """
    folder = Path(model)
    if folder.is_dir():
        file = folder / "config.json"
        if not file.is_file():
            raise EngineSetupError(f"{model} holds no config.json", hint="give the folder of a saved model")
        try:
            config: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        except ValueError as error:
            raise EngineSetupError(f"{file} is not JSON: {error}", hint="the download may be incomplete") from error
    elif folder.suffix or model.startswith((".", "/")) or model.count("/") != 1:
        raise EngineSetupError(f"no such model folder: {model}", hint="give a folder, or a hub id such as owner/name")
    else:
        config = _hub_config(model, revision)
    kind = config.get("model_type", "")
    if kind not in FAMILIES:
        known = ", ".join(sorted(FAMILIES))
        raise EngineSetupError(f"{model} is a '{kind}' model; supported: {known}", hint="choose another model")
    return config


def _hub_config(model: str, revision: str) -> dict[str, Any]:
    from transformers import AutoConfig

    try:
        found = AutoConfig.from_pretrained(model, revision=revision or None, trust_remote_code=False)
    except (OSError, ValueError) as error:
        first_line = str(error).strip().split("\n", 1)[0]
        raise EngineSetupError(
            f"model {model} cannot be had: {first_line}",
            hint="check the id and the connection, or give the folder of a model on disk",
        ) from error
    config: dict[str, Any] = found.to_dict()
    return config


def load_checkpoint(model: str, revision: str, codes: Codes) -> Loaded:
    """Weights (safetensors only) and tokenizer of a checkpoint, ready to translate on this machine's device.

    Raises:
        EngineSetupError: If the weights are missing, or only there as a pickle.
    """
    import torch
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    folder = Path(model)
    if folder.is_dir() and not list(folder.glob("*.safetensors")):
        pickled = [file.name for file in folder.glob("*.bin")]
        reason = f"only as a pickle ({', '.join(pickled)}), which can run code" if pickled else "missing"
        raise EngineSetupError(f"the weights of {model} are {reason}", hint="get or convert them to safetensors")
    options: dict[str, Any] = {"revision": revision or None, "trust_remote_code": False}
    try:
        tokenizer = AutoTokenizer.from_pretrained(model, **options)
        network = AutoModelForSeq2SeqLM.from_pretrained(model, use_safetensors=True, **options)
    except (OSError, ValueError) as error:
        first_line = str(error).strip().split("\n", 1)[0]
        raise EngineSetupError(
            f"{model} cannot be loaded: {first_line}", hint="the download may be incomplete"
        ) from error
    codes.check(tokenizer, model)
    codes.check_layout(tokenizer, network.config.vocab_size, model)
    network.eval()
    if torch.cuda.is_available():
        network.to("cuda")
    return Loaded(network, tokenizer, codes)
