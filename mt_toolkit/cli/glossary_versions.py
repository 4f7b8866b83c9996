"""``mt-toolkit glossary diff`` and ``merge``: versions of one glossary."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from mt_toolkit.glossary.store import Glossary

_FORMATS = ("text", "json")


def diff_command(
    before: Annotated[str, typer.Argument(metavar="A", help="A file in any format, a folder, or a carried glossary.")],
    after: Annotated[str, typer.Argument(metavar="B", help="Likewise; what differs is told from A to B.")],
    output_format: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
) -> int:
    """Show by concept and column what differs; exit code 0 when nothing does, 1 otherwise.

    The order of the rows is no difference.
    """
    from mt_toolkit.errors import UnknownNameError  # noqa: PLC0415
    from mt_toolkit.glossary.versions.difference import difference  # noqa: PLC0415
    from mt_toolkit.glossary.versions.report import difference_json, difference_lines  # noqa: PLC0415

    if output_format not in _FORMATS:
        raise UnknownNameError("format", output_format, _FORMATS, hint="--help shows what the command takes")
    found = difference(_read(before), _read(after))
    if output_format == "json":
        typer.echo(difference_json(found, before, after))
    else:
        for line in difference_lines(found, before, after):
            typer.echo(line)
    return 1 if found else 0


def merge_command(
    ours: Annotated[str, typer.Argument(metavar="OURS", help="A file in any format, a folder, or a carried glossary.")],
    theirs: Annotated[str, typer.Argument(metavar="THEIRS", help="Likewise: what to bring into it.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="OUT", help="A new file: tsv, csv, xlsx, tbx, tmx.")
    ],
    base: Annotated[
        str, typer.Option("--base", metavar="BASE", help="What both began with; without it, two-way.")
    ] = "",
    prefer: Annotated[str, typer.Option("--prefer", metavar="SIDE", help="Settle conflicts: ours or theirs.")] = "",
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace OUT if it exists.")] = False,
) -> int:
    """Bring two glossaries together by concept and column; exit code 1 when a person has to settle something.

    A column changed on one side is taken. Conflicts are listed on stderr and in OUT.conflicts.tsv, and OUT holds what
    ours says unless --prefer settles them. Concepts under two ids with one Kazakh term are reported, never joined.
    """
    from mt_toolkit.documents.output import write_atomically, write_bytes_atomically  # noqa: PLC0415
    from mt_toolkit.errors import UnknownNameError  # noqa: PLC0415
    from mt_toolkit.glossary.store import Glossary  # noqa: PLC0415
    from mt_toolkit.glossary.versions.difference import difference  # noqa: PLC0415
    from mt_toolkit.glossary.versions.files import (  # noqa: PLC0415
        output_format,
        refuse_same,
        rendered,
        sidecar_of,
    )
    from mt_toolkit.glossary.versions.merge import Side, merge  # noqa: PLC0415
    from mt_toolkit.glossary.versions.report import conflicts_tsv, count_text, merge_lines  # noqa: PLC0415

    if prefer and prefer not in tuple(Side):
        raise UnknownNameError("side", prefer, Side, hint="--help shows what the command takes")
    side = Side(prefer or Side.OURS)
    refuse_same(ours, theirs)
    form = output_format(output, [ours, theirs, *filter(None, [base])], overwrite=overwrite)
    mine, yours, origin = _read(ours), _read(theirs), _read(base) if base else None
    merged = merge(mine, yours, origin, prefer=side)
    data = rendered(merged.concepts, form, output)
    sidecar = sidecar_of(output)
    if merged.conflicts:
        write_atomically(sidecar, conflicts_tsv(merged.conflicts))
    write_bytes_atomically(output, data)
    if not merged.conflicts:
        sidecar.unlink(missing_ok=True)
    for line in merge_lines(merged, side):
        typer.echo(line, err=True)
    typer.echo(f"{output}: {len(merged.concepts)} concepts")
    typer.echo(f"against {ours}: {count_text(difference(mine, Glossary(output.stem, merged.concepts)))}")
    if merged.conflicts:
        plural = "conflict" if len(merged.conflicts) == 1 else "conflicts"
        typer.echo(f"{len(merged.conflicts)} {plural}, {side} stands: {sidecar}")
    return 1 if merged.duplicates or (merged.conflicts and not prefer) else 0


def _read(name: str) -> Glossary:
    from mt_toolkit.glossary.store import load_glossary  # noqa: PLC0415

    glossary = load_glossary(name)
    for remark in glossary.remarks:
        typer.echo(f"not read of {name}: {remark}", err=True)
    return glossary
