"""Encoder-decoders converted to CTranslate2: fast on a processor, smaller by quantisation."""

from mt_toolkit.engines.ct2.conversion import RECORD, Conversion, convert, require
from mt_toolkit.engines.ct2.engine import Ct2Engine, load

__all__ = ["RECORD", "Conversion", "Ct2Engine", "convert", "load", "require"]
