"""The strategies of the laboratory, each on a batch of tokenised sentences: what they wrote."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mt_toolkit.engines.decoding import (
    Alignment,
    Constraint,
    GateSettings,
    Settings,
    Vocabulary,
    constrained_generate,
    settings_of,
    vocabulary_of,
)
from mt_toolkit.engines.decoding.draft import attention_of, words_from

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from mt_toolkit.engines.decoding.constraints import Tokens
    from mt_toolkit.evaluation.forcing.language import Pair, Slot

Cells = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Student:
    """A model on disk, loaded; what constrained search must know of it.

    ``readings`` is the dictionary of its target language: the cases and numbers of every word that it was taught.
    """

    model: Any
    tokenizer: Any
    vocabulary: Vocabulary
    readings: Mapping[str, Cells]

    def tokens(self, text: str) -> Tokens:
        """A target text as token ids."""
        return tuple(self.tokenizer(text_target=text, add_special_tokens=False)["input_ids"])

    def inputs(self, pairs: Sequence[Pair]) -> Any:  # noqa: ANN401 - transformers is untyped
        """The sources as a padded batch."""
        return self.tokenizer([" ".join(pair.source) for pair in pairs], return_tensors="pt", padding=True)

    def words(self, tokens: Sequence[Sequence[int]]) -> list[list[str]]:
        """Token ids as the words of each translation."""
        texts = self.tokenizer.batch_decode(tokens, skip_special_tokens=True)
        return [text.replace(".", " .").split() for text in texts]


def load_student(folder: Path, passing_words: Sequence[str], readings: Mapping[str, Cells]) -> Student:
    """Load what ``student.teach`` saved, with attention that can be read."""
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSeq2SeqLM.from_pretrained(folder, attn_implementation="eager").eval()
    return Student(model, tokenizer, vocabulary_of(tokenizer, model.config.vocab_size, passing_words), readings)


@dataclass(frozen=True, slots=True)
class Strategy:
    """A way of forcing. ``method`` is one of ``constrained_generate``'s, or ``plain`` for transformers' own search.

    ``informed``: the free translation is read first, and the word in a term's place tells the form.
    """

    name: str
    method: str
    beams: int = 4
    informed: bool = False
    threshold: float = 0.5
    alignment: Alignment = field(default_factory=Alignment)

    def translate(self, student: Student, pairs: Sequence[Pair], drafts: Sequence[Tokens]) -> list[Tokens]:
        """The tokens of each translation; ``drafts`` are those of free search."""
        inputs = student.inputs(pairs)
        most = 2 * int(inputs["input_ids"].shape[1]) + 20
        if self.method == "plain":
            return _plain(student, inputs, self.beams, most)
        settings = settings_of(student.model, beams=self.beams, most=most)
        return self._constrained(student, inputs, self._constraints(student, inputs, pairs, drafts), settings)

    def _constrained(
        self,
        student: Student,
        inputs: Any,  # noqa: ANN401
        constraints: list[list[Constraint]],
        settings: Settings,
    ) -> list[Tokens]:
        found = constrained_generate(
            student.model,
            inputs,
            constraints,
            student.vocabulary,
            method=self.method,
            settings=settings,
            alignment=self.alignment,
            gate=GateSettings(self.threshold),
        )
        return [hypotheses[0].tokens for hypotheses in found]

    def _constraints(
        self,
        student: Student,
        inputs: Any,  # noqa: ANN401
        pairs: Sequence[Pair],
        drafts: Sequence[Tokens],
    ) -> list[list[Constraint]]:
        if self.method == "free":
            return [[] for _ in pairs]
        spans = [[span_of(student, pair, slot) for slot in pair.slots] for pair in pairs]
        known = (
            self._cells(student, inputs, spans, drafts) if self.informed else [[frozenset()] * len(s) for s in spans]
        )
        return [
            [
                Constraint(forms_of(student, slot, cells), span)
                for slot, span, cells in zip(pair.slots, places, each, strict=True)
            ]
            for pair, places, each in zip(pairs, spans, known, strict=True)
        ]

    def _cells(
        self,
        student: Student,
        inputs: Any,  # noqa: ANN401
        spans: list[list[tuple[int, int]]],
        drafts: Sequence[Tokens],
    ) -> list[list[Cells]]:
        """Case and number of the word that the draft has in each term's place; nothing where it tells nothing."""
        matrices = attention_of(student.model, inputs, drafts, alignment=self.alignment)
        cells = []
        for places, matrix, draft in zip(spans, matrices, drafts, strict=True):
            words = words_from(matrix, draft, places, student.vocabulary)
            texts = ["" if word is None else student.tokenizer.decode(list(draft[slice(*word)])) for word in words]
            cells.append([student.readings.get(text, frozenset()) for text in texts])
        return cells


def _plain(student: Student, inputs: Any, beams: int, most: int) -> list[Tokens]:  # noqa: ANN401
    import torch

    with torch.inference_mode():
        found = student.model.generate(**inputs, num_beams=beams, do_sample=False, max_new_tokens=most)
    special = set(student.tokenizer.all_special_ids)
    return [tuple(token for token in row.tolist() if token not in special) for row in found]


def forms_of(student: Student, slot: Slot, cells: Cells) -> tuple[Tokens, ...]:
    """The forms of the wanted word in the given cells, all six where none is given."""
    forms = slot.noun.forms(slot.noun.wanted)
    return tuple(dict.fromkeys(student.tokens(form) for cell, form in forms.items() if not cells or cell in cells))


def span_of(student: Student, pair: Pair, slot: Slot) -> tuple[int, int]:
    """The source pieces of a term's word."""
    lengths = [len(student.tokenizer(word, add_special_tokens=False)["input_ids"]) for word in pair.source]
    start = sum(lengths[: slot.word])
    return start, start + lengths[slot.word]
