"""The catalogue as people and programs read it: tables, a model in full, JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.languages import KAZAKH, TARGETS
from mt_toolkit.engines.models.catalogue import load_catalogue
from mt_toolkit.engines.models.choice import choose
from mt_toolkit.engines.models.store import Store
from mt_toolkit.errors import EngineSetupError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mt_toolkit.engines.models.catalogue import Model

_PAIRS = tuple(f"{KAZAKH}-{target}" for target in TARGETS)


def filtered(*, pair: str = "", commercial: bool = False, memory: float = float("inf")) -> list[Model]:
    """Models of a pair, free for commercial use, that need no more than so many megabytes (unknown sizes left out).

    Raises:
        UnknownNameError: If the pair is none of ours.
    """
    if pair and pair not in _PAIRS:
        raise UnknownNameError("pair", pair, _PAIRS)
    return [
        model
        for model in load_catalogue().models
        if (not pair or pair in model.pairs)
        and (not commercial or model.is_free)
        and (memory == float("inf") or 0 < model.memory <= memory)
    ]


def picked(*, allow_noncommercial: bool = False, store: Store | None = None) -> dict[str, str]:
    """What auto would pick for each pair: an id, or ``rules``."""
    found = {}
    for target in TARGETS:
        model = choose(target, allow_noncommercial=allow_noncommercial, store=store).model
        found[f"{KAZAKH}-{target}"] = model.id if model else "rules"
    return found


def as_table(models: Sequence[Model], chosen: Mapping[str, str], store: Store | None = None) -> str:
    """A line a model, columns aligned; the first column marks what is installed (*) and picked (>)."""
    here = {record.id for record in (store or Store()).all()}
    rows = [["", "id", "pairs", "commercial", "disk", "memory", "tier", "family"]]
    for model in models:
        mark = ("*" if model.id in here else " ") + (">" if model.id in chosen.values() else " ")
        pairs = ",".join(model.pairs)
        rows.append(
            [mark, model.id, pairs, model.commercial, _size(model.disk), _size(model.memory), model.tier, model.family]
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines += [f"auto: {pair} {name}" for pair, name in chosen.items()]
    return "\n".join(lines)


def as_json(models: Sequence[Model], chosen: Mapping[str, str], store: Store | None = None) -> str:
    """Everything known of each model, with what is installed and what auto picks."""
    here = {record.id: record for record in (store or Store()).all()}
    found: list[dict[str, Any]] = []
    for model in models:
        installed = here.get(model.id)
        sizes = {"disk_mb": model.disk, "memory_mb": model.memory, "precision": model.precision, "estimated": True}
        pairs = [pair for pair, name in chosen.items() if name == model.id]
        found.append(asdict(model) | sizes | {"installed": asdict(installed) if installed else None, "picked": pairs})
    return json.dumps({"schema": 1, "auto": dict(chosen), "models": found}, ensure_ascii=False, indent=1)


def describe(model: Model, store: Store | None = None) -> str:
    """A model in full, a fact a line."""
    return "\n".join(_facts(model, store or Store()))


def _facts(model: Model, store: Store) -> Iterator[str]:
    unsure = set(model.unverified)

    def fact(name: str, value: object, field: str = "") -> str:
        return f"{name}: {value}{' (unverified)' if (field or name) in unsure else ''}"

    yield fact("id", model.id)
    yield fact("hub", model.hub or "none: a service")
    yield fact("revision", model.revision or "none pinned; ID@REV pins one, and what was got is recorded")
    yield fact("family", f"{model.family}, {model.architecture}", "architecture")
    yield fact("pairs", ", ".join(model.pairs))
    codes = ", ".join(f"{code} {name}" for code, name in model.codes.items())
    yield fact("codes", f"{codes or 'none'} ({model.token_style})")
    yield fact("licence", model.licence)
    yield fact("commercial", f"{model.commercial}; gated: {model.gated}")
    yield fact("parameters", f"{model.parameters} million" if model.parameters else "unknown")
    yield f"estimated: {_size(model.disk)} on disk, {_size(model.memory)} of memory, as {model.precision}"
    yield fact("max_tokens", model.max_tokens or "unknown")
    yield f"conversion to CTranslate2: {model.ct2}; terms in the prompt: {model.glossary}"
    yield f"tier: {model.tier}; verified with the real weights: {'yes' if model.verified else 'no'}"
    yield from (f"score: {s.pair} {s.set} {s.metric} {s.value:g} [{s.source}]" for s in model.scores)
    yield from (f"known failure: {failure.what} [{failure.source}]" for failure in model.failures)
    yield from (f"not to be measured on: {name}" for name in model.contamination)
    sources = load_catalogue().sources
    named = [*(score.source for score in model.scores), *(failure.source for failure in model.failures)]
    yield from (f"[{name}] {sources[name]}" for name in dict.fromkeys(named) if name in sources)
    yield from _state(model, store)


def _state(model: Model, store: Store) -> Iterator[str]:
    try:
        record = store.get(model.id)
    except EngineSetupError as error:
        yield f"installed: damaged: {error.message}"
        return
    if record is None:
        yield "installed: no"
        return
    yield f"installed: {record.hub}@{record.revision} in {store.path_of(record)}"
    yield from (f"converted: {kind} in {folder}" for kind, folder in store.conversions_of(record).items())
    if record.calibration:
        yield f"calibrated: {json.dumps(dict(record.calibration), ensure_ascii=False)}"


def _size(megabytes: int) -> str:
    return f"{megabytes / 1000:.1f} GB" if megabytes else "?"
