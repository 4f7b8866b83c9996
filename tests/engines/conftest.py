"""Tiny models of the real architectures, made on the spot, saved and loaded from disk as a download would be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

LINES = [
    "Қазақ хандығы құрылды.", "Хан келді.", "Кеңес үкіметі саясатын жүргізді.", "Халық шаруашылығы дамыды.",
    "The khanate was founded.", "The khan came.", "The Soviet government pursued its policy.", "The economy grew.",
    "Ханство было основано.", "Хан пришел.", "Советское правительство проводило политику.", "Хозяйство развивалось.",
] * 4  # fmt: skip
SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]


def train_pieces(folder: Path, name: str) -> Path:
    """A sentencepiece model of a few dozen pieces over our lines."""
    import sentencepiece

    corpus = folder / "corpus.txt"
    corpus.write_text("\n".join(LINES), encoding="utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(corpus), model_prefix=str(folder / name), vocab_size=140, minloglevel=2, hard_vocab_limit=False
    )
    return folder / f"{name}.model"


def pieces_of(model: Path) -> list[str]:
    import sentencepiece

    processor = sentencepiece.SentencePieceProcessor(model_file=str(model))
    return [processor.id_to_piece(index) for index in range(processor.get_piece_size())]


def tiny(vocabulary: int, **more: object) -> dict[str, object]:
    return {
        "vocab_size": vocabulary, "d_model": 16, "encoder_layers": 1, "decoder_layers": 1, "encoder_ffn_dim": 32,
        "decoder_ffn_dim": 32, "encoder_attention_heads": 2, "decoder_attention_heads": 2,
        "max_position_embeddings": 300, **more,
    }  # fmt: skip


@pytest.fixture(scope="session")
def tiny_marian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A multilingual Marian model with ``>>eng<<`` and ``>>rus<<``."""
    import torch
    from transformers import MarianConfig, MarianMTModel, MarianTokenizer

    folder = tmp_path_factory.mktemp("opus-mt-mul-mul")
    model = train_pieces(folder, "source")
    (folder / "source.spm").write_bytes(model.read_bytes())
    (folder / "target.spm").write_bytes(model.read_bytes())
    words = ["</s>", "<unk>", ">>eng<<", ">>rus<<", *[p for p in pieces_of(model) if p not in {"<s>", "</s>", "<unk>"}]]
    vocabulary = {word: index for index, word in enumerate([*words, "<pad>"])}
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    tokenizer = MarianTokenizer(
        str(folder / "source.spm"), str(folder / "target.spm"), str(folder / "vocab.json"), source_lang="kk"
    )
    pad = vocabulary["<pad>"]
    torch.manual_seed(7)
    network = MarianMTModel(
        MarianConfig(
            **tiny(len(vocabulary)), pad_token_id=pad, eos_token_id=0, decoder_start_token_id=pad, forced_eos_token_id=0
        )
    )
    with torch.no_grad():  # as published models have it: CTranslate2 begins with a zero embedding
        network.get_input_embeddings().weight[pad].zero_()
        network.get_decoder().embed_tokens.weight[pad].zero_()
    network.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def tiny_m2m100(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An M2M100 model with the language codes of the published one."""
    import torch
    from transformers import M2M100Config, M2M100ForConditionalGeneration, M2M100Tokenizer

    folder = tmp_path_factory.mktemp("m2m100-tiny")
    model = train_pieces(folder, "sentencepiece.bpe")
    words = [*SPECIAL, *[p for p in pieces_of(model) if p not in SPECIAL]]
    (folder / "vocab.json").write_text(json.dumps({word: i for i, word in enumerate(words)}), encoding="utf-8")
    tokenizer = M2M100Tokenizer(str(folder / "vocab.json"), str(model), src_lang="kk", tgt_lang="en")
    codes = sorted(tokenizer.lang_code_to_token.values())
    tokenizer.add_special_tokens({"additional_special_tokens": codes})
    torch.manual_seed(7)
    config = M2M100Config(**tiny(len(words) + len(codes) + 8), pad_token_id=1, bos_token_id=0, eos_token_id=2)
    config.decoder_start_token_id = 2
    M2M100ForConditionalGeneration(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def tiny_nllb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """M2M100's architecture with NLLB's tokenizer and codes."""
    import torch
    from transformers import M2M100Config, M2M100ForConditionalGeneration, NllbTokenizer

    folder = tmp_path_factory.mktemp("nllb-tiny")
    codes = ["eng_Latn", "kaz_Cyrl", "rus_Cyrl"]
    words = [*SPECIAL, *[piece for piece in pieces_of(train_pieces(folder, "pieces")) if piece not in SPECIAL]]
    vocabulary = {word: index for index, word in enumerate(words)}
    tokenizer = NllbTokenizer(vocab=vocabulary, merges=_merges(words), extra_special_tokens=codes, src_lang="kaz_Cyrl")
    torch.manual_seed(7)
    config = M2M100Config(**tiny(len(tokenizer)), pad_token_id=1, bos_token_id=0, eos_token_id=2)
    config.decoder_start_token_id = 2
    M2M100ForConditionalGeneration(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def tiny_t5(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """T5 v1.1 as MADLAD-400 is: untied embeddings, ``<2en>`` before the source."""
    import torch
    from transformers import T5Config, T5ForConditionalGeneration, T5Tokenizer

    folder = tmp_path_factory.mktemp("madlad-tiny")
    scores = [(piece, -float(index)) for index, piece in enumerate(pieces_of(train_pieces(folder, "spiece")))]
    vocabulary = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("<2en>", 0.0), ("<2ru>", 0.0)]
    vocabulary += [(piece, score) for piece, score in scores if piece not in {"<pad>", "<s>", "</s>", "<unk>"}]
    tokenizer = T5Tokenizer(vocab=vocabulary, extra_ids=0, extra_special_tokens=["<2en>", "<2ru>"])
    torch.manual_seed(7)
    config = T5Config(
        vocab_size=len(tokenizer), d_model=16, d_kv=8, d_ff=32, num_layers=1, num_decoder_layers=1, num_heads=2,
        feed_forward_proj="gated-gelu", tie_word_embeddings=False, decoder_start_token_id=0, pad_token_id=0,
        eos_token_id=1,
    )  # fmt: skip
    T5ForConditionalGeneration(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def tiny_mbart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """mBART-50: its codes come before source and target."""
    import torch
    from transformers import MBart50Tokenizer, MBartConfig, MBartForConditionalGeneration

    folder = tmp_path_factory.mktemp("mbart-tiny")
    scores = [(piece, -float(index)) for index, piece in enumerate(pieces_of(train_pieces(folder, "spiece")))]
    vocabulary = [("<unk>", 0.0), ("<s>", 0.0), ("</s>", 0.0)]
    vocabulary += [(piece, score) for piece, score in scores if piece not in SPECIAL]
    tokenizer = MBart50Tokenizer(vocab=vocabulary, src_lang="kk_KZ", tgt_lang="en_XX")
    torch.manual_seed(7)
    config = MBartConfig(**tiny(len(tokenizer)), pad_token_id=1, bos_token_id=0, eos_token_id=2)
    config.decoder_start_token_id = 2
    MBartForConditionalGeneration(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def _merges(words: list[str]) -> list[tuple[str, str]]:
    """Merges that build every word of a byte-pair vocabulary from shorter ones."""
    known = set(words)
    return [
        (word[:cut], word[cut:])
        for word in words
        for cut in range(1, len(word))
        if word[:cut] in known and word[cut:] in known
    ]


@pytest.fixture(autouse=True, scope="session")
def _one_thread() -> None:
    """Two threads on tiny matrices wait for each other; on a busy machine, for minutes."""
    import torch

    torch.set_num_threads(1)
