"""The student converted to CTranslate2: its drafts, and the strategy ``repair``."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mt_toolkit.engines.ct2.repair import Repair, Task
from mt_toolkit.evaluation.forcing.measure import BATCH
from mt_toolkit.evaluation.forcing.strategies import Cells, forms_of, span_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mt_toolkit.engines.decoding.constraints import Tokens
    from mt_toolkit.evaluation.forcing.language import Pair
    from mt_toolkit.evaluation.forcing.strategies import Student

_BEAMS = 4


def load_converted(folder: Path) -> Any | None:  # noqa: ANN401 - ctranslate2 is untyped
    """The converted student on one thread, converted now if it was not; None where CTranslate2 is not installed."""
    try:
        import ctranslate2
    except ImportError:
        return None
    converted = folder / "ctranslate2"
    if not converted.is_dir():
        ctranslate2.converters.TransformersConverter(str(folder)).convert(str(converted))
    return ctranslate2.Translator(str(converted), inter_threads=1, intra_threads=1)


def drafts_of(translator: Any, student: Student, pairs: Sequence[Pair]) -> tuple[list[Tokens], float]:  # noqa: ANN401
    """Free translations, and processor seconds."""
    started = time.process_time()
    sources = [_pieces(student, pair) for pair in pairs]
    results = translator.translate_batch(sources, beam_size=_BEAMS, max_batch_size=BATCH)
    drafts = [tuple(student.tokenizer.convert_tokens_to_ids(result.hypotheses[0])) for result in results]
    return drafts, time.process_time() - started


@dataclass(frozen=True, slots=True)
class Repairing:
    """``repair``; a sentence that it gives up stays as its draft was."""

    translator: Any
    name: str = "repair (CTranslate2)"
    informed: bool = True

    def translate(self, student: Student, pairs: Sequence[Pair], drafts: Sequence[Tokens]) -> list[Tokens]:
        """The tokens of each translation."""
        repair = Repair(self.translator, _BEAMS, 256)
        found = (repair.run(_task(student, pair, draft)) for pair, draft in zip(pairs, drafts, strict=True))
        return [
            draft if pieces is None else tuple(student.tokenizer.convert_tokens_to_ids(pieces))
            for pieces, draft in zip(found, drafts, strict=True)
        ]


def _task(student: Student, pair: Pair, draft: Tokens) -> Task:
    def forms(index: int, own: str, _capital: bool) -> tuple[Tokens, ...]:  # noqa: FBT001 - a callback
        cells: Cells = student.readings.get(own, frozenset())
        return forms_of(student, pair.slots[index], cells)

    return Task(
        source=_pieces(student, pair),
        prefix=[],
        draft=student.tokenizer.convert_ids_to_tokens(list(draft)),
        spans=tuple(span_of(student, pair, slot) for slot in pair.slots),
        tokenizer=student.tokenizer,
        vocabulary=student.vocabulary,
        forms=forms,
    )


def _pieces(student: Student, pair: Pair) -> list[str]:
    return list(student.tokenizer.convert_ids_to_tokens(student.inputs([pair])["input_ids"][0]))
