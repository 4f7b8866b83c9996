"""Public test sets, downloaded on demand, each with its licence, and with checksums that must not change.

``public.toml`` is the list. Nothing is fetched unless one of these names is asked for.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import tomllib
import zipfile
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import urlopen

from mt_toolkit.core.languages import KAZAKH
from mt_toolkit.documents.output import write_atomically
from mt_toolkit.errors import EvaluationError
from mt_toolkit.evaluation.sets.aligned import load_lines
from mt_toolkit.evaluation.sets.model import Item, TestSet
from mt_toolkit.evaluation.sets.problems import check_items, read_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

_SECONDS = 60
_SUMS = "sha256.json"


@cache
def public_sets() -> Mapping[str, dict[str, Any]]:
    """Everything known of the public sets, by name."""
    text = resources.files("mt_toolkit.evaluation.sets").joinpath("public.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def load_public(name: str, cache_dir: Path, folder: Path | None = None) -> list[TestSet]:
    """Fetch (once) and read a public set; ``folder`` holds its files where a person must download them.

    One set comes back for all languages, or one for each where their sentences differ (``tatoeba[en]``).

    Raises:
        EvaluationError: If a file cannot be fetched, its checksum has changed, or it must be downloaded by hand.
    """
    about = public_sets()[name]
    if about.get("needs") and folder is None:
        raise EvaluationError(f"{name} cannot be fetched by a program", hint=about["needs"])
    if about["format"] == "sacrebleu":
        return [_by_sacrebleu(name, about)]
    files = {key: _local(file, name, about, cache_dir, folder) for key, file in about["files"].items()}
    if about["format"] == "lines":
        one = load_lines(files, name=name, provenance=about["provenance"])
        return [TestSet(name, one.items, one.provenance, about["licence"])]
    read = _read_zip if about["format"] == "moses-zip" else _read_pairs
    return [_pair_set(name, language, read(path, language), about) for language, path in files.items()]


def _local(file: str, name: str, about: dict[str, Any], cache_dir: Path, folder: Path | None) -> Path:
    path = folder / file.rpartition("/")[2] if folder else cache_dir / name / file.rpartition("/")[2]
    if folder is None and not path.is_file():
        _fetch(file, path)
    if not path.is_file():
        raise EvaluationError(f"{name}: no file {path}", hint=about.get("needs", "check the folder"))
    if folder is None:
        _check_sum(path, about.get("sha256", {}).get(path.name, ""))
    return path


def _fetch(url: str, path: Path) -> None:
    try:
        with urlopen(url, timeout=_SECONDS) as response:  # noqa: S310 - the addresses are those of public.toml
            data = response.read()
    except (URLError, TimeoutError, OSError) as error:
        raise EvaluationError(f"cannot fetch {url}: {error}", hint=f"put the file at {path} by hand") from error
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f"{path.suffix}.part")
    part.write_bytes(data)
    part.replace(path)


def _check_sum(path: Path, pinned: str) -> None:
    """Compare with the pinned sum, or with the one recorded when the file was first seen, which is now recorded."""
    ledger = path.parent / _SUMS
    known: dict[str, str] = json.loads(ledger.read_text(encoding="utf-8")) if ledger.is_file() else {}
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    wanted = pinned or known.get(path.name, found)
    if found != wanted:
        raise EvaluationError(
            f"{path} has changed: its sha256 is {found[:12]}…, not {wanted[:12]}…",
            hint="delete it to fetch it again; scores of the two files are not comparable",
        )
    if known.get(path.name) != found:
        write_atomically(ledger, json.dumps({**known, path.name: found}, indent=1) + "\n")


def _by_sacrebleu(name: str, about: dict[str, Any]) -> TestSet:
    from sacrebleu.utils import get_reference_files, get_source_file  # noqa: PLC0415

    test_set, pair = about["files"]["en"], "kk-en"
    try:
        source, references = get_source_file(test_set, pair), get_reference_files(test_set, pair)
    except (Exception, SystemExit) as error:
        raise EvaluationError(
            f"sacreBLEU cannot fetch {test_set} {pair}: {error}", hint="it needs a network"
        ) from error
    columns = {KAZAKH: read_lines(Path(source)), "en": read_lines(Path(references[0]))}
    rows = list(zip(columns[KAZAKH], columns["en"], strict=True))
    return _pair_set(name, "en", rows, about, only=True)


def _read_pairs(path: Path, language: str) -> list[tuple[str, str]]:
    """Rows of a CSV that gives a pair as ``source_lang`` and ``target_lang``, or as columns of language codes."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    source, target = ("source_lang", "target_lang") if rows and "source_lang" in rows[0] else (KAZAKH, language)
    if not rows or source not in rows[0] or target not in rows[0]:
        raise EvaluationError(f"{path} has no columns {source}, {target}", hint="is it the file of this pair?")
    wanted = [row for row in rows if row.get("pair", "").replace("-", "_") in {"", f"{KAZAKH}_{language}"}]
    return [(row[source], row[target]) for row in wanted]


def _read_zip(path: Path, language: str) -> list[tuple[str, str]]:
    """The two text files of a Moses archive, told apart by their last suffix."""
    columns: dict[str, list[str]] = {}
    with zipfile.ZipFile(path) as archive:
        for member in archive.namelist():
            suffix = member.rpartition(".")[2]
            if suffix in {KAZAKH, language}:
                with io.TextIOWrapper(archive.open(member), encoding="utf-8") as file:
                    columns[suffix] = file.read().splitlines()
    if len(columns) != 2 or len(columns[KAZAKH]) != len(columns[language]):
        raise EvaluationError(f"{path} does not hold an aligned pair kk-{language}", hint="delete it to fetch it again")
    return list(zip(columns[KAZAKH], columns[language], strict=True))


def _pair_set(
    name: str, language: str, rows: list[tuple[str, str]], about: dict[str, Any], *, only: bool = False
) -> TestSet:
    label = name if only else f"{name}[{language}]"
    items = [
        Item(str(number), source, ((language, target),), "")
        for number, (source, target) in enumerate(rows, 1)
        if source.strip() and target.strip() and source.strip() != target.strip()
    ]
    check_items(label, items)
    return TestSet(label, tuple(items), {language: about["provenance"]}, about["licence"])
