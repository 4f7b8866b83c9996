"""The English room on trees built by hand: what a clause, its verb and its phrases become."""

from __future__ import annotations

import pytest

from mt_toolkit.core.features import features
from mt_toolkit.engines.rules.english import generate
from mt_toolkit.engines.rules.lexicon import Entry
from mt_toolkit.engines.rules.tree import Node, SentenceTree
from mt_toolkit.lang.english.words import english

PAST = {"VerbForm": "Fin", "Tense": "Past", "Mood": "Ind", "Person": "3", "Number": "Sing"}
PRESENT = {**PAST, "Tense": "Pres"}


class Builder:
    """Nodes in source order: every call stands after what was made before it."""

    def __init__(self) -> None:
        self._at = 0

    def __call__(self, lemma: str, pos: str, en: str, relation: str, *children: Node, **values: str) -> Node:
        start, self._at = self._at, self._at + 10
        gov, gram = values.pop("gov", ""), values.pop("gram", "")
        entries = (Entry(lemma, pos, en, "", en_gov=gov, en_gram=gram),) if en else ()
        return Node(
            lemma, start, start + 5, lemma, pos, features(**values), relation, children=list(children), entries=entries
        )


@pytest.fixture
def node() -> Builder:
    return Builder()


def said(root: Node, end: str = ".") -> str:
    return generate(SentenceTree((root,), end), english()).text


def test_subject_verb_object_takes_articles(node: Builder) -> None:
    subject = node("хан", "NOUN", "khan", "nsubj")
    thing = node("қала", "NOUN", "city", "obj", Case="Nom")
    assert said(node("сал", "VERB", "build", "root", subject, thing, **PAST)) == "The khan built a city."


def test_accusative_is_definite_and_plural_agrees(node: Builder) -> None:
    subject = node("хан", "NOUN", "khan", "nsubj", Number="Plur")
    thing = node("қала", "NOUN", "city", "obj", Case="Acc")
    assert said(node("сал", "VERB", "build", "root", subject, thing, **PRESENT)) == "Khans build the city."


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"Polarity": "Neg"}, "The war did not end."),
        ({"Tense": "Fut"}, "The war will end."),
        ({"Question": "Yes"}, "Did the war end."),
        ({"Modality": "Can", "Polarity": "Neg"}, "The war could not end."),
        ({"Aspect": "Prog"}, "The war was ending."),
        ({"Modality": "Must", "Tense": "Pres"}, "The war must end."),
    ],
)
def test_verb_group(node: Builder, values: dict[str, str], expected: str) -> None:
    subject = node("соғыс", "NOUN", "war", "nsubj")
    assert said(node("аяқтал", "VERB", "end", "root", subject, **{**PAST, **values})) == expected


def test_unnamed_agent_makes_a_passive(node: Builder) -> None:
    thing = node("адам", "NOUN", "person", "obj", Case="Acc", Number="Plur")
    place = node("орталық", "NOUN", "centre", "obl", Case="Abl")
    root = node("жібер", "VERB", "send", "root", thing, place, **PAST)
    assert said(root) == "The people were sent from the centre."


def test_chain_of_converbs_shares_the_subject(node: Builder) -> None:
    subject = node("үкімет", "NOUN", "government", "nsubj")
    land = node("жер", "NOUN", "land", "obj", Case="Acc", gram="uncount")
    first = node("ал", "VERB", "take", "advcl", land, VerbForm="Conv", Conv="Seq")
    town = node("қала", "NOUN", "town", "obj", Case="Nom")
    text = said(node("сал", "VERB", "build", "root", subject, first, town, **PAST))
    assert text.count("government") == 1
    assert text == "The government took land and built a town."


def test_conjunct_has_one_conjunction(node: Builder) -> None:
    subject = node("ол", "PRON", "he", "nsubj", Person="3", Number="Sing")
    but = node("бірақ", "CCONJ", "but", "cc")
    second = node("кет", "VERB", "leave", "conj", but, **PAST, Polarity="Neg")
    assert said(node("кел", "VERB", "come", "root", subject, second, **PAST)) == "He came, but did not leave."


