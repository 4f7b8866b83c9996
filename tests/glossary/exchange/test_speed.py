"""A termbase of 50,000 concepts is read in seconds, whatever its dialect, and never stands in memory as a tree."""

from __future__ import annotations

import resource
import time

import pytest

from mt_toolkit.glossary.exchange.formats import read_glossary

AROUND = '<tbx type="TBX-Basic" style="dca" xml:lang="en"><text><body>{}</body></text></tbx>'
AROUND_V2 = '<martif type="TBX" xml:lang="en"><text><body>{}</body></text></martif>'


@pytest.mark.slow
@pytest.mark.parametrize("name", ["tbx", "tbx-v2"])
def test_fifty_thousand_concepts_are_read_in_bounded_time_and_memory(name, tmp_path) -> None:
    entry = (
        '<conceptEntry id="c{0}"><descrip type="subjectField">history</descrip><note>A remark about it.</note>'
        '<langSec xml:lang="kk"><termSec><term>ұғым {0}</term><termNote type="partOfSpeech">noun</termNote></termSec>'
        '</langSec><langSec xml:lang="en"><termSec><term>concept {0}</term></termSec><termSec><term>notion {0}</term>'
        '<termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec></langSec>'
        '<langSec xml:lang="ru"><termSec><term>понятие {0}</term></termSec></langSec></conceptEntry>\n'
    )
    if name == "tbx-v2":
        for old, new in (("conceptEntry", "termEntry"), ("langSec", "langSet"), ("termSec", "tig")):
            entry = entry.replace(old, new)
    before, after = (AROUND_V2 if name == "tbx-v2" else AROUND).split("{}")
    path = tmp_path / "large.tbx"
    with path.open("w", encoding="utf-8") as stream:
        stream.write(before)
        stream.writelines(entry.format(number) for number in range(50_000))
        stream.write(after)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    reading = read_glossary(path)
    assert time.process_time() - started < 10
    assert len(reading.concepts) == 50_000
    # Concepts and rows themselves take some 4 kB each; a tree of the whole file would take ten times that.
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 400_000
