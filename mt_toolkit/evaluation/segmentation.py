"""Measure sentence splitting on text glued together from single sentences.

Rows of an NTREX-128 table (columns ``id``, ``kk``) are joined ten at a time with a space and split again. A row is
not always one sentence: ``data/ntrex_inner.tsv`` lists, by row id and offset, the places inside a row where another
sentence begins (labelled by reading). Nor does a row always end in a stop (headlines): such ends are counted in
``all`` and left out of ``marked``.

    python -m mt_toolkit.evaluation.segmentation --ntrex ../shared/ntrex/dev.tsv
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from mt_toolkit.lang.kazakh.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_GROUP = 10
_MARKED = re.compile(r"[.!?…][\"”“’»)\]\s]*$")


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Counts of boundaries: ``expected`` in the text, ``found`` by the splitter, ``right`` both."""

    expected: int
    found: int
    right: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        return 2 * self.right / (self.expected + self.found) if self.expected + self.found else 1.0

    def __str__(self) -> str:
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.expected if self.expected else 0.0
        return (
            f"{self.right} of {self.expected} boundaries right, {self.found - self.right} wrong: "
            f"precision {precision:.4f}, recall {recall:.4f}, F1 {self.f1:.4f}"
        )


def measure(rows: Sequence[tuple[str, str]], inner: Mapping[str, Sequence[int]]) -> dict[str, Boundaries]:
    """Boundaries found in ``rows`` (id, text), joined ten at a time.

    ``inner`` maps an id to offsets just past each sentence that ends inside the row. Returns ``rows`` (ends of rows
    only), ``all`` (with the inner ones) and ``marked`` (all that a stop marks).
    """
    counts = {"rows": [0, 0, 0], "all": [0, 0, 0], "marked": [0, 0, 0]}
    for start in range(0, len(rows), _GROUP):
        group = rows[start : start + _GROUP]
        text = " ".join(row for _, row in group)
        found = {span.end for span in split_sentences(text)} - {len(text)}
        ends, inside = _expected(group, inner)
        marked = {end for end in ends if _MARKED.search(text, max(0, end - 8), end)} | inside
        for kind, expected in (("rows", ends), ("all", ends | inside), ("marked", marked)):
            unmarked = ends - marked if kind == "marked" else set()
            for index, value in enumerate((len(expected), len(found - unmarked), len(found & expected))):
                counts[kind][index] += value
    return {kind: Boundaries(*values) for kind, values in counts.items()}


def _expected(group: Sequence[tuple[str, str]], inner: Mapping[str, Sequence[int]]) -> tuple[set[int], set[int]]:
    """Ends of the rows of one group, but the last, and of the sentences inside them, as offsets of the joined text."""
    ends, inside = set[int](), set[int]()
    place = 0
    for identity, row in group:
        inside |= {place + offset for offset in inner.get(identity, ())}
        place += len(row)
        ends.add(place)
        place += 1
    return ends - {place - 1}, inside


def read_rows(path: Path) -> list[tuple[str, str]]:
    """Id and Kazakh text of each row of an NTREX table."""
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")
    identity, text = columns.index("id"), columns.index("kk")
    return [(cells[identity], cells[text].strip()) for cells in (line.split("\t") for line in lines)]


def inner_boundaries() -> dict[str, list[int]]:
    """The labelled sentence ends inside rows, by row id."""
    table = files("mt_toolkit.evaluation").joinpath("data/ntrex_inner.tsv").read_text(encoding="utf-8")
    inner: defaultdict[str, list[int]] = defaultdict(list)
    for line in table.splitlines()[1:]:
        identity, offset = line.split("\t")
        inner[identity].append(int(offset))
    return dict(inner)


def _report(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    results = measure(rows, inner_boundaries())
    yield f"rows   (every row end, inner ends count as wrong): {results['rows']}"
    yield f"all    (row ends and labelled inner ends):         {results['all']}"
    yield f"marked (those of them that a stop marks):          {results['marked']}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the three measures for a table."""
    parser = argparse.ArgumentParser(description="Measure sentence splitting.")
    parser.add_argument("--ntrex", type=Path, required=True, help="TSV with columns id and kk")
    options = parser.parse_args(arguments)
    sys.stdout.write("\n".join(_report(read_rows(options.ntrex))) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
