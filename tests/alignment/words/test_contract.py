"""What every word aligner does, over either scheme and into either language."""

from __future__ import annotations

import pytest

from mt_toolkit.alignment.words.aligner import ALIGNERS, Options, Trainable, load_aligner
from mt_toolkit.alignment.words.units import SCHEMES
from mt_toolkit.errors import UnknownNameError, UserInputError
from mt_toolkit.lang.kazakh.words import tokenize

PAIRS = {
    "en": [
        ("Қазақ хандығы XV ғасырда құрылды.", "The Kazakh Khanate was founded in the 15th century."),
        ("Қасым хан билікке келді.", "Kasym Khan came to power."),
        ("Хандықтың аумағы кеңейді.", "The territory of the khanate expanded."),
        ("Сұлтандар хан сайлады.", "The sultans elected a khan."),
    ],
    "ru": [
        ("Қазақ хандығы XV ғасырда құрылды.", "Казахское ханство было основано в XV веке."),
        ("Қасым хан билікке келді.", "К власти пришёл Касым-хан."),
        ("Хандықтың аумағы кеңейді.", "Территория ханства расширилась."),
        ("Сұлтандар хан сайлады.", "Султаны избрали хана."),
    ],
}
NAMES = [*ALIGNERS.names(), "lexicon+hmm"]


@pytest.fixture(params=["en", "ru"])
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", NAMES)
class TestContract:
    def test_links_are_between_tokens_and_the_same_each_time(self, name, scheme, language, encoder) -> None:
        options = Options(language, scheme, encoder=encoder, layer=2)
        pairs = PAIRS[language]
        links = load_aligner(name, options).align(pairs)
        assert links == load_aligner(name, options).align(pairs)
        for found, (source, target) in zip(links, pairs, strict=True):
            sizes = len(tokenize(source)), len(tokenize(target))
            assert all(0 <= home < sizes[0] and 0 <= place < sizes[1] for home, place in found)
        assert sum(map(len, links)) > 0

    def test_empty_and_odd_texts_have_no_links_or_some(self, name, scheme, language, encoder) -> None:
        odd = [("", ""), ("Хан", ""), ("", "khan"), ("«»", "..."), ("а" * 6000, "b" * 6000), ("😀", "😀")]
        aligner = load_aligner(name, Options(language, scheme, encoder=encoder))
        assert len(aligner.align([*PAIRS[language], *odd])) == len(PAIRS[language]) + len(odd)
        assert aligner.align([("", "")]) == [frozenset()]


def test_a_chain_keeps_what_its_first_says() -> None:
    options = Options("en")
    first = load_aligner("lexicon", options).align(PAIRS["en"])
    both = load_aligner("lexicon+fast-align", options).align(PAIRS["en"])
    assert all(one <= joint for one, joint in zip(first, both, strict=True))


@pytest.mark.parametrize("name", ["fast-align", "hmm", "ibm1"])
def test_what_was_learnt_is_kept_and_applied(name: str, tmp_path) -> None:
    from mt_toolkit.alignment.words.statistical import restored

    aligner = load_aligner(name, Options("ru"))
    assert isinstance(aligner, Trainable)
    aligner.train(PAIRS["ru"])
    new = [("Қасым хан хан сайлады.", "Касым-хан избрал хана.")]
    expected = aligner.align(new)
    aligner.save(str(tmp_path / "kept"))
    assert restored(str(tmp_path / "kept")).align(new) == expected
    with pytest.raises(UserInputError, match="not empty"):
        aligner.save(str(tmp_path / "kept"))


def test_a_folder_without_a_model_and_a_damaged_one_are_refused(tmp_path) -> None:
    from mt_toolkit.alignment.words.statistical import restored

    with pytest.raises(UserInputError, match="no trained aligner"):
        restored(str(tmp_path))
    tmp_path.joinpath("model.json").write_text("{", encoding="utf-8")
    with pytest.raises(UserInputError, match="cannot be read"):
        restored(str(tmp_path))


def test_nothing_to_learn_from_is_said() -> None:
    aligner = load_aligner("hmm", Options("en"))
    assert isinstance(aligner, Trainable)
    with pytest.raises(UserInputError, match="nothing to learn"):
        aligner.train([("", "")])


def test_wrong_names_are_listed(encoder) -> None:
    with pytest.raises(UnknownNameError, match="lexicon"):
        load_aligner("giza", Options("en"))
    with pytest.raises(UnknownNameError, match="morphemes"):
        load_aligner("lexicon", Options("en", "letters"))
    with pytest.raises(UnknownNameError, match="grow-diag"):
        load_aligner("hmm", Options("en", heuristic="best"))
    with pytest.raises(UserInputError, match="needs an encoder"):
        load_aligner("encoder", Options("en"))
    with pytest.raises(UserInputError, match="cannot be loaded"):
        load_aligner("encoder", Options("en", encoder=f"{encoder}/none"))
