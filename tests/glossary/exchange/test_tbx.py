"""TBX: what we write is valid, what others write is understood."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from mt_toolkit.errors import GlossaryError
from mt_toolkit.glossary.exchange.formats import format_named, format_of, read_glossary
from mt_toolkit.glossary.exchange.model import Request
from mt_toolkit.glossary.rows import cells_of

SCHEMAS = Path(__file__).parent / "schemas"
SCHEMA_OF = {
    "tbx": "tbx3-dca.rng",
    "tbx-dct": "tbx3-dct.rng",
    "tbx-core": "tbx3-core.rng",
    "tbx-core-dct": "tbx3-core.rng",
    "tbx-v2": "martif.dtd",
    "tmx": "tmx14.dtd",
    "amazon-tmx": "tmx14.dtd",
}
VERSION_3 = (
    '<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>{}</body></text>'
    "</tbx>"
)
VERSION_2 = (
    '<?xml version="1.0"?>\n<!DOCTYPE martif SYSTEM "http://example.org/TBXcoreStructV02.dtd">\n'
    '<martif type="TBX" xml:lang="en"><text><body>{}</body></text></martif>'
)


def read(write, body: str, around: str = VERSION_3, name: str = "theirs.tbx") -> list[dict[str, str]]:
    reading = read_glossary(write(name, around.format(body)))
    return [{column: value for column, value in cells_of(concept).items() if value} for concept in reading.concepts]


def schema(name: str) -> etree.RelaxNG | etree.DTD:
    path = SCHEMAS / SCHEMA_OF[name]
    return etree.DTD(str(path)) if path.suffix == ".dtd" else etree.RelaxNG(file=str(path))


@pytest.mark.parametrize("name", sorted(SCHEMA_OF))
def test_what_is_written_is_valid(name, full, curated, tmp_path) -> None:
    for concepts in (full, curated.concepts):
        path = tmp_path / "ours.xml"
        with path.open("wb") as stream:
            format_named(name).write(concepts, stream, Request())
        rules = schema(name)
        assert rules.validate(etree.parse(path)), rules.error_log


def test_the_schemas_refuse_what_the_dialect_does_not_have(full, tmp_path) -> None:
    path = tmp_path / "ours.tbx"
    with path.open("wb") as stream:
        format_named("tbx").write(full, stream, Request())
    text = path.read_text()
    assert not schema("tbx").validate(etree.fromstring(text.replace(">noun<", ">NOUN<", 1).encode()))
    assert not schema("tbx").validate(etree.fromstring(text.replace('"subjectField"', '"field"', 1).encode()))
    assert not schema("tbx-core").validate(etree.fromstring(text.replace("TBX-Basic", "TBX-Core").encode()))


def test_languages_come_in_any_order_and_under_any_code(write) -> None:
    body = """
      <conceptEntry id="c1">
        <langSec xml:lang="ru-RU"><termSec><term>хан</term></termSec></langSec>
        <langSec xml:lang="de"><termSec><term>Khan</term></termSec><termSec><term>Chan</term></termSec></langSec>
        <langSec xml:lang="EN_us"><termSec><term>khan</term></termSec></langSec>
        <langSec xml:lang="kk-KZ"><termSec><term>хан</term></termSec></langSec>
        <langSec xml:lang="kaz"><termSec><term>қаған</term></termSec></langSec>
        <langSec xml:lang="kk-Latn"><termSec><term>han</term></termSec></langSec>
      </conceptEntry>"""
    reading = read_glossary(write("theirs.tbx", VERSION_3.format(body)))
    concept = reading.concepts[0]
    assert concept.kk == ("хан", "қаған")
    assert [concept.rendering(code).terms for code in ("en", "ru")] == [("khan",), ("хан",)]
    assert reading.remarks == ("terms in other languages: de 2, kk-latn 1",)


def test_statuses_order_the_terms_and_mark_the_forbidden(write) -> None:
    body = """
      <conceptEntry id="c1">
        <langSec xml:lang="kk"><termSec><term>кеңес</term></termSec></langSec>
        <langSec xml:lang="en">
          <termSec><term>advice</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
          <termSec><term>council</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
          <termSec><term>soviet</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
          <termSec><term>hint</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
          <termSec><term>board</term></termSec>
        </langSec>
      </conceptEntry>"""
    (cells,) = read(write, body)
    assert cells["en"] == "soviet | council | board"
    assert cells["en_forbidden"] == "advice | hint"


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("preferredTerm", "a | b"),
        ("standardizedTerm", "a | b"),
        ("obsolete", "a"),
        ("notRecommended", "a"),
        ("nobody knows", "a | b"),
    ],
)
def test_statuses_of_other_vocabularies(write, status, expected) -> None:
    body = f"""<termEntry id="x">
      <langSet xml:lang="kk"><tig><term>ә</term></tig></langSet>
      <langSet xml:lang="en">
        <ntig><termGrp><term>a</term><termNote type="normativeAuthorization">preferred</termNote></termGrp></ntig>
        <tig><term>b</term><termNote type="normativeAuthorization">{status}</termNote></tig>
      </langSet></termEntry>"""
    assert read(write, body, VERSION_2)[0]["en"] == expected


def test_groups_count_as_what_they_hold_and_histories_as_nothing(write) -> None:
    body = """
      <termEntry id="x">
        <transacGrp><transac type="transactionType">origination</transac><date>2010-04-17</date></transacGrp>
        <descripGrp><descrip type="subjectField">history</descrip><admin type="source">not ours</admin></descripGrp>
        <adminGrp><admin type="source">Encyclopaedia, vol. 4</admin></adminGrp>
        <note type="usage">First.
           Second.</note>
        <langSet xml:lang="kk">
          <descripGrp><descrip type="definition">Билеуші.</descrip><admin type="source">a book</admin></descripGrp>
          <ntig><termGrp><term>хан</term>
            <termNoteGrp><termNote type="partOfSpeech">noun</termNote></termNoteGrp></termGrp></ntig>
        </langSet>
        <langSet xml:lang="ru"><tig><term>х<hi type="bold">а</hi>н</term>
          <termNote type="grammaticalGender">masculine</termNote></tig></langSet>
      </termEntry>"""
    (cells,) = read(write, body, VERSION_2)
    assert cells["domain"] == "history"
    assert cells["source"] == "Encyclopaedia, vol. 4"
    assert cells["note"] == "First. Second."
    assert cells["definition (kk)"] == "Билеуші."
    assert (cells["kk"], cells["ru"], cells["pos"], cells["ru_grammar"]) == ("хан", "хан", "NOUN", "m")


def test_an_entry_inside_an_entry_is_a_concept_of_its_own(write) -> None:
    inner = '<termEntry id="{}"><langSet xml:lang="kk"><tig><term>{}</term></tig></langSet>{}{}</termEntry>'
    english = '<langSet xml:lang="en"><tig><term>{}</term></tig></langSet>'
    body = inner.format("a", "хан", inner.format("b", "би", english.format("bi"), ""), english.format("khan"))
    found = read(write, body, VERSION_2)
    assert {cells["id"]: (cells["kk"], cells["en"]) for cells in found} == {"a": ("хан", "khan"), "b": ("би", "bi")}


def test_the_style_with_tags_needs_no_known_prefix(write) -> None:
    body = """<conceptEntry xmlns:m="http://www.tbxinfo.net/ns/min" xmlns:b="http://www.tbxinfo.net/ns/basic">
      <m:subjectField>law</m:subjectField>
      <langSec xml:lang="kk"><termSec><term>би</term><m:partOfSpeech>proper noun</m:partOfSpeech></termSec></langSec>
      <langSec xml:lang="en"><termSec><term>judge</term>
        <m:administrativeStatus>deprecatedTerm-admn-sts</m:administrativeStatus></termSec>
      <termSec><term>bi</term></termSec></langSec></conceptEntry>"""
    (cells,) = read(write, body)
    assert (cells["domain"], cells["pos"], cells["en"], cells["en_forbidden"]) == ("law", "PROPN", "bi", "judge")
    assert cells["id"].startswith("би-")


def test_all_kazakh_terms_given_up_is_a_concept_given_up(write) -> None:
    term = "<termSec><term>{}</term><termNote type='administrativeStatus'>{}</termNote></termSec>"
    english = "<langSec xml:lang='en'><termSec><term>x</term></termSec></langSec>"
    kazakh = "<conceptEntry id='{}'><langSec xml:lang='kk'>{}{}</langSec>{}</conceptEntry>"
    given_up, kept = term.format("ә", "deprecatedTerm-admn-sts"), term.format("ғ", "admittedTerm-admn-sts")
    one, other = read(write, kazakh.format("a", given_up, "", english) + kazakh.format("b", given_up, kept, english))
    assert one["status"] == "deprecated"
    assert (other["status"], other["kk"]) == ("preferred", "ғ | ә")


def test_a_label_with_an_impossible_value_stays_a_note(write) -> None:
    body = """<conceptEntry id="c"><note>level: high school</note><note>period: 1930s</note>
      <langSec xml:lang="kk"><termSec><term>ә</term></termSec></langSec>
      <langSec xml:lang="en"><termSec><term>a</term></termSec></langSec></conceptEntry>"""
    (cells,) = read(write, body)
    assert (cells["note"], cells["level"], cells["period"]) == ("level: high school", "force", "1930s")


def test_homographs_without_ids_are_two_concepts(write) -> None:
    entry = """<conceptEntry><langSec xml:lang="kk"><termSec><term>жүз</term></termSec></langSec>
      <langSec xml:lang="en"><termSec><term>{}</term></termSec></langSec></conceptEntry>"""
    one, other = read(write, entry.format("zhuz") + entry.format("hundred"))
    assert one["id"] != other["id"]


def test_entries_that_cannot_be_used_are_counted(write) -> None:
    good = """<conceptEntry><langSec xml:lang="kk"><termSec><term>би</term></termSec></langSec>
      <langSec xml:lang="en"><termSec><term>bi</term></termSec></langSec></conceptEntry>"""
    without_kazakh = '<conceptEntry><langSec xml:lang="en"><termSec><term>x</term></termSec></langSec></conceptEntry>'
    only_kazakh = '<conceptEntry><langSec xml:lang="kk"><termSec><term>ә</term></termSec></langSec></conceptEntry>'
    reading = read_glossary(write("t.tbx", VERSION_3.format(good + without_kazakh * 3 + only_kazakh)))
    assert len(reading.concepts) == 1
    assert reading.remarks == (
        "entries without a Kazakh term: 3",
        "entries without a rendering in English and Russian: 1",
    )
    with pytest.raises(GlossaryError, match=r"no usable entry \(entries without a Kazakh term: 1\)"):
        read_glossary(write("t.tbx", VERSION_3.format(without_kazakh)))


def test_a_missing_language_tag_is_told(write) -> None:
    body = "<conceptEntry><langSec><termSec><term>x</term></termSec></langSec></conceptEntry>"
    with pytest.raises(GlossaryError, match=r"other languages: \(none\) 1"):
        read_glossary(write("t.tbx", VERSION_3.format(body)))


def test_xml_is_told_apart_by_its_root(write, full) -> None:
    for name in ("tbx", "tbx-v2", "tmx"):
        path = write("any.xml", b"")
        with path.open("wb") as stream:
            format_named(name).write(full, stream, Request())
        assert format_of(path).name == name
        assert len(read_glossary(path).concepts) == len(full)
    with pytest.raises(GlossaryError, match="empty"):
        read_glossary(write("empty.xml", ""))
    with pytest.raises(Exception, match="root <html>"):
        read_glossary(write("page.xml", "<html/>"))


@pytest.mark.parametrize("name", ["tbx", "tbx-dct", "tbx-v2"])
def test_a_forbidden_rendering_is_deprecated_and_marked(name, full, tmp_path) -> None:
    path = tmp_path / "ours.tbx"
    with path.open("wb") as stream:
        format_named(name).write(full, stream, Request())
    (term,) = [term for term in etree.parse(path).iter("{*}term") if term.text == "advice"]
    assert [element.text for element in term.itersiblings()] == ["deprecatedTerm-admn-sts", "role: forbidden"]


def test_ids_of_any_shape_survive(full, through) -> None:
    assert [concept.id for concept in through(full, "tbx").concepts] == [concept.id for concept in full]
