"""A small Marian model taught on the spot, saved, and loaded from disk as a download would be. Seeded and cached."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Lines = tuple[str, str]
"""Source and target of one training pair."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a student is made; part of the name that it is kept under."""

    pieces: int = 500
    model_type: str = "bpe"
    width: int = 128
    layers: int = 2
    steps: int = 1200
    batch: int = 64
    rate: float = 2e-3
    smoothing: float = 0.1
    seed: int = 20261123


def teach(
    pairs: Sequence[Lines], folder: Path, recipe: Recipe, progress: Callable[[int, float], None] | None = None
) -> None:
    """Train a student on ``pairs`` and save it in ``folder``; ``progress`` is told step and loss."""
    import torch

    tokenizer = _tokenizer(pairs, folder, recipe)
    torch.manual_seed(recipe.seed)
    model = _network(tokenizer, recipe)
    pad, end = tokenizer.pad_token_id, tokenizer.eos_token_id
    encoded = [(_ids(tokenizer, source, None), _ids(tokenizer, None, target)) for source, target in pairs]
    model.train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=recipe.rate, betas=(0.9, 0.98), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, recipe.rate, total_steps=recipe.steps, pct_start=0.1)
    for step, rows in enumerate(_batches(encoded, recipe)):
        source = _padded([row[0] for row in rows], pad)
        labels = _padded([row[1] for row in rows], pad)
        given = torch.cat([torch.full((len(rows), 1), pad), labels[:, :-1]], 1)
        logits = model(
            input_ids=source, attention_mask=(source != pad).long(), decoder_input_ids=given, use_cache=False
        ).logits
        logits[..., pad] = float("-inf")
        loss = _loss(logits, labels, pad, recipe.smoothing)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        _zero_pad_row(model, pad)
        if progress and step % 100 == 0:
            progress(step, float(loss.detach()))
    model.eval()
    model.generation_config.bad_words_ids = [[pad]]
    model.generation_config.eos_token_id = end
    model.save_pretrained(folder)


def _loss(logits: Any, labels: Any, pad: int, smoothing: float) -> Any:  # noqa: ANN401 - torch is untyped
    """Label-smoothed cross-entropy over the real tokens and the vocabulary without the padding column."""
    import torch

    kept = labels != pad
    logprobs = torch.log_softmax(logits[kept], -1)
    gold = logprobs.gather(1, labels[kept].unsqueeze(1)).mean()
    columns = torch.arange(logprobs.shape[1]) != pad
    return -(1 - smoothing) * gold - smoothing * logprobs[:, columns].mean()


def _zero_pad_row(model: Any, pad: int) -> None:  # noqa: ANN401
    """CTranslate2 starts Marian's decoder from a zero embedding; a trained model's padding row must be that."""
    import torch

    with torch.no_grad():
        model.get_input_embeddings().weight[pad].zero_()
        model.get_decoder().embed_tokens.weight[pad].zero_()


def _tokenizer(pairs: Sequence[Lines], folder: Path, recipe: Recipe) -> Any:  # noqa: ANN401
    """A joint vocabulary, in the files of a Marian checkpoint."""
    import sentencepiece  # noqa: PLC0415 - not needed before a student is taught
    from transformers import MarianTokenizer

    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        corpus = Path(scratch) / "corpus.txt"
        corpus.write_text("\n".join(line for pair in pairs for line in pair), encoding="utf-8")
        sentencepiece.SentencePieceTrainer.train(
            input=str(corpus),
            model_prefix=str(Path(scratch) / "pieces"),
            vocab_size=recipe.pieces,
            model_type=recipe.model_type,
            character_coverage=1.0,
            input_sentence_size=20000,
            shuffle_input_sentence=False,
            minloglevel=2,
            hard_vocab_limit=False,
            num_threads=1,
        )
        model = (Path(scratch) / "pieces.model").read_bytes()
    for name in ("source.spm", "target.spm"):
        (folder / name).write_bytes(model)
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    pieces = [processor.id_to_piece(index) for index in range(processor.get_piece_size())]
    words = ["</s>", "<unk>", *(piece for piece in pieces if piece not in {"<s>", "</s>", "<unk>"}), "<pad>"]
    vocabulary = folder / "vocab.json"
    vocabulary.write_text(json.dumps({word: i for i, word in enumerate(words)}, ensure_ascii=False), encoding="utf-8")
    tokenizer = MarianTokenizer(str(folder / "source.spm"), str(folder / "target.spm"), str(vocabulary))
    tokenizer.save_pretrained(folder)
    return tokenizer


def _network(tokenizer: Any, recipe: Recipe) -> Any:  # noqa: ANN401
    from transformers import MarianConfig, MarianMTModel

    pad = tokenizer.pad_token_id
    config = MarianConfig(
        vocab_size=len(tokenizer),
        d_model=recipe.width,
        encoder_layers=recipe.layers,
        decoder_layers=recipe.layers,
        encoder_ffn_dim=4 * recipe.width,
        decoder_ffn_dim=4 * recipe.width,
        encoder_attention_heads=recipe.width // 32,
        decoder_attention_heads=recipe.width // 32,
        max_position_embeddings=256,
        dropout=0.1,
        pad_token_id=pad,
        eos_token_id=tokenizer.eos_token_id,
        decoder_start_token_id=pad,
        forced_eos_token_id=tokenizer.eos_token_id,
        scale_embedding=True,
    )
    model = MarianMTModel(config)
    _zero_pad_row(model, pad)
    return model


def _ids(tokenizer: Any, source: str | None, target: str | None) -> list[int]:  # noqa: ANN401
    found = tokenizer(source)["input_ids"] if source is not None else tokenizer(text_target=target)["input_ids"]
    return list(found)[:128]


def _padded(rows: Sequence[Sequence[int]], pad: int) -> Any:  # noqa: ANN401
    import torch

    longest = max(map(len, rows))
    return torch.tensor([[*row, *[pad] * (longest - len(row))] for row in rows])


def _batches(encoded: list[tuple[list[int], list[int]]], recipe: Recipe) -> Iterator[list[tuple[list[int], list[int]]]]:
    """Batches of similar length, in an order drawn anew each epoch."""
    draw = random.Random(recipe.seed)  # noqa: S311 - reproducible, not secret
    made = 0
    while made < recipe.steps:
        order = sorted(encoded, key=lambda row: (len(row[1]), draw.random()))
        batches = [order[start : start + recipe.batch] for start in range(0, len(order), recipe.batch)]
        draw.shuffle(batches)
        for batch in batches[: recipe.steps - made]:
            made += 1
            yield batch
