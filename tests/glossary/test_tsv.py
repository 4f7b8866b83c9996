"""The glossary format: what is read, what is refused, and that nothing is lost on the way."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_toolkit.core.terms import Concept, Level, Rendering
from mt_toolkit.errors import GlossaryError, UnknownNameError, UserInputError
from mt_toolkit.glossary.store import Glossary, load_glossary
from mt_toolkit.glossary.tsv import parse_tsv, write_tsv


def read(text: str) -> list[Concept]:
    return parse_tsv(text, "mine.tsv", "mine")


def test_a_two_column_list_is_a_glossary() -> None:
    concepts = read("kk\tru\nжүз\tжуз\nби | билер\tбий | судья\n")
    assert [concept.kk for concept in concepts] == [("жүз",), ("би", "билер")]
    assert concepts[1].rendering("ru") == Rendering(("бий", "судья"))
    assert concepts[0].rendering("en") is None
    assert concepts[0].level is Level.FORCE
    assert concepts[0].status == "preferred"


def test_a_derived_id_is_stable_and_tells_parts_of_speech_apart() -> None:
    one, other = read("kk\ten\tpos\nжүз\tzhuz\tNOUN\nжүз\tswim\tVERB\n")
    assert one.id != other.id
    assert read("kk\ten\tpos\nжүз\thorde\tNOUN\n")[0].id == one.id


def test_bom_crlf_short_rows_and_column_order_are_tolerated() -> None:
    concepts = read("\ufeffen\tkk\tnote\r\nkhan\tхан\r\nbi\tби\tjudge\r\n")
    assert [concept.kk[0] for concept in concepts] == ["хан", "би"]
    assert concepts[1].note == "judge"


def test_unknown_columns_are_kept() -> None:
    text = "kk\ten\tteacher\nхан\tkhan\tАйгүл\n"
    assert read(text)[0].extra == (("teacher", "Айгүл"),)
    assert "Айгүл" in write_tsv(read(text))


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("", 1, "", "no header"),
        ("en\tru\nkhan\tхан\n", 1, "kk", "missing"),
        ("kk\tnote\nхан\tx\n", 1, "", "at least one"),
        ("kk\ten\tkk\nхан\tkhan\tхан\n", 1, "kk", "twice"),
        ("kk\ten\n\tkhan\n", 2, "kk", "empty"),
        ("kk\ten\nхан\t\n", 2, "", "no rendering"),
        ("kk\ten\nхан\tkhan\textra\n", 2, "", "3 cells"),
        ("kk\ten\tstatus\nхан\tkhan\tmaybe\n", 2, "status", "maybe"),
        ("kk\ten\tlevel\nхан\tkhan\tshout\n", 2, "level", "shout"),
        ("kk\ten\tpos\nхан\tkhan\tthing\n", 2, "pos", "THING"),
        ("id\tkk\ten\na\tхан\tkhan\na\tби\tbi\n", 3, "id", "line 2"),
    ],
)
def test_each_defect_names_its_line_and_column(text: str, line: int, column: str, words: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        read(text)
    problem = caught.value.problems[0]
    assert (problem.line, problem.column) == (line, column)
    assert words in problem.message
    assert caught.value.hint


def test_all_defects_are_reported_at_once() -> None:
    with pytest.raises(GlossaryError) as caught:
        read("kk\ten\tstatus\n\tkhan\tx\nби\t\ty\n")
    assert len(caught.value.problems) == 4


_word = st.text(alphabet="абвгдеәғқңөұүһі", min_size=1, max_size=8)
_latin = st.text(alphabet=string.ascii_lowercase, min_size=1, max_size=8)
_alternatives = st.lists(_latin, min_size=1, max_size=3, unique=True).map(tuple)


@given(
    st.lists(
        st.builds(
            lambda number, kk, en, ru, status, level, any_, note, extra: Concept(
                id=f"c{number}",
                glossary="mine",
                kk=(kk,),
                renderings=(("en", Rendering(en, attributive=en[:1])), ("ru", Rendering(ru, forbidden=("x1",)))),
                pos="NOUN",
                status=status,
                level=level,
                accept_any=any_,
                note=note,
                extra=(("mark", extra),),
            ),
            st.integers(0, 10**6),
            _word,
            _alternatives,
            _alternatives,
            st.sampled_from(["preferred", "proposed", "deprecated"]),
            st.sampled_from(list(Level)),
            st.booleans(),
            _latin,
            _latin,
        ),
        max_size=6,
        unique_by=lambda concept: concept.id,
    )
)
def test_writing_and_reading_back_gives_equal_concepts(concepts: list[Concept]) -> None:
    if concepts:
        assert read(write_tsv(concepts)) == concepts


def test_equal_content_has_an_equal_digest() -> None:
    text = "kk\ten\nхан\tkhan\n"
    assert Glossary("a", tuple(read(text))).digest == Glossary("b", tuple(read(text))).digest
    assert Glossary("a", tuple(read(text))).digest != Glossary("a", tuple(read(text.replace("khan", "king")))).digest


def test_a_wrong_name_lists_the_right_ones() -> None:
    with pytest.raises(UnknownNameError, match="kazakh-history"):
        load_glossary("kazakh-histori")


def test_missing_and_undecodable_files(write) -> None:
    with pytest.raises(UserInputError, match="no such"):
        load_glossary("nowhere/mine.tsv")
    with pytest.raises(GlossaryError, match="line 2"):
        load_glossary(str(write("latin.tsv", b"kk\ten\n\xc6\xe3\tkhan\n")))


def test_a_folder_of_files_is_one_glossary(write, tmp_path) -> None:
    write("b.tsv", "kk\ten\nби\tbi\n")
    write("a.tsv", "kk\ten\nхан\tkhan\n")
    assert [concept.kk[0] for concept in load_glossary(f"{tmp_path}/").concepts] == ["хан", "би"]
