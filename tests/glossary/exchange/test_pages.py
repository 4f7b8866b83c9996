"""What is written stays what it was: a file of every format, and the page of losses.

After a change on purpose: ``MT_TOOLKIT_GOLDEN=1 pytest tests/glossary/exchange/test_pages.py``; read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mt_toolkit import __version__
from mt_toolkit.glossary.exchange.formats import GLOSSARY_FORMATS, format_named
from mt_toolkit.glossary.exchange.losses import writable
from mt_toolkit.glossary.exchange.model import Request
from mt_toolkit.glossary.exchange.page import page

GOLDEN = Path(__file__).parent / "golden"
# A workbook is an archive with dates in it: what it holds is tested by reading it.
NAMES = sorted(set(GLOSSARY_FORMATS.builtin) - {"xlsx"})


def test_the_page_of_losses_is_current() -> None:
    path = Path(__file__).parents[3] / "docs" / "exchange.md"
    assert path.read_text(encoding="utf-8") == page(), "python -m mt_toolkit.glossary.exchange.page > docs/exchange.md"


@pytest.mark.parametrize("name", NAMES)
def test_every_format_is_written_as_it_was(name, full, tmp_path) -> None:
    form = format_named(name)
    request = Request(("ru",)) if form.one_target else Request()
    path, golden = tmp_path / "now", GOLDEN / f"{name}{form.suffix}"
    with path.open("wb") as stream:
        form.write(writable(full, form, request), stream, request)
    now = path.read_bytes().replace(f'creationtoolversion="{__version__}"'.encode(), b'creationtoolversion="0"')
    if os.environ.get("MT_TOOLKIT_GOLDEN"):
        golden.write_bytes(now)
    assert now == golden.read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_what_was_written_can_still_be_read(name, full) -> None:
    form = format_named(name)
    request = Request(("ru",)) if form.one_target else Request()
    found = form.read(GOLDEN / f"{name}{form.suffix}", request).concepts
    spellings = [term for concept in writable(full, form, request) for term in concept.kk]
    assert [term for concept in found for term in concept.kk] == spellings
