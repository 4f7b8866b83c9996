"""Public sets: fetched once, checked every time, never without being asked; here from files in their place."""

from __future__ import annotations

import io
import zipfile

import pytest

from mt_toolkit.errors import EvaluationError
from mt_toolkit.evaluation.sets import public
from mt_toolkit.evaluation.sets.public import load_public, public_sets


@pytest.fixture
def web(monkeypatch):
    """A web of files by the end of their address; counts what is fetched."""
    files: dict[str, bytes] = {}
    fetched: list[str] = []

    def open_url(url: str, timeout: float):
        fetched.append(url)
        name = url.rpartition("/")[2]
        if name not in files:
            raise TimeoutError("no network here")
        return io.BytesIO(files[name])

    monkeypatch.setattr(public, "urlopen", open_url)
    return files, fetched


def test_a_set_is_fetched_once_and_its_checksum_kept(web, tmp_path) -> None:
    files, fetched = web
    files["newstest2019-ref.kaz.txt"] = "Дала.\nТау.\n".encode()
    files["newstest2019-src.eng.txt"] = b"Steppe.\nHill.\n"
    files["newstest2019-ref.rus.txt"] = "Степь.\nГора.\n".encode()
    for _ in range(2):
        (one,) = load_public("ntrex-128", tmp_path)
    assert len(fetched) == 3
    assert (one.items[1].reference("ru"), one.provenance["ru"], one.licence) == ("Гора.", "human", "CC BY-SA 4.0")
    (tmp_path / "ntrex-128" / "newstest2019-src.eng.txt").write_text("Steppe.\nMountain.\n")
    with pytest.raises(EvaluationError, match="has changed"):
        load_public("ntrex-128", tmp_path)


def test_without_a_network_the_place_for_the_file_is_told(web, tmp_path) -> None:
    with pytest.raises(EvaluationError, match="cannot fetch") as caught:
        load_public("ntrex-128", tmp_path)
    assert str(tmp_path) in caught.value.hint
    assert not list(tmp_path.rglob("*.part"))


def test_an_archive_of_two_texts(web, tmp_path) -> None:
    files, _ = web
    for language in ("en", "ru"):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            archive.writestr("Tatoeba.kk", "Дала.\nТау.\n")
            archive.writestr(f"Tatoeba.{language}", "A.\nB.\n")
            archive.writestr("README", "about")
        files["en-kk.txt.zip" if language == "en" else "kk-ru.txt.zip"] = data.getvalue()
    assert [one.name for one in load_public("tatoeba", tmp_path)] == ["tatoeba[en]", "tatoeba[ru]"]


def test_what_a_person_must_fetch_is_said_and_read_from_a_folder(tmp_path) -> None:
    with pytest.raises(EvaluationError, match="by a program") as caught:
        load_public("kazparc", tmp_path)
    assert "homepage" in caught.value.hint
    header = "id,source_lang,target_lang,domain,pair\n"
    (tmp_path / "14_kazparc_test_kk_en.csv").write_text(header + "1,Дала,steppe,x,kk_en\n2,hill,Тау,x,en_kk\n")
    (tmp_path / "15_kazparc_test_kk_ru.csv").write_text(header + "1,Дала,степь,x,kk_ru\n")
    english, russian = load_public("kazparc", tmp_path, tmp_path)
    assert [item.source for item in english.items] == ["Дала"]
    assert russian.items[0].reference("ru") == "степь"


def test_every_public_set_says_where_it_is_from() -> None:
    for about in public_sets().values():
        assert about["licence"]
        assert about["homepage"].startswith("https://")
        assert about["provenance"] == "human"
        assert about["files"]
