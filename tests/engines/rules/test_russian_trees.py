"""The Russian room on trees built by hand: cases, agreement, aspect, numerals and clauses."""

from __future__ import annotations

import pytest

from mt_toolkit.core.features import features
from mt_toolkit.core.terms import Role, TargetTerm, TermRequirement
from mt_toolkit.engines.rules.lexicon import Entry
from mt_toolkit.engines.rules.russian import generate
from mt_toolkit.engines.rules.russian.words import counted, date_text, euphony, ordinal_ending
from mt_toolkit.engines.rules.tree import Node, SentenceTree
from mt_toolkit.lang.russian.words import russian

PAST = {"VerbForm": "Fin", "Tense": "Past", "Mood": "Ind", "Person": "3", "Number": "Sing"}
PRESENT = {**PAST, "Tense": "Pres"}


class Builder:
    """Nodes in source order: every call stands after what was made before it."""

    def __init__(self) -> None:
        self._at = 0

    def __call__(self, lemma: str, pos: str, ru: str, relation: str, *children: Node, **values: str) -> Node:
        start, self._at = self._at, self._at + 10
        gov, gram, attr = values.pop("gov", ""), values.pop("gram", ""), values.pop("attr", "")
        entries = (Entry(lemma, pos, "", ru, ru_attr=attr, ru_gov=gov, ru_gram=gram),) if ru else ()
        return Node(
            lemma, start, start + 5, lemma, pos, features(**values), relation, children=list(children), entries=entries
        )


@pytest.fixture
def node() -> Builder:
    return Builder()


def said(root: Node, end: str = ".") -> str:
    return generate(SentenceTree((root,), end), russian()).text


def test_past_agrees_in_gender_and_object_is_accusative(node: Builder) -> None:
    subject = node("үкімет", "NOUN", "правительство", "nsubj")
    thing = node("қала", "NOUN", "столица", "obj", Case="Acc")
    root = node("сал", "VERB", "строить/построить", "root", subject, thing, **PAST)
    assert said(root) == "Правительство построило столицу."


def test_animate_plural_object_has_the_genitive(node: Builder) -> None:
    subject = node("хан", "NOUN", "хан", "nsubj", gram="anim")
    people = node("жұмысшы", "NOUN", "рабочий", "obj", Case="Acc", Number="Plur", gram="anim")
    assert said(node("жібер", "VERB", "отправлять/отправить", "root", subject, people, **PAST)) == (
        "Хан отправил рабочих."
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"Aspect": "Hab"}, "Война менялась."),
        ({"Tense": "Pres"}, "Война меняется."),
        ({"Tense": "Fut"}, "Война изменится."),
        ({"Polarity": "Neg", "Tense": "Pres"}, "Война не меняется."),
        ({"Modality": "Can", "Tense": "Pres"}, "Война может измениться."),
        ({"Modality": "Must", "Tense": "Past"}, "Война должна была измениться."),
    ],
)
def test_aspect_tense_and_modality(node: Builder, values: dict[str, str], expected: str) -> None:
    subject = node("соғыс", "NOUN", "война", "nsubj")
    root = node("өзгер", "VERB", "меняться/измениться", "root", subject, **{**PAST, **values})
    assert said(root) == expected


def test_completed_passive_is_a_short_participle(node: Builder) -> None:
    subject = node("ханым", "NOUN", "политика", "nsubj")
    root = node("сотта", "VERB", "осуждать/осудить", "root", subject, **PAST, Voice="Pass")
    assert said(root) == "Политика была осуждена."


def test_verb_governs_its_case(node: Builder) -> None:
    subject = node("хан", "NOUN", "хан", "nsubj", gram="anim")
    thing = node("ел", "NOUN", "страна", "obj", Case="Acc")
    root = node("басқар", "VERB", "управлять", "root", subject, thing, gov="Acc:Ins", **PRESENT)
    assert said(root) == "Хан управляет страной."


def test_izafet_is_a_genitive_chain_and_bare_modifier_an_adjective(node: Builder) -> None:
    region = node("өлке", "NOUN", "край", "nmod:poss", Case="Gen")
    town = node("қала", "NOUN", "город", "nmod:poss", attr="городской")
    people = node("халық", "NOUN", "население", "nsubj", region, town)
    assert said(node("өс", "VERB", "расти/вырасти", "root", people, **PAST)) == "Городское население края выросло."


