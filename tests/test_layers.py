"""What an import loads, seen from a fresh interpreter: core without Qt, a start without the heavy packages."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QT = {"PySide6", "shiboken6", "qasync", "desktop"}
TRAINING = {"torch", "transformers", "peft", "bitsandbytes"}
#: declared because the design of the program fixes them; benchmarks measure the readers here beside theirs
FIXED = {"ebooklib", "pdfplumber", "qasync"}
HEAVY = {"aiohttp", "alembic", "docx", "ebooklib", "httpx2", "lxml", "markdownify", "openai", "pdfplumber", "pypdfium2"}


def loaded(code: str, packages: set[str]) -> set[str]:
    """Return which of `packages` are loaded after `code` ran in a fresh interpreter."""
    report = "import json, sys; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return packages & set(json.loads(done.stdout.splitlines()[-1]))


def imported(package: str) -> set[str]:
    """Return the top-level names that the modules of `package` import, late ones too."""
    found: set[str] = set()
    for path in (ROOT / package).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                found |= {name.name.partition(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found


def modules(package: str) -> list[str]:
    """Return the dotted names of all modules of `package` that may be imported without running them."""
    files = [path.relative_to(ROOT).with_suffix("") for path in sorted((ROOT / package).rglob("*.py"))]
    names = [".".join(path.parts).removesuffix(".__init__") for path in files]
    # Alembic imports these itself, inside a migration.
    return [name for name in names if not name.endswith("__main__") and ".migrations" not in name]


def test_the_scanner_sees_what_is_loaded() -> None:
    assert loaded("import lxml.etree, PySide6.QtCore", QT | HEAVY) >= {"lxml", "PySide6"}
    assert loaded("", QT | HEAVY | TRAINING) == set()


def test_the_base_installation_holds_nothing_that_nobody_imports() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split(r"[\[<>=~]", one)[0].lower().replace("_", "-") for one in declared}
    by_module = packages_distributions()
    used = {
        distribution.lower().replace("_", "-")
        for module in imported("core") | imported("desktop") | {"tree_sitter"}
        for distribution in by_module.get(module, [])
    }
    # The grammars are imported by names that stand in a table.
    unused = {name for name in names - used if not name.startswith("tree-sitter-")}
    assert unused == FIXED


def test_all_modules_are_found() -> None:
    assert {"core", "core.errors", "core.prompts.catalogue"} <= set(modules("core"))


def test_core_never_loads_qt_or_torch() -> None:
    assert loaded("import " + ", ".join(modules("core")), QT | TRAINING) == set()


def test_the_command_line_starts_without_heavy_packages() -> None:
    assert loaded("import core.cli", QT | TRAINING | HEAVY) == set()


def test_the_window_starts_without_heavy_packages() -> None:
    assert loaded("import desktop.__main__, desktop.app", TRAINING | HEAVY) == set()
