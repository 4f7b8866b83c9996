"""``mt-toolkit models calibrate|doctor``: for whoever has real weights."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def calibrate_command(
    model: Annotated[str, typer.Argument(metavar="ID", help="An installed model.")],
    to: Annotated[str, typer.Option(metavar="LANG", help="en or ru.")] = "ru",
) -> None:
    """Find the attention that aligns a model's words, on our development passages, and record it."""
    from mt_toolkit.engines.model_codes import FAMILIES  # noqa: PLC0415
    from mt_toolkit.engines.models.catalogue import load_catalogue  # noqa: PLC0415
    from mt_toolkit.engines.models.store import Store  # noqa: PLC0415
    from mt_toolkit.engines.seq2seq import load_checkpoint, read_config, require  # noqa: PLC0415
    from mt_toolkit.evaluation.calibration import calibrate  # noqa: PLC0415

    require()
    store = Store()
    record = store.require(load_catalogue().get(model).id)
    folder = str(store.path_of(record))
    found = calibrate(load_checkpoint(folder, "", FAMILIES[read_config(folder, "")["model_type"]]), to)
    heads = list(found.alignment.heads)
    store.set_calibration(
        record.id, {"layer": found.alignment.layer, "heads": heads, "accuracy": found.accuracy, "language": to}
    )
    for number, rate in enumerate(found.layers):
        typer.echo(f"layer {number}\t{rate:.1%}")
    chosen = f"layer {found.alignment.layer}" + (f", head {heads[0]}" if heads else ", mean of its heads")
    typer.echo(f"recorded: {chosen}: {found.accuracy:.1%} of {found.terms // 2} terms", err=True)


def doctor_command(
    model: Annotated[str, typer.Argument(metavar="ID|FOLDER", help="An installed model, or a folder.")],
) -> int:
    """Check a model (languages, tokenizer, script, batches, attention, conversion) and print a table to paste."""
    from mt_toolkit.engines.models.catalogue import load_catalogue  # noqa: PLC0415
    from mt_toolkit.engines.models.store import Store  # noqa: PLC0415
    from mt_toolkit.engines.seq2seq import require  # noqa: PLC0415
    from mt_toolkit.evaluation.doctor import examine, table  # noqa: PLC0415

    require()
    folder = model
    if not Path(model).is_dir():
        store = Store()
        folder = str(store.path_of(store.require(load_catalogue().get(model).id)))
    findings = examine(folder)
    typer.echo(table(model, findings), nl=False)
    return 1 if any(finding.passed is False for finding in findings) else 0
