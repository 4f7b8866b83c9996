"""The engine over a converted model: ``ct2:FOLDER`` as ``mt-toolkit models convert`` makes it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.engine import Capability, EngineInfo, EngineOutput
from mt_toolkit.core.languages import KAZAKH, TARGETS, LanguagePair
from mt_toolkit.engines.ct2.conversion import RECORD, require
from mt_toolkit.engines.ct2.repair import Repair, Task
from mt_toolkit.engines.decoding import vocabulary_of
from mt_toolkit.engines.decoding.vocabulary import function_words
from mt_toolkit.engines.model_codes import FAMILIES
from mt_toolkit.engines.requests import by_parts, check_pairs
from mt_toolkit.engines.seq2seq.engine import Decoding
from mt_toolkit.engines.seq2seq.forcing import writable_forms
from mt_toolkit.engines.seq2seq.spans import source_spans
from mt_toolkit.errors import EngineError, EngineSetupError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.engine import EngineRequest
    from mt_toolkit.engines.decoding.constraints import Tokens

THREADS = "MT_TOOLKIT_THREADS"
"""Environment variable: processor threads; all of them by default. Which never changes what is translated."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    translator: Any
    tokenizer: Any


class Ct2Engine:
    """One converted model. Duplicated sentences are translated once; CTranslate2 makes its own batches by length."""

    def __init__(self, folder: Path, decoding: Decoding | None = None, device: str = "auto") -> None:
        """Read the record, not the weights.

        Raises:
            EngineSetupError: If the folder is no converted model.
        """
        self._folder = folder
        self._decoding = decoding or Decoding()
        self._device = device
        self._record = _read_record(folder)
        self._codes = FAMILIES[self._record["model_type"]]
        self._loaded: _Loaded | None = None

    @property
    def info(self) -> EngineInfo:
        """What the record of the conversion says; the licence is the checkpoint's own, unknown to us."""
        targets = self._codes.targets(self._record["source"], TARGETS)
        return EngineInfo(
            name="ct2",
            model=f"ct2:{self._record['source']}",
            revision=f"{self._record['quantization']}/{self._decoding}",
            licence="see the model card",
            commercial_use=False,
            pairs=frozenset(LanguagePair(KAZAKH, target) for target in targets),
            capabilities=frozenset(
                {
                    Capability.KEEPS_PLACEHOLDERS,
                    Capability.TARGET_PREFIX,
                    Capability.ATTENTION,
                    Capability.N_BEST,
                }
            ),
        )

    def translate(self, requests: Sequence[EngineRequest]) -> list[EngineOutput]:
        """Translate every request: same length, same order.

        Raises:
            UnsupportedPairError: If a pair is not among those of the model.
            EngineError: If CTranslate2 fails.
        """
        return [found[0] for found in self._hypotheses(requests, 1, {})]

    def translate_differently(self, requests: Sequence[EngineRequest]) -> list[EngineOutput]:
        """A second try for output that cannot be right: a wider beam, no repeated trigrams."""
        other = {"beam_size": self._decoding.beams + 2, "no_repeat_ngram_size": 3}
        return [found[0] for found in self._hypotheses(requests, 1, other)]

    def alternatives(self, requests: Sequence[EngineRequest], count: int) -> list[list[EngineOutput]]:
        """Up to ``count`` different hypotheses a request, best first.

        Raises:
            UnsupportedPairError: If a pair is not among those of the model.
            EngineError: If CTranslate2 fails.
        """
        return self._hypotheses(requests, count, {"beam_size": max(count, self._decoding.beams)})

    def force(self, requests: Sequence[EngineRequest], drafts: Sequence[str], method: str) -> list[EngineOutput | None]:
        """Begin each translation anew where a term belongs (``repair``); None where that does not come out.

        Raises:
            EngineSetupError: For another method.
            UnsupportedPairError: If a pair is not among those of the model.
        """
        if method != "repair":
            raise EngineSetupError(f"CTranslate2 cannot force by '{method}'", hint="it can by 'repair'")
        check_pairs(requests, self.info)
        loaded = self._load()
        repair = Repair(loaded.translator, self._decoding.beams, int(self._record["positions"]))
        answers: list[EngineOutput | None] = []
        for request, draft in zip(requests, drafts, strict=True):
            task = self._task(request, draft)
            pieces = repair.run(task) if task else None
            answers.append(None if pieces is None else EngineOutput(self._text(pieces)))
        return answers

    def _task(self, request: EngineRequest, draft: str) -> Task | None:
        tokenizer = self._load().tokenizer
        if not request.requirements or not self._fits(request.text):
            return None
        (prepared,), first = self._codes.prepare(tokenizer, [request.text], request.pair.target)

        def forms(index: int, own: str, capital: bool) -> tuple[Tokens, ...]:  # noqa: FBT001 - a callback
            term = request.requirements[index]
            return writable_forms(tokenizer, term, own, request.pair.target, capital=capital)

        places = [(term.start, term.end) for term in request.requirements]
        return Task(
            source=self._pieces(prepared),
            prefix=self._prefix(first),
            draft=tokenizer.convert_ids_to_tokens(tokenizer(text_target=draft, add_special_tokens=False)["input_ids"]),
            spans=tuple(source_spans(tokenizer, prepared, places, request.text)),
            tokenizer=tokenizer,
            vocabulary=vocabulary_of(tokenizer, len(tokenizer), function_words(request.pair.target)),
            forms=forms,
        )

    def _hypotheses(
        self, requests: Sequence[EngineRequest], count: int, options: dict[str, Any]
    ) -> list[list[EngineOutput]]:
        check_pairs(requests, self.info)

        def translated(texts: list[str], target: str) -> list[list[str]]:
            return self._translated(texts, target, count, options)

        return by_parts(requests, self._fits, translated)

    def _translated(self, texts: list[str], target: str, count: int, options: dict[str, Any]) -> list[list[str]]:
        loaded = self._load()
        prepared, first = self._codes.prepare(loaded.tokenizer, texts, target)
        prefix = self._prefix(first)
        settings = {
            "beam_size": self._decoding.beams,
            "num_hypotheses": count,
            "max_batch_size": self._decoding.tokens,
            "batch_type": "tokens",
            "max_decoding_length": int(self._record["positions"]),
            "no_repeat_ngram_size": self._decoding.no_repeat,
            **options,
        }
        try:
            results = loaded.translator.translate_batch(
                [self._pieces(text) for text in prepared], target_prefix=[prefix] * len(prepared), **settings
            )
        except RuntimeError as error:
            raise EngineError(
                f"{self.info.model} failed: {error}", hint="try fewer beams or a smaller model"
            ) from error
        return [
            list(dict.fromkeys(self._text(pieces[len(prefix) :]) for pieces in result.hypotheses)) for result in results
        ]

    def _prefix(self, first: int | None) -> list[str]:
        return [] if first is None else [str(self._load().tokenizer.convert_ids_to_tokens(first))]

    def _pieces(self, prepared: str) -> list[str]:
        tokenizer = self._load().tokenizer
        return list(tokenizer.convert_ids_to_tokens(tokenizer(prepared)["input_ids"]))

    def _text(self, pieces: Sequence[str]) -> str:
        tokenizer = self._load().tokenizer
        ids = tokenizer.convert_tokens_to_ids(list(pieces))
        return str(tokenizer.decode(ids, skip_special_tokens=True)).strip()

    def _fits(self, text: str) -> bool:
        return len(self._load().tokenizer(text)["input_ids"]) <= int(self._record["positions"])

    def _load(self) -> _Loaded:
        if self._loaded is None:
            self._loaded = _Loaded(_translator(self._folder, self._device), _tokenizer(self._folder))
        return self._loaded


