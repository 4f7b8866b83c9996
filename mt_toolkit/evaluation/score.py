"""Scores of translations against references: sacreBLEU's metrics with their signatures, and terms.

The term figures analyse the hypothesis; they never call the code that forces terms.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.languages import TARGETS
from mt_toolkit.core.translation import Score
from mt_toolkit.documents.encoding import decode
from mt_toolkit.errors import EvaluationError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def bleu(hypotheses: Sequence[str], references: Sequence[str]) -> Score:
    """Corpus BLEU, as ``sacrebleu -m bleu`` prints it."""
    from sacrebleu.metrics import BLEU  # noqa: PLC0415

    return _score("BLEU", BLEU(), hypotheses, references)


def chrf(hypotheses: Sequence[str], references: Sequence[str]) -> Score:
    """Corpus chrF++, as ``sacrebleu -m chrf --chrf-word-order 2`` prints it."""
    from sacrebleu.metrics import CHRF  # noqa: PLC0415

    return _score("chrF++", CHRF(word_order=2), hypotheses, references)


def ter(hypotheses: Sequence[str], references: Sequence[str]) -> Score:
    """Corpus TER, as ``sacrebleu -m ter`` prints it."""
    from sacrebleu.metrics import TER  # noqa: PLC0415

    return _score("TER", TER(), hypotheses, references)


METRICS = (bleu, chrf, ter)


def score_files(
    hyp: Path, ref: Path, to: str, *, source: Path | None = None, glossaries: Sequence[str] | None = None
) -> dict[str, Any]:
    """Score a file of hypotheses against one of references, one segment a line.

    Returns ``{"metrics": [{"name", "score", "signature"}], "terms": {"total", "honoured", "by_lemma", "by_surface"}}``;
    ``terms`` is there only with a source.

    Raises:
        EvaluationError: If the line counts differ, the references are empty, or glossaries come without a source.
        UnknownNameError: If the language is not one we translate into.
    """
    if to not in TARGETS:
        raise UnknownNameError("target language", to, TARGETS)
    if glossaries and source is None:
        raise EvaluationError("terms are scored against a source, and none is given", hint="add --src FILE")
    hypotheses, references = _lines(hyp), _lines(ref)
    _check_lengths(hyp, len(hypotheses), ref, len(references))
    if not any(line.strip() for line in references):
        raise EvaluationError(f"{ref} holds no reference text", hint="give one reference a line")
    result: dict[str, Any] = {"metrics": [asdict(metric(hypotheses, references)) for metric in METRICS]}
    if source is not None:
        from mt_toolkit.evaluation.terms import term_figures  # noqa: PLC0415

        sources = _lines(source)
        _check_lengths(hyp, len(hypotheses), source, len(sources))
        result["terms"] = asdict(term_figures(sources, hypotheses, to, glossaries))
    return result


def format_scores(result: dict[str, Any]) -> str:
    """The scores as lines for a terminal."""
    lines = [f"{row['name']:<8}{row['score']:6.2f}  {row['signature']}" for row in result["metrics"]]
    terms = result.get("terms")
    if terms:
        lines.append(
            f"terms   {terms['honoured']} of {terms['total']} honoured; "
            f"{terms['by_lemma']} by lemma, {terms['by_surface']} by surface"
        )
    return "\n".join(lines)


def _score(name: str, metric: Any, hypotheses: Sequence[str], references: Sequence[str]) -> Score:  # noqa: ANN401
    result = metric.corpus_score(list(hypotheses), [list(references)])
    return Score(name, result.score, str(metric.get_signature()))


def _lines(path: Path) -> list[str]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EvaluationError(f"cannot read {path}: {error.strerror}", hint="check the path") from error
    if not data.strip():
        return [""] * data.count(b"\n")
    lines = decode(data, str(path)).text.replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _check_lengths(first: Path, first_count: int, second: Path, second_count: int) -> None:
    if first_count != second_count:
        raise EvaluationError(
            f"{first} has {first_count} lines, {second} has {second_count}", hint="they must be aligned line by line"
        )
