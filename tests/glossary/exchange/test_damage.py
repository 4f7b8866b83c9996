"""A damaged file of any format is read or refused in words; nothing else ever comes out of a reader."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mt_toolkit.errors import UserInputError
from mt_toolkit.glossary.exchange.formats import GLOSSARY_FORMATS, format_named
from mt_toolkit.glossary.exchange.losses import writable
from mt_toolkit.glossary.exchange.model import Request

if TYPE_CHECKING:
    from mt_toolkit.core.terms import Concept

_PIECES = st.sampled_from(
    [
        b"",
        b'"',
        b"<",
        b">",
        b"&",
        b"\t",
        b"\n",
        b";",
        b",",
        b"|",
        b"\x00",
        b"\xff",
        b"\xd2",
        b"kk",
        b"</",
        b"id",
        b"]]>",
    ]
) | st.binary(max_size=4)


def original(name: str, full: list[Concept]) -> bytes:
    form, stream = format_named(name), io.BytesIO()
    request = Request(("ru",)) if form.one_target else Request()
    form.write(writable(full, form, request), stream, request)
    return stream.getvalue()


@pytest.mark.parametrize("name", sorted(GLOSSARY_FORMATS.builtin))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wounds=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), _PIECES), min_size=1, max_size=3))
def test_damage_is_read_or_refused(name, wounds, full, tmp_path_factory) -> None:
    data = original(name, full)
    for where, length, piece in wounds:
        place = int(where * len(data))
        data = data[:place] + piece + data[place + length :]
    path = tmp_path_factory.mktemp("damaged") / f"damaged{format_named(name).suffix}"
    path.write_bytes(data)
    with suppress(UserInputError):
        assert format_named(name).read(path, Request()).concepts
