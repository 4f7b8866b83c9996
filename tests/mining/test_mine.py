"""Mining: candidates in dictionary form, termhood, renderings, and what a glossary knows of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_toolkit.alignment.parallel import Pair
from mt_toolkit.alignment.words.aligner import Options, load_aligner
from mt_toolkit.alignment.words.units import UnitReader
from mt_toolkit.core.terms import Concept, Rendering, Role
from mt_toolkit.mining.candidates import Candidates
from mt_toolkit.mining.mine import Term, mine
from mt_toolkit.mining.report import to_proposals, to_tsv
from mt_toolkit.mining.termhood import nested_counts, termhoods

TEXT = [
    ("Қазақ хандығының аумағы кеңейді.", "The territory of the Kazakh Khanate expanded.",
     "Территория Казахского ханства расширилась."),
    ("Ол Қазақ хандығын басқарды.", "He ruled the Kazakh Khanate.", "Он правил Казахским ханством."),
    ("Кейін Қазақ хандығында реформа жүргізілді.", "Later a reform was carried out in the Kazakh Khanate.",
     "Позднее в Казахском ханстве была проведена реформа."),
    ("Аға сұлтандар салық жинады.", "The senior sultans collected taxes.", "Старшие султаны собирали налоги."),
    ("Аға сұлтанға салық төленді.", "Taxes were paid to the senior sultan.", "Налоги платили старшему султану."),
]  # fmt: skip


def pairs(language: str) -> list[Pair]:
    column = {"en": 1, "ru": 2}[language]
    return [Pair(f"d{number % 2}", number, row[0], row[column]) for number, row in enumerate(TEXT)]


def collected(*sentences: str) -> Candidates:
    reader, found = UnitReader("en"), Candidates()
    for number, sentence in enumerate(sentences):
        units = reader.source(sentence)
        found.add(number, units.tokens, reader.words(sentence, units.tokens))
    return found


def by_kazakh(terms: list[Term]) -> dict[str, Term]:
    return {term.kk: term for term in terms}


def test_forms_of_a_phrase_are_one_candidate_in_dictionary_form() -> None:
    texts = {c.text: c.count for c in collected(*(row[0] for row in TEXT)).found.values()}
    assert texts["Қазақ хандығы"] == 3
    assert texts["аға сұлтан"] == 2
    assert texts["салық"] == 2


def test_phrases_do_not_cross_marks_or_half_a_quotation() -> None:
    texts = {c.text for c in collected("Дулати «Тарих-и Рашиди» еңбегін жазды, хан оқыды.").found.values()}
    assert "Тарих-и Рашиди" in texts
    assert not [text for text in texts if text.startswith("Дулати ") or "еңбегі хан" in text]
    assert "Қазақ газеті" in {c.text for c in collected("Бұл «Қазақ» газетінде шықты.").found.values()}


def test_a_bare_noun_before_a_noun_is_attributive() -> None:
    found = collected("Кеңес қызметкерлері келді. Кеңесте сөйледі.").found
    assert [o.role for o in found["кеңес",].occurrences] == [Role.ATTRIBUTIVE, Role.HEAD]


def test_verbal_nouns_are_candidates_and_reasons_are_not() -> None:
    texts = {c.text for c in collected("Ұжымдастыру басталды. Келіспегендіктен кетті.").found.values()}
    assert "ұжымдастыру" in texts
    assert not [text for text in texts if "гендік" in text]


def test_what_stands_only_inside_a_longer_term_counts_for_little() -> None:
    found = collected(*(row[0] for row in TEXT)).found
    alone = nested_counts(found.values())
    assert alone["қазақ",] == 0
    assert alone["қазақ", "хандық+3"] == 3
    scores = termhoods(found, 20)
    assert scores["қазақ", "хандық+3"] > scores["қазақ",]


@pytest.mark.parametrize(("language", "khanate", "sultan"), [
    ("en", "Kazakh Khanate", "senior sultan"), ("ru", "Казахское ханство", "старший султан"),
])  # fmt: skip
def test_renderings_come_in_dictionary_form(language: str, khanate: str, sultan: str) -> None:
    aligner = load_aligner("lexicon", Options(language))
    terms = by_kazakh(mine(pairs(language), language=language, aligner=aligner))
    first = terms["Қазақ хандығы"].renderings[0]
    assert (first.text, first.total) == (khanate, 3)
    assert terms["Қазақ хандығы"].documents == 2
    assert terms["аға сұлтан"].renderings[0].text == sultan
    assert terms["аға сұлтан"].consistency == 1.0


def test_a_text_alone_has_terms_without_renderings() -> None:
    terms = by_kazakh(mine(pairs("en")))
    assert terms["Қазақ хандығы"].renderings == ()
    assert set(terms) == {"Қазақ хандығы", "Қазақ", "хандық", "аға сұлтан", "сұлтан", "салық", "аға"}


def test_the_glossary_says_what_is_known_and_the_domain_of_the_rest() -> None:
    concept = Concept("tax", "mine", ("салық",), (("en", Rendering(("tax",))),), "NOUN", "economy")
    head = Concept("sultan", "mine", ("қазақ сұлтан",), (("en", Rendering(("x",))),), "NOUN", "titles")
    terms = by_kazakh(mine(pairs("en"), concepts=[concept, head]))
    assert (terms["салық"].known, terms["салық"].domain) == (("tax",), "economy")
    assert (terms["аға сұлтан"].known, terms["аға сұлтан"].domain) == ((), "titles")
    without = mine(pairs("en"))
    assert [term.score for term in without] == [term.score for term in mine(pairs("en"), concepts=[concept])]


def test_min_count_leaves_out() -> None:
    assert {term.kk for term in mine(pairs("en"), min_count=3)} == {"Қазақ хандығы", "Қазақ", "хандық"}


def test_proposals_are_a_glossary_of_proposed_rows(tmp_path) -> None:
    from mt_toolkit.glossary.store import load_glossary

    text = pairs("ru")
    terms = mine(text, language="ru", aligner=load_aligner("lexicon", Options("ru")))
    path = tmp_path / "proposed.tsv"
    path.write_text(to_proposals(terms, text, language="ru", aligner="lexicon"), encoding="utf-8")
    concepts = {concept.kk[0]: concept for concept in load_glossary(str(path)).concepts}
    khanate = concepts["Қазақ хандығы"]
    assert khanate.status == "proposed"
    assert khanate.renderings[0][1].terms == ("Казахское ханство",)
    assert dict(khanate.extra)["count"] == "3"
    assert khanate.source == "mined from d0, d1"
    assert "3 of 3" in khanate.note


def test_the_table_has_a_row_a_term() -> None:
    text = pairs("en")
    terms = mine(text, language="en", aligner=load_aligner("lexicon", Options("en")))
    rows = [line.split("\t") for line in to_tsv(terms, text).splitlines()]
    assert len(rows) == len(terms) + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert "Kazakh Khanate (3)" in next(row for row in rows if row[0] == "Қазақ хандығы")[8]


def test_nothing_gives_nothing() -> None:
    assert mine([]) == []
    assert mine([Pair("d", 1, "", "")], language="en", aligner=load_aligner("lexicon", Options("en"))) == []


@given(st.lists(st.text(alphabet="Аабғқңөұіхн «»-.,’12", max_size=40), max_size=6))
def test_any_text_is_mined_and_every_candidate_stands_where_it_says(sentences: list[str]) -> None:
    reader, found = UnitReader("en"), Candidates()
    tokens = []
    for number, sentence in enumerate(sentences):
        units = reader.source(sentence)
        tokens.append(units.tokens)
        found.add(number, units.tokens, reader.words(sentence, units.tokens))
    for candidate in found.found.values():
        assert candidate.count == len(candidate.occurrences) > 0
        assert candidate.text.strip()
        for place in candidate.occurrences:
            words = [tokens[place.sentence][home].text for home in place.homes]
            assert " ".join(words) == place.surface
            assert len(words) == len(candidate.key)
    mine([Pair("d", number, text, "x") for number, text in enumerate(sentences)], min_count=1)
