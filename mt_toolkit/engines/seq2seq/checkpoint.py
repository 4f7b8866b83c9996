"""Checkpoints of public encoder-decoders: configuration, weights in safetensors only, tokenizer; never remote code."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from mt_toolkit.engines.decoding.attention import Alignment
from mt_toolkit.engines.model_codes import FAMILIES
from mt_toolkit.engines.models.hub import is_offline
from mt_toolkit.engines.models.store import read_record
from mt_toolkit.errors import EngineSetupError, MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt_toolkit.engines.model_codes import Codes

_NEEDED = ("torch", "transformers", "safetensors", "sentencepiece")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A model in memory with its tokenizer, its way of naming languages, and the attention that aligns its words.

    A tokenizer changes while it works (source and target mode, padding): ``lock`` is for whoever uses it beside a
    thread that prepares the next batch.
    """

    model: Any
    tokenizer: Any
    codes: Codes
    alignment: Alignment = field(default_factory=Alignment)
    lock: Lock = field(default_factory=Lock, compare=False)


def require() -> None:
    """Look, without importing anything heavy, whether models could run here.

    Raises:
        MissingExtraError: If transformers or torch is not installed.
    """
    if any(find_spec(module) is None for module in _NEEDED):
        raise MissingExtraError("hf", "an engine over transformers")


def path_and_revision(model: str) -> tuple[str, str]:
    """``PATH_OR_HUB_ID[@REVISION]`` taken apart; a folder with an @ in its name stays whole."""
    if Path(model).exists():
        return model, ""
    path, _, revision = model.partition("@")
    return path, revision


def read_config(model: str, revision: str) -> dict[str, Any]:
    """The configuration of an encoder-decoder, as ``read_any_config`` finds it.

    Raises:
        EngineSetupError: If it cannot be had, or names an architecture that is not supported.
    """
    config = read_any_config(model, revision)
    kind = config.get("model_type", "")
    if kind not in FAMILIES:
        known = ", ".join(sorted(FAMILIES))
        raise EngineSetupError(f"{model} is a '{kind}' model; supported: {known}", hint="choose another model")
    return config


def read_any_config(model: str, revision: str) -> dict[str, Any]:
    """The ``config.json`` of a folder or, from the local cache or the hub, of a hub id.

    Raises:
        EngineSetupError: If it cannot be had.
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
    return config


def _hub_config(model: str, revision: str) -> dict[str, Any]:
    from transformers import AutoConfig

    try:
        found = AutoConfig.from_pretrained(
            model, revision=revision or None, trust_remote_code=False, local_files_only=is_offline()
        )
    except (OSError, ValueError) as error:
        first_line = str(error).strip().split("\n", 1)[0]
        raise EngineSetupError(
            f"model {model} cannot be had: {first_line}",
            hint="check the id and the connection, or give the folder of a model on disk",
        ) from error
    config: dict[str, Any] = found.to_dict()
    return config


def quieten() -> None:
    """No bars of transformers while weights are loaded, where nobody watches."""
    from transformers.utils import logging

    if not sys.stderr.isatty():
        logging.disable_progress_bar()


def check_weights(model: str) -> None:
    """Refuse a folder without safetensors.

    Raises:
        EngineSetupError: If the weights are missing, or only there as a pickle.
    """
    folder = Path(model)
    if folder.is_dir() and not list(folder.glob("*.safetensors")):
        pickled = [file.name for file in folder.glob("*.bin")]
        reason = f"only as a pickle ({', '.join(pickled)}), which can run code" if pickled else "missing"
        raise EngineSetupError(f"the weights of {model} are {reason}", hint="get or convert them to safetensors")


def load_checkpoint(model: str, revision: str, codes: Codes) -> Loaded:
    """Weights (safetensors only) and tokenizer of a checkpoint, ready to translate on this machine's device.

    Raises:
        EngineSetupError: If the weights are missing, damaged or only there as a pickle.
    """
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    with loading(model) as options:
        options["revision"] = revision or None
        tokenizer = AutoTokenizer.from_pretrained(model, **options)
        network = AutoModelForSeq2SeqLM.from_pretrained(model, use_safetensors=True, **options)
    codes.check(tokenizer, model)
    codes.check_layout(tokenizer, network.config.vocab_size, model)
    # Which language is forced is for ``codes`` to say: SMaLL-100 keeps M2M100's setting, and wants none.
    network.generation_config.forced_bos_token_id = None
    return Loaded(at_work(network), tokenizer, codes, _alignment_of(Path(model), network.config))


@contextmanager
def loading(model: str) -> Iterator[dict[str, Any]]:
    """Options of ``from_pretrained``, with its refusals in the user's words.

    Raises:
        EngineSetupError: If the weights are missing, damaged or only there as a pickle.
    """
    from safetensors import SafetensorError  # noqa: PLC0415 - comes with the extra

    check_weights(model)
    quieten()
    try:
        yield {"trust_remote_code": False, "local_files_only": is_offline()}
    except (OSError, ValueError, RuntimeError, SafetensorError) as error:
        first_line = str(error).strip().split("\n", 1)[0]
        raise EngineSetupError(
            f"{model} cannot be loaded: {first_line}",
            hint="the download may be incomplete, or the model of another kind",
        ) from error


def at_work(network: Any) -> Any:  # noqa: ANN401 - transformers is untyped
    """The network in evaluation mode, on a graphics card where there is one."""
    import torch

    network.eval()
    return network.to("cuda") if torch.cuda.is_available() else network


def _alignment_of(folder: Path, config: Any) -> Alignment:  # noqa: ANN401 - transformers is untyped
    """What calibration found for an installed model, else the usual."""
    record = read_record(folder)
    if record is None or record.layer is None:
        return usual_alignment(config)
    return Alignment(record.layer, record.heads)


def usual_alignment(config: Any) -> Alignment:  # noqa: ANN401 - transformers is untyped
    """The last decoder layer but one, all heads (Garg et al. 2019); the last where there are only two.

    ``mt-toolkit models calibrate`` finds a better one for a given checkpoint.
    """
    layers = getattr(config, "decoder_layers", None) or getattr(config, "num_decoder_layers", None) or 1
    return Alignment(-2 if int(layers) > 2 else -1)
