"""Requirements as constraints of the decoder: forms as tokens, source spans, and the form that a draft tells.

A model that does not know a term does not know its endings either, but it knows those of the word that it would have
written itself. That word stands in the draft, attention says where, and its case and number narrow the forms.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.features import value_of
from mt_toolkit.core.languages import ENGLISH
from mt_toolkit.engines.decoding import Constraint, constrained_generate, settings_of, vocabulary_of
from mt_toolkit.engines.decoding.draft import attention_of, words_from
from mt_toolkit.engines.decoding.vocabulary import function_words
from mt_toolkit.engines.seq2seq.readings import agree, slot_readings
from mt_toolkit.engines.seq2seq.spans import source_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.engine import EngineRequest
    from mt_toolkit.core.terms import TermRequirement
    from mt_toolkit.engines.decoding import Hypothesis, Vocabulary
    from mt_toolkit.engines.seq2seq.checkpoint import Loaded

_PUNCTUATION = '.,;:!?()«»“”…" '


@dataclass(frozen=True, slots=True)
class Job:
    """A request and the engine's own translation of it."""

    request: EngineRequest
    draft: str


@dataclass(frozen=True, slots=True)
class _Batch:
    jobs: list[Job]
    inputs: Any
    first_token: int | None
    spans: list[list[tuple[int, int] | None]]


class Search:
    """Constrained search with one checkpoint into one language."""

    def __init__(self, loaded: Loaded, target: str, method: str, beams: int, most_new: int) -> None:
        self._loaded = loaded
        self._target = target
        self._method = method
        self._beams = beams
        self._most_new = most_new
        self._vocabulary = _vocabulary(loaded, target)

    def prepare(self, jobs: list[Job]) -> _Batch:
        """Tokenise a batch and find the source tokens of its terms."""
        with self._loaded.lock:
            return self._prepared(jobs)

    def _prepared(self, jobs: list[Job]) -> _Batch:
        tokenizer = self._loaded.tokenizer
        texts = [job.request.text for job in jobs]
        sources, first = self._loaded.codes.prepare(tokenizer, texts, self._target)
        inputs = tokenizer(sources, return_tensors="pt", padding=True)
        spans = [
            source_spans(tokenizer, source, [(term.start, term.end) for term in job.request.requirements], text)
            for job, source, text in zip(jobs, sources, texts, strict=True)
        ]
        return _Batch(jobs, inputs, first, spans)

    def decode(self, batch: _Batch) -> list[str | None]:
        """The translations of a batch; None for a sentence none of whose terms the model can spell."""
        inputs = batch.inputs.to(self._loaded.model.device)
        constraints = self._constraints(batch, inputs)
        if not any(constraints):
            return [None] * len(constraints)
        found = constrained_generate(
            self._loaded.model,
            inputs,
            constraints,
            self._vocabulary,
            method=self._method,
            settings=settings_of(
                self._loaded.model, beams=self._beams, first_token=batch.first_token, most=self._most_new
            ),
            alignment=self._loaded.alignment,
        )
        with self._loaded.lock:
            pairs = zip(constraints, found, strict=True)
            return [self._text(hypotheses) if wanted else None for wanted, hypotheses in pairs]

    def _text(self, hypotheses: Sequence[Hypothesis]) -> str:
        return str(self._loaded.tokenizer.decode(list(hypotheses[0].tokens), skip_special_tokens=True)).strip()

    def _constraints(self, batch: _Batch, inputs: Any) -> list[list[Constraint]]:  # noqa: ANN401
        with self._loaded.lock:
            drafts = [self._tokens(job.draft)[: self._most_new] for job in batch.jobs]
        attention = attention_of(
            self._loaded.model, inputs, drafts, first_token=batch.first_token, alignment=self._loaded.alignment
        )
        rows = zip(batch.jobs, batch.spans, attention, drafts, strict=True)
        with self._loaded.lock:
            return [self._of_sentence(job, spans, matrix, draft) for job, spans, matrix, draft in rows]

    def _of_sentence(
        self,
        job: Job,
        spans: list[tuple[int, int] | None],
        attention: Any,  # noqa: ANN401
        draft: tuple[int, ...],
    ) -> list[Constraint]:
        words = words_from(attention, draft, [span or (0, 0) for span in spans], self._vocabulary)
        own = ["" if word is None else self._loaded.tokenizer.decode(list(draft[slice(*word)])) for word in words]
        terms = zip(job.request.requirements, spans, own, strict=True)
        found = (constraint_of(self._loaded.tokenizer, term, span, word, self._target) for term, span, word in terms)
        return [constraint for constraint in found if constraint is not None]

    def _tokens(self, text: str) -> tuple[int, ...]:
        return tuple(self._loaded.tokenizer(text_target=text, add_special_tokens=False)["input_ids"])


def _vocabulary(loaded: Loaded, target: str) -> Vocabulary:
    return vocabulary_of(loaded.tokenizer, int(loaded.model.config.vocab_size), function_words(target))


def constraint_of(
    tokenizer: Any,  # noqa: ANN401 - transformers is untyped
    term: TermRequirement,
    span: tuple[int, int] | None,
    own: str,
    language: str,
) -> Constraint | None:
    """A term as a constraint; None where the model has no letters for it: searching would be in vain."""
    forms = writable_forms(tokenizer, term, own, language, capital=False)
    if not forms:
        return None
    return Constraint(forms, span, writable_forms(tokenizer, term, own, language, capital=True))


def writable_forms(
    tokenizer: Any,  # noqa: ANN401 - transformers is untyped
    term: TermRequirement,
    own: str,
    language: str,
    *,
    capital: bool,
) -> tuple[tuple[int, ...], ...]:
    """Forms as tokens, without those that the model has no letters for; see ``forms_like``. None may be left."""
    forms = forms_like(term, own, language)
    if capital:
        forms = [form[:1].upper() + form[1:] for form in forms]
    tokens = dict.fromkeys(tuple(tokenizer(text_target=form, add_special_tokens=False)["input_ids"]) for form in forms)
    return tuple(each for each in tokens if each and tokenizer.unk_token_id not in each)


def forms_like(term: TermRequirement, own: str, language: str) -> list[str]:
    """The forms of a term that stand in the case and number of the word ``own``; all where it tells nothing.

    Several readings of ``own`` leave several forms, and the model chooses among them.
    """
    readings = slot_readings(own.strip(_PUNCTUATION), term.role, language)
    cells = [(values, form) for target in term.targets for values, forms in target.forms for form in forms]
    plain = [(values, form) for values, form in cells if language != ENGLISH or not value_of(values, "Case")]
    fitting = [form for values, form in plain if any(agree(values, reading) for reading in readings)]
    return list(dict.fromkeys(fitting or [form for _, form in cells]))
