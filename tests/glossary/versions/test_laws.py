"""What holds for the difference and the merge of any glossaries whatever."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_toolkit.glossary.rows import Row, cells_of, concepts_of_rows, split_alternatives
from mt_toolkit.glossary.store import Glossary
from mt_toolkit.glossary.tsv import parse_tsv, write_tsv
from mt_toolkit.glossary.versions.difference import difference
from mt_toolkit.glossary.versions.merge import Side, merge
from mt_toolkit.glossary.versions.values import ALTERNATIVES, merged_alternatives, woven

IDS = ("khan", "zhuz", "bi", "batyr", "sultan", "council")
TEXTS = st.lists(st.sampled_from("abcd"), unique=True, max_size=4).map(tuple)


def column_of(letters: str, least: int = 0) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(letters), unique=True, min_size=least, max_size=4).map(" | ".join)


CELLS = st.fixed_dictionaries(
    {
        "kk": column_of("абвг", 1),
        "en": column_of("abcd"),
        "ru": column_of("деж"),
        "en_forbidden": column_of("cdwx"),
        "ru_attr": column_of("из"),
        "ru_grammar": st.sampled_from(["", "m", "indecl"]),
        "status": st.sampled_from(["preferred", "proposed", "deprecated"]),
        "case_sensitive": st.sampled_from(["", "yes"]),
        "note": st.sampled_from(["", "one", "two"]),
        "teacher": st.sampled_from(["", "A", "B"]),
    }
)
Table = dict[str, dict[str, str]]


def of_table(table: Table) -> Glossary:
    """The glossary, with rows mended that could not be loaded or that ``glossary check`` would refuse."""
    problems: list = []
    rows = [{**cells, "id": name, "en": cells["en"] or ("" if cells["ru"] else "a")} for name, cells in table.items()]
    for row in rows:
        forbidden = split_alternatives(row["en_forbidden"])
        row["en_forbidden"] = " | ".join(text for text in forbidden if row["en"] and text not in row["en"])
    concepts = concepts_of_rows((Row(0, row) for row in rows), "g.tsv", "g", problems)
    assert problems == []
    return Glossary("g", tuple(concepts))


@st.composite
def edited(draw: st.DrawFn, base: Table) -> Table:
    """A version of ``base``: a row gone or new, a few cells changed, the rows in another order."""
    gone = draw(st.sets(st.sampled_from(IDS), max_size=1))
    result = {name: dict(base[name]) for name in draw(st.permutations(sorted(set(base) - gone)))}
    for name in draw(st.sets(st.sampled_from(sorted(result)), max_size=3)) if result else ():
        column = draw(st.sampled_from(sorted(result[name])))
        result[name][column] = draw(CELLS)[column]
    new = draw(st.dictionaries(st.sampled_from(IDS), CELLS, max_size=1))
    return result | {name: cells for name, cells in new.items() if name not in base}


TABLES = st.dictionaries(st.sampled_from(IDS), CELLS)
GLOSSARIES = TABLES.map(of_table)
HISTORIES = TABLES.flatmap(
    lambda base: st.tuples(st.just(base), edited(base), edited(base)).map(lambda three: [*map(of_table, three)])
)


def content(concepts) -> dict[str, dict[str, object]]:
    """Cells by id, of alternatives only which is the first and which there are."""
    return {
        concept.id: {
            column: (split_alternatives(value)[:1], frozenset(split_alternatives(value)))
            if column in ALTERNATIVES
            else value
            for column, value in cells_of(concept).items()
        }
        for concept in concepts
    }


@given(HISTORIES)
def test_who_changed_nothing_has_no_say(history) -> None:
    base, x, _ = history
    for merged in (merge(x, base, base), merge(x, x, base), merge(x, x)):
        assert merged.concepts == x.concepts
        assert (merged.conflicts, merged.duplicates) == ((), ())
    merged = merge(base, x, base)
    assert {c.id: c for c in merged.concepts} == {c.id: c for c in x.concepts}
    assert (merged.conflicts, merged.duplicates) == ((), ())


@given(HISTORIES)
def test_the_sides_are_equal(history) -> None:
    base, ours, theirs = history
    one, other = merge(ours, theirs, base), merge(theirs, ours, base)
    mirrored = {(c.concept, c.column, c.base, c.theirs, c.ours) for c in other.conflicts}
    assert {(c.concept, c.column, c.base, c.ours, c.theirs) for c in one.conflicts} == mirrored
    swapped = merge(theirs, ours, base, prefer=Side.THEIRS)
    assert content(one.concepts) == content(swapped.concepts)
    if not one.conflicts:
        assert content(one.concepts) == content(other.concepts)


@given(HISTORIES)
def test_nothing_is_lost_in_silence(history) -> None:
    base, ours, theirs = history
    there = {glossary: {c.id: c for c in glossary.concepts} for glossary in (base, ours, theirs)}
    merged = merge(ours, theirs, base)
    kept = {c.id for c in merged.concepts}
    disputed = {c.concept for c in merged.conflicts if c.column == "id"}
    for name in there[ours].keys() | there[theirs].keys():
        deleted = name in there[base] and not (name in there[ours] and name in there[theirs])
        assert name in kept or name in disputed or deleted
        if name not in kept | disputed:
            survivor = there[ours].get(name) or there[theirs].get(name)
            assert survivor == there[base][name]
    without = merge(ours, theirs)
    assert {c.id for c in without.concepts} == there[ours].keys() | there[theirs].keys()


@given(HISTORIES, st.sampled_from(Side))
def test_every_cell_comes_from_somewhere_and_the_result_loads(history, side) -> None:
    base, ours, theirs = history
    merged = merge(ours, theirs, base, prefer=side)
    assert parse_tsv(write_tsv(list(merged.concepts)), "g.tsv", "g") == list(merged.concepts)
    cells = {glossary: {c.id: cells_of(c) for c in glossary.concepts} for glossary in (ours, theirs)}
    for concept in merged.concepts:
        sources = [found[concept.id] for found in cells.values() if concept.id in found]
        for column, value in cells_of(concept).items():
            if column not in ALTERNATIVES:
                assert value in [source.get(column, "") for source in sources]
            assert set(split_alternatives(value)) <= {
                text for source in sources for text in split_alternatives(source.get(column, ""))
            }
        for code, rendering in concept.renderings:
            assert not set(rendering.forbidden) & set(rendering.terms), code
    deleted = {conflict.concept for conflict in merged.conflicts if conflict.column == "id"}
    for conflict in merged.conflicts:
        stands = {c.id: cells_of(c) for c in merged.concepts}.get(conflict.concept, {})
        assert stands.get(conflict.column, "") == getattr(conflict, side)
        assert conflict.ours != conflict.theirs or conflict.concept in deleted


@given(GLOSSARIES, GLOSSARIES)
def test_a_difference_adds_up(a, b) -> None:
    found = difference(a, b)
    counts = found.counts
    assert counts["removed"] + counts["renamed"] + counts["changed"] + counts["same"] == len(a.concepts)
    assert counts["added"] + counts["renamed"] + counts["changed"] + counts["same"] == len(b.concepts)
    back = difference(b, a)
    assert back.counts == counts | {"added": counts["removed"], "removed": counts["added"]}
    assert back.columns == found.columns


@given(GLOSSARIES)
def test_nothing_differs_from_itself(a) -> None:
    assert not difference(a, a)
    assert not difference(a, Glossary("g", a.concepts[::-1]))


@given(HISTORIES)
def test_no_difference_is_left_after_a_merge_without_conflict(history) -> None:
    base, ours, theirs = history
    merged = merge(ours, theirs, base)
    again = merge(Glossary("g", merged.concepts), theirs, theirs)
    assert (again.concepts, again.conflicts) == (merged.concepts, ())


@given(TEXTS, TEXTS)
def test_weaving_keeps_the_leader_and_loses_nothing(leader, other) -> None:
    found = woven(leader, other)
    assert [text for text in found if text in leader] == list(leader)
    assert sorted(found) == sorted({*leader, *other})


@given(TEXTS, TEXTS, TEXTS)
def test_alternatives_that_merge_hold_what_both_sides_want(base, ours, theirs) -> None:
    found = merged_alternatives(base, ours, theirs)
    assert set(found) == set(merged_alternatives(base, theirs, ours))
    assert found[:1] == merged_alternatives(base, theirs, ours)[:1]
    if found:
        assert found[0] in (ours[0], theirs[0])
        gone = set(base) - (set(ours) & set(theirs))
        assert set(found) == (set(ours) | set(theirs)) - gone


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("ab", "abx", "aby", "abxy"),
        ("ab", "ba", "abx", "bxa"),
        ("ab", "ba", "xab", ""),
        ("ab", "b", "abx", "bx"),
        ("ab", "b", "a", ""),
        ("abc", "bac", "ac", ""),
        ("abc", "acb", "xabc", "xacb"),
        ("abcd", "adbc", "acbd", ""),
        ("ab", "xb", "ay", "xy"),
        ("a", "", "ab", ""),
        ("", "ab", "ac", "abc"),
        ("", "a", "b", ""),
    ],
)
def test_alternatives(base, ours, theirs, merged) -> None:
    assert "".join(merged_alternatives(tuple(base), tuple(ours), tuple(theirs))) == merged
