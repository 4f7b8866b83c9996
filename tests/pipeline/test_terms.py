"""One rendering per document, and whose glossary a term is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mt_toolkit.core.engine import Capability, EngineInfo, EngineOutput, EngineRequest
from mt_toolkit.core.languages import LanguagePair
from mt_toolkit.core.terms import Outcome
from mt_toolkit.core.text import Segment, Span
from mt_toolkit.engines.rules.engine import load
from mt_toolkit.glossary.index import build_index
from mt_toolkit.glossary.match import Matcher
from mt_toolkit.glossary.store import Glossary
from mt_toolkit.glossary.tsv import parse_tsv
from mt_toolkit.pipeline.translator import Toolbox, Translator
from mt_toolkit.terminology.requirements import Inflector
from mt_toolkit.terminology.verify import Verifier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.engine import Engine
    from mt_toolkit.core.translation import Translation

ANY = "id\tkk\ten\tru\taccept\npower\tбилік\tpower | authority\tвласть | господство\tany\n"


class Scripted:
    """A black box that answers what it is told to."""

    info = EngineInfo(
        "scripted", "scripted", "1", "none", commercial_use=True,
        pairs=frozenset({LanguagePair("kk", "en"), LanguagePair("kk", "ru")}), capabilities=frozenset[Capability](),
    )  # fmt: skip

    def __init__(self, answers: dict[str, str]) -> None:
        self._answers = answers

    def translate(self, requests: Sequence[EngineRequest]) -> list[EngineOutput]:
        return [EngineOutput(self._answers[request.text]) for request in requests]


@pytest.fixture
def translate(english, russian):
    def run(engine: Engine, language: str, sources: list[str], *glossaries: str) -> list[Translation]:
        loaded = tuple(
            Glossary(f"g{i}", tuple(parse_tsv(text, f"g{i}.tsv", f"g{i}"))) for i, text in enumerate(glossaries)
        )
        matcher = Matcher(build_index(loaded))
        toolbox = Toolbox(loaded, matcher, Inflector(english, russian), Verifier(english, russian))
        segments = [Segment(str(i), text, Span(0, len(text))) for i, text in enumerate(sources)]
        return Translator(engine, language, toolbox).translate(segments)

    return run


def test_the_first_choice_of_a_model_sticks(translate) -> None:
    sources = ["Билік ауысты.", "Билік күшейді.", "Билік құлады."]
    engine = Scripted(dict(zip(sources, ["Authority changed.", "Power grew.", "Authority fell."], strict=True)))
    done = translate(engine, "en", sources, ANY)
    assert [translation.text for translation in done] == ["Authority changed.", "Authority grew.", "Authority fell."]
    assert [t.terms[0].outcome for t in done] == [Outcome.HONOURED, Outcome.FORCED, Outcome.HONOURED]


def test_an_engine_that_places_terms_is_not_second_guessed(translate) -> None:
    """A counted people is население; the people that rose is народ still, and its verb agrees with it."""
    glossary = "id\tkk\tru\taccept\npeople\tхалық\tнарод | население\tany\n"
    sources = ["Қалаларда 50 мыңнан астам халқы бар.", "Халық көтерілді."]
    done = translate(load(), "ru", sources, glossary)
    assert done[1].text == "Народ восстал."
    assert all(outcome.strategy == "rules" for translation in done for outcome in translation.terms)


def test_one_id_in_two_glossaries_is_two_concepts(translate) -> None:
    first = "id\tkk\ten\ten_forbidden\nx\tхан\tkhan\tking\n"
    second = "id\tkk\ten\ten_forbidden\nx\tби\tbi\tjudge\n"
    engine = Scripted({"Хан келді.": "The king came.", "Би келді.": "The judge came."})
    done = translate(engine, "en", ["Хан келді.", "Би келді."], first, second)
    assert [translation.text for translation in done] == ["The khan came.", "The bi came."]
