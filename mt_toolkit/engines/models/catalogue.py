"""The public models that translate from Kazakh: what is known of each, read from ``data/models.toml`` and checked.

Sizes are computed, not published: see ``Model.disk`` and ``Model.memory``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.languages import KAZAKH, TARGETS
from mt_toolkit.errors import EngineSetupError, MtToolkitError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

COMMERCIAL = ("yes", "no", "conflict", "territory-limited", "unknown")
TIERS = ("default", "research", "other", "glossary", "experimental", "known-bad")
"""``default`` and ``research`` (not for commercial use) are recommended; ``other`` is usable; ``glossary`` reads terms
in its prompt; ``experimental`` is little known; ``known-bad`` hardly translates Kazakh."""
TOKEN_STYLES = ("forced-bos", "encoder-token", "source-prefix", "prompt", "none")
FAMILIES = ("seq2seq", "marian", "causal", "instruct", "seamless", "api")
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "commercial": COMMERCIAL,
    "tier": TIERS,
    "token_style": TOKEN_STYLES,
    "family": FAMILIES,
    "gated": ("yes", "no", "unknown"),
    "ct2": ("documented", "loader", "no"),
    "glossary": ("none", "prompt", "api"),
}
_REQUIRED = frozenset({"id", "hub", "family", "architecture", "pairs", "licence", "commercial", "parameters", "tier"})
_LANGUAGES = (KAZAKH, *TARGETS)
_ENCODER_DECODERS = frozenset({"seq2seq", "marian", "seamless"})


@dataclass(frozen=True, slots=True)
class PublishedScore:
    """A figure that somebody published; figures of different sets cannot be compared."""

    pair: str
    set: str
    metric: str
    value: float
    source: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Something a model is known to do wrong, and where that was seen: a key of the sources, or an address."""

    what: str
    source: str


@dataclass(frozen=True, slots=True)
class Model:
    """One public model. ``parameters`` are millions, 0 where unknown; ``max_tokens`` of the source, 0 where unknown.

    ``unverified`` names the fields that are from memory or estimated; ``verified`` says whether somebody ran the real
    weights. ``ct2``: conversion is documented, only a loader exists, or there is none.
    """

    id: str
    hub: str
    family: str
    architecture: str
    pairs: tuple[str, ...]
    licence: str
    commercial: str
    parameters: int
    tier: str
    revision: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
    token_style: str = "none"  # noqa: S105 - of a language, not of a person
    gated: str = "unknown"
    max_tokens: int = 0
    sentence_only: bool = False
    ct2: str = "no"
    glossary: str = "none"
    scores: tuple[PublishedScore, ...] = ()
    failures: tuple[Failure, ...] = ()
    contamination: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    verified: bool = False

    @property
    def precision(self) -> str:
        """The assumed precision of the weights: ``float32`` for encoder-decoders, ``bfloat16`` for language models."""
        return "float32" if self.family in _ENCODER_DECODERS else "bfloat16"

    @property
    def disk(self) -> int:
        """Estimated megabytes on disk: parameters × bytes of ``precision``; 0 where the parameters are unknown."""
        return self.parameters * (4 if self.precision == "float32" else 2)

    @property
    def memory(self) -> int:
        """Estimated megabytes while it runs: 1.2 × disk + 300, 0 where unknown.

        With a batch of 8 and beam 4 a model of 615 million parameters was measured at 3,244; the rule gives 3,252.
        """
        return self.disk * 6 // 5 + 300 if self.disk else 0

    @property
    def is_free(self) -> bool:
        """Whether commercial use is allowed, everywhere and beyond doubt."""
        return self.commercial == "yes"

    def score(self, pair: str, test_set: str, metric: str) -> float | None:
        """The published figure, if there is one."""
        key = (pair, test_set, metric)
        return next((s.value for s in self.scores if (s.pair, s.set, s.metric) == key), None)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All models, in the order of the data; ``excluded`` maps what is not for Kazakh to the reason."""

    models: tuple[Model, ...]
    sources: Mapping[str, str]
    excluded: Mapping[str, str]

    def __contains__(self, name: str) -> bool:
        return any(model.id == name for model in self.models)

    def get(self, name: str) -> Model:
        """The model of an id, or of a hub id.

        Raises:
            EngineSetupError: If it is known not to translate Kazakh.
            UnknownNameError: If there is no such model; the message lists those that are.
        """
        for model in self.models:
            if name == model.id or (model.hub and name.lower() == model.hub.lower()):
                return model
        if name in self.excluded:
            raise EngineSetupError(f"{name} is not for Kazakh: {self.excluded[name]}", hint="mt-toolkit models list")
        raise UnknownNameError(
            "model", name, [model.id for model in self.models], hint="mt-toolkit models list says more of each"
        )


class CatalogueError(MtToolkitError):
    """The catalogue's data is wrong; the message has every problem."""


