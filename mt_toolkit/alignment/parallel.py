"""Reading parallel text as users have it: two texts, two folders of texts, a table of pairs, a translation memory."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mt_toolkit.alignment.documents import align_texts, check_pairs, checked_language, kazakh_sentences
from mt_toolkit.core.languages import KAZAKH, TARGETS
from mt_toolkit.documents.encoding import decode
from mt_toolkit.errors import InputTextError, UserInputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mt_toolkit.glossary.match import Matcher

UNITS = ("auto", "text", "lines")
_HINT = "give a Kazakh text and its translation, two folders of them, a TSV of pairs, or a TMX"


@dataclass(frozen=True, slots=True)
class Pair:
    """A Kazakh sentence and its translation; ``number`` counts from 1 within its document."""

    document: str
    number: int
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class ParallelText:
    """Pairs in order, the language of the translations, and what the reader had to do or leave out."""

    language: str
    pairs: tuple[Pair, ...]
    notes: tuple[str, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """Names of the documents, in order."""
        return tuple(dict.fromkeys(pair.document for pair in self.pairs))


def read_parallel(
    paths: Sequence[str], *, language: str = "", unit: str = "auto", matcher: Matcher | None = None
) -> ParallelText:
    """Read one TSV or TMX, or a Kazakh text and its translation, or a folder of each.

    ``unit`` says of two texts whether their lines are pairs (``lines``), or whether they must be aligned first
    (``text``); ``auto`` takes lines where both have equally many, blank ones in the same places. Two folders hold
    files of the same name up to the first dot (``chapter1.kk.txt``, ``chapter1.en.txt``).

    Raises:
        UserInputError: If something is missing, empty, in the wrong language or not in pairs; the message says which.
    """
    if len(paths) == 1:
        return _one_file(Path(paths[0]), language, matcher)
    source, target = (Path(path) for path in paths)
    if source.is_dir() != target.is_dir():
        raise UserInputError(f"one of {source} and {target} is a folder and the other is not", hint=_HINT)
    couples = list(_couples(source, target)) if source.is_dir() else [(source.name.split(".")[0], source, target)]
    read = [_two_texts(name, one, other, language, unit, matcher) for name, one, other in couples]
    languages = {text.language for text in read}
    if len(languages) > 1:
        raise UserInputError(f"the translations are in several languages: {', '.join(sorted(languages))}", hint="--to")
    pairs = tuple(pair for text in read for pair in text.pairs)
    return ParallelText(read[0].language, pairs, tuple(note for text in read for note in text.notes))


def read_kazakh(path: str) -> ParallelText:
    """A Kazakh text, or a folder of them, as sentences without a translation; ``language`` is empty.

    Raises:
        UserInputError: If there is nothing to read, or it is not in Kazakh.
    """
    place = Path(path)
    files = sorted(item for item in place.iterdir() if item.is_file()) if place.is_dir() else [place]
    pairs: list[Pair] = []
    for file in files:
        sentences = kazakh_sentences(_text(file))
        pairs += [Pair(file.name.split(".")[0], number, text, "") for number, text in enumerate(sentences, start=1)]
    if not pairs:
        raise UserInputError(f"{path} holds no text", hint="give a Kazakh text, or a folder of them")
    return ParallelText("", tuple(pairs))


def _couples(source: Path, target: Path) -> Iterator[tuple[str, Path, Path]]:
    """Files of two folders with the same name up to the first dot."""
    sides = [
        {path.name.split(".")[0]: path for path in sorted(folder.iterdir()) if path.is_file() and path.name[0] != "."}
        for folder in (source, target)
    ]
    alone = sorted(sides[0].keys() ^ sides[1].keys())
    if alone or not sides[0]:
        what = f"no counterpart for {', '.join(alone[:5])}" if alone else f"{source} holds no file"
        raise UserInputError(
            what, hint="each file needs one of the same name, up to the first dot, in the other folder"
        )
    yield from ((name, sides[0][name], sides[1][name]) for name in sorted(sides[0]))


def _two_texts(
    name: str, source: Path, target: Path, language: str, unit: str, matcher: Matcher | None
) -> ParallelText:
    texts = _text(source), _text(target)
    lines = [[line.strip() for line in text.splitlines()] for text in texts]
    filled = [[bool(line) for line in side] for side in lines]
    if unit == "lines" and len(lines[0]) != len(lines[1]):
        raise UserInputError(
            f"{source} has {len(lines[0])} lines and {target} {len(lines[1])}; as pairs they must have equally many",
            hint="--input text aligns the sentences first",
        )
    if unit == "lines" or (unit == "auto" and len(lines[0]) > 1 and filled[0] == filled[1]):
        code = checked_language(*texts, language)
        pairs = tuple(_pairs(name, zip(*lines, strict=True)))
        check_pairs([(pair.source, pair.target) for pair in pairs], code, matcher)
        return ParallelText(code, pairs)
    aligned = align_texts(*texts, language=language, matcher=matcher)
    pairs = tuple(_pairs(name, (aligned.texts(bead) for bead in aligned.beads)))
    left = len(aligned.beads) - len(pairs)
    notes = (f"{name}: sentences aligned, likeness {aligned.likeness:.2f}, {left} without a counterpart",)
    return ParallelText(aligned.language, pairs, notes)


def _pairs(name: str, texts: Iterable[tuple[str, ...]]) -> Iterator[Pair]:
    """Numbered by their place, those with an empty side left out."""
    for number, (source, target) in enumerate(texts, start=1):
        if source.strip() and target.strip():
            yield Pair(name, number, source, target)


def _one_file(path: Path, language: str, matcher: Matcher | None) -> ParallelText:
    if path.suffix.lower() == ".tmx":
        from mt_toolkit.alignment.memories import read_memory  # noqa: PLC0415

        texts, notes = read_memory(path, language)
    elif path.suffix.lower() == ".tsv":
        texts, notes = _table(path, language), []
    elif not path.exists():
        raise InputTextError(f"no such file: {path}", hint="check the path")
    else:
        raise UserInputError(f"{path} is one text without a translation", hint=_HINT)
    pairs = tuple(_pairs(path.name.split(".")[0], texts))
    if not pairs:
        raise UserInputError(f"{path} holds no pair", hint=_HINT)
    sides = ["\n".join(texts) for texts in zip(*((pair.source, pair.target) for pair in pairs), strict=True)]
    code = checked_language(sides[0], sides[1], language)
    check_pairs([(pair.source, pair.target) for pair in pairs], code, matcher)
    return ParallelText(code, pairs, tuple(notes))


def _table(path: Path, language: str) -> list[tuple[str, ...]]:
    """Pairs of a TSV with a header: ``source_text`` and ``target_text`` as we write it, or language codes."""
    rows = [line.split("\t") for line in _text(path).splitlines() if line.strip()]
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    targets = [language] if language else list(TARGETS)
    source = next((name for name in ("source_text", KAZAKH) if name in header), "")
    target = next((name for name in ("target_text", *targets) if name in header), "")
    if not source or not target:
        raise InputTextError(
            f"{path} has the columns {', '.join(header) or 'none'}; a Kazakh one and its translation are needed",
            hint=f"name them source_text and target_text, or {KAZAKH} and {' or '.join(targets)}, in the first line",
        )
    places = header.index(source), header.index(target)
    for number, row in enumerate(rows[1:], start=2):
        if len(row) <= max(places):
            raise InputTextError(f"{path}, line {number}: {len(row)} columns, the header has {len(header)}")
    return [tuple(row[place] for place in places) for row in rows[1:]]


def _text(path: Path) -> str:
    if not path.is_file():
        raise InputTextError(f"no such file: {path}", hint="check the path")
    return decode(path.read_bytes(), str(path)).text
