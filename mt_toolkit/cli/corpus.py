"""``mt-toolkit glossary mine|propose|audit``: a glossary and a text beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mt_toolkit.cli import texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.alignment.parallel import ParallelText
    from mt_toolkit.alignment.words.aligner import WordAligner
    from mt_toolkit.glossary.match import Matcher
    from mt_toolkit.mining.mine import Term

_Texts = Annotated[
    list[str],
    typer.Argument(metavar="PAIRS | KAZAKH [TRANSLATION]", help="A TSV or TMX; a text or two; a folder or two."),
]
_Aligner = Annotated[str, typer.Option(help="Word aligner or chain, as for align words.")]
_MinCount = Annotated[int, typer.Option(min=1, help="Occurrences that a term must have.")]
_Domain = Annotated[str, typer.Option(help="Only terms of one domain of the glossary, known or told by their head.")]


def mine_command(
    paths: _Texts,
    language: texts.To = "",
    output: texts.Output = "",
    output_format: Annotated[str, typer.Option("--format", help="tsv or json.")] = "tsv",
    min_count: _MinCount = 2,
    missing: Annotated[bool, typer.Option("--missing", help="Only terms that the glossary lacks.")] = False,
    domain: _Domain = "",
    top: Annotated[int, typer.Option(min=0, help="As many of the best; 0 for all.")] = 0,
    aligner: _Aligner = "lexicon",
    unit: texts.Unit = "auto",
    glossary: texts.Glossaries = None,
) -> None:
    """Find the terms of a Kazakh text and, given its translation, how they were rendered; best first."""
    from mt_toolkit.mining.report import FORMATS, to_json, to_tsv  # noqa: PLC0415

    texts.check_name("format", output_format, FORMATS)
    text, terms = _mined(paths, language, unit, aligner, glossary, min_count)
    terms = _chosen(terms, missing=missing, domain=domain, top=top)
    known = sum(bool(term.known) for term in terms)
    typer.echo(f"{len(terms)} terms, {known} in the glossary, {len(terms) - known} missing from it", err=True)
    shown = (
        to_tsv(terms, text.pairs)
        if output_format == "tsv"
        else to_json(terms, text.pairs, language=text.language, aligner=aligner if text.language else "")
    )
    texts.write_result(shown, output, paths)


def propose_command(
    paths: _Texts,
    output: Annotated[str, typer.Option("-o", "--output", help="Glossary file of its own to write, .tsv.")],
    language: texts.To = "",
    min_count: _MinCount = 2,
    min_consistency: Annotated[
        float, typer.Option(min=0, max=1, help="Share of its places that the first rendering must have.")
    ] = 0.0,
    domain: _Domain = "",
    top: Annotated[int, typer.Option(min=0, help="As many of the best; 0 for all.")] = 0,
    aligner: _Aligner = "lexicon",
    unit: texts.Unit = "auto",
    glossary: texts.Glossaries = None,
) -> None:
    """Write the terms that the glossary lacks, as proposed rows with their evidence, for a person to approve."""
    from pathlib import Path  # noqa: PLC0415

    from mt_toolkit.errors import UserInputError  # noqa: PLC0415
    from mt_toolkit.mining.report import to_proposals  # noqa: PLC0415

    if Path(output).exists():
        raise UserInputError(f"{output} exists; proposals go into a file of their own", hint="choose another name")
    text, terms = _mined(paths, language, unit, aligner, glossary, min_count)
    if not text.language:
        raise UserInputError("proposals need a translation to take renderings from", hint="give a translation too")
    chosen = [term for term in terms if term.renderings and term.consistency >= min_consistency]
    chosen = _chosen(chosen, missing=True, domain=domain, top=top)
    texts.write_result(to_proposals(chosen, text.pairs, language=text.language, aligner=aligner), output, paths)
    typer.echo(f"{len(chosen)} rows proposed in {output}; approve what is right and merge it", err=True)


def audit_command(
    paths: _Texts,
    language: texts.To = "",
    output: texts.Output = "",
    output_format: Annotated[str, typer.Option("--format", help="table, tsv, json or html.")] = "table",
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 unless every term was honoured.")] = False,
    aligner: _Aligner = "lexicon",
    unit: texts.Unit = "auto",
    glossary: texts.Glossaries = None,
) -> None:
    """Show what became of every term in a translation: honoured, rendered otherwise, misformed, dropped."""
    from mt_toolkit.audit.audit import Auditor  # noqa: PLC0415
    from mt_toolkit.audit.report import FORMATS, problems, summary, written  # noqa: PLC0415
    from mt_toolkit.errors import UserInputError  # noqa: PLC0415
    from mt_toolkit.lang.english.words import English  # noqa: PLC0415
    from mt_toolkit.lang.russian.words import Russian  # noqa: PLC0415
    from mt_toolkit.terminology.requirements import Inflector  # noqa: PLC0415
    from mt_toolkit.terminology.verify import Verifier  # noqa: PLC0415

    texts.check_name("format", output_format, FORMATS)
    matcher, _ = texts.read_glossaries(glossary)
    text = _read(paths, language, unit, matcher)
    if not text.language:
        raise UserInputError("an audit needs a translation", hint="give the Kazakh text and its translation")
    words = English(), Russian()
    auditor = Auditor(matcher, Inflector(*words), Verifier(*words), _aligner(aligner, text.language, matcher))
    audit = auditor.audit(text.pairs, text.language)
    if output or output_format != "table":
        typer.echo(summary(audit), err=True)
    texts.write_result(written(audit, output_format), output, paths)
    if strict and next(problems(audit), None) is not None:
        raise typer.Exit(3)


def _mined(
    paths: Sequence[str], language: str, unit: str, aligner: str, glossary: list[str] | None, min_count: int
) -> tuple[ParallelText, list[Term]]:
    from mt_toolkit.mining.mine import mine  # noqa: PLC0415

    matcher, concepts = texts.read_glossaries(glossary)
    text = _read(paths, language, unit, matcher)
    words = _aligner(aligner, text.language, matcher) if text.language else None
    return text, mine(text.pairs, language=text.language, aligner=words, min_count=min_count, concepts=concepts)


def _chosen(terms: list[Term], *, missing: bool, domain: str, top: int) -> list[Term]:
    kept = [term for term in terms if not (missing and term.known) and (not domain or term.domain == domain)]
    return kept[:top] if top else kept


def _read(paths: Sequence[str], language: str, unit: str, matcher: Matcher) -> ParallelText:
    from mt_toolkit.alignment.parallel import read_kazakh, read_parallel  # noqa: PLC0415

    texts.check_texts(paths, unit)
    is_alone = len(paths) == 1 and not paths[0].lower().endswith((".tsv", ".tmx"))
    text = read_kazakh(paths[0]) if is_alone else read_parallel(paths, language=language, unit=unit, matcher=matcher)
    for note in text.notes:
        typer.echo(note, err=True)
    return text


def _aligner(name: str, language: str, matcher: Matcher) -> WordAligner:
    from mt_toolkit.alignment.words.aligner import Options, load_aligner  # noqa: PLC0415

    return load_aligner(name, Options(language, matcher=matcher))
