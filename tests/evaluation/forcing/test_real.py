"""The student of the embedded engine is taught again only when what it would learn has changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mt_toolkit.engines.rules import engine
from mt_toolkit.evaluation.forcing import real
from mt_toolkit.evaluation.forcing.student import Recipe

TEXTS = ["Хан келді.", "Ақын өлең жазды."]


@pytest.fixture
def taught(tmp_path, monkeypatch) -> list[list[tuple[str, str]]]:
    """What was taught, one entry a lesson."""
    lessons: list[list[tuple[str, str]]] = []

    def teach(pairs, folder, *_) -> None:
        lessons.append(pairs)
        folder.mkdir(parents=True)
        (folder / "model.safetensors").touch()

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(real, "teach", teach)
    return lessons


def test_a_kept_student_is_used_again(taught) -> None:
    assert real.get_student(TEXTS, "ru", Recipe()) == real.get_student(TEXTS, "ru", Recipe())
    assert [[source for source, _ in lesson] for lesson in taught] == [TEXTS]


def test_other_texts_recipe_language_or_teacher_make_another_student(taught, monkeypatch) -> None:
    folders = {
        real.get_student(TEXTS, "ru", Recipe()),
        real.get_student(TEXTS[:1], "ru", Recipe()),
        real.get_student(TEXTS, "en", Recipe()),
        real.get_student(TEXTS, "ru", Recipe(steps=7)),
    }
    monkeypatch.setattr(engine, "INFO", replace(engine.INFO, revision="another"))
    folders.add(real.get_student(TEXTS, "ru", Recipe()))
    assert len(folders) == len(taught) == 5
