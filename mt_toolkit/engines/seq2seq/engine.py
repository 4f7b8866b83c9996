"""The engine over a checkpoint: free translation, several hypotheses, and translation with terms forced."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.engine import Capability, EngineInfo, EngineOutput
from mt_toolkit.core.languages import KAZAKH, TARGETS, LanguagePair
from mt_toolkit.engines import batching
from mt_toolkit.engines.batching import Budget
from mt_toolkit.engines.model_codes import FAMILIES
from mt_toolkit.engines.requests import by_parts, check_pairs
from mt_toolkit.engines.seq2seq import forcing
from mt_toolkit.engines.seq2seq.checkpoint import Loaded, load_checkpoint, path_and_revision, read_config, require
from mt_toolkit.errors import EngineSetupError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.engine import EngineRequest

_MOST_POSITIONS = 512
_RESERVED = 8
"""Tokens kept free for language codes and the end of the sentence."""


@dataclass(frozen=True, slots=True)
class Decoding:
    """Settings of the decoder; part of the engine's identity. ``beams`` 1 is greedy."""

    beams: int = 4
    batch: int = 16
    tokens: int = 2048
    """The most tokens of a batch, padding counted."""
    no_repeat: int = 0
    """Length of the word sequences that may not come twice; 0 for no such rule."""

    def __str__(self) -> str:
        name = "greedy" if self.beams == 1 else f"beam{self.beams}"
        return f"{name}-norepeat{self.no_repeat}" if self.no_repeat else name


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
        targets = FAMILIES[self._config["model_type"]].targets(self._model, TARGETS)
        return EngineInfo(
            name="hf",
            model=f"hf:{Path(self._model).name}",
            revision=f"{self._revision or 'local'}/{self._decoding}",
            licence="see the model card",
            commercial_use=False,
            pairs=frozenset(LanguagePair(KAZAKH, target) for target in targets),
            capabilities=frozenset(
                {
                    Capability.KEEPS_PLACEHOLDERS,
                    Capability.FORCES_IN_DECODER,
                    Capability.ATTENTION,
                    Capability.N_BEST,
                }
            ),
        )

    def translate(self, requests: Sequence[EngineRequest]) -> list[EngineOutput]:
        """Translate every request: same length, same order.

        Raises:
            UnsupportedPairError: If a pair is not among those of the model.
            EngineError: If even a single sentence does not fit into memory.
        """
        return [outputs[0] for outputs in self._hypotheses(requests, 1, self._decoding)]

    def translate_differently(self, requests: Sequence[EngineRequest]) -> list[EngineOutput]:
        """A second try with other settings, for output that cannot be right: a wider beam, no repeated trigrams."""
        other = replace(self._decoding, beams=self._decoding.beams + 2, no_repeat=3)
        return [outputs[0] for outputs in self._hypotheses(requests, 1, other)]

    def alternatives(self, requests: Sequence[EngineRequest], count: int) -> list[list[EngineOutput]]:
        """Up to ``count`` different hypotheses a request, best first, by a beam that is at least so wide.

        Raises:
            UnsupportedPairError: If a pair is not among those of the model.
            EngineError: If even a single sentence does not fit into memory.
        """
        wide = replace(self._decoding, beams=max(count, self._decoding.beams))
        return self._hypotheses(requests, count, wide)

    def force(self, requests: Sequence[EngineRequest], drafts: Sequence[str], method: str) -> list[EngineOutput | None]:
        """Translate with the requirements as constraints, by ``gate`` or ``dba``; None where that cannot be.

        That is, for a sentence too long to hold, without requirements, or with terms that the model has no letters for.

        Raises:
            UnsupportedPairError: If a pair is not among those of the model.
            EngineError: If even a single sentence does not fit into memory.
        """
        check_pairs(requests, self.info)
        loaded = self._load()
        jobs = [
            forcing.Job(request, draft)
            for request, draft in zip(requests, drafts, strict=True)
            if self._fits(request.text) and request.requirements
        ]
        done: dict[forcing.Job, str | None] = {}
        for target in sorted({job.request.pair.target for job in jobs}):
            own = [job for job in dict.fromkeys(jobs) if job.request.pair.target == target]
            search = forcing.Search(loaded, target, method, self._decoding.beams, self._most_new())
            texts = batching.run(own, lambda job: len(job.request.text), search.prepare, search.decode, self._budget())
            done.update(zip(own, texts, strict=True))
        found = (done.get(forcing.Job(*pair)) for pair in zip(requests, drafts, strict=True))
        return [None if text is None else EngineOutput(text) for text in found]

    def _hypotheses(
        self, requests: Sequence[EngineRequest], count: int, decoding: Decoding
    ) -> list[list[EngineOutput]]:
        check_pairs(requests, self.info)

        def translated(texts: list[str], target: str) -> list[list[str]]:
            return self._translated(texts, target, count, decoding)

        return by_parts(requests, self._fits, translated)

    def _translated(self, texts: list[str], target: str, count: int, decoding: Decoding) -> list[list[str]]:
        loaded = self._load()

        def prepare(batch: list[str]) -> tuple[Any, int | None]:
            with loaded.lock:
                sources, forced = loaded.codes.prepare(loaded.tokenizer, batch, target)
                return loaded.tokenizer(sources, return_tensors="pt", padding=True), forced

        def decode(prepared: tuple[Any, int | None]) -> list[list[str]]:
            return self._generate(*prepared, count, decoding)

        return batching.run(texts, len, prepare, decode, self._budget())

    def _generate(self, inputs: Any, forced: int | None, count: int, decoding: Decoding) -> list[list[str]]:  # noqa: ANN401
        import torch

        loaded = self._load()
        with torch.inference_mode():
            generated = loaded.model.generate(
                **inputs.to(loaded.model.device),
                num_beams=decoding.beams,
                num_return_sequences=count,
                do_sample=False,
                max_new_tokens=self._most_new(),
                no_repeat_ngram_size=decoding.no_repeat,
                **({"forced_bos_token_id": forced} if forced is not None else {}),
            )
        with loaded.lock:
            texts = [text.strip() for text in loaded.tokenizer.batch_decode(generated, skip_special_tokens=True)]
        return [list(dict.fromkeys(texts[start : start + count])) for start in range(0, len(texts), count)]

    def _fits(self, text: str) -> bool:
        return len(self._load().tokenizer(text)["input_ids"]) <= self._positions() - _RESERVED

    def _positions(self) -> int:
        return min(int(self._config.get("max_position_embeddings") or _MOST_POSITIONS), _MOST_POSITIONS)

    def _most_new(self) -> int:
        return self._positions() - _RESERVED

    def _budget(self) -> Budget:
        # Lengths are code points before tokenisation; a subword token is some three of them.
        return Budget(self._decoding.batch, 3 * self._decoding.tokens)

    def _load(self) -> Loaded:
        if self._loaded is None:
            self._loaded = load_checkpoint(self._model, self._revision, FAMILIES[self._config["model_type"]])
        return self._loaded


def load(model: str) -> Seq2SeqEngine:
    """Make an engine from ``PATH_OR_HUB_ID[@REVISION]``.

    Raises:
        MissingExtraError: If transformers or torch is not installed.
        EngineSetupError: If the model cannot be used.
    """
    require()
    return Seq2SeqEngine(*path_and_revision(model))


def load_marian(model: str) -> Seq2SeqEngine:
    """The same for the family ``marian``: another architecture is refused.

    Raises:
        MissingExtraError: If transformers or torch is not installed.
        EngineSetupError: If the model cannot be used, or is no Marian model.
    """
    require()
    path, revision = path_and_revision(model)
    kind = read_config(path, revision)["model_type"]
    if kind != "marian":
        raise EngineSetupError(f"{path} is a '{kind}' model, not Marian", hint=f"use seq2seq:{model}")
    return Seq2SeqEngine(path, revision)
