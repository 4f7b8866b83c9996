"""British and American spellings have one key; different words do not."""

import pytest

from mt_toolkit.lang.english.spelling import american


@pytest.mark.parametrize(
    ("british", "written"),
    [
        ("organisation", "organization"),
        ("collectivisation", "Collectivization"),
        ("colonisers", "colonizers"),
        ("analysed", "analyzed"),
        ("labour camp", "labor camp"),
        ("neighbouring peoples", "neighboring peoples"),
        ("defence", "defense"),
        ("district centre", "district center"),
        ("traveller", "traveler"),
        ("councillor", "councilor"),
        ("archaeology", "archeology"),
        ("catalogues", "catalogs"),
        ("programme", "program"),
        ("plough", "plow"),
    ],
)
def test_both_spellings_have_one_key(british: str, written: str) -> None:
    assert american(british) == american(written)


@pytest.mark.parametrize(
    ("one", "other"), [("four", "for"), ("tour", "tor"), ("poet", "pet"), ("shoe", "she"), ("khan", "khans")]
)
def test_other_words_keep_their_own(one: str, other: str) -> None:
    assert american(one) != american(other)
