"""Starts the frozen program and has it do the main job: `python packaging/smoke.py [FOLDER]`.

Five tries, each on an empty data folder and with nothing of this machine's environment (no Python on the path): the
command line with the built-in engine on the bundled documents; reading one document of each format and a scan, and
splitting by tokens and by syntax; the command line with a model that a loopback server plays on one document of each
format; a model file run by a child; and the window, offscreen, with its engine. Prints one line of figures each and
ends with 1 when anything is amiss, which includes any line on standard error that is not expected.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 180.0
ENDING = ".exe" if os.name == "nt" else ""
# Systems do not start a program without these; everything else is left out.
KEPT_VARIABLES = ("SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "USERPROFILE")
SCREEN_VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_RUNTIME_DIR")
PROGRESS = re.compile(r"[^:]+: [\d,]+ of [\d,]+( · |$)|No question came of |  The model asked nothing ")
ALLOWED = {
    # Said once a window by the platform that has no screen.
    "linux": (r"This plugin does not support propagateSizeHints\(\)",),
    "darwin": (r".* TSM AdjustCapsLockLEDForKeyTransitionHandling", r".*IMKClient .*"),
    "win32": (),
}


@dataclass
class Try:
    """What one start of the program came to."""

    name: str
    code: int
    output: str
    errors: str
    seconds: float
    problems: list[str] = field(default_factory=list)

    def result(self) -> dict[str, Any]:
        """Return the JSON object that the program printed last, empty when it printed none."""
        lines = self.output.strip().splitlines()
        try:
            found = json.loads(lines[-1]) if lines else {}
        except json.JSONDecodeError:
            found = None
        if not isinstance(found, dict) or not found:
            self.problems.append(f"no result: {self.output[-300:]!r}")
            return {}
        return found

    def need(self, holds: bool, problem: str) -> None:
        """Note a problem where something does not hold."""
        if not holds:
            self.problems.append(problem)


def start(
    name: str, command: Sequence[str | Path], home: Path, progress: bool, limit: float = SECONDS + 30, **variables: str
) -> Try:
    """Run the program once in an environment that holds nothing but its data folder, and judge its exit and stderr."""
    environment = {key: os.environ[key] for key in KEPT_VARIABLES if key in os.environ}
    environment |= {"LOREWRIGHT_HOME": str(home), "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    environment |= {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring", **variables}
    begun = time.monotonic()
    out, err, none = home / "stdout.txt", home / "stderr.txt", subprocess.DEVNULL
    words = [str(part) for part in command]
    with (
        out.open("wb") as output,
        err.open("wb") as errors,
        subprocess.Popen(words, env=environment, cwd=home, stdin=none, stdout=output, stderr=errors) as child,
    ):
        try:
            code = child.wait(limit)
        except subprocess.TimeoutExpired:
            child.kill()
            code = child.wait()
    seconds = time.monotonic() - begun
    made = Try(name, code, *(path.read_text(encoding="utf-8", errors="replace") for path in (out, err)), seconds)
    made.need(seconds < limit, f"still running after {limit:g} seconds")
    made.need(made.code == 0, f"exit status {made.code}")
    made.problems += [f"on stderr: {line}" for line in unexpected(made.errors, sys.platform, progress)]
    for log in sorted(home.glob("logs/*.log")):
        made.problems += [f"{log.name}: {line}" for line in complaints(log.read_text(encoding="utf-8"))]
    return made


def unexpected(errors: str, platform: str, progress: bool) -> list[str]:
    """Return the lines of standard error that nobody expects on a platform; `progress` allows the lines of jobs."""
    allowed = [re.compile(pattern) for pattern in ALLOWED.get(platform, ())]
    lines = [line for part in errors.splitlines() for line in part.split("\r") if line.strip()]
    return [
        line for line in lines if not any(p.match(line) for p in allowed) and not (progress and PROGRESS.match(line))
    ]


def complaints(log: str) -> list[str]:
    """Return the lines of a log that report an error or a traceback."""
    return [line for line in log.splitlines() if re.search(r" (ERROR|CRITICAL) |^Traceback", line)]


def built_in(folder: Path, home: Path) -> tuple[Try, dict[str, Any]]:
    """Run the main job on the bundled documents with the built-in engine."""
    out = home / "dataset.jsonl"
    documents = sorted((folder / "_internal/resources/samples").glob("*.??.md"))
    made = start("built-in", [folder / f"lorewright{ENDING}", "make", *documents, "--out", out, "--json"], home, True)
    made.need("No question" not in made.errors, "a document is silent")
    return made, judged(made, out, len(documents))


def with_model(folder: Path, home: Path) -> tuple[Try, dict[str, Any]]:
    """Run the main job on one document of each format, with a model behind an OpenAI-compatible address."""
    specimens = _specimens()
    from tests.helpers import server

    documents = specimens.formats(home)
    out = home / "dataset.json"
    with server.process() as url:
        options = ["--model", "custom/test", "--base-url", url, "--format", "openai", "--json"]
        command = [folder / f"lorewright{ENDING}", "make", *documents, "--out", out, *options]
        made = start("model", command, home, True, CUSTOM_API_KEY="none", NO_PROXY="127.0.0.1")
    result = judged(made, out, len(documents))
    made.need((result.get("calls") or 0) > 0, "the model was never called")
    return made, result


def documents(folder: Path, home: Path) -> tuple[Try, dict[str, Any]]:
    """Read one document of each format and a scan, and split by tokens and by the syntax of every language."""
    specimens, program = _specimens(), folder / f"lorewright{ENDING}"
    whole, figures = Try("documents", 0, "", "", 0.0), {}
    for name, (paths, options, fewest) in specimens.readings(home).items():
        command = [program, "documents", "add", *paths, "--project", name, *options, "--json"]
        made = start(name, command, home, True)
        stored = made.result().get("stored")
        made.need(stored == len(paths), f"{stored} of {len(paths)} files stored")
        out = home / f"{name}.jsonl"
        listed = start(name, [program, "chunks", "export", "--out", out, "--project", name], home, True)
        texts = [row["text"] for row in specimens.rows(out)]
        figures[name] = len(texts)
        made.need(len(texts) >= fewest, f"only {len(texts)} chunks")
        made.need(name != "scan" or specimens.SCANNED in "".join(texts), f"read {texts} from the picture")
        for one in (made, listed):
            whole.seconds += one.seconds
            whole.problems += [f"{name}: {problem}" for problem in one.problems]
    return whole, figures


def model_file(folder: Path, home: Path) -> tuple[Try, dict[str, Any]]:
    """Make a model of a file, and have a child of the program run it."""
    program, path = folder / f"lorewright{ENDING}", _specimens().model_file(home)
    added = start("model file", [program, "models", "file", path, "--json"], home, False)
    made = start("model file", [program, "models", "check", "gguf", "--json"], home, False)
    checked = json.loads(made.output or "[]")
    made.need([one.get("ok") for one in checked] == [True], f"it does not answer: {added.output}{made.output}")
    return made, {name: one.get(name) for one in checked for name in ("latency_ms", "loading_ms")}


def _specimens() -> ModuleType:
    # This folder is no package.
    sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]
    return import_module("specimens")


def judged(made: Try, out: Path, documents: int) -> dict[str, Any]:
    """Return what `make --json` said, after holding it against the file it wrote."""
    result = made.result()
    for name in ("chunks", "tags", "questions", "samples"):
        made.need(result.get(name, 0) > 0, f"no {name}")
    made.need(result.get("documents") == documents, f"{result.get('documents')} of {documents} documents")
    made.need(result.get("failed") == 0, f"{result.get('failed')} items failed")
    written = list(_specimens().rows(out))
    made.need(len(written) == result.get("samples"), f"{len(written)} rows for {result.get('samples')} samples")
    made.need(all(isinstance(row, dict) and row for row in written), "a row is no object")
    return {name: result.get(name) for name in ("documents", "chunks", "tags", "questions", "samples", "calls")}


def window(folder: Path, home: Path, platform: str = "offscreen") -> tuple[Try, dict[str, Any]]:
    """Open the window, let its engine do the main job, open every pane; the engine must be a child of the program."""
    program = folder / f"lorewright-window{ENDING}"
    screen = {key: os.environ[key] for key in SCREEN_VARIABLES if platform != "offscreen" and key in os.environ}
    made = start("window", [program, "--smoke", str(SECONDS)], home, False, **screen, QT_QPA_PLATFORM=platform)
    result = made.result()
    made.problems += result.get("problems", [])
    engine = result.get("engine", {})
    made.need(bool(result.get("frozen")), "the program says it is not frozen")
    made.need(bool(engine.get("is_child")), "the engine was no child of the window")
    made.need(Path(engine.get("program", "")) == program.resolve(), f"the engine was {engine.get('program')}")
    made.need(engine.get("arguments", [""])[:1] == ["--engine"], f"the engine got {engine.get('arguments')}")
    made.need(result.get("rows", 0) > 0, "no rows were exported")
    return made, {name: result.get(name) for name in ("panes", "rows", "painted_seconds", "megabytes")}


def size(folder: Path) -> int:
    """Return the bytes of all files below a folder; a link counts nothing."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the tries, print a line each, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "dist" / "lorewright")
    parser.add_argument("--only", choices=("built-in", "documents", "model", "model-file", "window"), action="append")
    parser.add_argument("--platform", default="offscreen", help="Qt's platform for the window (default: %(default)s)")
    chosen = parser.parse_args(arguments)
    folder: Path = chosen.folder.resolve()
    if not (folder / f"lorewright{ENDING}").exists():
        print(f"{folder} holds no frozen program. Make it with: python3 dev.py build", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as empty:
        program = folder / f"lorewright{ENDING}"
        version = [start("version", [program, "--version"], Path(empty), False) for _ in range(2)]
    shown = {"megabytes": round(size(folder) / 1e6), "start_seconds": [round(one.seconds, 2) for one in version]}
    print(json.dumps(shown))
    tries = [(one, {}) for one in version]
    attempts = {
        "built-in": built_in,
        "documents": documents,
        "model": with_model,
        "model-file": model_file,
        "window": partial(window, platform=chosen.platform),
    }
    for name, attempt in attempts.items():
        if chosen.only and name not in chosen.only:
            continue
        with tempfile.TemporaryDirectory() as home:
            tries.append(attempt(folder, Path(home)))
        made, figures = tries[-1]
        print(json.dumps({"try": name, "ok": not made.problems, "seconds": round(made.seconds, 1), **figures}))
    problems = [f"{made.name}: {problem}" for made, _ in tries for problem in made.problems]
    print("\n".join(problems), end="\n" if problems else "", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
