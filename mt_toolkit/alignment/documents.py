"""Aligning two documents: what is handed over is checked first, and what comes out is written as TSV or TMX."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from mt_toolkit import __version__
from mt_toolkit.alignment.cues import CueReader, target_cues
from mt_toolkit.alignment.sentences import Bead, align, likeness, pair_beads
from mt_toolkit.core.languages import KAZAKH, RUSSIAN, TARGETS
from mt_toolkit.errors import UnknownNameError, UserInputError
from mt_toolkit.lang.detect import guess_language
from mt_toolkit.lang.kazakh.repair import repair
from mt_toolkit.lang.kazakh.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt_toolkit.alignment.cues import SourceCues, TargetCues
    from mt_toolkit.glossary.match import Matcher

UNITS = ("text", "lines")
FORMATS = ("tsv", "tmx")
COLUMNS = ("source", "target", "shape", "score", "source_text", "target_text")
_TITLE = re.compile(r"(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|St|No|Vol|vol|pp|p|ed|eds|cf|им|акад|проф|гл|стр|обл|ст)\.$")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_UNRELATED = 0.2
"""Likeness below which two texts are taken not to be translations of each other: our dev passages have 0.47 and more
with their own translations, 0.09 and less with those of others."""
_SURE = 0.5
_SAMPLED, _ENOUGH = 400, 5
"""Pairs that are looked at, and how many there must be for a judgement."""
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two texts as sentences, the beads between them, and how much of them says the same (0 to 1)."""

    language: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    beads: tuple[Bead, ...]
    likeness: float

    def texts(self, bead: Bead) -> tuple[str, str]:
        """What either side of a bead says."""
        return " ".join(self.source[slice(*bead.source)]), " ".join(self.target[slice(*bead.target)])


def align_texts(
    source: str, target: str, *, language: str = "", unit: str = "text", matcher: Matcher | None = None
) -> Aligned:
    """Align a Kazakh text with its translation.

    ``language`` is that of the translation, told from the text where it is empty; ``unit`` is ``lines`` where each
    line is a sentence already.

    Raises:
        UserInputError: If a side is empty or in the wrong language, the sides are swapped, or the two are no
            translations of each other; the message says which, and how alike they are.
    """
    if unit not in UNITS:
        raise UnknownNameError("input kind", unit, UNITS)
    language = checked_language(source, target, language)
    sides = _sentences(source, unit, is_kazakh=True), _sentences(target, unit, is_kazakh=False)
    reader = CueReader(language, matcher)
    cues = [reader.source(text) for text in sides[0]], [target_cues(text) for text in sides[1]]
    beads = align(*cues)
    score = _checked_likeness(beads, *cues)
    return Aligned(language, tuple(sides[0]), tuple(sides[1]), tuple(beads), round(score, 4))


