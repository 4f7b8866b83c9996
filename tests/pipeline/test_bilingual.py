"""The bilingual page: well-formed, self-contained, escaped, linked across."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_toolkit.core.engine import UnknownWord
from mt_toolkit.core.features import features
from mt_toolkit.core.terms import Concept, Level, Outcome, Rendering, Role, TermMatch, TermOutcome
from mt_toolkit.core.text import Segment, Span
from mt_toolkit.core.translation import DraftWarning, Signature, Translation
from mt_toolkit.pipeline.bilingual import bilingual_page

_VOID = {"meta", "br"}
SIGNATURE = Signature((("engine", "rules@1"), ("pair", "kk-ru")))


class Page(HTMLParser):
    """Collects text, marks and external references; fails on tags that do not match."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: dict[str, list[str]] = {"source": [], "target": []}
        self.marks: list[dict[str, str | None]] = []
        self.sources: list[str] = []
        self._side = ""
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag not in _VOID:
            self.open.append(tag)
        self.sources += [value for name in ("src", "href") if (value := values.get(name)) and not value.startswith("#")]
        if tag == "p" and values.get("class") in self.text:
            self._side = str(values["class"])
            self.text[self._side].append("")
        if tag == "mark" and "data-note" in values:
            self.marks.append(values)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag == "p":
            self._side = ""

    def handle_data(self, data: str) -> None:
        if self._side:
            self.text[self._side][-1] += data


def translation(source: str, target: str, *outcomes: TermOutcome, **more: object) -> Translation:
    return Translation(Segment("1", source, Span(0, len(source))), target, outcomes, **more)


def outcome(span: tuple[int, int], target: tuple[int, int] | None, kind: Outcome, note: str = "") -> TermOutcome:
    concept = Concept("khan", "mine", ("хан",), (("ru", Rendering(("хан",))),), note=note)
    match = TermMatch(concept, *span, "хан", Role.HEAD, Level.FORCE, features(Case="Nom"))
    start, end = target or (None, None)
    return TermOutcome(match, kind, "хан", ("хан",), start, end, "хан" if target else "", "rules", "why")


def test_the_text_is_whole_and_terms_are_linked() -> None:
    page = Page(
        bilingual_page(
            "a", [translation("Хан келді.", "Пришёл хан.", outcome((0, 3), (7, 10), Outcome.FORCED))], "ru", SIGNATURE
        )
    )
    assert page.text == {"source": ["Хан келді."], "target": ["Пришёл хан."]}
    assert [mark["data-t"] for mark in page.marks] == ["1-0", "1-0"]
    assert page.sources == []


@pytest.mark.parametrize("kind", list(Outcome))
def test_every_outcome_has_its_mark_and_its_card(kind) -> None:
    page = Page(
        bilingual_page("a", [translation("Хан.", "Хан.", outcome((0, 3), None, kind, "a note"))], "en", SIGNATURE)
    )
    assert len(page.marks) == 1
    assert str(kind) in str(page.marks[0]["data-note"])
    assert "a note" in str(page.marks[0]["data-note"])


def test_unknown_words_warnings_and_missing_terms_are_shown() -> None:
    told = translation(
        "Ыбыр хан.", "Ybyr.", outcome((5, 8), None, Outcome.MISSING),
        unknown=(UnknownWord("Ыбыр", 0, 4, "Ybyr"),), warnings=(DraftWarning("length", "too short"),),
    )  # fmt: skip
    page = bilingual_page("a", [told], "en", SIGNATURE)
    for words in ("too short", "why", "not in the lexicon", "s warned lacking unknown"):
        assert words in page


def test_an_unknown_word_said_twice_is_marked_twice_and_only_where_a_word_begins() -> None:
    twice = (UnknownWord("ыб", 0, 2, "yb"), UnknownWord("ыб", 3, 5, "yb"))
    page = Page(bilingual_page("a", [translation("ыб ыб", "ayb yb, ybs", unknown=twice)], "en", SIGNATURE))
    assert page.text["target"] == ["ayb yb, ybs"]
    assert len(page.marks) == 4


def test_a_long_document_makes_a_page_of_as_many_sentences() -> None:
    rows = [translation("Хан келді.", "Хан.", outcome((0, 3), (0, 3), Outcome.FORCED))] * 2000
    page = Page(bilingual_page("a", rows, "ru", SIGNATURE))
    assert len(page.text["source"]) == 2000
    assert len({mark["data-t"] for mark in page.marks}) == 2000


_nasty = st.text(alphabet="<>&\"'$ аә{}%", min_size=1, max_size=20)


@given(_nasty, _nasty, st.integers(0, 20), st.integers(1, 20))
def test_anything_in_the_text_is_escaped(source, target, start, length) -> None:
    span = (min(start, len(source) - 1), min(start + length, len(source)))
    span = (span[0], max(span[1], span[0] + 1))
    page = Page(
        bilingual_page(
            target, [translation(source, target, outcome(span, None, Outcome.MISSING, source))], "ru", SIGNATURE
        )
    )
    assert page.text == {"source": [source], "target": [target]}
