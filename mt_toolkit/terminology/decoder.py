"""Forcing inside the engine's decoder: the engine searches, held to the forms of every requirement."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mt_toolkit.core.engine import Capability

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.engine import Engine, EngineOutput, ForcingEngine
    from mt_toolkit.terminology.strategy import Draft, TermToolbox


class _InDecoder:
    """All requirements of a sentence are constraints, met or not: a new search could lose those that were met."""

    name = ""

    def __init__(self, toolbox: TermToolbox) -> None:
        """Needs nothing of the toolbox: the forms are in the requirements."""

    def force(self, engine: Engine, drafts: Sequence[Draft]) -> list[EngineOutput | None]:
        """One answer a draft; None where the engine can do nothing for it."""
        forcing = cast("ForcingEngine", engine)
        return forcing.force([draft.request for draft in drafts], [draft.output.text for draft in drafts], self.name)


class Gate(_InDecoder):
    """Attention says when a term is due, a trie how it may be written."""

    name = "gate"
    requires: frozenset[Capability] = frozenset({Capability.FORCES_IN_DECODER, Capability.ATTENTION})


class Dba(_InDecoder):
    """Dynamic beam allocation: needs no attention, costs more."""

    name = "dba"
    requires: frozenset[Capability] = frozenset({Capability.FORCES_IN_DECODER})


class Repair(_InDecoder):
    """The translation is begun anew from the place where a term belongs, for engines without a decoder of ours."""

    name = "repair"
    requires: frozenset[Capability] = frozenset({Capability.TARGET_PREFIX, Capability.ATTENTION})
