"""What a reader of a table must know of the machine and the libraries that made it."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version

_PACKAGES = ("mt-toolkit", "sacrebleu", "pymorphy3", "lemminflect", "transformers", "torch", "ctranslate2")


def environment() -> tuple[tuple[str, str], ...]:
    """Python, the number of processors, and the versions of the packages that can change a figure."""
    facts = [("python", platform.python_version()), ("system", platform.system()), ("processors", str(os.cpu_count()))]
    for package in _PACKAGES:
        try:
            facts.append((package, version(package)))
        except PackageNotFoundError:
            continue
    return tuple(facts)
