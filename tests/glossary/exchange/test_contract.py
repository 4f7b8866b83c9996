"""What every format promises: to lose what it says and nothing else, and to refuse a user's mistake in words."""

from __future__ import annotations

import io
import string
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mt_toolkit.core.terms import Concept, Level, Rendering
from mt_toolkit.errors import UnknownNameError, UserInputError
from mt_toolkit.glossary.exchange.building import merged
from mt_toolkit.glossary.exchange.formats import GLOSSARY_FORMATS, format_named, format_of, has_format, read_glossary
from mt_toolkit.glossary.exchange.losses import entries, losses_of, writable
from mt_toolkit.glossary.exchange.model import EXTRA, Held, Request, targets_of
from mt_toolkit.glossary.rows import COLUMNS, DEFAULTS, Row, cells_of, derived_id
from mt_toolkit.glossary.store import Glossary

if TYPE_CHECKING:
    from pathlib import Path

NAMES = sorted(GLOSSARY_FORMATS.builtin)
WHOLE = [name for name in NAMES if all(format_named(name).held(column) is Held.WHOLE for column in (*COLUMNS, EXTRA))]


def request_for(name: str) -> Request:
    return Request(("ru",)) if format_named(name).one_target else Request()


def expected(concepts: list[Concept], name: str) -> list[dict[str, str]]:
    """The cells that come back by the format's own statement; ids that it does not hold are derived."""
    form = format_named(name)
    rows = [Row(0, entry) for entry in entries(concepts, form, request_for(name))]
    kept = [dict(row.cells) for row in (rows if form.held("id") is Held.WHOLE else merged(rows))]
    return [
        DEFAULTS | {"id": derived_id(cells["kk"].split(" | ")[0], cells.get("pos", ""))} | present(cells)
        for cells in kept
    ]


def present(cells: dict[str, str]) -> dict[str, str]:
    return {column: value for column, value in cells.items() if value}


def returned(concepts: tuple[Concept, ...]) -> list[dict[str, str]]:
    return [present(cells_of(concept)) for concept in concepts]


@pytest.mark.parametrize("name", NAMES)
def test_a_round_trip_loses_what_is_stated_and_nothing_else(name, full, through) -> None:
    kept = writable(full, format_named(name), request_for(name))
    assert returned(through(kept, name, request_for(name)).concepts) == expected(full, name)


@pytest.mark.parametrize("name", WHOLE)
def test_formats_that_hold_everything_keep_the_digest(name, full, through) -> None:
    reading = through(full, name)
    assert Glossary("a", reading.concepts).digest == Glossary("b", tuple(full)).digest
    assert losses_of(full, format_named(name), Request()).columns == ()


def test_most_formats_hold_everything() -> None:
    assert {"tsv", "csv", "xlsx", "tmx", "tbx", "tbx-dct", "tbx-core", "tbx-core-dct", "tbx-v2"} == set(WHOLE)


@pytest.mark.parametrize("name", NAMES)
def test_the_curated_glossary_comes_back(name, curated, through) -> None:
    concepts = writable(curated.concepts, format_named(name), request_for(name))
    back = returned(through(concepts, name, request_for(name)).concepts)
    assert [cells["kk"] for cells in back] == [cells["kk"] for cells in expected(concepts, name)]
    assert [cells["ru"] for cells in back] == [cells["ru"] for cells in expected(concepts, name)]


@pytest.mark.parametrize("name", [name for name in NAMES if not format_named(name).one_target])
def test_only_the_languages_asked_for_are_written(name, full, through) -> None:
    request = Request(("en",))
    back = through(writable(full, format_named(name), request), name, request).concepts
    assert back
    assert all(concept.rendering("ru") is None for concept in back)
    assert not any(column.startswith("ru_") for cells in returned(back) for column in cells)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "content", [b"", b"\n \n", b"\x00\x01\x02\xff\xfe", "хан".encode("cp1251"), b"PK\x03\x04", b"a" * 200_000]
)
def test_what_is_no_glossary_is_refused_in_words(name, content, write) -> None:
    path = write(f"bad{format_named(name).suffix}", content)
    with pytest.raises(UserInputError) as caught:
        format_named(name).read(path, Request())
    assert path.name in caught.value.message
    assert caught.value.hint
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("name", NAMES)
def test_a_format_says_where_everything_stands(name) -> None:
    form = format_named(name)
    assert form.name == name
    assert form.title
    for column in (*COLUMNS, EXTRA):
        held = form.held(column) is not Held.NOTHING
        assert bool(form.where.get(column) or form.where.get("")) == held or not held, column


