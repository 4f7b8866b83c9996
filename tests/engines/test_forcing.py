"""Requirements as constraints: spans in tokens, the form that a draft tells, and what an engine makes of them."""

from __future__ import annotations

import pytest
from transformers import AutoTokenizer

from mt_toolkit.core.engine import EngineRequest
from mt_toolkit.core.features import NO_FEATURES, features
from mt_toolkit.core.languages import LanguagePair
from mt_toolkit.core.terms import Role, TargetTerm, TermRequirement
from mt_toolkit.engines.names import load_engine
from mt_toolkit.engines.seq2seq import Decoding, Seq2SeqEngine
from mt_toolkit.engines.seq2seq.forcing import forms_like
from mt_toolkit.engines.seq2seq.readings import agree, slot_readings
from mt_toolkit.engines.seq2seq.spans import source_spans
from mt_toolkit.glossary.index import build_index
from mt_toolkit.glossary.match import Matcher
from mt_toolkit.glossary.store import Glossary
from mt_toolkit.glossary.tsv import parse_tsv
from mt_toolkit.terminology.requirements import Inflector

TEXT = "Кеңес үкіметінің саясатын жүргізді."
TSV = (
    "id\tkk\ten\tru\nzhuz\tжүз\tzhuz\tжуз\npolicy\tсаясат\tpolicy\tполитика\nkhan\tхан\tkhan\tхан\n"
    "soviet\tкеңес\tSoviet\tсовет\n"
)


@pytest.fixture(scope="module")
def requirement_of(english, russian):
    glossary = Glossary("mine", tuple(parse_tsv(TSV, "mine.tsv", "mine")))
    matcher, inflector = Matcher(build_index([glossary])), Inflector(english, russian)

    def make(text: str, language: str):
        return tuple(inflector.requirement(match, language) for match in matcher.winners(text))

    return make


@pytest.fixture(params=["tiny_marian", "tiny_m2m100"])
def folder(request):
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("prefix", ["", ">>rus<< "])
def test_spans_are_found_in_the_tokens_of_the_source(folder, prefix) -> None:
    tokenizer = AutoTokenizer.from_pretrained(folder)
    start = TEXT.index("саясатын")
    places = [(0, len("Кеңес үкіметінің")), (start, start + len("саясатын"))]
    first, second = source_spans(tokenizer, prefix + TEXT, places, TEXT)
    encoded = tokenizer(prefix + TEXT)["input_ids"]
    assert first[0] < first[1] <= second[0] < second[1] < len(encoded)
    for span, (begin, end) in zip((first, second), places, strict=True):
        assert encoded[slice(*span)] == tokenizer(TEXT[begin:end], add_special_tokens=False)["input_ids"]


@pytest.mark.parametrize(
    ("text", "surface", "own", "expected"),
    [
        ("Ұлы жүзді біледі.", "жүз", "ордой", {"жузом"}),
        ("Ұлы жүзді біледі.", "жүз", "ордам", {"жузам"}),
        ("Ұлы жүзді біледі.", "жүз", "орды", {"жуза", "жузы"}),
        ("Саясатты жүргізді.", "саясат", "курсе,", {"политике"}),
        ("Саясатты жүргізді.", "саясат", "новыми", {"политиками"}),
    ],
)
def test_the_word_in_the_draft_tells_the_form(requirement_of, text, surface, own, expected) -> None:
    (term,) = requirement_of(text, "ru")
    assert set(forms_like(term, own, "ru")) == expected, surface


@pytest.mark.parametrize("own", ["", "быстро", "и", "—", "побежал"])
def test_a_word_that_tells_nothing_leaves_every_form(requirement_of, own) -> None:
    (term,) = requirement_of("Саясатты жүргізді.", "ru")
    assert {"политика", "политику", "политикам"} <= set(forms_like(term, own, "ru"))


def test_an_english_plural_tells_the_number_and_a_singular_nothing(requirement_of) -> None:
    (term,) = requirement_of("Саясатты жүргізді.", "en")
    assert forms_like(term, "measures", "en") == ["policies"]
    assert {"policy", "policies"} <= set(forms_like(term, "soviet", "en"))