def check_pairs(pairs: Sequence[tuple[str, str]], language: str, matcher: Matcher | None = None) -> float:
    """How alike the two sides of pairs are, 0 to 1, by a sample of them where they are many.

    Raises:
        UserInputError: If they do not look like translations of each other; of a few pairs that is not said.
    """
    sample = pairs[:: max(1, len(pairs) // _SAMPLED)]
    reader = CueReader(language, matcher)
    cues = [reader.source(source) for source, _ in sample], [target_cues(target) for _, target in sample]
    beads = pair_beads(*cues)
    return _checked_likeness(beads, *cues) if len(pairs) >= _ENOUGH else likeness(beads, *cues)


def _checked_likeness(beads: Sequence[Bead], source: Sequence[SourceCues], target: Sequence[TargetCues]) -> float:
    score = likeness(beads, source, target)
    if score < _UNRELATED:
        raise UserInputError(
            f"these two texts do not look like translations of each other: likeness {score:.2f}, "
            f"translations have at least {_UNRELATED}",
            hint="check that both files are whole and of the same text, in the same order",
        )
    return score


def to_tsv(aligned: Aligned) -> str:
    """A row a bead: sentence numbers from 1 («3», «3-4», empty), shape, score, and both texts; tabs made spaces."""
    rows = ["\t".join(COLUMNS)]
    for bead in aligned.beads:
        texts = (" ".join(text.split()) for text in aligned.texts(bead))
        numbers = _numbers(bead.source), _numbers(bead.target)
        rows.append("\t".join([*numbers, bead.shape, f"{bead.score:.4f}", *texts]))
    return "\n".join(rows) + "\n"


def to_tmx(aligned: Aligned) -> str:
    """TMX 1.4 of the beads that have both sides, with their score as a property."""
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        f'<header creationtool="mt-toolkit" creationtoolversion={quoteattr(__version__)} segtype="sentence" '
        f'o-tmf="mt-toolkit" adminlang="en" srclang="{KAZAKH}" datatype="plaintext"/>\n<body>\n'
    )
    return head + "".join(_units(aligned)) + "</body>\n</tmx>\n"


def summary(aligned: Aligned) -> str:
    """One line for the user: beads by shape and the likeness of the whole."""
    shapes: dict[str, int] = {}
    for bead in aligned.beads:
        shapes[bead.shape] = shapes.get(bead.shape, 0) + 1
    counted = ", ".join(f"{shape}: {count}" for shape, count in sorted(shapes.items(), key=lambda pair: -pair[1]))
    sizes = f"{len(aligned.source)} and {len(aligned.target)} sentences"
    return f"{sizes} in {len(aligned.beads)} beads ({counted}), likeness {aligned.likeness:.2f}"


def _units(aligned: Aligned) -> Iterator[str]:
    for number, bead in enumerate(aligned.beads, start=1):
        if 0 in {bead.source[1] - bead.source[0], bead.target[1] - bead.target[0]}:
            continue
        source, target = (escape(_CONTROL.sub("", text)) for text in aligned.texts(bead))
        yield (
            f'<tu tuid="{number}"><prop type="x-score">{bead.score:.4f}</prop>'
            f'<tuv xml:lang="{KAZAKH}"><seg>{source}</seg></tuv>'
            f'<tuv xml:lang="{aligned.language}"><seg>{target}</seg></tuv></tu>\n'
        )


def _numbers(span: tuple[int, int]) -> str:
    first, last = span[0] + 1, span[1]
    return "" if first > last else str(first) if first == last else f"{first}-{last}"


def checked_language(source: str, target: str, language: str) -> str:
    """The language of a translation, after checks that both sides are what they should be.

    Raises:
        UserInputError: If a side is empty or in the wrong language or script, or the two are swapped.
    """
    if language and language not in TARGETS:
        raise UnknownNameError("language", language, TARGETS)
    for side, text in (("Kazakh text", source), ("translation", target)):
        if not text.strip():
            raise UserInputError(f"the {side} is empty", hint="give two files with text: the Kazakh one first")
    first, second = guess_language(source), guess_language(target)
    if second.code == KAZAKH and first.code != KAZAKH and second.confidence > _SURE:
        raise UserInputError("the two sides look swapped", hint="give the Kazakh text first, then its translation")
    if first.code != KAZAKH and first.confidence > _SURE:
        raise UserInputError(f"the first text looks like {first.name}, not Kazakh", hint="the Kazakh text comes first")
    if second.confidence > _SURE and second.code != (language or second.code):
        raise UserInputError(f"the translation looks like {second.name}, not '{language}'", hint="check --to")
    if not language and second.code not in TARGETS:
        raise UserInputError(
            f"the translation looks like {second.name}", hint=f"it must be in one of {', '.join(TARGETS)}; or say --to"
        )
    language = language or second.code
    if _is_cyrillic(target) != (language == RUSSIAN):
        script = "Cyrillic" if _is_cyrillic(target) else "Latin"
        raise UserInputError(
            f"the translation is in {script} letters, not '{language}'", hint="check --to and the file"
        )
    return language


def _is_cyrillic(text: str) -> bool:
    """Whether most letters of the first pages are Cyrillic."""
    letters = [letter for letter in text[:_SAMPLE] if letter.isalpha()]
    return 2 * sum("\u0400" <= letter <= "\u04ff" for letter in letters) > len(letters)


def kazakh_sentences(text: str) -> list[str]:
    """The sentences of a Kazakh text.

    Raises:
        UserInputError: If it is clearly in another language.
    """
    guess = guess_language(text)
    if text.strip() and guess.code != KAZAKH and guess.confidence > _SURE:
        raise UserInputError(f"the text looks like {guess.name}, not Kazakh", hint="give a Kazakh text")
    return _sentences(text, "text", is_kazakh=True)


def _sentences(text: str, unit: str, *, is_kazakh: bool) -> list[str]:
    if unit == "lines":
        return [line.strip() for line in text.splitlines() if line.strip()]
    if is_kazakh:
        whole = repair(text, join_lines=True).text
        return [whole[span.start : span.end] for span in split_sentences(whole)]
    whole = _unwrapped(text)
    return list(_without_title_cuts([whole[span.start : span.end] for span in split_sentences(whole)]))


def _unwrapped(text: str) -> str:
    """Lines joined to paragraphs, if blank lines part the paragraphs."""
    lines = [line.strip() for line in text.splitlines()]
    if "" not in lines[1:-1]:
        return "\n".join(lines)
    paragraphs = "\n".join(lines).split("\n\n")
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _without_title_cuts(pieces: Sequence[str]) -> Iterator[str]:
    """«Dr.» ends no sentence; the Kazakh splitter does not know it."""
    waiting = ""
    for piece in pieces:
        waiting = f"{waiting} {piece}".strip()
        if not _TITLE.search(waiting):
            yield waiting
            waiting = ""
    if waiting:
        yield waiting
