"""``docs/models.md``, made from the catalogue: ``python -m mt_toolkit.engines.models.page > docs/models.md``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mt_toolkit.engines.models import choice
from mt_toolkit.engines.models.catalogue import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt_toolkit.engines.models.catalogue import Model

_HEAD = """# Public models

Made by `python -m mt_toolkit.engines.models.page > docs/models.md` from `mt_toolkit/engines/models/data/models.toml`.

`mt-toolkit models list` filters this table, `models show ID` says where each figure comes from, `models get ID[@REV]`
downloads (safetensors, tokenizer and configuration only), `models remove ID` deletes. Models are kept in
`$MT_TOOLKIT_MODELS`, else in the user's data folder. `HF_ENDPOINT` names a mirror, `HF_HUB_OFFLINE` forbids downloads,
`HF_TOKEN` opens gated models. An interrupted download goes on where it stopped; a file whose size, hash or header is
wrong is named and fetched again. A repository that has its weights only as pickles is refused.

No revision is pinned and no weights were run for this table: `?` is unknown, `~` marks what is from memory or
estimated. Sizes are computed: disk is parameters × 4 bytes (encoder-decoders, float32) or × 2 (language models,
bfloat16), memory is 1.2 × disk + 0.3 GB.
"""
_ADD = """## To add a model

Add a `[[model]]` to `models.toml` with `id`, `hub`, `family`, `architecture`, `pairs`, `licence`, `commercial`
(yes, no, conflict, territory-limited, unknown), `parameters` (millions, 0 for unknown) and `tier`; then what is known
of codes, scores and failures, each with its source, and in `unverified` the fields that nobody has looked up. The first
person with the real weights pins `revision` and sets `verified`. Then make this page anew; the tests check the data.
"""


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join([_HEAD, *_table(), "", *_rule(), "", *_scores(), "", *_failures(), "", *_excluded(), "", _ADD])


def _table() -> Iterator[str]:
    yield "| id | hub | pairs | licence | commercial | parameters, millions | disk, GB | memory, GB | family | tier |"
    yield "| --- | --- | --- | --- | --- | ---: | ---: | ---: | --- | --- |"
    for model in load_catalogue().models:
        numbers = (_gigabytes(model.disk), _gigabytes(model.memory))
        cells = (
            f"`{model.id}`",
            f"`{model.hub}`{_doubt(model, 'hub')}" if model.hub else "a service",
            ", ".join(model.pairs),
            model.licence + _doubt(model, "licence"),
            model.commercial + _doubt(model, "commercial"),
            f"{model.parameters or '?'}{_doubt(model, 'parameters')}",
            *numbers,
            model.family,
            model.tier,
        )
        yield f"| {' | '.join(cells)} |"


def _rule() -> Iterator[str]:
    yield "## What `--engine auto` picks\n"
    text = (choice.__doc__ or "").partition("The rule. ")[2]
    compared = ", ".join(f"{test_set} {metric}" for test_set, metric in choice.COMPARED)
    yield text.strip().replace("``", "`").replace("`COMPARED`", f"a list ({compared})")


def _scores() -> Iterator[str]:
    yield "## Published scores\n"
    yield "Figures of different sets or sources do not compare. For the models left out none was seen.\n"
    yield "| id | pair | set | metric | value | source |"
    yield "| --- | --- | --- | --- | ---: | --- |"
    catalogue = load_catalogue()
    for model in catalogue.models:
        for s in model.scores:
            yield f"| `{model.id}` | {s.pair} | {s.set} | {s.metric} | {s.value:g} | {s.source} |"
    yield ""
    yield from (f"* {name}: {text}" for name, text in catalogue.sources.items())


def _failures() -> Iterator[str]:
    yield "## Known failures\n"
    for model in load_catalogue().models:
        yield from (f"* `{model.id}`: {failure.what} ({failure.source})" for failure in model.failures)
        if model.contamination:
            yield f"* `{model.id}` is not to be measured on: {'; '.join(model.contamination)}"


def _excluded() -> Iterator[str]:
    yield "## Not for Kazakh\n"
    yield from (f"* {why}." for why in load_catalogue().excluded.values())


def _doubt(model: Model, field: str) -> str:
    return " ~" if field in model.unverified else ""


def _gigabytes(megabytes: int) -> str:
    return f"{megabytes / 1000:.1f}" if megabytes else "?"


if __name__ == "__main__":
    sys.stdout.write(page())
