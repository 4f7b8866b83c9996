"""The tree of a Kazakh sentence that analysis hands to both generators: dependencies after UD, verbs made whole.

Relations (``Node.relation``), each child to its parent:

========== ================================================================================================
root       the main predicate (verb, or noun/adjective of a copula-less sentence); ``fragment`` in headings
nsubj      subject; absent when Kazakh drops it (person and number stand on the verb)
obj        direct object (accusative, or bare before its verb)
obl        nominal in another case or under a postposition (child ``case``); the case is in the features
nmod:poss  possessor: genitive, or the bare first part of an izafet (қала халқы)
nmod       bare noun modifying a noun without izafet (attributive role), or a noun in -дағы/-ғы (``Attr=Yes``)
amod det nummod   adjective, determiner, numeral before its noun
appos flat        apposition (title before name), further parts of a name
acl        participial clause before its noun; the verb's ``VerbForm=Part`` with ``Tense``
advcl      converb or conditional clause; ``Conv`` tells which (see below)
ccomp      clause as object: nominalised (Ger, -ған with case) or reported with деп (``marker="деп"``)
csubj      nominalised clause as subject
xcomp      infinitive-like complement (-у бастады, -уға тырысты, -у керек)
advmod     adverb; ``discourse`` sentence adverbial (біріншіден, сонымен қатар), set off by a comma
case       postposition of its parent
mark       subordinating conjunction or particle (себебі, егер)
cc conj    coordinating conjunction (child of the following conjunct) and further conjuncts (children of the first)
parataxis  clause beside clause, explanation after яғни, bracketed matter
punct      punctuation that is kept (brackets, quotes, dash, colon); clause commas are left to the generators
========== ================================================================================================

A verb node is whole: its auxiliaries are folded into its features, so generators never see бол-, отыр-, жоқ as
helpers: ``Tense`` Past/Pres/Fut, ``Aspect`` Prog/Perf/Hab, ``Mood`` Ind/Cnd/Imp/Opt, ``Polarity=Neg``, ``Voice``
Pass/Cau, ``Person``, ``Number``, ``Modality`` Can/Must/May/Need/Want/Try, ``Evident=Nfh``. ``VerbForm`` is Fin, Part,
Ger (with ``Case`` and possessor features) or Conv with ``Conv`` one of Seq (-ып), Manner (-а/-й, -ып), Neg (-май),
Cond (-са), Until (-ғанша), Since (-ғалы), When (-ғанда), Cause (-ғандықтан, a gerund with себепті), Purpose
(-у үшін), Concess (-са да).

Conventions that analysis keeps, over and above UD:

* Copula-less clause: the root is the noun or adjective itself, with ``Tense`` (Pres, Past), ``Person``, ``Number`` and
  ``Polarity`` of the dropped or folded copula (еді, емес, болды, болып табылады). A nominal root with ``Tense`` is a
  predicate; one without is a fragment.
* Existential бар/жоқ: a VERB node with lemma бар (``Polarity=Neg`` for жоқ), ``nsubj`` what exists, ``obl`` in Loc
  where; a possessor is ``nmod:poss`` of the nsubj (қаланың театры бар: the town has a theatre).
* ``Impers=Yes`` with ``Modality``: -уға болады, -у керек without a subject (one can, it is necessary).
* Modality verbs are folded: Must -уы тиіс, Need -у керек/қажет, May -уы мүмкін, Can -а алады / -уға болады, Want
  -ғысы келеді. Phase and other verbs (баста, тырыс, көм) stay verbs with an ``xcomp`` child (``VerbForm=Ger``).
* Numbers: ``lemma`` is the digits or the number word; ``Scale`` мың, миллион, миллиард, триллион; ``Percent=Yes``;
  ``Compare`` More (астам), Less (кем), About (жуық, шамамен), Almost (дерлік); ``NumType`` Card or Ord. A number in a
  case of its own (or without a noun) is a nominal with ``Case``.
* Dates are one NUM node with ``Date`` = Day (``Day``, ``Month`` 1-12, perhaps ``Year``), Month (``Month``, ``Year``),
  Year, Years (``Year`` is 1928 or 1928-1939), Decade (``Year`` is 1930 or 30) or Century (``Century`` is 20 or 19-20);
  ``Era=BCE``. ``Case`` is the role (Loc for жылы, жж., жылдары without a case); ``Attr=Yes`` for -ғы.
* Headless participles in the plural (отырғандар) are a NOUN node адам in the plural with the clause as its ``acl``.
* A title after a name is the head and the name its ``flat`` (Абылай хан), names before a plural title ``appos``.
* Titles and first names precede the last name, which is the head: title ``appos``, further names ``flat``.
* Predicative complement «…етіп», «… деп атайды» (made, called …): ``xcomp`` nominal with ``marker`` етіп or деп.
* A noun's content clause (… деген ұсыныс) is ``acl`` with ``VerbForm=Fin`` and ``marker="деген"``.
* A gerund in -у whose verbal noun is in the lexicon is that noun where it governs little: its object is then
  ``nmod:poss``, its obliques ``nmod`` with their case (саясатты жүзеге асыру нәтижесінде). Any noun may have an
  ``nmod`` child with an oblique case or a ``case`` child: a complement after the noun (күрес үшін, өкілге хат).
* Before a postposition a clause is ``advcl`` with ``VerbForm=Ger`` and a ``mark`` child that carries the
  postposition's SCONJ and ADP senses (келгеннен кейін), unless ``Conv`` says it all.
* ``marker`` on a ``parataxis`` node: the separator before it, ``(`` for round brackets, ``=`` for an
  apposition after a dash. ``Question=Yes`` on a root: ма/ме. ``Degree`` Cmp and Sup on adjectives (рақ, ең), Int for
  өте, тым stays an ``advmod``. A Russian or English room must not rely on a feature being present.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mt_toolkit.core.features import NO_FEATURES, Features, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mt_toolkit.core.engine import UnknownWord
    from mt_toolkit.core.terms import TermRequirement
    from mt_toolkit.engines.rules.lexicon import Entry


@dataclass(slots=True, eq=False)
class Node:
    """One word (or multi-word unit, or required term) of the sentence, with what depends on it in source order.

    ``start`` and ``end`` index the source sentence. ``entries`` are its lexicon senses, default first; empty for
    unknown words, numbers and punctuation. ``requirement`` is set where the glossary prescribes the rendering; such
    a node covers the whole term and has no children inside it. ``marker`` keeps a function word folded into the node
    (деп, егер). ``quoted`` nodes stand in quotation marks.
    """

    form: str
    start: int
    end: int
    lemma: str
    pos: str
    features: Features = NO_FEATURES
    relation: str = ""
    children: list[Node] = field(default_factory=list)
    entries: tuple[Entry, ...] = ()
    requirement: TermRequirement | None = None
    guessed: bool = False
    marker: str = ""
    quoted: bool = False

    def get(self, name: str, default: str = "") -> str:
        """Value of a feature, or ``default``."""
        return value_of(self.features, name, default)

    def having(self, *relations: str) -> list[Node]:
        """Children with one of the relations, in source order."""
        return [child for child in self.children if child.relation in relations]

    def first(self, *relations: str) -> Node | None:
        """The first child with one of the relations."""
        return next((child for child in self.children if child.relation in relations), None)

    def walk(self) -> Iterator[Node]:
        """This node and everything under it, parents before children."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class SentenceTree:
    """The roots of a sentence in source order (one, unless analysis had to leave pieces side by side).

    ``end_mark`` is its final punctuation, empty for a heading; ``opening`` whatever stood before its first word;
    ``topic`` is the subject of a sentence before, if a pronoun (``Antecedent=Yes``) takes it up here.
    """

    roots: tuple[Node, ...]
    end_mark: str = "."
    opening: str = ""
    topic: Node | None = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a room makes of a tree: the target text, and the words it had no entry for with what it wrote instead."""

    text: str
    unknown: tuple[UnknownWord, ...] = ()


def asked_for(clause: Node) -> Node | None:
    """The phrase of a clause that a question word stands in: қалай, қай жерде, кімді; None where nothing is asked."""
    for child in clause.having("obj", "obl", "advmod", "nsubj"):
        if child.get("PronType") == "Int" or any(inner.get("PronType") == "Int" for inner in child.children):
            return child
    return None
