"""Puts glossaries/ and eval/sets/ into the wheel as package data, so that an installed package needs no checkout."""

from pathlib import Path
from shutil import copytree

from setuptools import setup
from setuptools.command.build_py import build_py

CARRIED = {"glossaries": "glossaries", "eval/sets": "sets", "eval/suites": "suites"}


class BuildWithData(build_py):
    """Copies the data folders beside the package's modules, as ``mt_toolkit/_data/…``."""

    def run(self) -> None:
        """Build as usual, then copy; an editable install reads the folders where they are."""
        super().run()
        if self.editable_mode:
            return
        for source, name in CARRIED.items():
            target = Path(self.build_lib, "mt_toolkit", "_data", name)
            copytree(Path(__file__).parent / source, target, dirs_exist_ok=True)


setup(cmdclass={"build_py": BuildWithData})
