"""Files made to hurt: refused at once, with the place, and without touching anything outside."""

from __future__ import annotations

import time
import tracemalloc
import zipfile

import pytest

from mt_toolkit.errors import GlossaryError, UserInputError
from mt_toolkit.glossary.exchange.formats import read_glossary

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">\n' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?>\n<!DOCTYPE {{root}} [\n<!ENTITY l0 "lol">\n{LAUGHS}]>\n<{{root}}>{{inside}}</{{root}}>'
TMX_UNIT = "<body><tu><tuv xml:lang='kk'><seg>{}</seg></tuv><tuv xml:lang='en'><seg>a</seg></tuv></tu></body>"
TBX_ENTRY = (
    "<text><body><conceptEntry><langSec xml:lang='kk'><termSec><term>{}</term></termSec></langSec>"
    "<langSec xml:lang='en'><termSec><term>a</term></termSec></langSec></conceptEntry></body></text>"
)
KINDS = [("tbx", "tbx", TBX_ENTRY), ("tmx", "tmx", TMX_UNIT), ("xml", "tbx", TBX_ENTRY)]


@pytest.mark.parametrize(("suffix", "root", "inside"), KINDS)
def test_a_billion_laughs(write, suffix, root, inside) -> None:
    path = write(f"bomb.{suffix}", BOMB.format(root=root, inside=inside.format("&l9;")))
    tracemalloc.start()
    started = time.perf_counter()
    with pytest.raises(GlossaryError) as caught:
        read_glossary(path)
    assert time.perf_counter() - started < 1
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    problem = caught.value.problems[0]
    assert (problem.path, problem.line, problem.column) == (path.name, 2, "1")
    assert "declares" in problem.message


@pytest.mark.parametrize(("suffix", "root", "inside"), KINDS)
@pytest.mark.parametrize(
    "declaration",
    [
        '<!ENTITY x SYSTEM "{secret}">',
        '<!ENTITY % x SYSTEM "{secret}"> %x;',
        '<!ENTITY x PUBLIC "a" "{secret}">',
        "<!ELEMENT term ANY>",
        '<!ATTLIST term id CDATA "x">',
    ],
)
def test_declarations_and_external_entities(write, suffix, root, inside, declaration) -> None:
    secret = write("secret.txt", "құпия")
    text = f"<!DOCTYPE {root} [{declaration.format(secret=secret.as_uri())}]><{root}>{inside.format('&x;')}</{root}>"
    with pytest.raises(GlossaryError) as caught:
        read_glossary(write(f"bad.{suffix}", text))
    assert "құпия" not in str(caught.value)
    assert caught.value.problems[0].line == 1


def test_a_declaration_behind_a_long_prolog_or_in_another_encoding(write) -> None:
    inside = TBX_ENTRY.format("&x;")
    hidden = f'<!--{"x" * 70_000}--><!DOCTYPE tbx [<!ENTITY x "lol">]><tbx>{inside}</tbx>'
    wide = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE tbx [<!ENTITY x "lol">]><tbx>{inside}</tbx>'
    for content in (hidden.encode(), wide.encode("utf-16")):
        with pytest.raises(GlossaryError, match=r"declares|entity"):
            read_glossary(write("bad.tbx", content))


def test_many_document_types_are_no_way_to_hold_the_reader_up(write) -> None:
    started = time.perf_counter()
    for text in ("<!DOCTYPE a " * 5_000, "<!-- <!DOCTYPE a [ -->" * 2_000):
        with pytest.raises(GlossaryError, match=r"broken"):
            read_glossary(write("many.tbx", text))
    assert time.perf_counter() - started < 2


def test_a_comment_about_declarations_is_a_comment(write) -> None:
    text = f"<?xml version='1.0'?>\n<!-- <!DOCTYPE tbx [ -->\n<!DOCTYPE tbx>\n<tbx>{TBX_ENTRY.format('ә')}</tbx>"
    assert read_glossary(write("fine.tbx", text)).concepts[0].kk == ("ә",)


