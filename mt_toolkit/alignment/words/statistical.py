"""Word alignment by statistics: models of the Thot library (sil-thot), both directions, over our units.

Besides the pairs the models learn from a dictionary of the words that occur in them: what the lexicon and the glossary
offer for each, one row an offer. On a text of a few hundred sentences that matters more than the model.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import thot.alignment

from mt_toolkit import __version__
from mt_toolkit.alignment.words.aligner import Options
from mt_toolkit.alignment.words.links import symmetrised
from mt_toolkit.alignment.words.offers import OfferReader
from mt_toolkit.alignment.words.units import UnitReader
from mt_toolkit.errors import InputTextError, UserInputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mt_toolkit.alignment.words.links import Links
    from mt_toolkit.alignment.words.units import Units
    from mt_toolkit.glossary.match import Matcher

_MODELS: dict[str, Any] = {
    "fast-align": thot.alignment.FastAlignModel,
    "hmm": thot.alignment.HmmAlignmentModel,
    "ibm1": thot.alignment.Ibm1AlignmentModel,
}
_ITERATIONS = 5
_MOST_UNITS = 200
"""Longer sides are not learnt from; the library's models are for sentences."""
_DIRECTIONS = ("forward", "backward")
_CARD = "model.json"


class StatisticalAligner:
    """A model for each direction. ``kind`` is ``fast-align`` (Dyer, Chahuneau and Smith 2013), ``hmm`` or ``ibm1``."""

    def __init__(self, kind: str, options: Options) -> None:
        self.kind = kind
        self.options = options
        self._reader = UnitReader(options.language, options.scheme)
        self._offers = OfferReader(self._reader, options.matcher)
        self._models: list[Any] = []

    def train(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Learn from pairs; what was learnt before is forgotten.

        Raises:
            UserInputError: If there is no pair with words on both sides.
        """
        rows = list(self._rows(pairs))
        if not rows:
            raise UserInputError("there is nothing to learn from", hint="give pairs with words on both sides")
        self._models = [_trained(self.kind, rows), _trained(self.kind, [(b, a) for a, b in rows])]

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[Links]:
        """Links of each pair; learns from ``pairs`` if it was not trained."""
        if not self._models:
            self.train(pairs)
        return [self._one(self._reader.source(source), self._reader.target(target)) for source, target in pairs]

    def save(self, folder: str) -> None:
        """Write both models and a card into ``folder``, which must not exist or be empty.

        Raises:
            UserInputError: If it holds anything, or cannot be written.
        """
        place = Path(folder)
        if place.exists() and (not place.is_dir() or any(place.iterdir())):
            raise UserInputError(f"{folder} is not empty; nothing is written over", hint="give a new folder")
        try:
            place.mkdir(parents=True, exist_ok=True)
            for name, model in zip(_DIRECTIONS, self._models, strict=True):
                model.print(str(place / name))
            card = {
                "aligner": self.kind,
                "language": self.options.language,
                "units": self.options.scheme,
                "dictionary": self.options.dictionary,
                "toolkit": __version__,
            }
            (place / _CARD).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
        except OSError as error:
            raise UserInputError(f"cannot write {folder}: {error.strerror}", hint="check the path") from error

    def restore(self, folder: str) -> None:
        """Read the models that :meth:`save` wrote."""
        self._models = []
        for name in _DIRECTIONS:
            model = _MODELS[self.kind]()
            if not model.load(str(Path(folder) / name)):
                raise InputTextError(f"the {name} model in {folder} cannot be read", hint="train it again")
            self._models.append(model)

    def _rows(self, pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        known: dict[tuple[tuple[str, ...], tuple[str, ...]], None] = {}
        for source, target in pairs:
            units, others = self._reader.source(source), self._reader.target(target)
            if 0 < len(units.names) <= _MOST_UNITS and 0 < len(others.names) <= _MOST_UNITS:
                yield units.names, others.names
            if not self.options.dictionary:
                continue
            for offer in self._offers.read(source, units):
                said = _names_at(units, offer.homes, is_term=offer.is_term)
                known.update(dict.fromkeys((said, rendering) for rendering in offer.renderings))
        yield from known

    def _one(self, units: Units, others: Units) -> Links:
        if not units.names or not others.names:
            return frozenset()
        directions = []
        for model, sides in zip(self._models, ((units, others), (others, units)), strict=True):
            matrix = model.get_best_alignment(list(sides[0].names), list(sides[1].names))[1]
            pairs = (
                (row, column)
                for row in range(matrix.row_length)
                for column in range(matrix.column_length)
                if matrix[row, column]
            )
            directions.append(frozenset(pairs if sides[0] is units else ((b, a) for a, b in pairs)))
        links = symmetrised(directions[0], directions[1], self.options.heuristic)
        return frozenset((units.homes[row], others.homes[column]) for row, column in links)


def restored(folder: str, *, heuristic: str = "intersection", matcher: Matcher | None = None) -> StatisticalAligner:
    """The aligner that was saved in a folder.

    Raises:
        InputTextError: If the folder holds no such model, or a damaged one.
    """
    path = Path(folder) / _CARD
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
        kind, options = card["aligner"], Options(card["language"], card["units"], matcher, heuristic)
    except FileNotFoundError as error:
        raise InputTextError(f"{folder} holds no trained aligner", hint="train one with --save") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputTextError(f"{path} cannot be read: {error}", hint="train the model again") from error
    aligner = StatisticalAligner(kind, options)
    aligner.restore(folder)
    return aligner


def _names_at(units: Units, homes: tuple[int, ...], *, is_term: bool) -> tuple[str, ...]:
    """The units of some tokens; of a single word only its stem."""
    wanted = set(homes)
    found = [name for name, home in zip(units.names, units.homes, strict=True) if home in wanted]
    return tuple(found if is_term else found[:1])


def _trained(kind: str, rows: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]) -> Any:  # noqa: ANN401
    model = _MODELS[kind]()
    model.variational_bayes = True
    for source, target in rows:
        model.add_sentence_pair(list(source), list(target), 1)
    model.start_training()
    for _ in range(_ITERATIONS):
        model.train()
    model.end_training()
    return model


def load_fast_align(options: Options) -> StatisticalAligner:
    """IBM model 2 with positions near the diagonal."""
    return StatisticalAligner("fast-align", options)


def load_hmm(options: Options) -> StatisticalAligner:
    """A hidden Markov model over positions (Vogel, Ney and Tillmann 1996)."""
    return StatisticalAligner("hmm", options)


def load_ibm1(options: Options) -> StatisticalAligner:
    """IBM model 1: words alone, no positions."""
    return StatisticalAligner("ibm1", options)
