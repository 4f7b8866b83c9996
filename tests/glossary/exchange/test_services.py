"""The lists and tables of translation services and OmegaT, and TMX of strangers."""

from __future__ import annotations

import io
import time

import pytest

from mt_toolkit.core.terms import Concept, Rendering
from mt_toolkit.errors import GlossaryError, UserInputError
from mt_toolkit.glossary.exchange.formats import format_named, read_glossary
from mt_toolkit.glossary.exchange.inflected import forms_of
from mt_toolkit.glossary.exchange.model import Request
from mt_toolkit.glossary.rows import cells_of
from mt_toolkit.lang.kazakh.analyzer import Analyzer

ENGLISH, RUSSIAN = Request(("en",)), Request(("ru",))


def written(name: str, concepts: list[Concept], request: Request) -> str:
    stream = io.BytesIO()
    format_named(name).write(concepts, stream, request)
    return stream.getvalue().decode()


def concept(kk: str, en: str = "", ru: str = "", **fields) -> Concept:
    both = (("en", en), ("ru", ru))
    renderings = tuple((code, Rendering(tuple(text.split(" | ")))) for code, text in both if text)
    return Concept(id=kk, glossary="g", kk=tuple(kk.split(" | ")), renderings=renderings, **fields)


def found(path, name: str = "", request: Request = Request()) -> list[tuple[str, str, str]]:  # noqa: B008
    concepts = read_glossary(path, name, request).concepts
    return [(cells["kk"], cells["en"], cells["ru"]) for cells in map(cells_of, concepts)]


def test_a_pair_is_a_line_for_every_spelling() -> None:
    concepts = [concept("хан | қаған", "khan | ruler", "хан"), concept("би", "bi, a judge", "бий")]
    assert written("deepl-tsv", concepts, ENGLISH) == "хан\tkhan\nқаған\tkhan\nби\tbi, a judge\n"
    assert written("google-csv", concepts, ENGLISH) == 'хан,khan\r\nқаған,khan\r\nби,"bi, a judge"\r\n'
    assert written("omegat", concepts, ENGLISH).splitlines()[:2] == ["хан\tkhan\t", "хан\truler\t"]


def test_no_source_stands_twice() -> None:
    concepts = [concept("жүз", "zhuz"), concept("жүз | сан", "hundred")]
    assert written("deepl-tsv", concepts, ENGLISH) == "жүз\tzhuz\nсан\thundred\n"
    assert written("amazon-csv", concepts, ENGLISH) == "kk,en\r\nжүз,zhuz\r\nсан,hundred\r\n"


def test_a_file_holds_one_pair() -> None:
    with pytest.raises(UserInputError, match="one pair") as caught:
        written("deepl-tsv", [concept("хан", "khan", "хан")], Request())
    assert caught.value.hint == "--languages kk,en or --languages kk,ru"
    assert written("deepl-tsv", [concept("хан", "khan")], Request()) == "хан\tkhan\n"


def test_what_a_service_would_refuse_is_not_written() -> None:
    with pytest.raises(UserInputError, match="1,024 are taken"):
        written("deepl-csv", [concept("ә" * 513, "a")], ENGLISH)
    many = [concept(f"ұғым{number}", "x" * 900) for number in range(12_000)]
    with pytest.raises(UserInputError, match="10,485,760"):
        written("deepl-csv", many, ENGLISH)
    with pytest.raises(UserInputError, match="10,485,760"):
        written("amazon-tsv", many, ENGLISH)


@pytest.mark.parametrize("name", ["deepl-csv", "deepl-tsv", "google-csv", "google-tsv", "omegat"])
def test_the_target_language_is_told_by_its_script_or_by_the_user(write, name) -> None:
    separator = "," if name.endswith("csv") else "\t"
    english, russian = f"жүз{separator}zhuz\nби{separator}bi\n", f"жүз{separator}жуз\nби{separator}бий\n"
    assert found(write("a", english), name) == [("жүз", "zhuz", ""), ("би", "bi", "")]
    assert found(write("a", russian), name) == [("жүз", "", "жуз"), ("би", "", "бий")]
    with pytest.raises(GlossaryError, match="English terms are in Cyrillic"):
        found(write("a", russian), name, ENGLISH)
    with pytest.raises(GlossaryError, match="swapped"):
        found(write("a", f"zhuz{separator}жүз\nbi{separator}құн\n"), name)


