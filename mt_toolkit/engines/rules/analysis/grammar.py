"""Closed classes of Kazakh that several steps of the analysis ask about.

What a linguist may want to extend is in ``word-classes.tsv``: verbs whose -уға or -уды is an infinitive
(``control-dat``, ``control-acc``) or says what for (``motion``), verbs of naming after деп (``calling``) and of
becoming after болып (``becoming``), verbs without an object (``intransitive``), nouns of time, adverbs of degree and of
focus, conjunctions that join clauses.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
DEMONSTRATIVES = frozenset({"бұл", "осы", "сол", "мына", "мынау", "ана", "анау", "сонау"})
QUESTION = frozenset({"ма", "ме", "ба", "бе", "па", "пе"})
PARTICLES = frozenset({"ғана", "қана", "тек", "тіпті", "дәл", "нақ"})
COPULAS = frozenset(
    {"еді", "емес", "екен", "болды", "болған", "болатын", "болып", "болады", "болса", "болмады", "едік", "едім"}
)
FINITE_HELPERS = COPULAS | QUESTION | {"деп", "деген", "дейді", "деді", "жоқ", "шығар", "болар", "ғой"}
"""Words after which a verb form is finite, or part of a finite group."""
MODAL_WORDS = frozenset({"керек", "қажет", "тиіс", "тиісті", "мүмкін", "міндетті", "лазым", "жөн", "шарт"})
NEEDS_CONVERB = frozenset(
    {"ал", "баста", "бер", "отыр", "тұр", "жат", "жүр", "кел", "қал", "кет", "сал", "түс", "жазда"}
)
"""Verbs that follow a converb in -а as its auxiliary."""
CAUSAL_CONJUNCTIONS = frozenset(
    {"себебі", "өйткені", "неге десең", "неге десеңіз", "оның себебі", "бұның себебі", "мұның себебі"}
)
WHEN = frozenset({"кезде", "уақытта", "шақта", "сәтте", "тұста", "мезетте", "кезінде"})


@cache
def _classes() -> dict[str, frozenset[str]]:
    table = resources.files("mt_toolkit.engines.rules.analysis").joinpath("word-classes.tsv")
    classes: dict[str, set[str]] = {}
    for line in table.read_text(encoding="utf-8").splitlines()[1:]:
        name, lemma = line.split("\t")
        classes.setdefault(name, set()).add(lemma)
    return {name: frozenset(lemmas) for name, lemmas in classes.items()}


@cache
def word_class(name: str) -> frozenset[str]:
    """The lemmas of one class of ``word-classes.tsv``."""
    return _classes()[name]
