"""What can be measured here: sets with their licences, suites and metrics, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.evaluation.metrics.names import METRICS
from mt_toolkit.evaluation.runs.suite import builtin_suites, read_suite
from mt_toolkit.evaluation.sets.folder import builtin_sets, load_builtin
from mt_toolkit.evaluation.sets.public import public_sets

if TYPE_CHECKING:
    from collections.abc import Iterator


def listing() -> str:
    """Sets, suites and metrics, a line each, under headings."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "test sets that come with the toolkit:"
    for name in builtin_sets():
        for one in load_builtin(name):
            languages = ", ".join(f"{code} ({one.provenance[code]})" for code in one.languages)
            documents = f"{len(one.documents)} documents, " if len(one.documents) > 1 else ""
            yield f"  {one.name:<22} {documents}{len(one.items)} segments; {languages}; {one.licence}"
    yield "public test sets, fetched when asked for:"
    for name, about in public_sets().items():
        by_hand = " (by hand)" if about.get("needs") else ""
        yield f"  {name:<22} {about['title']}; {about['licence']}{by_hand}"
    yield "your own: FILE.tsv, FILE.csv, FILE.tmx, a folder with set.toml, text:kk=SRC,en=REF"
    yield "suites:"
    for name in builtin_suites():
        yield f"  {name:<22} {read_suite(name).description}"
    yield f"metrics: {', '.join(METRICS.names())}"
