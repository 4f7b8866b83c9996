"""Term success of any translation: by form acceptable in the slot, by lemma, and by surface."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.glossary.index import build_index, default_cache_dir
from mt_toolkit.glossary.match import Matcher
from mt_toolkit.glossary.store import CURATED, load_glossaries
from mt_toolkit.lang.english.words import english
from mt_toolkit.lang.russian.words import russian
from mt_toolkit.pipeline.terms import requirements_of
from mt_toolkit.terminology.requirements import Inflector
from mt_toolkit.terminology.verify import Verifier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.terms import TermRequirement


@dataclass(frozen=True, slots=True)
class TermFigures:
    """Occurrences of required terms, and how many are met.

    ``honoured``: right words in agreeing forms. ``by_lemma``: right words in any form. ``by_surface``: an admitted
    dictionary form, letter for letter but for case.
    """

    total: int
    honoured: int
    by_lemma: int
    by_surface: int


def term_figures(
    sources: Sequence[str], hypotheses: Sequence[str], language: str, glossaries: Sequence[str] | None = None
) -> TermFigures:
    """Count over aligned segments; each word of a hypothesis serves one term."""
    matcher = Matcher(build_index(load_glossaries(list(glossaries or [CURATED])), cache_dir=default_cache_dir()))
    inflector, verifier = Inflector(english(), russian()), Verifier(english(), russian())
    total = honoured = by_lemma = by_surface = 0
    for source, hypothesis in zip(sources, hypotheses, strict=True):
        requirements, _ = requirements_of(matcher.match(source), language, inflector)
        evidence = verifier.verify(hypothesis, requirements, language)
        total += len(requirements)
        honoured += sum(found is not None and not found.problem for found in evidence)
        by_lemma += sum(found is not None for found in evidence)
        by_surface += _surface_hits(requirements, hypothesis)
    return TermFigures(total, honoured, by_lemma, by_surface)


def _surface_hits(requirements: Sequence[TermRequirement], hypothesis: str) -> int:
    """Requirements of which a dictionary form stands in the text; each place is used once, longest terms first."""
    rest = hypothesis
    hits = 0
    for requirement in sorted(requirements, key=lambda item: -max(len(target.text) for target in item.targets)):
        for target in requirement.targets:
            pattern = re.compile(rf"(?<!\w){re.escape(target.text)}(?!\w)", re.IGNORECASE)
            if pattern.search(rest):
                rest = pattern.sub(" ", rest, count=1)
                hits += 1
                break
    return hits
