"""Translation memories: the two languages are taken out of many; broken and hostile ones are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mt_toolkit.alignment.memories import read_memory
from mt_toolkit.errors import UserInputError

if TYPE_CHECKING:
    from pathlib import Path

UNIT = "<tu>{}</tu>"
VARIANT = '<tuv xml:lang="{}"><seg>{}</seg></tuv>'


def memory(folder: Path, *units: dict[str, str], head: str = "", tail: str = "</body></tmx>") -> Path:
    texts = [UNIT.format("".join(VARIANT.format(code, text) for code, text in unit.items())) for unit in units]
    start = f'<?xml version="1.0"?>\n{head}<tmx version="1.4"><header/><body>\n'
    path = folder / "memory.tmx"
    path.write_text(start + "\n".join(texts) + tail, encoding="utf-8")
    return path


def test_regional_codes_and_inline_codes(tmp_path) -> None:
    unit = {"kk-KZ": "<bpt i='1'>&lt;b&gt;</bpt>Қазақ хандығы<ept i='1'>&lt;/b&gt;</ept>", "EN_gb": "Kazakh  Khanate"}
    assert read_memory(memory(tmp_path, unit))[0] == [("Қазақ хандығы", "Kazakh Khanate")]


def test_ten_languages_and_a_choice(tmp_path) -> None:
    codes = ["kk", "en", "ru", "de", "fr", "tr", "uz", "ky", "zh", "ja"]
    path = memory(tmp_path, {code: f"{code} хан" for code in codes}, {"en": "alone"})
    with pytest.raises(UserInputError, match=r"2 of the target languages.*en \(2\)") as refusal:
        read_memory(path)
    assert "--to" in refusal.value.hint
    pairs, notes = read_memory(path, "ru")
    assert pairs == [("kk хан", "ru хан")]
    assert "1 of 2 units" in notes[0]


def test_a_memory_without_kazakh_or_of_nothing(tmp_path) -> None:
    with pytest.raises(UserInputError, match="no unit with both 'kk' and 'en'"):
        read_memory(memory(tmp_path, {"en": "khan", "de": "Khan"}))
    with pytest.raises(UserInputError, match="none of the target languages"):
        read_memory(memory(tmp_path, {"kk": "хан", "de": "Khan"}))


def test_broken_xml_has_a_place(tmp_path) -> None:
    path = memory(tmp_path, {"kk": "хан", "en": "khan"}, tail="<tu>")
    with pytest.raises(UserInputError, match=r"memory\.tmx, line 3, column \d+"):
        read_memory(path)


def test_entities_are_refused_and_other_xml_too(tmp_path) -> None:
    bomb = '<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n'
    with pytest.raises(UserInputError, match="refused"):
        read_memory(memory(tmp_path, {"kk": "хан", "en": "&b;"}, head=bomb))
    other = tmp_path / "other.tmx"
    other.write_text("<html/>", encoding="utf-8")
    with pytest.raises(UserInputError, match="its root is 'html'"):
        read_memory(other)
    with pytest.raises(UserInputError, match="no such file"):
        read_memory(tmp_path / "none.tmx")
