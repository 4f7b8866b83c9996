"""Sentences that each need one rule of the analysis, in both languages, from the text to the text."""

from __future__ import annotations

import pytest

from mt_toolkit.core.engine import EngineRequest
from mt_toolkit.core.languages import LanguagePair
from mt_toolkit.engines.rules.engine import RulesEngine, load


@pytest.fixture(scope="module")
def engine() -> RulesEngine:
    return load()


@pytest.mark.parametrize(
    ("rule", "source", "english", "russian"),
    [
        (
            "a quotation of two clauses, and a name of two words",
            "«Біз кетпейміз, бірақ шаршадық», – деді топ жетекшісі Карин Бергер.",
            '"We do not leave, but tired," group leader Karin Berger said.',
            "«Мы не уходим, но устали», — сказал групповой руководитель Карин Бергер.",
        ),
        (
            "a quotation that is announced",
            "Президент былай деді: «Жиналыс ертең өтеді.»",
            'The president said as follows: "The meeting will take place tomorrow".',
            "Президент следующим образом сказал: «Собрание завтра проходит».",
        ),
        (
            "a list of names",
            "Ол Пол Кейси, Джастин Роуз және Ян Полтермен кездесті.",
            "He met with Paul Keysi, Justin Rouz and Jan Polter.",
            "Он встретился с Полом Кейси, Джастином Роузом и Яном Полтером.",
        ),
        ("a topic", "Хан болса, бұл шешімге қарсы шықты.", "The khan opposed this decision.",
         "Хан выступил против этого решения."),
        ("what one is held to be", "Жәнібек болса, оның тең билеушісі саналды.",
         "Zhanibek was considered his equal ruler.", "Жанибек считался его равным правителем."),
        ("a quality with its adjective", "Саны аз халық жаңа жерге көшті.",
         "The people whose number is small moved on to new land.",
         "Народ, количество которого малое, перешёл к новой земле."),
        ("a subject before a postposition", "Ақын қайтыс болғаннан кейін оның кітабы басылып шықты.",
         "After the poet died, his book was published.", "После смерти поэта его книга вышла в свет."),
        ("as soon as", "Соғыс басталысымен зауыттар шығысқа көшірілді.",
         "When the war began, plants were relocated to the east.",
         "Когда война началась, заводы были переселены на восток."),
        ("without somebody's", "Олар ханның рұқсатынсыз кетті.", "They left without the khan's permission.",
         "Они ушли без разрешения хана."),
        ("a decade in words", "Отызыншы жылдары жаңа зауыттар салынды.", "In the 1930s, new plants were built.",
         "В 30-е годы новые заводы были построены."),
        ("thousands", "Мыңдаған адам көшеге шықты.", "Thousands of people went out to the street.",
         "Тысячи людей вышли на улицу."),
        ("an apposition after a dash", "Аралда жаңа мемлекет – қағанат құрылды.",
         "On the island, the new state, a khaganate, was formed.",
         "На острове новое государство, каганат, образовалось."),
        ("some of", "Тарихшылардың кейбірі бұл пікірге қарсы.", "Some of historians are against this opinion.",
         "Некоторые из историков — против этого мнения."),
        ("an Arabic name", "Араб саяхатшысы әл-Масуди бұл қала туралы жазды.",
         "Arab traveller al-Masudi wrote about this city.",
         "Арабский путешественник ал-Масуди написал об этом городе."),
        ("two clauses, two subjects", "Қоғам дамып, халық саны өсті.", "The society developed, and population grew.",
         "Общество развилось, и численность населения выросла."),
        ("a noun that is an adjective too", "Жас ақын хат жазды.", "The young poet wrote a letter.",
         "Молодой поэт написал письмо."),
        ("an adjective that is a noun too", "Керуен Қытайдан жібек пен күміс әкелді.",
         "The caravan brought silk and silver from China.", "Караван принёс шёлк и серебро из Китая."),
        ("a passive whose noun is its subject", "Шешім қабылданды.", "The decision was adopted.",
         "Решение было принято."),
        ("nouns in a row that Russian has as adjectives", "Көлік пен өнеркәсіп мәселелері шешілді.",
         "The issues of transport and industry were resolved.", "Транспортные и промышленные вопросы решились."),
        ("what one is convicted for", "Олар қылмысы үшін сотталды.", "They were convicted for their crime.",
         "Они были осуждены за преступление."),
        ("a season", "Ол 1924 жылдың күзінде келді.", "He came in the autumn of 1924.", "Он пришёл осенью 1924 г."),
        ("a title of two words", "Ақын Олжас Сүлейменов жаңа кітап жазды.", "Poet Olzhas Suleimenov wrote a new book.",
         "Поэт Олжас Сулейменов написал новую книгу."),
        ("verbs that Russian has in two aspects", "Біз кетпейміз.", "We do not leave.", "Мы не уходим."),
        ("what only looks like «we fought»", "Экономика соғыстық сипат алды.", "The economy took a war character.",
         "Экономика взяла военный характер."),
        ("an accusative before the subject", "Жауды хан жеңді.", "The khan defeated the enemy.", "Хан победил врага."),
        ("what is yet to come, said", "Компания зауытты жабатындығын хабарлады.",
         "The company reported that it would close the plant.", "Компания сообщила, что закроет завод."),
        ("a question told of", "Ол қашан келетінін айтты.", "He said when he would come.",
         "Он сказал, когда он придёт."),
        ("as somebody writes", "Газет жазғандай, халық бұл істі ұмыта қоймайды.",
         "As the newspaper wrote, the people does not forget this matter.",
         "Как газета писала, народ не забывает это дело."),
        ("what seems so", "Америкалықтар екіге бөлінген сияқты.", "Apparently, Americans were divided into two.",
         "Похоже, американцы разделились на два."),
        ("what is intended", "Ол ертең келмек.", "He intends to come tomorrow.", "Он завтра намерен прийти."),
        ("what must be", "Ресей республика болуы тиіс.", "Russia must be a republic.",
         "Россия должна быть республикой."),
        ("two predicates in one case", "Қалалар астықтың көзі әрі саяси тірек болатын.",
         "Cities were the source of grain and political support.",
         "Города были источником зерна и политической опорой."),
        ("a denied present", "Біз сайлауға түсіп жүрген жоқпыз.", "We do not run for election.",
         "Мы не баллотируемся."),
        ("so many out of", "Студенттердің оннан сегізі осында жұмыс істейді.", "8 out of 10 students work here.",
         "8 из 10 студентов здесь работает."),
        ("what one is called", "Ақын оны үлкен қадам деп айтты.", "The poet called him a big step.",
         "Поэт назвал его большим шагом."),
        ("found guilty", "Ол сотта айыпты деп танылды.", "He was found guilty in the court.",
         "Он был признан виновным в суде."),
        ("about this", "Президент бұл туралы айтты.", "The president said about this.", "Президент сказал об этом."),
        ("a name with its town", "Отырар қаласын жау қоршады.", "The enemy surrounded the city of Otrar.",
         "Враг окружил город Отрар."),
        ("a coach of an abbreviated club", "ЛШУ баскетбол жаттықтырушысы Уилл Уейд келді.",
         "LSHU basketball coach Uill Ueyd came.", "Баскетбольный тренер ЛШУ Уилл Уейд пришёл."),
        ("a figure in a name", "Норд Стрим 2 сияқты жоба керек.", "The project like Nord Strim 2 is necessary.",
         "Проект как Норд Стрим 2 нужен."),
        ("a surname declines", "Полиция Симпсонды ұстады.", "Police held Simpson.", "Полиция держала Симпсона."),
        ("what is expected", "Соғыстың басталуы күтілуде.", "It is expected that the war will begin.",
         "Ожидается, что война начнётся."),
        ("a plural of several words", "Әртүрлі энергия көздері бар.", "There are various sources of energy.",
         "Имеются различные источники энергии."),
        ("years before a capital", "Ол 1069-1070 жж. Қашғарда болды.", "He was in Kashgar in 1069–1070.",
         "Он был в 1069–1070 гг. в Кашгаре."),
    ],
)  # fmt: skip
def test_a_sentence_that_needs_a_rule(engine, rule, source, english, russian) -> None:
    for language, expected in (("en", english), ("ru", russian)):
        (output,) = engine.translate([EngineRequest(source, LanguagePair("kk", language))])
        assert output.text == expected, rule
