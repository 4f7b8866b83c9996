"""What differs between two glossaries: concept by concept, column by column. The order of the rows is no difference."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.glossary.rows import DEFAULTS, cells_of, place_of
from mt_toolkit.glossary.versions.said import by_id, columns_besides_id, said, speaks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mt_toolkit.core.terms import Concept
    from mt_toolkit.glossary.store import Glossary


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that both glossaries speak of and fill differently."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Pair:
    """One concept as the two glossaries have it, with the cells that differ."""

    before: Concept
    after: Concept
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Every concept of two glossaries in exactly one of the lists, or among the ``same``.

    ``renamed`` are pairs with two ids, with or without changes besides. ``only_before`` and ``only_after`` are columns
    that one of the files does not have, with how many concepts of both fill them in the other.
    """

    added: tuple[Concept, ...]
    removed: tuple[Concept, ...]
    renamed: tuple[Pair, ...]
    changed: tuple[Pair, ...]
    same: int
    only_before: tuple[tuple[str, int], ...] = ()
    only_after: tuple[tuple[str, int], ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        lists = (self.added, self.removed, self.renamed, self.changed, self.only_before, self.only_after)
        return any(lists)

    @property
    def counts(self) -> dict[str, int]:
        """How many concepts are in each list."""
        return {
            "added": len(self.added),
            "removed": len(self.removed),
            "renamed": len(self.renamed),
            "changed": len(self.changed),
            "same": self.same,
        }

    @property
    def columns(self) -> dict[str, int]:
        """In how many concepts each column differs."""
        found = Counter(change.column for pair in (*self.renamed, *self.changed) for change in pair.changes)
        return dict(sorted(found.items(), key=lambda item: place_of(item[0])))


def difference(before: Glossary, after: Glossary) -> Difference:
    """Compare by id; concepts whose id differs are one where headword, sense and renderings leave no doubt.

    Raises:
        GlossaryError: If an id stands twice in one of them.
    """
    old, new = by_id(before), by_id(after)
    renamed = {a.id: b.id for a, b in _renamed(old, new)}
    under_ids = set(renamed.values())
    columns = columns_besides_id(before, after)
    shared = [column for column in columns if speaks_of(before, column) and speaks_of(after, column)]
    common = [_pair(concept, new[name], shared) for name, concept in old.items() if name in new]
    under_new_ids = tuple(_pair(old[a], new[b], shared) for a, b in renamed.items())
    changed = tuple(pair for pair in common if pair.changes)
    both = (*common, *under_new_ids)
    lone = [column for column in columns if column not in shared]
    return Difference(
        added=tuple(c for c in after.concepts if c.id not in old and c.id not in under_ids),
        removed=tuple(c for c in before.concepts if c.id not in new and c.id not in renamed),
        renamed=under_new_ids,
        changed=changed,
        same=len(common) - len(changed),
        only_before=_filled((said(before, pair.before, lone) for pair in both), lone),
        only_after=_filled((said(after, pair.after, lone) for pair in both), lone),
    )


def _pair(old: Concept, new: Concept, columns: list[str]) -> Pair:
    cells, others = cells_of(old), cells_of(new)
    changes = (Change(column, cells.get(column, ""), others.get(column, "")) for column in columns)
    return Pair(old, new, tuple(change for change in changes if change.before != change.after))


def _filled(rows: Iterable[dict[str, str]], columns: list[str]) -> tuple[tuple[str, int], ...]:
    found = Counter(name for cells in rows for name, value in cells.items() if value not in ("", DEFAULTS.get(name)))
    return tuple((column, found[column]) for column in columns if found[column])


def _renamed(old: dict[str, Concept], new: dict[str, Concept]) -> Iterator[tuple[Concept, Concept]]:
    """Concepts under two ids that are surely one: nothing else bears the headword, and nothing contradicts."""
    olds, news = _bearers(old), _bearers(new)
    for concept in old.values():
        headword = concept.kk[0]
        if concept.id in new or len(olds[headword]) > 1 or len(news.get(headword, ())) != 1:
            continue
        other = news[headword][0]
        if other.id not in old and other.kk[0] == headword and _agree(concept, other):
            yield concept, other


def _bearers(concepts: dict[str, Concept]) -> dict[str, list[Concept]]:
    found: dict[str, list[Concept]] = {}
    for concept in concepts.values():
        for text in concept.kk:
            found.setdefault(text, []).append(concept)
    return found


def _agree(one: Concept, other: Concept) -> bool:
    cells, others = cells_of(one), cells_of(other)
    if any(
        cells[column] != others[column] for column in ("pos", "domain", "period") if cells[column] and others[column]
    ):
        return False
    first = {code: rendering.terms[:1] for code, rendering in one.renderings}
    second = {code: rendering.terms[:1] for code, rendering in other.renderings}
    shared = first.keys() & second.keys()
    return bool(shared) and all(first[code] == second[code] for code in shared)
