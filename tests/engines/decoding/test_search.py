"""Constrained search over tiny models: free search is transformers' own, and terms come as whole words."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

from mt_toolkit.engines.decoding import (
    Constraint,
    Settings,
    constrained_generate,
    settings_of,
    vocabulary_of,
)
from mt_toolkit.errors import UserInputError

SOURCES = ["Хан келді.", "Кеңес үкіметі саясатын жүргізді.", "Халық шаруашылығы дамыды."]
FORMS = ("policy", "policies", "the economy")


class Model:
    def __init__(self, folder) -> None:
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.model = AutoModelForSeq2SeqLM.from_pretrained(folder, attn_implementation="eager").eval()
        self.vocabulary = vocabulary_of(self.tokenizer, self.model.config.vocab_size, {"the"})

    def inputs(self, sources):
        return self.tokenizer(list(sources), return_tensors="pt", padding=True)

    def tokens(self, text: str) -> tuple[int, ...]:
        return tuple(self.tokenizer(text_target=text, add_special_tokens=False)["input_ids"])

    def text(self, tokens) -> str:
        return self.tokenizer.decode(list(tokens), skip_special_tokens=True)


@pytest.fixture(scope="module", params=["tiny_marian", "tiny_m2m100"])
def loaded(request) -> Model:
    return Model(request.getfixturevalue(request.param))


def short(loaded: Model, beams: int = 4, most: int = 24) -> Settings:
    return settings_of(loaded.model, beams=beams, most=most)


@pytest.mark.parametrize("beams", [1, 2, 4])
def test_free_search_is_that_of_transformers(loaded, beams) -> None:
    inputs = loaded.inputs(SOURCES)
    with torch.inference_mode():
        theirs = loaded.model.generate(**inputs, num_beams=beams, do_sample=False, max_new_tokens=24)
    ours = constrained_generate(
        loaded.model, inputs, [[], [], []], loaded.vocabulary, method="free", settings=short(loaded, beams)
    )
    expected = [loaded.text(row) for row in theirs]
    assert [loaded.text(found[0].tokens) for found in ours] == expected


@pytest.mark.parametrize("method", ["gate", "dba"])
def test_every_term_comes_as_a_whole_word(loaded, method) -> None:
    one = Constraint(tuple(loaded.tokens(form) for form in FORMS[:2]), span=(2, 4))
    other = Constraint((loaded.tokens("khanate"),), span=(0, 1))
    found = constrained_generate(
        loaded.model,
        loaded.inputs(SOURCES),
        [[one], [one, other], []],
        loaded.vocabulary,
        method=method,
        settings=short(loaded, most=60),
    )
    words = [loaded.text(each[0].tokens).replace(".", " ").split() for each in found]
    assert {"policy", "policies"} & set(words[0])
    assert {"policy", "policies"} & set(words[1])
    assert "khanate" in words[1]


@pytest.mark.parametrize("method", ["gate", "dba"])
def test_a_term_that_is_repeated_comes_twice(loaded, method) -> None:
    term = [Constraint((loaded.tokens("khan"),), span=span) for span in ((0, 1), (2, 3))]
    (found,) = constrained_generate(
        loaded.model,
        loaded.inputs(SOURCES[:1]),
        [term],
        loaded.vocabulary,
        method=method,
        settings=short(loaded, most=60),
    )
    assert loaded.text(found[0].tokens).replace(".", " ").split().count("khan") >= 2


def test_forms_with_capitals_stand_at_the_beginning_only(loaded) -> None:
    end = loaded.vocabulary.end
    constraint = Constraint((loaded.tokens("khan"),), span=(0, 2), initial_forms=(loaded.tokens("Khan"),))
    settings = short(loaded, most=60)
    (found,) = constrained_generate(
        loaded.model, loaded.inputs(SOURCES[:1]), [[constraint]], loaded.vocabulary, settings=settings
    )
    assert end not in found[0].tokens
    words = loaded.text(found[0].tokens).replace(".", " ").split()
    assert words[0] == "Khan" or "khan" in words[1:]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(3)), split=st.integers(1, 3))
def test_neither_order_nor_size_of_a_batch_matters(loaded, order, split) -> None:
    """In exact arithmetic; the seeded weights of these models leave no ties for rounding to break."""
    terms = [[Constraint((loaded.tokens(form),), span=(1, 2))] for form in FORMS]
    alone = [
        constrained_generate(loaded.model, loaded.inputs([source]), [each], loaded.vocabulary, settings=short(loaded))[
            0
        ][0].tokens
        for source, each in zip(SOURCES, terms, strict=True)
    ]
    found: dict[int, tuple[int, ...]] = {}
    for start in range(0, 3, split):
        part = order[start : start + split]
        outputs = constrained_generate(
            loaded.model,
            loaded.inputs([SOURCES[i] for i in part]),
            [terms[i] for i in part],
            loaded.vocabulary,
            settings=short(loaded),
        )
        found.update(zip(part, (each[0].tokens for each in outputs), strict=True))
    assert [found[i] for i in range(3)] == alone


def test_what_is_asked_wrongly_is_said(loaded) -> None:
    inputs = loaded.inputs(SOURCES[:1])
    with pytest.raises(UserInputError, match="unknown method"):
        constrained_generate(loaded.model, inputs, [[]], loaded.vocabulary, method="magic")
    with pytest.raises(UserInputError, match="2 lists"):
        constrained_generate(loaded.model, inputs, [[], []], loaded.vocabulary)
    with pytest.raises(UserInputError, match="at least one form"):
        Constraint(())
    with pytest.raises(UserInputError, match="0 new tokens"):
        constrained_generate(loaded.model, inputs, [[]], loaded.vocabulary, settings=short(loaded, most=0))


@pytest.mark.parametrize("beams", [1, 2, 4])
@pytest.mark.parametrize("method", ["gate", "dba"])
def test_nothing_is_written_after_the_end(loaded, method, beams) -> None:
    terms = [
        [Constraint((loaded.tokens("policy"),), span=(0, 1))],
        [Constraint((loaded.tokens("khan"),), span=(1, 2)), Constraint((loaded.tokens("economy"),), span=(2, 3))],
        [],
    ]
    found = constrained_generate(
        loaded.model, loaded.inputs(SOURCES), terms, loaded.vocabulary, method=method, settings=short(loaded, beams)
    )
    assert all(found)
    assert not any(loaded.vocabulary.end in each.tokens for hypotheses in found for each in hypotheses)


@pytest.mark.parametrize("method", ["gate", "dba"])
def test_a_banned_token_that_a_form_needs_is_written(loaded, method) -> None:
    form = loaded.tokens("policy")
    settings = replace(short(loaded, most=40), banned=(form[0],))
    (found,) = constrained_generate(
        loaded.model, loaded.inputs(SOURCES[:1]), [[Constraint((form,), span=(0, 1))]], loaded.vocabulary,
        method=method, settings=settings,
    )  # fmt: skip
    assert "policy" in loaded.text(found[0].tokens)
