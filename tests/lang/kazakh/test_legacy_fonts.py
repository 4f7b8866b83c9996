"""Pre-Unicode fonts: the family is told, and the languages that own these letters are left alone."""

import pytest

from mt_toolkit.lang.kazakh.edits import apply
from mt_toolkit.lang.kazakh.legacy_fonts import detect_family, families, legacy_letters

TEXT = (
    "Қазақ халқының тәуелсіздік жолындағы күресі ғасырларға созылды. Өлкедегі ұлттық өнеркәсіп баяу дамыды, "
    "ауыл тұрғындары қалаға көше бастады. Әлеуметтік теңсіздік күшейді, үкімет жаңа шаралар қабылдады."
)


def written(text, family):
    back = {kazakh: letter for letter, kazakh in families()[family].items()}
    return "".join(back.get(letter, letter) for letter in text)


@pytest.mark.parametrize("family", sorted(families()))
def test_every_family_is_told_and_undone(family):
    text = written(TEXT, family)
    assert text != TEXT
    assert detect_family(text) == family
    assert apply(text, list(legacy_letters(text))) == TEXT


@pytest.mark.parametrize(
    "text",
    [
        "Україна — держава у Східній Європі. Її столиця — Київ. Ґрунти родючі, а її історія є давньою.",
        "Прэзідэнт сказаў, што ён быў у Мінску і ўбачыў новы будынак.",
        "Владата ќе се среќава во својата куќа, а ноќта ѕвездите светат над Ѓорѓи.",
        "Председник Србије рекао је да ће се срести сутра; љубав, њега и ђаци су у кући.",
        "Қазақ халқының тарихы мен Ќосово туралы",
        "Обычный русский текст без особых букв.",
    ],
)
def test_other_texts_are_left_alone(text):
    assert list(legacy_letters(text)) == []
