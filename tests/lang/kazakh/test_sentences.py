"""Sentences: each example is written with ¦ between the sentences that must come out."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_toolkit.lang.kazakh.sentences import split_sentences

EXAMPLES = """
Қазақ хандығы 1465 ж. құрылды.¦ Оның негізін Керей мен Жәнібек қалады.
1928-1939 жж. Қазақстан қалалары тұрғындарының саны 1,8 млн адамнан асты.
Ол 1866 ж. дүниеге келді.¦ 1937 ж. атылды.
Бұл оқиға 1916 ж.¦ Ол кезде жұрт күйзелген еді.
XIX ғ. Қазақстан Ресейдің отарына айналды.
Мұнай, көмір, темір т.б. кен орындары ашылды.
Мұнай, көмір, темір т.б.¦ Қазақстан кенге бай.
Б.з.д. I мыңжылдықта сақтар өмір сүрді.
Сақтар б.з.д. VII–III ғғ. өмір сүрді.¦ Олардың бір бөлігі көшіп кетті.
Ә. Бөкейханов, А. Байтұрсынұлы және М. Дулатұлы «Қазақ» газетін шығарды.
Бұл туралы А.С. Пушкин де, Ш.Ш. Уәлиханов та жазған.
Дж. Неру мен Ю. Гагарин келді.
Кеңес өкіметі жеңді.¦ Т. Рысқұлов Мәскеуге кетті.
Мәселені проф. Е. Бекмаханов зерттеді.¦ Акад. Қ. Сәтбаев қолдады.
Түркістан обл. Ордабасы ауд. тұрғындары жиналды.
Халықтың жартысы (47,5 %) қалада тұрды.¦ Қалғаны ауылда.
Ол үйге келді (қар. 5-сурет. Сол бетте) де, ұйықтап қалды.
«Мен кетемін», – деді ол.¦ Ешкім үндемеді.
«Сен қайда барасың?» – деп сұрады анасы.¦ Бала жауап бермеді.
«Алға!» деген ұран тасталды.
«Мен келдім.¦ Сен қайдасың?» – деді ол.
– Қайда едің?¦ – Үйде болдым.
— Жоқ, — деді Абай. — ондай болмайды.
Ол ойланып қалды...¦ Сосын үйден шықты.
Ол ойланып қалды... сосын үйден шықты.
Не істейміз?!¦ Қайда барамыз?
1. Кіріспе сөз.¦ 2. Негізгі бөлім.
II. Соғыс жылдары.
Бағасы 12.5 теңге болды.¦ Арзан емес.
Кездесу 12.05.1931 күні өтті.¦ 25 адам қатысты.
Ол 3-ші болып келді.¦ 20-шы жылдары кетті.
Сайтымыз www.egov.kz болды.¦ Кіріп көріңіз.
Ауданы 2,7 млн. шаршы км. жерді алып жатыр.
Жыл сайын 16,3 млрд. АҚШ доллары түседі.¦ Халқы 1,8 млн.¦ Астанасы бар.
Құны 5 млрд. теңге.¦ Қаржы бөлінді.
Ұлы Отан соғысы аяқталды.[12]¦ Бейбіт өмір басталды.
Ол «Абай жолын» жазды.»¦ Роман танымал болды.
Т.ғ.д. Қозыбаев баяндама жасады.
Өкімет шешім қабылдады.¦ «Алаш» партиясы қарсы болды.
Өкімет шешім қабылдады.¦ (Бұл туралы кейін айтамыз.)
Сол кезде Сәкен: «Мен келемін! Күтіңдер!» деп айқайлады.¦ Ел күтті.
Ол: “Жоқ. Бармаймын”, – деп кесіп айтты.
Ол бізге былай деді: «Жоқ.¦ Мен бармаймын.»¦ Біз үндемедік.
(Бірінші ескерту. Екінші ескерту) Сосын кетті.¦ Жол ұзақ.
XVIII ғ. 30-жж. Кіші жүз Ресейге қосылды.¦ Бұл 1731 ж. болды.
И. В. Сталин өлді.¦ Ж. Аймауытов т. б. жазушылар ақталды.
Ауылда 15 мың т. астық жиналды.¦ Ұзындығы 5 км.¦ Ені 3 м.
Бір кісі айтты : келеді .¦ Ол келмеді .
"""


@pytest.mark.parametrize("example", EXAMPLES.strip().splitlines())
def test_sentences(example):
    text = example.replace("¦", "")
    found = [text[span.start : span.end] for span in split_sentences(text)]
    assert found == [sentence.strip() for sentence in example.split("¦")]


def test_forgotten_space_after_a_stop():
    text = "Соғыс басталды.Ол майданға аттанды."
    assert [text[s.start : s.end] for s in split_sentences(text)] == ["Соғыс басталды.", "Ол майданға аттанды."]


def test_line_breaks_end_sentences_so_headings_stand_alone():
    text = "Индустрияландыру\n\nБірінші бесжылдық басталды. Зауыттар салынды.\nҚорытынды"
    assert [text[s.start : s.end] for s in split_sentences(text)] == [
        "Индустрияландыру",
        "Бірінші бесжылдық басталды.",
        "Зауыттар салынды.",
        "Қорытынды",
    ]


def test_arabic_script_has_no_capitals():
    text = "ول كەلدى. ءبىز كەتتىك."
    assert len(split_sentences(text)) == 2


@given(st.text(alphabet='аб АБ.!?…«»"“”()[]1 \n\u00a0–-ж', max_size=80) | st.text(max_size=60))
def test_spans_cover_everything_but_white_space(text):
    place = 0
    for span in split_sentences(text):
        assert text[place : span.start].strip() == ""
        sentence = text[span.start : span.end]
        assert sentence
        assert sentence == sentence.strip()
        assert "\n" not in sentence
        place = span.end
    assert text[place:].strip() == ""


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["а", ".", "А. ", "Сөз. Ол ", "(", '."', ". »", "сөз "])
def test_long_lines_take_linear_time(unit):
    started = time.perf_counter()
    split_sentences(unit * (1_000_000 // len(unit)))
    assert time.perf_counter() - started < 10
