"""How each family of public encoder-decoders names languages and is told which one to write."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.languages import KAZAKH
from mt_toolkit.errors import EngineSetupError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NLLB_VOCABULARY, _NLLB_ENGLISH = 256206, 256047
"""Size of the embeddings and id of ``eng_Latn`` in every published NLLB-200."""
_GROUPS = frozenset({"mul", "zle", "gmw", "gem", "ine", "sla"})
"""Marian's names for several target languages at once."""
_SOURCES = frozenset({"kk", "kaz", "trk", "tut", "mul"})
"""Kazakh and the groups that hold it, in the names of checkpoints."""


@dataclass(frozen=True)
class Codes(ABC):
    """A family's language codes: ``names`` maps ours to the model's."""

    names: Mapping[str, str]

    def targets(self, model: str, candidates: Sequence[str]) -> tuple[str, ...]:  # noqa: ARG002
        """Which of our target languages a checkpoint has, as far as its name tells: all, for multilingual families."""
        return tuple(candidates)

    def check(self, tokenizer: Any, model: str) -> None:  # noqa: ANN401, B027 - transformers is untyped
        """Refuse a tokenizer without our languages: it would translate into another one in silence.

        Raises:
            EngineSetupError: If a language code is unknown to the tokenizer.
        """

    def check_layout(self, tokenizer: Any, vocabulary: int, model: str) -> None:  # noqa: ANN401, B027
        """Refuse a tokenizer whose language codes are shifted against the model's embeddings.

        Raises:
            EngineSetupError: If the ids are not those that the published models were trained with.
        """

    @abstractmethod
    def prepare(self, tokenizer: Any, texts: list[str], target: str) -> tuple[list[str], int | None]:  # noqa: ANN401
        """Texts as the model wants them, and the id of the forced first token if it wants one."""


class ForcedToken(Codes):
    """The target is a forced first token: NLLB, M2M100, mBART-50."""

    def check(self, tokenizer: Any, model: str) -> None:  # noqa: ANN401
        """All our languages must be known."""
        for name in self.names.values():
            if token_id(tokenizer, name) in {None, tokenizer.unk_token_id}:
                raise _unknown_code(model, name)

    def check_layout(self, tokenizer: Any, vocabulary: int, model: str) -> None:  # noqa: ANN401
        """Rebuilt without its tokenizer.json, NLLB's puts ``<mask>`` before the codes and asks for the neighbour's."""
        if vocabulary != _NLLB_VOCABULARY or "Nllb" not in type(tokenizer).__name__:
            return
        found = token_id(tokenizer, self.names["en"])
        if found != _NLLB_ENGLISH:
            raise EngineSetupError(
                f"the tokenizer of {model} numbers eng_Latn {found}, the model {_NLLB_ENGLISH}: languages are shifted",
                hint="add the tokenizer.json of the checkpoint",
            )

    def prepare(self, tokenizer: Any, texts: list[str], target: str) -> tuple[list[str], int | None]:  # noqa: ANN401
        """The source language is the tokenizer's affair, the target a token id."""
        tokenizer.src_lang = self.names[KAZAKH]
        return texts, token_id(tokenizer, self.names[target])


class EncoderToken(ForcedToken):
    """SMaLL-100: M2M100's codes, but the target stands before the source text and nothing is forced."""

    def prepare(self, tokenizer: Any, texts: list[str], target: str) -> tuple[list[str], int | None]:  # noqa: ANN401
        """What M2M100 takes for the source language is the target here."""
        tokenizer.src_lang = self.names[target]
        return texts, None


