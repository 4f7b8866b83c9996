"""What every model engine does with its requests: refuse foreign pairs, translate each text once, cut what is long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.core.engine import EngineOutput
from mt_toolkit.engines.splitting import joined, parts_of
from mt_toolkit.errors import UnsupportedPairError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mt_toolkit.core.engine import EngineInfo, EngineRequest


def check_pairs(requests: Sequence[EngineRequest], info: EngineInfo) -> None:
    """Refuse what the model does not translate.

    Raises:
        UnsupportedPairError: If a pair is not among those of the model.
    """
    for request in requests:
        if request.pair not in info.pairs:
            raise UnsupportedPairError(f"{info.model} does not translate {request.pair}")


def by_parts(
    requests: Sequence[EngineRequest],
    fits: Callable[[str], bool],
    translated: Callable[[list[str], str], list[list[str]]],
) -> list[list[EngineOutput]]:
    """The hypotheses of each request, best first, in the order of the requests.

    Equal texts are translated once; a text that does not fit is translated in parts. ``translated`` gives the
    hypotheses of each of several texts into a language.
    """
    done: dict[tuple[str, str], list[str]] = {}
    for target in sorted({request.pair.target for request in requests}):
        texts = list(dict.fromkeys(request.text for request in requests if request.pair.target == target))
        parts = {text: parts_of(text, fits) for text in texts}
        found = iter(translated([part for text in texts for part in parts[text]], target))
        for text in texts:
            done[target, text] = _combined(parts[text], [next(found) for _ in parts[text]])
    return [[EngineOutput(text) for text in done[request.pair.target, request.text]] for request in requests]


def _combined(parts: list[str], translations: list[list[str]]) -> list[str]:
    """Hypotheses of a text from those of its parts: the best of all, the second of all, and so on, each once."""
    ranks = range(max(map(len, translations)))
    texts = (joined(parts, [found[min(rank, len(found) - 1)] for found in translations]) for rank in ranks)
    return list(dict.fromkeys(texts))
