"""The reference page of the command line, made from what ``--help`` prints.

Run ``python -m mt_toolkit.cli.reference > docs/cli.md`` after changing a command.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys

from mt_toolkit.__main__ import run

_COMMANDS = (
    "",
    "translate",
    "glossary match",
    "glossary check",
    "glossary list",
    "glossary show",
    "glossary convert",
    "glossary diff",
    "glossary merge",
    "glossary mine",
    "glossary propose",
    "glossary audit",
    "align sentences",
    "align words",
    "morph",
    "engines",
    "models list",
    "models show",
    "models get",
    "models convert",
    "models remove",
    "eval score",
)
_HEAD = """# The command line

Made from `--help` by `python -m mt_toolkit.cli.reference > docs/cli.md`.

Exit codes: 0 done, 1 our failure, 2 your input or options, 3 with `--strict` when a term is missing, 130 interrupted.
`glossary diff` has 1 for a difference, `glossary merge` for what a person has to settle.
"""
_WIDTH = "80"


def reference() -> str:
    """The whole page as Markdown; the width of the terminal does not change it."""
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = _WIDTH
    try:
        return "\n".join([_HEAD, *(_section(command) for command in _COMMANDS)])
    finally:
        if before is None:
            del os.environ["COLUMNS"]
        else:
            os.environ["COLUMNS"] = before


def _section(command: str) -> str:
    captured = io.StringIO()
    with contextlib.redirect_stdout(captured):
        run([*command.split(), "--help"])
    text = "\n".join(line.rstrip() for line in captured.getvalue().strip().splitlines())
    return f"## {f'mt-toolkit {command}'.strip()}\n\n```text\n{text}\n```\n"


if __name__ == "__main__":
    sys.stdout.write(reference())
