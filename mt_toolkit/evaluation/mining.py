"""Measure mining against the curated glossary and a person's judgement.

    python -m mt_toolkit.evaluation.mining [--aligner lexicon+fast-align] [--sheet FILE]

The history passages and their references are mined without any glossary: the aligner has the lexicon alone. Counted are
the curated concepts that occur twice or more, by the matcher, and those of them that are proposed with an admitted
rendering among the first two, compared by lemmas. ``--sheet`` writes the first hundred proposals for a person to judge;
the labels of such a reading are in eval/mining/.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.alignment.parallel import Pair
from mt_toolkit.alignment.words.aligner import Options, load_aligner
from mt_toolkit.alignment.words.units import UnitReader
from mt_toolkit.core.languages import TARGETS
from mt_toolkit.documents.output import write_atomically
from mt_toolkit.evaluation.sets.folder import load_builtin, sets_folder
from mt_toolkit.glossary.index import build_index
from mt_toolkit.glossary.match import Matcher
from mt_toolkit.glossary.store import CURATED, load_glossaries
from mt_toolkit.mining.mine import Term, mine, plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mt_toolkit.core.terms import Concept

_FIRST = 100
_AMONG = 2


@dataclass(frozen=True, slots=True)
class Recall:
    """Concepts that occur often enough, those that were proposed at all, and those with a right rendering."""

    wanted: int
    proposed: int
    right: int
    misses: tuple[str, ...]


def passages(language: str, split: str = "") -> list[Pair]:
    """The pairs of the history passages, documents told apart."""
    name = f"history-passages/{split}" if split else "history-passages"
    return [
        Pair(item.document, number, item.source, reference)
        for one in load_builtin(name)
        for number, item in enumerate(one.items, start=1)
        if (reference := item.reference(language))
    ]


def mined(pairs: Sequence[Pair], language: str, aligner: str) -> list[Term]:
    """What is mined without a glossary."""
    return mine(pairs, language=language, aligner=load_aligner(aligner, Options(language)))


def recall(terms: Sequence[Term], pairs: Sequence[Pair], concepts: Sequence[Concept], language: str) -> Recall:
    """How many of the concepts that occur at least twice were proposed with a right rendering among the first two."""
    matcher = Matcher(build_index(load_glossaries([CURATED])))
    counts = Counter(match.concept.id for pair in pairs for match in matcher.winners(pair.source))
    by_kazakh: dict[str, list[Term]] = {}
    for term in terms:
        by_kazakh.setdefault(plain(term.kk), []).append(term)
    reader = UnitReader(language)
    proposed = right = wanted = 0
    misses = []
    for concept in concepts:
        rendering = concept.rendering(language)
        if counts[concept.id] < 2 or rendering is None:
            continue
        wanted += 1
        found = [term for kk in (*concept.kk, *concept.kk_derived) for term in by_kazakh.get(plain(kk), ())]
        proposed += bool(found)
        admitted = {reader.target(text).names for text in (*rendering.terms, *rendering.attributive)}
        if any(item.lemmas in admitted for term in found for item in term.renderings[:_AMONG]):
            right += 1
        else:
            misses.append(concept.kk[0])
    return Recall(wanted, proposed, right, tuple(misses))


def sheet(terms: Sequence[Term]) -> str:
    """The first hundred terms, to be judged by somebody who does not see what the glossary has."""
    rows = [
        f"{number}\t{term.kk}\t{term.count}\t{' | '.join(item.text for item in term.renderings[:_AMONG])}"
        for number, term in enumerate(terms[:_FIRST], start=1)
    ]
    return "\n".join(["n\tkazakh\tcount\trenderings", *rows]) + "\n"


def labels(path: Path) -> dict[str, str]:
    """A person's labels by Kazakh term: ``yes``, ``no`` or ``unsure``."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return {row[0]: row[1] for row in rows}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print recall for each language, and what a person said of the first hundred terms."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--aligner", default="lexicon+fast-align")
    parser.add_argument("--split", default="")
    parser.add_argument("--sheet", default="", help="file to write the first hundred terms of the first language to")
    parsed = parser.parse_args(arguments)
    concepts = [concept for glossary in load_glossaries([CURATED]) for concept in glossary.concepts]
    known = {plain(term) for concept in concepts for term in (*concept.kk, *concept.kk_derived)}
    for language in TARGETS:
        pairs = passages(language, parsed.split)
        terms = mined(pairs, language, parsed.aligner)
        found = recall(terms, pairs, concepts, language)
        first = terms[:_FIRST]
        sys.stdout.write(
            f"kk-{language}: {len(terms)} terms; of {found.wanted} curated concepts that occur twice or more "
            f"{found.proposed} proposed, {found.right} ({found.right / max(1, found.wanted):.1%}) with a right "
            f"rendering among the first two; {sum(plain(term.kk) in known for term in first)} of the first "
            f"{len(first)} are curated\n"
        )
        judged = sets_folder().parent / "mining" / f"first-hundred.{language}.tsv"
        if judged.is_file():
            said = labels(judged)
            counted = Counter(said.get(term.kk, "not judged") for term in first)
            sys.stdout.write(f"  judged by a reader: {', '.join(f'{label} {n}' for label, n in counted.items())}\n")
        if parsed.sheet and language == TARGETS[0]:
            write_atomically(parsed.sheet, sheet(terms))
    return 0


if __name__ == "__main__":
    sys.exit(main())
