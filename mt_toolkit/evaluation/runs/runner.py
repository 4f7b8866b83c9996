"""Running a suite: each cell is translated unit by unit, kept, and scored; what fails is told, the rest goes on."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mt_toolkit.core.text import Segment, Span
from mt_toolkit.engines.names import load_engine
from mt_toolkit.errors import EvaluationError, MtToolkitError
from mt_toolkit.evaluation.metrics.model import Task
from mt_toolkit.evaluation.metrics.names import load_metrics
from mt_toolkit.evaluation.runs.arms import random_glossary
from mt_toolkit.evaluation.runs.environment import environment
from mt_toolkit.evaluation.runs.results import Cell, RunResult
from mt_toolkit.evaluation.runs.store import Output, code_digest
from mt_toolkit.evaluation.runs.suite import Arm
from mt_toolkit.evaluation.scoring import score_task
from mt_toolkit.evaluation.sets.names import load_sets
from mt_toolkit.evaluation.sets.problems import read_lines
from mt_toolkit.evaluation.terms.cache import cached
from mt_toolkit.evaluation.terms.expectations import expected
from mt_toolkit.glossary.index import default_cache_dir
from mt_toolkit.pipeline.job import make_toolbox, toolbox_of
from mt_toolkit.pipeline.terms import TermMode
from mt_toolkit.pipeline.translator import Translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mt_toolkit.core.engine import Engine
    from mt_toolkit.evaluation.metrics.model import Metric
    from mt_toolkit.evaluation.runs.store import Store
    from mt_toolkit.evaluation.runs.suite import Suite, System
    from mt_toolkit.evaluation.sets.model import Item, TestSet
    from mt_toolkit.evaluation.terms.expectations import Expectation
    from mt_toolkit.pipeline.translator import Toolbox

    Progress = Callable[[str, int, int], None]

_UNIT = 64
"""Segments of a unit where a set has no documents; a killed run loses at most one unit."""
_MODES = {Arm.NONE: TermMode.OFF, Arm.PROPER: TermMode.FORCE, Arm.PREFER: TermMode.PREFER, Arm.RANDOM: TermMode.FORCE}


@dataclass(frozen=True)
class _Question:
    """A set in one language with what is expected of its terms."""

    test_set: TestSet
    language: str
    expectations: tuple[tuple[Expectation, ...], ...]
    terms_signature: str


def run_suite(suite: Suite, store: Store, progress: Progress | None = None) -> RunResult:
    """Run every cell of a suite, or take it from the store where it is done already.

    ``progress`` is called with a cell's label, segments done and segments in all. What cannot be loaded, or fails, is
    in ``problems``; nothing else is lost by it.

    Raises:
        EvaluationError: If not one cell could be run.
    """
    return _Run(suite, store, progress or (lambda *_: None)).result()


class _Run:
    def __init__(self, suite: Suite, store: Store, progress: Progress) -> None:
        self._suite, self._store, self._progress = suite, store, progress
        self._problems: list[str] = []
        self._engines: dict[str, Engine] = {}
        self._metrics = list(self._usable_metrics())
        self._proper = make_toolbox(suite.glossaries)
        self._concepts = {concept.id: concept for glossary in self._proper.glossaries for concept in glossary.concepts}

    def result(self) -> RunResult:
        cells = [cell for test_set in self._sets() for cell in self._cells_of(test_set)]
        if not cells:
            raise EvaluationError("\n  ".join(["nothing could be run:", *self._problems]), hint="mend the suite")
        return RunResult(self._suite, tuple(cells), tuple(self._problems), environment())

    def _usable_metrics(self) -> Iterator[Metric]:
        """The suite's metrics without those whose environment is not there, which is told once."""
        for metric in load_metrics(self._suite.metrics):
            try:
                getattr(metric, "check", lambda: None)()
            except EvaluationError as error:
                self._problems.append(f"{error.message} ({error.hint})")
            else:
                yield metric

    def _sets(self) -> Iterator[TestSet]:
        for name in self._suite.sets:
            try:
                for test_set in load_sets(name, cache_dir=default_cache_dir() / "sets", base=self._suite.base):
                    limit = self._suite.limit
                    yield replace(test_set, items=test_set.items[:limit]) if limit else test_set
            except MtToolkitError as error:
                self._problems.append(f"set {name}: {error.message}")

    def _cells_of(self, test_set: TestSet) -> Iterator[Cell]:
        for language in self._suite.languages:
            if language not in test_set.languages:
                continue
            question = self._question(test_set, language)
            for system in self._suite.systems:
                for arm in system.arms if system.engine(language) else ("",):
                    cell = self._cell(question, system, arm)
                    if cell is not None:
                        yield cell

    def _question(self, test_set: TestSet, language: str) -> _Question:
        origin = "annotated" if test_set.is_annotated else "matched"
        glossaries = "+".join(glossary.signature for glossary in self._proper.glossaries)
        expectations = cached(
            self._store.folder / "terms",
            [test_set.signature, language, glossaries, code_digest()],
            lambda: expected(test_set.items, language, self._concepts, self._proper.matcher),
        )
        return _Question(test_set, language, expectations, f"terms:{origin}|glossary:{glossaries}")

    def _cell(self, question: _Question, system: System, arm: str) -> Cell | None:
        label = f"{system.name}{f'/{arm}' if arm else ''} on {question.test_set.name} in {question.language}"
        try:
            outputs, signature = self._outputs(question, system, arm, label)
        except MtToolkitError as error:
            self._problems.append(f"{label}: {error.message}")
            return None
        except Exception as error:  # noqa: BLE001 - a crash of one system must not lose the others
            self._problems.append(f"{label}: crashed with {type(error).__name__}: {error}")
            return None
        task = _task(question, [output.text for output in outputs])
        figures = score_task(task, self._metrics, resamples=self._suite.resamples, seed=self._suite.seed)
        seconds = sum(output.seconds for output in outputs)
        return Cell(
            system.name, arm, question.language, question.test_set, signature, task, tuple(figures), seconds
        )  # fmt: skip

    def _outputs(self, question: _Question, system: System, arm: str, label: str) -> tuple[list[Output], str]:
        items, language = question.test_set.items, question.language
        if system.is_reference:
            return [
                Output(item.id, item.reference(language)) for item in items
            ], f"reference|{question.test_set.signature}"
        if not system.engine(language):
            return self._read_outputs(question, system)
        toolbox = self._toolbox(question, Arm(arm))
        engine = self._engine(system.engine(language))
        translator = Translator(engine, language, toolbox, _MODES[Arm(arm)], system.strategies or None)
        signature = f"{translator.signature}|set:{question.test_set.signature}"
        facts = {"signature": signature, "code": code_digest(), "language": language, "unit": _UNIT}
        return self._translate(items, translator, self._store.key(facts), label), signature

    def _read_outputs(self, question: _Question, system: System) -> tuple[list[Output], str]:
        name = system.output(question.language)
        if not name:
            raise EvaluationError(f"it has no outputs in {question.language}", hint="add them to the suite")
        plain = question.test_set.name.replace("/", "-")
        path = self._suite.base / name.format(set=plain, language=question.language)
        lines, items = read_lines(path), question.test_set.items
        if len(lines) != len(items):
            raise EvaluationError(f"{path} has {len(lines)} lines, the set {len(items)} segments")
        return [Output(item.id, line) for item, line in zip(items, lines, strict=True)], f"outputs:{path.name}"

    def _toolbox(self, question: _Question, arm: Arm) -> Toolbox:
        if arm is not Arm.RANDOM:
            return self._proper
        items, expectations = question.test_set.items, question.expectations
        return toolbox_of((random_glossary(items, expectations, question.language, self._suite.seed),))

    def _engine(self, name: str) -> Engine:
        if name not in self._engines:
            self._engines[name] = load_engine(name)
        return self._engines[name]

    def _translate(self, items: Sequence[Item], translator: Translator, key: str, label: str) -> list[Output]:
        done = self._store.read(key)
        units = list(_units(items))
        complete = _complete(done, units)
        if len(complete) != len(done):
            self._store.keep(key, complete)
        outputs = list(complete)
        for unit in units:
            if unit[0].id in {output.id for output in outputs}:
                continue
            segments = [Segment(item.id, item.source, Span(0, len(item.source))) for item in unit]
            started = time.perf_counter()
            texts = [translation.text for translation in translator.translate(segments)]
            seconds = time.perf_counter() - started
            fresh = [Output(item.id, text) for item, text in zip(unit, texts, strict=True)]
            fresh[0] = replace(fresh[0], seconds=seconds)
            self._store.append(key, fresh)
            outputs.extend(fresh)
            self._progress(label, len(outputs), len(items))
        return outputs


def _units(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Whole documents; items without one in blocks of 64."""
    unit: list[Item] = []
    for item in items:
        full = not item.document and len(unit) >= _UNIT
        if unit and (full or item.document != unit[-1].document):
            yield unit
            unit = []
        unit.append(item)
    if unit:
        yield unit


def _complete(done: Sequence[Output], units: Sequence[Sequence[Item]]) -> list[Output]:
    """Outputs of the units that are there from their first segment to their last, in the order of the set."""
    kept: list[Output] = []
    for unit in units:
        part = done[len(kept) : len(kept) + len(unit)]
        if [output.id for output in part] != [item.id for item in unit]:
            break
        kept.extend(part)
    return kept


def _task(question: _Question, hypotheses: Sequence[str]) -> Task:
    items = question.test_set.items
    return Task(
        question.language,
        tuple(item.source for item in items),
        tuple(hypotheses),
        tuple(item.reference(question.language) for item in items),
        tuple(item.document for item in items),
        question.expectations,
        question.terms_signature,
    )
