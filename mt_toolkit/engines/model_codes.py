"""How each family of public models names languages and is told which one to write."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mt_toolkit.core.languages import KAZAKH
from mt_toolkit.errors import EngineSetupError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Codes:
    """A family's language codes. ``style`` is how the target is asked for.

    ``token``: a forced first token (NLLB, M2M100); ``prefix``: ``>>eng<<`` before the source (multilingual Marian).
    """

    style: str
    names: Mapping[str, str]

    def targets(self, model: str, candidates: Sequence[str]) -> tuple[str, ...]:
        """Which targets a model has: all for multilingual families, those its name tells for Marian."""
        if self.style == "token":
            return tuple(candidates)
        pair = re.search(r"opus-mt(?:-\w+)*?-([a-z]+)-([a-z]+)$", model)
        if pair is None or pair.group(2) in {"mul", "zle", "gmw", "gem", "ine"}:
            return tuple(candidates)
        return tuple(code for code in candidates if pair.group(2) in {code, self.names[code]})

    def check(self, tokenizer: Any, model: str) -> None:  # noqa: ANN401 - transformers is untyped
        """Refuse a tokenizer without our languages: it would translate into another one in silence.

        Raises:
            EngineSetupError: If a language code is unknown to the tokenizer.
        """
        if self.style != "token":
            return
        for name in self.names.values():
            if self._token_id(tokenizer, name) in {None, tokenizer.unk_token_id}:
                raise EngineSetupError(
                    f"the tokenizer of {model} does not know the language code {name}",
                    hint="the checkpoint needs its tokenizer.json, or is of another language",
                )

    def prepare(self, tokenizer: Any, texts: list[str], target: str) -> tuple[list[str], int | None]:  # noqa: ANN401
        """Texts as the model wants them, and the id of the forced first token if it wants one."""
        if self.style == "token":
            tokenizer.src_lang = self.names[KAZAKH]
            return texts, self._token_id(tokenizer, self.names[target])
        prefix = f">>{self.names[target]}<<"
        if prefix in tokenizer.get_vocab():
            return [f"{prefix} {text}" for text in texts], None
        return texts, None

    def check_layout(self, tokenizer: Any, vocabulary: int, model: str) -> None:  # noqa: ANN401
        """Refuse a tokenizer whose language codes are shifted against the embeddings of the published NLLB.

        Rebuilt without its tokenizer.json, it puts ``<mask>`` before the codes and asks for the neighbour's language.

        Raises:
            EngineSetupError: If the ids are not those that the published models were trained with.
        """
        if vocabulary != _NLLB_VOCABULARY or "Nllb" not in type(tokenizer).__name__:
            return
        found = self._token_id(tokenizer, "eng_Latn")
        if found != _NLLB_ENGLISH:
            raise EngineSetupError(
                f"the tokenizer of {model} numbers eng_Latn {found}, the model {_NLLB_ENGLISH}: languages are shifted",
                hint="add the tokenizer.json of the checkpoint",
            )

    @staticmethod
    def _token_id(tokenizer: Any, name: str) -> int | None:  # noqa: ANN401
        if hasattr(tokenizer, "lang_code_to_id") and name in tokenizer.lang_code_to_id:
            return int(tokenizer.lang_code_to_id[name])
        if hasattr(tokenizer, "get_lang_id"):
            try:
                return int(tokenizer.get_lang_id(name))
            except KeyError:
                return None
        found = tokenizer.convert_tokens_to_ids(name)
        return None if found is None else int(found)


_NLLB_VOCABULARY, _NLLB_ENGLISH = 256206, 256047
"""Size of the embeddings and id of ``eng_Latn`` in every published NLLB-200."""
_NLLB = Codes("token", {"kk": "kaz_Cyrl", "en": "eng_Latn", "ru": "rus_Cyrl"})
_M2M100 = Codes("token", {"kk": "kk", "en": "en", "ru": "ru"})
_MARIAN = Codes("prefix", {"kk": "kaz", "en": "eng", "ru": "rus"})


class _M2MOrNllb(Codes):
    """NLLB and M2M100 share an architecture; the tokenizer tells them apart."""

    __slots__ = ()

    def check(self, tokenizer: Any, model: str) -> None:  # noqa: ANN401
        """As for the family that the tokenizer is of."""
        _family_of(tokenizer).check(tokenizer, model)

    def prepare(self, tokenizer: Any, texts: list[str], target: str) -> tuple[list[str], int | None]:  # noqa: ANN401
        """As for the family that the tokenizer is of."""
        return _family_of(tokenizer).prepare(tokenizer, texts, target)


def _family_of(tokenizer: Any) -> Codes:  # noqa: ANN401
    return _NLLB if "Nllb" in type(tokenizer).__name__ else _M2M100


FAMILIES: Mapping[str, Codes] = {"m2m_100": _M2MOrNllb("token", _M2M100.names), "marian": _MARIAN}
"""``model_type`` of a configuration → how to talk to such a model."""
