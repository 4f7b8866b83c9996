"""Matching in inflected Kazakh: forms, phrases, roles, lookalikes, precedence, offsets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mt_toolkit.core.features import features
from mt_toolkit.core.terms import Level, Role
from mt_toolkit.lang.kazakh.generator import generate

MINE = (
    "id\tkk\ten\tru\tpos\ten_attr\tru_attr\tkk_derived\tstatus\tcase_sensitive\n"
    "policy\tиндустрияландыру саясаты\tpolicy of industrialisation\tполитика индустриализации\tNOUN\n"
    "economy\tхалық шаруашылығы\tnational economy\tнародное хозяйство\tNOUN\n"
    "soviet\tкеңес\tsoviet\tсовет\tNOUN\tSoviet\tсоветский\tкеңестік\n"
    "soviet-government\tкеңес үкіметі\tSoviet government\tсоветское правительство\tNOUN\n"
    "migration\tкөші-қон | көші-қоным\tmigration\tмиграция\tNOUN\tmigration\tмиграционный\n"
    "zhuz\tжүз\tzhuz\tжуз\tNOUN\n"
    "bi\tби\tbi\tбий\tNOUN\n"
    "khan\tхан\tkhan\tхан\tNOUN\tkhan\tханский\n"
    "ussr\tКСРО\tUSSR\tСССР\tPROPN\n"
    "alash\t«Алаш» партиясы | Алаш партиясы\tAlash party\tпартия «Алаш»\tPROPN\n"
    "settle\tотырықшыландыру\tsedentarisation\tседентаризация\tNOUN\n"
    "old\tлиберал\tliberal\tлиберал\tNOUN\t\t\t\tdeprecated\n"
    "land-suit\tжер дауы\tland dispute\tземельный спор\tNOUN\n"
    "capital\tастана\tcapital\tстолица\tNOUN\t\t\t\t\tyes\n"
)


@pytest.fixture(scope="module")
def matcher(make_matcher):
    return make_matcher(MINE)


def found(matcher, text: str) -> list[tuple[str, str]]:
    return [(match.concept.id, match.surface) for match in matcher.winners(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Олар индустрияландыру саясатын жүргізді.", [("policy", "индустрияландыру саясатын")]),
        ("Халық шаруашылығының саласы.", [("economy", "Халық шаруашылығының")]),
        ("кеңес үкіметінің шешімі", [("soviet-government", "кеңес үкіметінің")]),
        ("көші-қонымның нәтижесі", [("migration", "көші-қонымның")]),
        ("көші-қон саясаты", [("migration", "көші-қон")]),
        ("Ұлы жүздің жері", [("zhuz", "жүздің")]),
        ("билердің сөзі", [("bi", "билердің")]),
        ("КСРО-ның құрамында", [("ussr", "КСРО-ның")]),
        ("«Алаш» партиясының мүшелері", [("alash", "«Алаш» партиясының")]),
        ("Алаш партиясына кірді", [("alash", "Алаш партиясына")]),
        ("ХАЛЫҚ ШАРУАШЫЛЫҒЫ ДАМЫДЫ", [("economy", "ХАЛЫҚ ШАРУАШЫЛЫҒЫ")]),
        ("отырықшыландырудың қарқыны", [("settle", "отырықшыландырудың")]),
        ("кеңестік дәуір", [("soviet", "кеңестік")]),
        ("жер дауында жеңді", [("land-suit", "жер дауында")]),
    ],
)
def test_inflected_terms_are_found(matcher, text, expected) -> None:
    assert found(matcher, text) == expected


@pytest.mark.parametrize(
    "text",
    ["Бидай өсті.", "Олар суда жүзуді үйренді.", "Үш жүз адам келді.", "Ханым келді.", "ксро", "Астана көркейді."],
)
def test_lookalikes_are_not(matcher, text) -> None:
    assert found(matcher, text) == []


def test_case_sensitive_terms_follow_their_capitals(matcher) -> None:
    assert found(matcher, "Елдің астанасы көшті.") == [("capital", "астанасы")]


def test_my_khan_is_told_from_a_lady(matcher) -> None:
    assert found(matcher, "Біздің ханымыз келді.") == [("khan", "ханымыз")]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("кеңес қызметкерлері", Role.ATTRIBUTIVE),
        ("кеңестік жүйе", Role.ATTRIBUTIVE),
        ("кеңестің қызметкерлері", Role.HEAD),
        ("кеңестер сайланды", Role.HEAD),
        ("партия, кеңес қызметкерлері", Role.ATTRIBUTIVE),
        ("кеңес мен одақ қызметкерлері", Role.ATTRIBUTIVE),
        ("ол кеңесті таратты", Role.HEAD),
    ],
)
def test_roles(matcher, text, role) -> None:
    matches = [match for match in matcher.winners(text) if match.concept.id == "soviet"]
    assert [match.role for match in matches] == [role]


def test_the_longest_wins_and_the_losers_are_named(matcher) -> None:
    matches = matcher.match("кеңес үкіметі құлады")
    assert matches[0].concept.id == "soviet-government"
    assert [(match.concept.id, match.nested_in) for match in matches[1:]] == [("soviet", (0, 13))]


def test_of_equal_spans_the_later_glossary_wins(make_matcher) -> None:
    matcher = make_matcher("kk\ten\nхан\tking\n", "kk\ten\nхан\tkhan\n")
    assert [match.concept.glossary for match in matcher.winners("хан келді")] == ["g1"]


def test_deprecated_terms_are_shown_only(matcher) -> None:
    assert [match.level for match in matcher.winners("Либералдар жеңілді.")] == [Level.SUGGEST]


def test_a_users_own_stem_inflects_like_a_built_in_one(make_matcher) -> None:
    matcher = make_matcher("kk\ten\nқырмызбек\tqyrmyzbek\n")
    for form in ("қырмызбектің", "қырмызбектерімізден", "қырмызбекке"):
        assert found(matcher, f"Ол {form} келді.") == [(matcher.winners(form)[0].concept.id, form)]


def test_punctuation_parts_a_phrase(matcher) -> None:
    assert found(matcher, "халық, шаруашылығы") == []


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["жүз", "би", "хан", "кеңес"]),
    st.sampled_from(["Nom", "Gen", "Dat", "Acc", "Loc", "Abl", "Ins"]),
    st.sampled_from(["", "Plur"]),
    st.sampled_from(["", "3"]),
)
def test_every_generated_form_is_found_with_exact_offsets(matcher, lemma, case, number, possessor) -> None:
    values = {"Case": case} | ({"Number": number} if number else {})
    if possessor:
        values |= {"Person[psor]": "3", "Number[psor]": "Plur,Sing"}
    form = generate(lemma, "NOUN", features(values))
    text = f"Сол кезде {form} туралы айтылды."
    matches = matcher.match(text)
    if lemma == "жүз" and case == "Nom" and not number and not possessor:
        return  # bare жүз is first of all the number
    assert [text[match.start : match.end] for match in matches] == [form]


@pytest.mark.parametrize("letter", [*"аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя", "кт", "сс", "ип"])
def test_a_term_that_ends_in_a_letter_or_two_is_no_failure(make_matcher, letter) -> None:
    matcher = make_matcher(f"kk\ten\nдәрумен {letter}\tvitamin\n{letter}\tletter\n")
    assert matcher.winners(f"Ол дәрумен {letter} ішті.")[0].concept.renderings[0][1].terms == ("vitamin",)


HOMOGRAPHS = (
    "id\tkk\tpos\ten\n"
    "kingdom\tпатшалық\tNOUN\tkingdom\n"
    "royal\tпатшалық\tADJ\troyal\n"
    "resettlement\tқоныс аудару\tNOUN\tresettlement\n"
    "settlement\tқоныс\tNOUN\tsettlement\n"
    "election\tсайлау\tNOUN\telection\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Патшалық құлады.", [("kingdom", "head", "force")]),
        ("Патшалықты басқарды.", [("kingdom", "head", "force")]),
        ("Патшалық билік құлады.", [("royal", "attributive", "force")]),
        ("Патшалық құрамы өзгерді.", [("kingdom", "attributive", "force")]),
    ],
)
def test_of_a_noun_and_an_adjective_the_place_decides(make_matcher, text, expected) -> None:
    found = make_matcher(HOMOGRAPHS).winners(text)
    assert [(match.concept.id, str(match.role), str(match.level)) for match in found] == expected


def test_the_verb_of_a_term_is_shown_and_keeps_its_words_from_other_terms(make_matcher) -> None:
    matcher = make_matcher(HOMOGRAPHS)
    (match,) = matcher.winners("Халық оңтүстікке қоныс аударды.")
    assert (match.concept.id, str(match.level), match.surface) == ("resettlement", "suggest", "қоныс аударды")
    (noun,) = matcher.winners("Халықтың қоныс аударуы басталды.")
    assert (noun.concept.id, str(noun.level)) == ("resettlement", "force")
    (bare,) = matcher.winners("Жаңа қоныс салынды.")
    assert (bare.concept.id, str(bare.level)) == ("settlement", "force")


def test_a_participle_is_no_verbal_noun(make_matcher) -> None:
    matcher = make_matcher(HOMOGRAPHS)
    assert matcher.winners("Депутатты сайлайтын халық көп.") == []
    assert [match.concept.id for match in matcher.winners("Сайлауды халық өткізді.")] == ["election"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Онымен елшілік байланыс орнатылды.", "attributive"),
        ("Кеше елшілік қалаға кірді.", "head"),
        ("Елшілік сыйлық әкелді.", "head"),
    ],
)
def test_a_noun_in_lyq_before_a_noun_is_its_adjective(make_matcher, text, role) -> None:
    matcher = make_matcher("id\tkk\tpos\ten\ten_attr\nembassy\tелшілік\tNOUN\tembassy\tdiplomatic\n")
    (match,) = matcher.winners(text)
    assert str(match.role) == role
