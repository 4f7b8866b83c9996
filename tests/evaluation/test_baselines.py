"""The recorded scores are those of today's code, and the README's tables are made from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mt_toolkit.evaluation.baselines import drift, record_of, recorded, run, table, with_tables

README = Path(__file__).parents[2] / "README.md"


@pytest.mark.slow
def test_the_default_suite_has_not_drifted_from_its_record() -> None:
    result = run()
    assert result.problems == ()
    lines = drift(recorded(), record_of(result))
    assert lines == [], "a change on purpose? make baselines"


def test_the_tables_of_the_readme_are_made_from_the_record() -> None:
    text = README.read_text(encoding="utf-8")
    assert "<!-- table: " in text
    assert with_tables(text, recorded()) == text, "make baselines"


def test_drift_is_told_figure_by_figure() -> None:
    figure = {"metric": "BLEU", "score": 40.0, "low": 35.0, "high": 45.0, "signature": "v:1"}
    old = {"cells": [{"set": "s@1", "language": "en", "system": "rules", "figures": [figure]}]}
    assert drift(old, old) == []
    worse = {"cells": [{**old["cells"][0], "figures": [{**figure, "score": 39.0, "signature": "v:2"}]}]}
    assert drift(old, worse) == [
        "s / en / rules / BLEU: 40.0 is now 39.0",
        "s / en / rules / BLEU: signature v:1 is now v:2",
    ]
    assert drift(old, {"cells": []}) == ["s / en / rules / BLEU: no longer there"]
    assert drift({"cells": []}, old) == ["s / en / rules / BLEU: not recorded"]
    assert "| English | rules | 40.0 [35.0, 45.0] |" in table(old, "s")
