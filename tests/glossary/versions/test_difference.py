"""What is said to differ, and when two ids are one concept."""

from __future__ import annotations

import pytest

from mt_toolkit.errors import GlossaryError
from mt_toolkit.glossary.store import Glossary
from mt_toolkit.glossary.versions.difference import Change, difference


def test_each_concept_in_its_list(glossary) -> None:
    found = difference(
        glossary("id kk en note", "a хан khan _", "b би bi _", "c жүз zhuz x"),
        glossary("id kk en note", "c жүз juz/zhuz y", "a хан khan _", "d батыр batyr _"),
    )
    assert found.counts == {"added": 1, "removed": 1, "renamed": 0, "changed": 1, "same": 1}
    assert found.columns == {"en": 1, "note": 1}
    assert found.changed[0].changes == (Change("en", "zhuz", "juz | zhuz"), Change("note", "x", "y"))
    assert (found.added[0].id, found.removed[0].id, bool(found)) == ("d", "b", True)


def test_a_column_that_one_file_lacks_is_said_once(glossary) -> None:
    found = difference(
        glossary("id kk en", "a хан khan", "b би bi"),
        glossary("id kk en status note teacher", "a хан khan _ x _", "b би bi proposed y A", "c жүз zhuz _ z B"),
    )
    assert found.counts == {"added": 1, "removed": 0, "renamed": 0, "changed": 0, "same": 2}
    assert (found.only_before, found.only_after) == ((), (("status", 1), ("note", 2), ("teacher", 1)))


def test_an_empty_column_more_is_no_difference(glossary) -> None:
    assert not difference(
        glossary("id kk en", "a хан khan"), glossary("id kk en note status", "a хан khan _ preferred")
    )


def test_a_rename_is_told_with_what_changed_besides(glossary) -> None:
    found = difference(
        glossary("id kk en ru pos note", "a хан khan хан NOUN _"),
        glossary("id kk en ru pos note", "khan хан khan/ruler хан _ x"),
    )
    assert found.counts == {"added": 0, "removed": 0, "renamed": 1, "changed": 0, "same": 0}
    pair = found.renamed[0]
    assert (pair.before.id, pair.after.id) == ("a", "khan")
    assert found.columns == {"en": 1, "pos": 1, "note": 1}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["a жүз zhuz NOUN _"], ["b жүз hundred NOUN _"]),
        (["a жүз zhuz NOUN _"], ["b жүз zhuz NUM _"]),
        (["a жүз zhuz NOUN tribe"], ["b жүз zhuz NOUN law"]),
        (["a жүз zhuz NOUN _", "c жүз zhuz NUM _"], ["b жүз zhuz NOUN _"]),
        (["a жүз zhuz NOUN _"], ["b жүз zhuz NOUN _", "c орда/жүз zhuz NOUN _"]),
        (["a жүз zhuz NOUN _", "c орда horde NOUN _"], ["b жүз zhuz NOUN _", "c орда/жүз horde NOUN _"]),
        (["a жүз zhuz NOUN _"], ["b орда/жүз zhuz NOUN _"]),
    ],
)
def test_doubt_is_no_rename(glossary, before, after) -> None:
    head = "id kk en pos domain"
    assert difference(glossary(head, *before), glossary(head, *after)).renamed == ()


def test_a_rename_needs_a_common_language(glossary) -> None:
    assert difference(glossary("id kk en", "a хан khan"), glossary("id kk ru", "b хан хан")).renamed == ()


def test_an_id_twice_is_refused(glossary) -> None:
    one = glossary("id kk en", "a хан khan")
    with pytest.raises(GlossaryError, match="'a' is the id of an earlier row"):
        difference(one, Glossary("folder", one.concepts * 2))
