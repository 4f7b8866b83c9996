"""The page a translator reads: source and target side by side, terms linked across, doubts marked. Self-contained."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from importlib import resources
from string import Template
from typing import TYPE_CHECKING

from mt_toolkit import __version__
from mt_toolkit.core.languages import LANGUAGE_NAMES
from mt_toolkit.core.terms import Outcome
from mt_toolkit.pipeline.report import count, unknown_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mt_toolkit.core.terms import TermOutcome
    from mt_toolkit.core.translation import Signature, Translation

_CLASSES = {Outcome.HONOURED: "ok", Outcome.FORCED: "ok", Outcome.MISSING: "lack", Outcome.SUGGESTED: "hint"}
_LEGEND = (
    ("ok", "term in place"),
    ("lack", "term missing or in a wrong form"),
    ("hint", "suggested, not forced"),
    ("unknown", "word the lexicon does not have"),
    ("ok proposed", "rendering still proposed"),
)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of a sentence to highlight; ``link`` ties the two sides together, ``note`` is its card."""

    start: int
    end: int
    css: str
    note: str
    link: str = ""


def bilingual_page(title: str, translations: Sequence[Translation], language: str, signature: Signature) -> str:
    """The whole HTML page for one document and target language; everything from the text is escaped."""
    lacking = [t for t in translations if any(o.outcome is Outcome.MISSING for o in t.terms)]
    return Template(_asset("page.html")).substitute(
        title=escape(title),
        css=_asset("page.css"),
        script=_asset("page.js"),
        language_name=LANGUAGE_NAMES[language],
        figures=_figures(translations),
        signature="\n".join(f"<dt>{escape(key)}</dt><dd>{escape(value)}</dd>" for key, value in signature.fields),
        legend=" ".join(f'<span><mark class="{css}">{escape(text)}</mark></span>' for css, text in _LEGEND),
        unknown=_unknown_list(translations),
        count_all=len(translations),
        count_warned=sum(bool(t.warnings) for t in translations),
        count_lacking=len(lacking),
        count_unknown=sum(bool(t.unknown) for t in translations),
        rows="\n".join(_row(number, t, language) for number, t in enumerate(translations, start=1)),
        version=__version__,
    )


def _asset(name: str) -> str:
    return resources.files("mt_toolkit.pipeline").joinpath("assets", name).read_text(encoding="utf-8")


def _figures(translations: Sequence[Translation]) -> str:
    counts = count(translations)
    figures = [
        ("sentences", counts.segments, False),
        ("terms in place", counts.honoured + counts.forced, False),
        ("terms missing", counts.missing, counts.missing > 0),
        ("suggested", counts.suggested, False),
        ("unknown words", counts.unknown, False),
        ("warnings", counts.warnings, counts.warnings > 0),
    ]
    alarmed = {True: ' class="alarm"', False: ""}
    return "\n".join(f"<li{alarmed[alarm]}><b>{value}</b> {name}</li>" for name, value, alarm in figures)


def _unknown_list(translations: Sequence[Translation]) -> str:
    words = unknown_words(translations)
    if not words:
        return ""
    listed = ", ".join(f"{escape(word)}{f' ×{times}' if times > 1 else ''}" for word, times in words)
    return f'<p>Unknown words: <span lang="kk">{listed}</span></p>'


def _row(number: int, translation: Translation, language: str) -> str:
    counted = [outcome for outcome in translation.terms if outcome.match.nested_in is None]
    lacking = [outcome for outcome in counted if outcome.outcome is Outcome.MISSING]
    kinds = [
        name
        for name, wanted in (("warned", translation.warnings), ("lacking", lacking), ("unknown", translation.unknown))
        if wanted
    ]
    source, target = _marks(number, translation, counted)
    notes = [f'<li class="lack">{escape(_lack(outcome))}</li>' for outcome in lacking]
    notes += [f"<li>{escape(warning.message)}</li>" for warning in translation.warnings]
    listed = f'<ul class="notes">{"".join(notes)}</ul>' if notes else ""
    return (
        f'<section class="{" ".join(["s", *kinds])}" id="s{number}"><a class="n" href="#s{number}">{number}</a>'
        f'<p class="source" lang="kk">{_highlight(translation.segment.text, source)}</p>'
        f'<p class="target" lang="{language}">{_highlight(translation.text, target)}</p>{listed}</section>'
    )


def _marks(number: int, translation: Translation, outcomes: Sequence[TermOutcome]) -> tuple[list[_Mark], list[_Mark]]:
    source: list[_Mark] = []
    target: list[_Mark] = []
    for index, outcome in enumerate(outcomes):
        link = f"{number}-{index}"
        css = _CLASSES[outcome.outcome]
        if outcome.match.concept.status == "proposed":
            css += " proposed"
        note = _card(outcome)
        source.append(_Mark(outcome.match.start, outcome.match.end, css, note, link))
        if outcome.target_start is not None and outcome.target_end is not None:
            target.append(_Mark(outcome.target_start, outcome.target_end, css, note, link))
    after: dict[str, int] = {}
    for word in translation.unknown:
        note = f"{word.surface}\nnot in the lexicon; written as: {word.rendered}"
        source.append(_Mark(word.start, word.end, "unknown", note))
        # Declension may lengthen the word, never its beginning; the same word again is sought further on.
        found = re.compile(rf"(?<!\w){re.escape(word.rendered)}").search(translation.text, after.get(word.rendered, 0))
        if word.rendered and found:
            after[word.rendered] = found.end()
            target.append(_Mark(found.start(), found.end(), "unknown", note))
    return source, target


def _card(outcome: TermOutcome) -> str:
    """What the translator wants to know of a term, a line each."""
    concept = outcome.match.concept
    how = f"{outcome.outcome}{f' by {outcome.strategy}' if outcome.strategy else ''}"
    lines = [
        f"{' | '.join(concept.kk)}",
        f"{outcome.required or '—'}",
        f"{concept.id} · {concept.glossary} · {concept.domain}".rstrip(" ·"),
        f"{outcome.match.role} · {how}{f' · {concept.status}' if concept.status != 'preferred' else ''}",
    ]
    others = [text for text in outcome.accepted if text != outcome.required]
    if others:
        lines.append(f"also accepted: {', '.join(others)}")
    lines += [text for text in (outcome.reason, concept.note) if text]
    return "\n".join(lines)


def _lack(outcome: TermOutcome) -> str:
    return f"{outcome.match.surface} → {outcome.required or '?'}: {outcome.reason}"


def _highlight(text: str, marks: Iterable[_Mark]) -> str:
    """Text with its marks as HTML; of overlapping marks the earlier, then the longer one is kept."""
    parts: list[str] = []
    position = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start < position:
            continue
        parts.append(escape(text[position : mark.start]))
        link = f' data-t="{mark.link}"' if mark.link else ""
        note = escape(mark.note)
        parts.append(
            f'<mark class="{mark.css}" tabindex="0"{link} data-note="{note}" title="{note}">'
            f"{escape(text[mark.start : mark.end])}</mark>"
        )
        position = mark.end
    return "".join([*parts, escape(text[position:])])
