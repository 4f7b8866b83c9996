"""Which attention of a model tells where its words come from: measured where terms are known on both sides.

The model reads the sentences of our development passages with their references. For each glossary term that stands in
both, the source token that a layer (or one of its heads) attends to most where the term begins is one of the term's, or
is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.terms import Level
from mt_toolkit.engines.decoding.attention import Alignment, readable_attention
from mt_toolkit.engines.seq2seq.spans import source_spans, token_spans
from mt_toolkit.errors import EvaluationError
from mt_toolkit.evaluation.sets.folder import load_builtin
from mt_toolkit.glossary.store import CURATED
from mt_toolkit.pipeline.job import make_toolbox

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt_toolkit.engines.seq2seq.checkpoint import Loaded

_SET = "history-passages/dev"
_WORTH = 0.02
"""A single head must be so much better than its layer's mean to be preferred: a mean is steadier."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence, its reference, and one term in both, as code-point spans."""

    source: str
    reference: str
    source_span: tuple[int, int]
    target_span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Calibration:
    """The attention found, how often it is right on the terms kept for testing, and how often each layer's mean is."""

    alignment: Alignment
    accuracy: float
    layers: tuple[float, ...]
    terms: int


def samples(language: str, limit: int = 120) -> list[Sample]:
    """Terms of the development passages that stand in source and reference."""
    return list(_samples(language))[:limit]


def _samples(language: str) -> Iterator[Sample]:
    toolbox = make_toolbox((CURATED,))
    for one in load_builtin(_SET):
        for item in one.items:
            matches = [m for m in toolbox.matcher.winners(item.source) if m.level is Level.FORCE]
            required = [toolbox.inflector.requirement(match, language) for match in matches]
            terms = [term for term in required if term is not None]
            reference = item.reference(language)
            for term, found in zip(terms, toolbox.verifier.verify(reference, terms, language), strict=True):
                if found is not None and not found.problem:
                    yield Sample(item.source, reference, (term.start, term.end), (found.start, found.end))


def calibrate(loaded: Loaded, language: str, terms: Sequence[Sample] | None = None) -> Calibration:
    """Find the layer (or head) by every second term, and test it on the others.

    Raises:
        EvaluationError: If too few terms could be placed in the model's tokens.
    """
    hits = [
        found
        for sample in (samples(language) if terms is None else terms)
        if (found := _hits(loaded, sample, language))
    ]
    if len(hits) < 4:
        raise EvaluationError(
            f"only {len(hits)} terms could be placed in the tokens of this model", hint="use the usual"
        )
    chosen, kept = hits[::2], hits[1::2]
    best = max(chosen[0], key=lambda way: (_rate(chosen, way), way[1] is None))
    layer = max((way for way in chosen[0] if way[1] is None), key=lambda way: _rate(chosen, way))
    if _rate(chosen, best) < _rate(chosen, layer) + _WORTH:
        best = layer
    layers = [way for way in chosen[0] if way[1] is None]
    alignment = Alignment(best[0], () if best[1] is None else (best[1],))
    return Calibration(alignment, _rate(kept, best), tuple(_rate(kept, way) for way in layers), len(hits))


_Way = tuple[int, int | None]
"""A layer, and a head of it or None for the mean of all."""


def _rate(hits: Sequence[dict[_Way, bool]], way: _Way) -> float:
    return sum(hit[way] for hit in hits) / len(hits)


def _hits(loaded: Loaded, sample: Sample, language: str) -> dict[_Way, bool] | None:
    """For each layer and head: is the most attended source token one of the term's? None if it cannot be placed."""
    import torch

    tokenizer = loaded.tokenizer
    (prepared,), first = loaded.codes.prepare(tokenizer, [sample.source], language)
    (source,) = source_spans(tokenizer, prepared, [sample.source_span], sample.source)
    (target,) = token_spans(lambda text: _target_ids(tokenizer, text), sample.reference, [sample.target_span])
    if source is None or target is None:
        return None
    ids = _target_ids(tokenizer, sample.reference)
    start = [int(loaded.model.config.decoder_start_token_id), *([] if first is None else [first])]
    inputs = tokenizer([prepared], return_tensors="pt").to(loaded.model.device)
    with readable_attention(loaded.model), torch.inference_mode():
        output = loaded.model(
            **inputs,
            decoder_input_ids=torch.tensor([[*start, *ids]], device=loaded.model.device),
            output_attentions=True,
            use_cache=False,
        )
    row = len(start) - 1 + target[0]
    found: dict[_Way, bool] = {}
    for number, layer in enumerate(output.cross_attentions):
        heads = layer[0, :, row]
        found[number, None] = source[0] <= int(heads.mean(0).argmax()) < source[1]
        for head in range(heads.shape[0]):
            found[number, head] = source[0] <= int(heads[head].argmax()) < source[1]
    return found


def _target_ids(tokenizer: Any, text: str) -> list[int]:  # noqa: ANN401 - transformers is untyped
    return list(tokenizer(text_target=text, add_special_tokens=False)["input_ids"])
