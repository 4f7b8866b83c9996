"""``docs/exchange.md``: what each format keeps and loses, out of the formats themselves.

Run ``python -m mt_toolkit.glossary.exchange.page > docs/exchange.md`` after changing a format.
"""

from __future__ import annotations

import sys
from importlib.resources import files
from typing import TYPE_CHECKING

from mt_toolkit.glossary.exchange.formats import GLOSSARY_FORMATS, format_named, suffixes
from mt_toolkit.glossary.exchange.model import EXTRA, GlossaryFormat, Held
from mt_toolkit.glossary.rows import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

_COLUMNS = (*COLUMNS, EXTRA)


def page() -> str:
    """The whole page as Markdown."""
    forms = [format_named(name) for name in GLOSSARY_FORMATS.builtin]
    introduction = files("mt_toolkit.glossary.exchange").joinpath("data/introduction.md").read_text(encoding="utf-8")
    return "\n".join([introduction, *_overview(forms), *(line for group in _alike(forms) for line in _section(group))])


def _overview(forms: list[GlossaryFormat]) -> Iterator[str]:
    yield "## The formats\n"
    yield "| name | what | suffix | holds |"
    yield "| --- | --- | --- | --- |"
    by_suffix = {name: suffix for suffix, name in suffixes().items()}
    for form in forms:
        suffix = f"`{form.suffix}`" if form.name in by_suffix else f"`{form.suffix}`, by name"
        yield f"| `{form.name}` | {form.title} | {suffix} | {_summary(form)} |"
    yield ""


def _summary(form: GlossaryFormat) -> str:
    if all(form.held(column) is Held.WHOLE for column in _COLUMNS):
        return "everything"
    held = ", ".join(f"`{column}`" for column in _COLUMNS if form.held(column) is not Held.NOTHING)
    return f"{held}{'; one target language a file' if form.one_target else ''}"


def _alike(forms: list[GlossaryFormat]) -> list[list[GlossaryFormat]]:
    """Formats that hold the same in the same places, together."""
    groups: list[list[GlossaryFormat]] = []
    for form in forms:
        for group in groups:
            first = group[0]
            if (form.where, form.holds, form.leaves_out) == (first.where, first.holds, first.leaves_out):
                group.append(form)
                break
        else:
            groups.append([form])
    return groups


def _section(group: list[GlossaryFormat]) -> Iterator[str]:
    form = group[0]
    yield f"## {', '.join(f'`{one.name}`' for one in group)}\n"
    yield "| columns | kept | where |"
    yield "| --- | --- | --- |"
    alike: dict[tuple[Held, str], list[str]] = {}
    for column in _COLUMNS:
        held = form.held(column)
        where = form.where.get(column, form.where.get("", "")) if held is not Held.NOTHING else ""
        alike.setdefault((held, where), []).append(f"`{column}`" if column in COLUMNS else column)
    for (held, where), columns in alike.items():
        yield f"| {', '.join(columns)} | {held} | {where} |"
    yield ""
    if form.leaves_out:
        values = " or ".join(f"`{value}`" for value in sorted(form.leaves_out))
        yield f"Concepts that are {values} are not written: the program would force them.\n"
    remarks = {remark: [one.name for one in group if remark in one.remarks] for one in group for remark in one.remarks}
    for remark, names in remarks.items():
        who = "" if len(names) == len(group) else f"{', '.join(f'`{name}`' for name in names)}: "
        yield f"{who}{remark}\n"


if __name__ == "__main__":
    sys.stdout.write(page())