def test_passive_participle_follows_its_noun(node: Builder) -> None:
    source = node("Орталық", "NOUN", "centre", "obl", Case="Abl")
    brought = node("әкел", "VERB", "bring", "acl", source, VerbForm="Part", Tense="Past", Voice="Pass")
    workers = node("жұмысшы", "NOUN", "worker", "nsubj", brought, Number="Plur", gram="human")
    assert said(node("кет", "VERB", "leave", "root", workers, **PAST)) == ("The workers brought from the centre left.")


def test_active_participle_becomes_who(node: Builder) -> None:
    book = node("кітап", "NOUN", "book", "obj", Case="Nom")
    wrote = node("жаз", "VERB", "write", "acl", book, VerbForm="Part", Tense="Past")
    person = node("ғалым", "NOUN", "scholar", "nsubj", wrote, gram="human")
    assert said(node("кел", "VERB", "come", "root", person, **PAST)) == "The scholar who wrote a book came."


def test_possessed_existence_is_have_or_with(node: Builder) -> None:
    owner = node("қала", "NOUN", "town", "nmod:poss", Case="Gen")
    theatre = node("театр", "NOUN", "theatre", "nsubj", owner, **{"Person[psor]": "3"})
    have = node("бар", "VERB", "be", "root", theatre, **PRESENT)
    assert said(have) == "The town has a theatre."
    wall = node("қабырға", "NOUN", "wall", "nsubj", Number="Plur")
    walled = node("бар", "VERB", "be", "acl", wall, VerbForm="Part", Tense="Pres")
    town = node("қала", "NOUN", "town", "nsubj", walled)
    assert said(node("құла", "VERB", "fall", "root", town, **PAST)) == "The town with walls fell."


def test_existence_is_there(node: Builder) -> None:
    place = node("дала", "NOUN", "steppe", "obl", Case="Loc")
    thing = node("қала", "NOUN", "town", "nsubj", Number="Plur")
    assert said(node("бар", "VERB", "be", "root", place, thing, **PAST)) == "There were towns in the steppe."


def test_verbal_noun_of_a_transitive_verb(node: Builder) -> None:
    industry = node("өнеркәсіп", "NOUN", "industry", "obj", Case="Acc", gram="uncount")
    deed = node("дамыт", "VERB", "develop", "nsubj", industry, VerbForm="Ger", Case="Nom")
    assert said(node("баста", "VERB", "begin", "root", deed, **PAST)) == "The development of industry began."


def test_impersonal_modality_with_a_clause(node: Builder) -> None:
    subject = node("хан", "NOUN", "khan", "nsubj")
    content = node("кел", "VERB", "come", "ccomp", subject, **PAST)
    root = node(
        "де", "VERB", "say", "root", content, VerbForm="Fin", Tense="Pres", Impers="Yes", Modality="Can", Polarity="Neg"
    )
    assert said(root) == "It cannot be said that the khan came."


def test_quantity_makes_a_plural(node: Builder) -> None:
    various = node("әртүрлі", "ADJ", "various", "amod")
    crime = node("қылмыс", "NOUN", "crime", "nsubj", various)
    assert said(node("өс", "VERB", "increase", "root", crime, **PAST)) == "Various crimes increased."


def test_adjective_beside_a_verb_becomes_an_adverb(node: Builder) -> None:
    subject = node("үрдіс", "NOUN", "process", "nsubj")
    manner = node("толық", "ADJ", "complete", "advmod")
    assert said(node("өзгер", "VERB", "change", "root", subject, manner, **PAST)) == "The process changed completely."


def test_date_before_the_subject_opens_the_sentence(node: Builder) -> None:
    date = node("1930", "NUM", "", "obl", Case="Loc", Date="Decade", Year="1930")
    subject = node("соғыс", "NOUN", "war", "nsubj")
    assert said(node("баста", "VERB", "begin", "root", date, subject, **PAST)) == "In the 1930s, the war began."


def test_unknown_word_is_reported_and_has_no_cyrillic(node: Builder) -> None:
    subject = node("Шыңғұрлау", "PROPN", "", "nsubj")
    subject.guessed = True
    rendered = generate(SentenceTree((node("құла", "VERB", "fall", "root", subject, **PAST),)), english())
    assert [word.surface for word in rendered.unknown] == ["Шыңғұрлау"]
    assert rendered.text.isascii()
    assert rendered.text.endswith(" fell.")


