"""Which cross-attention of a model tells where its words come from, and how it is read."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Alignment:
    """The attention to look at: a decoder layer (from 0, negative from the last) and its heads; no heads means all.

    Which layer aligns is a property of a checkpoint, found by ``mt-toolkit models calibrate``.
    """

    layer: int = -1
    heads: tuple[int, ...] = ()

    def read(self, cross_attentions: Any) -> Any:  # noqa: ANN401 - torch is untyped
        """Attention of the newest position, mean over the heads: rows × source positions."""
        return self.read_all(cross_attentions)[:, -1]

    def read_all(self, cross_attentions: Any) -> Any:  # noqa: ANN401
        """Attention of every position, mean over the heads: rows × target positions × source positions."""
        layer = cross_attentions[self.layer]
        return (layer[:, list(self.heads)] if self.heads else layer).mean(1)


@contextmanager
def readable_attention(model: Any) -> Iterator[None]:  # noqa: ANN401
    """Make a model return its attentions meanwhile: the default kernels return none, in silence."""
    usual = model.config._attn_implementation  # noqa: SLF001 - transformers has no public reader
    if usual == "eager":
        yield
        return
    model.set_attn_implementation("eager")
    try:
        yield
    finally:
        model.set_attn_implementation(usual)
