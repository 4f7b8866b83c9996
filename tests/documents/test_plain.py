"""Running text and lines: segments, gaps, ids, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_toolkit.documents.plain import LINES, TEXT

WRAPPED = """Біріншіден, өлкенің экономикалық дәстүрі толық өзгерді,
өнеркәсіп саласының өркендетілуі байқалды. Екіншіден, қала халқы
санының артуына әкелді.

Үшіншіден, көші-
қонымның нәтижесінде өзгерістер болды.
"""
LINE = st.text(alphabet="абқ АБ.!?,«»-1\u00a0\u00ad\x00", max_size=25)


def whole(document, pieces):
    gaps = document.gaps
    return gaps[0] + "".join(piece + gap for piece, gap in zip(pieces, gaps[1:], strict=True))


def test_text_is_joined_and_split():
    document = TEXT.read(WRAPPED, "a.txt").document
    assert [segment.id for segment in document.segments] == ["1", "2", "3"]
    assert document.segments[1].text == "Екіншіден, қала халқы санының артуына әкелді."
    assert document.segments[2].text == "Үшіншіден, көші-қонымның нәтижесінде өзгерістер болды."
    assert document.gaps == ("", " ", "\n\n", "\n")


def test_source_spans_index_the_input():
    for segment in TEXT.read(WRAPPED, "a.txt").document.segments:
        surface = WRAPPED[segment.source_span.start : segment.source_span.end]
        assert surface.split()[0] == segment.text.split()[0]
        assert surface[-8:] == segment.text[-8:]


def test_lines_hold_several_sentences():
    document = LINES.read("Бірінші. Екінші сөз.\n\nҮшінші\r\n  \nТөртінші! Бесінші?", "a").document
    assert [segment.id for segment in document.segments] == ["1.1", "1.2", "3.1", "5.1", "5.2"]
    assert LINES.render(document, ["A.", "B.", "C", "D!", "E?"]) == "A. B.\n\nC\n\nD! E?"


def test_leading_blank_lines_are_counted():
    document = LINES.read("\n\nСөз.\n", "a").document
    assert [segment.id for segment in document.segments] == ["3.1"]
    assert LINES.render(document, ["Word."]) == "\n\nWord.\n"


def test_wrapped_lines_are_not_joined_as_lines():
    document = LINES.read(WRAPPED, "a").document
    assert LINES.render(document, ["x"] * len(document.segments)).count("\n") == WRAPPED.count("\n")


def test_a_translation_with_line_breaks_stays_on_its_line():
    document = LINES.read("Бір.\nЕкі.", "a").document
    assert LINES.render(document, ["One.\nMore.", "Two."]) == "One. More.\nTwo."


def test_sentences_without_a_space_get_one():
    document = TEXT.read("Соғыс басталды.Ол кетті.", "a").document
    assert TEXT.render(document, ["The war began.", "He left."]) == "The war began. He left."


def test_the_number_of_translations_must_fit():
    document = TEXT.read("Бір. Екі.", "a").document
    with pytest.raises(ValueError, match="argument"):
        TEXT.render(document, ["One."])


@given(st.lists(LINE, max_size=8))
def test_one_line_in_one_line_out(lines):
    text = "\n".join(lines)
    document = LINES.read(text, "a").document
    assert LINES.render(document, ["T"] * len(document.segments)).count("\n") == text.count("\n")
    assert all(segment.text for segment in document.segments)


@given(st.text(alphabet="абқ АБ.!?,«»-1\n\u00a0", max_size=120), st.sampled_from([TEXT, LINES]))
def test_segments_and_gaps_are_the_repaired_text(text, plain):
    document = plain.read(text, "a").document
    rebuilt = whole(document, [segment.text for segment in document.segments])
    again = plain.read(rebuilt, "a").document
    assert whole(again, [segment.text for segment in again.segments]) == rebuilt
    assert len({segment.id for segment in document.segments}) == len(document.segments)
    for segment in document.segments:
        assert 0 <= segment.source_span.start < segment.source_span.end <= len(text)
