"""Long text in parts that fit, and the parts' translations as one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mt_toolkit.engines.splitting import joined, parts_of


@given(st.text("аә бв.,; —", max_size=200), st.integers(2, 40))
def test_every_part_fits_and_no_letter_is_lost(text, most) -> None:
    parts = parts_of(text, lambda part: len(part) <= most)
    assert all(len(part) <= most for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_a_text_is_cut_at_its_clauses_first() -> None:
    text = "Хан келді, халық қуанды; содан кейін бәрі үйлеріне қайтты."
    assert parts_of(text, lambda part: len(part) < 40)[0] == "Хан келді, халық қуанды;"


def test_a_stop_that_a_model_put_after_half_a_sentence_is_taken_away() -> None:
    assert joined(["Хан келді,", "халық қуанды."], ["He did.", "All rejoiced."]) == "He did All rejoiced."


def test_dots_of_other_kinds_stay() -> None:
    for first in ("In the 3rd c.", "And then...", "В 1920 г.", "Им дали 20 тыс.", "Came? Yes!"):
        assert joined(["а", "б."], [first, "end."]) == f"{first} end."
