"""What the analysis makes of the structures of Kazakh: who depends on whom, and what the verb group says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mt_toolkit.core.features import features
from mt_toolkit.core.terms import Role, TargetTerm, TermRequirement
from mt_toolkit.engines.rules.analysis import SentenceAnalyzer
from mt_toolkit.engines.rules.lexicon import builtin_lexicon
from mt_toolkit.lang.kazakh.analyzer import Analyzer

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.tree import Node, SentenceTree


@pytest.fixture(scope="module")
def analyzer() -> SentenceAnalyzer:
    return SentenceAnalyzer(builtin_lexicon(), Analyzer())


def arcs(tree: SentenceTree) -> set[tuple[str, str, str]]:
    """Every (dependent, relation, head) of a tree; the head of a root is empty."""
    found = {(root.lemma, root.relation, "") for root in tree.roots}
    for root in tree.roots:
        for node in root.walk():
            found |= {(child.lemma, child.relation, node.lemma) for child in node.children}
    return found


def node_of(tree: SentenceTree, lemma: str) -> Node:
    return next(node for root in tree.roots for node in root.walk() if node.lemma == lemma)


STRUCTURES = [
    # noun phrases
    (
        "Қала халқының саны өсті.",
        {("қала", "nmod:poss", "халық"), ("халық", "nmod:poss", "сан"), ("сан", "nsubj", "өс")},
    ),
    ("Мен жаңа кітапты оқыдым.", {("мен", "nsubj", "оқы"), ("кітап", "obj", "оқы"), ("жаңа", "amod", "кітап")}),
    ("Қаладағы мектеп ашылды.", {("қала", "nmod", "мектеп")}),
    ("Бұл мәселе зерттелді.", {("бұл", "det", "мәселе"), ("мәселе", "nsubj", "зертте")}),
    ("Тарихшы Ермұхан Бекмаханов келді.", {("тарихшы", "appos", "Бекмаханов"), ("Ермұхан", "flat", "Бекмаханов")}),
    # postpositions make an adverbial of a nominal
    (
        "Балалар үшін мектеп керек болды.",
        {("үшін", "case", "бала"), ("бала", "obl", "керек бол"), ("мектеп", "nsubj", "керек бол")},
    ),
    ("Соғыстан кейін ауыл өзгерді.", {("кейін", "case", "соғыс"), ("соғыс", "obl", "өзгер")}),
    ("Тәуелсіздік туралы кітап шықты.", {("тәуелсіздік", "nmod", "кітап"), ("кітап", "nsubj", "шық")}),
    ("Көтерілісшілер сотсыз атылды.", {("сот", "obl", "ат"), ("сыз", "case", "сот")}),
    ("Ол кезде қала өсті.", {("ол", "det", "кез"), ("қала", "nsubj", "өс")}),
    # clauses
    ("Ол үйге келіп, кітап оқыды.", {("ол", "nsubj", "оқы"), ("кел", "advcl", "оқы"), ("кітап", "obj", "оқы")}),
    ("Егер сен келсең, біз қуанамыз.", {("егер", "mark", "кел"), ("кел", "advcl", "қуан"), ("біз", "nsubj", "қуан")}),
    ("Орталықтан келген адамдар жұмыс істеді.", {("кел", "acl", "адам"), ("орталық", "obl", "кел")}),
    ("Халқы көп болған қала өсті.", {("көп", "acl", "қала"), ("халық", "nsubj", "көп"), ("қала", "nsubj", "өс")}),
    ("Мен оның келгенін білдім.", {("кел", "ccomp", "біл"), ("ол", "nsubj", "кел")}),
    ("Ол ертең келемін деп айтты.", {("кел", "ccomp", "айт"), ("ертең", "advmod", "кел")}),
    ("Партия 1917 жылы құрылды деген пікір бар.", {("құрыл", "acl", "пікір"), ("пікір", "nsubj", "бар")}),
    ("Олар жерді сатып алуға тырысты.", {("сатып ал", "xcomp", "тырыс"), ("жер", "obj", "сатып ал")}),
    ("Тұрмыс нашарлай бастады.", {("нашарла", "xcomp", "баста"), ("тұрмыс", "nsubj", "баста")}),
    ("Колхоздар құрылғаннан кейін өмір өзгерді.", {("құрыл", "advcl", "өзгер"), ("кейін", "mark", "құрыл")}),
    ("«Бұл дұрыс емес», – деді ол.", {("дұрыс", "ccomp", "де"), ("ол", "nsubj", "де")}),
    (
        "Олар республиканы шикізат көзі етіп пайдаланды.",
        {("көз", "xcomp", "пайдалан"), ("республика", "obj", "пайдалан")},
    ),
    ("Орда ыдырағаннан кейін хандық пайда болды.", {("орда", "nsubj", "ыдыра"), ("хандық", "nsubj", "пайда бол")}),
    # predicates without a verb
    ("Бұл жылдар ауыр сынақ болды.", {("бұл", "det", "жыл"), ("жыл", "nsubj", "сынақ")}),
    ("Бұл үлкен мәселе болды.", {("бұл", "nsubj", "мәселе"), ("үлкен", "amod", "мәселе")}),
    ("Алматы – Қазақстанның ең үлкен қаласы.", {("Алматы", "nsubj", "қала"), ("қала", "root", "")}),
    ("Алаш – бұл қазақ зиялыларының партиясы.", {("Алаш", "nsubj", "партия"), ("партия", "root", "")}),
    ("Ол мұғалім болды.", {("ол", "nsubj", "мұғалім"), ("мұғалім", "root", "")}),
    ("Ауылда мектеп жоқ.", {("мектеп", "nsubj", "бар"), ("ауыл", "obl", "бар")}),
    # coordination
    (
        "Мұғалімдер мен оқушылар келді.",
        {("оқушы", "conj", "мұғалім"), ("мен", "cc", "оқушы"), ("мұғалім", "nsubj", "кел")},
    ),
    ("Ол келді, бірақ кешікті.", {("кешік", "conj", "кел"), ("бірақ", "cc", "кешік")}),
    ("Партия, кеңес қызметкерлері келді.", {("кеңес", "conj", "партия"), ("партия", "nmod:poss", "қызметкер")}),
]


@pytest.mark.parametrize(("sentence", "expected"), STRUCTURES)
def test_dependencies(analyzer: SentenceAnalyzer, sentence: str, expected: set[tuple[str, str, str]]) -> None:
    assert expected <= arcs(analyzer.analyse(sentence))


VERB_GROUPS = [
    ("Ол жұмыс істей алмады.", "жұмыс істе", {"Modality": "Can", "Polarity": "Neg", "Tense": "Past"}),
    ("Біз бұл мәселені шешуіміз керек.", "шеш", {"Modality": "Need", "Person": "1", "Number": "Plur"}),
    ("Ол келуі тиіс еді.", "кел", {"Modality": "Must", "Tense": "Past", "Person": "3"}),
    ("Біз баруымыз керек емес.", "бар", {"Modality": "Need", "Polarity": "Neg", "Person": "1"}),
    ("Ол келуі тиіс.", "кел", {"Modality": "Must", "Person": "3"}),
    ("Ол келуі мүмкін.", "кел", {"Modality": "May"}),
    ("Құжаттардан көруге болады.", "көр", {"Modality": "Can", "Impers": "Yes"}),
    ("Олай айтуға болмайды.", "айт", {"Modality": "Can", "Polarity": "Neg"}),
    ("Ол кітап оқып отыр.", "оқы", {"Aspect": "Prog", "Tense": "Pres"}),
    ("Ол кеткен еді.", "кет", {"Aspect": "Perf", "Tense": "Past"}),
    ("Ол келген жоқ.", "кел", {"Polarity": "Neg", "Tense": "Past", "VerbForm": "Fin"}),
    ("Ол үйге барғысы келді.", "бар", {"Modality": "Want", "Tense": "Past"}),
    ("Жаңа мектеп салынуда.", "сал", {"Aspect": "Prog", "Voice": "Pass", "VerbForm": "Fin"}),
    ("Сен үйге бардың ба?", "бар", {"Question": "Yes", "Person": "2"}),
    ("Ол келсе де, біз кетеміз.", "кел", {"Conv": "Concess"}),
    ("Ол кітап оқу үшін келді.", "оқы", {"Conv": "Purpose"}),
    ("Соғыс басталғанда ол бала еді.", "бастал", {"Conv": "When"}),
    ("Ақша болмағандықтан, ол кетті.", "бол", {"Conv": "Cause", "Polarity": "Neg"}),
    ("Бұл қала әдемі емес.", "әдемі", {"Polarity": "Neg", "Tense": "Pres"}),
]


@pytest.mark.parametrize(("sentence", "lemma", "expected"), VERB_GROUPS)
def test_verb_groups(analyzer: SentenceAnalyzer, sentence: str, lemma: str, expected: dict[str, str]) -> None:
    node = node_of(analyzer.analyse(sentence), lemma)
    assert {name: node.get(name) for name in expected} == expected


NUMBERS = [
    ("1930-жылдары ашаршылық болды.", {"Date": "Decade", "Year": "1930", "Case": "Loc"}),
    ("30-жылдары ашаршылық болды.", {"Date": "Decade", "Year": "30"}),
    ("1928-1939 жж. халық көбейді.", {"Date": "Years", "Year": "1928-1939", "Case": "Loc"}),
    ("1917 жылдың 25 қыркүйегінде съезд өтті.", {"Date": "Day", "Day": "25", "Month": "9", "Year": "1917"}),
    ("ХХ ғасырдың басында қозғалыс басталды.", {"Date": "Century", "Century": "20"}),
    ("Б.з.б. VII ғасырда қалалар өсті.", {"Date": "Century", "Century": "7", "Era": "BCE"}),
    ("XIX ғасырда қалалар өсті.", {"Date": "Century", "Century": "19", "Case": "Loc"}),
    ("Халықтың 47,5 %-ы қалада тұрады.", {"Percent": "Yes"}),
    ("Қалада 1,8 млн адам тұрады.", {"Scale": "миллион"}),
    ("Қалада 50 мыңнан астам адам тұрады.", {"Scale": "мың", "Compare": "More"}),
    ("Қалада екі жүз елу адам тұрады.", {"NumType": "Card"}),
]


@pytest.mark.parametrize(("sentence", "expected"), NUMBERS)
def test_numbers_and_dates(analyzer: SentenceAnalyzer, sentence: str, expected: dict[str, str]) -> None:
    tree = analyzer.analyse(sentence)
    numbers = [node for root in tree.roots for node in root.walk() if node.pos == "NUM"]
    assert any({name: node.get(name) for name in expected} == expected for node in numbers)


def test_number_words_are_summed(analyzer: SentenceAnalyzer) -> None:
    assert node_of(analyzer.analyse("Қалада екі жүз елу адам тұрады."), "250").relation == "nummod"


def test_shared_suffixes_reach_the_first_conjunct(analyzer: SentenceAnalyzer) -> None:
    node = node_of(analyzer.analyse("Ол қазақ қызметкерлері мен жұмысшыларына қарады."), "қызметкер")
    assert node.get("Case") == "Dat"


def test_brackets_hang_on_the_word_before_them(analyzer: SentenceAnalyzer) -> None:
    tree = analyzer.analyse("Халықтың жартысы (47,5 %) қалада тұрады.")
    bracketed = [node for root in tree.roots for node in root.walk() if node.marker == "("]
    assert [node.relation for node in bracketed] == ["parataxis"]


def test_particle_splits_a_unit(analyzer: SentenceAnalyzer) -> None:
    tree = analyzer.analyse("Саясат халық санының азаюына да әсер етті.")
    assert tree.roots[0].lemma == "әсер ет"


def test_requirement_is_one_node(analyzer: SentenceAnalyzer) -> None:
    sentence = "Кеңес үкіметінің саясаты өзгерді."
    target = TargetTerm("советская власть", Role.HEAD, ((features(Case="Nom", Number="Sing"), ("советская власть",)),))
    owned = features({"Case": "Gen", "Person[psor]": "3", "Number[psor]": "Plur,Sing"})
    required = TermRequirement("c1", 0, 16, "Кеңес үкіметінің", Role.HEAD, owned, "NOUN", (target,))
    tree = analyzer.analyse(sentence, [required])
    nodes = [node for root in tree.roots for node in root.walk() if node.requirement is required]
    assert [(node.start, node.end, node.relation, node.children) for node in nodes] == [(0, 16, "nmod:poss", [])]


def test_spans_are_inside_the_sentence_and_cover_every_word(analyzer: SentenceAnalyzer) -> None:
    sentence = "Ол 1930 жылы (күзде) «Алаш» партиясының мүшесі болып сайланды, ал кейін қайтып келді."
    nodes = [node for root in analyzer.analyse(sentence).roots for node in root.walk()]
    assert all(0 <= node.start < node.end <= len(sentence) for node in nodes)


@pytest.mark.parametrize(
    "text",
    ["", "…", "?!", "(", ")", "«»", "—", "— — —", ", , ,", "1", "%", "деп", "мен", "да", "болды", "емес.", "А" * 3000],
)
def test_any_text_has_a_tree(analyzer: SentenceAnalyzer, text: str) -> None:
    tree = analyzer.analyse(text)
    assert len(tree.roots) <= 1


@pytest.mark.parametrize(
    "word", ["қала", "барған", "барып", "келді", "қаланың", "қала,", "және", "абракадабрамен", "деп"]
)
def test_long_input_gives_a_shallow_tree(analyzer: SentenceAnalyzer, word: str) -> None:
    tree = analyzer.analyse(f"{word} " * 2000)
    assert all(_depth(root) < 70 for root in tree.roots)


def _depth(node: Node) -> int:
    deepest, layer = 0, [node]
    while layer:
        deepest, layer = deepest + 1, [child for item in layer for child in item.children]
    return deepest


@pytest.mark.parametrize(
    ("sentence", "lemma", "pos"),
    [
        ("Біз жақсы қарсылас таптық.", "біз", "PRON"),
        ("Мен мен сен келдік.", "мен", "CCONJ"),
        ("Ол бақылады, ал біз кеттік.", "ал", "CCONJ"),
        ("Қалада мектеп те бар.", "те", "PART"),
        ("Ол белгілі ағартушы.", "ағартушы", "NOUN"),
        ("Үлкен қала өсті.", "қала", "NOUN"),
    ],
)
def test_homographs_are_told_apart_by_place(analyzer: SentenceAnalyzer, sentence: str, lemma: str, pos: str) -> None:
    tree = analyzer.analyse(sentence)
    found = {node.pos for root in tree.roots for node in root.walk() if node.lemma == lemma}
    assert pos in found


def test_gerund_with_a_noun_of_its_own_is_that_noun(analyzer: SentenceAnalyzer) -> None:
    tree = analyzer.analyse("Олар саясатты жүзеге асыру нәтижесінде өзгерді.")
    noun = node_of(tree, "жүзеге асыру")
    assert (noun.pos, noun.relation) == ("NOUN", "obl")
    assert [(child.lemma, child.relation) for child in noun.children] == [
        ("саясат", "nmod:poss"),
        ("нәтижесінде", "case"),
    ]


def test_age_is_an_adjective(analyzer: SentenceAnalyzer) -> None:
    node = node_of(analyzer.analyse("20 жастағы студент келді."), "20 жасар")
    assert (node.pos, node.relation, node.entries[0].en) == ("ADJ", "amod", "20-year-old")


def test_headless_participle_is_people_who(analyzer: SentenceAnalyzer) -> None:
    node = node_of(analyzer.analyse("Ауылда тұрғандардың еңбегі ауыр."), "адам")
    assert [(child.lemma, child.relation) for child in node.children] == [("тұр", "acl")]
