"""The command line as a user meets it: outputs, exit codes, messages, no traceback, nothing half-written."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from mt_toolkit import __version__
from mt_toolkit.__main__ import run
from mt_toolkit.cli.reference import reference
from mt_toolkit.pipeline import job as jobs

TEXT = "Хан жарлық шығарды. Халық шаруашылығы 1939 жылы дамыды.\n\nКеңес үкіметінің саясаты өзгерді.\n"
MINE = "kk\ten\tru\nқырмызбек\tqyrmyzbek\tкырмызбек\n"


@pytest.fixture
def chapter(write) -> Path:
    return write("chapter.txt", TEXT)


@pytest.fixture
def call(capsys):
    def run_it(*arguments: object) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return code, captured.out, captured.err

    return run_it


def test_version(call) -> None:
    assert call("--version") == (0, f"mt-toolkit {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["translate"],
        ["glossary"],
        ["glossary", "match"],
        ["glossary", "check"],
        ["morph"],
        ["engines"],
        ["eval", "score"],
        ["models"],
        ["models", "get"],
    ],
)
def test_help_everywhere(call, arguments) -> None:
    code, out, _ = call(*arguments, "--help")
    assert code == 0
    assert out.startswith("Usage")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_translate_to_standard_output(call, chapter, language) -> None:
    code, out, err = call("translate", chapter, "--to", language)
    assert code == 0
    assert len(out.split("\n\n")) == 2
    assert "1939" in out
    assert f"{language}: 3 segments" in err
    assert "0 missing" in err


def test_several_targets_report_and_page(call, chapter, tmp_path) -> None:
    code, out, _ = call(
        "translate", chapter, "--to", "en,ru", "-o", tmp_path / "o.txt", "--report", tmp_path / "r.json",
        "--bilingual", tmp_path / "b.html", "--quiet",
    )  # fmt: skip
    assert (code, out) == (0, "")
    assert {path.name for path in tmp_path.iterdir()} == {
        "chapter.txt", "o.en.txt", "o.ru.txt", "r.en.json", "r.ru.json", "b.en.html", "b.ru.html",
    }  # fmt: skip
    assert "правительств" in (tmp_path / "o.ru.txt").read_text(encoding="utf-8")


def test_the_report_slices_to_what_it_names(call, chapter, tmp_path) -> None:
    call("translate", chapter, "--to", "ru", "-o", tmp_path / "o.txt", "--report", tmp_path / "r.json", "-q")
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert set(report) == {"schema", "target", "signature", "counts", "segments"}
    assert report["schema"] == 1
    assert report["counts"]["segments"] == len(report["segments"]) == 3
    terms = 0
    for segment in report["segments"]:
        start, end = segment["source_span"]
        assert TEXT[start:end] == segment["source"]
        for term in segment["terms"]:
            terms += 1
            assert segment["source"][term["start"] : term["end"]] == term["surface"]
            assert segment["target"][term["target_start"] : term["target_end"]] == term["target_surface"]
            assert (term["outcome"], term["strategy"]) == ("forced", "rules")
    assert terms == report["counts"]["forced"] > 3


def _documented_fields() -> set[str]:
    """The names in backticks in the first column of the tables, and those of ``signature`` and ``counts``."""
    page = (Path(__file__).parents[2] / "docs" / "report.md").read_text(encoding="utf-8")
    rows = [line.split(" | ") for line in page.splitlines() if line.startswith("| `")]
    names = {name.removesuffix("[]").split(".")[-1] for row in rows for name in re.findall("`([^`]+)`", row[0])}
    for row in rows:
        if row[0].removeprefix("| ") in {
            "`signature`",
            "`counts`",
            "`segments[].unknown[]`",
            "`segments[].warnings[]`",
        }:
            names |= {name for name in re.findall("`([^`]+)`", row[1]) if name not in WARNING_KINDS}
        names |= {name for name in re.findall("`([^`]+)`", row[1]) if name in {"strategy", "reason"}}
    return names


WARNING_KINDS = {
    "empty", "copied", "number-missing", "number-added", "percent", "date", "length", "script", "repetition",
}  # fmt: skip


def test_the_documented_report_fields_are_those_written(call, write, tmp_path) -> None:
    text = write("t.txt", TEXT + "Ыбырғақ келді.")
    call("translate", text, "--to", "en", "-o", tmp_path / "o.txt", "--report", tmp_path / "r.json", "-q")
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    written = {*report, *report["counts"], *report["signature"], *report["segments"][0], "kind", "message"}
    for segment in report["segments"]:
        written |= {name for term in segment["terms"] for name in term}
        written |= {name for word in segment["unknown"] for name in word}
    assert any(segment["unknown"] for segment in report["segments"])
    # Every segment field is documented under "segments[]", which stands for the list itself.
    assert written == _documented_fields() | {"segments"}


def test_lines_in_lines_out(call, write) -> None:
    path = write("lines.txt", "Хан келді. Би кетті.\n\nХалық өсті.\n")
    code, out, _ = call("translate", path, "--format", "lines", "-q")
    assert code == 0
    assert len(out.split("\n")) == 4
    assert out.split("\n")[1] == ""


def test_a_users_glossary_alone_and_none(call, write) -> None:
    mine, text = write("mine.tsv", MINE), write("t.txt", "Ол қырмызбектің ханымен келді.")
    assert "qyrmyzbek" in call("translate", text, "--glossary", mine, "-q")[1].lower()
    assert "terms 1:" in call("translate", text, "--glossary", mine)[2]
    assert "terms 0:" in call("translate", text, "--glossary", "none")[2]
    assert "terms 2:" in call("translate", text, "--glossary", "kazakh-history", "--glossary", mine)[2]


def test_terms_off_reports_without_forcing(call, chapter, tmp_path) -> None:
    call("translate", chapter, "--terms", "off", "-o", tmp_path / "o.txt", "--report", tmp_path / "r.json", "-q")
    outcomes = {
        term["outcome"]
        for segment in json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["segments"]
        for term in segment["terms"]
    }
    assert outcomes <= {"honoured", "missing", "suggested"}


def test_strict_exits_with_3_when_a_term_is_missing(call, write) -> None:
    text = write("t.txt", "Ол ханмен келді.")
    only_english = write("en.tsv", "kk\ten\nхан\tkhan\n")
    assert call("translate", text, "--to", "en", "--glossary", only_english, "--strict")[0] == 0
    code, _, err = call("translate", text, "--to", "ru", "--glossary", only_english, "--strict")
    assert code == 3
    assert "no rendering" in err


BAD = [
    (["translate", "nowhere.txt"], "no such file"),
    (["translate", "{empty}"], "empty"),
    (["translate", "{binary}"], ""),
    (["translate", "{chapter}", "--to", "de"], "known: en, ru"),
    (["translate", "{chapter}", "--to", ""], "no target"),
    (["translate", "{chapter}", "--to", "en,ru"], "standard output"),
    (["translate", "{chapter}", "--engine", "magic"], "known: aya-101"),
    (["translate", "{chapter}", "--engine", "en=rules,en=rules"], "--engine"),
    (["translate", "{chapter}", "--to", "en", "--engine", "ru=rules"], "no target"),
    (["translate", "{chapter}", "--report", "-"], "only the translation"),
    (["translate", "{chapter}", "-o", "o.txt", "--bilingual", "-"], "only the translation"),
    (["morph", "{empty}"], "empty"),
    (["translate", "{chapter}", "--engine", "hf:./nowhere"], "no such model"),
    (["translate", "{chapter}", "--terms", "maybe"], "force"),
    (["translate", "{chapter}", "--format", "pdf"], "lines"),
    (["translate", "{chapter}", "--glossary", "nowhere.tsv"], "nowhere.tsv"),
    (["translate", "{chapter}", "--glossary", "{broken}"], "line 3"),
    (["translate", "{chapter}", "-o", "{chapter}"], "overwritten"),
    (["translate", "{chapter}", "--glossary", "{mine}", "-o", "{mine}"], "overwritten"),
    (["translate", "{chapter}", "-o", "no/such/folder/o.txt"], "folder"),
    (["translate", "{chapter}", "--report", "x.txt", "-o", "x.txt"], "one file"),
    (["translate", "{chapter}", "--bogus"], "--bogus"),
    (["bogus"], "bogus"),
    (["glossary", "show", "kazakh-history", "zzzz"], "zzzz"),
    (["glossary", "check", "{broken}"], "line 2"),
    (["glossary", "match", "{chapter}", "--input", "pages"], "known"),
    (["morph", "{chapter}", "--format", "xml"], "jsonl"),
    (["eval", "score", "--hyp", "{chapter}", "--ref", "{empty}", "--to", "en"], ""),
    (["eval", "score", "--hyp", "{chapter}", "--ref", "{one}", "--to", "en"], "lines"),
]


@pytest.mark.parametrize(
    ("arguments", "words"), BAD, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_a_users_mistake_is_a_message_and_exit_code_2(call, write, tmp_path, monkeypatch, arguments, words) -> None:
    monkeypatch.chdir(tmp_path)
    files = {
        "chapter": write("chapter.txt", TEXT),
        "empty": write("empty.txt", ""),
        "binary": write("binary.txt", bytes(range(256)) * 20),
        "broken": write("broken.tsv", "kk\ten\n\tkhan\nби\t\n"),
        "mine": write("mine.tsv", MINE),
        "one": write("one.txt", "one line\n"),
    }
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    code, out, err = call(*(argument.format(**files) for argument in arguments))
    assert code == 2
    assert err.startswith("error: ") or "error:" in out
    assert words in err + out
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_text_in_another_language_is_a_warning(call, write) -> None:
    text = write("ru.txt", "Это обычный русский текст об истории страны, написанный без единого казахского слова.")
    code, _, err = call("translate", text)
    assert code == 0
    assert "Russian" in err


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "kz1048"])
def test_other_encodings_are_read(call, write, encoding) -> None:
    text = write("t.txt", (TEXT * 5).encode(encoding))
    assert "government" in call("translate", text, "-q")[1]


def test_an_old_output_survives_a_failure(call, chapter, write, monkeypatch) -> None:
    old = write("o.txt", "old")

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(jobs, "_translate", fail)
    code, _, err = call("translate", chapter, "-o", old)
    assert code == 1
    assert "boom" in err
    assert old.read_text() == "old"


def test_an_interruption_is_quiet(call, chapter, monkeypatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(jobs, "_translate", interrupted)
    assert call("translate", chapter)[0] == 130


def test_match_gives_one_record_a_line_with_offsets_into_it(call, write) -> None:
    lines = ["Хандар келді.", "", "Халық шаруашылығының саласы.", "сөз"]
    code, out, _ = call("glossary", "match", write("t.txt", "\n".join(lines) + "\n"))
    records = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [record["line"] for record in records] == [1, 2, 3, 4]
    assert [len(record["matches"]) for record in records[1::2]] == [0, 0]
    for record in records:
        for match in record["matches"]:
            assert set(match) == {"id", "start", "end", "surface", "role", "level", "features"}
            assert lines[record["line"] - 1][match["start"] : match["end"]] == match["surface"]


def test_morph_gives_one_record_a_line(call, write) -> None:
    _, out, _ = call("morph", write("t.txt", "Халықтың саласы.\n\nБар\n"))
    records = [json.loads(line) for line in out.splitlines()]
    assert [record["line"] for record in records] == [1, 2, 3]
    first = records[0]["tokens"][0]
    assert (first["form"], first["start"], first["end"]) == ("Халықтың", 0, 8)
    assert first["analyses"][0] == {"lemma": "халық", "pos": "NOUN", "features": {"Case": "Gen"}, "guessed": False}


def test_morph_generates(call, write) -> None:
    rows = "lemma\tpos\tfeatures\nсала\tNOUN\tNumber=Sing|Poss=3|Case=Abl\nбар\tVERB\tNeg.Past|3\n"
    code, out, _ = call("morph", "--generate", write("t.tsv", rows))
    assert code == 0
    assert [line.split("\t")[-1] for line in out.splitlines()] == ["form", "саласынан", "барған жоқ"]


def test_generation_lists_every_bad_row(call, write) -> None:
    code, out, err = call(
        "morph", "--generate", write("t.tsv", "сала\tNOUN\tCase=Xyz\nсала\tNOUN\nсала\tNOUN\tCase=Gen\n")
    )
    assert code == 2
    assert "line 1" in err
    assert "line 2" in err
    assert out.splitlines()[-1].endswith("саланың")


def test_scores_agree_with_sacrebleu(call, write) -> None:
    import sacrebleu

    hypotheses, references = ["the khan came home", "people grew"], ["the khan came back home", "the people grew"]
    hyp, ref = write("h.txt", "\n".join(hypotheses)), write("r.txt", "\n".join(references))
    _, out, _ = call("eval", "score", "--hyp", hyp, "--ref", ref, "--to", "en", "--json")
    scores = {row["name"]: row["score"] for row in json.loads(out)["metrics"]}
    assert scores["BLEU"] == sacrebleu.corpus_bleu(hypotheses, [references]).score
    assert scores["chrF++"] == sacrebleu.corpus_chrf(hypotheses, [references], word_order=2).score
    assert scores["TER"] == sacrebleu.corpus_ter(hypotheses, [references]).score


def test_term_scores(call, write) -> None:
    source = write("s.txt", "Хандар келді.\nХан кетті.\n")
    hyp, ref = write("h.txt", "The khans came.\nThe king left.\n"), write("r.txt", "The khans came.\nThe khan left.\n")
    _, out, _ = call("eval", "score", "--hyp", hyp, "--ref", ref, "--to", "en", "--src", source, "--json")
    assert json.loads(out)["terms"] == {"total": 2, "honoured": 1, "by_lemma": 1, "by_surface": 0}


def test_the_curated_glossary_is_clean(call) -> None:
    code, out, _ = call("glossary", "check")
    assert code == 0, out
    assert " 0 errors" in out


def test_engines_are_listed(call) -> None:
    _, out, _ = call("engines")
    assert "rules" in out
    assert "kk-ru" in out


def test_standard_input(call, monkeypatch) -> None:
    import io

    class Stdin:
        buffer = io.BytesIO("Хан келді.".encode())

    monkeypatch.setattr(sys, "stdin", Stdin())
    assert "khan" in call("translate", "-", "-q")[1].lower()


def test_a_language_named_twice_is_translated_once_and_none_is_lost(call, chapter, tmp_path) -> None:
    code, _, err = call("translate", chapter, "--to", "en", "--to", "ru,en", "-o", tmp_path / "o.txt")
    assert code == 0
    assert [line[:3] for line in err.splitlines() if " segments;" in line] == ["en:", "ru:"]


@pytest.mark.parametrize("command", [["morph"], ["glossary", "match"]])
@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("хан", 1),
        ("хан\n", 1),
        ("хан\r\n\r\nби\r\n", 3),
        ("\n\n", 2),
        ("\n", 1),
        ("хан\u2028би\u0085сал\x0bтөре\x0cбек\n", 1),
        ("хан\n\n", 2),
    ],
)
def test_a_record_for_each_line_as_a_user_counts_them(call, write, command, text, lines) -> None:
    code, out, _ = call(*command, write("t.txt", text))
    records = [json.loads(line) for line in out.split("\n")[:-1]]
    assert code == 0
    assert [record["line"] for record in records] == list(range(1, lines + 1))
    raw = text.split("\n")
    for record in records:
        for token in record.get("tokens", ()):
            assert raw[record["line"] - 1][token["start"] : token["end"]] == token["form"]
        for match in record.get("matches", ()):
            assert raw[record["line"] - 1][match["start"] : match["end"]] == match["surface"]


def test_every_broken_glossary_is_reported_at_once(call, write) -> None:
    first, second = write("a.tsv", "kk\ten\n\tkhan\n"), write("b.tsv", "hello\n")
    code, out, _ = call("glossary", "check", first, second)
    assert code == 2
    assert "a.tsv, line 2" in out
    assert "b.tsv, line 1" in out


def test_a_failing_second_target_leaves_no_part_of_it(call, chapter, tmp_path, monkeypatch) -> None:
    whole = jobs._translate

    def fail_in_russian(translator: object, target: str, *rest: object) -> object:
        if target == "ru":
            raise RuntimeError("boom")
        return whole(translator, target, *rest)

    monkeypatch.setattr(jobs, "_translate", fail_in_russian)
    assert call("translate", chapter, "--to", "en,ru", "-o", tmp_path / "o.txt")[0] == 1
    assert {path.name for path in tmp_path.iterdir()} == {"chapter.txt", "o.en.txt"}


def test_the_reference_page_is_what_help_prints() -> None:
    page = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
    assert page == reference(), "run: python -m mt_toolkit.cli.reference > docs/cli.md"
