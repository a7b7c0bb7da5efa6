"""The set-up program: what it says when something is missing, and what it takes for finished."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import dev

ROOT = Path(dev.__file__).parent


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point dev.py at an empty `.venv` that looks made."""
    venv = tmp_path / "我的 project" / ".venv"
    python = venv / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    names = {"VENV": venv, "PYTHON": python, "STAMP": venv / "stamp.json", "UNDER_WAY": venv / "under-way"}
    for name, path in names.items():
        monkeypatch.setattr(dev, name, path)
    return venv


@pytest.mark.parametrize(("arguments", "status"), [(["--help"], 0), ([], 2), (["fly"], 2)])
def test_usage_is_shown(arguments: list[str], status: int) -> None:
    done = subprocess.run([sys.executable, "dev.py", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (status, dev.USAGE)


def test_old_interpreters_can_read_the_file() -> None:
    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("version", [(3, 9, 2), (3, 14, 0)])
def test_python_that_does_not_fit_is_named(version: tuple[int, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(dev.SetupFailed, match=".".join(map(str, version))):
        dev.use_supported_python()


def test_range_of_pythons_is_that_of_the_project() -> None:
    (line,) = (
        line for line in (ROOT / "pyproject.toml").read_text().splitlines() if line.startswith("requires-python")
    )
    assert line == f'requires-python = ">=3.{dev.OLDEST[1]},<3.{dev.NEWEST[1] + 1}"'


def test_finished_set_up_is_remembered(environment: Path) -> None:
    assert dev.read_stamp() == {}
    dev.write_stamp({"key": "1", "extras": "dev"})
    assert dev.read_stamp() == {"key": "1", "extras": "dev"}


def test_interrupted_set_up_counts_for_nothing(environment: Path) -> None:
    dev.write_stamp({"key": "1", "extras": "dev"})
    dev.UNDER_WAY.touch()
    assert dev.read_stamp() == {}
    dev.write_stamp({"key": "2", "extras": ""})
    assert dev.read_stamp()["key"] == "2"


@pytest.mark.parametrize("content", ["", "{", "[1]", "\x00"])
def test_damaged_stamp_counts_for_nothing(environment: Path, content: str) -> None:
    dev.STAMP.write_text(content)
    assert dev.read_stamp() == {}


def test_translations_are_compiled_only_after_a_change(environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "ROOT", environment.parent)
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    texts = environment.parent / "i18n"
    texts.mkdir()
    (texts / "__init__.py").touch()
    (texts / "a.ts").write_text("<TS/>")
    (texts / "release.py").write_text(
        "from pathlib import Path\nPath('i18n/a.qm').touch()\nopen('i18n/runs', 'a').write('x')\n"
    )
    for change in ("<TS/>", "<TS/>", "<TS></TS>"):
        (texts / "a.ts").write_text(change)
        dev.release_translations(dev.read_stamp())
    assert (texts / "runs").read_text() == "xx"


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libxkbcommon.so.0", "libxkbcommon0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libxcb-render-util.so.0", "libxcb-render-util0"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
    ],
)
def test_libraries_are_in_packages_of_their_name(library: str, package: str) -> None:
    assert library in (dev.QT_LIBRARIES + dev.SCREEN_LIBRARIES).split()
    assert dev.package_of(library) == package


def test_missing_library_is_noticed() -> None:
    assert not dev.loads("libthat-nobody-has.so.7")


def test_the_line_to_run_is_shown_without_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    apt = tmp_path / "apt-get"
    apt.write_text("#!/bin/sh\nexit 1\n")
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(dev.SetupFailed, match=r"sudo apt-get install -y [a-z-]+ libegl1 libgl1$"):
        dev.apt_install(["libegl1", "libgl1"], "Qt needs them")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(dev.SetupFailed, match="package manager what Debian calls: libegl1"):
        dev.apt_install(["libegl1"], "Qt needs them")


def test_settings_for_pip_reach_uv(environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    for name in [*os.environ]:
        if name.startswith(("UV_", "PIP_")) or name == "SSL_CERT_FILE":
            monkeypatch.delenv(name)
    kept = environment / "pip.conf"
    text = "[global]\ncert = /company.pem\nindex-url = http://127.0.0.1/other\nfind-links = /a\n  /b\n"
    kept.write_text(text, encoding="utf-8")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(kept))
    expected = {"UV_FIND_LINKS": "/a,/b", "UV_DEFAULT_INDEX": "http://127.0.0.1/other", "SSL_CERT_FILE": "/company.pem"}
    assert dev.uv_settings() == expected
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1/simple")
    monkeypatch.setenv("SSL_CERT_FILE", "/own.pem")
    assert dev.uv_settings() == {"UV_FIND_LINKS": "/a,/b", "UV_DEFAULT_INDEX": "http://127.0.0.1/simple"}
    monkeypatch.setenv("UV_INDEX_URL", "http://127.0.0.1/uv")
    assert dev.uv_settings() == {"UV_FIND_LINKS": "/a,/b"}


def test_failing_program_is_quoted() -> None:
    with pytest.raises(dev.SetupFailed, match="because\nIt failed"):
        dev.do([sys.executable, "-c", "print('because'); raise SystemExit(3)"], "It failed")
    with pytest.raises(dev.SetupFailed):
        dev.do(["/there/is/no/such/program"], "It failed")


@pytest.mark.parametrize(
    ("cores", "arguments", "options"),
    [
        (2, [], ["-n", "3", "--dist", "worksteal"]),
        (64, ["-k", "pdf"], ["-n", "4", "--dist", "worksteal"]),
        (1, [], []),
        (8, ["-n0"], []),
        (8, ["--pdb"], []),
    ],
)
def test_tests_are_spread_over_the_cores(
    cores: int, arguments: list[str], options: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    assert dev.spread(arguments) == options
