"""An audit as a table for the terminal, a TSV, JSON, and a page with the sentences."""

from __future__ import annotations

import html
import json
from importlib import resources
from string import Template
from typing import TYPE_CHECKING

from mt_toolkit import __version__
from mt_toolkit.audit.audit import HONOURED, Verdict
from mt_toolkit.core.languages import LANGUAGE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt_toolkit.audit.audit import Audit, ConceptAudit, Finding

FORMATS = ("table", "tsv", "json", "html")
_COLUMNS = ("document", "sentence", "concept", "kk", "role", "verdict", "rendering", "problem", "source", "target")
_SHOWN = 12
"""Sentences that the page has of a concept's honoured occurrences; the others it has all."""


def written(audit: Audit, form: str) -> str:
    """The text of an audit in one of :data:`FORMATS`."""
    return {"table": _table, "tsv": _tsv, "json": _json, "html": _page}[form](audit)


def summary(audit: Audit) -> str:
    """One line: occurrences, by verdict, and the concepts with several renderings."""
    counted = [f"{verdict} {count}" for verdict in Verdict if (count := audit.count(verdict))]
    several = sum(concept.is_inconsistent for concept in audit.concepts)
    return (
        f"{audit.occurrences} occurrences of {len(audit.concepts)} concepts in {len(audit.pairs)} sentences: "
        f"{', '.join(counted) or 'none'}; {several} concepts with several renderings"
    )


def _table(audit: Audit) -> str:
    """A line a concept: honoured of all, its Kazakh, what the glossary wants, what was said how often."""
    lines = [summary(audit), ""]
    for concept in audit.concepts:
        dropped = sum(finding.verdict is Verdict.DROPPED for finding in concept.findings)
        said = [f"{text} ×{count}" for text, count in concept.renderings] + ([f"— ×{dropped}"] if dropped else [])
        share = f"{concept.honoured}/{len(concept.findings)}"
        lines.append(f"{share:>9}  {concept.concept.kk[0]} → {_wanted(audit, concept)}: {', '.join(said)}")
    return "\n".join(lines) + "\n"


def _tsv(audit: Audit) -> str:
    """A row an occurrence, in the order of the text."""
    rows = ["\t".join(_COLUMNS)]
    everything = [finding for concept in audit.concepts for finding in concept.findings]
    for finding in sorted(everything, key=lambda finding: (finding.pair, finding.match.start)):
        pair, concept = audit.pairs[finding.pair], finding.match.concept
        cells = (
            pair.document, str(pair.number), concept.id, finding.match.surface, str(finding.match.role),
            finding.verdict, finding.rendering, finding.problem, pair.source, pair.target,
        )  # fmt: skip
        rows.append("\t".join(" ".join(cell.split()) for cell in cells))
    return "\n".join(rows) + "\n"


def _json(audit: Audit) -> str:
    """Schema 1. Offsets are code points, half-open, into the sentence's texts."""
    concepts = [
        {
            "id": concept.concept.id,
            "glossary": concept.concept.glossary,
            "kk": list(concept.concept.kk),
            "wanted": _wanted(audit, concept),
            "occurrences": len(concept.findings),
            "honoured": concept.honoured,
            "renderings": dict(concept.renderings),
            "findings": [_record(audit, finding) for finding in concept.findings],
        }
        for concept in audit.concepts
    ]
    totals = {str(verdict): audit.count(verdict) for verdict in Verdict}
    head = {"schema": 1, "toolkit": __version__, "language": audit.language, "sentences": len(audit.pairs)}
    return json.dumps({**head, "verdicts": totals, "concepts": concepts}, ensure_ascii=False, indent=1) + "\n"


def _record(audit: Audit, finding: Finding) -> dict[str, str | int | None]:
    pair = audit.pairs[finding.pair]
    return {
        "document": pair.document,
        "sentence": pair.number,
        "verdict": str(finding.verdict),
        "surface": finding.match.surface,
        "start": finding.match.start,
        "end": finding.match.end,
        "role": str(finding.match.role),
        "rendering": finding.rendering,
        "target_start": finding.target_start,
        "target_end": finding.target_end,
        "problem": finding.problem,
        "source": pair.source,
        "target": pair.target,
    }


def _page(audit: Audit) -> str:
    """One page without outside parts: concepts by how much there is to mend, each opens to its sentences."""
    assets = resources.files("mt_toolkit.audit").joinpath("assets")
    page, style, script = (
        assets.joinpath(f"audit.{kind}").read_text(encoding="utf-8") for kind in ("html", "css", "js")
    )
    counts = "".join(
        f'<button aria-pressed="true" data-verdict="{verdict}">{verdict} <b>{count}</b></button>'
        for verdict in Verdict
        if (count := audit.count(verdict))
    )
    return Template(page).substitute(
        style=style,
        script=script,
        language_name=LANGUAGE_NAMES[audit.language],
        summary=html.escape(summary(audit)),
        counts=counts,
        version=__version__,
        concepts="\n".join(_concept(audit, concept) for concept in audit.concepts),
    )


def _concept(audit: Audit, concept: ConceptAudit) -> str:
    said = ", ".join(f"{html.escape(text)} <i>×{count}</i>" for text, count in concept.renderings)
    flag = ' <em title="several renderings">≠</em>' if concept.is_inconsistent else ""
    state = "good" if concept.honoured == len(concept.findings) else "bad"
    shown = 0
    sentences = []
    for finding in concept.findings:
        shown += finding.verdict in HONOURED
        if finding.verdict not in HONOURED or shown <= _SHOWN:
            sentences.append(_sentence(audit, finding))
    return (
        f'<details class="{state}" data-verdicts="{" ".join(sorted({f.verdict for f in concept.findings}))}">'
        f"<summary><span class=share>{concept.honoured}/{len(concept.findings)}</span> "
        f'<b lang="kk">{html.escape(concept.concept.kk[0])}</b> '
        f'→ <span lang="{audit.language}">{html.escape(_wanted(audit, concept))}</span>'
        f" <span class=said>{said}{flag}</span></summary>{''.join(sentences)}</details>"
    )


def _sentence(audit: Audit, finding: Finding) -> str:
    pair = audit.pairs[finding.pair]
    source = _marked(pair.source, finding.match.start, finding.match.end, "source")
    target = _marked(pair.target, finding.target_start, finding.target_end, finding.verdict)
    problem = f" <small>{html.escape(finding.problem)}</small>" if finding.problem else ""
    place = html.escape(f"{pair.document} {pair.number}")
    return (
        f'<div class="s" data-verdict="{finding.verdict}"><small>{place} · {finding.verdict}</small>{problem}'
        f'<p lang="kk">{source}</p><p lang="{audit.language}">{target}</p></div>'
    )


def _marked(text: str, start: int | None, end: int | None, name: str) -> str:
    if start is None or end is None or start == end:
        return html.escape(text)
    inside = html.escape(text[start:end])
    return f'{html.escape(text[:start])}<mark class="{name}">{inside}</mark>{html.escape(text[end:])}'


def _wanted(audit: Audit, concept: ConceptAudit) -> str:
    rendering = concept.concept.rendering(audit.language)
    return rendering.terms[0] if rendering is not None else ""


def problems(audit: Audit) -> Iterator[Finding]:
    """Every occurrence that was not honoured."""
    for concept in audit.concepts:
        yield from (finding for finding in concept.findings if finding.verdict not in HONOURED)
