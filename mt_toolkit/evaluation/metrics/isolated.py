"""Neural metrics, each in an environment of its own, since their packages cannot be installed beside transformers 5.

``mt-toolkit eval isolate comet`` makes the environment; without it the metric is absent, and nothing else suffers.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from mt_toolkit.errors import EvaluationError, UnknownNameError
from mt_toolkit.evaluation.metrics.model import SEGMENT, ratio

if TYPE_CHECKING:
    from mt_toolkit.evaluation.metrics.model import Table, Task


@dataclass(frozen=True, slots=True)
class NeuralMetric:
    """What is known of a neural metric. ``scale`` brings its scores to the range in which they are published."""

    name: str
    environment: str
    model: str
    licence: str
    scale: float = 100.0
    lower_is_better: bool = False


ENVIRONMENTS = {
    "comet": ("comet", ("unbabel-comet==2.2.7",)),
    "metricx": ("metricx", ("lightyear==0.0.18",)),
}
"""Environment → worker and packages."""

NEURAL = {
    "comet-22": NeuralMetric("COMET-22", "comet", "Unbabel/wmt22-comet-da", "Apache-2.0"),
    "xcomet-xl": NeuralMetric("xCOMET-XL", "comet", "Unbabel/XCOMET-XL", "CC-BY-NC-SA-4.0"),
    "metricx-24": NeuralMetric(
        "MetricX-24-L", "metricx", "google/metricx-24-hybrid-large-v2p6", "Apache-2.0", 1.0, lower_is_better=True
    ),
}


class IsolatedMetric:
    """A neural metric behind the common contract; its mean over segments is its score."""

    unit = SEGMENT
    needs = frozenset({"source", "reference"})
    counts_ties = True

    def __init__(self, about: NeuralMetric) -> None:
        self.name = about.name
        self.lower_is_better = about.lower_is_better
        self._about = about
        self._package = ""

    def check(self) -> None:
        """Raise when the environment is not there.

        Raises:
            EvaluationError: With the command that makes it.
        """
        if not python_of(self._about.environment).is_file():
            raise EvaluationError(
                f"{self.name} needs an environment of its own, which is not there",
                hint=f"mt-toolkit eval isolate {self._about.environment}",
            )

    def statistics(self, task: Task) -> Table:
        """Columns: score, one.

        Raises:
            EvaluationError: If the environment is missing, or its program fails.
        """
        self.check()
        columns = zip(task.sources, task.hypotheses, task.references, strict=True)
        rows = [{"src": source, "mt": hypothesis, "ref": reference} for source, hypothesis, reference in columns]
        answer = _ask(self._about, rows)
        self._package = str(answer["package"])
        return np.array([(score, 1.0) for score in answer["scores"]], dtype=np.float64).reshape(-1, 2)

    def scores(self, totals: Table) -> Table:
        """Means, in the range in which the metric is published."""
        return ratio(totals, self._about.scale)

    def signature(self, task: Task) -> str:  # noqa: ARG002 - the same for every task
        """Metric | model | licence | package."""
        about = self._about
        return f"{self.name}|model:{about.model}|licence:{about.licence}|package:{self._package or 'not run'}"


def comet() -> IsolatedMetric:
    """COMET-22."""
    return IsolatedMetric(NEURAL["comet-22"])


def xcomet() -> IsolatedMetric:
    """xCOMET-XL; its weights are for non-commercial use."""
    return IsolatedMetric(NEURAL["xcomet-xl"])


def metricx() -> IsolatedMetric:
    """MetricX-24 large: an error from 0 to 25, lower is better."""
    return IsolatedMetric(NEURAL["metricx-24"])


def environments_folder() -> Path:
    """Where the environments lie: ``$XDG_DATA_HOME/mt-toolkit/environments`` or below ``~/.local/share``."""
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "mt-toolkit" / "environments"


def python_of(environment: str) -> Path:
    """The interpreter of an environment, whether it is there or not."""
    folder = "Scripts" if sys.platform == "win32" else "bin"
    return environments_folder() / environment / folder / "python"


def make_environment(name: str) -> Path:
    """Make an environment and install its packages; returns its folder.

    Raises:
        UnknownNameError: If there is none of that name.
        EvaluationError: If it cannot be made; what was made of it is removed.
    """
    if name not in ENVIRONMENTS:
        raise UnknownNameError("environment", name, ENVIRONMENTS)
    folder = environments_folder() / name
    venv.create(folder, with_pip=True, clear=True)
    command = [str(python_of(name)), "-m", "pip", "install", "--disable-pip-version-check", *ENVIRONMENTS[name][1]]
    done = subprocess.run(command, stdout=sys.stderr, check=False)  # noqa: S603 - our own packages
    if done.returncode:
        python_of(name).unlink(missing_ok=True)
        raise EvaluationError(f"pip could not install {', '.join(ENVIRONMENTS[name][1])}", hint="see its output above")
    return folder


def _ask(about: NeuralMetric, rows: list[dict[str, str]]) -> dict[str, Any]:
    request = json.dumps({"model": about.model, "rows": rows}, ensure_ascii=False)
    answer = _run(about.environment, request)
    if len(answer["scores"]) != len(rows):
        raise EvaluationError(f"{about.name} gave {len(answer['scores'])} scores for {len(rows)} segments")
    return answer


@cache
def _run(environment: str, request: str) -> dict[str, Any]:
    """The worker's answer; the same request is not computed twice in one process."""
    worker = resources.files("mt_toolkit.evaluation.metrics.workers").joinpath(f"{ENVIRONMENTS[environment][0]}.py")
    with resources.as_file(worker) as path:
        command = [str(python_of(environment)), "-I", str(path)]
        done = subprocess.run(  # noqa: S603 - our own program in our own environment
            command, input=request, capture_output=True, text=True, encoding="utf-8", check=False
        )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no message"]
        raise EvaluationError(f"the environment '{environment}' failed: {last[0]}", hint="run it again to see whether")
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise EvaluationError(f"the environment '{environment}' gave no answer: {error}") from error
    return answer
