"""Every strategy: what it may and may not do, on engines that use other words, copy tokens, or wreck sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mt_toolkit.core.engine import Capability, EngineInfo, EngineOutput, EngineRequest
from mt_toolkit.core.languages import LanguagePair
from mt_toolkit.core.terms import Outcome
from mt_toolkit.core.text import Segment, Span
from mt_toolkit.glossary.index import build_index
from mt_toolkit.glossary.match import Matcher
from mt_toolkit.glossary.store import Glossary
from mt_toolkit.glossary.tsv import parse_tsv
from mt_toolkit.pipeline.terms import TermMode
from mt_toolkit.pipeline.translator import Toolbox, Translator
from mt_toolkit.terminology.guard import wreck_of
from mt_toolkit.terminology.requirements import Inflector
from mt_toolkit.terminology.strategy import CHAIN, STRATEGIES, Draft
from mt_toolkit.terminology.verify import Verifier

if TYPE_CHECKING:
    from collections.abc import Sequence

TSV = (
    "id\tkk\ten\tru\ten_forbidden\tru_forbidden\taccept\n"
    "zhuz\tжүз\tzhuz\tжуз\thorde\tорда\t\n"
    "power\tкеңес өкіметі\tSoviet power | Soviet rule\tсоветская власть | советский режим\t\t\t\n"
    "khan\tхан\tkhan\tхан\t\t\t\n"
)


class Scripted:
    """An engine that answers what it is told to, and copies tokens if it is one that does."""

    def __init__(
        self,
        answers: dict[str, str],
        *,
        copies: bool = True,
        capabilities: frozenset[Capability] = frozenset({Capability.KEEPS_PLACEHOLDERS}),
    ) -> None:
        self._answers = answers
        self._capabilities = capabilities
        self._copies = copies
        self.asked: list[str] = []

    @property
    def info(self) -> EngineInfo:
        pairs = frozenset(LanguagePair("kk", target) for target in ("en", "ru"))
        return EngineInfo(
            "scripted", "scripted", "1", "none", commercial_use=True, pairs=pairs,
            capabilities=self._capabilities,
        )  # fmt: skip

    def translate(self, requests: Sequence[EngineRequest]) -> list[EngineOutput]:
        self.asked += [request.text for request in requests]
        return [EngineOutput(self._answer(request.text)) for request in requests]

    def force(self, requests: Sequence[EngineRequest], drafts: Sequence[str], method: str) -> list[EngineOutput | None]:
        assert len(requests) == len(drafts)
        self.asked += [f"{method}: {request.text}" for request in requests]
        found = (self._answers.get(f"{method}: {request.text}") for request in requests)
        return [None if text is None else EngineOutput(text) for text in found]

    def alternatives(self, requests: Sequence[EngineRequest], count: int) -> list[list[EngineOutput]]:
        found = [self._answers.get(f"nbest: {request.text}", "nothing") for request in requests]
        return [[EngineOutput(text) for text in texts.split(" / ")][:count] for texts in found]

    def _answer(self, text: str) -> str:
        if text in self._answers:
            return self._answers[text]
        return self._answers.get("*", "nothing") if not self._copies else f"{self._answers.get('+', '')} {text}".strip()


@pytest.fixture(scope="module")
def toolbox(english, russian) -> Toolbox:
    glossary = Glossary("mine", tuple(parse_tsv(TSV, "mine.tsv", "mine")))
    matcher = Matcher(build_index([glossary]))
    return Toolbox((glossary,), matcher, Inflector(english, russian), Verifier(english, russian))


def translate(toolbox: Toolbox, engine: Scripted, language: str, *sources: str, mode: TermMode = TermMode.FORCE):
    segments = [Segment(str(i), text, Span(0, len(text))) for i, text in enumerate(sources)]
    return Translator(engine, language, toolbox, mode).translate(segments)


@pytest.mark.parametrize("name", CHAIN)
def test_a_strategy_answers_for_every_draft_in_order(toolbox, name) -> None:
    strategy = STRATEGIES.load(name)(toolbox)
    assert strategy.name == name
    engine = Scripted({})
    drafts = []
    for text in ("Ұлы жүздің ханы келді.", "Хан кетті."):
        requirements = tuple(
            requirement
            for match in toolbox.matcher.winners(text)
            if (requirement := toolbox.inflector.requirement(match, "ru")) is not None
        )
        request = EngineRequest(text, LanguagePair("kk", "ru"), requirements)
        drafts.append(Draft(request, EngineOutput("Пришёл кто-то."), tuple(range(len(requirements)))))
    answers = strategy.force(engine, drafts)
    assert len(answers) == len(drafts)
    assert strategy.force(engine, []) == []


def test_what_is_right_already_costs_nothing(toolbox) -> None:
    engine = Scripted({"Хан келді.": "Пришёл хан."})
    (translation,) = translate(toolbox, engine, "ru", "Хан келді.")
    assert [outcome.outcome for outcome in translation.terms] == [Outcome.HONOURED]
    assert engine.asked == ["Хан келді."]


@pytest.mark.parametrize(
    ("language", "draft", "expected"),
    [
        ("ru", "Он жил в Старшей орде.", "Он жил в Старшем жузе."),
        ("ru", "Он видел всю великую орду.", "Он видел весь великий жуз."),
        ("ru", "Они бежали из большой орды.", "Они бежали из большого жуза."),
        ("ru", "Там сильно пахло ордой.", "Там сильно пахло жузом."),
        ("en", "He lived in a horde.", "He lived in a zhuz."),
        ("en", "The hordes united.", "The zhuzes united."),
    ],
)
def test_a_forbidden_rendering_is_replaced_in_its_form(toolbox, language, draft, expected) -> None:
    engine = Scripted({"Ол жүзде тұрды.": draft})
    (translation,) = translate(toolbox, engine, language, "Ол жүзде тұрды.")
    assert translation.text == expected
    assert [(o.outcome, o.strategy) for o in translation.terms] == [(Outcome.FORCED, "postedit")]


def test_another_admitted_rendering_gives_way_to_the_preferred_one(toolbox) -> None:
    engine = Scripted({"Кеңес өкіметі орнады.": "Установилась политика советского режима."})
    (translation,) = translate(toolbox, engine, "ru", "Кеңес өкіметі орнады.")
    assert translation.text == "Установилась политика советской власти."


def test_a_wrong_case_is_mended(toolbox) -> None:
    engine = Scripted({"Кеңес өкіметіне келді.": "Пришли к советской властью."})
    (translation,) = translate(toolbox, engine, "ru", "Кеңес өкіметіне келді.")
    assert translation.text == "Пришли к советской власти."


def test_masking_brings_a_term_in_where_nothing_can_be_replaced(toolbox) -> None:
    engine = Scripted({"Ханның сөзі.": "Чьи-то слова.", "+": "Слово о"})
    (translation,) = translate(toolbox, engine, "ru", "Ханның сөзі.")
    assert translation.terms[0].outcome is Outcome.FORCED
    assert translation.terms[0].strategy == "placeholder"
    assert "хане" in translation.text


def test_the_decoder_forces_and_its_result_is_verified(toolbox) -> None:
    able = frozenset({Capability.FORCES_IN_DECODER, Capability.ATTENTION})
    engine = Scripted({"Хан келді.": "Он пришёл.", "gate: Хан келді.": "Пришёл хан."}, capabilities=able)
    (translation,) = translate(toolbox, engine, "ru", "Хан келді.")
    assert translation.text == "Пришёл хан."
    assert [(o.outcome, o.strategy) for o in translation.terms] == [(Outcome.FORCED, "gate")]
    assert engine.asked == ["Хан келді.", "gate: Хан келді."]


def test_a_second_method_is_tried_where_the_first_wrecks_the_sentence(toolbox) -> None:
    able = frozenset({Capability.FORCES_IN_DECODER, Capability.ATTENTION})
    answers = {"Хан келді.": "Он пришёл.", "gate: Хан келді.": "Пришёл хан хан.", "dba: Хан келді.": "Хан пришёл."}
    (translation,) = translate(toolbox, Scripted(answers, capabilities=able), "ru", "Хан келді.")
    assert (translation.text, translation.terms[0].strategy) == ("Хан пришёл.", "dba")


def test_the_hypothesis_with_most_terms_is_taken(toolbox) -> None:
    answers = {
        "Жүздің ханы келді.": "Он пришёл.",
        "nbest: Жүздің ханы келді.": "Царь. / Пришёл хан. / Пришёл хан жуза.",
    }
    engine = Scripted(answers, capabilities=frozenset({Capability.N_BEST}))
    (translation,) = translate(toolbox, engine, "ru", "Жүздің ханы келді.")
    assert translation.text == "Пришёл хан жуза."


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Слово к старому", "Слово к старому хану"),
        ("Слово о старой", "Слово о старом хане"),
        ("Слово старого", "Слово старого хана"),
    ],
)
def test_adjectives_before_a_masked_term_tell_its_case_and_agree(toolbox, before, expected) -> None:
    engine = Scripted({"Ханның сөзі.": "Чьи-то слова.", "+": before})
    (translation,) = translate(toolbox, engine, "ru", "Ханның сөзі.")
    assert translation.terms[0].strategy == "placeholder"
    assert expected in translation.text


def test_a_lost_token_leaves_the_draft_and_says_why(toolbox) -> None:
    engine = Scripted({"Хан келді.": "Кто-то пришёл.", "*": "Кто-то пришёл."}, copies=False)
    (translation,) = translate(toolbox, engine, "ru", "Хан келді.")
    assert translation.text == "Кто-то пришёл."
    assert translation.terms[0].outcome is Outcome.MISSING
    assert translation.terms[0].reason


def test_a_wrecked_sentence_is_thrown_away(toolbox) -> None:
    engine = Scripted({"Хан келді.": "Кто-то пришёл.", "+": "И так и так и так без конца и края шли"})
    (translation,) = translate(toolbox, engine, "ru", "Хан келді.")
    assert translation.text == "Кто-то пришёл."
    assert translation.terms[0].outcome is Outcome.MISSING


def test_prefer_tries_nothing_twice_and_off_requires_nothing(toolbox) -> None:
    for mode in (TermMode.PREFER, TermMode.OFF):
        engine = Scripted({"Хан келді.": "Кто-то пришёл."})
        (translation,) = translate(toolbox, engine, "ru", "Хан келді.", mode=mode)
        assert engine.asked == ["Хан келді."]
        assert translation.terms[0].outcome is Outcome.MISSING


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("Кто-то пришёл.", "", "empty"),
        ("Он пришёл.", "Он пришёл и пришёл и ушёл и снова пришёл и ушёл.", "ran on"),
        ("Хан пришёл сюда.", "Хан хан пришёл сюда.", "twice"),
        ("Хан пришёл сюда.", "Хан пришёл сюда.", ""),
        ("О хане и его ханстве.", "О хане и его жузе.", ""),
    ],
)
def test_the_guard(before, after, words) -> None:
    assert words in wreck_of(before, after)
    assert bool(words) == bool(wreck_of(before, after))