def test_a_named_document_type_is_not_opened(write) -> None:
    secret = write("secret.dtd", '<!ENTITY x "құпия">')
    text = f'<!DOCTYPE tbx SYSTEM "{secret.as_uri()}"><tbx>{TBX_ENTRY.format("ә")}</tbx>'
    assert read_glossary(write("fine.tbx", text)).concepts[0].kk == ("ә",)
    text = f'<!DOCTYPE tbx SYSTEM "{secret.as_uri()}"><tbx>{TBX_ENTRY.format("ә&x;")}</tbx>'
    with pytest.raises(GlossaryError, match=r"entity|Entity"):
        read_glossary(write("bad.tbx", text))


def test_an_included_file_is_not_included(write) -> None:
    secret = write("secret.txt", "құпия")
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/>'
    reading = read_glossary(write("x.tbx", f"<tbx>{TBX_ENTRY.format('ә' + include)}</tbx>"))
    assert reading.concepts[0].kk == ("ә",)


@pytest.mark.parametrize("suffix", ["tbx", "tmx"])
@pytest.mark.parametrize("closed", [True, False])
def test_bottomless_nesting(write, suffix, closed) -> None:
    depth = 200_000
    content = f"<{suffix}>" + "<a>" * depth + ("</a>" * depth + f"</{suffix}>" if closed else "")
    with pytest.raises(GlossaryError) as caught:
        read_glossary(write(f"deep.{suffix}", content))
    assert caught.value.problems[0].line == 1
    assert int(caught.value.problems[0].column) > 1


def test_nesting_inside_a_term_that_the_parser_allows(write) -> None:
    body = TBX_ENTRY.format("<hi>" * 200 + "ә" + "</hi>" * 200)
    assert read_glossary(write("deep.tbx", f"<tbx>{body}</tbx>")).concepts[0].kk == ("ә",)


@pytest.mark.parametrize("size", [30_000, 11_000_000])
def test_oversize_text(write, size) -> None:
    contents = {
        "a.tbx": f"<tbx>\n{TBX_ENTRY.format('ә' * size)}</tbx>",
        "a.tmx": f"<tmx>\n{TMX_UNIT.format('ә' * size)}</tmx>",
        "a.csv": f"kk,en\n{'ә' * size},a\n",
        "a.utf8": f"ә\ta\n{'ә' * size}\ta\n",
    }
    for name, content in contents.items():
        with pytest.raises(GlossaryError) as caught:
            read_glossary(write(name, content))
        assert caught.value.problems[0].line == 2, name


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("<tbx>\n<text>\n  <body></text></tbx>", 3, "16"),
        ("<tbx>\n<text a=b/></tbx>", 2, "9"),
        ("<tbx>\n\n&nbsp;</tbx>", 3, "7"),
        ("not XML at all", 1, "1"),
        ("<tbx><text>", 1, "12"),
    ],
)
def test_broken_xml_names_line_and_column(write, text, line, column) -> None:
    with pytest.raises(GlossaryError) as caught:
        read_glossary(write("broken.tbx", text))
    problem = caught.value.problems[0]
    assert (problem.line, problem.column) == (line, column)
    assert "broken" in caught.value.message


def test_a_good_beginning_does_not_save_a_broken_end(write) -> None:
    with pytest.raises(GlossaryError, match="broken"):
        read_glossary(write("cut.tbx", f"<tbx>{TBX_ENTRY.format('ә')}"))


def test_a_zip_bomb(write, tmp_path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/big.xml", "w") as entry:
        for _ in range(600):
            entry.write(b"\0" * 2**20)
    with pytest.raises(GlossaryError, match="would take"):
        read_glossary(path)


def test_a_file_that_may_not_be_opened(tmp_path, monkeypatch) -> None:
    path = tmp_path / "locked.tbx"
    path.write_text("<tbx/>")

    def refuse(*arguments: object, **named: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", refuse)
    with pytest.raises(UserInputError, match="Permission denied"):
        read_glossary(path)
