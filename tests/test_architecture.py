"""The house keeps its shape: imports point downwards, heavy things load late, files and functions stay readable."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mt_toolkit.documents.formats import FORMATS
from mt_toolkit.engines.names import ENGINES
from mt_toolkit.errors import UnknownNameError
from mt_toolkit.glossary.exchange.formats import GLOSSARY_FORMATS
from mt_toolkit.terminology.strategy import CHAIN, STRATEGIES

PACKAGE = Path(__file__).parents[1] / "mt_toolkit"
FILES = sorted(PACKAGE.rglob("*.py"))
LAYERS = [
    "core errors",
    "registry lang",
    "glossary",
    "documents engines terminology",
    "pipeline alignment",
    "mining",
    "audit",
    "evaluation",
    "cli",
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names.split()}
HEAVY = {"torch", "transformers", "ctranslate2", "sacrebleu", "pymorphy3", "lemminflect", "sentencepiece", "openpyxl"}


def folder_of(path: Path) -> str:
    relative = path.relative_to(PACKAGE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


def imports_of(path: Path) -> list[tuple[str, bool]]:
    """Modules that a file imports, and whether at module level (and not for type checking only)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: list[tuple[str, bool]] = []
    top = set(map(id, tree.body))
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        found.extend((name, id(node) in top) for name in names)
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_downwards(path: Path) -> None:
    own = folder_of(path)
    if own not in LEVEL:
        return
    for name, _ in imports_of(path):
        parts = name.split(".")
        if parts[0] != "mt_toolkit" or len(parts) < 2 or parts[1] == own:
            continue
        other = parts[1]
        assert LEVEL.get(other, 0) < LEVEL[own] or other not in LEVEL, f"{own} imports {name}"
    if own == "engines":
        assert not any(".glossary" in name or ".terminology" in name for name, _ in imports_of(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_heavy_modules_are_imported_late(path: Path) -> None:
    assert not [name for name, top in imports_of(path) if top and name.split(".")[0] in HEAVY]


def test_files_and_functions_stay_short() -> None:
    long_files = [path.name for path in FILES if len(path.read_text(encoding="utf-8").splitlines()) > 400]
    long_functions = []
    for path in FILES:
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        functions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
        long_functions += [f"{path.name}:{f.name}" for f in functions if (f.end_lineno or 0) - f.lineno >= 60]
    assert long_files == []
    assert long_functions == []


@pytest.mark.parametrize(
    "registry", [ENGINES, STRATEGIES, FORMATS, GLOSSARY_FORMATS], ids=lambda registry: registry.kind
)
def test_every_row_of_a_registry_can_be_imported(registry) -> None:
    for name in registry.builtin:
        assert registry.load(name) is not None
    with pytest.raises(UnknownNameError, match=next(iter(registry.builtin))):
        registry.load("no-such-thing")


def test_the_default_chain_is_known() -> None:
    assert set(CHAIN) <= set(STRATEGIES.names())


def run(code: str, tmp_path: Path) -> str:
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True, cwd=tmp_path
    )
    return done.stdout.strip()


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys, mt_toolkit.__main__ as m; code = m.run(['translate', '--help']);"
        f"print('LOADED', sorted(set(sys.modules) & {HEAVY!r}), code)"
    )
    assert run(code, tmp_path).splitlines()[-1] == "LOADED [] 0"


def test_importing_has_no_side_effects(tmp_path: Path) -> None:
    modules = [
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        for path in FILES
        if path.name not in {"__main__.py"}
    ]
    code = f"import importlib; [importlib.import_module(name) for name in {modules!r}]; print('fine')"
    assert run(code, tmp_path) == "fine"
    assert list(tmp_path.iterdir()) == []
