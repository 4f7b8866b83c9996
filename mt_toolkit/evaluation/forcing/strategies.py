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

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mt_toolkit.evaluation.forcing.language import Pair, Slot


@dataclass(frozen=True, slots=True)
class Student:
    """A model on disk, loaded; what constrained search must know of it."""

    model: Any
    tokenizer: Any
    vocabulary: Vocabulary


def load_student(folder: Path, passing_words: Sequence[str]) -> Student:
    """Load what ``student.teach`` saved, with attention that can be read."""
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSeq2SeqLM.from_pretrained(folder, attn_implementation="eager").eval()
    return Student(model, tokenizer, vocabulary_of(tokenizer, model.config.vocab_size, passing_words))


@dataclass(frozen=True, slots=True)
class Strategy:
    """A way of forcing. ``method`` is one of ``constrained_generate``'s, or ``plain`` for transformers' own search."""

    name: str
    method: str
    beams: int = 4
    threshold: float = 0.5
    alignment: Alignment = field(default_factory=Alignment)

    def translate(self, student: Student, pairs: Sequence[Pair]) -> list[list[str]]:
        """The words of each translation."""
        inputs = student.tokenizer([" ".join(pair.source) for pair in pairs], return_tensors="pt", padding=True)
        most = 2 * int(inputs["input_ids"].shape[1]) + 20
        if self.method == "plain":
            tokens = self._plain(student, inputs, most)
        else:
            settings = settings_of(student.model, beams=self.beams, most=most)
            tokens = self._constrained(student, inputs, pairs, settings)
        texts = student.tokenizer.batch_decode(tokens, skip_special_tokens=True)
        return [text.replace(".", " .").split() for text in texts]

    def _plain(self, student: Student, inputs: Any, most: int) -> Any:  # noqa: ANN401 - transformers is untyped
        import torch

        with torch.inference_mode():
            return student.model.generate(**inputs, num_beams=self.beams, do_sample=False, max_new_tokens=most)

    def _constrained(self, student: Student, inputs: Any, pairs: Sequence[Pair], settings: Settings) -> list[list[int]]:  # noqa: ANN401
        constraints = [[constraint_of(student, pair, slot) for slot in pair.slots] for pair in pairs]
        if self.method == "free":
            constraints = [[] for _ in pairs]
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
        return [list(hypotheses[0].tokens) for hypotheses in found]


def constraint_of(student: Student, pair: Pair, slot: Slot) -> Constraint:
    """All six forms of the wanted word, and the source pieces of its word."""
    forms = slot.noun.forms(slot.noun.wanted).values()
    tokens = tuple(
        tuple(student.tokenizer(text_target=form, add_special_tokens=False)["input_ids"])
        for form in dict.fromkeys(forms)
    )
    lengths = [len(student.tokenizer(word, add_special_tokens=False)["input_ids"]) for word in pair.source]
    start = sum(lengths[: slot.word])
    return Constraint(tokens, (start, start + lengths[slot.word]))
