"""Term metrics after WMT 2021–2026: success in three tiers, consistency, window overlap, forbidden renderings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from mt_toolkit import __version__
from mt_toolkit.evaluation.metrics.model import DOCUMENT, SEGMENT, ratio
from mt_toolkit.evaluation.terms.reader import TermReader
from mt_toolkit.terminology import templates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.evaluation.metrics.model import Table, Task
    from mt_toolkit.evaluation.terms.reader import Verdict

_WINDOW = 3


class TermMetric:
    """What the term metrics have in common."""

    name = ""
    lower_is_better = False
    unit = SEGMENT
    counts_ties = True
    needs = frozenset({"source", "terms"})
    match = "exclusive"

    def scores(self, totals: Table) -> Table:
        """Percent of the occurrences."""
        return ratio(totals)

    def signature(self, task: Task) -> str:
        """Metric | matching | language | where the terms come from | version."""
        return f"{self.name}|match:{self.match}|lang:{task.language}|{task.terms_signature}|version:{__version__}"


class TermSuccess(TermMetric):
    """Percent of term occurrences rendered as the glossary or the annotation asks, in one tier.

    ``slot``: in a form right in its place; ``lemma``: in any form; ``surface``: in a listed or dictionary form. Each
    occurrence needs its own stretch of the translation, as WMT 2026 counts it.
    """

    def __init__(self, tier: str) -> None:
        self.tier = tier
        self.name = "term-success" if tier == "slot" else f"term-{tier}"

    def statistics(self, task: Task) -> Table:
        """Columns: met, expected."""
        rows = [(sum(bool(getattr(v, self.tier)) for v in verdicts), len(verdicts)) for verdicts in task.verdicts]
        return np.array(rows, dtype=np.float64).reshape(-1, 2)


class TermConsistency(TermMetric):
    """Percent of occurrences that use their document's most frequent rendering of the term.

    Over terms found by lemma at least twice in a document; after the consistency of WMT 2023, with admitted renderings
    in place of word alignment: an occurrence that was rendered otherwise is a failure of success, not counted here.
    """

    name = "term-consistency"
    unit = DOCUMENT

    def statistics(self, task: Task) -> Table:
        """Columns: occurrences with the document's main rendering, occurrences."""
        return np.array([self._document(task, group) for group in task.groups], dtype=np.float64).reshape(-1, 2)

    @staticmethod
    def _document(task: Task, positions: Sequence[int]) -> tuple[int, int]:
        renderings: dict[tuple[str, str], Counter[str]] = {}
        for position in positions:
            for expectation, verdict in zip(task.expectations[position], task.verdicts[position], strict=True):
                if verdict.lemma:
                    key = (expectation.identity, str(expectation.role))
                    renderings.setdefault(key, Counter())[verdict.rendering.casefold()] += 1
        repeated = [counter for counter in renderings.values() if counter.total() > 1]
        return sum(counter.most_common(1)[0][1] for counter in repeated), sum(c.total() for c in repeated)


class WindowOverlap(TermMetric):
    """How much of the three words on either side of a term, in the reference, stands beside it in the translation.

    After Alam et al. 2021 (window overlap), on lemmas; an occurrence that is missing in the translation counts as no
    overlap, one that is missing in the reference is left out.
    """

    name = "term-window"
    needs = frozenset({"source", "terms", "reference"})

    def statistics(self, task: Task) -> Table:
        """Columns: words shared, words in the reference's windows."""
        reader = TermReader(task.language)
        rows = []
        for position, expectations in enumerate(task.expectations):
            reference, hypothesis = task.references[position], task.hypotheses[position]
            wanted = reader.judge(reference, expectations)
            rows.append(self._segment(reader, reference, wanted, hypothesis, task.verdicts[position]))
        return np.array(rows, dtype=np.float64).reshape(-1, 2)

    @staticmethod
    def _segment(
        reader: TermReader, reference: str, wanted: Sequence[Verdict], hypothesis: str, found: Sequence[Verdict]
    ) -> tuple[int, int]:
        shared = total = 0
        for there, here in zip(wanted, found, strict=True):
            if there.start < 0:
                continue
            window = _window(reader, reference, there)
            total += len(window)
            own = _window(reader, hypothesis, here) if here.start >= 0 else []
            for word in window:
                match = next((other for other in own if not word.isdisjoint(other)), None)
                if match is not None:
                    own.remove(match)
                    shared += 1
        return shared, total


class ForbiddenRenderings(TermMetric):
    """Percent of occurrences in whose sentence a rendering stands that the glossary forbids for the term."""

    name = "term-forbidden"
    lower_is_better = True

    def statistics(self, task: Task) -> Table:
        """Columns: forbidden renderings used, occurrences of terms that have forbidden renderings."""
        rows = []
        for expectations, verdicts in zip(task.expectations, task.verdicts, strict=True):
            pairs = [v for e, v in zip(expectations, verdicts, strict=True) if e.forbidden]
            rows.append((sum(bool(v.forbidden) and not v.lemma for v in pairs), len(pairs)))
        return np.array(rows, dtype=np.float64).reshape(-1, 2)


def _window(reader: TermReader, text: str, verdict: Verdict) -> list[frozenset[str]]:
    words = templates.words_of(text, reader.language)
    before = [word for word in words if word.end <= verdict.start][-_WINDOW:]
    after = [word for word in words if word.start >= verdict.end][:_WINDOW]
    return [reader.lemmas(word.text) for word in (*before, *after)]


def success() -> TermSuccess:
    """Terms in a form right in their slot."""
    return TermSuccess("slot")


def by_lemma() -> TermSuccess:
    """Terms in any form."""
    return TermSuccess("lemma")


def by_surface() -> TermSuccess:
    """Terms letter for letter."""
    return TermSuccess("surface")
