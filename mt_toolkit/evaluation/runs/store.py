"""Where a run keeps what it has done: a file of outputs for each cell, named by its content, appended unit by unit."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mt_toolkit

if TYPE_CHECKING:
    from collections.abc import Sequence

_CODE = ("core", "documents", "engines", "glossary", "lang", "pipeline", "terminology")


@dataclass(frozen=True, slots=True)
class Output:
    """One segment's translation, and the seconds that its unit took, told with the unit's first segment."""

    id: str
    text: str
    seconds: float = 0.0


@cache
def code_digest() -> str:
    """Twelve hexadecimal digits of everything in the package that can change a translation."""
    root = Path(mt_toolkit.__file__).parent
    digest = hashlib.sha256()
    for folder in _CODE:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in {".py", ".tsv"}:
                digest.update(str(path.relative_to(root)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


class Store:
    """The folder of a run. Everything in it can be deleted: it is only made again."""

    def __init__(self, folder: Path) -> None:
        """Make the folder where it is missing."""
        self.folder = folder
        (folder / "cells").mkdir(parents=True, exist_ok=True)

    def key(self, facts: dict[str, Any]) -> str:
        """A name for a cell from everything that determines its outputs."""
        text = json.dumps(facts, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def read(self, key: str) -> list[Output]:
        """The outputs that a cell has so far; a line cut short by a kill is dropped, with what follows it."""
        path = self._path(key)
        outputs: list[Output] = []
        if not path.is_file():
            return outputs
        for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
            try:
                record = json.loads(line)
                outputs.append(Output(record["id"], record["text"], record["seconds"]))
            except (ValueError, KeyError, TypeError):
                break
        return outputs

    def keep(self, key: str, outputs: Sequence[Output]) -> None:
        """Write the outputs of a cell anew, dropping whatever else its file holds."""
        path = self._path(key)
        part = path.with_suffix(".part")
        part.write_text("".join(_line(output) for output in outputs), encoding="utf-8")
        part.replace(path)

    def append(self, key: str, outputs: Sequence[Output]) -> None:
        """Add one finished unit to a cell, on disk when this returns."""
        with self._path(key).open("a", encoding="utf-8") as file:
            file.write("".join(_line(output) for output in outputs))
            file.flush()
            os.fsync(file.fileno())

    def _path(self, key: str) -> Path:
        return self.folder / "cells" / f"{key}.jsonl"


def _line(output: Output) -> str:
    record = {"id": output.id, "text": output.text, "seconds": output.seconds}
    return json.dumps(record, ensure_ascii=False) + "\n"
