"""``mt-toolkit align``: which parts of a translation translate which parts of the Kazakh text."""

from __future__ import annotations

from typing import Annotated

import typer

from mt_toolkit.cli import texts

app = typer.Typer(help="Align a Kazakh text with its translation.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def root() -> None:
    """Align a Kazakh text with its translation."""


@app.command("sentences")
def sentences_command(
    source: Annotated[str, typer.Argument(metavar="KAZAKH", help="Kazakh text.")],
    target: Annotated[str, typer.Argument(metavar="TRANSLATION", help="Its translation, - for standard input.")],
    language: texts.To = "",
    output: texts.Output = "",
    output_format: Annotated[str, typer.Option("--format", help="tsv or tmx.")] = "tsv",
    unit: Annotated[str, typer.Option("--input", help="text, or lines where each line is a sentence.")] = "text",
    glossary: texts.Glossaries = None,
) -> None:
    """Find which sentences translate which: 1-1, 1-2, 2-1, 2-2, 1-0 …, with a score for each."""
    from mt_toolkit.alignment.documents import FORMATS, align_texts, summary, to_tmx, to_tsv  # noqa: PLC0415
    from mt_toolkit.cli.inputs import read_text  # noqa: PLC0415
    from mt_toolkit.errors import UserInputError  # noqa: PLC0415

    texts.check_name("format", output_format, FORMATS)
    if source == target == "-":
        raise UserInputError("both texts cannot come from standard input", hint="give at least one file")
    both = read_text(source), read_text(target)
    matcher, _ = texts.read_glossaries(glossary)
    aligned = align_texts(*both, language=language, unit=unit, matcher=matcher)
    written = (to_tsv if output_format == "tsv" else to_tmx)(aligned)
    typer.echo(summary(aligned), err=True)
    texts.write_result(written, output, (source, target))


@app.command("words")
def words_command(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PAIRS | KAZAKH TRANSLATION", help="A TSV or TMX; two texts; two folders of texts."),
    ],
    language: texts.To = "",
    aligner: Annotated[
        str, typer.Option(help="lexicon, fast-align, hmm, ibm1, encoder; or a chain, lexicon+fast-align.")
    ] = "lexicon",
    units: Annotated[str, typer.Option(help="What is linked: morphemes, or tokens as they stand.")] = "morphemes",
    heuristic: Annotated[
        str, typer.Option("--symmetrise", help="intersection, union, grow-diag, grow-diag-final-and.")
    ] = "intersection",
    encoder: Annotated[str, typer.Option(help="Folder or name of a transformers encoder.")] = "",
    layer: Annotated[int, typer.Option(min=0, help="Layer of the encoder whose vectors are compared.")] = 8,
    dictionary: Annotated[
        bool, typer.Option("--dictionary/--no-dictionary", help="Whether statistics learn from the lexicon too.")
    ] = True,
    model: Annotated[str, typer.Option(metavar="FOLDER", help="Apply the statistics that --save has kept.")] = "",
    save: Annotated[str, typer.Option(metavar="FOLDER", help="Keep the trained statistics in a new folder.")] = "",
    output: texts.Output = "",
    output_format: Annotated[str, typer.Option("--format", help="pharaoh, json or html.")] = "pharaoh",
    unit: texts.Unit = "auto",
    glossary: texts.Glossaries = None,
) -> None:
    """Link the words of a Kazakh text to those of its translation."""
    from mt_toolkit.alignment.parallel import read_parallel  # noqa: PLC0415
    from mt_toolkit.alignment.words.aligner import Options, load_aligner  # noqa: PLC0415
    from mt_toolkit.alignment.words.output import FORMATS, AlignedWords, written  # noqa: PLC0415
    from mt_toolkit.alignment.words.training import applied, kept  # noqa: PLC0415

    texts.check_name("format", output_format, FORMATS)
    texts.check_texts(paths, unit)
    matcher, _ = texts.read_glossaries(glossary)
    text = read_parallel(paths, language=language, unit=unit, matcher=matcher)
    options = Options(text.language, units, matcher, heuristic, dictionary, encoder, layer)
    pairs = [(pair.source, pair.target) for pair in text.pairs]
    chosen = applied(model, options) if model else load_aligner(aligner, options)
    links = chosen.align(pairs)
    if save:
        kept(chosen, save)
    aligned = AlignedWords(model or aligner, units, text.language, text.pairs, tuple(links))
    for note in text.notes:
        typer.echo(note, err=True)
    typer.echo(f"{len(links)} pairs, {sum(map(len, links))} links", err=True)
    texts.write_result(written(aligned, output_format), output, paths)
