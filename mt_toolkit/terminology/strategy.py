"""How terms are forced on engines that cannot place them: one protocol, tried in the order of cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from mt_toolkit.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.engine import Capability, Engine, EngineOutput, EngineRequest
    from mt_toolkit.glossary.store import Glossary
    from mt_toolkit.terminology.requirements import Inflector
    from mt_toolkit.terminology.verify import Verifier

STRATEGIES = Registry(
    kind="strategy",
    group="mt_toolkit.strategies",
    builtin={
        "postedit": "mt_toolkit.terminology.postedit:Postedit",
        "gate": "mt_toolkit.terminology.decoder:Gate",
        "dba": "mt_toolkit.terminology.decoder:Dba",
        "repair": "mt_toolkit.terminology.decoder:Repair",
        "nbest": "mt_toolkit.terminology.nbest:NBest",
        "instruct": "mt_toolkit.terminology.instruct:Instruct",
        "placeholder": "mt_toolkit.terminology.placeholder:Placeholder",
    },
    extras={},
)
CHAIN = ("postedit", "gate", "dba", "repair", "instruct", "nbest", "placeholder")
"""The default order: what costs no second translation comes first, what an engine cannot do is passed over."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A translation that lacks terms. ``missing`` are positions in ``request.requirements``, in source order."""

    request: EngineRequest
    output: EngineOutput
    missing: tuple[int, ...]


class TermToolbox(Protocol):
    """What a strategy is made with."""

    @property
    def glossaries(self) -> tuple[Glossary, ...]:
        """The glossaries in use, in order."""
        ...

    @property
    def inflector(self) -> Inflector:
        """Makes paradigms."""
        ...

    @property
    def verifier(self) -> Verifier:
        """Finds renderings in text."""
        ...


class TermStrategy(Protocol):
    """Turns drafts that lack terms into translations that have them. Whether it succeeded is verified by others."""

    name: str
    requires: frozenset[Capability]

    def force(self, engine: Engine, drafts: Sequence[Draft]) -> list[EngineOutput | None]:
        """One answer a draft, in order; None where this strategy can do nothing for it."""
        ...
