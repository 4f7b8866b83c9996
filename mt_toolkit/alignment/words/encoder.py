"""Word alignment by the vectors of a multilingual encoder of transformers.

Two units are linked when each is the other's nearest (cf. Jalili Sabet et al. 2020, Dou and Neubig 2021).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mt_toolkit.alignment.words.links import symmetrised
from mt_toolkit.alignment.words.units import UnitReader
from mt_toolkit.errors import EngineSetupError, UserInputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mt_toolkit.alignment.words.aligner import Options
    from mt_toolkit.alignment.words.links import Links
    from mt_toolkit.alignment.words.units import Units


class EncoderAligner:
    """Links by any encoder whose tokenizer is a fast one; nothing is downloaded unless the name asks for it.

    Over morphemes the encoder reads Kazakh words as stem and ending and Russian or English words as lemmas.
    """

    def __init__(self, options: Options) -> None:
        if not options.encoder:
            raise UserInputError("the encoder aligner needs an encoder", hint="--encoder FOLDER, or a model's name")
        import torch
        import transformers

        self._torch: Any = torch
        self._options = options
        self._reader = UnitReader(options.language, options.scheme)
        try:
            self._tokenizer: Any = transformers.AutoTokenizer.from_pretrained(options.encoder, use_fast=True)
            self._model: Any = transformers.AutoModel.from_pretrained(options.encoder)
        except (OSError, ValueError) as error:
            raise EngineSetupError(
                f"encoder '{options.encoder}' cannot be loaded: {str(error).splitlines()[0]}",
                hint="give a folder with a transformers encoder and its tokenizer",
            ) from error
        if not getattr(self._tokenizer, "is_fast", False):
            raise EngineSetupError(
                f"encoder '{options.encoder}' has no fast tokenizer", hint="choose one with a tokenizer.json"
            )
        if self._model.config.is_encoder_decoder:
            self._model = self._model.get_encoder()
        self._model.eval()

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[Links]:
        """Links of each pair of a Kazakh text and its translation."""
        return [self._one(self._reader.source(source), self._reader.target(target)) for source, target in pairs]

    def _one(self, units: Units, others: Units) -> Links:
        morphemes = self._options.scheme != "tokens"
        first = [(piece, home) for piece, home in zip(units.pieces, units.homes, strict=True) if piece]
        names = others.names if morphemes else others.pieces
        second = list(zip(names, others.homes, strict=True))
        if not first or not second:
            return frozenset()
        vectors = [self._vectors([text for text, _ in side]) for side in (first, second)]
        seen = [[number for number, vector in enumerate(side) if vector is not None] for side in vectors]
        if not seen[0] or not seen[1]:
            return frozenset()
        stacked = [self._torch.stack([side[k] for k in kept]) for side, kept in zip(vectors, seen, strict=True)]
        normal = [self._torch.nn.functional.normalize(side, dim=-1) for side in stacked]
        likeness = normal[0] @ normal[1].T
        forward = frozenset((seen[0][row], seen[1][int(column)]) for row, column in enumerate(likeness.argmax(1)))
        backward = frozenset((seen[0][int(row)], seen[1][column]) for column, row in enumerate(likeness.argmax(0)))
        links = symmetrised(forward, backward, self._options.heuristic)
        return frozenset((first[row][1], second[column][1]) for row, column in links)

    def _vectors(self, words: list[str]) -> list[Any]:
        """A vector for each word, the mean of those of its pieces; None for what the encoder cannot see."""
        encoded = self._tokenizer(words, is_split_into_words=True, return_tensors="pt", truncation=True)
        with self._torch.inference_mode():
            hidden = self._model(**encoded, output_hidden_states=True).hidden_states
        states = hidden[min(self._options.layer, len(hidden) - 1)][0]
        places: dict[int, list[int]] = {}
        for place, word in enumerate(encoded.word_ids(0)):
            if word is not None:
                places.setdefault(word, []).append(place)
        return [states[places[word]].mean(0) if word in places else None for word in range(len(words))]


def load(options: Options) -> EncoderAligner:
    """The aligner for :data:`mt_toolkit.alignment.words.aligner.ALIGNERS`."""
    return EncoderAligner(options)
