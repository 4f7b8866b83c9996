"""Files are written whole or not at all, and never over the source."""

import os
import stat
from pathlib import Path

import pytest

from mt_toolkit.documents.output import write_atomically
from mt_toolkit.errors import UserInputError


def test_text_is_written_as_it_is(tmp_path):
    path = tmp_path / "шығыс.txt"
    write_atomically(path, "бір\nекі\r\n")
    assert path.read_bytes() == "бір\nекі\r\n".encode()
    assert [entry.name for entry in tmp_path.iterdir()] == ["шығыс.txt"]


def test_an_old_file_is_replaced_with_its_permissions(tmp_path):
    path = tmp_path / "a"
    path.write_text("old")
    path.chmod(0o640)
    write_atomically(path, "new")
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_failure_leaves_the_old_file_and_no_rubbish(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_text("old")

    def fail(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UserInputError, match="No space left"):
        write_atomically(path, "new")
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a"]


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(UserInputError, match="no folder") as caught:
        write_atomically(tmp_path / "none" / "a.txt", "x")
    assert caught.value.hint == "create it first"


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(UserInputError, match="is a folder"):
        write_atomically(tmp_path, "x")


@pytest.mark.parametrize("through", ["same", "link", "hard"])
def test_the_source_is_never_overwritten(tmp_path, through):
    source = tmp_path / "source.txt"
    source.write_text("Сөз.")
    target = source if through == "same" else tmp_path / "other.txt"
    if through == "link":
        target.symlink_to(source)
    if through == "hard":
        target.hardlink_to(source)
    with pytest.raises(UserInputError, match="overwritten"):
        write_atomically(target, "x", source=source)
    assert source.read_text() == "Сөз."


def test_a_relative_path_is_fine(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_atomically("a.txt", "x")
    assert Path("a.txt").read_text() == "x"
