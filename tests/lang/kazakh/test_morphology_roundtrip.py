"""What the tables generate, they analyse: same lemma, same features."""

from hypothesis import given, settings
from hypothesis import strategies as st

from mt_toolkit.core.features import features
from mt_toolkit.lang.kazakh.analyzer import Analyzer, Stem
from mt_toolkit.lang.kazakh.generator import variants
from mt_toolkit.lang.kazakh.lexicon import lemma_records
from mt_toolkit.lang.kazakh.paradigms import complete

ANALYZER = Analyzer()
LEMMAS = sorted(lemma_records())
CASES = ["Nom", "Gen", "Dat", "Acc", "Loc", "Abl", "Ins"]
OWNERS = [
    {},
    {"Person[psor]": "1", "Number[psor]": "Sing"},
    {"Person[psor]": "2", "Number[psor]": "Sing"},
    {"Person[psor]": "2", "Number[psor]": "Sing", "Polite": "Form"},
    {"Person[psor]": "1", "Number[psor]": "Plur"},
    {"Person[psor]": "2", "Number[psor]": "Plur"},
    {"Person[psor]": "3", "Number[psor]": "Plur,Sing"},
]
PERSONS = [
    {"Person": "1", "Number": "Sing"},
    {"Person": "2", "Number": "Sing"},
    {"Person": "2", "Number": "Sing", "Polite": "Form"},
    {"Person": "3", "Number": "Sing"},
    {"Person": "1", "Number": "Plur"},
    {"Person": "2", "Number": "Plur"},
]
FINITE = [
    {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin"},
    {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin", "Aspect": "Perf"},
    {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin", "Aspect": "Hab"},
    {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin", "Evident": "Fh"},
    {"Mood": "Ind", "Tense": "Aor", "VerbForm": "Fin"},
    {"Mood": "Ind", "Tense": "Fut", "VerbForm": "Fin"},
    {"Mood": "Cnd", "VerbForm": "Conv"},
]
NON_FINITE = [
    {"VerbForm": "Part", "Tense": "Past"},
    {"VerbForm": "Part", "Aspect": "Imp"},
    {"VerbForm": "Conv", "Aspect": "Perf"},
    {"VerbForm": "Conv", "ConvType": "Ter"},
]
GERUNDS = [{"VerbForm": "Ger"}, {"VerbForm": "Ger", "Tense": "Past"}, {"VerbForm": "Ger", "Aspect": "Imp"}]

nouns = st.sampled_from([lemma for lemma, pos in LEMMAS if pos == "NOUN"])
verbs = st.sampled_from([lemma for lemma, pos in LEMMAS if pos == "VERB"])
nominal = st.builds(
    lambda case, owner, plural: {"Case": case, **owner, **({"Number": "Plur"} if plural else {})},
    st.sampled_from(CASES),
    st.sampled_from(OWNERS),
    st.booleans(),
)
extended = st.builds(
    lambda form, voice, negative: {**form, **voice, **({"Polarity": "Neg"} if negative else {})},
    st.one_of(
        st.builds(lambda form, person: form | person, st.sampled_from(FINITE), st.sampled_from(PERSONS)),
        st.sampled_from(NON_FINITE),
        st.builds(lambda form, case: form | case, st.sampled_from(GERUNDS), nominal),
    ),
    st.sampled_from([{}, {}, {"Voice": "Pass"}, {"Voice": "Coop"}, {"Voice": "Cau"}]),
    st.booleans(),
)


def analysed_back(analyzer: Analyzer, lemma: str, pos: str, wanted: dict[str, str]) -> None:
    full = complete(pos, wanted)
    for form in variants(lemma, pos, features(wanted)):
        readings = analyzer.analyze(form)
        assert any(
            reading.lemma == lemma and reading.pos == pos and reading.features == full for reading in readings
        ), (form, readings)


@settings(deadline=None, max_examples=400)
@given(nouns, nominal)
def test_nouns(lemma: str, wanted: dict[str, str]):
    analysed_back(ANALYZER, lemma, "NOUN", wanted)


@settings(deadline=None, max_examples=600)
@given(verbs, extended)
def test_verbs(lemma: str, wanted: dict[str, str]):
    analysed_back(ANALYZER, lemma, "VERB", wanted)


@settings(deadline=None, max_examples=60)
@given(st.text("аәбғдеёжзийкқлмнңоөпрстуұүфхцшыіьэюя", min_size=3, max_size=8), nominal)
def test_stems_from_outside(lemma: str, wanted: dict[str, str]):
    analyzer = Analyzer([Stem(lemma, "NOUN")])
    best = analyzer.analyze(lemma)[0]
    if best.lemma == lemma and best.pos == "NOUN":  # трлн is a number to begin with
        analysed_back(analyzer, lemma, "NOUN", wanted)
