"""Engines by name: the built-in families, and how a name given by the user becomes an engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.engines.guards import Guarded
from mt_toolkit.engines.models.catalogue import load_catalogue
from mt_toolkit.engines.models.choice import RUNNABLE, choose
from mt_toolkit.engines.models.resolve import installed_model
from mt_toolkit.errors import EngineSetupError, MissingExtraError, UnknownNameError
from mt_toolkit.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
        "causal": "mt_toolkit.engines.llm.causal:load",
        "openai": "mt_toolkit.engines.llm.openai:load",
        "libretranslate": "mt_toolkit.engines.llm.libretranslate:load",
    },
    extras={"torch": "hf", "transformers": "hf", "safetensors": "hf", "ctranslate2": "ct2", "urllib3": "remote"},
)
_WITH_MODEL = frozenset({"hf", "seq2seq", "marian", "ct2", "causal", "openai", "libretranslate"})
_REQUIRE = Registry(
    "engine",
    "",
    {
        **dict.fromkeys(("hf", "seq2seq", "marian", "causal"), "mt_toolkit.engines.seq2seq:require"),
        **dict.fromkeys(("openai", "libretranslate"), "mt_toolkit.engines.llm.http:require_remote"),
        "ct2": "mt_toolkit.engines.ct2:require",
    },
    ENGINES.extras,
)
"""What says, without a model, whether a family that needs one could run here."""


def load_engine(
    name: str,
    target: str = "",
    *,
    allow_noncommercial: bool = False,
    say: Callable[[str], None] | None = None,
) -> Engine:
    """Make the engine a user asked for: ``auto``, a family, ``FAMILY:MODEL[@REVISION]``, or a model of the catalogue.

    A family's factory is called with what follows the colon (nothing for an engine without a model). A catalogued model
    must be installed; ``auto`` is the best such model for ``target`` by the rule of ``models.choice``, else ``rules``,
    and ``say`` is told why; without a target it is ``rules``. Nothing is ever downloaded.

    Raises:
        UnknownNameError: If there is no such family or model.
        EngineSetupError: If the model cannot be used, or is not installed.
        MissingExtraError: If the family's dependencies are not installed.
    """
    family, colon, model = name.partition(":")
    if family == "auto":
        return _automatic(target, allow_noncommercial=allow_noncommercial, say=say)
    if not colon and family not in ENGINES.names():
        return _catalogued(name)
    if family in _WITH_MODEL and not model:
        raise UnknownNameError("engine", name, ENGINES.names(), hint=f"say which model: {family}:PATH_OR_HUB_ID")
    factory = ENGINES.load(family)
    engine: Engine = factory(model) if colon else factory()
    return Guarded(engine) if family in _WITH_MODEL else engine


def _automatic(target: str, *, allow_noncommercial: bool, say: Callable[[str], None] | None) -> Engine:
    if not target:
        # One engine for all targets is asked for: only the embedded one is sure to know them.
        return load_engine("rules")
    families = frozenset(family for family in RUNNABLE if _runs_here(family))
    choice = choose(target, allow_noncommercial=allow_noncommercial, families=families)
    if say is not None:
        say(choice.reason)
    return load_engine("rules") if choice.model is None else _catalogued(choice.model.id)


def _catalogued(name: str) -> Engine:
    """An installed model of the catalogue, ``ID[@REV]``: converted where that can run here, else itself."""
    catalogue = load_catalogue()
    identifier, _, revision = name.partition("@")
    if identifier not in catalogue and identifier not in catalogue.excluded:
        raise UnknownNameError("engine", name, [*ENGINES.names(), *(model.id for model in catalogue.models)])
    model = catalogue.get(identifier)
    if model.family not in ENGINES.builtin:
        raise EngineSetupError(
            f"{name} is of the family '{model.family}', which has no engine here", hint="mt-toolkit models list"
        )
    record, folder, is_converted = installed_model(model, revision, converted=_runs_here("ct2"))
    engine: Engine = ENGINES.load("ct2" if is_converted else model.family)(str(folder))
    return Guarded(engine, model=model.id, revision=record.revision[:12], licence=model.licence, free=model.is_free)


def _runs_here(family: str) -> bool:
    try:
        _REQUIRE.load(family)()
    except MissingExtraError:
        return False
    return True


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
