"""Converting a checkpoint to CTranslate2, and proving that the result scores sentences as the original does.

The stock converter is wrong, without a word, for T5 and MADLAD-400 under transformers 5 (it scales what is not to be
scaled), stops at M2M100 tokenizers that do not list their language codes and at mBART configurations that leave out
what is always so. All are mended here; the comparison of scores that follows each conversion catches the next fault.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.languages import TARGETS
from mt_toolkit.engines.decoding.draft import logprob_of
from mt_toolkit.engines.model_codes import FAMILIES
from mt_toolkit.engines.seq2seq.checkpoint import load_checkpoint, read_config
from mt_toolkit.errors import EngineSetupError, MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mt_toolkit.engines.seq2seq.checkpoint import Loaded

_NEEDED = ("ctranslate2", "transformers", "torch", "sentencepiece")
RECORD = "mt_toolkit.json"
"""The file beside the weights that says what was converted, and how well it agrees."""
QUANTIZATIONS = ("float32", "float16", "int16", "int8", "int8_float32")
_TOLERANCE = {"float32": 0.005, "float16": 0.05, "int16": 0.05, "int8": 0.35, "int8_float32": 0.35}
"""Largest difference of the mean log-probability of a token. Rounding weights costs little, a wrong layer much more."""
_SAMPLES = (
    ("Қазақ хандығы XV ғасырда құрылды.", "Казахское ханство образовалось в XV веке."),
    ("Халық шаруашылығы қалпына келтірілді.", "Народное хозяйство было восстановлено."),
    ("Хан келді.", "The khan came."),
    ("Кеңес үкіметі жаңа саясат жүргізді.", "The Soviet government pursued a new policy."),
)
_NOT_COPIED = frozenset({".safetensors", ".bin", ".h5", ".msgpack", ".onnx", ".pt"})


@dataclass(frozen=True, slots=True)
class Conversion:
    """What was converted, and how it came out.

    ``difference`` is the largest between the mean log-probabilities of a token that original and result give to the
    same translations; ``layer`` the decoder layer whose attention is reported; ``positions`` the most source tokens.
    """

    source: str
    model_type: str
    quantization: str
    difference: float
    layer: int
    positions: int


def convert(model: str, output: Path, quantization: str = "int8", layer: int | None = None) -> Conversion:
    """Convert the checkpoint in folder ``model`` into ``output``.

    ``layer`` is the decoder layer whose attention, as a mean over its heads, the converted model will report; by
    default the one that the checkpoint is usually aligned by. Everything is written beside ``output`` and renamed.

    Raises:
        EngineSetupError: If the checkpoint cannot be used, ``output`` exists, or the result does not score sentences
            as the original does.
        MissingExtraError: If CTranslate2 is not installed.
    """
    require()
    if not Path(model).is_dir():
        raise EngineSetupError(f"no such folder: {model}", hint="mt-toolkit models get ID, then its folder")
    if quantization not in QUANTIZATIONS:
        raise EngineSetupError(f"unknown quantization {quantization}", hint=f"one of {', '.join(QUANTIZATIONS)}")
    if output.exists():
        raise EngineSetupError(f"{output} exists already", hint="remove it first, or choose another folder")
    loaded = load_checkpoint(model, "", FAMILIES[read_config(model, "")["model_type"]])
    chosen = loaded.alignment.layer if layer is None else layer
    output.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=output.parent, prefix=f".{output.name}-") as scratch:
        made = Path(scratch) / "model"
        _converter(model, chosen, loaded).convert(str(made), quantization=quantization)
        _copy_tokenizer(Path(model), made)
        difference = largest_difference(loaded, model, made)
        if difference > _TOLERANCE[quantization]:
            raise EngineSetupError(
                f"the converted model does not score sentences as {model} does: it is off by {difference:.3f} a token",
                hint="nothing was kept; use the checkpoint itself (seq2seq:…), and report the architecture",
            )
        done = Conversion(
            Path(model).name, loaded.model.config.model_type, quantization, difference, chosen, _positions(loaded)
        )
        (made / RECORD).write_text(json.dumps(asdict(done), indent=1) + "\n", encoding="utf-8")
        made.rename(output)
    return done


def require() -> None:
    """Look, without importing anything heavy, whether converted models could run here.

    Raises:
        MissingExtraError: If CTranslate2 or transformers is not installed.
    """
    if any(find_spec(module) is None for module in _NEEDED):
        raise MissingExtraError("ct2", "engine 'ct2'")


def largest_difference(loaded: Loaded, model: str, folder: Path) -> float:
    """The largest difference between the mean token log-probabilities of the two, over sample sentences."""
    import ctranslate2

    translator: Any = ctranslate2.Translator(str(folder), inter_threads=1, intra_threads=1)
    worst = 0.0
    for target in loaded.codes.targets(model, TARGETS):
        rows = [_row(loaded, source, translation, target) for source, translation in _SAMPLES]
        scored = translator.score_batch([row[0] for row in rows], [row[1] for row in rows])
        for (_, pieces, theirs), ours in zip(rows, scored, strict=True):
            count = min(len(ours.log_probs), len(pieces) + 1)
            mean = sum(ours.log_probs[-count:]) / count
            worst = max(worst, abs(mean - theirs))
    return worst


def _row(loaded: Loaded, source: str, translation: str, target: str) -> tuple[list[str], list[str], float]:
    """Source pieces, target pieces, and the original's mean log-probability of a token of the translation."""
    tokenizer = loaded.tokenizer
    (prepared,), first = loaded.codes.prepare(tokenizer, [source], target)
    inputs = tokenizer([prepared], return_tensors="pt")
    ids = list(tokenizer(text_target=translation, add_special_tokens=False)["input_ids"])
    prefix = [] if first is None else [first]
    # Converted Marian models have no padding token, which the original never writes either.
    never = [int(tokenizer.pad_token_id)] if loaded.model.config.model_type == "marian" else []
    mean = logprob_of(loaded.model, inputs, [*prefix, *ids, int(tokenizer.eos_token_id)], never)
    pieces = tokenizer.convert_ids_to_tokens
    return pieces(inputs["input_ids"][0].tolist()), pieces([*prefix, *ids]), mean