def test_own_thing_takes_the_possessive_of_the_subject(node: Builder) -> None:
    subject = node("олар", "PRON", "they", "nsubj", Person="3", Number="Plur")
    own = node("өз", "DET", "own", "det")
    country = node("ел", "NOUN", "country", "obj", own, Case="Acc", **{"Person[psor]": "3"})
    assert said(node("сүй", "VERB", "love", "root", subject, country, **PRESENT)) == "They love their country."


def test_question_word_comes_first(node: Builder) -> None:
    subject = node("ол", "PRON", "he", "nsubj", Person="3", Number="Sing")
    why = node("неге", "ADV", "why", "advmod", PronType="Int")
    root = node("кел", "VERB", "come", "root", subject, why, **PAST, Polarity="Neg")
    assert said(root, "?") == "Why did he not come?"


def test_adjective_with_an_ablative_compares(node: Builder) -> None:
    subject = node("өзен", "NOUN", "river", "nsubj")
    standard = node("жол", "NOUN", "road", "obl", Case="Abl")
    root = node("ұзын", "ADJ", "long", "root", subject, standard, Tense="Pres")
    assert said(root) == "The river is longer than the road."


def test_quotation_that_stands_first_stays_first(node: Builder) -> None:
    we = node("біз", "PRON", "we", "nsubj", Person="1", Number="Plur")
    content = node("жең", "VERB", "win", "ccomp", we, VerbForm="Fin", Tense="Fut", Person="1", Number="Plur")
    content.quoted = we.quoted = True
    subject = node("хан", "NOUN", "khan", "nsubj")
    assert said(node("де", "VERB", "say", "root", content, subject, **PAST)) == '"We will win," the khan said.'


def test_nominalised_future_is_a_that_clause(node: Builder) -> None:
    subject = node("хан", "NOUN", "khan", "nsubj", gram="human")
    plant = node("зауыт", "NOUN", "plant", "obj", Case="Acc")
    content = node("жап", "VERB", "close", "ccomp", plant, VerbForm="Ger", Aspect="Imp", Case="Acc")
    root = node("айт", "VERB", "say", "root", subject, content, **PAST)
    assert said(root) == "The khan said that he would close the plant."


def test_passive_of_saying_becomes_impersonal(node: Builder) -> None:
    team = node("команда", "NOUN", "team", "nsubj")
    content = node("жең", "VERB", "win", "obl", VerbForm="Ger", Tense="Past", Case="Nom")
    root = node("анықта", "VERB", "determine", "root", team, content, **PAST, Voice="Pass")
    assert said(root) == "It was determined that the team won."


def test_agent_of_a_passive_is_by(node: Builder) -> None:
    issue = node("мәселе", "NOUN", "issue", "nsubj")
    law = node("заң", "NOUN", "law", "obl", Case="Ins")
    assert said(node("ретте", "VERB", "regulate", "root", issue, law, **PAST, Voice="Pass")) == (
        "The issue was regulated by the law."
    )


def test_modifying_name_and_city(node: Builder) -> None:
    name = node("Алматы", "PROPN", "Almaty", "nmod:poss", Case="Nom")
    city = node("қала", "NOUN", "city", "nsubj", name, **{"Person[psor]": "3"})
    assert said(node("өс", "VERB", "grow", "root", city, **PAST)) == "The city of Almaty grew."


def test_negation_is_said_once(node: Builder) -> None:
    subject = node("ол", "PRON", "he", "nsubj", Person="3", Number="Sing")
    never = node("ешқашан", "ADV", "never", "advmod")
    root = node("кел", "VERB", "come", "root", subject, never, **PAST, Polarity="Neg")
    assert said(root) == "He never came."


def test_long_chain_of_nodes_is_rendered(node: Builder) -> None:
    inner = node("бас", "NOUN", "head", "nmod:poss", Case="Gen")
    for _ in range(60):
        inner = node("үй", "NOUN", "house", "nmod:poss", inner, Case="Gen")
    owner = node("есік", "NOUN", "door", "nsubj", inner)
    text = said(node("ашыл", "VERB", "open", "root", owner, **PAST))
    assert text.count("house") == 60
    assert text.endswith(" opened.")
