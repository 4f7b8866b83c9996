"""Show what the embedded engine makes of sentences: the tree and both translations. For those who work on it.

``python -m mt_toolkit.engines.rules.show "СӨЙЛЕМ"`` or ``--file TEXT`` (``-`` for standard input).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mt_toolkit.core.engine import EngineRequest
from mt_toolkit.core.features import format_features
from mt_toolkit.core.languages import KAZAKH, TARGETS, LanguagePair
from mt_toolkit.engines.rules.analysis import SentenceAnalyzer
from mt_toolkit.engines.rules.engine import RulesEngine, load
from mt_toolkit.engines.rules.lexicon import builtin_lexicon
from mt_toolkit.lang.kazakh.analyzer import Analyzer
from mt_toolkit.lang.kazakh.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt_toolkit.engines.rules.tree import Node, SentenceTree


def draw(tree: SentenceTree) -> str:
    """The tree as indented lines: relation, lemma, part of speech, features, marker, first sense."""
    return "\n".join(line for root in tree.roots for line in _lines(root, 0))


def _lines(node: Node, depth: int) -> Iterator[str]:
    sense = f"  «{node.entries[0].en} · {node.entries[0].ru}»" if node.entries else "  ??" if node.guessed else ""
    term = f"  TERM {node.requirement.concept}" if node.requirement else ""
    marks = "".join(f" {mark}" for mark in (node.marker, "quoted" if node.quoted else "") if mark)
    features = format_features(node.features)
    yield f"{'  ' * depth}{node.relation} {node.lemma} {node.pos} {features}{marks}{sense}{term}"
    for child in node.children:
        yield from _lines(child, depth + 1)


def main(arguments: list[str] | None = None) -> int:
    """Print sentence, tree and translations."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("text", nargs="*")
    parser.add_argument("--file")
    parser.add_argument("--no-tree", action="store_true")
    parser.add_argument("--to", default=",".join(TARGETS))
    options = parser.parse_args(arguments)
    text = " ".join(options.text)
    if options.file:
        text = sys.stdin.read() if options.file == "-" else Path(options.file).read_text(encoding="utf-8")
    analyzer, engine = SentenceAnalyzer(builtin_lexicon(), Analyzer()), load()
    for span in split_sentences(text):
        sentence = text[span.start : span.end]
        sys.stdout.write(f"KK {sentence}\n")
        if not options.no_tree:
            sys.stdout.write(draw(analyzer.analyse(sentence)) + "\n")
        sys.stdout.writelines(f"{line}\n" for line in _translations(engine, sentence, options.to.split(",")))
        sys.stdout.write("\n")
    return 0


def _translations(engine: RulesEngine, sentence: str, languages: list[str]) -> Iterator[str]:
    for language in languages:
        output = engine.translate([EngineRequest(sentence, LanguagePair(KAZAKH, language))])[0]
        unknown = "".join(f"  [{word.surface} → {word.rendered}]" for word in output.unknown)
        yield f"{language.upper()} {output.text}{unknown}"


if __name__ == "__main__":
    raise SystemExit(main())
