"""Our own sets: read, checked, sealed; a broken one is described whole."""

from __future__ import annotations

import pytest

from mt_toolkit.errors import EvaluationError, UnknownNameError
from mt_toolkit.evaluation.sets.folder import builtin_sets, load_builtin, load_folder, seal, sets_folder

MANIFEST = """name = "{name}"
split = "{split}"
register = "survey"
era = "khanate"

[source]
language = "kk"
file = "sentences.kk.txt"
licence = "CC-BY-4.0"

[references.en]
file = "reference.en.txt"
provenance = "{provenance}"

[terms]
file = "terms.tsv"
"""
TERMS = "segment\tsurface\toccurrence\tconcept\trole\ten\tru\n2\tханы\t1\tkhan\thead\tkhan | the khan\t\n"


@pytest.fixture
def make_set(tmp_path):
    def make(name: str = "one", split: str = "dev", provenance: str = "machine", terms: str = TERMS):
        folder = tmp_path / "sets" / name
        folder.mkdir(parents=True)
        (folder / "set.toml").write_text(
            MANIFEST.format(name=name, split=split, provenance=provenance), encoding="utf-8"
        )
        (folder / "sentences.kk.txt").write_text("Бірінші сөйлем.\nҚазақ ханы келді.\n", encoding="utf-8")
        (folder / "reference.en.txt").write_text("The first sentence.\nThe Kazakh khan came.\n", encoding="utf-8")
        (folder / "terms.tsv").write_text(terms, encoding="utf-8")
        return folder

    return make


def test_items_references_and_annotations(make_set) -> None:
    (one,) = load_folder(make_set())
    assert [item.source for item in one.items] == ["Бірінші сөйлем.", "Қазақ ханы келді."]
    assert one.items[1].reference("en") == "The Kazakh khan came."
    (mark,) = one.items[1].annotations
    assert one.items[1].source[mark.start : mark.end] == mark.surface == "ханы"
    assert mark.acceptable("en") == ("khan", "the khan")
    assert mark.acceptable("ru") == ()
    assert one.documents["one"].era == "khanate"
    assert one.is_annotated


def test_a_collection_is_one_set_with_a_document_for_each_member(make_set) -> None:
    make_set("one")
    folder = make_set("two", split="test").parent
    (both,) = load_folder(folder)
    assert [item.id for item in both.items] == ["one:1", "one:2", "two:1", "two:2"]
    (test,) = load_folder(folder, split="test")
    assert {item.document for item in test.items} == {"two"}
    with pytest.raises(EvaluationError, match="no split 'train'"):
        load_folder(folder, split="train")


def test_human_and_machine_references_are_never_in_one_set(make_set) -> None:
    make_set("one")
    folder = make_set("two", provenance="human").parent
    names = {one.name: one.provenance["en"] for one in load_folder(folder)}
    assert names == {"sets[machine]": "machine", "sets[human]": "human"}


def test_a_seal_holds_until_a_change_is_made_on_purpose(make_set) -> None:
    folder = make_set()
    assert seal(folder) == ["one"]
    assert seal(folder) == []
    before = load_folder(folder)[0].digest
    (folder / "reference.en.txt").write_text("Another sentence.\nThe Kazakh khan came.\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"reference\.en\.txt: its sha256"):
        load_folder(folder)
    seal(folder)
    assert load_folder(folder)[0].digest != before


def test_every_broken_member_is_told(make_set) -> None:
    first, second = make_set("one"), make_set("two")
    (first / "reference.en.txt").write_text("The first sentence.\n", encoding="utf-8")
    (second / "reference.en.txt").write_text("The first sentence.\n\n", encoding="utf-8")
    with pytest.raises(EvaluationError) as caught:
        load_folder(first.parent)
    assert "sentences.kk.txt has 2 lines, reference.en.txt has 1 lines" in caught.value.message
    assert "item two:2: the en reference is empty" in caught.value.message


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("9\tханы\t1\tkhan\thead\tkhan\t", "no segment 9"),
        ("2\tханы\t2\tkhan\thead\tkhan\t", "not in segment 2 that often"),
        ("2\tханы\t1\tkhan\tsubject\tkhan\t", "role 'subject'"),
    ],
)
def test_annotations_must_fit_their_sentence(make_set, row, message) -> None:
    folder = make_set(terms=TERMS.splitlines()[0] + "\n" + row + "\n")
    with pytest.raises(EvaluationError, match=message) as caught:
        load_folder(folder)
    assert "line 2" in caught.value.message


def test_a_reference_that_is_the_source_is_no_reference(make_set) -> None:
    folder = make_set()
    (folder / "reference.en.txt").write_text("Бірінші сөйлем.\nThe Kazakh khan came.\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="is the source itself"):
        load_folder(folder)


def test_our_own_sets_load_and_are_sealed() -> None:
    assert {"history-passages", "term-challenge"} <= set(builtin_sets())
    for name in builtin_sets():
        for one in load_builtin(name):
            assert one.items
            assert set(one.languages) == {"en", "ru"}
    for manifest in sets_folder().rglob("set.toml"):
        assert "[sha256]" in manifest.read_text(encoding="utf-8"), manifest.parent.name
    with pytest.raises(UnknownNameError, match="history-passages"):
        load_builtin("none")