@dataclass(frozen=True)
class SourcePrefix(Codes):
    """The target is a token written before the source text: ``>>eng<<`` (Marian), ``<2en>`` (MADLAD-400).

    A checkpoint for one direction knows no such token and needs none.
    """

    template: str

    def targets(self, model: str, candidates: Sequence[str]) -> tuple[str, ...]:
        """Those that the name tells (``…-kk-ru``, ``…-trk-deu_eng``), or all."""
        name = PurePath(model).name.lower()
        pair = re.search(r"-([a-z]{2,3})-([a-z]{2,3}(?:_[a-z]{2,3})*)$", name)
        if pair is None:
            return tuple(candidates)
        if pair.group(1) not in _SOURCES:
            return () if name.startswith("opus-mt") else tuple(candidates)
        written = set(pair.group(2).split("_"))
        return tuple(code for code in candidates if written & {code, _ISO_639_3[code], *_GROUPS})

    def prepare(self, tokenizer: Any, texts: list[str], target: str) -> tuple[list[str], int | None]:  # noqa: ANN401
        """The token before each text, if the model has it."""
        prefix = self.template.format(self.names[target])
        if prefix in tokenizer.get_vocab():
            return [f"{prefix} {text}" for text in texts], None
        if any(self.template.format(name) in tokenizer.get_vocab() for name in self.names.values()):
            raise _unknown_code(str(getattr(tokenizer, "name_or_path", "")), prefix)
        return texts, None


class _M2MOrNllb(ForcedToken):
    """NLLB, M2M100 and SMaLL-100 share an architecture; the tokenizer tells them apart."""

    def check(self, tokenizer: Any, model: str) -> None:  # noqa: ANN401
        """As for the family that the tokenizer is of."""
        _family_of(tokenizer).check(tokenizer, model)

    def check_layout(self, tokenizer: Any, vocabulary: int, model: str) -> None:  # noqa: ANN401
        """As for the family that the tokenizer is of."""
        _family_of(tokenizer).check_layout(tokenizer, vocabulary, model)

    def prepare(self, tokenizer: Any, texts: list[str], target: str) -> tuple[list[str], int | None]:  # noqa: ANN401
        """As for the family that the tokenizer is of."""
        return _family_of(tokenizer).prepare(tokenizer, texts, target)


def token_id(tokenizer: Any, name: str) -> int | None:  # noqa: ANN401
    """The id of a language code, however the tokenizer keeps them; None if it has none."""
    if hasattr(tokenizer, "lang_code_to_id") and name in tokenizer.lang_code_to_id:
        return int(tokenizer.lang_code_to_id[name])
    if hasattr(tokenizer, "get_lang_id"):
        try:
            return int(tokenizer.get_lang_id(name))
        except KeyError:
            return None
    found = tokenizer.convert_tokens_to_ids(name)
    return None if found is None else int(found)


def _unknown_code(model: str, name: str) -> EngineSetupError:
    return EngineSetupError(
        f"the tokenizer of {model} does not know the language code {name}",
        hint="the checkpoint needs its tokenizer.json, or is of another language",
    )


def _family_of(tokenizer: Any) -> Codes:  # noqa: ANN401
    if "Nllb" in type(tokenizer).__name__:
        return _NLLB
    name = PurePath(str(getattr(tokenizer, "name_or_path", ""))).name
    small = "small100" in re.sub(r"[^a-z0-9]", "", name.lower())
    return EncoderToken(_M2M100.names) if small else _M2M100


_ISO_639_3 = {"kk": "kaz", "en": "eng", "ru": "rus"}
_NLLB = ForcedToken({"kk": "kaz_Cyrl", "en": "eng_Latn", "ru": "rus_Cyrl"})
_M2M100 = ForcedToken({"kk": "kk", "en": "en", "ru": "ru"})

FAMILIES: Mapping[str, Codes] = {
    "m2m_100": _M2MOrNllb(_M2M100.names),
    "marian": SourcePrefix(_ISO_639_3, ">>{}<<"),
    "mbart": ForcedToken({"kk": "kk_KZ", "en": "en_XX", "ru": "ru_RU"}),
    "t5": SourcePrefix({"kk": "kk", "en": "en", "ru": "ru"}, "<2{}>"),
    "mt5": SourcePrefix({"kk": "kk", "en": "en", "ru": "ru"}, "<2{}>"),
}
"""``model_type`` of a configuration → how to talk to such a model."""
