"""``models calibrate`` and ``models doctor`` as a user meets them."""

from __future__ import annotations

import pytest

from mt_toolkit.__main__ import run


@pytest.mark.parametrize("command", ["calibrate", "doctor"])
def test_a_model_that_is_not_installed_or_not_known(capsys, command) -> None:
    assert run(["models", command, "madlad-3b"]) == 2
    assert "models get madlad-3b" in capsys.readouterr().err
    assert run(["models", command, "no-such-model"]) == 2
    assert "unknown model" in capsys.readouterr().err


def test_the_doctor_of_a_folder_that_is_no_model(tmp_path, capsys) -> None:
    assert run(["models", "doctor", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "FAIL" in out
    assert "config.json" in out
