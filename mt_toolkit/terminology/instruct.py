"""Asking in words: a language model is told the renderings and translates again. Whether it obeyed is verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.core.engine import Capability

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.engine import Engine, EngineOutput
    from mt_toolkit.terminology.strategy import Draft, TermToolbox


class Instruct:
    """One more translation of the sentences that lack terms, with all their terms in the request."""

    name = "instruct"
    requires: frozenset[Capability] = frozenset({Capability.INSTRUCTIONS})

    def __init__(self, toolbox: TermToolbox) -> None:
        """Needs nothing of the toolbox: the renderings are in the requirements."""

    def force(self, engine: Engine, drafts: Sequence[Draft]) -> list[EngineOutput | None]:
        """One answer a draft."""
        return list(engine.translate([draft.request for draft in drafts])) if drafts else []
