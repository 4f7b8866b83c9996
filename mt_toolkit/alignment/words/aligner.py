"""Word aligners by name: what each can do, and how several become one.

A name may be a chain, ``lexicon+fast-align``: what the first leaves without a link the second may link. Packages add
aligners through the entry-point group ``mt_toolkit.word_aligners``: a callable that takes :class:`Options`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from mt_toolkit.alignment.words.links import HEURISTICS, completed
from mt_toolkit.alignment.words.units import SCHEMES
from mt_toolkit.errors import MissingExtraError, UnknownNameError
from mt_toolkit.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.alignment.words.links import Links
    from mt_toolkit.glossary.match import Matcher

_STATISTICAL = "mt_toolkit.alignment.words.statistical"
ALIGNERS = Registry(
    "word aligner",
    "mt_toolkit.word_aligners",
    {
        "lexicon": "mt_toolkit.alignment.words.lexical:load",
        "fast-align": f"{_STATISTICAL}:load_fast_align",
        "hmm": f"{_STATISTICAL}:load_hmm",
        "ibm1": f"{_STATISTICAL}:load_ibm1",
        "encoder": "mt_toolkit.alignment.words.encoder:load",
    },
    {"thot": "align", "torch": "hf", "transformers": "hf"},
)
DEFAULT = "lexicon"


@dataclass(frozen=True, slots=True)
class Options:
    """What an aligner is made with.

    ``scheme`` is one of :data:`~mt_toolkit.alignment.words.units.SCHEMES`; ``matcher`` finds glossary terms;
    ``heuristic`` makes one alignment of two directions; ``dictionary`` says whether statistics also learn from what
    the lexicon and the glossary offer; ``encoder`` is the folder or name of a transformers model, ``layer`` the number
    of the layer whose vectors are compared.
    """

    language: str
    scheme: str = SCHEMES[0]
    matcher: Matcher | None = None
    heuristic: str = "intersection"
    dictionary: bool = True
    encoder: str = ""
    layer: int = 8


class WordAligner(Protocol):
    """Links the tokens of texts and their translations."""

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[Links]:
        """Links of each pair of a Kazakh text and its translation, in order.

        An aligner that learns from texts and has not been trained learns from ``pairs`` first.
        """


@runtime_checkable
class Trainable(WordAligner, Protocol):
    """An aligner that learns from texts, and whose knowledge can be kept."""

    def train(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Learn from pairs; what was learnt before is forgotten."""

    def save(self, folder: str) -> None:
        """Write what was learnt into a new folder."""


class Chain:
    """Aligners one after another: each may link what those before it have left without a link."""

    def __init__(self, parts: Sequence[WordAligner]) -> None:
        self.parts = tuple(parts)

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[Links]:
        """Links of each pair."""
        answers = [part.align(pairs) for part in self.parts]
        links = answers[0]
        for later in answers[1:]:
            links = [completed(first, second) for first, second in zip(links, later, strict=True)]
        return links


def load_aligner(name: str, options: Options) -> WordAligner:
    """The aligner of a name or of a chain of names.

    Raises:
        UnknownNameError: For a name, scheme or heuristic that is not known.
        MissingExtraError: If a part needs a package that is not installed.
        UserInputError: If a part lacks what it needs, such as an encoder.
    """
    if options.scheme not in SCHEMES:
        raise UnknownNameError("unit scheme", options.scheme, SCHEMES)
    if options.heuristic not in HEURISTICS:
        raise UnknownNameError("heuristic", options.heuristic, HEURISTICS)
    parts: list[WordAligner] = [_loaded(part, options) for part in name.split("+")]
    return parts[0] if len(parts) == 1 else Chain(parts)


def _loaded(name: str, options: Options) -> WordAligner:
    try:
        aligner: WordAligner = ALIGNERS.load(name)(options)
    except ModuleNotFoundError as error:
        extra = ALIGNERS.extras.get((error.name or "").split(".")[0])
        if extra is None:
            raise
        raise MissingExtraError(extra, f"word aligner '{name}'") from error
    return aligner