def test_semicolons_of_a_spreadsheet_are_read_in_any_list(write) -> None:
    assert found(write("a", 'хан;"khan; ruler"\n'), "deepl-csv") == [("хан", "khan; ruler", "")]
    assert found(write("a", "sep=;\nkk;en\nхан;khan\n"), "amazon-csv") == [("хан", "khan", "")]


def test_languages_named_in_a_list_are_believed(write) -> None:
    assert found(write("a", "хан,khan,kk,en-GB\n"), "deepl-csv") == [("хан", "khan", "")]
    assert found(write("a", "kk,en\nхан,khan\n"), "deepl-csv") == [("хан", "khan", "")]
    with pytest.raises(GlossaryError, match="de to en, not Kazakh to English") as caught:
        found(write("a", "Khan,khan,de,en\n"), "deepl-csv")
    assert caught.value.problems[0].line == 1


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("deepl-tsv", "хан\tkhan\nби\n", 2),
        ("deepl-tsv", "хан\tkhan\tthird\n", 1),
        ("deepl-csv", "хан,khan,third\n", 1),
        ("omegat", "# remark\nхан\tkhan\tnote\tfourth\n", 2),
    ],
)
def test_lines_of_the_wrong_width_are_named(write, name, text, line) -> None:
    with pytest.raises(GlossaryError, match="cells") as caught:
        found(write("a", text), name)
    assert caught.value.problems[0].line == line


def test_omegat_comments_notes_and_repeated_sources(write) -> None:
    text = "\ufeff# глоссарий\nхан\tkhan\truler\nхан\truler\nби\tbi\tjudge\n\nхан\tkhan\ttitle\n"
    concepts = read_glossary(write("project.utf8", text)).concepts
    assert [(item.kk, item.rendering("en").terms, item.note) for item in concepts] == [
        (("хан",), ("khan", "ruler"), "ruler; title"),
        (("би",), ("bi",), "judge"),
    ]


def test_term_sets_of_google(write) -> None:
    text = "de,kk,en,pos,description\nKhan,хан,khan,Noun,ruler\n,би,bi,,\nx,,y,,\n"
    reading = read_glossary(write("sets.csv", text), "google-sets")
    assert [(item.kk[0], item.pos, item.note) for item in reading.concepts] == [
        ("хан", "NOUN", "ruler"),
        ("би", "", ""),
    ]
    assert reading.remarks == ("terms in other languages: de 2", "entries without a Kazakh term: 1")
    concepts = [concept("хан", "khan", "хан", pos="PROPN", note="a, b")]
    assert written("google-sets", concepts, Request()) == (
        'kk,en,ru,pos,description\r\nхан,khan,хан,proper noun,"a, b"\r\n'
    )


def test_every_entry_without_kazakh_is_counted(write) -> None:
    reading = read_glossary(write("a.utf8", "хан\tkhan\n\tx\n\ty\nби\t\n"))
    assert reading.remarks == (
        "entries without a Kazakh term: 2",
        "entries without a rendering in English and Russian: 1",
    )


def test_a_source_repeated_without_end_takes_no_time(write) -> None:
    started = time.perf_counter()
    text = "".join(f"хан\tkhan{number}\n" for number in range(50_000))
    assert len(read_glossary(write("a.utf8", text)).concepts[0].rendering("en").terms) == 50_000
    assert time.perf_counter() - started < 5


def test_the_header_of_amazon_has_only_languages_that_are_there() -> None:
    assert written("amazon-tsv", [concept("хан", ru="хан")], Request()) == "kk\tru\r\nхан\tхан\r\n"


def test_what_must_not_be_forced_is_left_to_those_that_only_show(full, through) -> None:
    for name in ("deepl-tsv", "google-csv", "google-sets", "amazon-csv", "amazon-tmx"):
        assert format_named(name).leaves_out == {"deprecated", "suggest"}
    assert format_named("omegat").leaves_out == frozenset()


