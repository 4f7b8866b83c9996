"""Word alignments as files: nothing of the text is lost or taken for markup."""

from __future__ import annotations

import json
import re

from mt_toolkit.alignment.parallel import Pair
from mt_toolkit.alignment.words.links import from_pharaoh
from mt_toolkit.alignment.words.output import AlignedWords, written

ALIGNED = AlignedWords(
    "lexicon",
    "morphemes",
    "en",
    (Pair("a<b", 1, "Хан «келді» & кетті", "The khan <came>"), Pair("c", 2, "Би", "A bi")),
    (frozenset({(0, 1), (2, 3)}), frozenset()),
)


def test_pharaoh_has_a_line_a_pair() -> None:
    lines = written(ALIGNED, "pharaoh").split("\n")
    assert [from_pharaoh(line) for line in lines[:2]] == [frozenset({(0, 1), (2, 3)}), frozenset()]
    assert lines[2:] == [""]


def test_json_has_texts_tokens_and_links() -> None:
    found = json.loads(written(ALIGNED, "json"))
    assert found["aligner"] == "lexicon"
    first = found["pairs"][0]
    assert first["source_tokens"][first["links"][0][0]] == "Хан"
    assert first["target_tokens"][first["links"][0][1]] == "khan"
    assert first["source"] == "Хан «келді» & кетті"


def test_the_page_shows_every_token_once_and_escapes_the_text() -> None:
    page = written(ALIGNED, "html")
    assert "<came>" not in page
    assert "a&lt;b 1" in page
    rows = re.findall(r'<p lang="\w\w">(.*?)</p>', page)
    assert [row.count("<span>") for row in rows] == [6, 5, 1, 2]
    assert 'data-links="0-1 2-3"' in page
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")
