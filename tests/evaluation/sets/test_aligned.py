"""Sets of the user's own: tables, text files, TMX; and the one door to all names."""

from __future__ import annotations

import pytest

from mt_toolkit.errors import EvaluationError, UnknownNameError
from mt_toolkit.evaluation.sets.aligned import load_lines, load_table, load_tmx
from mt_toolkit.evaluation.sets.names import load_sets

TMX = """<?xml version="1.0"?><tmx version="1.4"><body>
<tu><tuv xml:lang="kk-KZ"><seg>Қазақ <bpt i="1">&lt;b&gt;</bpt>хандығы<ept i="1">&lt;/b&gt;</ept>.</seg></tuv>
<tuv xml:lang="en-GB"><seg>The Kazakh <hi>Khanate</hi>.</seg></tuv>
<tuv xml:lang="ru"><seg>Казахское ханство.</seg></tuv></tu>
<tu><tuv xml:lang="kk"><seg>Дала.</seg></tuv><tuv xml:lang="en"><seg>The steppe.</seg></tuv></tu>
<tu><tuv xml:lang="de"><seg>Nur Deutsch.</seg></tuv></tu></body></tmx>"""


def test_a_table_with_ids_and_documents(write) -> None:
    one = load_table(write("set.tsv", "id\tdoc\tkk\tru\ten\n7\ta\tДала.\tСтепь.\tThe steppe.\n"), provenance="human")
    (item,) = one.items
    assert (item.id, item.document, item.reference("ru"), item.reference("en")) == ("7", "a", "Степь.", "The steppe.")
    assert one.provenance == {"en": "human", "ru": "human"}


def test_a_csv_may_quote(write) -> None:
    one = load_table(write("set.csv", 'kk,en\n"Дала, тау.","The steppe, the ""hill""."\n'), delimiter=",")
    assert one.items[0].reference("en") == 'The steppe, the "hill".'


def test_what_is_wrong_with_a_table_is_all_told(write) -> None:
    with pytest.raises(EvaluationError, match="has the columns"):
        load_table(write("a.tsv", "source\ttarget\nДала\tsteppe\n"))
    with pytest.raises(EvaluationError, match="line 2 has 1 cells; line 4 has 3 cells"):
        load_table(write("b.tsv", "kk\ten\nДала\nТау\thill\nсу\twater\tmore\n"))
    with pytest.raises(EvaluationError) as caught:
        load_table(write("c.tsv", "id\tkk\ten\n1\tДала\tsteppe\n1\tТау\t\n3\t\thill\n4\tАдам\tАдам\n"))
    for part in ("id '1' occurs 2 times", "item 1: the en reference is empty", "item 3: the source", "item 4"):
        assert part in caught.value.message


def test_text_files(write, tmp_path) -> None:
    paths = {"kk": write("s", "Дала.\nТау.\n"), "en": write("r", "Steppe.\nHill.\n")}
    assert [item.reference("en") for item in load_lines(paths, name="x").items] == ["Steppe.", "Hill."]
    (named,) = load_sets("text:kk=s,en=r", cache_dir=tmp_path, base=tmp_path)
    assert len(named.items) == 2
    with pytest.raises(EvaluationError, match="not understood"):
        load_sets("text:kk", cache_dir=tmp_path)


def test_a_tmx_without_inline_codes(write) -> None:
    one = load_tmx(write("set.tmx", TMX))
    assert [(item.source, item.reference("en")) for item in one.items] == [
        ("Қазақ хандығы.", "The Kazakh Khanate."),
        ("Дала.", "The steppe."),
    ]
    assert one.languages == ("en",)  # one unit has no Russian
    with pytest.raises(EvaluationError, match="TMX"):
        load_tmx(write("broken.tmx", "<tmx><tu>"))


def test_one_door_for_all_names(write, tmp_path) -> None:
    write("mine.tsv", "kk\ten\nДала\tsteppe\n")
    (mine,) = load_sets("mine.tsv#human", cache_dir=tmp_path, base=tmp_path)
    assert mine.provenance == {"en": "human"}
    (ours,) = load_sets("history-passages/industrialisation", cache_dir=tmp_path)
    assert len(ours.items) == 21
    with pytest.raises(UnknownNameError, match="ntrex-128"):
        load_sets("nothing", cache_dir=tmp_path)
    with pytest.raises(EvaluationError, match="no test set"):
        load_sets("mine.docx", cache_dir=tmp_path, base=tmp_path)
