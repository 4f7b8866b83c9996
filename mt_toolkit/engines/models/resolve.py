"""From a model of the catalogue to the folder that an engine opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.engines.models.download import damaged_files
from mt_toolkit.engines.models.store import Store
from mt_toolkit.errors import EngineSetupError

if TYPE_CHECKING:
    from pathlib import Path

    from mt_toolkit.engines.models.catalogue import Model
    from mt_toolkit.engines.models.store import Installed

_PREFERRED = ("int8", "int8_float32", "int16", "float16", "float32")
"""Converted forms, the smallest first."""


def installed_model(
    model: Model, revision: str = "", *, converted: bool = True, store: Store | None = None
) -> tuple[Installed, Path, bool]:
    """The record, the folder to open, and whether that is a conversion; the smallest one is taken if they may be.

    Raises:
        EngineSetupError: If the model is not installed, is of another revision, or a file of it is damaged or gone.
    """
    place = store or Store()
    record = place.require(model.id)
    if revision and not record.is_at(revision):
        raise EngineSetupError(
            f"{model.id} is installed at {record.revision[:12]}, not at {revision}",
            hint=f"mt-toolkit models get {model.id}@{revision}",
        )
    found = place.conversions_of(record) if converted else {}
    for kind in _PREFERRED:
        if kind in found:
            return record, found[kind], True
    for name, problem in damaged_files(place, record).items():
        raise EngineSetupError(
            f"{model.id} cannot be used: {name}: {problem}", hint=f"mt-toolkit models get {model.id} mends it"
        )
    return record, place.path_of(record), False