@cache
def load_catalogue() -> Catalogue:
    """The catalogue that the package carries.

    Raises:
        CatalogueError: If the data is wrong.
    """
    return parse_catalogue((files("mt_toolkit.engines.models") / "data" / "models.toml").read_text(encoding="utf-8"))


def parse_catalogue(text: str) -> Catalogue:
    """Read and check a catalogue in TOML.

    Raises:
        CatalogueError: If it is no TOML, or a field is missing, unknown or out of range.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"models.toml cannot be read: {error}") from error
    sources: dict[str, str] = data.get("sources", {})
    rows: list[dict[str, Any]] = data.get("model", [])
    problems = [problem for row in rows for problem in _problems(row, sources)]
    ids = [str(row.get("id")) for row in rows]
    problems += [f"{name}: the id is there twice" for name in sorted({name for name in ids if ids.count(name) > 1})]
    if problems:
        raise CatalogueError("\n  ".join(["models.toml is wrong:", *problems]))
    excluded = {row["id"]: row["why"] for row in data.get("excluded", [])}
    return Catalogue(tuple(map(_model, rows)), sources, excluded)


def _model(row: Mapping[str, Any]) -> Model:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    values["scores"] = tuple(PublishedScore(**score) for score in row.get("scores", []))
    values["failures"] = tuple(Failure(**failure) for failure in row.get("failures", []))
    return Model(**values)


def _problems(row: Mapping[str, Any], sources: Mapping[str, str]) -> Iterable[str]:
    """What is wrong with one model, a line each."""
    name = row.get("id", "a model without id")
    known = {item.name for item in fields(Model)}
    yield from (f"{name}: {key} is missing" for key in sorted(_REQUIRED - set(row)))
    yield from (f"{name}: unknown field {key}" for key in sorted(set(row) - known))
    for key, choices in _CHOICES.items():
        if key in row and row[key] not in choices:
            yield f"{name}: {key} is {row[key]!r}, not one of {', '.join(choices)}"
    for key in ("parameters", "max_tokens"):
        if not isinstance(row.get(key, 0), int) or row.get(key, 0) < 0:
            yield f"{name}: {key} is no whole number"
    pairs = row.get("pairs", [])
    wrong = [pair for pair in pairs if pair not in {f"{KAZAKH}-{target}" for target in TARGETS}]
    yield from (f"{name}: {pair} is no pair of ours" for pair in wrong)
    yield from (f"{name}: no such language as {code}" for code in row.get("codes", {}) if code not in _LANGUAGES)
    yield from (f"{name}: unverified names no field: {key}" for key in row.get("unverified", []) if key not in known)
    if not pairs:
        yield f"{name}: it has no pair"
    yield from _problems_of_facts(row, sources)


def _problems_of_facts(row: Mapping[str, Any], sources: Mapping[str, str]) -> Iterable[str]:
    """Every score and failure has all its fields, a source that exists, and a pair of the model."""
    name = row.get("id", "a model without id")
    for key, kind in (("scores", PublishedScore), ("failures", Failure)):
        for fact in row.get(key, []):
            if set(fact) != {item.name for item in fields(kind)}:
                yield f"{name}: {key} has {', '.join(sorted(fact))}"
            elif fact["source"] not in sources and not fact["source"].startswith("https://"):
                yield f"{name}: no such source as {fact['source']!r}"
            elif key == "scores" and fact["pair"] not in row.get("pairs", []):
                yield f"{name}: a score for {fact['pair']}, which is no pair of the model"
