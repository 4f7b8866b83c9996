"""Names of pluggable things: tables of ``"module:attr"`` strings, imported on use, plus entry points.

Built-ins and third parties go through the same door. A plug-in package declares, for instance::

    [project.entry-points."mt_toolkit.engines"]
    mine = "my_package.engine:load"
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

from mt_toolkit.errors import MissingExtraError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Registry:
    """The names of one kind of thing.

    ``builtin`` maps a name to ``"module:attr"``; ``extras`` maps a module that may be missing to the extra that
    brings it.
    """

    kind: str
    group: str
    builtin: Mapping[str, str]
    extras: Mapping[str, str]

    def names(self) -> list[str]:
        """Every known name, built-in and plugged in, sorted."""
        return sorted({*self.builtin, *(entry.name for entry in entry_points(group=self.group))})

    def load(self, name: str) -> Any:  # noqa: ANN401 - the kind of thing differs by registry
        """Import what ``name`` stands for.

        Raises:
            UnknownNameError: If no such name is registered; the message lists those that are.
            MissingExtraError: If its module needs an optional dependency that is not installed.
        """
        if name in self.builtin:
            return self._load(self.builtin[name], name)
        for entry in entry_points(group=self.group):
            if entry.name == name:
                return entry.load()
        raise UnknownNameError(self.kind, name, self.names())

    def _load(self, target: str, name: str) -> Any:  # noqa: ANN401
        module, attribute = target.split(":")
        try:
            return getattr(import_module(module), attribute)
        except ModuleNotFoundError as error:
            missing = (error.name or "").split(".")[0]
            if missing in self.extras:
                raise MissingExtraError(self.extras[missing], f"{self.kind} '{name}'") from error
            raise