def test_passive_participle_follows_its_noun_between_commas(node: Builder) -> None:
    source = node("орталық", "NOUN", "центр", "obl", Case="Abl")
    sent = node("жібер", "VERB", "отправлять/отправить", "acl", source, VerbForm="Part", Tense="Past", Voice="Pass")
    people = node("жұмысшы", "NOUN", "рабочий", "nsubj", sent, Number="Plur", gram="anim")
    assert said(node("кет", "VERB", "уходить/уйти", "root", people, **PAST)) == (
        "Рабочие, отправленные из центра, ушли."
    )


def test_participle_alone_precedes_its_noun(node: Builder) -> None:
    sent = node("жібер", "VERB", "отправлять/отправить", "acl", VerbForm="Part", Tense="Past", Voice="Pass")
    people = node("жұмысшы", "NOUN", "рабочий", "nsubj", sent, Number="Plur", gram="anim")
    assert said(node("кет", "VERB", "уходить/уйти", "root", people, **PAST)) == "Отправленные рабочие ушли."


def test_conditional_clause_stands_before_a_comma(node: Builder) -> None:
    war = node("соғыс", "NOUN", "война", "nsubj")
    condition = node("баста", "VERB", "начинаться/начаться", "advcl", war, VerbForm="Conv", Conv="Cond")
    subject = node("халық", "NOUN", "народ", "nsubj")
    text = said(node("кет", "VERB", "уходить/уйти", "root", condition, subject, **{**PAST, "Tense": "Fut"}))
    assert text.startswith("Если война нач")
    assert text.endswith(", народ уйдёт.")


def test_chain_of_converbs_shares_the_subject(node: Builder) -> None:
    subject = node("үкімет", "NOUN", "правительство", "nsubj")
    land = node("жер", "NOUN", "земля", "obj", Case="Acc")
    first = node("ал", "VERB", "брать/взять", "advcl", land, VerbForm="Conv", Conv="Seq")
    town = node("қала", "NOUN", "город", "obj", Case="Nom")
    root = node("сал", "VERB", "строить/построить", "root", subject, first, town, **PAST)
    assert said(root) == "Правительство взяло землю и построило город."


def test_direct_speech_stands_between_marks_and_its_verb_before_the_speaker(node: Builder) -> None:
    speaker = node("мен", "PRON", "я", "nsubj", Person="1", Number="Sing")
    speech = node("кел", "VERB", "приходить/прийти", "ccomp", speaker, **{**PAST, "Person": "1"})
    speech.quoted, speech.marker = True, "деп"
    he = node("ол", "PRON", "он", "nsubj", Person="3", Number="Sing")
    assert said(node("айт", "VERB", "говорить/сказать", "root", speech, he, **PAST)) == "«Я пришёл», — сказал он."


def test_quoted_name_stays_in_the_nominative_after_its_noun(node: Builder) -> None:
    subject = node("хан", "NOUN", "хан", "nsubj", gram="anim")
    name = node("Арман", "PROPN", "Арман", "nmod:poss")
    name.quoted = True
    club = node("клуб", "NOUN", "клуб", "obl", name, Case="Loc")
    assert said(node("ойна", "VERB", "играть/сыграть", "root", subject, club, **PAST)) == "Хан сыграл в клубе «Арман»."


def test_thing_had_is_with(node: Builder) -> None:
    walls = node("қабырға", "NOUN", "стена", "nsubj", Number="Plur")
    having = node("бар", "VERB", "быть", "acl", walls, VerbForm="Part", Tense="Pres")
    town = node("қала", "NOUN", "город", "nsubj", having)
    assert said(node("құла", "VERB", "падать/упасть", "root", town, **PAST)) == "Город со стенами упал."


def test_one_of_several_agrees_with_them(node: Builder) -> None:
    cities = node("қала", "NOUN", "столица", "nmod:poss", Case="Gen", Number="Plur")
    one = node("бір", "NUM", "один", "nsubj", cities, NumType="Card")
    text = said(node("өс", "VERB", "расти/вырасти", "root", one, **PAST))
    assert text.startswith("Одна из столиц")


def test_unsaid_addressee_is_plural(node: Builder) -> None:
    root = node("кел", "VERB", "приходить/прийти", "root", **{**PAST, "Person": "2"})
    assert said(root, "?") == "Вы пришли?"


def test_weekday_is_when(node: Builder) -> None:
    day = node("сейсенбі", "NOUN", "вторник", "obl", Case="Loc")
    subject = node("хан", "NOUN", "хан", "nsubj", gram="anim")
    assert said(node("кел", "VERB", "приходить/прийти", "root", day, subject, **PAST)) == "Во вторник хан пришёл."


def test_absence_takes_the_genitive(node: Builder) -> None:
    thing = node("қала", "NOUN", "город", "nsubj")
    assert said(node("бар", "VERB", "есть", "root", thing, **PRESENT, Polarity="Neg")) == "Нет города."


