"""What a finished draft tells: which of its words came from which source words, by one pass without search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mt_toolkit.engines.decoding.attention import Alignment, readable_attention

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mt_toolkit.engines.decoding.constraints import Tokens
    from mt_toolkit.engines.decoding.vocabulary import Vocabulary


def attention_of(
    model: Any,  # noqa: ANN401 - transformers is untyped
    inputs: Mapping[str, Any],
    drafts: Sequence[Tokens],
    *,
    first_token: int | None = None,
    alignment: Alignment | None = None,
) -> list[Any]:
    """For each draft a matrix, its tokens × source positions: where each token came from.

    The model reads source and draft together, which costs about one step of search.
    """
    import torch

    where = alignment or Alignment()
    start = [int(model.config.decoder_start_token_id), *([] if first_token is None else [first_token])]
    longest = max(map(len, drafts), default=0)
    given = [[*start, *draft, *[start[0]] * (longest - len(draft))] for draft in drafts]
    with readable_attention(model), torch.inference_mode():
        output = model(
            input_ids=inputs["input_ids"],
            attention_mask=inputs["attention_mask"],
            decoder_input_ids=torch.tensor(given, device=inputs["input_ids"].device),
            output_attentions=True,
            use_cache=False,
        )
    rows = where.read_all(output.cross_attentions)
    before = len(start) - 1
    return [row[before : before + len(draft)] for row, draft in zip(rows, drafts, strict=True)]


def logprob_of(
    model: Any,  # noqa: ANN401 - transformers is untyped
    inputs: Mapping[str, Any],
    tokens: Sequence[int],
    never: Sequence[int] = (),
) -> float:
    """Mean log-probability of the tokens of one translation (start token left out, end token put in by the caller).

    Tokens in ``never`` are taken to be impossible.
    """
    import torch

    start = int(model.config.decoder_start_token_id)
    with torch.inference_mode():
        output = model(
            input_ids=inputs["input_ids"],
            attention_mask=inputs["attention_mask"],
            decoder_input_ids=torch.tensor([[start, *tokens[:-1]]], device=inputs["input_ids"].device),
            use_cache=False,
        )
        logits = output.logits[0].float()
        logits[:, list(never)] = float("-inf")
        logprobs = torch.log_softmax(logits, -1)
        return float(logprobs.gather(1, torch.tensor(tokens).unsqueeze(1)).mean())


def words_from(
    attention: Any,  # noqa: ANN401 - a matrix of attention_of
    draft: Tokens,
    spans: Sequence[tuple[int, int]],
    vocabulary: Vocabulary,
    after: int = 0,
) -> list[tuple[int, int] | None]:
    """For each source span the half-open token range of the draft's word that came from it; None where none did.

    A word's mass is that of its most attending token, function words left out; at least a third must rest on the span.
    Words that begin before token ``after`` are not looked at.
    """
    words = [
        (start, end)
        for start, end in _words(draft, vocabulary)
        if start >= after and not (end - start == 1 and draft[start] in vocabulary.passing)
    ]
    found: list[tuple[int, int] | None] = []
    for start, end in spans:
        masses = attention[:, start:end].sum(1).tolist()
        best = max(words, key=lambda word: max(masses[word[0] : word[1]]), default=None)
        found.append(best if best and max(masses[best[0] : best[1]]) > 1 / 3 else None)
    return found


def _words(draft: Tokens, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    if not draft:
        return []
    starts = [index for index, token in enumerate(draft) if index == 0 or token in vocabulary.boundaries]
    return [
        (start, end)
        for start, end in zip(starts, [*starts[1:], len(draft)], strict=True)
        if start == 0 or draft[start] in vocabulary.word_starts
    ]
