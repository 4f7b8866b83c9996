"""MetricX-24 by the package lightyear, which rebuilds it on plain transformers; scores are errors from 0 to 25."""

from __future__ import annotations

import json
import os
import sys
from importlib.metadata import version


def main() -> None:
    """Score the rows of standard input; on a GPU where there is one."""
    answer_to = os.dup(1)
    os.dup2(2, 1)
    from lightyear.metrics import MetricXScore  # noqa: PLC0415

    request = json.load(sys.stdin)
    rows = request["rows"]
    scorer = MetricXScore(version="24", model_name=request["model"])
    columns = [[row[key] for row in rows] for key in ("mt", "ref", "src")]
    answer = scorer.score_batch(*columns, normalize=False)
    with os.fdopen(answer_to, "w") as stream:
        scores = [float(score) for score in answer["metricx_score"]["raw_error"]]
        json.dump({"scores": scores, "package": f"lightyear {version('lightyear')}"}, stream)


if __name__ == "__main__":
    main()
