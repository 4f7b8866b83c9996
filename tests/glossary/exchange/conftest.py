"""A glossary that uses every column, and ways to send concepts through a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mt_toolkit.glossary.exchange.formats import format_named
from mt_toolkit.glossary.exchange.model import Request
from mt_toolkit.glossary.tsv import parse_tsv

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mt_toolkit.core.terms import Concept
    from mt_toolkit.glossary.exchange.model import Reading

COLUMNS = (
    "id", "kk", "en", "ru", "pos", "domain", "period", "status", "level", "accept", "en_attr", "ru_attr",
    "en_forbidden", "ru_forbidden", "kk_derived", "ru_grammar", "case_sensitive", "note", "source", "teacher",
    "definition",
)  # fmt: skip
ROWS = (
    {
        "id": "soviet", "kk": "кеңес | кеңестер", "en": "council | soviet", "ru": "совет", "pos": "NOUN",
        "domain": "state", "period": "1917–1991", "accept": "any", "en_attr": "Soviet", "ru_attr": "советский",
        "en_forbidden": "advice", "ru_forbidden": "консилиум | совещание", "kk_derived": "кеңестік",
        "ru_grammar": "m like=завод", "note": "status: proposed, says a reader; «a < b & c»", "source": "editor",
        "teacher": "Айгүл: 10 «Ә»",
        "definition": "An elected body of power.",
    },
    {"id": "10 years, plan", "kk": "онжылдық", "en": "decade", "ru": "десятилетие", "pos": "NUM", "status": "proposed"},
    {"id": "khan", "kk": "хан", "en": "khan", "pos": "NOUN", "status": "deprecated", "note": '=1+1; "quoted"'},
    {"id": "astana", "kk": "Астана", "ru": "Астана", "pos": "PROPN", "case_sensitive": "yes", "ru_grammar": "f"},
    {"id": "zhuz", "kk": "жүз", "en": "zhuz", "ru": "жуз", "level": "suggest", "note": "-лық, +1, @x", "domain": "a;b"},
)  # fmt: skip


@pytest.fixture(scope="session")
def full() -> list[Concept]:
    lines = ["\t".join(COLUMNS), *("\t".join(row.get(column, "") for column in COLUMNS) for row in ROWS)]
    return parse_tsv("\n".join(lines), "full.tsv", "full")


@pytest.fixture
def through(tmp_path: Path) -> Callable[..., Reading]:
    """Write concepts in a format and read the file back."""

    def send(concepts: list[Concept], name: str, request: Request = Request()) -> Reading:  # noqa: B008
        form = format_named(name)
        path = tmp_path / f"sent{form.suffix}"
        with path.open("wb") as stream:
            form.write(concepts, stream, request)
        return form.read(path, request)

    return send
