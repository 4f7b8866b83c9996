"""What the README shows is what a user gets."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from mt_toolkit.__main__ import run

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^    \$ echo '([^']+)' \| mt-toolkit ([^\n]+)\n((?:    [^\n$]+\n)+)", re.MULTILINE)


def test_there_are_examples() -> None:
    assert len(EXAMPLE.findall(README)) >= 2


@pytest.mark.parametrize("example", EXAMPLE.findall(README), ids=lambda example: example[1])
def test_each_example_prints_what_it_shows(example, write, tmp_path, monkeypatch, capsys) -> None:
    text, command, shown = example
    write(
        "mine.tsv", "kk\ten\tru\nжер аударылғандар\tdeportees\tссыльные\nқант қызылшасы\tsugar beet\tсахарная свекла\n"
    )
    monkeypatch.chdir(tmp_path)

    class Stdin:
        buffer = io.BytesIO(f"{text}\n".encode())

    monkeypatch.setattr(sys, "stdin", Stdin())
    assert run(command.split()) == 0
    captured = capsys.readouterr()
    said = re.sub(r"\d+\.\d s$", "0.0 s", (captured.out + captured.err).strip(), flags=re.MULTILINE)
    expected = "\n".join(line.removeprefix("    ") for line in shown.splitlines())
    assert said == expected


def test_the_documents_it_points_to_are_there() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", README):
        assert (Path(__file__).parents[1] / target).exists(), target