@pytest.mark.parametrize("own", ["was", "does", "governs", "Texas", "this"])
def test_an_english_verb_or_name_with_an_s_is_no_plural(own) -> None:
    assert slot_readings(own, Role.HEAD, "en") == []


@pytest.mark.parametrize("own", ["workers", "auls", "leaves"])
def test_a_plural_is_known_though_no_dictionary_has_it(own) -> None:
    assert slot_readings(own, Role.HEAD, "en") == [features(Number="Plur")]


def test_an_attribute_takes_its_gender_from_an_adjective_only() -> None:
    assert slot_readings("новую", Role.ATTRIBUTIVE, "ru") == [features(Case="Acc", Gender="Fem", Number="Sing")]
    assert slot_readings("орду", Role.ATTRIBUTIVE, "ru") == []
    assert not agree(features(Case="Acc", Gender="Masc"), features(Case="Acc", Gender="Fem", Number="Sing"))
    assert agree(features(Case="Acc", Gender="Fem", Number="Sing"), features(Case="Acc", Number="Sing"))


@pytest.mark.parametrize("method", ["gate", "dba"])
def test_an_engine_forces_every_requirement_and_answers_in_order(folder, requirement_of, method) -> None:
    engine = Seq2SeqEngine(str(folder), decoding=Decoding(beams=2, batch=2))
    texts = ["Халық келді.", "Саясатты жүргізді.", "Хан саясат жүргізді.", "Саясатты жүргізді."]
    requests = [EngineRequest(text, LanguagePair("kk", "en"), requirement_of(text, "en")) for text in texts]
    drafts = [output.text for output in engine.translate(requests)]
    outputs = engine.force(requests, drafts, method)
    assert outputs[0] is None, "nothing was required"
    assert outputs[1] == outputs[3]
    for request, output in zip(requests[1:], outputs[1:], strict=True):
        words = output.text.lower().replace(".", " ").replace("<unk>", " ").split()
        for term in request.requirements:
            assert {form.lower() for target in term.targets for form in target.strings()} & set(words)


def test_what_does_not_fit_is_left_to_others(folder, requirement_of) -> None:
    engine = load_engine(f"seq2seq:{folder}")
    text = "Саясатты жүргізді " * 200
    request = EngineRequest(text, LanguagePair("kk", "en"), requirement_of("Саясатты жүргізді.", "en"))
    assert engine.force([request], [""], "gate") == [None]


def khan(text: str = "khan") -> TermRequirement:
    target = TargetTerm(text, Role.HEAD, ((NO_FEATURES, (text,)),))
    return TermRequirement("khan", 0, 3, "Хан", Role.HEAD, NO_FEATURES, "NOUN", (target,))


@pytest.mark.parametrize("method", ["gate", "dba"])
@pytest.mark.parametrize("draft", ["", "khan policy economy " * 200])
def test_no_draft_is_too_short_or_too_long(folder, method, draft) -> None:
    engine = Seq2SeqEngine(str(folder), decoding=Decoding(beams=2))
    request = EngineRequest("Хан келді.", LanguagePair("kk", "en"), (khan(),))
    (output,) = engine.force([request], [draft], method)
    assert "khan" in output.text.lower()


def test_a_term_without_letters_in_the_model_is_left_to_others(folder) -> None:
    engine = Seq2SeqEngine(str(folder), decoding=Decoding(beams=2))
    pair = LanguagePair("kk", "en")
    alone = EngineRequest("Хан келді.", pair, (khan("漢"),))
    both = EngineRequest("Хан келді.", pair, (khan("漢"), khan()))
    none, output = engine.force([alone, both], ["", ""], "gate")
    assert none is None
    assert "khan" in output.text.lower()


def test_forcing_leaves_the_model_as_it_was(folder) -> None:
    engine = Seq2SeqEngine(str(folder), decoding=Decoding(beams=1))
    request = EngineRequest("Хан келді.", LanguagePair("kk", "en"), (khan(),))
    before = engine.translate([request])
    usual = engine._load().model.config._attn_implementation
    engine.force([request], ["The khan"], "gate")
    assert engine._load().model.config._attn_implementation == usual
    assert engine.translate([request]) == before
