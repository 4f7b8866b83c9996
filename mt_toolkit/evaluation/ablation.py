"""What each part of the embedded engine earns: ``python -m mt_toolkit.evaluation.ablation --ntrex FILE``.

Rows: the lexicon alone, word for word; with units and disambiguation; with structure (the engine without a glossary);
with terms (the engine as it is used). Columns: chrF++ and BLEU of sacreBLEU on the set and on the dev passages.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import TARGETS
from mt_toolkit.core.text import Segment, Span
from mt_toolkit.engines.names import load_engine
from mt_toolkit.engines.rules.words_only import WordsOnly
from mt_toolkit.evaluation.engines import read_set
from mt_toolkit.evaluation.score import quality
from mt_toolkit.evaluation.sets.folder import load_builtin
from mt_toolkit.glossary.store import CURATED
from mt_toolkit.pipeline.job import make_toolbox, toolbox_of
from mt_toolkit.pipeline.translator import Translator

if TYPE_CHECKING:
    from collections.abc import Sequence


def translators(language: str) -> list[tuple[str, Translator]]:
    """The rows, from the barest engine to the whole."""
    rules, none = load_engine("rules"), toolbox_of(())
    return [
        ("lexicon only", Translator(WordsOnly("lexicon"), language, none)),
        ("+ disambiguation", Translator(WordsOnly("disambiguation"), language, none)),
        ("+ structure", Translator(rules, language, none)),
        ("+ terms", Translator(rules, language, make_toolbox((CURATED,)))),
    ]


def table(sets: Sequence[tuple[str, list[dict[str, str]]]]) -> str:
    """Markdown; each set is a name and rows with the columns kk, en, ru."""
    columns = [
        f"{name} {language} {metric}" for language in TARGETS for name, _ in sets for metric in ("chrF++", "BLEU")
    ]
    lines = [f"| | {' | '.join(columns)} |", "| --- |" + " --- |" * len(columns)]
    cells: dict[str, list[str]] = {}
    for language in TARGETS:
        for name, translator in translators(language):
            for _, rows in sets:
                cells.setdefault(name, []).extend(_scores(translator, rows, language))
    lines += [f"| {name} | {' | '.join(scores)} |" for name, scores in cells.items()]
    return "\n".join(lines) + "\n"


def _scores(translator: Translator, rows: list[dict[str, str]], language: str) -> list[str]:
    segments = [Segment(str(number), row["kk"], Span(0, len(row["kk"]))) for number, row in enumerate(rows)]
    hypotheses = [translation.text for translation in translator.translate(segments)]
    references = [row[language] for row in rows]
    return [f"{quality(metric, hypotheses, references).score:.1f}" for metric in ("chrf++", "bleu")]


def _passages() -> list[dict[str, str]]:
    return [
        {"kk": item.source, **{language: item.reference(language) for language in TARGETS}}
        for test_set in load_builtin("history-passages/dev")
        for item in test_set.items
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ntrex", type=Path, required=True)
    options = parser.parse_args(arguments)
    sets = [("NTREX", read_set(options.ntrex, 0)), ("history", _passages())]
    sys.stdout.write(table(sets))
    return 0


if __name__ == "__main__":
    sys.exit(main())
