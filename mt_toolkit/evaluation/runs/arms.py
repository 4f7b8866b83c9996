"""The random arm: as many words forced as there are terms, rightly translated, but chosen by lot.

The WMT terminology tasks found that random words taken from the reference raise chrF too; so a gain by a glossary says
something about the glossary only beside this one.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from mt_toolkit.core.terms import Concept, Rendering
from mt_toolkit.engines.rules.lexicon import builtin_lexicon
from mt_toolkit.evaluation.terms.reader import TermReader
from mt_toolkit.glossary.store import Glossary
from mt_toolkit.lang.kazakh.analyzer import Analyzer
from mt_toolkit.lang.kazakh.words import tokenize
from mt_toolkit.terminology import templates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt_toolkit.evaluation.sets.model import Item
    from mt_toolkit.evaluation.terms.expectations import Expectation

_POS = frozenset({"NOUN", "ADJ"})
_MIN_LETTERS = 4


def random_glossary(
    items: Sequence[Item], expectations: Sequence[Sequence[Expectation]], language: str, seed: int
) -> Glossary:
    """A glossary of ordinary words of the sources whose dictionary translation stands in the reference.

    Words inside terms are never taken. As many are drawn as there are different terms, or all that there are.
    """
    reader, analyzer = TermReader(language), Analyzer()
    found: dict[str, Concept] = {}
    for item, expected in zip(items, expectations, strict=True):
        reference = [reader.lemmas(word.text) for word in templates.words_of(item.reference(language), language)]
        for concept in _words(item.source, expected, language, analyzer):
            rendering = concept.renderings[0][1].terms[0]
            wanted = reader.lemmas(rendering)
            if " " not in rendering and any(not wanted.isdisjoint(word) for word in reference):
                found.setdefault(concept.id, concept)
    names = sorted(found)
    count = len({one.identity for expected in expectations for one in expected})
    drawn = random.Random(seed).sample(names, min(count, len(names)))  # noqa: S311 - an experiment, no secret
    return Glossary(f"random-{language}-{seed}", tuple(found[name] for name in sorted(drawn)))


def _words(source: str, expected: Sequence[Expectation], language: str, analyzer: Analyzer) -> Iterator[Concept]:
    for token in tokenize(source):
        inside = any(one.start < token.end and token.start < one.end for one in expected)
        if not token.is_word or inside or len(token.text) < _MIN_LETTERS:
            continue
        best = analyzer.analyze(token.text)[0]
        senses = builtin_lexicon().senses(best.lemma, best.pos) if best.pos in _POS and not best.guessed else ()
        if senses and senses[0].text(language):
            rendering = Rendering((senses[0].text(language),))
            yield Concept(f"{best.lemma}-{best.pos}", "random", (best.lemma,), ((language, rendering),), pos=best.pos)
