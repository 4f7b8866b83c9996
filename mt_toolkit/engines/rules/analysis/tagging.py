"""From the analyser's features to those of the tree, and the lexicon's senses for every word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.analysis.derivation import resolve
from mt_toolkit.engines.rules.analysis.grammar import word_class
from mt_toolkit.engines.rules.analysis.items import set_features
from mt_toolkit.engines.rules.analysis.nominalisation import nominalise
from mt_toolkit.engines.rules.analysis.predicates import PERSON
from mt_toolkit.engines.rules.lexicon import Entry
from mt_toolkit.engines.rules.tree import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.engines.rules.analysis.reading import Word
    from mt_toolkit.engines.rules.lexicon import Lexicon

PLURALS = ("лар", "лер", "дар", "дер", "тар", "тер")
ACTION = re.compile("(.+ция)(?:ла|лан|ландыр)")
SEEMS = Entry("сияқты", "ADV", "apparently", "похоже")
WITHOUT = Entry("сыз", "ADP", "without", "без", ru_gram="Gen")
TENSES = {"Aor": "Pres", "FutPlan": "Fut"}
FALLBACKS = {
    "NOUN": ("PROPN", "ADJ", "NUM", "PRON", "ADV"),
    "PROPN": ("NOUN", "ADJ"),
    "ADJ": ("NOUN", "ADV", "DET", "NUM", "PRON"),
    "ADV": ("ADJ", "NOUN", "ADP", "CCONJ", "PART"),
    "DET": ("PRON", "ADJ", "NUM"),
    "PRON": ("DET", "NOUN"),
    "NUM": ("NOUN", "ADJ", "DET"),
    "CCONJ": ("SCONJ", "ADV"),
    "SCONJ": ("CCONJ", "ADV"),
    "ADP": ("ADV", "NOUN"),
    "AUX": ("VERB",),
    "VERB": ("AUX",),
    "PART": ("ADV", "CCONJ"),
    "INTJ": ("PART", "ADV"),
}


def finish_word(word: Word, lexicon: Lexicon) -> None:
    """Give a word its senses and the features that the tree uses."""
    if word.pos == "NUM" and word.lemma[:1].isdigit() and any(map(str.isalpha, word.lemma)):
        word.pos, word.features = "X", {"Case": "Nom"}
    if word.requirement is None and word.pos == "ADJ" and word.get("Number") == "Plur" and not word.entries:
        word.entries = lexicon.senses(word.lemma, "NOUN")  # америкалықтар: people are nouns
        word.pos = "NOUN" if word.entries else "ADJ"
    if word.requirement is None and not word.entries:
        word.entries = senses_of(word, lexicon)
        if not word.entries:
            _resolve(word, lexicon)
    if word.pos in {"VERB", "AUX"}:
        _verb(word)
    if word.features.pop("Without", ""):
        case = Node(word.form[-3:], word.end - 3, word.end, "сыз", "ADP", relation="case", entries=(WITHOUT,))
        word.children.append(case)


def _resolve(word: Word, lexicon: Lexicon) -> None:
    """An unknown word with plain parts: урбанизациялану is the noun урбанизация; of a pair the last part counts."""
    action = ACTION.fullmatch(word.lemma)
    if action is not None and word.pos == "VERB" and word.get("VerbForm") == "Ger" and not word.get("Tense"):
        word.lemma, word.pos = action.group(1), "NOUN"
        word.features.pop("VerbForm")
        word.features.pop("Voice", None)
        word.entries = senses_of(word, lexicon)
    if "-" in word.lemma and word.pos in {"NOUN", "ADJ"}:
        parts = (part for part in reversed(word.lemma.split("-")) if len(part) > 2)
        word.entries = next((found for part in parts if (found := lexicon.senses(part, word.pos))), ())
    if not word.entries:
        word.entries = resolve(word.lemma, word.pos, lexicon)
        if word.entries and word.entries[0].pos == "ADJ" and word.pos == "NOUN":
            _as_adjective(word)


def _as_adjective(word: Word) -> None:
    """A bare guessed noun in -лық that turns out to be an adjective."""
    if word.get("Case", "Nom") == "Nom" and not word.get("Person[psor]") and word.get("Number") != "Plur":
        word.pos, word.features = "ADJ", {}


def senses_of(word: Word, lexicon: Lexicon) -> tuple[Entry, ...]:
    """Senses of a word as its part of speech; of another part of speech where there are none."""
    if word.get("NumType") == "Ord" and not word.lemma[:1].isdigit():
        ordinal = _ordinal(word.lower, lexicon)
        if ordinal:
            return ordinal
    if word.lemma == "бар" and word.pos == "VERB" and word.lower.split(" ")[0] in {"бар", "жоқ"}:
        return lexicon.senses("бар", "AUX")
    spellings = dict.fromkeys((word.lemma, word.lemma.lower(), word.lemma.capitalize()))
    if word.pos == "NOUN" and word.get("Person[psor]") == "3" and (found := _possessed(word, lexicon)):
        return found
    if word.pos == "NOUN" and word.get("Number") == "Plur" and (found := _plural(word, lexicon)):
        return found
    for pos in (word.pos, *FALLBACKS.get(word.pos, ())):
        for lemma in spellings:
            found = lexicon.senses(lemma, pos)
            if found:
                return found
    return ()


def _possessed(word: Word, lexicon: Lexicon) -> tuple[Entry, ...]:
    """Senses of a noun that has its own with a possessor: көпшілігі is the majority, not the public."""
    form = word.lower
    for length in range(len(form), len(word.lemma), -1):
        if form[length - 1] in "ыі" and (found := lexicon.senses(form[:length], "NOUN")):
            return found
    return ()


def _plural(word: Word, lexicon: Lexicon) -> tuple[Entry, ...]:
    """Senses of a noun that has its own in the plural: жастар is youth, not ages."""
    for ending in PLURALS:
        found = lexicon.senses(word.lemma + ending, "NOUN")
        if found:
            return found
    return ()


def _ordinal(form: str, lexicon: Lexicon) -> tuple[Entry, ...]:
    """Senses of бірінші in бірінші, біріншісі."""
    for length in range(len(form), 4, -1):
        if form[length - 3 : length] in {"нші", "ншы"}:
            return lexicon.senses(form[:length], "ADJ")
    return ()


def _verb(word: Word) -> None:
    values = word.features
    form = word.get("VerbForm")
    if word.get("Tense") == "FutPlan" and form == "Fin" and not word.get("Modality"):
        values["Modality"] = "Intend"
    values["Tense"] = TENSES.get(word.get("Tense"), word.get("Tense"))
    evident = values.pop("Evident", "")
    if evident:
        values["Evident"] = "Seem" if evident == "Seem" else "Nfh"
    if form == "Conv":
        _converb(values)
    elif form == "Ger" and word.get("Case") == "Loc" and values["Tense"] == "Past":
        values.update(VerbForm="Conv", Conv="When")
        values.pop("Case")
    elif form == "Ger" and word.get("Case") == "Ins" and values["Tense"] == "Past":
        values.update(VerbForm="Conv", Conv="Concess")
        values.pop("Case")
    elif form == "Ger" and word.get("Case") == "Equ" and values["Tense"] == "Past":
        values.update(VerbForm="Conv", Conv="As")
        values.pop("Case")
    elif form == "Part":
        _participle(values)
    voices = set(filter(None, values.pop("Voice", "").split(",")))
    voice = "Pass" if voices & {"Pass", "Rfl"} else "Cau" if "Cau" in voices else ""
    for name, value in (("Voice", voice),):
        if value:
            values[name] = value
    if not values["Tense"]:
        del values["Tense"]


def _participle(values: dict[str, str]) -> None:
    if values.get("Aspect") == "Imp":
        values["Tense"] = "Pres"
        del values["Aspect"]
    if values.pop("Mood", "") == "Pot":
        values["Tense"] = "Pres"


def _converb(values: dict[str, str]) -> None:
    mood, kind, aspect = values.get("Mood"), values.pop("ConvType", ""), values.get("Aspect")
    if mood == "Cnd":
        values["Conv"] = "Cond"
    elif kind:
        values["Conv"] = {"Ter": "Until", "Pur": "Since", "Abs": "Neg", "Cause": "Cause", "When": "When"}[kind]
    elif values.get("Polarity") == "Neg":
        values["Conv"] = "Neg"
    else:
        values["Conv"] = "Manner" if aspect == "Imp" else "Seq"
    if aspect in {"Imp", "Perf"}:
        del values["Aspect"]
    values.pop("Mood", None)


def finish_words(words: Sequence[Word], lexicon: Lexicon) -> None:
    """Finish every word."""
    for word in words:
        finish_word(word, lexicon)


def finish_nodes(root: Node, lexicon: Lexicon) -> None:
    """Give nodes the senses that only their place in the tree tells: adverbs, *people who*."""
    for node in root.walk():
        _expect(node)
        nominalise(node, lexicon)
        _choose_reporting(node, lexicon)
        _settle_modality(node)
        _tell_people(node)
        if node.pos == "ADJ" and node.requirement is None and node.first("nmod:poss"):
            found = lexicon.senses(node.lemma, "NOUN")
            if found:
                node.pos, node.entries = "NOUN", found
        if node.relation == "advmod" and node.pos == "ADJ" and node.requirement is None:
            found = lexicon.senses(node.lemma, "ADV")
            if found:
                node.pos, node.entries = "ADV", found
        elif node.lemma == PERSON and not node.entries and node.requirement is None:
            node.entries = lexicon.senses(PERSON, "NOUN")


def _expect(node: Node) -> None:
    """жиналыстың өтуі күтілуде: what is expected or planned is told as a clause, *that the meeting will take place*."""
    clause = node.first("csubj")
    plan = node.lemma in word_class("expecting") and (node.get("Voice") == "Pass" or node.lemma.endswith("іл"))
    if clause is None or not plan or clause.pos != "VERB" or clause.get("Tense") or node.first("nsubj", "ccomp"):
        return
    clause.relation, clause.marker = "ccomp", "деп"
    set_features(clause, VerbForm="Fin", Tense="Fut", Case="", Person="3", Number="Sing")
    for child in clause.having("nmod:poss"):
        child.relation = "nsubj"


def _settle_modality(node: Node) -> None:
    """Only people intend: a thing in -мақ will do it. What ends in сияқты only seems so."""
    own = node.first("nsubj", "csubj")
    if node.get("Modality") == "Intend" and own is not None and own.pos == "NOUN" and not _is_human(own):
        tense = "Past" if node.get("Tense") == "Past" else "Fut"
        set_features(node, Modality="", Tense=tense)
    if node.get("Evident") == "Seem" and node.first("discourse") is None:
        seems = Node("сияқты", node.end - 6, node.end, "сияқты", "ADV", relation="discourse", entries=(SEEMS,))
        node.children.insert(0, seems)


def _is_human(node: Node) -> bool:
    return node.requirement is not None or any("human" in entry.grammar("en") for entry in node.entries)


def _tell_people(node: Node) -> None:
    """қазақтың соңғы ханы: the genitive of a people, one word for all of them, is *of the Kazakhs*."""
    requirement = node.requirement
    if requirement is None or requirement.pos != "NOUN" or node.get("Case") != "Gen" or node.get("Number") == "Plur":
        return
    people = any("anim" in target.grammar and "human" not in target.grammar for target in requirement.targets)
    if people and not node.get("Person[psor]") and not node.having("nummod", "det", "amod", "acl"):
        set_features(node, Number="Plur")


def _choose_reporting(node: Node, lexicon: Lexicon) -> None:
    """деп есепте is *consider*, есепте alone *calculate*; so with болып."""
    if node.pos != "VERB" or node.requirement is not None:
        return
    marker = next((child.marker for child in node.children if child.marker in {"деп", "болып"}), "")
    if marker:
        node.entries = lexicon.senses(f"{marker} {node.lemma}", "VERB") or node.entries
