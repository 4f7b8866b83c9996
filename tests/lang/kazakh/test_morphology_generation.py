"""Word forms by rule: each case stands for a row of the grammar, the expected form is Kazakh orthography."""

import pytest

from mt_toolkit.core.features import parse_features
from mt_toolkit.errors import MorphologyError
from mt_toolkit.lang.kazakh.generator import generate, parse_paradigm_features, variants


def form(lemma: str, pos: str, features: str) -> str:
    return generate(lemma, pos, parse_paradigm_features(pos, features))


@pytest.mark.parametrize(
    ("lemma", "features", "expected"),
    [
        ("саясат", "Case=Gen|Poss=3", "саясатының"),
        ("үлес", "Case=Abl|Poss=3", "үлесінен"),
        ("сала", "Case=Loc|Poss=3", "саласында"),
        ("кітап", "Case=Nom|Poss=3", "кітабы"),
        ("жүрек", "Case=Dat|Poss=1Sing", "жүрегіме"),
        ("халық", "Case=Gen|Poss=3", "халқының"),
        ("халық", "Case=Dat", "халыққа"),
        ("орын", "Case=Nom|Poss=3", "орны"),
        ("ауыз", "Case=Loc|Poss=3", "аузында"),
        ("кәсіпорын", "Number=Plur|Case=Ins", "кәсіпорындармен"),
        ("заң", "Case=Abl", "заңнан"),
        ("қыз", "Case=Ins", "қызбен"),
        ("тау", "Number=Plur|Case=Dat", "тауларға"),
        ("би", "Case=Nom|Poss=3", "биі"),
        ("бала", "Number=Plur|Case=Acc|Poss=1Plur", "балаларымызды"),
        ("үй", "Case=Dat|Poss=2SingForm", "үйіңізге"),
        ("ауыл", "Case=Loc|Attr=Yes", "ауылдағы"),
        ("қала", "Case=Loc|Attr=Yes|Poss=3", "қаласындағы"),
        ("қазақ", "Case=Gen|Attr=Yes", "қазақтікі"),
        ("отбасы", "Case=Dat", "отбасына"),
    ],
)
def test_native_nouns(lemma: str, features: str, expected: str):
    assert form(lemma, "NOUN", features) == expected


@pytest.mark.parametrize(
    ("lemma", "features", "expected"),
    [
        ("завод", "Number=Plur", "заводтар"),
        ("факт", "Number=Plur", "фактілер"),
        ("акт", "Case=Dat", "актіге"),
        ("партия", "Case=Loc", "партияда"),
        ("министр", "Number=Plur", "министрлер"),
        ("лагерь", "Case=Nom|Poss=3", "лагері"),
        ("лагерь", "Case=Loc", "лагерьде"),
        ("коммунист", "Number=Plur", "коммунистер"),
        ("съезд", "Case=Loc|Poss=3", "съезінде"),
        ("класс", "Number=Plur", "кластар"),
        ("банк", "Case=Nom|Poss=3", "банкі"),
        ("тип", "Case=Nom|Poss=3", "типі"),
        ("режим", "Case=Gen", "режимнің"),
        ("институт", "Case=Dat", "институтқа"),
        ("тарих", "Case=Nom|Poss=3", "тарихы"),
        ("КСРО", "Case=Gen", "КСРО-ның"),
        ("КазАКСР", "Case=Gen", "КазАКСР-дің"),
        ("АҚШ", "Case=Dat", "АҚШ-қа"),
        ("млн", "Case=Abl", "млн-нан"),
        ("Назарбаев", "Case=Gen", "Назарбаевтың"),
        ("Сталин", "Case=Gen", "Сталиннің"),
    ],
)
def test_loans_abbreviations_and_names(lemma: str, features: str, expected: str):
    assert form(lemma, "NOUN", features) == expected