def test_inflected_forms_are_written_out() -> None:
    concepts = [concept("хан", "khan", pos="NOUN"), concept("халық шаруашылығы", "economy", pos="NOUN")]
    lines = written("amazon-csv", concepts, Request(("en",), inflected=True)).splitlines()
    forms = dict(line.split(",") for line in lines[1:])
    assert {forms[form] for form in ("хан", "ханның", "хандарға", "ханымен", "Ханнан")} == {"khan"}
    assert {forms[form] for form in ("халық шаруашылығының", "Халық шаруашылығын")} == {"economy"}
    assert len(forms) == len(lines) - 1


def test_a_dictionary_form_is_not_taken_by_a_form_of_another() -> None:
    concepts = [concept("хан", "khan", pos="NOUN"), concept("ханға", "to the khan", pos="ADV")]
    text = written("amazon-csv", concepts, Request(("en",), inflected=True))
    assert "ханға,to the khan" in text
    assert "ханға,khan" not in text


def test_only_nouns_are_declined() -> None:
    analyzer = Analyzer()
    assert forms_of("кеңестік", "ADJ", analyzer) == ("кеңестік", "Кеңестік")
    assert forms_of("«Алаш»", "PROPN", analyzer) == ("«Алаш»",)
    assert "Алаштың" in forms_of("Алаш", "PROPN", analyzer)


TMX = '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header/><body>{}</body></tmx>'


def unit(**texts: str) -> str:
    variants = (f'<tuv xml:lang="{code.replace("_", "-")}"><seg>{text}</seg></tuv>' for code, text in texts.items())
    return f"<tu>{''.join(variants)}</tu>"


def test_of_ten_languages_ours_are_used_and_the_others_named(write) -> None:
    others = dict.fromkeys(("de", "fr", "zh_CN", "tr", "ky", "uz", "uk"), "x")
    path = write("ten.tmx", TMX.format(unit(kk_KZ="хан", en_GB="khan", RU="хан", **others) + unit(de="x", en="y")))
    reading = read_glossary(path)
    assert found(path) == [("хан", "khan", "хан")]
    assert reading.remarks == (
        "terms in other languages: de 2, fr 1, ky 1, tr 1, uk 1, uz 1, zh-cn 1",
        "entries without a Kazakh term: 1",
    )


def test_units_with_the_same_kazakh_are_one_concept(write) -> None:
    units = unit(kk="хан", en="khan") + unit(kk="би", en="bi") + unit(kk="хан", en="ruler", ru="хан")
    assert found(write("a.tmx", TMX.format(units))) == [("хан", "khan | ruler", "хан"), ("би", "bi", "")]


def test_a_variant_that_was_edited_elsewhere_counts(write) -> None:
    text = written("tmx", [concept("хан | қаған", "khan | ruler")], Request())
    edited = text.replace("<seg>khan</seg>", "<seg>qan</seg>")
    assert found(write("a.tmx", edited)) == [("хан | қаған", "qan | ruler", "")]


def test_codes_of_other_formats_are_not_text(write) -> None:
    segment = 'ха<bpt i="1">&lt;b></bpt>н<ept i="1">&lt;/b></ept><hi> <ph>x</ph>ордасы</hi>'
    assert found(write("a.tmx", TMX.format(unit(kk=segment, en="khan's horde"))))[0][0] == "хан ордасы"


def test_old_files_name_the_language_without_a_namespace(write) -> None:
    body = '<tu><tuv lang="KK"><seg>хан</seg></tuv><tuv lang="EN-US"><seg>khan</seg></tuv></tu>'
    assert found(write("a.tmx", TMX.format(body))) == [("хан", "khan", "")]


def test_no_kazakh_at_all_is_an_error_that_says_what_there_is(write) -> None:
    with pytest.raises(GlossaryError, match=r"no usable entry \(terms in other languages: de 1"):
        read_glossary(write("a.tmx", TMX.format(unit(de="x", en="y"))))
