"""What the words before a Russian phrase allow it to be: right and wrong sentences, and what people write."""

from __future__ import annotations

import pytest

from mt_toolkit.core.terms import Role, TargetTerm
from mt_toolkit.evaluation.terms.expectations import Expectation
from mt_toolkit.evaluation.terms.reader import TermReader


@pytest.fixture(scope="module")
def problem_of():
    reader = TermReader("ru")

    def judge(term: str, text: str) -> str | None:
        expectation = Expectation("x", 0, 0, "", Role.HEAD, (), (TargetTerm(term, Role.HEAD, ()),))
        (verdict,) = reader.judge(text, [expectation])
        assert verdict.lemma, "the words must be there"
        return "" if verdict.slot else verdict.problem

    return judge


@pytest.mark.parametrize(
    ("term", "right", "wrong"),
    [
        ("жуз", "Он объединил три жуза.", "Он объединил три жузов."),
        ("жуз", "Он объединил три больших жуза.", "Он объединил три больших жузы."),
        ("жуз", "В Старшем жузе правили бии.", "В Старшем жуз правили бии."),
        ("кочевник", "Тысячи кочевников ушли.", "Тысячи кочевникам ушли."),
        ("житель", "Ушли 1,8 млн жителей края.", "Ушли 1,8 млн жители края."),
        ("репрессия", "Он подвергся сталинским репрессиям.", "Он подвергся сталинским репрессиями."),
        ("народное хозяйство", "Занялись подъёмом народного хозяйства.", "Занялись подъёмом народное хозяйство."),
        ("бий", "Они обратились к суду бия.", "Они обратились к суду бий."),
    ],
)
def test_the_words_before_decide(problem_of, term, right, wrong) -> None:
    assert problem_of(term, right) == ""
    assert problem_of(term, wrong)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("скот", "Через ярмарки скот и сырьё вывозились в города."),
        ("народ", "Он доказывал, что нужная народу реформа придёт."),
        ("хозяйство", "С восстановлением хозяйство окрепло."),
        ("население", "В годы коллективизации население сократилось."),
        ("завод", "Рабочие заводов бастовали."),
        ("руда", "Богатый рудами край привлекал купцов."),
        ("хан", "Его брат хан Касым умер."),
        ("тайна", "Здесь не сходятся тайна и память."),
        ("войско", "Захваченный войсками город сгорел."),
    ],
)
def test_what_people_write_is_not_called_wrong(problem_of, term, text) -> None:
    assert problem_of(term, text) == ""
