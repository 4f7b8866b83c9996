"""Mined terms as a table or JSON, and as proposed rows of a glossary."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mt_toolkit import __version__
from mt_toolkit.core.languages import RUSSIAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt_toolkit.alignment.parallel import Pair
    from mt_toolkit.mining.mine import Term
    from mt_toolkit.mining.renderings import Rendering

FORMATS = ("tsv", "json")
COLUMNS = (
    "kk", "pos", "score", "count", "documents", "known", "domain", "consistency", "renderings", "source_example",
    "target_example",
)  # fmt: skip
_COMPETING = 5
_ADJECTIVES = ("ый", "ий", "ой")


def to_tsv(terms: Sequence[Term], pairs: Sequence[Pair]) -> str:
    """A row a term; renderings as ``text (12)`` or ``text (3 attributive)``, most frequent first."""
    rows = ["\t".join(COLUMNS)]
    for term in terms:
        cells = [
            term.kk, term.pos, f"{term.score:.4f}", str(term.count), str(term.documents), " | ".join(term.known),
            term.domain, f"{term.consistency:.2f}" if term.renderings else "", " | ".join(_shown(term)),
            *_example(term, pairs),
        ]  # fmt: skip
        rows.append("\t".join(_cell(cell) for cell in cells))
    return "\n".join(rows) + "\n"


def to_json(terms: Sequence[Term], pairs: Sequence[Pair], *, language: str, aligner: str) -> str:
    """Everything that is known of each term; ``examples`` name document and number of the sentence."""
    records = [
        {
            "kk": term.kk,
            "pos": term.pos,
            "score": term.score,
            "count": term.count,
            "documents": term.documents,
            "known": list(term.known),
            "domain": term.domain,
            "consistency": term.consistency,
            "renderings": [
                {
                    "text": rendering.text,
                    "lemmas": list(rendering.lemmas),
                    "head": rendering.count,
                    "attributive": rendering.attributive,
                    "coverage": round(rendering.coverage, 4),
                    "examples": [_place(pairs[number]) for number in rendering.examples],
                }
                for rendering in term.renderings
            ],
            "examples": [_place(pairs[number]) for number in term.examples],
        }
        for term in terms
    ]
    head = {"schema": 1, "toolkit": __version__, "language": language, "aligner": aligner}
    return json.dumps({**head, "terms": records}, ensure_ascii=False, indent=1) + "\n"


def to_proposals(terms: Sequence[Term], pairs: Sequence[Pair], *, language: str, aligner: str) -> str:
    """A glossary of ``proposed`` rows, each with its evidence in columns that a glossary keeps and does not read.

    Terms without a rendering are left out. ``source`` names the documents that were read.
    """
    documents = list(dict.fromkeys(pair.document for pair in pairs))
    named = ", ".join(documents) if len(documents) <= _COMPETING else f"{len(documents)} documents, {documents[0]} …"
    header = [
        "kk", language, "pos", "domain", "status", f"{language}_attr", "note", "source", "count", "documents",
        "consistency", "competing", "source_example", "target_example",
    ]  # fmt: skip
    rows = ["\t".join(header)]
    for term in terms:
        first = next((item for item in term.renderings if item.count), None) or next(iter(term.renderings), None)
        if first is None:
            continue
        attributive = _attributive(term, first, language)
        competing = [shown for item, shown in zip(term.renderings, _shown(term), strict=False) if item is not first]
        note = f"Rendered so in {first.total} of {term.count} places; mined by the {aligner} aligner, to be approved."
        cells = [
            term.kk, first.text, term.pos, term.domain, "proposed", attributive, note,
            f"mined from {named}", str(term.count), str(term.documents), f"{term.consistency:.2f}",
            " / ".join(competing), *_example(term, pairs, first.examples),
        ]  # fmt: skip
        rows.append("\t".join(_cell(cell) for cell in cells))
    return "\n".join(rows) + "\n"


def _attributive(term: Term, first: Rendering, language: str) -> str:
    """The rendering that only modifies nouns, if there is one; in Russian that must be an adjective."""
    if term.pos == "ADJ":
        return ""
    for item in term.renderings:
        fits = language != RUSSIAN or item.text.endswith(_ADJECTIVES)
        if item.attributive and not item.count and item.text != first.text and fits:
            return item.text
    return ""


def _shown(term: Term) -> Iterator[str]:
    for item in term.renderings[: _COMPETING + 1]:
        yield f"{item.text} ({item.count})" if item.count else f"{item.text} ({item.attributive} attributive)"


def _example(term: Term, pairs: Sequence[Pair], examples: Sequence[int] = ()) -> tuple[str, str]:
    """The shortest sentence that shows the term, and its translation."""
    shown = min(examples or term.examples, key=lambda number: (len(pairs[number].source), number))
    return pairs[shown].source, pairs[shown].target


def _place(pair: Pair) -> dict[str, str | int]:
    return {"document": pair.document, "number": pair.number, "source": pair.source, "target": pair.target}


def _cell(text: str) -> str:
    return " ".join(text.split())
