"""What a format keeps of given concepts: the rows that come back from it, and a count of what does not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import KAZAKH
from mt_toolkit.glossary.exchange.model import Held
from mt_toolkit.glossary.rows import DEFAULTS, cells_of, derived_id, place_of, split_alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt_toolkit.core.terms import Concept
    from mt_toolkit.glossary.exchange.model import GlossaryFormat, Request


@dataclass(frozen=True, slots=True)
class Losses:
    """``columns`` pairs a column with how many concepts lose (part of) it; ``left_out`` counts concepts by reason."""

    columns: tuple[tuple[str, str, int], ...]
    left_out: tuple[tuple[str, int], ...]


def writable(concepts: Sequence[Concept], form: GlossaryFormat, request: Request) -> list[Concept]:
    """The concepts that a file in ``form`` is to hold: with a rendering, and not such as must not be forced."""
    return [concept for concept in concepts if not _reason(concept, form, request)]


def entries(concepts: Sequence[Concept], form: GlossaryFormat, request: Request) -> list[dict[str, str]]:
    """The cells of every entry that ``form`` holds of ``concepts``, in order, reduced to what survives."""
    found = (entry for concept in writable(concepts, form, request) for entry in _entries(concept, form, request))
    if not form.first_wins:
        return list(found)
    by_source: dict[str, dict[str, str]] = {}
    for entry in found:
        by_source.setdefault(entry[KAZAKH], entry)
    return list(by_source.values())


def losses_of(concepts: Sequence[Concept], form: GlossaryFormat, request: Request) -> Losses:
    """Count what ``form`` does not hold of ``concepts``."""
    reasons = Counter(filter(None, (_reason(concept, form, request) for concept in concepts)))
    kept = writable(concepts, form, request)
    lost = Counter(loss for concept in kept for loss in _losses(concept, form, request))
    if form.first_wins:
        every = sum(len(_entries(concept, form, request)) for concept in kept)
        twice = every - len(entries(concepts, form, request))
        if twice:
            reasons["another entry has the same Kazakh term"] += twice
    counted = sorted(lost.items(), key=lambda item: (item[0][1], place_of(item[0][0])))
    return Losses(tuple((column, how, count) for (column, how), count in counted), tuple(reasons.items()))


def _reason(concept: Concept, form: GlossaryFormat, request: Request) -> str:
    for value in (concept.status, concept.level):
        if value in form.leaves_out:
            return f"{value}, which the other program would force"
    if not any(concept.rendering(code) for code in request.targets):
        return f"no rendering in {', '.join(request.targets)}"
    return ""


def _losses(concept: Concept, form: GlossaryFormat, request: Request) -> Iterator[tuple[str, str]]:
    for column, value in cells_of(concept).items():
        if not value or value == DEFAULTS.get(column) or (column == "id" and _is_derived(concept)):
            continue
        held = form.held(column)
        if request.excludes(column):
            yield column, "another language"
        elif held is Held.NOTHING or (held is Held.FIRST and len(split_alternatives(value)) > 1):
            yield column, held.value


def _entries(concept: Concept, form: GlossaryFormat, request: Request) -> list[dict[str, str]]:
    cells = cells_of(concept)
    found = {column: value for column, value in cells.items() if not request.excludes(column)}
    for column, value in list(found.items()):
        held = form.held(column)
        if held is Held.FIRST:
            found[column] = next(iter(split_alternatives(value)), "")
        elif held is Held.NOTHING:
            del found[column]
    if form.held(KAZAKH) is not Held.EACH:
        return [found]
    return [{**found, KAZAKH: spelling} for spelling in concept.kk]


def _is_derived(concept: Concept) -> bool:
    return concept.id == derived_id(concept.kk[0], concept.pos)
