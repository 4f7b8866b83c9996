"""The curated form of a glossary: tab-separated, one row a concept, ``|`` between alternatives, preferred first."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import TARGETS
from mt_toolkit.core.terms import Concept, Level, Rendering
from mt_toolkit.errors import GlossaryError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

COLUMNS = (
    "id", "kk", "en", "ru", "pos", "domain", "period", "status", "level", "accept", "en_attr", "ru_attr",
    "en_forbidden", "ru_forbidden", "kk_derived", "ru_grammar", "case_sensitive", "note", "source",
)  # fmt: skip
STATUSES = ("preferred", "proposed", "deprecated")
ACCEPTS = ("preferred", "any")
POS_TAGS = ("NOUN", "PROPN", "ADJ", "VERB", "ADV", "NUM", "")
_YES = {"yes", "true", "1"}


def parse_tsv(text: str, path: str, glossary: str) -> list[Concept]:
    """Read every row; a two-column list (``kk`` and ``en`` or ``ru``) is enough, unknown columns are kept.

    Raises:
        GlossaryError: With every structural problem of the file: a missing header or column, wrong number of cells,
            an empty Kazakh term, a row with no rendering, unknown values, a repeated id.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    problems: list[Problem] = []
    header = _header(lines, path, problems)
    concepts: list[Concept] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip() or (problems and not header):
            continue
        row = _row(header, line, path, number, problems)
        if row is None:
            continue
        concept = _concept(row, path, number, glossary, problems)
        if concept.id in seen:
            message = f"id '{concept.id}' was already used in line {seen[concept.id]}"
            problems.append(Problem(path, number, "id", message))
        seen.setdefault(concept.id, number)
        concepts.append(concept)
    if problems:
        plural = "problem" if len(problems) == 1 else "problems"
        raise GlossaryError(f"{len(problems)} {plural} in the glossary:", problems, hint=FORMAT_HINT)
    return concepts


FORMAT_HINT = "a glossary is tab-separated UTF-8 with a header row: kk and en or ru (see glossaries/README.md)"


def write_tsv(concepts: list[Concept]) -> str:
    """All concepts as TSV text: our columns, then the kept unknown ones; reading it back gives equal concepts."""
    extra = sorted({name for concept in concepts for name, _ in concept.extra})
    rows = [[*COLUMNS, *extra]]
    rows += [[*(cell for _, cell in _cells(concept)), *_extra_cells(concept, extra)] for concept in concepts]
    return "".join("\t".join(row) + "\n" for row in rows)


def split_alternatives(cell: str) -> tuple[str, ...]:
    """``"a | b"`` → ``("a", "b")``; empty alternatives are dropped, inner spaces made single."""
    parts = (" ".join(part.split()) for part in cell.split("|"))
    return tuple(dict.fromkeys(part for part in parts if part))


def _header(lines: list[str], path: str, problems: list[Problem]) -> list[str]:
    if not lines or not lines[0].strip():
        problems.append(Problem(path, 1, "", "the file has no header row"))
        return []
    header = [name.strip().lower() for name in lines[0].split("\t")]
    if "kk" not in header:
        problems.append(Problem(path, 1, "kk", f"required column is missing; found: {', '.join(header)}"))
    if not set(TARGETS) & set(header):
        problems.append(Problem(path, 1, "", "at least one of the columns en and ru is required"))
    problems.extend(
        Problem(path, 1, name, "column appears twice") for name in sorted(set(header)) if header.count(name) > 1
    )
    return [] if problems else header


def _row(header: list[str], line: str, path: str, number: int, problems: list[Problem]) -> dict[str, str] | None:
    cells = [unicodedata.normalize("NFC", cell.strip()) for cell in line.split("\t")]
    if len(cells) > len(header):
        if any(cells[len(header) :]):
            message = f"{len(cells)} cells in a row, but the header has {len(header)}"
            problems.append(Problem(path, number, "", message))
            return None
        cells = cells[: len(header)]
    return dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def _concept(row: Mapping[str, str], path: str, number: int, glossary: str, problems: list[Problem]) -> Concept:
    kk = split_alternatives(row["kk"])
    if not kk:
        problems.append(Problem(path, number, "kk", "the Kazakh term is empty"))
    renderings = tuple((code, _rendering(row, code)) for code in TARGETS if row.get(code, "").strip(" |"))
    if not renderings:
        problems.append(Problem(path, number, "", "no rendering: both en and ru are empty"))
    for column, allowed in (("status", STATUSES), ("accept", ACCEPTS), ("level", tuple(Level))):
        value = row.get(column, "")
        if value and value not in allowed:
            message = f"'{value}' is not one of {', '.join(allowed)}"
            problems.append(Problem(path, number, column, message))
    pos = row.get("pos", "").upper()
    if pos not in POS_TAGS:
        problems.append(Problem(path, number, "pos", f"'{pos}' is not one of {', '.join(filter(None, POS_TAGS))}"))
    level = row.get("level", "")
    return Concept(
        id=row.get("id", "") or derived_id(kk[0] if kk else "", pos),
        glossary=glossary,
        kk=kk,
        renderings=renderings,
        pos=pos,
        domain=row.get("domain", ""),
        period=row.get("period", ""),
        status=row.get("status", "") or "preferred",
        level=Level(level) if level in tuple(Level) else Level.FORCE,
        accept_any=row.get("accept", "") == "any",
        kk_derived=split_alternatives(row.get("kk_derived", "")),
        case_sensitive=row.get("case_sensitive", "").lower() in _YES,
        note=row.get("note", ""),
        source=row.get("source", ""),
        extra=tuple((name, value) for name, value in row.items() if name not in COLUMNS and value),
    )


def derived_id(kk: str, pos: str) -> str:
    """A stable id for a row without one, from its Kazakh term and part of speech."""
    digest = hashlib.sha256(f"{kk}\t{pos}".encode()).hexdigest()[:8]
    return "-".join([*kk.lower().split(), digest])


def _rendering(row: Mapping[str, str], code: str) -> Rendering:
    return Rendering(
        terms=split_alternatives(row[code]),
        attributive=split_alternatives(row.get(f"{code}_attr", "")),
        forbidden=split_alternatives(row.get(f"{code}_forbidden", "")),
        grammar=tuple(row.get(f"{code}_grammar", "").split()),
    )


def _cells(concept: Concept) -> Iterator[tuple[str, str]]:
    empty = Rendering(())
    by_code = {code: concept.rendering(code) or empty for code in TARGETS}
    values = {
        "id": concept.id,
        "kk": " | ".join(concept.kk),
        "pos": concept.pos,
        "domain": concept.domain,
        "period": concept.period,
        "status": concept.status,
        "level": str(concept.level),
        "accept": "any" if concept.accept_any else "preferred",
        "kk_derived": " | ".join(concept.kk_derived),
        "ru_grammar": " ".join(by_code["ru"].grammar),
        "case_sensitive": "yes" if concept.case_sensitive else "",
        "note": concept.note,
        "source": concept.source,
    }
    for code, rendering in by_code.items():
        values[code] = " | ".join(rendering.terms)
        values[f"{code}_attr"] = " | ".join(rendering.attributive)
        values[f"{code}_forbidden"] = " | ".join(rendering.forbidden)
    yield from ((column, values[column]) for column in COLUMNS)


def _extra_cells(concept: Concept, names: list[str]) -> list[str]:
    kept = dict(concept.extra)
    return [kept.get(name, "") for name in names]
