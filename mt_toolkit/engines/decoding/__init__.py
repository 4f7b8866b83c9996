"""Constrained search over encoder-decoders: terms forced inside the decoder, in the form that the model prefers."""

from mt_toolkit.engines.decoding.attention import Alignment
from mt_toolkit.engines.decoding.beam import Hypothesis, Settings
from mt_toolkit.engines.decoding.constraints import Constraint
from mt_toolkit.engines.decoding.gate import GateSettings
from mt_toolkit.engines.decoding.generate import METHODS, constrained_generate, settings_of
from mt_toolkit.engines.decoding.vocabulary import Vocabulary, vocabulary_of

__all__ = [
    "METHODS",
    "Alignment",
    "Constraint",
    "GateSettings",
    "Hypothesis",
    "Settings",
    "Vocabulary",
    "constrained_generate",
    "settings_of",
    "vocabulary_of",
]
