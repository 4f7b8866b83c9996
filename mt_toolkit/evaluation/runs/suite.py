"""A suite: which systems are measured on which sets by which metrics. Read from TOML, checked before work starts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.languages import TARGETS
from mt_toolkit.errors import EvaluationError
from mt_toolkit.evaluation.metrics.names import DEFAULT, METRICS
from mt_toolkit.evaluation.significance import SEED
from mt_toolkit.glossary.store import CURATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Arm(StrEnum):
    """What the glossary does: nothing, its work by force or by preference, or random words in its place.

    A gain of ``proper`` over ``none`` is a gain by the right terms only as far as it exceeds that of ``random``.
    """

    NONE = "none"
    PROPER = "proper"
    PREFER = "prefer"
    RANDOM = "random"


@dataclass(frozen=True, slots=True)
class System:
    """One thing to measure: an engine, outputs made elsewhere, or the reference itself (the ceiling of a metric).

    ``engines`` and ``outputs`` map a language to an engine's name or a file; ``""`` is for every language. The name of
    an outputs file may contain ``{set}`` and ``{language}``. ``strategies`` is the chain that forces terms.
    """

    name: str
    engines: Mapping[str, str] = field(default_factory=dict)
    outputs: Mapping[str, str] = field(default_factory=dict)
    is_reference: bool = False
    arms: tuple[Arm, ...] = (Arm.NONE, Arm.PROPER)
    strategies: tuple[str, ...] = ()

    def engine(self, language: str) -> str:
        """The engine for a language; empty for a system that is none."""
        return self.engines.get(language) or self.engines.get("", "")

    def output(self, language: str) -> str:
        """The file of outputs for a language; empty for a system that has none."""
        return self.outputs.get(language) or self.outputs.get("", "")


@dataclass(frozen=True, slots=True)
class Suite:
    """What ``eval run`` does. Paths in it are relative to ``base``, the folder of its file."""

    name: str
    systems: tuple[System, ...]
    sets: tuple[str, ...]
    languages: tuple[str, ...] = TARGETS
    metrics: tuple[str, ...] = DEFAULT
    glossaries: tuple[str, ...] = (CURATED,)
    seed: int = SEED
    resamples: int = 1000
    limit: int = 0
    description: str = ""
    base: Path = Path()


def suites_folder() -> Path:
    """Where the suites that come with the toolkit lie."""
    packaged = Path(str(resources.files("mt_toolkit").joinpath("_data", "suites")))
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "eval" / "suites"


def builtin_suites() -> list[str]:
    """Names of the suites that come with the toolkit."""
    return sorted(path.stem for path in suites_folder().glob("*.toml"))


def read_suite(name_or_path: str) -> Suite:
    """Read a suite of ours by its name, or any by its path.

    Raises:
        EvaluationError: If there is none, or it is broken; with everything that is wrong with it.
    """
    path = Path(name_or_path)
    if not path.suffix and name_or_path in builtin_suites():
        path = suites_folder() / f"{name_or_path}.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        known = ", ".join(builtin_suites())
        raise EvaluationError(f"no suite '{name_or_path}'", hint=f"a path, or one of: {known}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: {error}", hint="mend the file") from error
    problems = list(_problems(data))
    if problems:
        raise EvaluationError("\n  ".join([f"{path} is not a suite:", *problems]), hint="see eval/suites/default.toml")
    return _suite(data, path)


def _suite(data: dict[str, Any], path: Path) -> Suite:
    return Suite(
        name=str(data.get("name", path.stem)),
        systems=tuple(_system(system) for system in data["systems"]),
        sets=tuple(data["sets"]),
        languages=tuple(data.get("languages", TARGETS)),
        metrics=tuple(data.get("metrics", DEFAULT)),
        glossaries=tuple(data.get("glossaries", (CURATED,))),
        seed=int(data.get("seed", SEED)),
        resamples=int(data.get("resamples", 1000)),
        limit=int(data.get("limit", 0)),
        description=str(data.get("description", "")),
        base=path.parent,
    )


def _system(data: dict[str, Any]) -> System:
    is_engine = "engine" in data
    arms = data.get("arms", (Arm.NONE, Arm.PROPER) if is_engine else (Arm.NONE,))
    return System(
        name=data["name"],
        engines=_by_language(data.get("engine", {})),
        outputs=_by_language(data.get("outputs", {})),
        is_reference=bool(data.get("reference")),
        arms=tuple(Arm(arm) for arm in arms),
        strategies=tuple(data.get("strategies", ())),
    )


def _by_language(value: Any) -> dict[str, str]:  # noqa: ANN401 - TOML gives a string or a table
    return {"": value} if isinstance(value, str) else dict(value)


def _problems(data: dict[str, Any]) -> Iterable[str]:
    known = {
        "name",
        "description",
        "systems",
        "sets",
        "languages",
        "metrics",
        "glossaries",
        "seed",
        "resamples",
        "limit",
    }
    yield from (f"'{key}' is not a key of a suite" for key in data if key not in known)
    if not data.get("sets"):
        yield "it names no sets"
    for metric in data.get("metrics", ()):
        if metric not in METRICS.names():
            yield f"metric '{metric}' is not known; known: {', '.join(METRICS.names())}"
    for language in data.get("languages", ()):
        if language not in TARGETS:
            yield f"language '{language}' is not one of {', '.join(TARGETS)}"
    systems = data.get("systems", [])
    if not systems:
        yield "it names no systems"
    for number, system in enumerate(systems, start=1):
        yield from _system_problems(number, system)
    names = [system.get("name") for system in systems]
    yield from (f"two systems are called '{name}'" for name in sorted({n for n in names if n and names.count(n) > 1}))


def _system_problems(number: int, system: dict[str, Any]) -> Iterable[str]:
    label = system.get("name") or f"number {number}"
    if not system.get("name"):
        yield f"system {label} has no name"
    kinds = [key for key in ("engine", "outputs", "reference") if system.get(key)]
    if len(kinds) != 1:
        yield f"system {label} must have just one of engine, outputs, reference"
    for arm in system.get("arms", ()):
        if arm not in set(Arm):
            yield f"system {label}: arm '{arm}' is not one of {', '.join(Arm)}"
    unknown = set(system) - {"name", "engine", "outputs", "reference", "arms", "strategies"}
    yield from (f"system {label}: '{key}' is not a key of a system" for key in sorted(unknown))