def _copy_tokenizer(source: Path, made: Path) -> None:
    """Everything but weights: the tokenizer's files and the configuration, which the engine reads."""
    for file in source.iterdir():
        if file.is_file() and file.suffix not in _NOT_COPIED and not (made / file.name).exists():
            shutil.copy2(file, made / file.name)
    if (source / "config.json").is_file():
        shutil.copy2(source / "config.json", made / "transformers.json")


def _converter(model: str, layer: int, loaded: Loaded) -> Any:  # noqa: ANN401 - ctranslate2 is untyped
    """The stock converter with its faults mended and the alignment set."""
    import ctranslate2
    import numpy as np  # noqa: PLC0415 - comes with ctranslate2

    class Mended(ctranslate2.converters.TransformersConverter):  # type: ignore[misc] # untyped base
        def load_model(self, model_class: Any, path: str, **options: Any) -> Any:  # noqa: ANN401
            found = super().load_model(model_class, path, **options)
            if found.config.model_type == "mbart":
                # What published configurations say and transformers 5 no longer does by itself.
                found.config.normalize_before = found.config.normalize_embedding = True
                found.config.tokenizer_class = type(loaded.tokenizer).__name__
            if hasattr(found.config, "scale_decoder_outputs"):
                # transformers 5 keeps here what the converter looks for in ``tie_word_embeddings``.
                object.__setattr__(found.config, "tie_word_embeddings", bool(found.config.scale_decoder_outputs))
            return found

        def load_tokenizer(self, tokenizer_class: Any, path: str, **options: Any) -> Any:  # noqa: ANN401
            found = super().load_tokenizer(tokenizer_class, path, **options)
            found.get_vocab = _whole_vocabulary(found)
            if found.bos_token is None and found.cls_token is not None:
                found.bos_token = found.cls_token
            return found

        def _load(self) -> Any:  # noqa: ANN401
            spec = super()._load()
            layers = len(spec.decoder.layer)
            spec.decoder.alignment_layer = np.int16(layer % layers)
            spec.decoder.alignment_heads = np.int16(loaded.model.config.num_attention_heads)
            return spec

    return Mended(model)


def _whole_vocabulary(tokenizer: Any) -> Callable[[], dict[str, int]]:  # noqa: ANN401
    """A ``get_vocab`` that leaves out neither M2M100's language codes nor mBART's unknown token."""
    known: dict[str, int] = dict(tokenizer.get_vocab())
    if hasattr(tokenizer, "id_to_lang_token"):
        known |= {token: index for index, token in tokenizer.id_to_lang_token.items()}
    missing = set(range(len(tokenizer))) - set(known.values())
    known |= {str(tokenizer.convert_ids_to_tokens(index)): index for index in missing}
    return lambda: known


def _positions(loaded: Loaded) -> int:
    """Source tokens that the model can hold, some kept free for codes."""
    return min(int(getattr(loaded.model.config, "max_position_embeddings", None) or 512), 512) - 8
