"""Which cases a Russian preposition takes; enough to see that a term stands in a case it cannot have."""

from __future__ import annotations

_CASES = {
    "без": "Gen", "безо": "Gen", "близ": "Gen", "вдоль": "Gen", "вместо": "Gen", "внутри": "Gen", "вне": "Gen",
    "возле": "Gen", "вокруг": "Gen", "вследствие": "Gen", "для": "Gen", "до": "Gen", "из": "Gen", "изо": "Gen",
    "из-за": "Gen", "из-под": "Gen", "кроме": "Gen", "около": "Gen", "от": "Gen", "ото": "Gen", "после": "Gen",
    "посредством": "Gen", "против": "Gen", "ради": "Gen", "среди": "Gen", "у": "Gen",
    "к": "Dat", "ко": "Dat", "благодаря": "Dat", "согласно": "Dat", "вопреки": "Dat",
    "через": "Acc", "сквозь": "Acc", "про": "Acc",
    "над": "Ins", "надо": "Ins", "перед": "Ins", "передо": "Ins",
    "при": "Loc",
    "в": "Acc Loc", "во": "Acc Loc", "на": "Acc Loc", "о": "Acc Loc", "об": "Acc Loc", "обо": "Acc Loc",
    "за": "Acc Ins", "под": "Acc Ins", "между": "Ins Gen", "с": "Gen Ins Acc", "со": "Gen Ins Acc",
    "по": "Dat Acc Loc",
}  # fmt: skip


def allowed_cases(preposition: str) -> frozenset[str]:
    """The cases that a preposition takes; empty for any other word."""
    return frozenset(_CASES.get(preposition, "").split())
