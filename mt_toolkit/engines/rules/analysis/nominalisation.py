"""Gerunds in -у that the lexicon has as nouns: тәуелсіздікті қолдау топтары, *groups in support of independence*.

A noun reads better than a clause where the gerund governs little; its object then stands in the genitive. Gerunds with
clauses of their own, with negation, or under a verb that wants an infinitive stay verbs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.engines.rules.analysis.items import set_features

if TYPE_CHECKING:
    from mt_toolkit.engines.rules.lexicon import Entry, Lexicon
    from mt_toolkit.engines.rules.tree import Node

NOMINAL_RELATIONS = {"nmod:poss": "nmod:poss", "obl": "obl", "csubj": "nsubj", "ccomp": "obj", "advcl": "obl",
                     "conj": "conj", "nmod": "nmod"}  # fmt: skip
"""Where a gerund may become a noun, and what its relation is then."""
DEPENDENTS = {"obj": "nmod:poss", "nsubj": "nmod:poss", "obl": "nmod", "advmod": "amod"}
KEPT = frozenset({"nmod:poss", "amod", "nmod", "det", "nummod", "conj", "cc", "mark", "parataxis"})


def nominalise(node: Node, lexicon: Lexicon) -> None:
    """Make a noun of a gerund where that is possible."""
    if not _is_action(node) or node.relation not in NOMINAL_RELATIONS or not _governs_little(node):
        return
    if node.relation == "advcl" and node.first("mark") is None:
        return
    lemma, senses = _noun_of(node, lexicon)
    if not senses:
        return
    node.lemma, node.pos, node.entries = lemma, "NOUN", senses
    node.relation = NOMINAL_RELATIONS[node.relation]
    set_features(node, VerbForm="", Voice="", Case=node.get("Case", "Nom"))
    for child in node.children:
        _adapt(child)


def _is_action(node: Node) -> bool:
    if node.pos != "VERB" or node.get("VerbForm") != "Ger" or node.requirement is not None:
        return False
    return not any(node.get(name) for name in ("Tense", "Aspect", "Polarity", "Modality"))


def _governs_little(node: Node) -> bool:
    relations = [child.relation for child in node.children]
    if any(relation not in KEPT and relation not in DEPENDENTS for relation in relations):
        return False
    if any(child.relation == "advmod" and child.pos != "ADJ" for child in node.children):
        return False
    return relations.count("obj") + relations.count("nmod:poss") + relations.count("nsubj") < 2


def _noun_of(node: Node, lexicon: Lexicon) -> tuple[str, tuple[Entry, ...]]:
    """The noun that the gerund's form begins with (қолдауға, қолдау) or that its stem makes (қолданылуы, қолдану)."""
    form = node.form.lower()
    for length in range(len(form), max(2, len(node.lemma) - 1), -1):
        if form[length - 1] in "ую":
            senses = lexicon.senses(form[:length], "NOUN")
            if senses:
                return form[:length], senses
    for noun in _action_nouns(node.lemma):
        senses = lexicon.senses(noun, "NOUN")
        if senses:
            return noun, senses
    return "", ()


def _action_nouns(stem: str) -> tuple[str, ...]:
    """The gerund of a stem: жаз-у, оқ(ы)-у, байы-(й)ту; ю after й."""
    if stem.endswith(("ы", "і")):
        return (stem[:-1] + "у",)
    return (stem[:-1] + "ю",) if stem.endswith("й") else (stem + "у",)


def _adapt(child: Node) -> None:
    """A dependent of the verb as a dependent of the noun."""
    if child.relation in {"obj", "nsubj"}:
        set_features(child, Case="Gen")
    if child.relation == "mark":
        child.relation, child.pos = "case", "ADP"
    child.relation = DEPENDENTS.get(child.relation, child.relation)
