"""The audit of a translation: every occurrence of every term, and how it was rendered.

The verifier of the translation engine says whether an admitted rendering stands there in a right form; where none does,
word alignment says what stands there instead, or that nothing does.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from mt_toolkit.alignment.words.units import UnitReader
from mt_toolkit.audit.remainder import leftover
from mt_toolkit.core.languages import ENGLISH
from mt_toolkit.errors import MorphologyError
from mt_toolkit.lang.english.spelling import american
from mt_toolkit.mining.candidates import Occurrence
from mt_toolkit.mining.renderings import Found, RenderingCollector

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt_toolkit.alignment.parallel import Pair
    from mt_toolkit.alignment.words.aligner import WordAligner
    from mt_toolkit.alignment.words.links import Links
    from mt_toolkit.alignment.words.units import Units
    from mt_toolkit.core.terms import Concept, TermMatch, TermRequirement
    from mt_toolkit.glossary.match import Matcher
    from mt_toolkit.terminology.requirements import Inflector
    from mt_toolkit.terminology.verify import Evidence, Verifier


class Verdict(StrEnum):
    """What became of an occurrence.

    The preferred rendering; another that the glossary has, or one in the other English spelling; a rendering of the
    glossary in a form that does not fit; one that it forbids; some other words; nothing that could be found.
    """

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    MISFORMED = "misformed"
    FORBIDDEN = "forbidden"
    OTHER = "other"
    DROPPED = "dropped"


HONOURED = frozenset({Verdict.PREFERRED, Verdict.ADMITTED})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_PROVEN = -1
"""The home of words that are spoken for: no Kazakh word has this number."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One occurrence. Offsets are into the pair's texts; those of the target are None where nothing was found.

    ``rendering`` is the dictionary form of what stands there, ``problem`` what is wrong with its form.
    """

    pair: int
    match: TermMatch
    verdict: Verdict
    rendering: str = ""
    target_start: int | None = None
    target_end: int | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ConceptAudit:
    """The occurrences of one concept, and its renderings with their counts, most frequent first."""

    concept: Concept
    findings: tuple[Finding, ...]
    renderings: tuple[tuple[str, int], ...]

    @property
    def honoured(self) -> int:
        """Occurrences rendered as the glossary admits."""
        return sum(finding.verdict in HONOURED for finding in self.findings)

    @property
    def is_inconsistent(self) -> bool:
        """Whether the translation says it in more than one way."""
        return len(self.renderings) > 1


@dataclass(frozen=True, slots=True)
class Audit:
    """The audit of a text: its pairs, and the concepts by how much there is to mend, most first."""

    language: str
    pairs: tuple[Pair, ...]
    concepts: tuple[ConceptAudit, ...]

    def count(self, verdict: Verdict) -> int:
        """Occurrences with a verdict."""
        return sum(finding.verdict is verdict for concept in self.concepts for finding in concept.findings)

    @property
    def occurrences(self) -> int:
        """All occurrences."""
        return sum(len(concept.findings) for concept in self.concepts)


@dataclass(frozen=True, slots=True)
class Auditor:
    """What an audit needs: who finds terms, who inflects and verifies renderings, who aligns words."""

    matcher: Matcher
    inflector: Inflector
    verifier: Verifier
    aligner: WordAligner

    def audit(self, pairs: Sequence[Pair], language: str) -> Audit:
        """Look at every occurrence of every term that has a rendering in ``language``."""
        reader = UnitReader(language)
        collector = RenderingCollector(language)
        links = self.aligner.align([(pair.source, pair.target) for pair in pairs])
        findings: list[Finding] = []
        for number, pair in enumerate(pairs):
            found = _Sentence(number, pair, reader.source(pair.source), reader.target(pair.target), links[number])
            findings.extend(self._of_sentence(found, reader, collector))
        return Audit(language, tuple(pairs), tuple(sorted(_by_concept(findings), key=_rank)))

    def _of_sentence(self, sentence: _Sentence, reader: UnitReader, collector: RenderingCollector) -> Iterator[Finding]:
        pair, language = sentence.pair, reader.language
        required: list[tuple[TermMatch, TermRequirement]] = []
        for match in self.matcher.winners(pair.source):
            everything = replace(match, concept=replace(match.concept, accept_any=True))
            try:
                requirement = self.inflector.requirement(everything, language)
            except MorphologyError:
                continue
            if requirement is not None:
                required.append((match, requirement))
        matches = [match for match, _ in required]
        evidence = self.verifier.verify(pair.target, [requirement for _, requirement in required], language)
        evidence = _by_links(sentence, matches, evidence)
        sentence = sentence.settled([(match, proof) for match, proof in zip(matches, evidence, strict=True) if proof])
        for match, proof in zip(matches, evidence, strict=True):
            yield _met(sentence, match, proof) if proof else _unmet(sentence, match, reader, collector)


@dataclass(frozen=True, slots=True)
class _Sentence:
    number: int
    pair: Pair
    units: Units
    others: Units
    links: Links
    rendered: Links = frozenset()
    """Every word of a proven term with every word of what proves it."""

    def homes(self, match: TermMatch) -> tuple[int, ...]:
        """The Kazakh words of a term, as token numbers."""
        return tuple(
            home
            for home, token in enumerate(self.units.tokens)
            if token.is_word and token.start < match.end and match.start < token.end
        )

    def is_linked(self, match: TermMatch, proof: Evidence) -> bool:
        """Whether a term has a link to what proves one."""
        homes = self.homes(match)
        return any(home in homes and self._is_within(place, proof) for home, place in self.links)

    def settled(self, proofs: Sequence[tuple[TermMatch, Evidence]]) -> _Sentence:
        """The sentence with the words that prove a term linked to nothing else: they render that one and no other."""
        rendered = frozenset(
            (home, place)
            for match, proof in proofs
            for place in range(len(self.others.tokens))
            if self._is_within(place, proof)
            for home in self.homes(match)
        )
        proven = {place for _, place in rendered}
        links = {link for link in self.links if link[1] not in proven} | {(_PROVEN, place) for place in proven}
        return replace(self, links=frozenset(links), rendered=rendered)

    def _is_within(self, place: int, proof: Evidence) -> bool:
        return proof.start < self.others.tokens[place].end and self.others.tokens[place].start < proof.end


def _by_links(
    sentence: _Sentence, matches: Sequence[TermMatch], evidence: Sequence[Evidence | None]
) -> list[Evidence | None]:
    """The proofs with those of one concept exchanged where the words are linked to another of its occurrences.

    The verifier proves how often a concept is rendered; which of its places that was, only the alignment tells.
    """
    settled = list(evidence)
    for lacking, match in enumerate(matches):
        for having, other in enumerate(matches):
            proof = settled[having]
            if settled[lacking] is not None or proof is None or match.concept is not other.concept:
                continue
            if sentence.is_linked(match, proof) and not sentence.is_linked(other, proof):
                settled[lacking], settled[having] = proof, None
    return settled


def _met(sentence: _Sentence, match: TermMatch, proof: Evidence) -> Finding:
    verdict = Verdict.PREFERRED if proof.target.preferred else Verdict.ADMITTED
    if proof.problem:
        verdict = Verdict.MISFORMED
    return Finding(sentence.number, match, verdict, proof.target.text, proof.start, proof.end, proof.problem)


def _unmet(sentence: _Sentence, match: TermMatch, reader: UnitReader, collector: RenderingCollector) -> Finding:
    """What stands in the place of a term that the verifier did not find: what is forbidden, or what is linked to it."""
    language = reader.language
    place = Occurrence(0, sentence.homes(match), match.surface, match.role, is_initial=False)
    found = collector.find(place, sentence.others, sentence.links) or _by_elimination(
        sentence, place, reader, collector
    )
    rendering = match.concept.rendering(language)
    for text in rendering.forbidden if rendering is not None else ():
        start, end = _span(sentence.others, reader.target(text).names)
        if end:
            return Finding(sentence.number, match, Verdict.FORBIDDEN, text, start, end)
    if found is None:
        return Finding(sentence.number, match, Verdict.DROPPED)
    first, last = (sentence.others.tokens[found.places[k]] for k in (0, -1))
    text = collector.rendering([found]).text
    admitted = (*rendering.terms, *rendering.attributive) if rendering is not None else ()
    is_respelt = language == ENGLISH and american(text) in map(american, admitted)
    verdict = Verdict.ADMITTED if is_respelt else Verdict.OTHER
    return Finding(sentence.number, match, verdict, text, first.start, last.end)


def _by_elimination(
    sentence: _Sentence, place: Occurrence, reader: UnitReader, collector: RenderingCollector
) -> Found | None:
    """The words of the translation that are left over, if they can be the term's."""
    if not place.homes:  # beyond what is looked at of a text
        return None
    words = reader.words(sentence.pair.source, sentence.units.tokens)
    nominal = [home for home, word in words.items() if word.pos in _NOMINAL]
    links = frozenset(link for link in sentence.links | sentence.rendered if sentence.others.tokens[link[1]].is_word)
    taken = {target for _, target in links}
    free = [k for k in range(len(sentence.others.tokens)) if collector.is_free(k, sentence.others, taken)]
    joining = [k for k in range(len(sentence.others.tokens)) if collector.is_joining(k, sentence.others, taken)]
    found = leftover(place.homes, nominal, free, joining, links)
    return collector.at(found, place, sentence.others) if found is not None else None


def _span(units: Units, lemmas: tuple[str, ...]) -> tuple[int, int]:
    """Where units stand one after the other, as offsets; marks between them are passed over."""
    words = [place for place, token in enumerate(units.tokens) if token.is_word]
    for first in range(len(words) - len(lemmas) + 1):
        places = words[first : first + len(lemmas)]
        if tuple(units.names[place] for place in places) == lemmas:
            return units.tokens[places[0]].start, units.tokens[places[-1]].end
    return 0, 0


def _by_concept(findings: Sequence[Finding]) -> Iterator[ConceptAudit]:
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.match.concept.glossary, finding.match.concept.id), []).append(finding)
    for group in groups.values():
        counted = Counter(finding.rendering for finding in group if finding.rendering)
        renderings = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        yield ConceptAudit(group[0].match.concept, tuple(group), tuple(renderings))


def _rank(concept: ConceptAudit) -> tuple[int, int, str]:
    return concept.honoured - len(concept.findings), -len(concept.findings), concept.concept.kk[0]
