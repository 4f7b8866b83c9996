"""Keeping what an aligner has learnt, and applying it to new text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mt_toolkit.alignment.words.aligner import Trainable
from mt_toolkit.errors import MissingExtraError, UserInputError

if TYPE_CHECKING:
    from mt_toolkit.alignment.words.aligner import Options, WordAligner


def kept(aligner: WordAligner, folder: str) -> None:
    """Save the one part of an aligner that learns.

    Raises:
        UserInputError: If no part learns, or more than one does.
    """
    learning = [part for part in getattr(aligner, "parts", (aligner,)) if isinstance(part, Trainable)]
    if len(learning) != 1:
        raise UserInputError(
            f"{len(learning)} parts of this aligner learn from text; one can be saved",
            hint="--save goes with fast-align, hmm or ibm1",
        )
    learning[0].save(folder)


def applied(folder: str, options: Options) -> WordAligner:
    """The saved aligner of a folder, to be used on text in the language of ``options``.

    Raises:
        UserInputError: If it was trained for another language.
        InputTextError: If the folder holds no model, or a damaged one.
    """
    try:
        from mt_toolkit.alignment.words.statistical import restored  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise MissingExtraError("align", f"the aligner in {folder}") from error
    aligner = restored(folder, heuristic=options.heuristic, matcher=options.matcher)
    if aligner.options.language != options.language:
        raise UserInputError(
            f"{folder} was trained on translations into '{aligner.options.language}', this is '{options.language}'",
            hint="train one for this language with --save",
        )
    return aligner
