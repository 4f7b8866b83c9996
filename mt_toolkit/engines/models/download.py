"""Getting a model: only what is needed, resumed where it stopped, checked, and registered at the very end."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from mt_toolkit.engines.models.hub import Hub, Patience, is_offline
from mt_toolkit.engines.models.integrity import (
    WEIGHTS,
    pickled_weights,
    problem_of_content,
    problem_of_file,
    sha256_of,
    wanted_files,
)
from mt_toolkit.engines.models.store import RECORD, Installed, Store
from mt_toolkit.errors import EngineError, EngineSetupError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from mt_toolkit.engines.models.catalogue import Model
    from mt_toolkit.engines.models.hub import RemoteFile, Repository

_COMMIT = 12
"""So many digits of a commit name a folder."""


def get(
    model: Model,
    store: Store,
    revision: str = "",
    *,
    progress: Callable[[str, int, int], None] | None = None,
    patience: Patience | None = None,
) -> Installed:
    """Download a model into the store, or complete or mend what is there of it.

    ``revision`` is a branch, tag, commit or ``refs/pr/N``; by default the one that the catalogue pins, else the newest.
    ``progress`` is called with a file's name, its bytes that are there and its bytes in all. Another revision of the
    same model is replaced when the new one is complete. Without the network an installed model is left as it is.

    Raises:
        EngineSetupError: If the model cannot be had: not on the hub, gated, pickles only, no room, offline.
        EngineError: If the hub cannot be reached, or what it gives is damaged; what came is kept.
    """
    if not model.hub:
        raise EngineSetupError(f"{model.id} is a service, there is nothing to download", hint="see docs/models.md")
    asked = revision or model.revision
    installed = store.get(model.id) if (store.folder / model.id / RECORD).is_file() else None
    if is_offline() and installed and (not asked or installed.is_at(asked)):
        return installed
    hub = Hub(patience)
    repository = hub.repository(model.hub, asked)
    names = _checked_names(model, repository)
    with _alone(store, model.id):
        partial = _partial_folder(store, model, repository, installed)
        if partial is None and installed is not None:
            return installed
        folder = partial or store.folder / model.id
        remote = [hub.file(repository, name) for name in names]
        _check_room(folder, remote)
        for file in remote:
            _fetch(hub, repository, file, folder, progress)
        record = _register(model, store, repository, asked, folder, remote)
        return _with_what_was_made(store, record, installed)


def _checked_names(model: Model, repository: Repository) -> list[str]:
    names = wanted_files(repository.names)
    if not any(name.endswith(WEIGHTS) for name in names):
        pickled = pickled_weights(repository.names)
        reason = f"only as a pickle ({', '.join(pickled[:3])}), which can run code" if pickled else "not there"
        raise EngineSetupError(
            f"the weights of {model.hub} at {repository.commit[:_COMMIT]} are {reason}: it is refused",
            hint=f"a revision with safetensors can be named: mt-toolkit models get {model.id}@refs/pr/N",
        )
    if "config.json" not in names:
        raise EngineSetupError(f"{model.hub} has no config.json", hint="name another revision: ID@REV")
    return names


@contextmanager
def _alone(store: Store, name: str) -> Iterator[None]:
    """No other download of the same model meanwhile; the lock goes with the process."""
    from filelock import FileLock, Timeout

    folder = store.folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EngineSetupError(
            f"cannot make {folder}: {error.strerror}", hint="name another folder in MT_TOOLKIT_MODELS"
        ) from error
    lock = FileLock(str(folder / ".lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise EngineSetupError(f"{name} is being downloaded already", hint="wait for the other command") from error
    try:
        yield
    finally:
        lock.release()


def _final_folder(store: Store, model: Model, repository: Repository) -> Path:
    return store.folder / model.id / repository.commit[:_COMMIT] / model.hub.rpartition("/")[2]


def _partial_folder(store: Store, model: Model, repository: Repository, installed: Installed | None) -> Path | None:
    """Where to download to, with what is there already; None if the very commit is installed and whole.

    A folder that is in place without being registered, or is damaged, is taken back and completed.
    """
    partial = store.folder / model.id / f".partial-{repository.commit[:_COMMIT]}"
    final = _final_folder(store, model, repository)
    if installed and installed.revision == repository.commit and final.is_dir():
        damaged = damaged_files(store, installed, thoroughly=True)
        if not damaged:
            return None
        (store.folder / model.id / RECORD).unlink()
        for name in damaged:
            (final / name).unlink(missing_ok=True)
    if final.is_dir():
        shutil.rmtree(partial, ignore_errors=True)
        final.rename(partial)
    partial.mkdir(exist_ok=True)
    return partial


def damaged_files(store: Store, installed: Installed, *, thoroughly: bool = False) -> dict[str, str]:
    """Files of an installed model that are not what they were, with what is wrong; ``thoroughly`` reads all of each."""
    folder = store.path_of(installed)
    found = {}
    for name, digest in installed.files.items():
        path = folder / name
        problem = problem_of_content(path) if path.is_file() else "it is missing"
        if not problem and thoroughly and sha256_of(path) != digest:
            problem = "it is not as it was downloaded"
        if problem:
            found[name] = problem
    return found


def _check_room(folder: Path, remote: Sequence[RemoteFile]) -> None:
    there = sum(path.stat().st_size for file in remote if (path := folder / file.name).is_file())
    needed = sum(file.size for file in remote) - there
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise EngineSetupError(
            f"{needed / 1e6:,.0f} MB are needed in {folder}, {free / 1e6:,.0f} MB are free",
            hint="make room, or name another folder in MT_TOOLKIT_MODELS",
        )


def _fetch(
    hub: Hub,
    repository: Repository,
    file: RemoteFile,
    folder: Path,
    progress: Callable[[str, int, int], None] | None,
) -> None:
    path = folder / file.name
    report = (lambda done: progress(file.name, done, file.size)) if progress else None
    hub.fetch(repository, file, path, report)
    problem = problem_of_file(path, file.size, file.etag)
    if problem:
        path.unlink(missing_ok=True)
        raise EngineError(
            f"{file.name} of {repository.id} is damaged: {problem}",
            hint="it was deleted; run the command again: only this file and what is missing is fetched",
        )


def _with_what_was_made(store: Store, record: Installed, before: Installed | None) -> Installed:
    """A mended model keeps its conversions and its calibration: they are of the same commit."""
    if before is None or before.revision != record.revision:
        return record
    kept = replace(record, converted=before.converted, calibration=before.calibration)
    store.register(kept)
    return kept


def _register(
    model: Model, store: Store, repository: Repository, asked: str, folder: Path, remote: Sequence[RemoteFile]
) -> Installed:
    """Move the complete folder into place, write the record, and only then delete what it replaces."""
    wanted = {file.name: file.size for file in remote}
    for stray in folder.iterdir():
        if stray.name not in wanted:
            stray.unlink()
    final = _final_folder(store, model, repository)
    digests = {name: sha256_of(folder / name) for name in wanted}
    final.parent.mkdir(parents=True, exist_ok=True)
    folder.rename(final)
    record = Installed(
        id=model.id,
        hub=model.hub,
        revision=repository.commit,
        requested=asked or "main",
        family=model.family,
        path=final.relative_to(store.folder).as_posix(),
        files=digests,
        bytes=sum(wanted.values()),
    )
    store.register(record)
    for other in (store.folder / model.id).iterdir():
        if other.is_dir() and other != final.parent:
            shutil.rmtree(other, ignore_errors=True)
    return record
