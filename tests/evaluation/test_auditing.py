"""Planted errors: what is spoilt, and that what the audit says of it is counted."""

from __future__ import annotations

from mt_toolkit.alignment.parallel import Pair
from mt_toolkit.alignment.words.aligner import Options, load_aligner
from mt_toolkit.audit.audit import Auditor
from mt_toolkit.core.terms import Concept, Rendering
from mt_toolkit.evaluation.auditing import caught, cut, exchanged
from mt_toolkit.glossary.index import build_index
from mt_toolkit.glossary.match import Matcher
from mt_toolkit.glossary.store import Glossary
from mt_toolkit.lang.english.words import English
from mt_toolkit.lang.russian.words import Russian
from mt_toolkit.terminology.requirements import Inflector
from mt_toolkit.terminology.verify import Verifier

CONCEPTS = (
    Concept("khanate", "g", ("хандық",), (("en", Rendering(("khanate", "state"))),)),
    Concept("steppe", "g", ("дала",), (("en", Rendering(("steppe",))),)),
    Concept("tax", "g", ("салық",), (("en", Rendering(("tax",))),)),
)


def test_honoured_terms_are_spoilt_one_at_a_time_and_caught() -> None:
    matcher = Matcher(build_index([Glossary("g", CONCEPTS)]))
    words = English(), Russian()
    aligner = load_aligner("lexicon", Options("en", matcher=matcher))
    auditor = Auditor(matcher, Inflector(*words), Verifier(*words), aligner)
    audit = auditor.audit([Pair("d", 1, "Хандық үлкен далада болды.", "The khanate was in the great steppe.")], "en")
    gone, other = list(cut(audit)), list(exchanged(audit, CONCEPTS, seed=1))
    assert {plant.pair.target for plant in gone} == {"The was in the great steppe.", "The khanate was in the great ."}
    put = {plant.finding.match.concept.id: plant.text for plant in other}
    assert put["khanate"] == "tax"
    assert put["steppe"] in {"state", "tax"}
    for plants in (gone, other):
        assert caught(auditor, "en", plants).flagged == len(plants) == 2
    assert caught(auditor, "en", gone).explained == 2
