"""A check-up of a checkpoint by the first person who has its real weights: a table to paste into a report."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mt_toolkit.core.engine import EngineRequest
from mt_toolkit.core.languages import KAZAKH, TARGETS, LanguagePair
from mt_toolkit.engines.guards import problems_of
from mt_toolkit.engines.model_codes import FAMILIES
from mt_toolkit.engines.seq2seq import Seq2SeqEngine, load_checkpoint, read_config
from mt_toolkit.errors import MissingExtraError, MtToolkitError
from mt_toolkit.evaluation.calibration import calibrate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mt_toolkit.engines.seq2seq import Loaded

SENTENCES = (
    "Қазақ хандығы XV ғасырдың ортасында құрылды.",
    "1928 жылы кеңес үкіметі ірі байлардың мүлкін тәркілеу туралы заң қабылдады.",
    "Ғылым мен білім, һәм өнер — халықтың үні.",
)
_ALIGNED = 0.6
"""Share of terms whose source words the attention must find for the gate to be trusted."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: what was looked at, whether it passed (None: could not be looked at), and what was seen."""

    check: str
    passed: bool | None
    seen: str


def examine(model: str, revision: str = "") -> list[Finding]:
    """Every check, in order; a check that breaks is a failure, not an exception."""
    loaded: list[Loaded] = []

    def load() -> tuple[bool, str]:
        config = read_config(model, revision)
        loaded.append(load_checkpoint(model, revision, FAMILIES[config["model_type"]]))
        return True, f"{config['model_type']}, {loaded[0].model.num_parameters() / 1e6:.0f} million parameters"

    findings = [_tried("loads; knows its language codes", load)]
    if not findings[0].passed:
        return findings
    engine = Seq2SeqEngine(model, revision)
    findings.append(_tried("tokenizer gives Kazakh back", partial(_round_trip, loaded[0])))
    targets = [target for target in TARGETS if LanguagePair(KAZAKH, target) in engine.info.pairs]
    checks: list[tuple[str, Callable[[str], tuple[bool, str]]]] = [
        ("three sentences", partial(_sentences, engine)),
        ("batches change nothing", partial(_batches, engine)),
        ("attention finds terms", partial(_attention, loaded[0])),
    ]
    findings += [_tried(f"{name} ({target})", partial(look, target)) for target in targets for name, look in checks]
    findings.append(_tried("converted to CTranslate2, scores agree", partial(_conversion, model)))
    return findings


def table(model: str, findings: list[Finding]) -> str:
    """Markdown to paste."""
    return "\n".join(_lines(model, findings)) + "\n"


def _lines(model: str, findings: list[Finding]) -> Iterator[str]:
    yield f"| {model} | | |"
    yield "| --- | --- | --- |"
    for finding in findings:
        verdict = {True: "pass", False: "FAIL", None: "not looked at"}[finding.passed]
        yield f"| {finding.check} | {verdict} | {finding.seen.replace('|', '/')} |"


def _tried(check: str, look: Callable[[], tuple[bool | None, str]]) -> Finding:
    try:
        return Finding(check, *look())
    except MissingExtraError as error:
        return Finding(check, None, error.hint)
    except MtToolkitError as error:
        return Finding(check, passed=False, seen=error.message)
    except (RuntimeError, ValueError, KeyError, IndexError, OSError) as error:
        return Finding(check, passed=False, seen=f"{type(error).__name__}: {error}".split("\n", 1)[0])


def _round_trip(loaded: Loaded) -> tuple[bool, str]:
    tokenizer = loaded.tokenizer
    for text in SENTENCES:
        ids = tokenizer(text, add_special_tokens=False)["input_ids"]
        if tokenizer.unk_token_id in ids:
            return False, f"unknown letters in «{text}»"
        back = tokenizer.decode(ids, skip_special_tokens=True).strip()
        if "".join(back.split()) != "".join(text.split()):
            return False, f"«{text}» came back as «{back}»"
    return True, f"{len(SENTENCES)} sentences"


def _requests(target: str) -> list[EngineRequest]:
    return [EngineRequest(text, LanguagePair(KAZAKH, target)) for text in SENTENCES]


def _sentences(engine: Seq2SeqEngine, target: str) -> tuple[bool, str]:
    outputs = [output.text for output in engine.translate(_requests(target))]
    problems = [p for text, out in zip(SENTENCES, outputs, strict=True) for p in problems_of(text, out, target)]
    return not problems, "; ".join(problems) or " ".join(outputs)


def _batches(engine: Seq2SeqEngine, target: str) -> tuple[bool, str]:
    together = engine.translate(_requests(target))
    alone = [engine.translate([request])[0] for request in _requests(target)]
    return together == alone, "alone and together the same" if together == alone else "padding changes the output"


def _attention(loaded: Loaded, target: str) -> tuple[bool, str]:
    found = calibrate(loaded, target)
    heads = f", head {found.alignment.heads[0]}" if found.alignment.heads else ""
    where = f"layer {found.alignment.layer}{heads}: {found.accuracy:.0%} of {found.terms // 2} terms"
    return found.accuracy >= _ALIGNED, where


def _conversion(model: str) -> tuple[bool, str]:
    from mt_toolkit.engines.ct2 import convert  # noqa: PLC0415 - optional

    with TemporaryDirectory() as scratch:
        done = convert(model, Path(scratch) / "model", "int8")
    return True, f"int8, off by {done.difference:.3f} a token at most"
