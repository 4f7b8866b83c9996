"""What is taken from which side, and what is left to a person."""

from __future__ import annotations

import pytest

from mt_toolkit.glossary.rows import cells_of
from mt_toolkit.glossary.versions.merge import Conflict, Duplicate, Side, merge

HEAD = "id kk en ru status note"


def cells(merged, name="a"):
    return next(cells_of(concept) for concept in merged.concepts if concept.id == name)


def disputed(merged):
    return [conflict.column for conflict in merged.conflicts]


def test_each_side_changed_something_else(glossary) -> None:
    merged = merge(
        glossary(HEAD, "a хан/қаған khan хан _ _", "b би biy бий _ _"),
        glossary(HEAD, "a хан khan хан proposed x", "b би bi бий _ _"),
        glossary(HEAD, "a хан khan хан _ _", "b би bi бий _ _"),
    )
    assert merged.conflicts == ()
    assert cells(merged).items() >= {("kk", "хан | қаған"), ("status", "proposed"), ("note", "x")}
    assert cells(merged, "b")["en"] == "biy"


def test_a_cell_changed_on_both_sides(glossary) -> None:
    three = (
        glossary(HEAD, "a хан khan хан _ ours"),
        glossary(HEAD, "a хан khan хан _ theirs"),
        glossary(HEAD, "a хан khan хан _ base"),
    )
    assert merge(*three).conflicts == (Conflict("a", "note", "base", "ours", "theirs"),)
    assert cells(merge(*three))["note"] == "ours"
    settled = merge(*three, prefer=Side.THEIRS)
    assert (cells(settled)["note"], settled.conflicts) == ("theirs", merge(*three).conflicts)


def test_without_a_base_nothing_is_deleted(glossary) -> None:
    merged = merge(
        glossary(HEAD, "a хан khan _ _ x", "b би bi бий _ _"),
        glossary(HEAD, "a хан khan хан proposed y", "c жүз zhuz жуз proposed _"),
    )
    assert [concept.id for concept in merged.concepts] == ["a", "b", "c"]
    assert merged.conflicts == (
        Conflict("a", "status", "", "preferred", "proposed"),
        Conflict("a", "note", "", "x", "y"),
    )
    assert (cells(merged)["ru"], cells(merged, "c")["status"]) == ("хан", "proposed")


@pytest.mark.parametrize("side", Side)
def test_deleted_here_and_changed_there(glossary, side) -> None:
    merged = merge(
        glossary(HEAD, "b би bi бий _ _"),
        glossary(HEAD, "a хан khan хан _ new", "b би bi бий _ _"),
        glossary(HEAD, "a хан khan хан _ _", "b би bi бий _ _"),
        prefer=side,
    )
    assert merged.conflicts == (Conflict("a", "id", "a", "", "a"), Conflict("a", "note", "", "", "new"))
    assert [concept.id for concept in merged.concepts] == (["b"] if side is Side.OURS else ["a", "b"])


def test_deleted_here_and_let_be_there(glossary) -> None:
    base = glossary(HEAD, "a хан khan хан _ _", "b би bi бий _ _")
    merged = merge(glossary(HEAD, "b би bi бий _ _"), base, base)
    assert [concept.id for concept in merged.concepts] == ["b"]
    # A file without a column has changed nothing in it.
    merged = merge(glossary(HEAD, "b би bi бий _ _"), glossary("id kk en", "a хан khan", "b би bi"), base)
    assert ([concept.id for concept in merged.concepts], merged.conflicts) == (["b"], ())


def test_a_column_that_a_file_lacks_is_not_deleted(glossary) -> None:
    base = glossary(HEAD, "a хан khan хан proposed x")
    merged = merge(base, glossary("id kk en", "a хан khan/ruler"), base)
    assert merged.conflicts == ()
    assert cells(merged).items() >= {("en", "khan | ruler"), ("ru", "хан"), ("status", "proposed"), ("note", "x")}
    merged = merge(glossary("id kk en", "a хан khan"), base)
    assert (cells(merged)["status"], merged.conflicts) == ("proposed", ())
    merged = merge(base, glossary(HEAD, "a хан khan хан proposed _"), base)
    assert cells(merged)["note"] == ""


def test_both_added_the_same_row(glossary) -> None:
    merged = merge(
        glossary(HEAD, "a хан khan _ _ _"), glossary(HEAD, "a хан khan хан _ _"), glossary(HEAD, "b би bi бий _ _")
    )
    assert (cells(merged)["ru"], merged.conflicts) == ("хан", ())


