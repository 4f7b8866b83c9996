"""The scrambler tells the truth about what it did, and the aligner finds it again."""

from __future__ import annotations

import pytest

from mt_toolkit.alignment.cues import CueReader
from mt_toolkit.evaluation.sentence_alignment import f1, found_beads, load_pairs, main, read_table, scramble

PAIRS = [
    (f"Сөйлем нөмірі {n}, оның соңы мен ұзын жалғасы бар.", f"Sentence {n}, with a long end that goes on.")
    for n in range(60)
]


def words(texts) -> list[str]:
    return " ".join(texts).split()


@pytest.mark.parametrize("seed", range(5))
def test_scrambled_sides_hold_what_the_true_beads_say(seed) -> None:
    texts = scramble(PAIRS, 0.2, seed)
    beads = sorted(texts.beads)
    assert [i for (start, end), _ in beads for i in range(start, end)] == list(range(len(texts.source)))
    for source, target in beads:
        sides = words(texts.source[slice(*source)]), words(texts.target[slice(*target)])
        numbers = [[word for word in side if word.strip(",").isdigit()] for side in sides]
        assert [len(set(map(str, side))) for side in numbers if side] == [len(side) for side in numbers if side]
        if all(numbers):
            assert [n.strip(",") for n in numbers[0]] == [n.strip(",") for n in numbers[1]]
    assert {end - start for (start, end), _ in beads} | {end - start for _, (start, end) in beads} == {0, 1, 2}


def test_nothing_is_scrambled_at_rate_zero() -> None:
    texts = scramble(PAIRS, 0.0, 1)
    assert (list(texts.source), list(texts.target)) == ([a for a, _ in PAIRS], [b for _, b in PAIRS])


@pytest.mark.parametrize("language", ["en", "ru"])
def test_scrambled_dev_passages_are_found_again(language) -> None:
    """The bar is 0.97 over all passages; one seed of a few passages varies more."""
    reader = CueReader(language)
    expected = found = right = 0
    for number, passage in enumerate(load_pairs("history-passages", "dev", language)):
        texts = scramble(passage, 0.1, number)
        beads = {(bead.source, bead.target) for bead in found_beads(texts, reader)}
        expected, found, right = expected + len(texts.beads), found + len(beads), right + len(beads & texts.beads)
    assert f1(expected, found, right) >= 0.96


def test_the_command_prints_a_line_a_language(capsys) -> None:
    assert main(["--split", "dev", "--seeds", "1"]) == 0
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == ["kk-en", "kk-ru"]


def test_a_table_of_pairs_is_read_by_document(tmp_path) -> None:
    table = tmp_path / "news.tsv"
    table.write_text(
        'id\tdoc\tkk\ten\n1\ta\tБір "сөз.\tA "word.\n2\tb\tЕкі.\tTwo.\n3\ta\tҮш.\tThree.\n', encoding="utf-8"
    )
    assert read_table(table, "en") == [[('Бір "сөз.', 'A "word.'), ("Үш.", "Three.")], [("Екі.", "Two.")]]
