"""``mt-toolkit glossary diff`` and ``merge`` as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mt_toolkit.__main__ import run
from mt_toolkit.glossary.check import check_glossary
from mt_toolkit.glossary.store import builtin_names, is_carried, load_glossary

HEAD = "id\tkk\ten\tru\tstatus\tnote\n"
BASE = HEAD + "khan\tхан\tkhan\tхан\t\t\nzhuz\tжүз\tzhuz\tжуз\tproposed\t\nbi\tби\tbi\tбий\t\t\n"
OURS = HEAD + "khan\tхан\tkhan | ruler\tхан\t\t\nzhuz\tжүз\tzhuz\tжуз\tproposed\tours\nbi\tби\tbi\tбий\t\t\n"
THEIRS = HEAD + "khan\tхан\tkhan\tхан\t\ttitle\nsultan\tсұлтан\tsultan\tсултан\tproposed\t\n"
THEIRS += "zhuz\tжүз\tzhuz\tжуз\tproposed\ttheirs\n"


@pytest.fixture
def call(capsys):
    def run_it(*arguments: object) -> tuple[int, list[str], str]:
        code = run(["glossary", *map(str, arguments)])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        assert "should not have happened" not in captured.err
        return code, captured.out.splitlines(), captured.err

    return run_it


@pytest.fixture
def files(write) -> tuple[Path, Path, Path]:
    return write("ours.tsv", OURS), write("theirs.tsv", THEIRS), write("base.tsv", BASE)


def test_diff_as_text(call, files, monkeypatch) -> None:
    monkeypatch.chdir(files[0].parent)
    assert call("diff", "base.tsv", "theirs.tsv")[:2] == (
        1,
        [
            "base.tsv → theirs.tsv: 1 added, 1 removed, 0 renamed, 2 changed (note 2), 0 same",
            "+ sultan: сұлтан | sultan | султан",
            "- bi: би | bi | бий",
            "~ khan: хан",
            "    note: '' → 'title'",
            "~ zhuz: жүз",
            "    note: '' → 'theirs'",
        ],
    )


def test_diff_as_json(call, files, write) -> None:
    mine = write("mine.tsv", "id\tkk\ten\nkhan\tхан\tkhan\nqazy\tқазы\tjudge\n")
    other = write("other.tsv", "id\tkk\ten\tnote\nkhan\tхан\tkhan | ruler\tx\njudge\tқазы\tjudge\ty\n")
    code, lines, _ = call("diff", mine, other, "--format", "json")
    found = json.loads("\n".join(lines))
    assert code == 1
    assert found["counts"] == {"added": 0, "removed": 0, "renamed": 1, "changed": 1, "same": 0}
    assert found["only_after"] == {"note": 2}
    assert found["renamed"] == [{"from": "qazy", "to": "judge", "kk": "қазы", "columns": {}}]
    assert found["changed"] == [
        {"id": "khan", "kk": "хан", "columns": {"en": {"before": "khan", "after": "khan | ruler"}}}
    ]


@pytest.mark.parametrize("name", ["ours.csv", "ours.xlsx", "ours.tbx", "ours.tmx", "again.tsv"])
def test_the_same_in_any_format(call, files, tmp_path, name) -> None:
    assert call("convert", files[0], tmp_path / name)[0] == 0
    code, lines, _ = call("diff", files[0], tmp_path / name)
    assert (code, len(lines)) == (0, 1)
    assert lines[0].endswith(": 0 added, 0 removed, 0 renamed, 0 changed, 3 same")
    assert call("diff", tmp_path / name, files[0])[0] == 0
    assert call("diff", files[0], files[0])[0] == 0


def test_diff_with_a_carried_glossary(call) -> None:
    assert call("diff", "kazakh-history", "kazakh-history")[0] == 0


def test_diff_says_what_was_not_read(call, files, write) -> None:
    entry = "<langSec xml:lang='{}'><termSec><term>{}</term></termSec></langSec>"
    body = "".join(entry.format(*pair) for pair in (("kk", "хан"), ("en", "khan"), ("de", "Khan")))
    theirs = write("t.tbx", f"<tbx><text><body><conceptEntry id='khan'>{body}</conceptEntry></body></text></tbx>")
    code, lines, message = call("diff", files[0], theirs, "--format", "json")
    assert code == 1
    assert json.loads("\n".join(lines))["only_before"] == {"ru": 1}
    assert f"not read of {theirs}: terms in other languages: de 1" in message


def test_merge_with_a_base(call, files, tmp_path) -> None:
    out = tmp_path / "out.tsv"
    code, lines, message = call("merge", *files[:2], "--base", files[2], "-o", out)
    sidecar = tmp_path / "out.tsv.conflicts.tsv"
    assert code == 1
    assert lines == [
        f"{out}: 3 concepts",
        f"against {files[0]}: 1 added, 1 removed, 0 renamed, 1 changed (note 1)",
        f"1 conflict, ours stands: {sidecar}",
    ]
    assert message == "conflict: zhuz, note: base '', ours 'ours', theirs 'theirs'; ours stands\n"
    assert sidecar.read_text(encoding="utf-8") == ("concept\tcolumn\tbase\tours\ttheirs\nzhuz\tnote\t\tours\ttheirs\n")
    merged = load_glossary(str(out))
    assert [(c.id, c.status, c.note) for c in merged.concepts] == [
        ("khan", "preferred", "title"),
        ("sultan", "proposed", ""),
        ("zhuz", "proposed", "ours"),
    ]
    assert merged.concepts[0].rendering("en").terms == ("khan", "ruler")
    assert [finding for finding in check_glossary(merged) if finding.is_error] == []


def test_prefer_settles_and_still_lists(call, files, tmp_path) -> None:
    out = tmp_path / "out.tsv"
    code, lines, message = call("merge", *files[:2], "--base", files[2], "-o", out, "--prefer", "theirs")
    assert (code, lines[-1]) == (0, f"1 conflict, theirs stands: {out}.conflicts.tsv")
    assert "theirs stands" in message
    assert load_glossary(str(out)).concepts[2].note == "theirs"
    assert Path(f"{out}.conflicts.tsv").exists()


def test_a_merge_in_other_formats(call, files, tmp_path) -> None:
    for name in ("theirs.tbx", "base.xlsx"):
        assert call("convert", files[1 if "theirs" in name else 2], tmp_path / name)[0] == 0
    out = tmp_path / "out.csv"
    assert call("merge", files[0], tmp_path / "theirs.tbx", "--base", tmp_path / "base.xlsx", "-o", out)[0] == 1
    assert call("merge", *files[:2], "--base", files[2], "-o", tmp_path / "out.tsv")[0] == 1
    assert call("diff", out, tmp_path / "out.tsv")[0] == 0


def test_nothing_to_settle(call, files, tmp_path) -> None:
    out = tmp_path / "out.tsv"
    assert call("merge", files[0], files[2], "--base", files[2], "-o", out) == (
        0,
        [f"{out}: 3 concepts", f"against {files[0]}: 0 added, 0 removed, 0 renamed, 0 changed"],
        "",
    )
    assert not Path(f"{out}.conflicts.tsv").exists()


def test_a_possible_duplicate_is_for_a_person(call, files, write, tmp_path) -> None:
    theirs = write("more.tsv", "id\tkk\ten\nqan\tХан | қаған\tkhan\n")
    code, lines, message = call("merge", files[0], theirs, "-o", tmp_path / "out.tsv")
    assert (code, len(lines)) == (1, 2)
    assert message == "possible duplicate: khan and qan both say 'Хан'\n"


def test_nothing_is_overwritten_unasked(call, files, tmp_path, write) -> None:
    out, sidecar = write("out.tsv", "precious"), write("out.tsv.conflicts.tsv", "precious")
    assert call("merge", *files[:2], "-o", out)[2].splitlines() == [
        f"error: {out} exists",
        "hint: choose another name, or give --overwrite",
    ]
    out.unlink()
    assert call("merge", *files[:2], "-o", out)[0] == 2
    assert (out.exists(), sidecar.read_text()) == (False, "precious")
    # An old list of conflicts would be taken for one of the new glossary.
    assert call("merge", files[0], files[2], "--base", files[2], "-o", out, "--overwrite")[0] == 0
    assert (out.exists(), sidecar.exists()) == (True, False)


def test_a_carried_glossary_is_never_an_output(call, files, tmp_path) -> None:
    from mt_toolkit.glossary import store

    folder = Path(str(store._builtin_folder()))
    link = tmp_path / "link"
    link.symlink_to(folder, target_is_directory=True)
    before = sorted(folder.rglob("*"))
    for out in (folder / "mine.tsv", folder / builtin_names()[0] / "rulers.tsv", link / "mine.tsv"):
        assert is_carried(out)
        code, _, message = call("merge", *files[:2], "-o", out, "--overwrite")
        assert code == 2
        assert "never an output" in message
        assert "hint: name a file of your own" in message
    assert sorted(folder.rglob("*")) == before
    assert not is_carried(tmp_path / "mine.tsv")


@pytest.mark.parametrize("number", [0, 1, 2])
def test_an_input_is_never_the_output(call, files, number, tmp_path) -> None:
    content = files[number].read_bytes()
    for out in (files[number], tmp_path / "." / files[number].name):
        code, _, message = call("merge", *files[:2], "--base", files[2], "-o", out, "--overwrite")
        assert (code, "belongs to the input" in message, "hint: " in message) == (2, True, True)
    assert files[number].read_bytes() == content


def test_the_output_is_not_put_into_a_folder_that_is_read(call, files, tmp_path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "a.tsv").write_text(OURS, encoding="utf-8")
    assert "belongs to the input" in call("merge", folder, files[1], "-o", folder / "b.tsv")[2]
    assert call("merge", folder, files[1], "-o", tmp_path / "b.tsv")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("diff", "ours.tsv", "none.tsv"), "no such glossary file: none.tsv"),
        (("diff", "ours.tsv", "none"), "unknown glossary 'none'; known: kazakh-history"),
        (("diff", "ours.tsv", "broken.tsv"), "broken.tsv, line 2: 4 cells in a row, but the header has 2"),
        (("diff", "ours.tsv", "theirs.tsv", "--format", "xml"), "unknown format 'xml'; known: json, text"),
        (("merge", "ours.tsv", "none.tsv", "-o", "out.tsv"), "no such glossary file: none.tsv"),
        (("merge", "ours.tsv", "theirs.tsv", "--base", "none.tsv", "-o", "out.tsv"), "no such glossary file"),
        (("merge", "ours.tsv", "broken.tsv", "-o", "out.tsv"), "broken.tsv, line 2"),
        (("merge", "ours.tsv", "./ours.tsv", "-o", "out.tsv"), "are the same glossary"),
        (("merge", "kazakh-history", "kazakh-history", "-o", "out.tsv"), "are the same glossary"),
        (("merge", "ours.tsv", "theirs.tsv", "-o", "out.tsv", "--prefer", "mine"), "unknown side 'mine'; known: ours"),
        (("merge", "ours.tsv", "theirs.tsv", "-o", "out.docx"), "not the name of a format that holds a whole"),
        (("merge", "ours.tsv", "theirs.tsv", "-o", "out.utf8"), "not the name of a format that holds a whole"),
        (("merge", "ours.tsv", "theirs.tsv", "-o", "nowhere/out.tsv"), "no folder nowhere"),
        (("merge", "ours.tsv", "theirs.tsv", "-o", "folder.tsv"), "folder.tsv is a folder"),
        (("merge", "ours.tsv", "empty.tsv", "--base", "ours2.tsv", "-o", "out.tsv"), "no concept is left"),
        (("merge", "ours.tsv", "twice", "-o", "out.tsv"), "'khan' is the id of an earlier row too"),
        (("merge", "ours.tsv", "theirs.tsv"), "Missing option"),
    ],
)
def test_a_mistake_gets_a_message(call, files, write, tmp_path, monkeypatch, arguments, words) -> None:
    monkeypatch.chdir(tmp_path)
    write("broken.tsv", "kk\ten\nхан\tkhan\tx\ty\n")
    write("empty.tsv", HEAD)
    write("ours2.tsv", OURS)
    for name in ("folder.tsv", "twice"):
        (tmp_path / name).mkdir()
    for name in ("a.tsv", "b.tsv"):
        write(f"twice/{name}", THEIRS)
    before = sorted(tmp_path.rglob("*"))
    code, lines, message = call(*arguments)
    assert (code, lines) == (2, [])
    assert words in message
    assert "hint: " in message
    assert sorted(tmp_path.rglob("*")) == before
