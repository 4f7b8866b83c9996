"""The automaton of Kazakh suffixes, built on demand from ``data/morphotactics.tsv``.

A row of the table says: in ``state`` the suffix template may follow and leads to ``next`` (``.`` ends the word),
adding ``features`` at ``cost``; ``after`` restricts the class of the sound before it (prefixes, ``!`` excludes), and
``derives`` names the part of speech when the suffix makes a new word. A *node* is a state in a phonological context.
The analyser asks which suffix chains spell a given ending, the generator which spell given features.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from mt_toolkit.core.features import NO_FEATURES, Features, parse_features
from mt_toolkit.lang.kazakh.phonology import VOWEL_ONLY, realise
from mt_toolkit.lang.kazakh.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

END = "."
BOUND = "s"
"""Mark of a context that must be followed by a suffix: акті-, the shape of акт."""
REMEMBERED = 400_000
"""Endings kept; then all are forgotten and worked out anew."""
JOINED = "Voice"
"""The feature whose values add up along a chain, in alphabetical order: ``Voice=Cau,Pass``."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table, its template not yet spelled."""

    suffix: str
    next: str
    features: Features
    cost: int
    after: str
    derives: str

    def follows(self, context: str) -> bool:
        """Whether the ``after`` column admits ``context``."""
        if not self.after:
            return True
        excluded = self.after[0] == "!"
        return any(context[1:].startswith(item) for item in self.after.lstrip("!").split()) != excluded


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain of suffixes that ends a word.

    ``derived`` holds the letters that belong to the lemma of a derived word (таулы: ``лы``) and ``pos`` its part of
    speech; both are empty when the chain only inflects.
    """

    features: Features
    cost: int
    pos: str = ""
    derived: str = ""


@dataclass(frozen=True, slots=True)
class Spelling:
    """Letters of a suffix chain, with its cost."""

    letters: str
    cost: int


@dataclass(frozen=True, slots=True)
class _Arc:
    letters: str
    target: tuple[str, str]
    features: Features
    cost: int
    derives: str
    base: str
    """The letters as they stand in the lemma of a derived word: лық where ``letters`` is лығ."""


@dataclass(slots=True)
class _Node:
    arcs: dict[str, list[_Arc]] = field(default_factory=dict)
    ends: list[_Arc] = field(default_factory=list)
    longest: int = 0


def merge(first: Features, second: Features) -> Features | None:
    """Unite two feature sets; values of :data:`JOINED` add up, other contradictions give None."""
    if not second:
        return first
    merged = dict(first)
    for name, value in second:
        held = merged.get(name)
        if held is None:
            merged[name] = value
        elif name == JOINED:
            merged[name] = ",".join(sorted({*held.split(","), value}))
        elif held != value:
            return None
    return tuple(sorted(merged.items()))


class Morphotactics:
    """The suffix automaton; nodes, endings and spellings are remembered once worked out."""

    def __init__(self, rules: dict[str, list[Rule]]) -> None:
        self._rules = rules
        self._nodes: dict[tuple[str, str], _Node] = {}
        self._chains: dict[tuple[str, str, str], tuple[Chain, ...]] = {}
        self._spellings: dict[tuple[tuple[str, str], Features], tuple[Spelling, ...]] = {}

    def states(self) -> frozenset[str]:
        """Names of the states in which a word may begin or go on."""
        return frozenset(self._rules)

    def chains(self, state: str, context: str, ending: str) -> tuple[Chain, ...]:
        """Every chain that spells exactly ``ending`` after a stem in ``state`` and ``context``."""
        key = (state, context, ending)
        found = self._chains.get(key)
        if found is None:
            if len(self._chains) >= REMEMBERED:
                self._chains.clear()
            found = self._chains[key] = tuple(self._parse(state, context, ending))
        return found

    def _parse(self, state: str, context: str, ending: str) -> Iterator[Chain]:
        node = self._node((state, context))
        if not ending:
            for arc in node.ends:
                yield Chain(arc.features, arc.cost)
            return
        for length in range(1, min(node.longest, len(ending)) + 1):
            arcs = node.arcs.get(ending[:length])
            if arcs is not None:
                for arc in arcs:
                    yield from self._continue(arc, ending[length:])

    def _continue(self, arc: _Arc, rest: str) -> Iterator[Chain]:
        if arc.target[0] == END:
            if not rest:
                yield Chain(arc.features, arc.cost, arc.derives, arc.base if arc.derives else "")
            return
        for chain in self.chains(*arc.target, rest):
            if arc.derives:
                if not chain.pos:
                    yield Chain(chain.features, arc.cost + chain.cost, arc.derives, arc.base)
                continue
            features = merge(arc.features, chain.features)
            if features is not None and not chain.pos:
                yield Chain(features, arc.cost + chain.cost)

    def spellings(self, state: str, context: str, wanted: Features) -> tuple[Spelling, ...]:
        """Every inflection (no derivation) with exactly the ``wanted`` features, cheapest first."""
        found = self._spell((state, context), wanted)
        return tuple(sorted(set(found), key=lambda spelling: (spelling.cost, spelling.letters)))

    def _spell(self, key: tuple[str, str], wanted: Features) -> tuple[Spelling, ...]:
        memo = (key, wanted)
        if memo not in self._spellings:
            self._spellings[memo] = tuple(self._search(key, wanted))
        return self._spellings[memo]

    def _search(self, key: tuple[str, str], wanted: Features) -> Iterator[Spelling]:
        node = self._node(key)
        for arc in node.ends:
            if arc.features == wanted:
                yield Spelling("", arc.cost)
        for arcs in node.arcs.values():
            for arc in arcs:
                rests = () if arc.derives else _left_over(wanted, arc.features)
                for rest in rests:
                    if arc.target[0] == END:
                        if not rest:
                            yield Spelling(arc.letters, arc.cost)
                        continue
                    for tail in self._spell(arc.target, rest):
                        yield Spelling(arc.letters + tail.letters, arc.cost + tail.cost)

    def _node(self, key: tuple[str, str]) -> _Node:
        node = self._nodes.get(key)
        if node is None:
            node = self._nodes[key] = self._build(*key)
        return node

    def _build(self, state: str, context: str) -> _Node:
        node = _Node()
        for rule in self._closure(state, NO_FEATURES, 0, context):
            spelled = realise(rule.suffix, context)
            for letters, after in spelled:
                if not rule.suffix:
                    if context[1] not in VOWEL_ONLY and context[2:] != BOUND:
                        node.ends.append(_Arc("", (END, ""), rule.features, rule.cost, "", ""))
                    continue
                if rule.next == END and after[1] in VOWEL_ONLY:
                    continue
                arc = _Arc(letters, (rule.next, after), rule.features, rule.cost, rule.derives, spelled[0][0])
                node.arcs.setdefault(letters, []).append(arc)
                node.longest = max(node.longest, len(letters))
        return node

    def _closure(self, state: str, features: Features, cost: int, context: str) -> Iterator[Rule]:
        """Rows reachable from ``state`` without writing anything, their features and costs added up."""
        for rule in self._rules[state]:
            united = merge(features, rule.features)
            if united is None or not rule.follows(context):
                continue
            if not rule.suffix and rule.next != END:
                yield from self._closure(rule.next, united, cost + rule.cost, context)
            else:
                yield Rule(rule.suffix, rule.next, united, cost + rule.cost, "", rule.derives)


def _left_over(wanted: Features, given: Features) -> list[Features]:
    """Return what of ``wanted`` a suffix with ``given`` leaves for the suffixes after it; empty where they contradict.

    A joined value may be needed again (Cau after Cau), so it leaves the set both with and without it.
    """
    rest = dict(wanted)
    for name, value in given:
        held = rest.get(name)
        if held is None:
            return []
        if name == JOINED and value in held.split(","):
            others = ",".join(item for item in held.split(",") if item != value)
            rest.pop(name)
            if others:
                rest[name] = others
        elif held == value:
            del rest[name]
        else:
            return []
    return [tuple(sorted(rest.items()))]


@cache
def morphotactics() -> Morphotactics:
    """The automaton of the shipped table."""
    rules: dict[str, list[Rule]] = {}
    for row in read_table("morphotactics.tsv"):
        suffix = "" if row["suffix"] == "-" else row["suffix"]
        features = NO_FEATURES if row["features"] == "-" else parse_features(row["features"])
        rule = Rule(suffix, row["next"], tuple(sorted(features)), int(row["cost"]), row["after"], row["derives"])
        rules.setdefault(row["state"], []).append(rule)
    return Morphotactics(rules)
