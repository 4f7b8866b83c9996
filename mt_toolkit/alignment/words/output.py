"""Word alignments as files: Pharaoh lines, JSON, and a page with the links drawn."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from importlib import resources
from string import Template
from typing import TYPE_CHECKING

from mt_toolkit import __version__
from mt_toolkit.alignment.words.links import to_pharaoh
from mt_toolkit.core.languages import KAZAKH
from mt_toolkit.lang.kazakh.words import tokenize

if TYPE_CHECKING:
    from mt_toolkit.alignment.parallel import Pair
    from mt_toolkit.alignment.words.links import Links

FORMATS = ("pharaoh", "json", "html")


@dataclass(frozen=True, slots=True)
class AlignedWords:
    """Pairs with their links, and what made them: the aligner's name, the scheme of its units, the language."""

    aligner: str
    scheme: str
    language: str
    pairs: tuple[Pair, ...]
    links: tuple[Links, ...]


def written(aligned: AlignedWords, form: str) -> str:
    """The text of a file in one of :data:`FORMATS`."""
    return {"pharaoh": _pharaoh, "json": _json, "html": _page}[form](aligned)


def _pharaoh(aligned: AlignedWords) -> str:
    """A line a pair, token numbers from 0, Kazakh first."""
    return "".join(f"{to_pharaoh(links)}\n" for links in aligned.links)


def _json(aligned: AlignedWords) -> str:
    records = [
        {
            "document": pair.document,
            "number": pair.number,
            "source": pair.source,
            "target": pair.target,
            "source_tokens": _tokens(pair.source),
            "target_tokens": _tokens(pair.target),
            "links": [list(link) for link in sorted(links)],
        }
        for pair, links in zip(aligned.pairs, aligned.links, strict=True)
    ]
    head = {"schema": 1, "toolkit": __version__, "aligner": aligned.aligner, "units": aligned.scheme}
    return json.dumps({**head, "language": aligned.language, "pairs": records}, ensure_ascii=False, indent=1) + "\n"


def _page(aligned: AlignedWords) -> str:
    """One page without outside parts: a row of tokens for each side, the links as lines; works without a network."""
    assets = resources.files("mt_toolkit.alignment.words").joinpath("assets")
    page, style, script = (
        assets.joinpath(f"view.{kind}").read_text(encoding="utf-8") for kind in ("html", "css", "js")
    )
    linked = sum(map(len, aligned.links))
    pairs = "\n".join(
        _section(pair, links, aligned.language) for pair, links in zip(aligned.pairs, aligned.links, strict=True)
    )
    return Template(page).substitute(
        style=style,
        script=script,
        aligner=html.escape(aligned.aligner),
        scheme=html.escape(aligned.scheme),
        version=__version__,
        count=len(aligned.pairs),
        linked=linked,
        pairs=pairs,
    )


def _section(pair: Pair, links: Links, language: str) -> str:
    shown = html.escape(f"{pair.document} {pair.number}")
    return (
        f'<section data-links="{to_pharaoh(links)}"><h2>{shown}</h2><svg aria-hidden="true"></svg>'
        f"{_row(pair.source, KAZAKH)}{_row(pair.target, language)}</section>"
    )


def _row(text: str, language: str) -> str:
    return f'<p lang="{language}">' + " ".join(f"<span>{html.escape(token)}</span>" for token in _tokens(text)) + "</p>"


def _tokens(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]
