"""Two documents aligned: what is refused, and what is written."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from mt_toolkit.alignment.documents import COLUMNS, align_texts, summary, to_tmx, to_tsv
from mt_toolkit.errors import UnknownNameError, UserInputError
from mt_toolkit.evaluation.sets.folder import sets_folder

PASSAGES = sets_folder() / "history-passages"


def passage(name: str, language: str) -> str:
    file = "sentences.kk.txt" if language == "kk" else f"reference.{language}.txt"
    return (PASSAGES / name / file).read_text(encoding="utf-8")


KAZAKH, ENGLISH, RUSSIAN = (passage("kasym-khan", language) for language in ("kk", "en", "ru"))


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (RUSSIAN, "ru")])
def test_a_passage_is_aligned_line_by_line(text, language) -> None:
    aligned = align_texts(KAZAKH, text, unit="lines")
    assert aligned.language == language
    assert {bead.shape for bead in aligned.beads} == {"1-1"}
    assert aligned.likeness > 0.4
    assert "likeness" in summary(aligned)


def test_running_text_is_split_first() -> None:
    aligned = align_texts(KAZAKH.replace("\n", " "), ENGLISH.replace("\n", " "))
    assert len(aligned.source) == len(aligned.target) == KAZAKH.count("\n")


def test_a_title_ends_no_sentence() -> None:
    english = "Dr. Smith came to the city. He wrote a book about the khan."
    aligned = align_texts("Доктор Смит қалаға келді. Ол хан туралы кітап жазды.", english, language="en")
    assert aligned.target == ("Dr. Smith came to the city.", "He wrote a book about the khan.")


@pytest.mark.parametrize(
    ("source", "target", "options", "message"),
    [
        (ENGLISH, KAZAKH, {}, "swapped"),
        (KAZAKH, passage("otrar-siege", "en"), {}, "likeness 0.0"),
        (KAZAKH, "", {}, "translation is empty"),
        (" \n", ENGLISH, {}, "Kazakh text is empty"),
        (KAZAKH, KAZAKH, {}, "looks like Kazakh"),
        (KAZAKH, RUSSIAN, {"language": "en"}, "looks like Russian"),
        (RUSSIAN, ENGLISH, {}, "not Kazakh"),
    ],
)
def test_what_cannot_be_aligned_is_said(source, target, options, message) -> None:
    with pytest.raises(UserInputError, match=message) as caught:
        align_texts(source, target, **options)
    assert caught.value.hint


def test_unknown_names_are_said() -> None:
    with pytest.raises(UnknownNameError, match="language 'de'"):
        align_texts(KAZAKH, ENGLISH, language="de")
    with pytest.raises(UnknownNameError, match="input kind"):
        align_texts(KAZAKH, ENGLISH, unit="pages")


def test_tsv_has_a_row_a_bead_with_numbers_from_one() -> None:
    lines = KAZAKH.splitlines()
    merged = "\n".join([f"{lines[0]}\t{lines[1]}", *lines[2:5], *lines[6:]])
    rows = [row.split("\t") for row in to_tsv(align_texts(merged, ENGLISH, unit="lines")).splitlines()]
    assert tuple(rows[0]) == COLUMNS
    assert all(len(row) == len(COLUMNS) for row in rows)
    assert rows[1][:3] == ["1", "1-2", "1-2"]
    assert ["", "6", "0-1"] in [row[:3] for row in rows]


def test_tmx_is_well_formed_and_has_only_pairs() -> None:
    lines = ENGLISH.replace("the", "the & <b>\x07").splitlines()
    aligned = align_texts(KAZAKH, "\n".join(lines[:3] + lines[4:]), unit="lines")
    tree = fromstring(to_tmx(aligned))  # noqa: S314 - our own
    units = tree.findall("./body/tu")
    assert len(units) == sum("0" not in bead.shape for bead in aligned.beads) < len(aligned.beads)
    languages = {tuv.get("{http://www.w3.org/XML/1998/namespace}lang") for tuv in units[0]}
    assert {"kk", "en"} <= languages
    assert "the & <b>" in "".join(units[0].itertext())
