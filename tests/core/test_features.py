"""Feature tuples: canonical order, reading and writing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_toolkit.core.features import Analysis, features, format_features, parse_features
from mt_toolkit.core.text import Document, Segment, Span

_name = st.text(alphabet="ABCdef[]", min_size=1, max_size=6)


@given(st.dictionaries(_name, _name))
def test_what_is_written_is_read_back(values: dict[str, str]) -> None:
    assert parse_features(format_features(features(values))) == features(values)


def test_order_does_not_matter() -> None:
    assert features(Number="Plur", Case="Gen") == features({"Case": "Gen"}, Number="Plur")
    assert Analysis("хан", "NOUN", features(Case="Gen")).get("Case") == "Gen"
    assert Analysis("хан", "NOUN").get("Case", "Nom") == "Nom"


def test_a_feature_without_a_value_is_refused() -> None:
    with pytest.raises(ValueError, match=r"unpack|length"):
        parse_features("Case")


def test_a_document_needs_a_gap_around_every_segment() -> None:
    segment = Segment("1", "Сөз.", Span(0, 4))
    with pytest.raises(ValueError, match="1 segments need 2 gaps"):
        Document("a", "text", (segment,), ("",))
