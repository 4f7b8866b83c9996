"""``mt-toolkit translate``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from mt_toolkit.errors import UserInputError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mt_toolkit.pipeline.job import Result
    from mt_toolkit.pipeline.terms import TermMode

_LONG = 200


def translate_command(
    file: Annotated[str, typer.Argument(help="Kazakh text, - for standard input.")] = "-",
    to: Annotated[
        list[str] | None,
        typer.Option(metavar="LANG", help="Target languages: en, ru, or en,ru; default en."),
    ] = None,
    engine: Annotated[
        str, typer.Option(help="auto, rules, a model of `models list`, or FAMILY:PATH; also en=E,ru=E.")
    ] = "auto",
    allow_noncommercial: Annotated[
        bool, typer.Option("--allow-noncommercial", help="Let auto pick models that forbid commercial use.")
    ] = False,
    glossary: Annotated[
        list[str] | None, typer.Option(metavar="NAME|PATH", help="Repeatable; default kazakh-history; none for none.")
    ] = None,
    terms: Annotated[str, typer.Option(help="force, prefer or off.")] = "force",
    text_format: Annotated[str, typer.Option("--format", help="auto, text or lines.")] = "auto",
    output: Annotated[str, typer.Option("--output", "-o", help="Where to write; default standard output.")] = "-",
    report: Annotated[str, typer.Option(help="Write the JSON report of every term here.")] = "",
    bilingual: Annotated[str, typer.Option(help="Write the side-by-side HTML page here.")] = "",
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 when a term is missing.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary and no progress.")] = False,
) -> int:
    """Translate FILE from Kazakh with every glossary term in place, in the right form, and a receipt for each."""
    from mt_toolkit.cli.inputs import read_bytes  # noqa: PLC0415
    from mt_toolkit.glossary.store import CURATED  # noqa: PLC0415
    from mt_toolkit.pipeline.job import STDIO, Job, check_request, run_job  # noqa: PLC0415

    job = Job(
        source=file,
        targets=_targets(to if to is not None else ["en"]),
        engines=parse_engines(engine),
        glossaries=tuple(glossary) if glossary else (CURATED,),
        mode=_mode(terms),
        format=text_format,
        output=output,
        report=report,
        bilingual=bilingual,
        allow_noncommercial=allow_noncommercial,
    )
    check_request(job)
    results, notes = run_job(
        job, read_bytes(file), progress=None if quiet else _progress(), say=None if quiet else _say_engine
    )
    if output == STDIO:
        typer.echo(results[0].text, nl=not results[0].text.endswith("\n"))
    if not quiet:
        _summarise(results, notes)
    return 3 if strict and any(result.counts.missing for result in results) else 0


def _targets(options: Sequence[str]) -> tuple[str, ...]:
    """``["en,ru", "en"]`` → ``("en", "ru")``: each language once, in the order given."""
    codes = (code.strip() for option in options for code in option.split(","))
    return tuple(dict.fromkeys(code for code in codes if code))


def parse_engines(text: str) -> dict[str, str]:
    """``rules`` → ``{"": "rules"}``; ``en=rules,ru=hf:x`` → one name for each language.

    Raises:
        UserInputError: If a language is given twice, or names are mixed.
    """
    if "=" not in text:
        return {"": text}
    engines: dict[str, str] = {}
    for item in text.split(","):
        language, sign, name = item.strip().partition("=")
        if not sign or not name or language in engines:
            raise UserInputError(f"cannot read --engine '{text}'", hint="one name, or en=NAME,ru=NAME")
        engines[language] = name
    return engines


def _mode(name: str) -> TermMode:
    from mt_toolkit.errors import UnknownNameError  # noqa: PLC0415
    from mt_toolkit.pipeline.terms import TermMode  # noqa: PLC0415

    if name not in tuple(TermMode):
        raise UnknownNameError("--terms value", name, tuple(TermMode))
    return TermMode(name)


def _progress() -> Callable[[str, int, int], None] | None:
    if not sys.stderr.isatty():
        return None

    def show(language: str, done: int, total: int) -> None:
        if total >= _LONG:
            filled = 30 * done // max(total, 1)
            end = "\n" if done == total else ""
            sys.stderr.write(f"\r{language} [{'█' * filled}{'·' * (30 - filled)}] {done}/{total}{end}")
            sys.stderr.flush()

    return show


def _summarise(results: Sequence[Result], notes: Sequence[str]) -> None:
    from mt_toolkit.pipeline.report import unknown_words  # noqa: PLC0415

    for note in notes:
        typer.echo(note if note.startswith("warning: ") else f"note: {note}", err=True)
    for result in results:
        counts = result.counts
        typer.echo(
            f"{result.language}: {counts.segments} segments; terms {counts.required}: {counts.honoured} honoured, "
            f"{counts.forced} forced, {counts.missing} missing ({counts.suggested} suggested); "
            f"{counts.unknown} unknown words; {counts.warnings} warnings; {result.seconds:.1f} s",
            err=True,
        )
        unknown = unknown_words(result.translations)
        if unknown:
            listed = ", ".join(f"{word} ×{times}" if times > 1 else word for word, times in unknown[:10])
            more = f", and {len(unknown) - 10} more" if len(unknown) > 10 else ""
            typer.echo(f"    unknown: {listed}{more}", err=True)
        for translation in result.translations:
            for outcome in translation.terms:
                if outcome.outcome == "missing":
                    typer.echo(
                        f"    missing in {translation.segment.id}: {outcome.match.surface} → {outcome.required or '?'} "
                        f"({outcome.reason})",
                        err=True,
                    )


def _say_engine(reason: str) -> None:
    typer.echo(f"engine: {reason}", err=True)
