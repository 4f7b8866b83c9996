"""A whole translation job from names to files: what the ``translate`` command does, importable.

Everything that can be wrong with the request is found before work starts; outputs are written beside and renamed.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mt_toolkit.core.languages import TARGETS
from mt_toolkit.documents import read_document, render
from mt_toolkit.documents.output import write_atomically
from mt_toolkit.engines.names import load_engine
from mt_toolkit.errors import UnknownNameError, UserInputError
from mt_toolkit.glossary.index import build_index, default_cache_dir
from mt_toolkit.glossary.match import Matcher
from mt_toolkit.glossary.store import CURATED, load_glossaries
from mt_toolkit.lang.english.words import english
from mt_toolkit.lang.russian.words import russian
from mt_toolkit.pipeline.bilingual import bilingual_page
from mt_toolkit.pipeline.report import count, report
from mt_toolkit.pipeline.terms import TermMode
from mt_toolkit.pipeline.translator import Toolbox, Translator
from mt_toolkit.terminology.requirements import Inflector
from mt_toolkit.terminology.verify import Verifier

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mt_toolkit.core.engine import Engine
    from mt_toolkit.core.text import Document
    from mt_toolkit.core.translation import Signature, Translation
    from mt_toolkit.glossary.store import Glossary
    from mt_toolkit.pipeline.report import Counts

STDIO = "-"


@dataclass(frozen=True, slots=True)
class Job:
    """A request as the user words it. ``engines`` maps a target to an engine name; ``""`` is for all the others."""

    source: str
    targets: tuple[str, ...]
    engines: Mapping[str, str] = field(default_factory=dict)
    glossaries: tuple[str, ...] = (CURATED,)
    mode: TermMode = TermMode.FORCE
    format: str = "auto"
    output: str = STDIO
    report: str = ""
    bilingual: str = ""
    allow_noncommercial: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """One target language done. ``text`` is the whole rendered document."""

    language: str
    document: Document
    translations: tuple[Translation, ...]
    signature: Signature
    counts: Counts
    text: str
    seconds: float


def make_toolbox(glossaries: Sequence[str]) -> Toolbox:
    """Load glossaries by name or path, index them, and bring what terms need.

    Raises:
        UserInputError: If a glossary is missing or broken.
    """
    return toolbox_of(tuple(load_glossaries(list(glossaries))))


def toolbox_of(glossaries: tuple[Glossary, ...]) -> Toolbox:
    """The same for glossaries that are loaded, or were made in memory."""
    index = build_index(glossaries, cache_dir=default_cache_dir())
    words = (english(), russian())
    return Toolbox(glossaries, Matcher(index), Inflector(*words), Verifier(*words))


def run_job(
    job: Job,
    data: bytes,
    *,
    progress: Callable[[str, int, int], None] | None = None,
    say: Callable[[str], None] | None = None,
) -> tuple[list[Result], tuple[str, ...]]:
    """Translate ``data`` (the bytes of the source) as the job says and write its files.

    ``progress`` is called with language, segments done and segments in all, ``say`` with what ``auto`` chose and why.
    Returns a result for each target, and what reading the text had to tell (repairs, encoding, language), a line each.

    Raises:
        UserInputError: If anything in the request or the text cannot be used.
        EngineError: If an engine fails; files of targets already finished stay.
    """
    check_request(job)
    name = "standard input" if job.source == STDIO else job.source
    reading = read_document(data, name=name, format=job.format)
    toolbox = make_toolbox(job.glossaries)
    translators = {target: Translator(_engine(job, target, say), target, toolbox, job.mode) for target in job.targets}
    results = []
    for target, translator in translators.items():
        result = _translate(translator, target, reading.document, progress)
        _write(job, result)
        results.append(result)
    return results, reading.notes


def check_request(job: Job) -> None:
    """Find what is wrong with a request before any work.

    Raises:
        UserInputError: For an unknown language, an engine for no target, more than a text on standard output, or a
            file that would be overwritten.
    """
    if not job.targets:
        raise UserInputError("no target language", hint=f"--to {','.join(TARGETS)}")
    for target in job.targets:
        if target not in TARGETS:
            raise UnknownNameError("target language", target, TARGETS)
    for language in job.engines:
        if language and language not in job.targets:
            raise UserInputError(f"an engine is named for '{language}', which is no target", hint="see --to")
    several = len(job.targets) > 1
    _check_standard_output(job, several=several)
    paths = [path for target in job.targets for path in output_paths(job, target)]
    given = {Path(name).resolve() for name in (job.source, *job.glossaries) if name != STDIO and Path(name).is_file()}
    for path in paths:
        _check_path(path, given)
    if len({path.resolve() for path in paths}) < len(paths):
        raise UserInputError("two outputs would be written to one file", hint="give each its own name")


def _check_standard_output(job: Job, *, several: bool) -> None:
    if STDIO in {job.report, job.bilingual}:
        raise UserInputError(
            "only the translation can go to standard output", hint="give --report and --bilingual a file name"
        )
    if several and job.output == STDIO:
        raise UserInputError(
            "several targets cannot share standard output", hint="give -o FILE; the language goes before its suffix"
        )


def _check_path(path: Path, given: set[Path]) -> None:
    if path.resolve() in given:
        raise UserInputError(f"{path} is read by this job; it would be overwritten", hint="choose another output")
    if not path.resolve().parent.is_dir():
        raise UserInputError(f"no folder {path.parent} to write {path.name} into", hint="create it first")
    if path.is_dir():
        raise UserInputError(f"{path} is a folder", hint="give a file name")


def output_paths(job: Job, target: str) -> list[Path]:
    """The files that a target will be written to, in the order text, report, bilingual."""
    named = [name for name in (job.output, job.report, job.bilingual) if name not in {"", STDIO}]
    return [path_for(name, target, several=len(job.targets) > 1) for name in named]


def path_for(name: str, target: str, *, several: bool) -> Path:
    """``out.txt`` → ``out.en.txt`` where there are several targets, else as it is."""
    path = Path(name)
    return path.with_name(f"{path.stem}.{target}{path.suffix}") if several else path


def _engine(job: Job, target: str, say: Callable[[str], None] | None) -> Engine:
    name = job.engines.get(target) or job.engines.get("") or "auto"
    return load_engine(name, target, allow_noncommercial=job.allow_noncommercial, say=say)


def _translate(
    translator: Translator, target: str, document: Document, progress: Callable[[str, int, int], None] | None
) -> Result:
    started = time.perf_counter()
    total = len(document.segments)
    step = (lambda done: progress(target, done, total)) if progress else None
    translations = tuple(translator.translate(document.segments, step))
    text = render(document, [translation.text for translation in translations])
    seconds = time.perf_counter() - started
    return Result(target, document, translations, translator.signature, count(translations), text, seconds)


def _write(job: Job, result: Result) -> None:
    several = len(job.targets) > 1
    if job.output != STDIO:
        write_atomically(path_for(job.output, result.language, several=several), result.text)
    if job.report:
        data = report(result.translations, result.language, result.signature)
        write_atomically(
            path_for(job.report, result.language, several=several),
            json.dumps(data, ensure_ascii=False, indent=1) + "\n",
        )
    if job.bilingual:
        page = bilingual_page(Path(result.document.name).name, result.translations, result.language, result.signature)
        write_atomically(path_for(job.bilingual, result.language, several=several), page)
