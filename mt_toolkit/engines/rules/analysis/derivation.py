"""Words without an entry that their parts make plain: internationalisms by their ending, adjectives by their noun.

``internationalisms.tsv`` maps endings (Kazakh, part of speech, English, Russian); the longest that fits decides.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.lexicon import Entry
from mt_toolkit.engines.rules.unknown import romanise

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.lexicon import Lexicon

_KAZAKH_LETTERS = re.compile("[әғқңөұүһі]")
_LOAN = {"к": "c", "ц": "c", "х": "h", "ж": "j", "й": "i", "щ": "sch"}
_LOAN_CLUSTERS = {"кв": "qu", "кс": "x", "ке": "ke", "ки": "ki", "дж": "j", "ия": "ia"}
_RELATIONAL = re.compile(r"(.{2,})(?:лық|лік|дық|дік|тық|тік|лы|лі|ды|ді|ты|ті)")
_SOFT_PLACE = ("ия", "ья")


def resolve(lemma: str, pos: str, lexicon: Lexicon) -> tuple[Entry, ...]:
    """Senses of a word that the lexicon lacks but that its parts make plain; empty when they do not."""
    if pos not in {"NOUN", "ADJ", "VERB"}:
        return ()
    found = _derived(lemma, lexicon) or _international(lemma, pos)
    return (found,) if found else ()


def _derived(lemma: str, lexicon: Lexicon) -> Entry | None:
    """An adjective in -лық or -лы from a noun that has adjectives itself: боливиялық, деңгейлі."""
    match = _RELATIONAL.fullmatch(lemma)
    if match is None:
        return None
    stem = match.group(1)
    for base, base_pos in ((stem.capitalize(), "PROPN"), (stem, "NOUN")):
        for entry in lexicon.senses(base, base_pos)[:1]:
            russian = entry.ru_attr or (_place_adjective(entry.ru) if base_pos == "PROPN" else "")
            if russian:
                return Entry(lemma, "ADJ", entry.en_attr or entry.en, russian)
    return None


def _place_adjective(name: str) -> str:
    """боливийский from Боливия; nothing where the form is not sure."""
    lower = name.lower()
    if " " in lower or "human" in lower:
        return ""
    if lower.endswith(_SOFT_PLACE):
        return lower[:-2] + "ийский"
    return lower + "ский" if lower[-1] in "бвдзмнпрст" else ""


def _international(lemma: str, pos: str) -> Entry | None:
    for ending, ending_pos, english, russian in _endings():
        stem = lemma[: -len(ending)]
        if ending_pos not in {pos, "ADJ"} or not lemma.endswith(ending) or len(stem) < 2:
            continue
        if _KAZAKH_LETTERS.search(stem):
            return None
        return Entry(lemma, ending_pos, _anglicised(stem) + english, stem + russian)
    return None


def _anglicised(stem: str) -> str:
    """A loan stem in English spelling, as far as rules go: квалифи → qualifi."""
    written, position = [], 0
    while position < len(stem):
        pair = stem[position : position + 2]
        if pair in _LOAN_CLUSTERS:
            written.append(_LOAN_CLUSTERS[pair])
            position += 2
        else:
            written.append(_LOAN.get(stem[position]) or romanise(stem[position]))
            position += 1
    return "".join(written)


@cache
def _endings() -> tuple[tuple[str, str, str, str], ...]:
    """Rows of the table, longest ending first."""
    table = resources.files("mt_toolkit.engines.rules.analysis").joinpath("internationalisms.tsv")
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[1:]]
    rows.sort(key=lambda row: -len(row[0]))
    return tuple((row[0], row[1], row[2], row[3]) for row in rows)
