"""Neural metrics in environments of their own: absent without harm, present through a small protocol."""

from __future__ import annotations

import sys

import pytest

from mt_toolkit.errors import EvaluationError, UnknownNameError
from mt_toolkit.evaluation.metrics import isolated
from mt_toolkit.evaluation.metrics.isolated import IsolatedMetric, NeuralMetric, make_environment
from mt_toolkit.evaluation.metrics.model import Task

WORKER = """import json, sys
request = json.load(sys.stdin)
print("a library's chatter", file=sys.stderr)
if request["model"] == "broken":
    raise MemoryError("no room")
rows = request["rows"] if request["model"] != "short" else request["rows"][1:]
json.dump({"scores": [len(row["mt"]) / 10 for row in rows], "package": "fake 1"}, sys.stdout)
"""
TASK = Task("en", ("Дала.", "Тау."), ("Steppe", "Hill"), ("A steppe.", "A hill."), ("", ""))


@pytest.fixture
def fake(tmp_path, monkeypatch):
    """An environment whose interpreter is this one and whose worker measures lengths."""
    package = tmp_path / "workers"
    package.mkdir()
    (package / "fake.py").write_text(WORKER, encoding="utf-8")
    monkeypatch.setitem(isolated.ENVIRONMENTS, "fake", ("fake", ("fake==1",)))
    monkeypatch.setattr(isolated.resources, "files", lambda name: package)
    monkeypatch.setattr(isolated, "python_of", lambda name: type(package)(sys.executable))
    isolated._run.cache_clear()

    def make(model: str = "good") -> IsolatedMetric:
        return IsolatedMetric(NeuralMetric("Fake", "fake", model, "CC0"))

    return make


def test_scores_come_through_the_protocol(fake) -> None:
    metric = fake()
    rows = metric.statistics(TASK)
    assert rows.tolist() == [[0.6, 1], [0.4, 1]]
    assert metric.scores(rows.sum(axis=0, keepdims=True))[0] == pytest.approx(50)
    assert metric.signature(TASK) == "Fake|model:good|licence:CC0|package:fake 1"


@pytest.mark.parametrize(("model", "message"), [("broken", "no room"), ("short", "1 scores for 2 segments")])
def test_a_worker_that_fails_is_told(fake, model, message) -> None:
    with pytest.raises(EvaluationError, match=message):
        fake(model).statistics(TASK)


def test_without_its_environment_a_metric_says_how_to_get_it() -> None:
    for make in (isolated.comet, isolated.xcomet, isolated.metricx):
        with pytest.raises(EvaluationError) as caught:
            make().check()
        assert caught.value.hint.startswith("mt-toolkit eval isolate ")
    with pytest.raises(UnknownNameError, match="comet, metricx"):
        make_environment("bleurt")
