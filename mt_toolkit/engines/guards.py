"""Known failures of translation models, caught: an engine around an engine.

Models drop sentences, run in circles, write another script or copy the source. Each output is looked at; one that
cannot be right is translated once more (sentence by sentence where there are several, with other decoding settings),
the better of the two is kept, and what still looks wrong is said in ``EngineOutput.warnings``.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.engine import EngineOutput
from mt_toolkit.core.languages import ENGLISH
from mt_toolkit.core.text import Span
from mt_toolkit.engines.splitting import joined
from mt_toolkit.lang.kazakh.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.core.engine import Engine, EngineInfo, EngineRequest

_WORD = re.compile(r"\w+")
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_TARGET_STOP = re.compile(r"[.!?…]+[»”\")\]]*(?=\s+[\W_]*[^\W_a-zа-яё]|\s*$)")
_SHORTEST, _LONGEST = 0.35, 3.0
"""Bounds of the length of a translation relative to its source, in characters; English and Russian run 0.8 to 1.5."""
_COUNTED = 40
"""Shorter sources, in characters, are not measured."""
_CIRCLES = 3
"""How often a run of words must come to be a circle, where the source repeats no word so often."""
_SHORT_WORD = 6
"""Letters of a word that is not counted as repeated: function words and auxiliaries repeat everywhere."""


def problems_of(source: str, text: str, language: str) -> tuple[str, ...]:
    """What cannot be right in a translation of ``source`` into ``language``; empty where nothing was found."""
    if not text.strip():
        return ("empty output",) if _WORD.search(source) else ()
    found = []
    if script := _wrong_script(source, text, language):
        found.append(script)
    if _turns_in_circles(text, _most_repeated(source)):
        found.append("the output turns in circles")
    if len(source) >= _COUNTED and not _SHORTEST <= (ratio := len(text) / len(source)) <= _LONGEST:
        found.append(f"the output is {ratio:.1f} times as long as the source")
    wanted, got = len(split_sentences(source)), max(1, len(_TARGET_STOP.findall(text)))
    if got < wanted:
        found.append(f"{got} of {wanted} sentences were translated")
    return tuple(found)


def _wrong_script(source: str, text: str, language: str) -> str:
    if len(_ARABIC.findall(text)) > len(_ARABIC.findall(source)):
        return "the output is in Arabic script"
    letters = len(_CYRILLIC.findall(text)) + len(_LATIN.findall(text))
    if language == ENGLISH:
        return "the output is not in English" if len(_CYRILLIC.findall(text)) > letters / 5 else ""
    if len(_LATIN.findall(text)) > letters / 2 and len(_LATIN.findall(source)) < len(source) / 3:
        return "the output is not in Russian"
    return "the source was left untranslated" if len(_KAZAKH.findall(text)) > max(2, letters / 40) else ""


def _turns_in_circles(text: str, repeated: int) -> bool:
    """Whether a run of one to four words comes three times on end, or one of four words three times in all.

    What is right to repeat is repeated in the source: a run may come as often as its most frequent word (``repeated``).
    """
    words = [word.lower() for word in _WORD.findall(text)]
    turns = max(_CIRCLES, repeated + 1)
    for size in (1, 2, 3, 4):
        for start in range(len(words) - turns * size + 1):
            run = words[start : start + size]
            again = [words[start + turn * size : start + (turn + 1) * size] for turn in range(1, turns)]
            if all(each == run for each in again) and not all(word.isdigit() for word in run):
                return True
    return any(count >= turns for count in Counter(zip(*(words[i:] for i in range(4)), strict=False)).values())


def _most_repeated(source: str) -> int:
    """How often the most frequent word of the source comes, short ones and endings of three letters not counted."""
    words = (word.lower() for word in _WORD.findall(source))
    return max(Counter(word[:-3] for word in words if len(word) > _SHORT_WORD).values(), default=0)


class Guarded:
    """Any engine with its outputs looked at; other abilities are those of the engine inside."""

    def __init__(
        self, engine: Engine, *, model: str = "", revision: str = "", licence: str = "", free: bool = False
    ) -> None:
        """``model``, ``revision``, ``licence`` and ``free`` are what the catalogue knows better than the engine."""
        self._engine: Any = engine
        self._known = (model, revision, licence, free)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - force, alternatives: whatever the engine has
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._engine, name)

    @property
    def info(self) -> EngineInfo:
        """That of the engine inside, with what the catalogue knows."""
        info: EngineInfo = self._engine.info
        model, revision, licence, free = self._known
        if not model:
            return info
        made = info.revision.partition("/")[2] or info.revision
        return replace(info, model=model, revision=f"{revision}/{made}", licence=licence, commercial_use=free)

    def translate(self, requests: Sequence[EngineRequest]) -> list[EngineOutput]:
        """Translate, look, and try once more where something cannot be right.

        Raises:
            EngineError: If the engine fails.
        """
        outputs: list[EngineOutput] = list(self._engine.translate(requests))
        problems = {
            index: found
            for index, (request, output) in enumerate(zip(requests, outputs, strict=True))
            if (found := problems_of(request.text, output.text, request.pair.target))
        }
        again = self._again([requests[index] for index in problems])
        for index, second in zip(problems, again, strict=True):
            still = problems_of(requests[index].text, second.text, requests[index].pair.target)
            better, left = (second, still) if len(still) < len(problems[index]) else (outputs[index], problems[index])
            outputs[index] = replace(better, warnings=(*better.warnings, *left))
        return outputs

    def _again(self, requests: Sequence[EngineRequest]) -> list[EngineOutput]:
        """A second try: sentence by sentence where there are several, with other settings where the engine has them."""
        if not requests:
            return []
        sentences = [split_sentences(request.text) or [Span(0, len(request.text))] for request in requests]
        flat = [
            replace(request, text=request.text[span.start : span.end], requirements=()) if len(spans) > 1 else request
            for request, spans in zip(requests, sentences, strict=True)
            for span in spans
        ]
        translate = getattr(self._engine, "translate_differently", self._engine.translate)
        found = iter(translate(flat))
        return [
            _together(request.text, spans, [next(found) for _ in spans])
            for request, spans in zip(requests, sentences, strict=True)
        ]


def _together(source: str, spans: list[Span], outputs: list[EngineOutput]) -> EngineOutput:
    """The outputs of sentences as one of their text."""
    if len(outputs) == 1:
        return outputs[0]
    return EngineOutput(
        joined([source[span.start : span.end] for span in spans], [output.text for output in outputs]),
        unknown=tuple(
            replace(word, start=word.start + span.start, end=word.end + span.start)
            for span, output in zip(spans, outputs, strict=True)
            for word in output.unknown
        ),
        warnings=tuple(dict.fromkeys(warning for output in outputs for warning in output.warnings)),
    )
