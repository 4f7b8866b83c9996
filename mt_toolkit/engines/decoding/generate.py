"""Constrained generation for any transformers encoder-decoder, usable without the rest of this package.

Example::

    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer
    from mt_toolkit.engines.decoding import Constraint, constrained_generate, vocabulary_of

    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSeq2SeqLM.from_pretrained(folder, attn_implementation="eager")
    inputs = tokenizer(["Кеңес үкіметі саясатын жүргізді."], return_tensors="pt")
    forms = [tuple(tokenizer(text_target=form, add_special_tokens=False)["input_ids"])
             for form in ("политика", "политику", "политики", "политикой")]
    constraint = Constraint(tuple(forms), span=(2, 4))       # source pieces 2 and 3 are «саясатын»
    vocabulary = vocabulary_of(tokenizer, model.config.vocab_size, passing_words={"в", "на", "о"})
    (best, *_), = constrained_generate(model, inputs, [[constraint]], vocabulary)
    print(tokenizer.decode(best.tokens, skip_special_tokens=True))
"""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mt_toolkit.engines.decoding.attention import Alignment, readable_attention
from mt_toolkit.engines.decoding.beam import Free, Hypothesis, Policy, Settings, search
from mt_toolkit.engines.decoding.dba import DynamicBeamAllocation
from mt_toolkit.engines.decoding.gate import Gate, GateSettings
from mt_toolkit.errors import UserInputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mt_toolkit.engines.decoding.constraints import Constraint
    from mt_toolkit.engines.decoding.vocabulary import Vocabulary

METHODS = ("gate", "dba", "free")


def constrained_generate(  # noqa: PLR0913 - each is a choice of the caller
    model: Any,  # noqa: ANN401 - transformers is untyped
    inputs: Mapping[str, Any],
    constraints: Sequence[Sequence[Constraint]],
    vocabulary: Vocabulary,
    *,
    method: str = "gate",
    settings: Settings | None = None,
    alignment: Alignment | None = None,
    gate: GateSettings | None = None,
) -> list[list[Hypothesis]]:
    """Beam search in which every sentence's terms must come, each in one of its forms, as whole words.

    Args:
        model: A ``PreTrainedModel`` of the encoder-decoder kind (Marian, M2M100, NLLB, mBART, T5, BART …).
        inputs: ``input_ids`` and ``attention_mask`` as the tokenizer gives them, padded: batch × source positions.
        constraints: For each sentence its terms; none for a sentence that is to be translated freely.
        vocabulary: What ``vocabulary_of`` reads off the tokenizer.
        method: ``gate`` (needs spans; attention says where), ``dba`` (needs neither), ``free`` (no constraints).
        settings: Beams, limits, forced language token; by default those of the model's generation config. A banned
            token that a form needs is not banned.
        alignment: The cross-attention to trust; the last layer by default.
        gate: Settings of the gate.

    Returns:
        For each sentence its hypotheses, best first; at least one. A hypothesis cut off at the length limit may lack
        terms: verify what you got.

    Raises:
        UserInputError: If the method is unknown, constraints and sentences differ in number, or the settings leave
            nothing to search.
    """
    if method not in METHODS:
        raise UserInputError(f"unknown method of constrained search: {method}", hint=f"one of {', '.join(METHODS)}")
    if len(constraints) != len(inputs["input_ids"]):
        raise UserInputError(f"{len(constraints)} lists of constraints for {len(inputs['input_ids'])} sentences")
    asked = _checked(settings or settings_of(model))
    demanded = {
        token for each in constraints for one in each for form in one.forms + one.initial_forms for token in form
    }
    asked = replace(asked, banned=tuple(token for token in asked.banned if token not in demanded))
    policy = _policy(method, constraints, vocabulary, inputs["attention_mask"], gate)
    with readable_attention(model) if policy.needs_attention else nullcontext():
        return search(
            model,
            inputs["input_ids"],
            inputs["attention_mask"],
            policy,
            asked,
            vocabulary.end,
            alignment or Alignment(),
        )


def _checked(settings: Settings) -> Settings:
    if settings.beams < 1 or settings.max_new_tokens < (1 if settings.first_token is None else 2):
        raise UserInputError(f"{settings.beams} beams and {settings.max_new_tokens} new tokens leave nothing to search")
    return settings


def settings_of(model: Any, *, beams: int = 4, first_token: int | None = None, most: int = 256) -> Settings:  # noqa: ANN401
    """The settings that the model's own generation config asks for."""
    config = model.generation_config
    banned = {words[0] for words in config.bad_words_ids or [] if len(words) == 1} | set(config.suppress_tokens or [])
    return Settings(
        beams,
        most,
        float(1.0 if config.length_penalty is None else config.length_penalty),
        early_stopping=config.early_stopping is True,
        first_token=config.forced_bos_token_id if first_token is None else first_token,
        banned=tuple(sorted(banned)),
    )


def _policy(
    method: str,
    constraints: Sequence[Sequence[Constraint]],
    vocabulary: Vocabulary,
    attention_mask: Any,  # noqa: ANN401 - torch is untyped
    gate: GateSettings | None,
) -> Policy:
    if method == "gate":
        return Gate(constraints, vocabulary, attention_mask, gate)
    return DynamicBeamAllocation(constraints, vocabulary) if method == "dba" else Free()