@pytest.mark.parametrize(
    ("lemma", "features", "expected"),
    [
        ("жаз", "Past|3", "жазды"),
        ("айт", "PastRes|1Plur", "айтқанбыз"),
        ("оқы", "Aor|3", "оқиды"),
        ("қой", "Aor|3", "қояды"),
        ("сүй", "Aor|1Sing", "сүйемін"),
        ("жи", "Past|3", "жиды"),
        ("тап", "ConvPerf", "тауып"),
        ("тап", "Ger|3|Acc", "табуын"),
        ("шық", "ConvPerf", "шығып"),
        ("қорық", "Aor|3", "қорқады"),
        ("сен", "Neg.Aor|3", "сенбейді"),
        ("тік", "Neg.PartPast", "тікпеген"),
        ("де", "Pass.Past|3", "делінді"),
        ("сайла", "Pass.PastRes|3", "сайланған"),
        ("сақта", "Pass.Past|3", "сақталды"),
        ("бөл", "Pass.Ger|3|Nom", "бөлінуі"),
        ("оқы", "Neg.Past|3", "оқыған жоқ"),
        ("оқы", "Neg.PastRes|3", "оқыған емес"),
        ("бол", "GerPast|3|Acc", "болғанын"),
        ("кел", "Cond|1Sing", "келсем"),
        ("бар", "Opt|3", "барсын"),
        ("жаса", "Fut|3", "жасар"),
        ("қара", "Mood=Opt|Person=1|Number=Plur", "қарайық"),
        ("бар", "Mood=Vol|Person=1|Number=Sing", "барғым"),
        ("жаз", "Tense=Fut|Polarity=Neg|VerbForm=Part", "жазбас"),
        ("отыр", "Mood=Ind|Tense=Pres|Person=1|Number=Sing", "отырмын"),
        ("өл", "ConvType=Ter|VerbForm=Conv", "өлгенше"),
    ],
)
def test_verbs(lemma: str, features: str, expected: str):
    assert form(lemma, "VERB", features) == expected


@pytest.mark.parametrize(
    ("lemma", "pos", "features", "expected"),
    [
        ("ол", "PRON", "Case=Dat", "оған"),
        ("біз", "PRON", "Case=Gen", "біздің"),
        ("өз", "PRON", "Case=Acc|Person[psor]=3", "өзін"),
        ("кім", "PRON", "Case=Loc", "кімде"),
        ("бес", "NUM", "NumType=Ord", "бесінші"),
        ("жиырма", "NUM", "NumType=Ord", "жиырмасыншы"),
        ("жақсы", "ADJ", "Degree=Cmp", "жақсырақ"),
        ("үлкен", "ADJ", "Number=Plur|Case=Dat", "үлкендерге"),
        ("дайын", "ADJ", "Number=Plur|Person=1", "дайынбыз"),
        ("және", "CCONJ", "_", "және"),
    ],
)
def test_other_parts_of_speech(lemma: str, pos: str, features: str, expected: str):
    assert form(lemma, pos, features) == expected


def test_capitals_of_the_lemma_survive():
    assert generate("Ақтөбе", "PROPN", {"Case": "Loc"}) == "Ақтөбеде"
    assert generate("Қызылорақ", "PROPN", {"Case": "Nom", "Person[psor]": "3"}) == "Қызылорағы"


def test_variants_put_the_norm_first():
    forms = variants("дауыс", "NOUN", {"Case": "Nom", "Person[psor]": "3"})
    assert forms == ("дауысы", "даусы")


def test_features_are_completed():
    assert generate("қала", "NOUN", {}) == "қала"
    assert generate("қала", "NOUN", {"Number": "Sing", "Case": "Gen"}) == "қаланың"
    assert generate("кел", "VERB", {"Tense": "Past", "Mood": "Ind", "Person": "3", "Number": "Plur"}) == "келді"
    assert generate("өз", "PRON", dict(parse_features("Case=Gen|Number[psor]=Plur,Sing|Person[psor]=3"))) == "өзінің"


@pytest.mark.parametrize(
    ("lemma", "pos", "features"),
    [("қала", "NOUNS", {}), ("қала", "NOUN", {"Case": "Voc"}), ("қала", "NOUN", {"Tense": "Past"}), ("", "NOUN", {})],
)
def test_impossible_requests_say_so(lemma: str, pos: str, features: dict[str, str]):
    with pytest.raises(MorphologyError) as caught:
        generate(lemma, pos, features)
    assert caught.value.message


@pytest.mark.parametrize("text", ["Past|Foo", "Pasta|3", "Poss=9Dual", "Case"])
def test_unknown_tags_are_refused(text: str):
    with pytest.raises(MorphologyError):
        parse_paradigm_features("VERB", text)
