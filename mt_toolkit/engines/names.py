"""Engines by name: the built-in families, and how a name given by the user becomes an engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.engines.guards import Guarded
from mt_toolkit.errors import MissingExtraError, UnknownNameError
from mt_toolkit.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt_toolkit.core.engine import Engine, EngineInfo

ENGINES = Registry(
    kind="engine",
    group="mt_toolkit.engines",
    builtin={
        "rules": "mt_toolkit.engines.rules.engine:load",
        "hf": "mt_toolkit.engines.seq2seq:load",
        "seq2seq": "mt_toolkit.engines.seq2seq:load",
        "marian": "mt_toolkit.engines.seq2seq:load_marian",
        "ct2": "mt_toolkit.engines.ct2:load",
    },
    extras={"torch": "hf", "transformers": "hf", "safetensors": "hf", "ctranslate2": "ct2"},
)
_WITH_MODEL = frozenset({"hf", "seq2seq", "marian", "ct2"})
_REQUIRE = Registry(
    "engine",
    "",
    {
        **dict.fromkeys(("hf", "seq2seq", "marian"), "mt_toolkit.engines.seq2seq:require"),
        "ct2": "mt_toolkit.engines.ct2:require",
    },
    ENGINES.extras,
)
"""What says, without a model, whether a family that needs one could run here."""


def load_engine(name: str) -> Engine:
    """Make the engine a user asked for: ``auto``, ``rules``, or ``hf:PATH_OR_HUB_ID[@REVISION]``.

    A family's factory is called with what follows the colon (nothing for an engine without a model). ``auto`` is
    ``rules`` as long as no model is catalogued as installed; it never downloads.

    Raises:
        UnknownNameError: If there is no such family.
        EngineSetupError: If the model cannot be used.
        MissingExtraError: If the family's dependencies are not installed.
    """
    family, colon, model = name.partition(":")
    if family == "auto":
        family = "rules"
    if family in _WITH_MODEL and not model:
        raise UnknownNameError("engine", name, ENGINES.names(), hint=f"say which model: {family}:PATH_OR_HUB_ID")
    factory = ENGINES.load(family)
    engine: Engine = factory(model) if colon else factory()
    return Guarded(engine) if family in _WITH_MODEL else engine


def describe_engines() -> Iterator[str]:
    """A line for each engine, sorted by name: identity, pairs, licence and abilities; or the extra that it needs."""
    for name in ENGINES.names():
        try:
            yield _model_family(name) if name in _WITH_MODEL else _ready_engine(name)
        except MissingExtraError as error:
            yield f"{name}\tnot installed: {error.hint}"


def _model_family(name: str) -> str:
    _REQUIRE.load(name)()
    return f"{name}:PATH_OR_HUB_ID[@REVISION]\tpairs, licence and abilities are those of the model"


def _ready_engine(name: str) -> str:
    info: EngineInfo = ENGINES.load(name)().info
    pairs = ", ".join(sorted(map(str, info.pairs)))
    use = "commercial use allowed" if info.commercial_use else "non-commercial"
    abilities = ", ".join(sorted(info.capabilities)) or "none"
    return f"{name}\t{info.identity}\t{pairs}\t{info.licence} ({use})\t{abilities}"
