"""``align sentences`` as a user meets it."""

from __future__ import annotations

import pytest

from mt_toolkit.__main__ import run

KAZAKH = "Хан жарлық шығарды.\nХалық шаруашылығы 1939 жылы дамыды.\nКеңес үкіметінің саясаты өзгерді.\n"
RUSSIAN = (
    "Хан издал указ.\nНародное хозяйство развивалось в 1939 году.\nПолитика советского правительства изменилась.\n"
)


@pytest.fixture
def texts(write) -> list[str]:
    return [str(write("a.kk.txt", KAZAKH)), str(write("a.ru.txt", RUSSIAN))]


@pytest.fixture
def call(capsys):
    def run_it(*arguments: object) -> tuple[int, str, str]:
        code = run(["align", "sentences", *map(str, arguments)])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return code, captured.out, captured.err

    return run_it


def test_a_table_on_standard_output_and_a_line_for_the_user(call, texts) -> None:
    code, out, err = call(*texts)
    assert code == 0
    assert [row.split("\t")[:3] for row in out.splitlines()[1:]] == [[n, n, "1-1"] for n in "123"]
    assert err.startswith("3 and 3 sentences in 3 beads (1-1: 3), likeness")


@pytest.mark.parametrize("more", [["--glossary", "none"], ["--to", "ru"], ["--input", "lines"]])
def test_options(call, texts, more) -> None:
    assert call(*texts, *more)[0] == 0


def test_a_file_is_written_whole(call, texts, tmp_path) -> None:
    out = tmp_path / "out.tmx"
    assert call(*texts, "--format", "tmx", "-o", out)[:2] == (0, "")
    assert out.read_text(encoding="utf-8").endswith("</tmx>\n")


def test_neither_text_is_written_over(call, texts) -> None:
    for text in texts:
        code, _, err = call(*texts, "-o", text)
        assert code == 2
        assert "would be overwritten" in err


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda a, b: [b, a], "swapped"),
        (lambda a, b: [a, f"{b}.missing"], "no such file"),
        (lambda *_: ["-", "-"], "both texts cannot"),
        (lambda a, b: [a, b, "--format", "xml"], "unknown format"),
        (lambda a, b: [a, b, "--to", "en"], "Cyrillic letters"),
    ],
)
def test_a_mistake_is_said(call, texts, change, message) -> None:
    code, out, err = call(*change(*texts))
    assert (code, out) == (2, "")
    assert message in err
