"""Our own form of a test set: a folder with ``set.toml``, or a folder of such folders.

``eval/README.md`` describes it for those who write one.
"""

from __future__ import annotations

import csv
import hashlib
import tomllib
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.terms import Role
from mt_toolkit.documents.output import write_atomically
from mt_toolkit.errors import EvaluationError, UnknownNameError
from mt_toolkit.evaluation.sets.model import PROVENANCES, Annotation, Facts, Item, TestSet
from mt_toolkit.evaluation.sets.problems import check_items, read_aligned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MANIFEST = "set.toml"
_TERM_COLUMNS = ("segment", "surface", "occurrence", "concept", "role", "en", "ru")
_SEPARATOR = " | "


def sets_folder() -> Path:
    """Where the sets that come with the toolkit lie: inside an installed package, or in the checkout."""
    packaged = Path(str(resources.files("mt_toolkit").joinpath("_data", "sets")))
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "eval" / "sets"


def builtin_sets() -> list[str]:
    """Names of the sets that come with the toolkit."""
    folder = sets_folder()
    return sorted(path.name for path in folder.iterdir() if _members(path)) if folder.is_dir() else []


def load_builtin(name: str) -> list[TestSet]:
    """Read one of our own sets; ``name/dev`` takes the documents of one split, ``name/document`` one document.

    Raises:
        UnknownNameError: If there is no such set; the message lists those there are.
        EvaluationError: As ``load_folder``.
    """
    base, _, split = name.partition("/")
    if base not in builtin_sets():
        raise UnknownNameError("test set", base, builtin_sets(), hint="give a name from the list, or a path")
    folder = sets_folder() / base
    if split and (folder / split / _MANIFEST).is_file():
        return load_folder(folder / split)
    return load_folder(folder, split=split)


def load_folder(folder: Path, *, split: str = "") -> list[TestSet]:
    """Read a set, or a collection of sets whose members become its documents.

    Normally one set comes back; references by people and by machine are never put in one, so a mixed folder gives two,
    named ``…[human]`` and ``…[machine]``.

    Raises:
        EvaluationError: If the folder holds no set, none of the split, or anything in it is wrong: checksums that
            fail, counts that differ, empty references, terms that are not in their sentence. All of it is listed.
    """
    members = _members(folder)
    if not members:
        raise EvaluationError(f"{folder} holds no {_MANIFEST}", hint="eval/README.md describes the form of a set")
    read: list[TestSet] = []
    problems: list[str] = []
    for member in members:
        try:
            read.append(_read_member(member))
        except EvaluationError as error:
            problems.append(error.message)
    if problems:
        raise EvaluationError("\n".join(problems), hint="mend the set, or record a change with `mt-toolkit eval seal`")
    chosen = [one for one in read if not split or _split(one) == split]
    if not chosen:
        known = ", ".join(sorted({_split(one) for one in read}))
        raise EvaluationError(f"{folder.name} has no split '{split}'", hint=f"it has: {known}")
    return list(_joined(f"{folder.name}/{split}" if split else folder.name, chosen))


def seal(folder: Path) -> list[str]:
    """Record the sha256 of every data file in each ``set.toml`` below ``folder``; returns the names of those changed.

    Raises:
        EvaluationError: If the folder holds no set.
    """
    members = _members(folder)
    if not members:
        raise EvaluationError(f"{folder} holds no {_MANIFEST}", hint="give the folder of a set")
    changed = []
    for member in members:
        path = member / _MANIFEST
        text = path.read_text(encoding="utf-8")
        body = text.split("[sha256]")[0].rstrip() + "\n"
        sums = {name: _sha256(member / name) for name in _data_files(member, tomllib.loads(body))}
        sealed = body + "\n[sha256]\n" + "".join(f'"{name}" = "{value}"\n' for name, value in sums.items())
        if sealed != text:
            write_atomically(path, sealed)
            changed.append(member.name)
    return changed


