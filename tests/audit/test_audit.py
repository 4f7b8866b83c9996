"""The audit: each verdict on a translation made to earn it, the counts, and the files."""

from __future__ import annotations

import json
import re

import pytest

from mt_toolkit.alignment.parallel import Pair
from mt_toolkit.alignment.words.aligner import Options, load_aligner
from mt_toolkit.audit.audit import Audit, Auditor, Verdict
from mt_toolkit.audit.report import FORMATS, problems, summary, written
from mt_toolkit.core.terms import Concept, Rendering
from mt_toolkit.glossary.index import build_index
from mt_toolkit.glossary.match import Matcher
from mt_toolkit.glossary.store import Glossary
from mt_toolkit.lang.english.words import English
from mt_toolkit.lang.russian.words import Russian
from mt_toolkit.terminology.requirements import Inflector
from mt_toolkit.terminology.verify import Verifier

CONCEPTS = (
    Concept("khanate", "g", ("хандық",), (("en", Rendering(("khanate", "state"))), ("ru", Rendering(("ханство",))))),
    Concept(
        "tax", "g", ("салық",), (("en", Rendering(("tax",), forbidden=("tribute",))), ("ru", Rendering(("налог",))))
    ),
    Concept("labour", "g", ("еңбек",), (("en", Rendering(("labour",))), ("ru", Rendering(("труд",))))),
    Concept("people", "g", ("халық",), (("en", Rendering(("people",))), ("ru", Rendering(("народ",))))),
)
WORDS = English(), Russian()


def audited(language: str, *texts: tuple[str, str]) -> Audit:
    matcher = Matcher(build_index([Glossary("g", CONCEPTS)]))
    aligner = load_aligner("lexicon", Options(language, matcher=matcher))
    pairs = [Pair("d", number, *text) for number, text in enumerate(texts, start=1)]
    return Auditor(matcher, Inflector(*WORDS), Verifier(*WORDS), aligner).audit(pairs, language)


@pytest.mark.parametrize(
    ("language", "source", "target", "verdict", "shown"),
    [
        ("en", "Хандық кеңейді.", "The khanate expanded.", Verdict.PREFERRED, "khanate"),
        ("en", "Хандық кеңейді.", "The state expanded.", Verdict.ADMITTED, "state"),
        ("en", "Еңбек ауыр болды.", "The labor was hard.", Verdict.ADMITTED, "labor"),
        ("en", "Салық төленді.", "The tribute was paid.", Verdict.FORBIDDEN, "tribute"),
        ("en", "Халық көбейді.", "The population grew.", Verdict.OTHER, "population"),
        ("en", "Халық жиналды.", "It was done.", Verdict.DROPPED, ""),
        ("ru", "Ол хандықты басқарды.", "Он правил ханством.", Verdict.PREFERRED, "ханством"),
        ("ru", "Хандыққа барды.", "Он поехал в ханством.", Verdict.MISFORMED, "ханством"),
    ],
)
def test_each_verdict(language: str, source: str, target: str, verdict: Verdict, shown: str) -> None:
    finding = audited(language, (source, target)).concepts[0].findings[0]
    assert finding.verdict is verdict
    assert target[finding.target_start or 0 : finding.target_end or 0] == shown
    assert bool(finding.problem) == (verdict is Verdict.MISFORMED)


def test_a_rendering_proves_the_occurrence_that_its_words_are_linked_to() -> None:
    source = "Хандыққа салық төленді, халық хандықтан қашты."
    found = audited("en", (source, "Tax was paid, and the people fled from the khanate.")).concepts[0]
    verdicts = [(source[finding.match.start : finding.match.end], finding.verdict) for finding in found.findings]
    assert verdicts == [("Хандыққа", Verdict.DROPPED), ("хандықтан", Verdict.PREFERRED)]


def test_words_that_are_left_over_beside_its_neighbours_render_a_term() -> None:
    source = "Хан салық пен еңбекті алды."
    found = {f.match.concept.id: f for c in audited("en", (source, "The khan took quirk and labour.")).concepts
             for f in c.findings}  # fmt: skip
    assert (found["tax"].verdict, found["tax"].rendering) == (Verdict.OTHER, "quirk")


def test_a_term_beyond_what_is_looked_at_is_dropped() -> None:
    source = "Ол келді. " * 600 + "Халық жиналды."
    assert audited("en", (source, "He came and the crowd gathered.")).concepts[0].findings[0].verdict is Verdict.DROPPED


def test_words_that_prove_a_term_are_shown_for_no_other() -> None:
    audit = audited("en", ("Халық ханға, халық ханға қарсы шықты.", "The people rose."))
    assert sorted((f.verdict, f.rendering) for f in audit.concepts[0].findings) == [
        (Verdict.DROPPED, ""),
        (Verdict.PREFERRED, "people"),
    ]


BOOK = audited(
    "en",
    ("Хандық кеңейді.", "The khanate expanded."),
    ("Хандық құлады.", "The state fell."),
    ("Халық көбейді.", "The population grew."),
    ("Халық <жиналды>.", "The people & others <gathered>."),
    ("Салық төленді.", "The tax was paid."),
)


def test_concepts_come_by_what_is_to_be_mended_and_renderings_are_counted() -> None:
    assert [concept.concept.id for concept in BOOK.concepts] == ["people", "khanate", "tax"]
    assert BOOK.concepts[1].renderings == (("khanate", 1), ("state", 1))
    assert [concept.is_inconsistent for concept in BOOK.concepts] == [True, True, False]
    assert (BOOK.occurrences, BOOK.count(Verdict.PREFERRED), BOOK.count(Verdict.ADMITTED)) == (5, 3, 1)
    assert [finding.rendering for finding in problems(BOOK)] == ["population"]
    assert "5 occurrences of 3 concepts in 5 sentences" in summary(BOOK)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_names_every_concept(form: str) -> None:
    text = written(BOOK, form)
    assert all(audited.concept.kk[0] in text.lower() for audited in BOOK.concepts)
    assert "population" in text


def test_json_and_tsv_have_every_occurrence() -> None:
    found = json.loads(written(BOOK, "json"))
    assert sum(len(concept["findings"]) for concept in found["concepts"]) == 5
    for concept in found["concepts"]:
        for finding in concept["findings"]:
            assert finding["source"][finding["start"] : finding["end"]] == finding["surface"]
    rows = [line.split("\t") for line in written(BOOK, "tsv").splitlines()]
    assert [row[1] for row in rows[1:]] == ["1", "2", "3", "4", "5"]


def test_the_page_is_whole_and_escapes_the_text() -> None:
    page = written(BOOK, "html")
    assert "<gathered>" not in page
    assert page.count('<div class="s"') == 5
    assert len(re.findall(r"<details", page)) == len(re.findall(r"</details>", page)) == 3
    assert '<mark class="other">population</mark>' in page
    assert "http" not in page


def test_a_text_without_terms() -> None:
    empty = audited("en", ("Ол келді.", "He came."))
    assert (empty.occurrences, empty.concepts) == (0, ())
    assert all(written(empty, form) for form in FORMATS)
