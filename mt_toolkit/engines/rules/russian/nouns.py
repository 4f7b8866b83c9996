"""Russian noun phrases: case and number, agreement, genitive chains, numerals, prepositions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mt_toolkit.core.features import features
from mt_toolkit.engines.rules import unknown
from mt_toolkit.engines.rules.choice import choose
from mt_toolkit.engines.rules.russian import words
from mt_toolkit.engines.rules.russian.agreement import (
    CASES,
    Head,
    cell_of,
    counted_people,
    has_plural,
    head_target,
    hints_of,
    pronoun_head,
)
from mt_toolkit.engines.rules.russian.joining import conjunction_of, join_conjuncts, split_government
from mt_toolkit.engines.rules.russian.modifiers import ModifierPhrases
from mt_toolkit.errors import MorphologyError
from mt_toolkit.lang.russian.phrases import agreement_features, inflect_adjectives, inflect_phrase, parse_phrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from mt_toolkit.core.features import Features
    from mt_toolkit.engines.rules.tree import Node
    from mt_toolkit.lang.russian.phrases import Phrase
    from mt_toolkit.lang.russian.words import Russian

_PREPOSITIONS = {"Loc": ("в", "Loc"), "Abl": ("из", "Gen"), "Dat": ("в", "Acc"), "Ins": ("", "Ins")}
_ALL = frozenset({"барлық", "бүкіл барлық", "көптеген", "көп", "алуан", "түрлі", "әртүрлі"})
_MANY = frozenset({"тысячи", "сотни", "десятки", "миллионы", "многие"})
_ADJECTIVE = re.compile(r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие)(?:ся)?$")


class Nouns(ModifierPhrases):
    """Builds noun phrases; clauses inside them are asked of ``clauses``."""

    def __init__(self, russian: Russian) -> None:
        super().__init__(russian)
        self._phrases: dict[tuple[str, frozenset[str]], Phrase | None] = {}
        self._quoting = False
        self.quotations: frozenset[tuple[int, int]] = frozenset()
        self.topic_gender = ""
        """Gender of whom a sentence before has named."""

    def phrase(self, node: Node, case: str, *, parent: Node | None = None, after_preposition: bool = False) -> str:
        """A noun phrase with its conjuncts in one case."""
        if node.pos in {"VERB", "AUX"} and node.requirement is None:
            return self.clauses.nominalised(node, case)
        if (node.start, node.end) in self.quotations and not self._quoting:
            return self.quote(node, lambda: self.phrase(node, case, parent=parent))
        first = self._single(node, case, parent=parent, after_preposition=after_preposition)
        others = [self.phrase(other, case, parent=parent) for other in node.having("conj")]
        return join_conjuncts([first, *others], conjunction_of(node.having("conj")))

    def quote(self, node: Node, say: Callable[[], str]) -> str:
        """What ``say`` makes of quoted words, between «», once however deep the quotation."""
        if self._quoting:
            return say()
        self._quoting = True
        text = say().strip(" ,")
        self._quoting = False
        return f"«{text[:1].upper() if node.form[:1].isupper() else text[:1]}{text[1:]}»"

    def gender_of(self, noun: str) -> str:
        """The gender of a noun of the dictionary."""
        return self._russian.gender(noun)

    def plain(self, noun: str, case: str) -> str:
        """A bare noun of the dictionary in a case of the singular."""
        phrase = self._parse(noun, frozenset())
        forms = inflect_phrase(self._russian, phrase, case, "Sing") if phrase else ()
        return forms[0] if forms else noun

    def prepositional(self, node: Node, *, parent: Node | None = None, governed: str = "") -> str:
        """A phrase with the preposition and case that its postposition, governor or own case asks for."""
        postposition = node.first("case")
        if node.get("Date") and postposition is None and not governed:
            return words.date_text(node, genitive=node.get("Case") == "Gen" or bool(node.get("Attr")))
        preposition, case = self._government(node, postposition, governed)
        if postposition is None and (timed := self._timed(node)):
            return timed
        text = self.phrase(node, case, parent=parent, after_preposition=bool(preposition))
        return f"{preposition} {text}".strip()

    def _timed(self, node: Node) -> str:
        """When: осенью, в годы войны, в возрасте семи лет; empty for what is said like any other noun."""
        entry = choose(node) if node.pos == "NOUN" and node.requirement is None else None
        if entry is None or node.get("Case", "Nom") not in {"Nom", "Loc"}:
            return ""
        if entry.ru in words.SEASONS and node.get("Case") == "Loc":
            return self.phrase(node, "Ins")
        age = next((child for child in node.having("nummod") if node.lemma == "жас"), None)
        if age is not None and node.get("Case") == "Loc":
            return f"в возрасте {self._numeral(age, 'Gen')} лет"
        if entry.ru == "год" and (node.get("Number") == "Plur" or node.having("acl")):
            return f"в {self.phrase(node, 'Acc')}"
        return ""

    def head(self, node: Node) -> Head:
        """Agreement features of a phrase as a subject."""
        if node.having("conj"):
            return Head("", "Plur", animate=False)
        if node.pos == "PRON" and node.requirement is None:
            return pronoun_head(self._pronoun(node))
        number_word = node.first("nummod")
        if number_word is not None and number_word.get("NumType") != "Ord" and words.counted(number_word)[0] == "Gen":
            return Head("Neut", "Sing" if number_word.get("Compare") else "Plur", animate=False)
        if any((entry := choose(child)) and entry.ru in _MANY for child in node.having("det")):
            return Head("", "Plur", animate=False)
        if node.pos == "NUM":
            return Head("Neut", "Sing", animate=False)
        phrase = self._understood(node)
        number = "Plur" if (phrase and phrase.plural_only) or self._number(node, phrase) == "Plur" else "Sing"
        is_name = node.pos == "PROPN" and not node.entries and node.requirement is None
        title = next((child for child in node.having("appos") if child.get("Number") != "Plur"), None)
        if is_name and title is not None:
            return self.head(title)
        if phrase is None or (is_name and phrase.gender == "Neut"):
            return Head("Masc" if number == "Sing" else "", number, animate=False)
        return Head("" if number == "Plur" else phrase.gender or "Masc", number, phrase.animate)

    def adjective(self, node: Node, agreement: Features, parent: Node | None = None) -> str:
        """An adjective in agreement, with its adverbs and conjuncts; an adverb or phrase stays as it is."""
        text = self._adjective_text(node, parent)
        if node.get("Degree") == "Sup":
            text = f"самый {text}" if self._declines(text) else text
        elif node.get("Degree") == "Cmp":
            text = f"более {text}"
        inflected = text
        if any(self._declines(word) for word in text.split()):
            forms = inflect_adjectives(self._russian, text, agreement)
            inflected = forms[0] if forms else text
        adverbs = [self.clauses.adverb(child, node) for child in node.having("advmod")]
        conjuncts = [self.adjective(child, agreement, parent) for child in node.having("conj")]
        return join_conjuncts([" ".join([*adverbs, inflected]), *conjuncts], conjunction_of(node.having("conj")))

    def _declines(self, word: str) -> bool:
        """Whether a word is an adjective or an adjectival pronoun (этот, весь) in dictionary form."""
        if _ADJECTIVE.search(word):
            return True
        return any(r.pos == "ADJ" and r.get("Case") == "Nom" and not r.guessed for r in self._russian.analyze(word))

    def _adjective_text(self, node: Node, parent: Node | None) -> str:
        if node.requirement is not None:
            return node.requirement.targets[0].text
        entry = choose(node, parent)
        return (entry.ru_attr or entry.ru) if entry else unknown.render(node, "ru")

    def _government(self, node: Node, postposition: Node | None, governed: str) -> tuple[str, str]:
        if postposition is not None:
            entry = choose(postposition, node)
            if entry is None:
                return "", "Gen"
            case = next((hint for hint in entry.ru_gram.split() if hint in CASES), "Gen")
            return entry.ru, case
        if governed:
            preposition, case = split_government(governed)
            return (words.ON[preposition] if preposition in words.ON and self._takes_on(node) else preposition), case
        own = node.get("Case")
        if (own == "Loc" and words.names_a_time(node)) or (own in {"Nom", ""} and words.names_a_weekday(node)):
            return "в", "Acc"
        if own == "Ins" and (node.pos == "PROPN" or "uncount" in hints_of(node, "en") or self._is_animate(node)):
            return "с", "Ins"
        if own == "Dat" and self._is_animate(node):
            return "", "Dat"
        if own == "Abl" and self._is_animate(node):
            return "от", "Gen"
        if own == "Loc" and self._is_animate(node):
            return "у", "Gen"
        preposition, case = _PREPOSITIONS.get(own, ("", CASES.get(own, "Nom")))
        if preposition in words.ON and self._takes_on(node):
            preposition = words.ON[preposition]
        return preposition, case

    def _takes_on(self, node: Node) -> bool:
        """Whether one is на and not в it: на работе, на заводе, на войне."""
        phrase = self._understood(node)
        return phrase is not None and phrase.head.text.lower() in words.ON_NOUNS

    def _is_animate(self, node: Node) -> bool:
        if node.pos == "PRON":
            return self._pronoun(node) in {"я", "ты", "он", "она", "мы", "вы", "они", "кто", "никто"}
        phrase = self._understood(node)
        return phrase is not None and phrase.animate

    def _single(self, node: Node, case: str, *, parent: Node | None, after_preposition: bool) -> str:
        if node.pos == "PRON" and node.requirement is None:
            return self._pronoun_phrase(node, case, after_preposition=after_preposition)
        if node.get("Date"):
            return words.date_text(node, genitive=True)
        if node.pos == "NUM" and node.requirement is None:
            of = [self.phrase(child, "Gen") for child in node.having("nmod:poss")]
            number = words.number_text(node)
            return " ".join([self._one(case, node) if of and number == "один" else number, *of])
        phrase = self._understood(node, parent)
        number = self._number(node, phrase)
        numeral = next((child for child in node.having("nummod") if child.get("NumType") != "Ord"), None)
        noun_case, count = case, ""
        if numeral is not None:
            count = self._numeral(numeral, case)
            noun_case, number = self._counted(numeral, case)
        elif any("Gen" in hints_of(child) for child in node.having("det")):
            noun_case, number = "Gen", "Plur"
        head_text = self._inflected(node, phrase, noun_case, number)
        if count:
            head_text = words.COUNTED.get(head_text, head_text)
            if numeral is not None and numeral.get("Scale") and head_text == "народов":
                head_text = counted_people(node)
        head = Head(self._gender(phrase, number), number, bool(phrase and phrase.animate))
        if count == "один":
            count = "".join(self._russian.inflect(count, "ADJ", head.agreement(noun_case))[:1]) or count
        before, after = self._modifiers(node, head.agreement(noun_case), noun_case, head)
        names = [self._name(child, noun_case) for child in sorted(node.having("flat"), key=lambda child: child.start)]
        return " ".join(part for part in (count, *before, *names, head_text, *after) if part)

    def _one(self, case: str, node: Node) -> str:
        """«один из …», in the gender of what there are several of."""
        of = node.first("nmod:poss")
        phrase = self._understood(of) if of is not None else None
        wanted = agreement_features(case, "Sing", phrase.gender if phrase else "Masc", animate=False)
        forms = self._russian.inflect("один", "ADJ", wanted)
        return f"{forms[0] if forms else 'один'} из"

    @staticmethod
    def _counted(numeral: Node, case: str) -> tuple[str, str]:
        noun_case, number = words.counted(numeral)
        if numeral.get("Scale") or numeral.get("Compare") in {"More", "Less", "About"}:
            return "Gen", "Plur"
        if case in {"Nom", "Acc"}:
            return (case if noun_case == "Nom" else noun_case), number
        return case, "Sing" if noun_case == "Nom" else "Plur"

    def _gender(self, phrase: Phrase | None, number: str) -> str:
        return "" if number == "Plur" or phrase is None else phrase.gender

    def _number(self, node: Node, phrase: Phrase | None) -> str:
        if phrase is not None and phrase.plural_only:
            return "Plur"
        if node.requirement is not None and not has_plural(head_target(node.requirement.targets)):
            return "Sing"
        mass = phrase is not None and node.requirement is None and phrase.head.text in words.MASS
        if mass or "sg.tant" in hints_of(node):
            return "Sing"
        if node.get("Number") == "Plur":
            return "Plur"
        return "Plur" if any(child.lemma in _ALL for child in node.having("det", "amod")) else "Sing"

    def _numeral(self, numeral: Node, case: str) -> str:
        """The number in its case: двух, пяти; digits and numbers with a scale or comparison stay."""
        text = words.number_text(numeral)
        if case in {"Nom", "Acc"} or text[:1].isdigit():
            return text
        return " ".join((*self._russian.inflect(word, "NUM", features(Case=case)), word)[0] for word in text.split(" "))

    def _understood(self, node: Node, parent: Node | None = None) -> Phrase | None:
        if node.requirement is not None:
            target = head_target(node.requirement.targets)
            return self._parse(target.text, frozenset(target.grammar))
        entry = choose(node, parent)
        if entry is not None:
            return self._parse(entry.ru, entry.grammar("ru"))
        person = node.pos == "PROPN" and node.get("Case") != "Loc"
        return self._parse(unknown.render(node, "ru"), frozenset({"anim"} if person else ()))

    def _parse(self, text: str, grammar: frozenset[str]) -> Phrase | None:
        key = (text, grammar)
        if key not in self._phrases:
            try:
                self._phrases[key] = parse_phrase(self._russian, text, grammar)
            except MorphologyError:
                self._phrases[key] = None
        return self._phrases[key]

    def _inflected(self, node: Node, phrase: Phrase | None, case: str, number: str) -> str:
        if node.requirement is not None:
            return cell_of(head_target(node.requirement.targets), case, number)
        entry = choose(node)
        text = entry.ru if entry else unknown.render(node, "ru")
        if node.pos == "ADJ":
            return self._substantive(text, case, number)
        if phrase is None:
            return text
        forms = inflect_phrase(self._russian, phrase, case, number) or inflect_phrase(
            self._russian, phrase, case, "Sing" if number == "Plur" else "Plur"
        )
        return forms[0] if forms else text

    def _substantive(self, text: str, case: str, number: str) -> str:
        forms = inflect_adjectives(self._russian, text, agreement_features(case, number, "Neut", animate=False))
        return forms[0] if forms else text

    def _name(self, node: Node, case: str) -> str:
        phrase = self._understood(node)
        forms = inflect_phrase(self._russian, phrase, case, "Sing") if phrase else ()
        entry = choose(node)
        return forms[0] if forms else (entry.ru if entry else unknown.render(node, "ru"))

    def _pronoun(self, node: Node) -> str:
        entry = choose(node)
        text = entry.ru if entry else unknown.render(node, "ru")
        if node.get("Antecedent") and text == "он" and self.topic_gender == "Fem":
            return "она"
        if text == "некоторый":
            return "некоторые"
        if node.get("Number") == "Plur":
            return {"он": "они", "это": "эти", "то": "те"}.get(text, text)
        return {"сам": "себя", "один из них": "один"}.get(text, text)

    def _pronoun_phrase(self, node: Node, case: str, *, after_preposition: bool) -> str:
        pronoun = self._pronoun(node)
        after = pronoun.endswith("из них")
        of = [self.phrase(child, "Gen", after_preposition=after) for child in node.having("nmod:poss")]
        if of and pronoun.removesuffix(" из них") in {"один", "некоторые", "большинство"}:
            pronoun = pronoun.removesuffix(" из них")
            of.insert(0, "из")
        if pronoun in words.PRONOUNS:
            form = words.pronoun_form(pronoun, case, after_preposition=after_preposition)
        else:
            form = self._substantive(pronoun, case, "Sing") if _ADJECTIVE.search(pronoun) else pronoun
        relative = [self.clauses.relative(child, node, pronoun_head(pronoun), case) for child in node.having("acl")]
        return " ".join([form, *of, *relative])
