"""The wheel carries its data: installed in an empty folder and run from any other, it translates."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_an_installed_wheel_translates_from_any_folder(tmp_path: Path) -> None:
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(tmp_path),
        str(ROOT),
    ]
    subprocess.run(build, check=True, capture_output=True, cwd=tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    assert (site / "mt_toolkit/_data/sets/history-passages/industrialisation/set.toml").is_file()
    (elsewhere / "t.txt").write_text("Қазақ хандығы күшейді.", encoding="utf-8")
    code = (
        f"import sys; sys.path.insert(0, {str(site)!r}); from mt_toolkit.__main__ import run; import mt_toolkit; "
        "assert 'site' in mt_toolkit.__file__; sys.exit(run(['translate', 't.txt', '--to', 'en']))"
    )
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=elsewhere, env=environment, check=True
    )
    assert "Kazakh Khanate" in done.stdout
