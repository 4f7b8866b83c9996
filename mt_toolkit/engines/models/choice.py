"""Which installed model ``--engine auto`` picks, and what would be better. Nothing is ever downloaded.

The rule. Candidates are the installed models that write the target, whose family can run here, and whose licence allows
commercial use beyond doubt (``--allow-noncommercial`` lifts this: «no», «conflict», «territory-limited», «unknown»).
Models known to be bad at Kazakh are never candidates. Of the candidates,

1. the tiers «default», «research» and «other» go before «glossary», that before «experimental»;
2. then those with a published score for the pair before those without;
3. then the highest score on the first set and metric of ``COMPARED`` that all who are left have, as scores of different
   tables do not compare;
4. then the most parameters, then the order of the catalogue.

With no candidate it is ``rules``. What is called better is found by the same rule among the recommended models (tiers
«default» and, with ``--allow-noncommercial``, «research») that fit into this machine's memory.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import KAZAKH
from mt_toolkit.engines.models.catalogue import load_catalogue
from mt_toolkit.engines.models.store import Store

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mt_toolkit.engines.models.catalogue import Model

COMPARED = (
    ("FLORES-200 devtest", "chrF++"),
    ("FLORES-200 devtest", "BLEU"),
    ("FLORES dev+devtest", "chrF"),
    ("FLORES-101", "spBLEU"),
)
"""Sets and metrics by which models are compared, the first that all of them have."""
RUNNABLE = frozenset({"seq2seq", "marian"})
"""Families that auto may pick. Language models must be named: none is measured on Kazakh, some write Arabic script."""
_ORDER = {"default": 0, "research": 0, "other": 0, "glossary": 1, "experimental": 2}
_RECOMMENDED = frozenset({"default", "research"})


@dataclass(frozen=True, slots=True)
class Choice:
    """The model chosen (None for ``rules``) and a line that says why and what would be better."""

    model: Model | None
    reason: str


def choose(
    target: str,
    *,
    allow_noncommercial: bool = False,
    store: Store | None = None,
    families: Collection[str] = RUNNABLE,
    memory: float | None = None,
) -> Choice:
    """Choose for a target language; ``memory`` is this machine's in megabytes."""
    pair = f"{KAZAKH}-{target}"
    here = {record.id for record in (store or Store()).all()}
    able = [m for m in load_catalogue().models if pair in m.pairs and m.family in families and m.tier in _ORDER]
    usable = [model for model in able if model.is_free or allow_noncommercial]
    chosen = best([model for model in usable if model.id in here], pair)
    room = memory_here() if memory is None else memory
    recommended = [m for m in usable if m.tier in _RECOMMENDED and 0 < m.memory <= room]
    reason = f"{pair}: rules, for no usable model is installed"
    if chosen is not None:
        reason = f"{pair}: {chosen.id} ({chosen.licence}), the best that is installed"
    held_back = best([model for model in able if model.id in here and model not in usable], pair)
    if held_back and _is_better(held_back, chosen, pair):
        reason += f"; {held_back.id} is installed, its licence is {held_back.licence} (--allow-noncommercial)"
    better = best(recommended, pair)
    if better and better.id not in here and _is_better(better, chosen, pair):
        reason += f"; better: mt-toolkit models get {better.id} (about {better.disk / 1000:.1f} GB)"
    return Choice(chosen, reason)


def best(models: Sequence[Model], pair: str) -> Model | None:
    """The best of some models for a pair, by the rule; None if there are none."""
    if not models:
        return None
    tier = min(_ORDER[model.tier] for model in models)
    left = [model for model in models if _ORDER[model.tier] == tier]
    left = [model for model in left if any(score.pair == pair for score in model.scores)] or left
    for test_set, metric in COMPARED:
        scores = [model.score(pair, test_set, metric) for model in left]
        known = [score for score in scores if score is not None]
        if len(known) == len(left):
            return left[known.index(max(known))]
    return max(left, key=lambda model: model.parameters)


def _is_better(model: Model, than: Model | None, pair: str) -> bool:
    return than is None or (model.id != than.id and best([than, model], pair) is model)


def memory_here() -> float:
    """Megabytes of memory of this machine; endless where the system does not tell."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e6
    except (AttributeError, OSError, ValueError):
        return float("inf")
