"""Requests as prompts, each model family's own where it documents one; answers freed of what is no translation."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.languages import LANGUAGE_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mt_toolkit.core.engine import EngineRequest

_THINKING = re.compile(r"<think>.*?</think>", re.DOTALL | re.IGNORECASE)
_FENCE = re.compile(r"^```\w*\n(.*?)\n?```$", re.DOTALL)
_LEAD = re.compile(
    r"^(?:(?:here is|here's) [^:\n]{0,60}|translation|перевод|english|russian|ответ)\s*:\s*", re.IGNORECASE
)
_QUOTES = {'"': '"', "«": "»", "“": "”", "'": "'"}


@dataclass(frozen=True, slots=True)
class Prompt:
    """How one family is asked. ``codes``: by language codes beside the text, through the model's chat template."""

    name: str
    models: str
    plain: str
    source: str
    with_terms: str = ""
    with_context: str = ""
    term: str = ""
    codes: bool = False
    languages_with_terms: Mapping[str, str] = field(default_factory=dict)

    def text(self, request: EngineRequest) -> str:
        """The words of the request: with its terms where it has any, with what stands before where there is a way."""
        target, terms = request.pair.target, _terms(request)
        general = prompt_for("")
        shape = self if self.with_terms else general
        source, language = LANGUAGE_NAMES[request.pair.source], LANGUAGE_NAMES[target]
        values = {"text": request.text, "source_language": source, "language": language}
        if not terms:
            return self._context(request) + self.plain.format(**values)
        lines = "\n".join(shape.term.format(source=surface, target=wanted) for surface, wanted in terms)
        values["language"] = shape.languages_with_terms.get(target, language)
        return self._context(request) + shape.with_terms.format(terms=lines, **values)

    def messages(self, request: EngineRequest) -> list[dict[str, Any]]:
        """The same as chat messages: one of the user."""
        if not self.codes or request.requirements:
            return [{"role": "user", "content": self.text(request)}]
        content = {
            "type": "text",
            "source_lang_code": request.pair.source,
            "target_lang_code": request.pair.target,
            "text": request.text,
        }
        return [{"role": "user", "content": [content]}]

    def _context(self, request: EngineRequest) -> str:
        before = " ".join(request.context.source)
        return self.with_context.format(context=before) if self.with_context and before else ""


def _terms(request: EngineRequest) -> list[tuple[str, str]]:
    """Surface and preferred rendering of each term, each pair once."""
    found = {(term.surface, term.targets[0].text): None for term in request.requirements if term.targets}
    return list(found)


def prompt_for(model: str) -> Prompt:
    """The prompt of the family that a model's name tells, else the general one."""
    return next(prompt for prompt in _prompts() if re.search(prompt.models, model or " ", re.IGNORECASE))


@cache
def _prompts() -> tuple[Prompt, ...]:
    text = resources.files("mt_toolkit.engines.llm").joinpath("data/prompts.toml").read_text(encoding="utf-8")
    return tuple(Prompt(**row) for row in tomllib.loads(text)["prompt"])


def cleaned(answer: str, source: str) -> str:
    """The translation in an answer: without thoughts, fences, lead-ins, and quotes that the source does not have."""
    text = _THINKING.sub("", answer).strip()
    if fenced := _FENCE.match(text):
        text = fenced.group(1).strip()
    text = _LEAD.sub("", text, count=1).strip()
    closing = _QUOTES.get(text[:1])
    quoted = closing is not None and len(text) > 1 and text.endswith(closing)
    if quoted and source[:1] not in _QUOTES and not {text[0], closing} & set(text[1:-1]):
        text = text[1:-1].strip()
    return text
