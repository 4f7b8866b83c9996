"""Keep ``data/lemmas.tsv``: merge the words of other tables into it.

Run as ``python -m mt_toolkit.lang.kazakh.lemmas --add FILE...``. Each file is TSV with at least the columns ``kk`` and
``pos`` (bilingual lexicons, glossaries). What is already there keeps its count and flags. Left out, and listed:
phrases, spellings with foreign letters, plurals of known nouns. A word that is also a form of another (арасында of ара,
құрыл of құр) is added so that it ranks below that reading.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mt_toolkit.core.features import format_features
from mt_toolkit.errors import InputTextError, MtToolkitError
from mt_toolkit.lang.kazakh.alphabet import WORD
from mt_toolkit.lang.kazakh.analyzer import Analyzer
from mt_toolkit.lang.kazakh.generator import generate
from mt_toolkit.lang.kazakh.lexicon import LemmaRecord, lemma_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

OPEN = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
CLOSED = frozenset({"ADP", "CCONJ", "SCONJ", "PART", "DET", "PRON", "INTJ"})
COUNT = 4
"""Count given to a new lemma: rare, so that it does not outrank those that were counted."""
FORM_COUNT = 0
"""Count of a new lemma that is also a regular form of a known word: that reading comes first."""
HEADER = ("lemma", "pos", "count", "flags", "features")


@dataclass(slots=True)
class Merge:
    """What a merge did: lemmas added, and words left out with the reason."""

    added: list[LemmaRecord] = field(default_factory=list)
    left_out: list[tuple[str, str, str]] = field(default_factory=list)


def read_words(path: Path) -> Iterator[tuple[str, str]]:
    """Pairs of ``kk`` and ``pos`` of a TSV file; alternatives after `` | `` count as words of their own.

    Raises:
        InputTextError: If the file cannot be read or lacks the columns.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputTextError(f"cannot read {path}: {error}", hint="give the path of a UTF-8 TSV file") from error
    header = lines[0].split("\t") if lines else []
    if not {"kk", "pos"} <= set(header):
        raise InputTextError(f"{path} has no columns 'kk' and 'pos'", hint="the first line names the columns")
    word, pos = header.index("kk"), header.index("pos")
    for line in lines[1:]:
        fields = line.split("\t")
        if len(fields) > max(word, pos):
            for lemma in fields[word].split(" | "):
                yield lemma.strip(), fields[pos].strip()


def merge(words: Iterable[tuple[str, str]]) -> Merge:
    """Decide which of ``words`` are new lemmas; nothing is written."""
    result = Merge()
    analyzer = Analyzer()
    known = set(lemma_records())
    for lemma, pos in words:
        if (lemma, pos) in known or not lemma:
            continue
        reason = _reason_against(lemma, pos, analyzer)
        known.add((lemma, pos))
        if reason:
            result.left_out.append((lemma, pos, reason))
        else:
            count = FORM_COUNT if _is_form(lemma, pos, analyzer) else COUNT
            result.added.append(LemmaRecord(lemma, pos, count, frozenset(), ()))
    return result


def _reason_against(lemma: str, pos: str, analyzer: Analyzer) -> str:
    if not WORD.fullmatch(lemma) or (len(lemma) == 1 and pos in OPEN):
        return "not a single Kazakh word"
    if pos not in OPEN | CLOSED:
        return "not a part of speech of the lexicon"
    if analyzer.knows(lemma, pos):
        return "irregular, in its own table"
    for reading in analyzer.analyze(lemma):
        if pos in {"NOUN", "ADJ"} and reading.pos == "NOUN" and reading.get("Number") and not reading.guessed:
            return f"the plural of {reading.lemma}"
    return ""


def _is_form(lemma: str, pos: str, analyzer: Analyzer) -> bool:
    """Whether the regular reading of a word is as a form of another: шамамен, арасында, құрыл, тоқу."""
    # A bare stem may be anything; the past tense shows whether a voice suffix makes the verb.
    form = generate(lemma, pos, {"Mood": "Ind", "Tense": "Past"}) if pos == "VERB" else lemma
    others = [reading for reading in analyzer.analyze(form) if reading.lemma != lemma]
    if pos in CLOSED:
        return bool(others)
    others = [reading for reading in others if not reading.guessed]
    if pos == "VERB":
        return any(reading.get("Voice") for reading in others)
    if pos == "ADV":
        return any(reading.pos in {"NOUN", "PRON"} for reading in others)
    return pos in {"NOUN", "ADJ"} and any(reading.get("VerbForm") in {"Ger", "Part"} for reading in others)


def write(records: Iterable[LemmaRecord], path: Path) -> None:
    """Write a lemma table, sorted by lemma and part of speech."""
    lines = ["\t".join(HEADER)]
    for record in sorted(records, key=lambda item: (item.lemma, item.pos)):
        features = format_features(record.features) if record.features else ""
        flags = " ".join(sorted(record.flags))
        lines.append("\t".join([record.lemma, record.pos, str(record.count), flags, features]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line of this module; returns the exit code."""
    parser = argparse.ArgumentParser(description="Merge words into the Kazakh lemma table.")
    table = Path(__file__).parent / "data" / "lemmas.tsv"
    parser.add_argument("--add", type=Path, nargs="+", required=True, metavar="FILE", help="TSV with kk and pos")
    parser.add_argument("--out", type=Path, default=table, help="table to write")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    options = parser.parse_args(arguments)
    try:
        result = merge(word for path in options.add for word in read_words(path))
    except MtToolkitError as error:
        sys.stderr.write(f"{error.message}\n{error.hint}\n")
        return error.exit_code
    if not options.dry_run:
        write([*lemma_records().values(), *result.added], options.out)
    for lemma, pos, reason in result.left_out:
        sys.stdout.write(f"{lemma}\t{pos}\t{reason}\n")
    sys.stdout.write(f"{len(result.added)} added, {len(result.left_out)} left out\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
