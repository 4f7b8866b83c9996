"""The measure of sentence splitting counts what it says."""

from mt_toolkit.evaluation.segmentation import inner_boundaries, main, measure

ROWS = [
    ("1", "Бірінші сөйлем бітті."),
    ("2", "Тақырып"),
    ("3", "Екінші басталды. Ол да бітті."),
    ("4", "Соңғысы осы."),
]


def test_three_ways_to_count():
    results = measure(ROWS, {"3": [16]})
    rows, everything, marked = results["rows"], results["all"], results["marked"]
    assert (rows.expected, rows.found, rows.right) == (3, 3, 2)
    assert (everything.expected, everything.found, everything.right) == (4, 3, 3)
    assert (marked.expected, marked.found, marked.right) == (3, 3, 3)
    assert marked.f1 == 1.0


def test_labels_are_offsets_by_row():
    labels = inner_boundaries()
    assert labels
    assert all(identity.isdigit() and min(ends) > 0 for identity, ends in labels.items())


def test_the_command_prints_three_lines(tmp_path, capsys):
    table = tmp_path / "dev.tsv"
    table.write_text("id\tdoc\tkk\n" + "".join(f"{i}\td\t{text}\n" for i, text in ROWS), encoding="utf-8")
    assert main(["--ntrex", str(table)]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["rows", "all", "marked"]
