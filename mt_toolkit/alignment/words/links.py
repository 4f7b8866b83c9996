"""Links between the tokens of two texts, how two directions become one, and the Pharaoh notation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from mt_toolkit.errors import UnknownNameError, UserInputError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Links: TypeAlias = frozenset[tuple[int, int]]
"""Pairs of token numbers from 0: Kazakh, target."""
_PAIR = re.compile(r"(\d+)-(\d+)")
_AROUND = ((-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1))


def to_pharaoh(links: Links) -> str:
    """``0-0 1-2``, in order."""
    return " ".join(f"{source}-{target}" for source, target in sorted(links))


def from_pharaoh(line: str, where: str = "") -> Links:
    """Read ``0-0 1-2``.

    Raises:
        UserInputError: If anything else stands there; ``where`` is what the message calls the line.
    """
    pairs = [(_PAIR.fullmatch(item), item) for item in line.split()]
    for found, item in pairs:
        if found is None:
            raise UserInputError(f"{where or 'alignment'}: '{item}' is no link", hint="links are pairs such as 0-0 1-2")
    return frozenset((int(found[1]), int(found[2])) for found, _ in pairs if found)


def symmetrised(forward: Links, backward: Links, heuristic: str) -> Links:
    """One alignment of the two that the directions give, by a heuristic of :data:`HEURISTICS`.

    Raises:
        UnknownNameError: If there is no such heuristic.
    """
    if heuristic not in HEURISTICS:
        raise UnknownNameError("heuristic", heuristic, HEURISTICS)
    return HEURISTICS[heuristic](forward, backward)


def completed(first: Links, second: Links) -> Links:
    """``first`` with those links of ``second`` whose ends are both free in it."""
    sources, targets = {source for source, _ in first}, {target for _, target in first}
    return first | {link for link in second if link[0] not in sources and link[1] not in targets}


def _grow_diag(forward: Links, backward: Links) -> Links:
    """The intersection, and from it, step by step, the neighbours that either direction has and with a free end.

    Diagonal neighbours count (Koehn, Och and Marcu 2003).
    """
    union = forward | backward
    links = set(forward & backward)
    sources, targets = {source for source, _ in links}, {target for _, target in links}
    waiting = sorted(links)
    while waiting:
        source, target = waiting.pop(0)
        for down, right in _AROUND:
            near = (source + down, target + right)
            if near in union and near not in links and (near[0] not in sources or near[1] not in targets):
                links.add(near)
                sources.add(near[0])
                targets.add(near[1])
                waiting.append(near)
    return frozenset(links)


def _grow_diag_final_and(forward: Links, backward: Links) -> Links:
    """As grow-diag, then any link of either direction whose ends are both free."""
    links = set(_grow_diag(forward, backward))
    sources, targets = {source for source, _ in links}, {target for _, target in links}
    for direction in (forward, backward):
        for source, target in sorted(direction):
            if source not in sources and target not in targets:
                links.add((source, target))
                sources.add(source)
                targets.add(target)
    return frozenset(links)


HEURISTICS: Mapping[str, Callable[[Links, Links], Links]] = {
    "intersection": lambda forward, backward: forward & backward,
    "union": lambda forward, backward: forward | backward,
    "grow-diag": _grow_diag,
    "grow-diag-final-and": _grow_diag_final_and,
}