def _members(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    if (folder / _MANIFEST).is_file():
        return [folder]
    return sorted(path.parent for path in folder.glob(f"*/{_MANIFEST}"))


def _read_member(folder: Path) -> TestSet:
    manifest = _manifest(folder)
    _check_sums(folder, manifest)
    references: dict[str, Any] = manifest.get("references", {})
    columns = read_aligned(
        {"source": folder / _source_file(manifest)}
        | {language: folder / about["file"] for language, about in references.items()}
    )
    annotations, probes = _annotations(folder, manifest, columns["source"])
    name = str(manifest.get("name", folder.name))
    items = tuple(
        Item(
            f"{name}:{number}",
            source,
            tuple((language, columns[language][number - 1]) for language in references),
            name,
            tuple(annotations.get(number, ())),
            probes.get(number, ""),
        )
        for number, source in enumerate(columns["source"], start=1)
    )
    check_items(name, items)
    facts = Facts(*(str(manifest.get(key, "")) for key in ("title", "register", "era", "period", "split")))
    provenance = {language: _provenance(folder, about) for language, about in references.items()}
    licence = str(manifest["source"].get("licence", ""))
    return TestSet(name, items, provenance, licence, {name: facts})


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / _MANIFEST
    try:
        manifest = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: {error}", hint="mend the file") from error
    if "source" not in manifest:
        raise EvaluationError(f"{path} names no [source]", hint="eval/README.md describes the form of a set")
    return manifest


def _source_file(manifest: dict[str, Any]) -> str:
    return str(manifest["source"].get("sentences") or manifest["source"]["file"])


def _provenance(folder: Path, about: dict[str, Any]) -> str:
    provenance = str(about.get("provenance", ""))
    if provenance not in PROVENANCES:
        raise EvaluationError(
            f"{folder / _MANIFEST}: provenance of a reference is '{provenance}'",
            hint=f"one of {', '.join(PROVENANCES)}",
        )
    return provenance


def _data_files(folder: Path, manifest: dict[str, Any]) -> list[str]:
    names = [manifest["source"].get("file"), manifest["source"].get("sentences")]
    names += [about.get("file") for about in manifest.get("references", {}).values()]
    names.append(manifest.get("terms", {}).get("file"))
    return sorted({name for name in names if name and (folder / name).is_file()})


def _check_sums(folder: Path, manifest: dict[str, Any]) -> None:
    recorded: dict[str, str] = manifest.get("sha256", {})
    wrong = [
        f"{folder.name}/{name}: {'its sha256 is not the recorded one' if (folder / name).is_file() else 'is missing'}"
        for name, value in recorded.items()
        if not (folder / name).is_file() or _sha256(folder / name) != value
    ]
    unsealed = [f"{folder.name}/{name}: no sha256 is recorded" for name in _data_files(folder, manifest)
                if recorded and name not in recorded]  # fmt: skip
    if wrong or unsealed:
        raise EvaluationError(
            "\n  ".join(["checksums fail:", *wrong, *unsealed]),
            hint="restore the file, or record the change on purpose with `mt-toolkit eval seal`",
        )


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _annotations(
    folder: Path, manifest: dict[str, Any], sources: Sequence[str]
) -> tuple[dict[int, list[Annotation]], dict[int, str]]:
    """Annotations and probes by 1-based segment number."""
    name = manifest.get("terms", {}).get("file", "")
    if not name:
        return {}, {}
    path = folder / name
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    missing = [column for column in _TERM_COLUMNS if rows and column not in rows[0]]
    if missing:
        raise EvaluationError(f"{path}: no column {', '.join(missing)}", hint=f"columns: {', '.join(_TERM_COLUMNS)}")
    found: dict[int, list[Annotation]] = {}
    probes: dict[int, str] = {}
    problems: list[str] = []
    for line, row in enumerate(rows, start=2):
        try:
            number, annotation = _annotation(row, sources)
        except ValueError as error:
            problems.append(f"{folder.name}/{name}, line {line}: {error}")
            continue
        found.setdefault(number, []).append(annotation)
        probes[number] = row.get("probe") or ""
    if problems:
        raise EvaluationError("\n  ".join(["term annotations do not fit:", *problems]), hint="mend the lines named")
    return {number: sorted(marks, key=lambda mark: mark.start) for number, marks in found.items()}, probes


def _annotation(row: dict[str, str], sources: Sequence[str]) -> tuple[int, Annotation]:
    number = int(row["segment"])
    if not 1 <= number <= len(sources):
        raise ValueError(f"there is no segment {number}")
    surface, start = row["surface"], -1
    for _ in range(int(row["occurrence"] or 1)):
        start = sources[number - 1].find(surface, start + 1)
        if start < 0 or not surface:
            raise ValueError(f"'{surface}' is not in segment {number} that often")
    if row["role"] not in set(Role):
        raise ValueError(f"role '{row['role']}' is not one of {', '.join(Role)}")
    forms = tuple(
        (language, tuple((row[language] or "").split(_SEPARATOR))) for language in ("en", "ru") if row[language]
    )
    concept = "" if row["concept"] == "-" else row["concept"]
    return number, Annotation(start, start + len(surface), surface, Role(row["role"]), concept, forms)


def _split(one: TestSet) -> str:
    return next(iter(one.documents.values())).split


def _joined(name: str, members: Sequence[TestSet]) -> Iterator[TestSet]:
    """One set of all the members, or one for each way in which their references came to be."""
    kinds: dict[tuple[tuple[str, str], ...], list[TestSet]] = {}
    for member in members:
        kinds.setdefault(tuple(sorted(member.provenance.items())), []).append(member)
    for kind, group in kinds.items():
        label = "" if len(kinds) == 1 else f"[{'+'.join(sorted({provenance for _, provenance in kind}))}]"
        items = tuple(item for member in group for item in member.items)
        documents = {document: facts for member in group for document, facts in member.documents.items()}
        licences = "; ".join(dict.fromkeys(member.licence for member in group if member.licence))
        yield TestSet(name + label, items, dict(kind), licences, documents)
