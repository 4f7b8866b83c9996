"""``mt-toolkit models``: public models, which are here, and getting them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from mt_toolkit.cli.checkups import calibrate_command, doctor_command
from mt_toolkit.errors import UserInputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mt_toolkit.engines.models.catalogue import Model

app = typer.Typer(
    help="List public models, get and remove them; nothing is downloaded unasked.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.command("calibrate")(calibrate_command)
app.command("doctor")(doctor_command)


@app.command("list")
def list_command(
    pair: Annotated[str, typer.Option(help="Only models of this pair: kk-en or kk-ru.")] = "",
    commercial: Annotated[bool, typer.Option("--commercial", help="Only models free for commercial use.")] = False,
    max_memory: Annotated[str, typer.Option(metavar="SIZE", help="Only models that need no more, as 8GB.")] = "",
    allow_noncommercial: Annotated[
        bool, typer.Option("--allow-noncommercial", help="Mark what auto picks with that option.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="All that is known, as JSON.")] = False,
) -> None:
    """List models: id, pairs, licence, size, tier; * is installed, > is what auto would pick."""
    from mt_toolkit.engines.models import listing  # noqa: PLC0415

    chosen = listing.filtered(pair=pair, commercial=commercial, memory=_megabytes(max_memory))
    picked = listing.picked(allow_noncommercial=allow_noncommercial)
    typer.echo(listing.as_json(chosen, picked) if as_json else listing.as_table(chosen, picked))
    if not as_json:
        typer.echo(
            "* installed   > auto would pick it   sizes are estimates   `mt-toolkit models show ID` says more", err=True
        )


@app.command("show")
def show_command(model: Annotated[str, typer.Argument(metavar="ID", help="An id of `models list`.")]) -> None:
    """Say all that is known of a model: codes, licence, published scores, known failures, and whether it is here."""
    from mt_toolkit.engines.models.catalogue import load_catalogue  # noqa: PLC0415
    from mt_toolkit.engines.models.listing import describe  # noqa: PLC0415

    typer.echo(describe(load_catalogue().get(model)))


@app.command("get")
def get_command(
    model: Annotated[str, typer.Argument(metavar="ID[@REV]", help="An id of `models list`, and a revision.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask before a download.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
) -> None:
    """Download a model, complete one that was interrupted, or mend a damaged one."""
    from mt_toolkit.engines.models.catalogue import load_catalogue  # noqa: PLC0415
    from mt_toolkit.engines.models.download import get  # noqa: PLC0415
    from mt_toolkit.engines.models.store import Store  # noqa: PLC0415

    name, _, revision = model.partition("@")
    known, store = load_catalogue().get(name), Store()
    if not yes:
        _ask_first(known)
    record = get(known, store, revision, progress=None if quiet else _progress())
    typer.echo(f"{record.id}: {record.hub}@{record.revision[:12]}, {record.bytes / 1e6:,.1f} MB", err=True)
    typer.echo(str(store.path_of(record)))


@app.command("convert")
def convert_command(
    model: Annotated[str, typer.Argument(metavar="ID", help="An installed model.")],
    quantization: Annotated[str, typer.Option(help="int8, int8_float32, int16, float16 or float32.")] = "int8",
) -> None:
    """Convert a model to CTranslate2; kept only if it scores sentences as the original does."""
    from mt_toolkit.engines.ct2 import convert  # noqa: PLC0415
    from mt_toolkit.engines.models.catalogue import load_catalogue  # noqa: PLC0415
    from mt_toolkit.engines.models.resolve import installed_model  # noqa: PLC0415
    from mt_toolkit.engines.models.store import Store  # noqa: PLC0415

    store = Store()
    known = load_catalogue().get(model)
    record, folder, _ = installed_model(known, converted=False, store=store)
    output = folder.parent / f"{folder.name}-ct2-{quantization}"
    if output.exists() and quantization not in record.converted:
        raise UserInputError(f"{output} is there without being registered", hint="delete it, then convert again")
    done = convert(str(folder), output, quantization, record.layer)
    store.add_conversion(record.id, quantization, output)
    typer.echo(f"{record.id}: {quantization}, off by {done.difference:.4f} a token at most", err=True)
    typer.echo(str(output))


@app.command("remove")
def remove_command(model: Annotated[str, typer.Argument(metavar="ID", help="An installed model.")]) -> None:
    """Delete a model with its converted forms, and whatever an interrupted download left."""
    from mt_toolkit.engines.models.catalogue import load_catalogue  # noqa: PLC0415
    from mt_toolkit.engines.models.store import Store  # noqa: PLC0415

    store = Store()
    name = load_catalogue().get(model).id
    if not store.remove(name):
        raise UserInputError(f"{name} is not installed in {store.folder}", hint="mt-toolkit models list")
    typer.echo(f"removed {name}", err=True)


def _ask_first(model: Model) -> None:
    size = f"about {model.disk / 1000:,.1f} GB" if model.disk else "of unknown size"
    use = "" if model.is_free else f"; commercial use: {model.commercial}"
    question = f"Download {model.hub}, {size}? Licence: {model.licence}{use}."
    if not sys.stdin.isatty():
        raise UserInputError(question, hint="say --yes to download without being asked")
    if not typer.confirm(question, err=True):
        raise UserInputError("nothing was downloaded")


def _progress() -> Callable[[str, int, int], None] | None:
    if not sys.stderr.isatty():
        return None
    last = ""

    def show(name: str, done: int, total: int) -> None:
        nonlocal last
        line = f"\r{name} {100 * done // max(total, 1):3d} % of {total / 1e6:,.1f} MB"
        if line != last:
            sys.stderr.write(line + ("\n" if done == total else ""))
            sys.stderr.flush()
        last = line

    return show


def _megabytes(text: str) -> float:
    """``8GB``, ``500 MB`` or ``8`` (gigabytes) as megabytes; endless for nothing.

    Raises:
        UserInputError: If it is no size.
    """
    if not text:
        return float("inf")
    number = text.upper().removesuffix("B").strip()
    factor = {"G": 1e3, "M": 1.0, "T": 1e6}.get(number[-1:], 0.0)
    try:
        found = float(number[:-1] if factor else number) * (factor or 1e3)
    except ValueError:
        found = -1.0
    if not found >= 0:
        raise UserInputError(f"cannot read the size '{text}'", hint="8GB or 500MB")
    return found
