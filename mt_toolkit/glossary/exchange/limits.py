"""What the services of others refuse: too long a text, too big a file, two languages where one is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import KAZAKH, LANGUAGE_NAMES
from mt_toolkit.errors import UserInputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mt_toolkit.core.terms import Concept
    from mt_toolkit.glossary.exchange.model import Request


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of UTF-8 that one text and the whole file may have; 0 is no limit."""

    text: int = 0
    file: int = 0


def check_limits(rows: Iterable[Sequence[str]], data: bytes, limits: Limits, name: str) -> None:
    """Refuse to write what the service would refuse to take.

    Raises:
        UserInputError: Naming the text, or the size.
    """
    for row in rows if limits.text else ():
        for text in row:
            if len(text.encode()) > limits.text:
                raise UserInputError(
                    f"{name}: «{text[:60]}…» has {len(text.encode()):,} bytes; {limits.text:,} are taken",
                    hint="shorten it or leave the concept out",
                )
    if limits.file and len(data) > limits.file:
        raise UserInputError(
            f"{name}: the file would have {len(data):,} bytes; {limits.file:,} are taken",
            hint="split the glossary into several",
        )


def one_target(concepts: Sequence[Concept], request: Request, name: str) -> str:
    """The single target language of a file that holds one pair: asked for, or the only one the concepts have.

    Raises:
        UserInputError: If there are several.
    """
    present = [code for code in request.targets if any(concept.rendering(code) for concept in concepts)]
    if len(present) == 1:
        return present[0]
    choices = " or ".join(f"--languages {KAZAKH},{code}" for code in request.targets)
    found = " and ".join(LANGUAGE_NAMES[code] for code in present) or "neither"
    raise UserInputError(f"{name} holds one pair of languages, the glossary has {found}", hint=choices)
