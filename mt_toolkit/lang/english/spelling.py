"""British and American spellings of one word: *organisation* and *organization*, *defence* and *defense*."""

from __future__ import annotations

import re

_CONSONANT = "bcdfghjklmnpqrstvwxz"
_RULES = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"(?<=[a-z]{3})is(e[sdr]?|ers|ing|ations?|ational)\b", r"iz\1"),
        (r"(?<=[a-z]{2})ys(e[sdr]?|ers|ing)\b", r"yz\1"),
        (r"(?<=[a-z]{2})our(?=s?\b|ed\b|ing\b|er|able|ist|ite|hood|less)", "or"),
        (rf"(?<=[a-z][{_CONSONANT}])re(s?)\b", r"er\1"),
        (r"(?<=[a-z]{2})ence(s?|less)\b", r"ense\1"),
        (r"(?<=[aeiou])ll(?=ed\b|ing\b|[eo]rs?\b)", "l"),
        (r"(?<=[a-z]{2})ogue(s?)\b", r"og\1"),
        (r"(?<=[a-z])(?:ae|oe)(?=[a-z]{2})", "e"),
        (r"\bprogramme(s?)\b", r"program\1"),
        (r"\bgrey", "gray"),
        (r"\bplough", "plow"),
    )
)
"""What is British and what stands there in America, in words of lower case."""


def american(text: str) -> str:
    """A key that both spellings of a text share. It is no spelling to print: *promise* has *promize*."""
    key = text.lower()
    for british, replacement in _RULES:
        key = british.sub(replacement, key)
    return key
