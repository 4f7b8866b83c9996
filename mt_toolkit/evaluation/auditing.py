"""Measure the audit of translations by errors planted in good ones.

    python -m mt_toolkit.evaluation.auditing [--aligner lexicon] [--split dev] [--seed 1]

Every occurrence that the audit finds honoured in the references of the history passages is spoilt, one at a time: once
its rendering is cut out, once that of another concept is put in its place. Counted are the occurrences that are then no
longer called honoured, and of these the ones of which the audit says exactly what was done: dropped, or the words that
stand there.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mt_toolkit.alignment.words.aligner import Options, load_aligner
from mt_toolkit.audit.audit import HONOURED, Auditor, Finding, Verdict
from mt_toolkit.core.languages import TARGETS
from mt_toolkit.evaluation.mining import passages
from mt_toolkit.glossary.index import build_index
from mt_toolkit.glossary.match import Matcher
from mt_toolkit.glossary.store import CURATED, load_glossaries
from mt_toolkit.lang.english.words import English
from mt_toolkit.lang.russian.words import Russian
from mt_toolkit.terminology.requirements import Inflector
from mt_toolkit.terminology.verify import Verifier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt_toolkit.alignment.parallel import Pair
    from mt_toolkit.audit.audit import Audit
    from mt_toolkit.core.terms import Concept


@dataclass(frozen=True, slots=True)
class Plant:
    """A pair with one occurrence spoilt; ``text`` is what was put in place of its rendering, empty if it was cut."""

    pair: Pair
    finding: Finding
    text: str

    @property
    def expected(self) -> Verdict:
        """What an audit that sees everything would say."""
        return Verdict.OTHER if self.text else Verdict.DROPPED


@dataclass(frozen=True, slots=True)
class Caught:
    """Plants, those that the audit no longer calls honoured, and those of which it says what was done."""

    planted: int
    flagged: int
    explained: int

    def __str__(self) -> str:
        share = 1 / max(1, self.planted)
        return (
            f"{self.planted} planted, {self.flagged} ({self.flagged * share:.1%}) flagged, "
            f"{self.explained} ({self.explained * share:.1%}) explained"
        )


def cut(audit: Audit) -> Iterator[Plant]:
    """Each honoured occurrence with its rendering cut out."""
    for finding in _honoured(audit):
        yield _spoilt(audit, finding, "")


def exchanged(audit: Audit, concepts: Sequence[Concept], seed: int) -> Iterator[Plant]:
    """Each honoured occurrence with a rendering in its place that no term of its sentence has, in citation form."""
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    others = sorted({text for concept in concepts for text in _admitted(concept, audit.language)})
    for finding in _honoured(audit):
        target = audit.pairs[finding.pair].target.casefold()
        own = _admitted(finding.match.concept, audit.language)
        fit = (text for text in chance.sample(others, len(others)) if text not in own and text.casefold() not in target)
        if text := next(fit, ""):
            yield _spoilt(audit, finding, text)


def caught(auditor: Auditor, language: str, plants: Sequence[Plant]) -> Caught:
    """What the audit says of the plants."""
    audit = auditor.audit([plant.pair for plant in plants], language)
    said = {
        (finding.pair, finding.match.start, finding.match.end): finding
        for concept in audit.concepts
        for finding in concept.findings
    }
    flagged = explained = 0
    for number, plant in enumerate(plants):
        now = said[number, plant.finding.match.start, plant.finding.match.end]
        flagged += now.verdict not in HONOURED
        explained += now.verdict is plant.expected and now.rendering.casefold() == plant.text.casefold()
    return Caught(len(plants), flagged, explained)


def _admitted(concept: Concept, language: str) -> tuple[str, ...]:
    rendering = concept.rendering(language)
    return rendering.terms if rendering is not None else ()


def _honoured(audit: Audit) -> Iterator[Finding]:
    for concept in audit.concepts:
        for finding in concept.findings:
            if finding.verdict in HONOURED and finding.target_end:
                yield finding


def _spoilt(audit: Audit, finding: Finding, text: str) -> Plant:
    pair = audit.pairs[finding.pair]
    target = f"{pair.target[: finding.target_start]}{text}{pair.target[finding.target_end :]}"
    return Plant(replace(pair, target=re.sub(r" {2,}", " ", target).strip()), finding, text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print for each language how much of the references is honoured, and how many of the plants are caught."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--aligner", default="lexicon")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--seed", type=int, default=1)
    parsed = parser.parse_args(arguments)
    glossaries = load_glossaries([CURATED])
    concepts = [concept for glossary in glossaries for concept in glossary.concepts]
    matcher = Matcher(build_index(glossaries))
    words = English(), Russian()
    for language in TARGETS:
        aligner = load_aligner(parsed.aligner, Options(language, matcher=matcher))
        auditor = Auditor(matcher, Inflector(*words), Verifier(*words), aligner)
        audit = auditor.audit(passages(language, parsed.split), language)
        counted = ", ".join(f"{audit.count(verdict)} {verdict}" for verdict in Verdict if audit.count(verdict))
        sys.stdout.write(f"kk-{language}: {audit.occurrences} occurrences in the references: {counted}\n")
        sys.stdout.write(f"  cut out:   {caught(auditor, language, list(cut(audit)))}\n")
        plants = list(exchanged(audit, concepts, parsed.seed))
        sys.stdout.write(f"  exchanged: {caught(auditor, language, plants)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
