"""The index of one or more glossaries: a trie of words whose last one is a key, ready to be walked along a text.

Building analyses every term once; the result is plain data that can be cached beside the user's other caches.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mt_toolkit import __version__
from mt_toolkit.core.features import Analysis
from mt_toolkit.glossary.keys import key_of, keys_for_term
from mt_toolkit.lang.kazakh.analyzer import Analyzer, Stem
from mt_toolkit.lang.kazakh.words import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt_toolkit.core.terms import Concept
    from mt_toolkit.glossary.store import Glossary

_FORMAT = 6
# у, и and ю count as consonants before a possessive: дау → дауы, ру → руы, жазу → жазуы.
_POSSESSED = re.compile(r"(?:сы|сі|[^аеоөұүыіэя][ыі])$")

Row = tuple[int, bool, tuple[str, ...], tuple[str, ...]]
"""Concept number, whether the variant is a derived word, the words before the last, and the keys of the last."""


@dataclass(slots=True)
class TrieNode:
    """Words that may follow, and the entries that a word with some key ends here."""

    children: dict[str, TrieNode] = field(default_factory=dict)
    ends: dict[str, list[tuple[int, bool, str]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GlossaryIndex:
    """Concepts in order of precedence, the trie, and the analyser that knows the glossary's own stems."""

    concepts: tuple[Concept, ...]
    root: TrieNode
    analyzer: Analyzer


def build_index(glossaries: Sequence[Glossary], *, cache_dir: Path | None = None) -> GlossaryIndex:
    """Index glossaries, later ones winning over earlier; ``cache_dir`` keeps the analysed terms between runs."""
    concepts = tuple(concept for glossary in glossaries for concept in glossary.concepts)
    rows = _cached_rows(concepts, glossaries, cache_dir) if cache_dir else _rows(concepts)
    root = TrieNode()
    for number, derived, words, keys in rows:
        node = root
        for word in words:
            node = node.children.setdefault(word, TrieNode())
        for key in keys:
            node.ends.setdefault(key.rpartition("\t")[0], []).append((number, derived, key.rpartition("\t")[2]))
    stems = {_stem_of(key) for row in rows for key in row[3] if key.startswith(("n:", "v:"))}
    return GlossaryIndex(concepts, root, Analyzer(sorted(stems, key=lambda stem: (stem.lemma, stem.pos))))


def default_cache_dir() -> Path:
    """Where the analysed terms are kept: ``$XDG_CACHE_HOME/mt-toolkit`` or ``~/.cache/mt-toolkit``."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "mt-toolkit"


def significant_words(text: str) -> list[str]:
    """Words of a term in the form in which text is compared: casefolded, quotes and spaces left out."""
    return [token.text.casefold() for token in tokenize(text) if token.is_word]


def _stem_of(key: str) -> Stem:
    kind, lemma, *_ = key.partition("\t")[0].split(":")
    pos = key.rpartition("\t")[2]
    return Stem(lemma, "VERB" if kind == "v" else pos or "NOUN")


def _rows(concepts: Sequence[Concept]) -> list[Row]:
    analyzer = Analyzer()
    return [row for number, concept in enumerate(concepts) for row in _concept_rows(number, concept, analyzer)]


def _concept_rows(number: int, concept: Concept, analyzer: Analyzer) -> Iterator[Row]:
    variants = [(term, False, concept.pos) for term in concept.kk]
    variants += [(term, True, "ADJ") for term in concept.kk_derived]
    for term, derived, pos in variants:
        originals = [token.text for token in tokenize(term) if token.is_word]
        if originals:
            keys = _last_word_keys(originals, pos, analyzer)
            yield number, derived, tuple(word.casefold() for word in originals[:-1]), tuple(keys)


def _last_word_keys(words: list[str], pos: str, analyzer: Analyzer) -> list[str]:
    """Keys of the inflecting word, with its part of speech after a tab, for the analyser's stem list.

    In a phrase a possessive ending (халық шаруашылығы) belongs to the izafet, not to the stem.
    """
    word = words[-1]
    izafet = len(words) > 1
    readings = [r for r in analyzer.analyze(word) if _is_dictionary_form(r, izafet=izafet)]
    known = [r for r in readings if not r.guessed]
    if izafet and _POSSESSED.search(word.casefold()):
        possessed = [r for r in known or readings if r.get("Person[psor]") == "3"]
        readings = possessed[:1] + [r for r in known if r not in possessed[:1]]
    else:
        readings = [r for r in known if r.pos in {"VERB", "AUX"} or r.lemma.casefold() == word.casefold()]
    own_pos = pos if pos in {"NOUN", "PROPN", "ADJ"} else "NOUN"
    keys = [f"{key}\t{own_pos}" for key in keys_for_term(pos, readings)]
    if not keys or not izafet:
        keys.append(f"{key_of(Analysis(word, own_pos))}\t{own_pos}")
    return list(dict.fromkeys(keys))


def _is_dictionary_form(reading: Analysis, *, izafet: bool) -> bool:
    if reading.pos in {"VERB", "AUX"}:
        return reading.get("VerbForm") == "Ger" and reading.get("Case", "Nom") == "Nom" and _possessor(reading, izafet)
    return reading.get("Case", "Nom") == "Nom" and _possessor(reading, izafet)


def _possessor(reading: Analysis, izafet: bool) -> bool:  # noqa: FBT001
    person = reading.get("Person[psor]")
    return not person or (izafet and person == "3")


def _cached_rows(concepts: Sequence[Concept], glossaries: Sequence[Glossary], cache_dir: Path) -> list[Row]:
    identity = "|".join([__version__, str(_FORMAT), *(glossary.digest for glossary in glossaries)])
    path = cache_dir / f"glossary-{hashlib.sha256(identity.encode()).hexdigest()[:20]}.json"
    with contextlib.suppress(OSError, ValueError, TypeError):
        stored = json.loads(path.read_text(encoding="utf-8"))
        return [(number, derived, tuple(words), tuple(keys)) for number, derived, words, keys in stored]
    rows = _rows(concepts)
    # A cache that cannot be written costs time, never the run.
    with contextlib.suppress(OSError):
        cache_dir.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=cache_dir, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(rows, file, ensure_ascii=False)
        Path(name).replace(path)
    return rows