def _translator(folder: Path, device: str) -> Any:  # noqa: ANN401 - ctranslate2 is untyped
    import ctranslate2

    threads = os.environ.get(THREADS, "")
    if threads and not threads.isdigit():
        raise EngineSetupError(f"{THREADS} is '{threads}', not a number", hint=f"{THREADS}=2")
    try:
        return ctranslate2.Translator(
            str(folder), device=device, inter_threads=1, intra_threads=int(threads or os.cpu_count() or 1)
        )
    except (RuntimeError, ValueError) as error:
        raise EngineSetupError(f"{folder} cannot be loaded: {error}", hint="convert the model again") from error


def _tokenizer(folder: Path) -> Any:  # noqa: ANN401
    from transformers import AutoTokenizer

    try:
        return AutoTokenizer.from_pretrained(folder, trust_remote_code=False)
    except (OSError, ValueError) as error:
        first_line = str(error).strip().split("\n", 1)[0]
        raise EngineSetupError(f"the tokenizer in {folder} cannot be loaded: {first_line}") from error


def _read_record(folder: Path) -> dict[str, Any]:
    file = folder / RECORD
    if not file.is_file():
        raise EngineSetupError(
            f"{folder} is not a model converted by mt-toolkit (no {RECORD})",
            hint="mt-toolkit models convert FOLDER; a conversion that was not compared with its original is not used",
        )
    try:
        record: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        FAMILIES[record["model_type"]]
    except (ValueError, KeyError) as error:
        raise EngineSetupError(f"{file} is broken: {error}", hint="convert the model again") from error
    return record


def load(model: str) -> Ct2Engine:
    """Make an engine from the folder of a converted model.

    Raises:
        MissingExtraError: If CTranslate2 is not installed.
        EngineSetupError: If the folder is no converted model.
    """
    require()
    return Ct2Engine(Path(model))
