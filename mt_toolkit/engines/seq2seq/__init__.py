"""Public encoder-decoders through transformers: NLLB, M2M100, SMaLL-100, MADLAD-400 and other T5, mBART-50, Marian."""

from mt_toolkit.engines.seq2seq.checkpoint import Loaded, load_checkpoint, read_config, require
from mt_toolkit.engines.seq2seq.engine import Decoding, Seq2SeqEngine, load, load_marian

__all__ = [
    "Decoding",
    "Loaded",
    "Seq2SeqEngine",
    "load",
    "load_checkpoint",
    "load_marian",
    "read_config",
    "require",
]
