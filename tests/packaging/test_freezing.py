"""The frozen program gets everything it reads and imports, and nothing about the machine it was frozen on."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import pytest

from core.jobs.kinds import PLACES
from core.store.migrating import HEAD


def test_every_module_of_a_table_goes_in(freezing: ModuleType) -> None:
    assert {place.partition(":")[0] for place in PLACES.values()} <= set(freezing.named_modules())
    assert set(freezing.named_modules()) <= set(freezing.modules())


def test_modules_can_be_found_and_no_test_is_among_them(freezing: ModuleType) -> None:
    modules = freezing.modules()
    assert {"core", "core.jobs.engine", "desktop.start", "desktop.smoke"} <= set(modules)
    assert all(find_spec(name) for name in ("core.cli.main", "desktop.window"))
    assert not [name for name in modules if name.startswith("tests") or "migrations" in name]


def test_a_module_named_but_missing_stops_the_build(freezing: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PLACES, "lost", "core.lost.working:Lose")
    with pytest.raises(ModuleNotFoundError, match=r"core\.lost\.working"):
        freezing.named_modules()


def test_data_keeps_its_places(freezing: ModuleType, tmp_path: Path) -> None:
    files = (
        "resources/prompts/answer.zh.md",
        "resources/providers.toml",
        "i18n/lorewright_zh_CN.qm",
        "core/store/migrations/env.py",
        "core/store/migrations/fresh.json",
        f"core/store/migrations/versions/{HEAD}_first.py",
        "LICENSE",
    )
    others = ("core/store/migrations/__pycache__/env.cpython-311.py", "i18n/lorewright_zh_CN.ts", "core/paths.py")
    for name in files + others:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    placed = {Path(folder) / Path(file).name for file, folder in freezing.data(tmp_path)}
    assert placed == {Path(name) for name in files}


def test_the_models_of_text_recognition_go_in(freezing: ModuleType) -> None:
    placed = [(Path(folder) / Path(file).name).as_posix() for file, folder in freezing.recogniser()]
    assert "rapidocr/config.yaml" in placed
    assert sum(place.startswith("rapidocr/models/") and place.endswith(".onnx") for place in placed) >= 2
    assert not {"numpy", "requests"} & set(freezing.EXCLUDED)


def test_a_small_model_goes_in_where_it_is_installed(
    freezing: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / freezing.STARTER
    terms = tmp_path / f"{freezing.STARTER}-0.1.dist-info"
    for folder, name in ((package, "__init__.py"), (package, "small.gguf"), (terms, "LICENSE")):
        folder.mkdir(exist_ok=True)
        (folder / name).touch()
    monkeypatch.syspath_prepend(tmp_path)
    placed = [(Path(file).name, folder) for file, folder in freezing.starter()]
    assert placed == [(name, freezing.STARTER) for name in ("small.gguf", "__init__.py", "LICENSE")]


def test_no_translations_no_build(freezing: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "resources").mkdir()
    with pytest.raises(FileNotFoundError, match=r"i18n\.release"):
        freezing.data(tmp_path)


def test_what_migrations_import_is_named(freezing: ModuleType) -> None:
    names = freezing.imported_by_migrations()
    assert {"alembic", "sqlalchemy", "core.store.schema"} <= set(names)
    assert "__future__" not in names


def test_metadata_names_the_program_and_not_this_machine(freezing: ModuleType) -> None:
    kept = {Path(file).name: Path(file) for file, _ in freezing.metadata()}
    assert {"METADATA", "entry_points.txt"} <= set(kept)
    assert not {"direct_url.json", "RECORD", "INSTALLER"} & set(kept)
    assert all(folder.startswith("lorewright-") for _, folder in freezing.metadata())
    with pytest.raises(FileNotFoundError):
        freezing.metadata("a-program-that-is-not-installed")


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "libQt6QmlModels.so.6",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6\\Qt6Quick.dll",
        "PySide6\\plugins\\platforminputcontexts\\qtvirtualkeyboardplugin.dll",
        "PySide6/Qt/lib/QtQml.framework/Versions/A/QtQml",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/translations/qt_help_zh_CN.qm",
        "libpangocairo-1.0.so.0",
    ],
)
def test_parts_nobody_uses_stay_out(freezing: ModuleType, place: str) -> None:
    assert freezing.trimmed([(place, "", "BINARY")]) == []


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6/Qt/translations/qtbase_en.qm",
        "lxml/etree.cpython-311-x86_64-linux-gnu.so",
        "resources/icons/quote.svg",
        "libglib-2.0.so.0",
    ],
)
def test_parts_in_use_go_in(freezing: ModuleType, place: str) -> None:
    assert freezing.trimmed([(place, "", "BINARY")]) == [(place, "", "BINARY")]
