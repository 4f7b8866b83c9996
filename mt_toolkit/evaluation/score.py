"""Scores of a file of translations against a file of references: what ``mt-toolkit eval score`` does."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.languages import TARGETS
from mt_toolkit.errors import EvaluationError, UnknownNameError
from mt_toolkit.evaluation.metrics.model import Task
from mt_toolkit.evaluation.metrics.names import DEFAULT, load_metrics
from mt_toolkit.evaluation.runs.comparison import compare_figures
from mt_toolkit.evaluation.scoring import score_task
from mt_toolkit.evaluation.sets.problems import check_lengths, read_aligned
from mt_toolkit.evaluation.terms.expectations import matched
from mt_toolkit.glossary.index import build_index, default_cache_dir
from mt_toolkit.glossary.match import Matcher
from mt_toolkit.glossary.store import CURATED, load_glossaries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mt_toolkit.core.translation import Score
    from mt_toolkit.evaluation.runs.comparison import Row
    from mt_toolkit.evaluation.scoring import Figure
    from mt_toolkit.evaluation.terms.expectations import Expectation
    from mt_toolkit.evaluation.terms.reader import Verdict

QUALITY = ("bleu", "chrf++", "ter")


def score_files(
    hyp: Path,
    ref: Path,
    to: str,
    *,
    source: Path | None = None,
    glossaries: Sequence[str] | None = None,
    metrics: Sequence[str] = QUALITY,
) -> dict[str, Any]:
    """Score a file of hypotheses against one of references, one segment a line.

    Returns ``{"metrics": [{"name", "score", "signature"}], "terms": {"total", "honoured", "by_lemma", "by_surface"}}``;
    ``terms`` is there only with a source. A metric that had nothing to count scores None.

    Raises:
        EvaluationError: If line counts differ, a reference is empty, or glossaries come without a source.
        UnknownNameError: If the language is not one we translate into, or a metric is not known.
    """
    if to not in TARGETS:
        raise UnknownNameError("target language", to, TARGETS)
    if glossaries and source is None:
        raise EvaluationError("terms are scored against a source, and none is given", hint="add --src FILE")
    loaded = load_metrics(metrics)
    columns = _without_blanks(
        read_aligned({"hypothesis": hyp, "reference": ref} | ({"source": source} if source else {}))
    )
    _check_references(ref, columns["reference"])
    hypotheses, sources = columns["hypothesis"], columns.get("source", [""] * len(columns["hypothesis"]))
    task = make_task(sources, hypotheses, columns["reference"], to, list(glossaries or [CURATED]) if source else [])
    result: dict[str, Any] = {"metrics": [_record(figure) for figure in score_task(task, loaded, resamples=0)]}
    if source is not None:
        result["terms"] = term_counts([verdict for verdicts in task.verdicts for verdict in verdicts])
    return result


def compare_files(
    a: Path,
    b: Path,
    ref: Path,
    to: str,
    *,
    source: Path | None = None,
    glossaries: Sequence[str] | None = None,
    **settings: int,
) -> list[Row]:
    """Compare two files of translations against one reference; ``settings`` are those of ``compare_figures``.

    Raises:
        EvaluationError: As ``score_files``.
    """
    columns = _without_blanks(read_aligned({"a": a, "b": b, "reference": ref} | ({"source": source} if source else {})))
    _check_references(ref, columns["reference"])
    sources = columns.get("source", [""] * len(columns["a"]))
    chosen = list(glossaries or [CURATED]) if source else []
    metrics = load_metrics(DEFAULT)
    first, second = (
        score_task(make_task(sources, columns[side], columns["reference"], to, chosen), metrics, resamples=0)
        for side in ("a", "b")
    )
    return compare_figures(first, second, **settings)


def make_task(
    sources: Sequence[str], hypotheses: Sequence[str], references: Sequence[str], language: str, glossaries: list[str]
) -> Task:
    """A task without documents; terms are expected where glossaries are named.

    Raises:
        EvaluationError: If the columns differ in length.
    """
    check_lengths({"source": sources, "hypothesis": hypotheses, "reference": references})
    expectations: tuple[tuple[Expectation, ...], ...] = ()
    signature = ""
    if glossaries:
        loaded = load_glossaries(glossaries)
        matcher = Matcher(build_index(loaded, cache_dir=default_cache_dir()))
        expectations = tuple(matched(source, language, matcher) for source in sources)
        signature = f"terms:matched|glossary:{'+'.join(glossary.signature for glossary in loaded)}"
    documents = ("",) * len(sources)
    return Task(
        language, tuple(sources), tuple(hypotheses), tuple(references), documents, expectations, signature
    )  # fmt: skip


def quality(name: str, hypotheses: Sequence[str], references: Sequence[str]) -> Score:
    """One of sacreBLEU's metrics over a corpus, by the name that ``METRICS`` has for it."""
    from mt_toolkit.core.translation import Score as _Score  # noqa: PLC0415

    blank = [""] * len(hypotheses)
    (figure,) = score_task(make_task(blank, hypotheses, references, "en", []), load_metrics([name]), resamples=0)
    return _Score(figure.metric, figure.score, figure.signature)


def term_counts(verdicts: Sequence[Verdict]) -> dict[str, int]:
    """Occurrences expected, and met in each tier."""
    return {
        "total": len(verdicts),
        "honoured": sum(verdict.slot for verdict in verdicts),
        "by_lemma": sum(verdict.lemma for verdict in verdicts),
        "by_surface": sum(verdict.surface for verdict in verdicts),
    }


def format_scores(result: dict[str, Any]) -> str:
    """The scores as lines for a terminal."""
    lines = [
        f"{row['name']:<16}{'   none' if row['score'] is None else format(row['score'], '7.2f')}  {row['signature']}"
        for row in result["metrics"]
    ]
    terms = result.get("terms")
    if terms:
        lines.append(
            f"terms           {terms['honoured']} of {terms['total']} honoured; "
            f"{terms['by_lemma']} by lemma, {terms['by_surface']} by surface"
        )
    return "\n".join(lines)


def _record(figure: Figure) -> dict[str, Any]:
    score = None if math.isnan(figure.score) else figure.score
    return {"name": figure.metric, "score": score, "signature": figure.signature}


def _without_blanks(columns: dict[str, list[str]]) -> dict[str, list[str]]:
    """Columns without the lines that are blank in all of them, which part paragraphs."""
    rows = [row for row in zip(*columns.values(), strict=True) if any(cell.strip() for cell in row)]
    return {name: [row[position] for row in rows] for position, name in enumerate(columns)}


def _check_references(path: Path, references: Sequence[str]) -> None:
    empty = [str(number) for number, line in enumerate(references, start=1) if not line.strip()]
    if not references or len(empty) == len(references):
        raise EvaluationError(f"{path} holds no reference text", hint="give one reference a line")
    if empty:
        listed = ", ".join(empty[:20]) + (" …" if len(empty) > 20 else "")
        raise EvaluationError(f"{path}: the reference is empty on line {listed}", hint="give one reference a line")
