"""Runs: what is done is kept and never done again, what fails is told, and the rest goes on."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from mt_toolkit.core.engine import EngineInfo, EngineOutput
from mt_toolkit.core.languages import LanguagePair
from mt_toolkit.errors import EngineError, EvaluationError, UnknownNameError
from mt_toolkit.evaluation.runs import runner
from mt_toolkit.evaluation.runs.arms import random_glossary
from mt_toolkit.evaluation.runs.breakdown import slices, terms_by_form
from mt_toolkit.evaluation.runs.comparison import compare_in_run
from mt_toolkit.evaluation.runs.files import FORMATS, reopen, report, run_in_folder
from mt_toolkit.evaluation.runs.runner import run_suite
from mt_toolkit.evaluation.runs.store import Output, Store
from mt_toolkit.evaluation.runs.suite import Arm, builtin_suites, read_suite
from mt_toolkit.evaluation.sets.names import load_sets
from mt_toolkit.evaluation.terms.expectations import matched

SET = "id\tdoc\tkk\ten\n" + "".join(
    f"{n}\t{'ab'[n > 2]}\tҚазақ ханы {1700 + n} жылы келді.\tThe Kazakh khan came in {1700 + n}.\n" for n in range(1, 6)
)
GLOSSARY = "id\tkk\ten\nkhan\tхан\tkhan\n"
SUITE = """
name = "small"
sets = ["set.tsv"]
languages = ["en"]
glossaries = ["{folder}/terms.tsv"]
metrics = ["chrf++", "bleu", "term-success", "numbers"]
resamples = 50
[[systems]]
name = "echo"
engine = "echo"
arms = ["none", "proper"]
[[systems]]
name = "mine"
outputs = "mine.{{language}}.txt"
[[systems]]
name = "gold"
reference = true
"""


class Echo:
    """An engine that says one sentence; it can be told to fail at a certain call."""

    def __init__(self, fail_at: int = 0, error: Exception | None = None) -> None:
        self.calls: list[str] = []
        self._fail_at, self._error = fail_at, error

    @property
    def info(self) -> EngineInfo:
        return EngineInfo("echo", "echo", "1", "CC0", True, frozenset({LanguagePair("kk", "en")}))

    def translate(self, requests):
        if self._error and len(self.calls) >= self._fail_at:
            raise self._error
        self.calls += [request.text for request in requests]
        return [EngineOutput("The Kazakh khan came.") for _ in requests]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "set.tsv").write_text(SET, encoding="utf-8")
    (tmp_path / "terms.tsv").write_text(GLOSSARY, encoding="utf-8")
    (tmp_path / "mine.en.txt").write_text("A khan came.\n" * 5, encoding="utf-8")
    (tmp_path / "suite.toml").write_text(SUITE.format(folder=tmp_path), encoding="utf-8")
    return tmp_path


@pytest.fixture
def use(monkeypatch):
    def put(engine: Echo) -> Echo:
        monkeypatch.setattr(runner, "load_engine", lambda name: engine)
        return engine

    return put


def test_a_run_gives_every_cell_its_figures(folder, use) -> None:
    use(Echo())
    result = run_suite(read_suite(str(folder / "suite.toml")), Store(folder / "run"))
    assert [cell.label for cell in result.cells] == ["echo/none", "echo/proper", "mine", "gold"]
    assert result.problems == ()
    gold = result.cells[-1]
    assert gold.figure("chrF++").score == pytest.approx(100)
    assert gold.figure("term-success").score == 100
    assert result.cells[0].figure("numbers").score == 0
    assert result.cells[0].speed > 0
    assert result.cells[2].speed == 0


def test_a_killed_run_goes_on_where_it_stopped(folder, use) -> None:
    suite, store = read_suite(str(folder / "suite.toml")), Store(folder / "run")
    first = use(Echo(fail_at=2, error=KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        run_suite(suite, store)
    assert len(first.calls) == 2  # the first document of the first cell
    second = use(Echo())
    run_suite(suite, store)
    assert len(second.calls) == 3 + 5  # its second document, and the other cell
    third = use(Echo())
    run_suite(suite, store)
    assert third.calls == []


def test_a_line_cut_by_a_kill_is_done_again(folder, use) -> None:
    suite, store = read_suite(str(folder / "suite.toml")), Store(folder / "run")
    use(Echo())
    run_suite(suite, store)
    for path in (folder / "run" / "cells").glob("*.jsonl"):
        path.write_text(path.read_text(encoding="utf-8")[:-20], encoding="utf-8")
    again = use(Echo())
    result = run_suite(suite, store)
    assert len(again.calls) == 2 * 3  # the last document of both cells
    assert [len(cell.task.hypotheses) for cell in result.cells] == [5, 5, 5, 5]


@pytest.mark.parametrize("error", [EngineError("out of memory"), RuntimeError("segfault")])
def test_a_system_that_crashes_loses_nothing_else(folder, use, error) -> None:
    use(Echo(fail_at=2, error=error))
    result = run_suite(read_suite(str(folder / "suite.toml")), Store(folder / "run"))
    assert [cell.label for cell in result.cells] == ["mine", "gold"]
    assert len(result.problems) == 2
    assert all(str(error) in problem for problem in result.problems)
    whole = use(Echo())
    run_suite(read_suite(str(folder / "suite.toml")), Store(folder / "run"))
    assert len(whole.calls) == 8  # what was finished before the crash is kept


def test_broken_sets_and_outputs_are_told_and_the_rest_goes_on(folder, use) -> None:
    use(Echo())
    (folder / "mine.en.txt").write_text("A khan came.\n" * 4, encoding="utf-8")
    suite = read_suite(str(folder / "suite.toml"))
    result = run_suite(replace(suite, sets=("none.tsv", *suite.sets)), Store(folder / "run"))
    assert "none.tsv" in result.problems[0]
    assert "mine.en.txt has 4 lines, the set 5 segments" in result.problems[1]
    assert [cell.label for cell in result.cells] == ["echo/none", "echo/proper", "gold"]
    with pytest.raises(EvaluationError, match="nothing could be run"):
        run_suite(replace(suite, sets=("none.tsv",)), Store(folder / "run"))


def test_the_key_of_a_cell_is_its_content(tmp_path) -> None:
    store = Store(tmp_path)
    assert store.key({"a": 1, "b": 2}) == store.key({"b": 2, "a": 1})
    assert store.key({"a": 1}) != store.key({"a": 2})
    store.append("k", [Output("1", "бір\u2028екі", 0.5)])
    store.append("k", [Output("2", "")])
    assert store.read("k") == [Output("1", "бір\u2028екі", 0.5), Output("2", "")]


def test_every_report_of_a_run(folder, use) -> None:
    use(Echo())
    result = run_in_folder(str(folder / "suite.toml"), folder / "run")
    texts = {form: (folder / "run" / name).read_text(encoding="utf-8") for form, (name, _) in FORMATS.items()}
    assert "set → en  (5 segments, references: unknown)" in texts["table"]
    record = json.loads(texts["json"])
    assert [cell["system"] for cell in record["cells"]] == ["echo/none", "echo/proper", "mine", "gold"]
    assert record["cells"][0]["figures"][0]["signature"].startswith("nrefs:1")
    assert texts["csv"].splitlines()[0].startswith("set,language,references,system,metric,score")
    assert r"\begin{tabular}" in texts["latex"]
    assert "<script" in texts["html"]
    assert "http" not in texts["html"].replace("http://www.w3.org", "")  # self-contained
    silent = use(Echo())
    again = reopen(folder / "run")
    assert silent.calls == []
    assert report(again, "csv") == texts["csv"]
    with pytest.raises(UnknownNameError, match="latex"):
        report(result, "pdf")
    with pytest.raises(EvaluationError, match="holds no run"):
        reopen(folder)
    with pytest.raises(EvaluationError, match="holds a run of suite"):
        run_in_folder("default", folder / "run")


def test_two_systems_of_a_run_are_compared(folder, use) -> None:
    use(Echo())
    result = run_suite(read_suite(str(folder / "suite.toml")), Store(folder / "run"))
    (rows,) = compare_in_run(result, "mine", "gold").values()
    chrf = next(row for row in rows if row.metric == "chrF++")
    assert chrf.difference > 0
    assert chrf.winner == "B"
    with pytest.raises(UnknownNameError, match="echo/none"):
        compare_in_run(result, "mine", "other")


def test_break_downs_add_up(folder, use) -> None:
    use(Echo())
    cell = run_suite(read_suite(str(folder / "suite.toml")), Store(folder / "run")).cells[1]
    forms = terms_by_form(cell)
    for facet in ("role", "case", "number"):
        assert sum(form.expected for form in forms if form.facet == facet) == 5
    lengths = [part for part in slices(cell, "chrF++") if part.facet == "length"]
    assert sum(part.segments for part in lengths) in {0, 5}


def test_the_random_arm_takes_words_of_the_reference_that_are_no_terms(curated_matcher, tmp_path) -> None:
    (one,) = load_sets("history-passages/industrialisation", cache_dir=tmp_path)
    expectations = [matched(item.source, "en", curated_matcher) for item in one.items]
    glossary = random_glossary(one.items, expectations, "en", 1)
    assert glossary.concepts
    assert glossary == random_glossary(one.items, expectations, "en", 1)
    assert glossary != random_glossary(one.items, expectations, "en", 2)
    references = " ".join(item.reference("en") for item in one.items).lower()
    found = [c for c in glossary.concepts if c.renderings[0][1].terms[0].split()[0][:4].lower() in references]
    assert len(found) > 0.9 * len(glossary.concepts)


def test_what_is_wrong_with_a_suite_is_all_told(tmp_path) -> None:
    path = tmp_path / "s.toml"
    path.write_text('sets = []\nmetrics = ["meteor"]\nlanguages = ["de"]\ncolour = 1\n[[systems]]\narms = ["some"]\n')
    with pytest.raises(EvaluationError) as caught:
        read_suite(str(path))
    for part in ("no sets", "meteor", "'de'", "colour", "has no name", "just one of", "arm 'some'"):
        assert part in caught.value.message
    with pytest.raises(EvaluationError, match="no suite"):
        read_suite("nothing")
    path.write_text("sets = [")
    with pytest.raises(EvaluationError, match=str(path)):
        read_suite(str(path))


def test_our_suites_are_readable() -> None:
    assert {"default", "smoke", "public-models"} <= set(builtin_suites())
    for name in builtin_suites():
        suite = read_suite(name)
        assert suite.description
        assert all(isinstance(arm, Arm) for system in suite.systems for arm in system.arms)
