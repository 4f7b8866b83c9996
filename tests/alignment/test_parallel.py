"""Parallel text as users have it, and what is said when it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mt_toolkit.alignment.parallel import read_kazakh, read_parallel
from mt_toolkit.errors import UserInputError

if TYPE_CHECKING:
    from pathlib import Path

KK = ["Қазақ хандығы он бесінші ғасырда құрылды.", "Қасым хан билікке келді.", "Хандықтың аумағы кеңейді."]
EN = ["The Kazakh Khanate was founded in the fifteenth century.", "Kasym Khan came to power.",
      "The territory of the khanate expanded."]  # fmt: skip
RU = ["Казахское ханство было основано в пятнадцатом веке.", "Касым-хан пришёл к власти.",
      "Территория ханства расширилась."]  # fmt: skip


def put(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_two_texts_of_as_many_lines_are_pairs(tmp_path) -> None:
    paths = [put(tmp_path, "one.kk.txt", "\n".join(KK)), put(tmp_path, "one.ru.txt", "\n".join(RU))]
    text = read_parallel(paths)
    assert (text.language, text.documents) == ("ru", ("one",))
    assert [(pair.number, pair.source, pair.target) for pair in text.pairs] == list(zip((1, 2, 3), KK, RU, strict=True))


def test_running_text_is_aligned_first(tmp_path) -> None:
    paths = [put(tmp_path, "a.txt", " ".join(KK)), put(tmp_path, "b.txt", " ".join(EN))]
    text = read_parallel(paths)
    assert [pair.source for pair in text.pairs] == KK
    assert "likeness" in text.notes[0]


def test_lines_that_are_asked_for_must_be_as_many(tmp_path) -> None:
    paths = [put(tmp_path, "a.txt", "\n".join(KK)), put(tmp_path, "b.txt", "\n".join(EN[:2]))]
    with pytest.raises(UserInputError, match=r"3 lines and .* 2"):
        read_parallel(paths, unit="lines")


def test_folders_are_read_by_name(tmp_path) -> None:
    for name in ("ch2", "ch1"):
        put(tmp_path, f"kk/{name}.kk.txt", "\n".join(KK))
        put(tmp_path, f"en/{name}.en.txt", "\n".join(EN))
    text = read_parallel([str(tmp_path / "kk"), str(tmp_path / "en")])
    assert text.documents == ("ch1", "ch2")
    assert len(text.pairs) == 6
    put(tmp_path, "kk/ch3.txt", "Хан")
    with pytest.raises(UserInputError, match="no counterpart for ch3"):
        read_parallel([str(tmp_path / "kk"), str(tmp_path / "en")])
    with pytest.raises(UserInputError, match="is a folder and the other is not"):
        read_parallel([str(tmp_path / "kk"), str(tmp_path / "en" / "ch1.en.txt")])


@pytest.mark.parametrize("header", ["source_text\ttarget_text", "kk\ten", "id\tKK\tnote\ten"])
def test_a_table_of_pairs(tmp_path, header: str) -> None:
    places = {"source_text": KK, "target_text": EN, "kk": KK, "en": EN}
    rows = [
        "\t".join(places.get(name.lower(), ["x"] * 3)[number] for name in header.split("\t")) for number in range(3)
    ]
    text = read_parallel([put(tmp_path, "pairs.tsv", "\n".join([header, *rows]))])
    assert [(pair.source, pair.target) for pair in text.pairs] == list(zip(KK, EN, strict=True))


def test_a_table_without_the_columns_or_with_a_short_row_is_refused(tmp_path) -> None:
    with pytest.raises(UserInputError, match="columns de, fr"):
        read_parallel([put(tmp_path, "a.tsv", "de\tfr\nx\ty\n")])
    with pytest.raises(UserInputError, match="line 3: 1 columns"):
        read_parallel([put(tmp_path, "b.tsv", f"kk\ten\n{KK[0]}\t{EN[0]}\nХан\n")])


@pytest.mark.parametrize(
    ("sides", "message"),
    [
        ((EN, KK), "swapped"),
        ((KK, [""]), "empty"),
        ((KK, KK), "looks like"),
    ],
)
def test_wrong_sides_are_named(tmp_path, sides, message: str) -> None:
    paths = [put(tmp_path, f"{name}.txt", "\n".join(lines)) for name, lines in zip("ab", sides, strict=True)]
    with pytest.raises(UserInputError, match=message):
        read_parallel(paths)


def test_pairs_that_say_different_things_are_no_translations(tmp_path) -> None:
    other = ["Snow fell on the mountains all week.", "My neighbour sells old books.", "Nobody answered the phone.",
             "The train to Vienna was late.", "She likes green tea with lemon."]  # fmt: skip
    kazakh = [*KK, "Сұлтандар салық жинады.", "Халық көктемде жайлауға көшті."]
    paths = [put(tmp_path, "a.txt", "\n".join(kazakh)), put(tmp_path, "b.txt", "\n".join(other))]
    with pytest.raises(UserInputError, match=r"likeness 0\.\d\d"):
        read_parallel(paths)
    rows = "\n".join("\t".join(row) for row in zip(kazakh, other, strict=True))
    with pytest.raises(UserInputError, match="do not look like translations"):
        read_parallel([put(tmp_path, "pairs.tsv", f"kk\ten\n{rows}\n")])


def test_a_text_alone_is_no_pair(tmp_path) -> None:
    with pytest.raises(UserInputError, match="without a translation"):
        read_parallel([put(tmp_path, "a.txt", KK[0])])
    for missing in (["none.txt", "none2.txt"], ["none.txt"], ["none.tsv"], ["none"]):
        with pytest.raises(UserInputError, match="no such file"):
            read_parallel([str(tmp_path / name) for name in missing])


def test_a_kazakh_book_alone(tmp_path) -> None:
    put(tmp_path, "book/two.txt", " ".join(KK[:2]))
    put(tmp_path, "book/one.txt", KK[2])
    text = read_kazakh(str(tmp_path / "book"))
    assert [(pair.document, pair.source) for pair in text.pairs] == [("one", KK[2]), ("two", KK[0]), ("two", KK[1])]
    with pytest.raises(UserInputError, match="not Kazakh"):
        read_kazakh(put(tmp_path, "en.txt", " ".join(EN * 3)))