def test_one_term_under_two_ids_is_reported_and_both_stay(glossary) -> None:
    merged = merge(glossary(HEAD, "a хан khan хан _ _"), glossary(HEAD, "x Хан/қаған khan хан _ _"))
    assert merged.duplicates == (Duplicate("a", "x", "Хан"),)
    assert len(merged.concepts) == 2
    # What one side said already is no news.
    theirs = glossary("id kk en pos", "n жүз zhuz NOUN", "m жүз hundred NUM")
    assert merge(glossary("id kk en pos", "a хан khan _"), theirs).duplicates == ()


def test_what_is_admitted_here_and_forbidden_there(glossary) -> None:
    head = "id kk en en_forbidden note"
    three = (
        glossary(head, "a хан khan king x"),
        glossary(head, "a хан khan/king _ _"),
        glossary(head, "a хан khan _ _"),
    )
    merged = merge(*three)
    assert disputed(merged) == ["en", "en_forbidden"]
    assert cells(merged).items() >= {("en", "khan"), ("en_forbidden", "king"), ("note", "x")}
    merged = merge(*three, prefer=Side.THEIRS)
    assert cells(merged).items() >= {("en", "khan | king"), ("en_forbidden", ""), ("note", "x")}


def test_a_row_keeps_a_rendering(glossary) -> None:
    merged = merge(
        glossary("id kk en ru", "a хан khan _"),
        glossary("id kk en ru", "a хан _ хан"),
        glossary("id kk en ru", "a хан khan хан"),
    )
    assert (disputed(merged), cells(merged)["en"]) == (["en", "ru"], "khan")


def test_grammar_goes_with_the_word_that_it_was_written_for(glossary) -> None:
    head = "id kk ru ru_grammar"
    merged = merge(
        glossary(head, "a жүз орда _"), glossary(head, "a жүз жуз like=завод"), glossary(head, "a жүз жуз _")
    )
    assert disputed(merged) == ["ru", "ru_grammar"]
    assert cells(merged).items() >= {("ru", "орда"), ("ru_grammar", "")}
    merged = merge(
        glossary(head, "a жүз жуз/орда _"), glossary(head, "a жүз жуз like=завод"), glossary(head, "a жүз жуз _")
    )
    assert (disputed(merged), cells(merged)["ru_grammar"]) == ([], "like=завод")


def test_a_conflict_shows_what_stands_for_a_column_that_a_side_lacks(glossary) -> None:
    head = "id kk ru ru_grammar"
    merged = merge(
        glossary("id kk ru", "a жүз орда"), glossary(head, "a жүз жуз like=завод"), glossary(head, "a жүз жуз m")
    )
    assert merged.conflicts == (
        Conflict("a", "ru", "жуз", "орда", "жуз"),
        Conflict("a", "ru_grammar", "m", "m", "like=завод"),
    )
    assert cells(merged)["ru_grammar"] == "m"


def test_an_approval_is_of_what_was_read(glossary) -> None:
    base = glossary(HEAD, "a жүз zhuz жуз proposed _")
    approved = glossary(HEAD, "a жүз zhuz жуз preferred _")
    changed = glossary(HEAD, "a жүз horde жуз proposed _")
    merged = merge(changed, approved, base)
    assert disputed(merged) == ["en", "status"]
    assert cells(merged).items() >= {("en", "horde"), ("status", "proposed")}
    merged = merge(approved, changed, base)
    assert cells(merged).items() >= {("en", "zhuz"), ("status", "preferred")}
    noted = glossary(HEAD, "a жүз zhuz жуз proposed x")
    merged = merge(approved, noted, base)
    assert (disputed(merged), cells(merged)["status"], cells(merged)["note"]) == ([], "preferred", "x")
    assert disputed(merge(glossary(HEAD, "a жүз horde жуз preferred _"), changed, base)) == []


def test_rows_of_theirs_stand_beside_their_neighbours(glossary) -> None:
    head = "id kk en"
    merged = merge(
        glossary(head, "a а a", "m м m", "b б b", "c ц c"),
        glossary(head, "x х x", "a а a", "y у y", "z з z", "b б b", "c ц c", "w в w"),
    )
    assert "".join(concept.id for concept in merged.concepts) == "xamyzbcw"
