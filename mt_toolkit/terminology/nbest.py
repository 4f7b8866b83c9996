"""Choosing among the engine's own hypotheses: the one that honours most terms, the best of equals."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mt_toolkit.core.engine import Capability

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.engine import Engine, EngineOutput, NBestEngine
    from mt_toolkit.terminology.strategy import Draft, TermToolbox
    from mt_toolkit.terminology.verify import Verifier

COUNT = 8
"""Hypotheses asked for."""


class NBest:
    """Asks for several hypotheses and counts."""

    name = "nbest"
    requires: frozenset[Capability] = frozenset({Capability.N_BEST})

    def __init__(self, toolbox: TermToolbox) -> None:
        self._verifier: Verifier = toolbox.verifier

    def force(self, engine: Engine, drafts: Sequence[Draft]) -> list[EngineOutput | None]:
        """One answer a draft; None where no hypothesis has more terms than the draft."""
        found = cast("NBestEngine", engine).alternatives([draft.request for draft in drafts], COUNT)
        return [self._best(draft, outputs) for draft, outputs in zip(drafts, found, strict=True)]

    def _best(self, draft: Draft, outputs: Sequence[EngineOutput]) -> EngineOutput | None:
        lacking = [self._lacking(draft, output) for output in outputs]
        if not lacking or min(lacking) >= len(draft.missing):
            return None
        return outputs[lacking.index(min(lacking))]

    def _lacking(self, draft: Draft, output: EngineOutput) -> int:
        request = draft.request
        evidence = self._verifier.verify(output.text, request.requirements, request.pair.target)
        return sum(found is None or bool(found.problem) for found in evidence)