def test_names_and_suffixes(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="tbx-core"):
        format_named("tbx-4")
    for name in ("a.tsv", "a.csv", "a.XLSX", "a.tbx", "a.tmx", "a.utf8"):
        assert format_of(tmp_path / name).suffix == (tmp_path / name).suffix.lower()
    with pytest.raises(UserInputError, match=r"\.docx|suffix"):
        format_of(tmp_path / "a.docx")
    assert not has_format(tmp_path / "a.tsv")
    assert not has_format(tmp_path / "a.txt")
    assert has_format(tmp_path / "a.xml")
    with pytest.raises(UserInputError, match="no such"):
        read_glossary(tmp_path / "none.tbx")
    with pytest.raises(UserInputError, match="folder"):
        read_glossary(tmp_path)


def test_languages_are_named_by_code() -> None:
    assert targets_of("kk,en") == ("en",)
    assert targets_of("ru, EN") == ("en", "ru")
    with pytest.raises(UnknownNameError, match="known: en, kk, ru"):
        targets_of("kk,de")
    with pytest.raises(UserInputError, match="no target"):
        targets_of("kk")


_KAZAKH = "абвгдеәғқңөұүһіАӘ"
_CYRILLIC = "абвгдежзыэюяБЖ"
_PROSE = string.ascii_letters + string.digits + _KAZAKH + " ,;:.!?'\"<>&=+-@#%()[]{}«»–\\/~^`$*_é"


def _texts(letters: str, longest: int = 9) -> st.SearchStrategy[str]:
    return st.text(letters, min_size=1, max_size=longest).map(lambda text: " ".join(text.split())).filter(bool)


def _several(letters: str, least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(_texts(letters), min_size=least, max_size=3, unique=True).map(tuple)


_english = st.builds(
    Rendering,
    _several(string.ascii_letters + "'&<- ", 1),
    _several(string.ascii_letters),
    _several(string.ascii_letters),
)
_russian = st.builds(
    Rendering,
    _several(_CYRILLIC + "-« »", 1),
    _several(_CYRILLIC),
    _several(_CYRILLIC),
    st.lists(st.sampled_from(["m", "f", "n", "indecl", "pl.tant", "like=завод"]), max_size=2, unique=True).map(tuple),
)
_concepts = st.lists(
    st.builds(
        lambda kk, english, russian, extra, fields: Concept(
            kk=kk, renderings=(("en", english), ("ru", russian)), extra=extra, glossary="sent", **fields
        ),
        _several(_KAZAKH + "- ", 1),
        _english,
        _russian,
        st.dictionaries(_texts("abcd:% ").filter(lambda name: name.strip() == name), _texts(_PROSE), max_size=2).map(
            lambda values: tuple((f"x{name}", value) for name, value in values.items())
        ),
        st.fixed_dictionaries(
            {
                "id": _texts(string.ascii_letters + string.digits + _KAZAKH + " .-:"),
                "pos": st.sampled_from(["", "NOUN", "PROPN", "ADJ", "VERB", "ADV", "NUM"]),
                "domain": _texts(_PROSE) | st.just(""),
                "period": _texts(_PROSE) | st.just(""),
                "status": st.sampled_from(["preferred", "proposed", "deprecated"]),
                "level": st.sampled_from(list(Level)),
                "accept_any": st.booleans(),
                "kk_derived": _several(_KAZAKH),
                "case_sensitive": st.booleans(),
                "note": _texts(_PROSE, 30)
                | st.sampled_from(["", "status: proposed", "note: a", "column x: y", "role: derived"]),
                "source": _texts(_PROSE) | st.just(""),
            }
        ),
    ),
    min_size=1,
    max_size=4,
    unique_by=(lambda concept: concept.id, lambda concept: concept.kk),
)


def _clashes(concepts: list[Concept]) -> bool:
    """Terms that two concepts share: formats without ids cannot tell them apart."""
    spellings = [spelling for concept in concepts for spelling in concept.kk]
    return len(spellings) != len(set(spellings))


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(concepts=_concepts)
def test_any_concepts_come_back_as_stated(name, concepts, tmp_path_factory) -> None:
    form, request = format_named(name), request_for(name)
    kept = writable(concepts, form, request)
    if not kept or (_clashes(concepts) and form.held("id") is not Held.WHOLE):
        return
    path = tmp_path_factory.mktemp("any") / f"sent{form.suffix}"
    stream = io.BytesIO()
    form.write(kept, stream, request)
    path.write_bytes(stream.getvalue())
    back = form.read(path, request)
    assert returned(back.concepts) == expected(concepts, name)
