"""Translation language models through transformers' chat templates: ``causal:PATH_OR_HUB_ID[@REV]``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.engine import Capability, EngineInfo, EngineOutput
from mt_toolkit.core.languages import KAZAKH, TARGETS, LanguagePair
from mt_toolkit.engines import batching
from mt_toolkit.engines.batching import Budget
from mt_toolkit.engines.llm.prompts import cleaned, prompt_for
from mt_toolkit.engines.requests import check_pairs
from mt_toolkit.engines.seq2seq.checkpoint import at_work, loading, path_and_revision, read_any_config, require
from mt_toolkit.errors import EngineSetupError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.engine import EngineRequest

_MOST_NEW = 512


class CausalEngine:
    """One checkpoint, greedy, in batches padded on the left. Equal requests are translated once."""

    def __init__(self, model: str, revision: str = "", budget: Budget | None = None) -> None:
        """Read the configuration, not the weights.

        Raises:
            EngineSetupError: If there is no such model.
        """
        self._model, self._revision = model, revision
        self._config = read_any_config(model, revision)
        self._prompt = prompt_for(str(self._config.get("_name_or_path") or "") + " " + Path(model).name)
        self._budget = budget or Budget(8, 8192)
        self._loaded: tuple[Any, Any] | None = None

    @property
    def info(self) -> EngineInfo:
        """What is known from the name and the configuration."""
        return EngineInfo(
            name="causal",
            model=f"causal:{Path(self._model).name}",
            revision=f"{self._revision or 'local'}/greedy-{self._prompt.name}",
            licence="see the model card",
            commercial_use=False,
            pairs=frozenset(LanguagePair(KAZAKH, target) for target in TARGETS),
            capabilities=frozenset({Capability.INSTRUCTIONS, Capability.KEEPS_PLACEHOLDERS}),
        )

    def translate(self, requests: Sequence[EngineRequest]) -> list[EngineOutput]:
        """Translate every request: same length, same order.

        Raises:
            UnsupportedPairError: For a pair that is not out of Kazakh into English or Russian.
            EngineSetupError: If the weights cannot be used, or the tokenizer has no chat template.
            EngineError: If even one request does not fit into memory.
        """
        check_pairs(requests, self.info)
        own = list(dict.fromkeys(requests))
        self._load()
        texts = batching.run(own, lambda request: len(request.text), self._prepare, self._decode, self._budget)
        done = {request: cleaned(text, request.text) for request, text in zip(own, texts, strict=True)}
        return [EngineOutput(done[request]) for request in requests]

    def _prepare(self, requests: list[EngineRequest]) -> Any:  # noqa: ANN401 - transformers is untyped
        tokenizer = self._load()[1]
        return tokenizer.apply_chat_template(
            [self._prompt.messages(request) for request in requests],
            add_generation_prompt=True, padding=True, return_tensors="pt", return_dict=True, tokenize=True,
        )  # fmt: skip

    def _decode(self, inputs: Any) -> list[str]:  # noqa: ANN401
        import torch

        model, tokenizer = self._load()
        with torch.inference_mode():
            found = model.generate(
                **inputs.to(model.device), do_sample=False, max_new_tokens=_MOST_NEW,
                pad_token_id=tokenizer.pad_token_id,
            )  # fmt: skip
        new = found[:, inputs["input_ids"].shape[1] :]
        return [str(text) for text in tokenizer.batch_decode(new, skip_special_tokens=True)]

    def _load(self) -> tuple[Any, Any]:
        if self._loaded is None:
            self._loaded = load_causal(self._model, self._revision)
        return self._loaded


def load_causal(model: str, revision: str) -> tuple[Any, Any]:
    """Weights (safetensors only) and tokenizer.

    Raises:
        EngineSetupError: If the weights are missing, damaged or only a pickle, or there is no chat template.
    """
    from transformers import AutoModelForCausalLM, AutoTokenizer

    with loading(model) as options:
        options["revision"] = revision or None
        tokenizer = AutoTokenizer.from_pretrained(model, padding_side="left", **options)
        network = AutoModelForCausalLM.from_pretrained(model, use_safetensors=True, dtype="auto", **options)
    if not tokenizer.chat_template:
        raise EngineSetupError(f"{model} has no chat template", hint="use the version that is tuned for chat")
    if tokenizer.pad_token_id is None:
        tokenizer.pad_token = tokenizer.eos_token
    return at_work(network), tokenizer


def load(model: str) -> CausalEngine:
    """Make an engine from ``PATH_OR_HUB_ID[@REVISION]``.

    Raises:
        MissingExtraError: If transformers or torch is not installed.
        EngineSetupError: If the model cannot be used.
    """
    require()
    return CausalEngine(*path_and_revision(model))