def test_postposition_gives_its_case(node: Builder) -> None:
    after = node("кейін", "ADP", "после", "case", gram="Gen")
    war = node("соғыс", "NOUN", "война", "obl", after, Case="Abl")
    subject = node("халық", "NOUN", "народ", "nsubj")
    assert said(node("кет", "VERB", "уходить/уйти", "root", war, subject, **PAST)) in {
        "После войны народ ушёл.",
        "Народ ушёл после войны.",
    }


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [("1", "1 регион"), ("2", "2 региона"), ("5", "5 регионов"), ("11", "11 регионов"), ("21", "21 регион")],
)
def test_numeral_governs_its_noun(node: Builder, lemma: str, expected: str) -> None:
    number = node(lemma, "NUM", "", "nummod", NumType="Card")
    region = node("аймақ", "NOUN", "регион", "obj", number, Case="Acc")
    subject = node("хан", "NOUN", "хан", "nsubj", gram="anim")
    assert said(node("ал", "VERB", "брать/взять", "root", subject, region, **PAST)) == f"Хан взял {expected}."


def test_counted_reads_the_last_digits() -> None:
    assert counted(Node("112", 0, 3, "112", "NUM")) == ("Gen", "Plur")
    assert counted(Node("1,8", 0, 3, "1,8", "NUM", features(Scale="миллион"))) == ("Gen", "Plur")
    assert counted(Node("үш", 0, 2, "үш", "NUM")) == ("Gen", "Sing")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"Date": "Years", "Year": "1928-1939"}, "в 1928–1939 гг."),
        ({"Date": "Decade", "Year": "1930"}, "в 1930-е годы"),
        ({"Date": "Century", "Century": "20"}, "в XX веке"),
        ({"Date": "Day", "Day": "12", "Month": "4", "Year": "1961"}, "12 апреля 1961 г."),
        ({"Date": "Month", "Month": "5", "Year": "1920"}, "в мае 1920 г."),
    ],
)
def test_dates(values: dict[str, str], expected: str) -> None:
    assert date_text(Node("", 0, 1, "", "NUM", features(values))) == expected


@pytest.mark.parametrize(
    ("values", "ending"),
    [
        ({"Case": "Nom", "Number": "Sing", "Gender": "Masc"}, "й"),
        ({"Case": "Loc", "Number": "Sing", "Gender": "Masc"}, "м"),
        ({"Case": "Loc", "Number": "Sing", "Gender": "Fem"}, "й"),
        ({"Case": "Acc", "Number": "Sing", "Gender": "Fem"}, "ю"),
        ({"Case": "Acc", "Number": "Sing", "Gender": "Masc", "Animacy": "Anim"}, "го"),
        ({"Case": "Gen", "Number": "Plur"}, "х"),
    ],
)
def test_ordinals_in_digits_decline(values: dict[str, str], ending: str) -> None:
    assert ordinal_ending(features(values)) == ending


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("в Франции", "во Франции"),
        ("с всеми", "со всеми"),
        ("к мне", "ко мне"),
        ("о отрасли", "об отрасли"),
        ("в городе с селом", "в городе с селом"),
    ],
)
def test_prepositions_have_fuller_forms(text: str, expected: str) -> None:
    assert euphony(text) == expected


def _required(*cells: tuple[str, str, str]) -> TermRequirement:
    forms = tuple((features(Case=case, Number=number), (text,)) for case, number, text in cells)
    target = TargetTerm(cells[0][2], Role.HEAD, forms)
    return TermRequirement("c1", 0, 5, "жүз", Role.HEAD, features(), "NOUN", (target,))


def test_required_term_takes_the_cell_of_its_slot(node: Builder) -> None:
    term = node("жүз", "NOUN", "", "obj", Case="Acc")
    term.requirement = _required(("Nom", "Sing", "жуз"), ("Gen", "Sing", "жуза"), ("Ins", "Sing", "жузом"))
    subject = node("хан", "NOUN", "хан", "nsubj", gram="anim")
    root = node("басқар", "VERB", "управлять", "root", subject, term, gov="Acc:Ins", **PRESENT)
    assert said(root) == "Хан управляет жузом."


def test_unknown_word_is_reported(node: Builder) -> None:
    subject = node("Шыңғұрлау", "PROPN", "", "nsubj")
    subject.guessed = True
    rendered = generate(SentenceTree((node("құла", "VERB", "падать/упасть", "root", subject, **PAST),)), russian())
    assert [word.surface for word in rendered.unknown] == ["Шыңғұрлау"]
    assert not set(rendered.text.lower()) & set("әғқңөұүһі")
