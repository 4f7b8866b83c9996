"""Installed models: ``$MT_TOOLKIT_MODELS``, else ``$XDG_DATA_HOME/mt-toolkit/models`` or ``~/.local/share/…``.

A model is installed when ``ID/installed.json`` says so, and that file is written last, beside and renamed: whatever is
interrupted leaves no half-registered model. Weights are in ``ID/COMMIT/NAME``, where NAME is that of the hub.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mt_toolkit.errors import EngineSetupError

if TYPE_CHECKING:
    from collections.abc import Mapping

MODELS = "MT_TOOLKIT_MODELS"
"""Environment variable: the folder of installed models."""
RECORD = "installed.json"
_SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Installed:
    """What was got: ``revision`` is the commit, ``requested`` the name it was asked for by (``main``, a tag, a commit).

    ``path`` is relative to the folder of models. ``files`` maps a name to its SHA-256; ``converted`` a kind
    (``int8``) to a path, relative too; ``calibration`` is what ``models calibrate`` found.
    """

    id: str
    hub: str
    revision: str
    requested: str
    family: str
    path: str
    files: Mapping[str, str]
    bytes: int = 0
    converted: Mapping[str, str] = field(default_factory=dict)
    calibration: Mapping[str, Any] = field(default_factory=dict)

    def is_at(self, revision: str) -> bool:
        """Whether this is the revision of a name: the one it was asked for by, or seven digits of the commit."""
        return revision == self.requested or (len(revision) >= 7 and self.revision.startswith(revision))

    @property
    def layer(self) -> int | None:
        """The decoder layer whose attention aligns words, as calibration found it."""
        found = self.calibration.get("layer")
        return None if found is None else int(found)

    @property
    def heads(self) -> tuple[int, ...]:
        """Its heads; none for the mean of all."""
        return tuple(map(int, self.calibration.get("heads", ())))


def default_folder() -> Path:
    """Where models are installed; it need not exist."""
    named = os.environ.get(MODELS)
    if named:
        return Path(named).expanduser()
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "mt-toolkit" / "models"


class Store:
    """The installed models of one folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or default_folder()

    def all(self) -> list[Installed]:
        """Every installed model, sorted by id. Records that cannot be read are left out: see ``get``."""
        found = []
        for file in sorted(self.folder.glob(f"*/{RECORD}")):
            with suppress(EngineSetupError):
                found.append(_read(file))
        return [record for record in found if self.path_of(record).is_dir()]

    def get(self, name: str) -> Installed | None:
        """The record of a model; None if it is not installed.

        Raises:
            EngineSetupError: If the record is damaged, or the folder that it names is gone.
        """
        file = self.folder / name / RECORD
        if not file.is_file():
            return None
        record = _read(file)
        if not self.path_of(record).is_dir():
            raise EngineSetupError(
                f"the files of {name} are gone from {self.path_of(record)}", hint=f"mt-toolkit models get {name}"
            )
        return record

    def require(self, name: str) -> Installed:
        """The record of a model that must be there.

        Raises:
            EngineSetupError: If it is not installed, or its record is damaged.
        """
        record = self.get(name)
        if record is None:
            raise EngineSetupError(f"{name} is not installed", hint=f"mt-toolkit models get {name}")
        return record

    def path_of(self, record: Installed) -> Path:
        """The folder of the model's files."""
        return self.folder / record.path

    def conversions_of(self, record: Installed) -> dict[str, Path]:
        """The folders of its converted forms that are there."""
        found = {kind: self.folder / path for kind, path in record.converted.items()}
        return {kind: folder for kind, folder in found.items() if folder.is_dir()}

    def register(self, record: Installed) -> None:
        """Write a record; the model's files must be in place before.

        Raises:
            EngineSetupError: If the files are not there, or the record cannot be written.
        """
        if not self.path_of(record).is_dir():
            raise EngineSetupError(f"{record.id} cannot be registered: {self.path_of(record)} is not there")
        target = self.folder / record.id / RECORD
        text = json.dumps({"schema": _SCHEMA, **asdict(record)}, ensure_ascii=False, indent=1) + "\n"
        try:
            descriptor, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{RECORD}.", suffix=".part")
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            Path(beside).replace(target)
        except OSError as error:
            raise EngineSetupError(f"cannot write {target}: {error.strerror}", hint=f"see {MODELS}") from error

    def add_conversion(self, name: str, kind: str, folder: Path) -> Installed:
        """Note that ``folder`` holds the model converted to ``kind``; it must be inside the folder of models.

        Raises:
            EngineSetupError: If the model is not installed, or the folder is elsewhere.
        """
        record = self.require(name)
        if not folder.resolve().is_relative_to(self.folder.resolve()):
            raise EngineSetupError(f"{folder} is not inside {self.folder}")
        relative = folder.resolve().relative_to(self.folder.resolve()).as_posix()
        changed = replace(record, converted={**record.converted, kind: relative})
        self.register(changed)
        return changed

    def set_calibration(self, name: str, calibration: Mapping[str, Any]) -> Installed:
        """Keep what a calibration found, for instance layer and heads.

        Raises:
            EngineSetupError: If the model is not installed.
        """
        changed = replace(self.require(name), calibration=dict(calibration))
        self.register(changed)
        return changed

    def remove(self, name: str) -> bool:
        """Delete a model with all its files, the record first; False if there was nothing.

        Raises:
            EngineSetupError: If a file cannot be deleted.
        """
        folder = self.folder / name
        # Only a folder right below is a model: a name such as «..» must never delete anything.
        if name in {"", ".", ".."} or Path(name).name != name or not folder.is_dir():
            return False
        try:
            (folder / RECORD).unlink(missing_ok=True)
            shutil.rmtree(folder)
        except OSError as error:
            raise EngineSetupError(f"cannot remove {folder}: {error.strerror}", hint="delete it by hand") from error
        return True


def read_record(folder: Path) -> Installed | None:
    """The record of the installed model whose files ``folder`` holds; None for any other folder."""
    file = folder.parent.parent / RECORD
    if not file.is_file():
        return None
    try:
        record = _read(file)
    except EngineSetupError:
        return None
    return record if Path(record.path).parts == folder.absolute().parts[-3:] else None


def _read(file: Path) -> Installed:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        if data.pop("schema") != _SCHEMA:
            raise EngineSetupError(f"{file} is of another version", hint="remove the model and get it again")
        known = {item.name for item in fields(Installed)}
        return Installed(**{key: value for key, value in data.items() if key in known})
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise EngineSetupError(
            f"the record {file} is damaged: {error}", hint="remove the model and get it again"
        ) from error
