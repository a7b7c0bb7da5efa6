"""Archives: ordinary ones opened, hostile ones refused with a sentence."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from core.documents import archives
from core.documents.archives import open_archive
from core.errors import LorewrightError


def _archive(path: Path, parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return path


def test_reads_whole_and_by_steps(tmp_path: Path) -> None:
    path = _archive(tmp_path / "a.zip", {"folder/": b"", "b\\c.xml": b"<c/>", "名字.txt": "文".encode() * 9})
    with open_archive(path) as archive:
        assert archive.names() == ["b/c.xml", "名字.txt"]
        assert archive.read("b/c.xml") == b"<c/>"
        assert archive.size("名字.txt") == 27
        assert "b/c.xml" in archive
        with archive.open("名字.txt") as part:
            assert part.read(3) == "文".encode()
        with pytest.raises(KeyError):
            archive.read("none")


@pytest.mark.parametrize("name", ["/etc/passwd", "../up.txt", "a/../../b", "C:\\x", "a\\..\\..\\b", ".."])
def test_paths_that_lead_outside_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(LorewrightError, match="outside itself"):
        open_archive(_archive(tmp_path / "a.zip", {"good.txt": b"x", name: b"y"}))


def test_names_with_dots_are_no_way_out(tmp_path: Path) -> None:
    path = _archive(tmp_path / "a.zip", {"a..b/..c": b"x", "...": b"y"})
    with open_archive(path) as archive:
        assert archive.names() == ["a..b/..c", "..."]


def test_links_are_refused(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("link")
    info.create_system, info.external_attr = 3, 0o120777 << 16
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    with pytest.raises(LorewrightError, match="outside itself"):
        open_archive(path)


def test_dense_archives_are_refused_by_what_they_claim(tmp_path: Path) -> None:
    path = _archive(tmp_path / "a.zip", {"zeros": bytes(archives._SMALL + 1)})
    with pytest.raises(LorewrightError, match="far more than a document"):
        open_archive(path)


def test_a_part_never_gives_more_than_it_claims(tmp_path: Path) -> None:
    path = _archive(tmp_path / "a.zip", {"zeros": bytes(1_000_000)})
    data = path.read_bytes().replace(struct.pack("<I", 1_000_000), struct.pack("<I", 1_000))
    path.write_bytes(data)
    with open_archive(path) as archive, pytest.raises(zipfile.BadZipFile):
        archive.read("zeros")


def test_limits_of_one_part_and_of_all(tmp_path: Path) -> None:
    path = _archive(tmp_path / "a.zip", {"a": b"x" * 600, "b": b"y" * 600})
    with open_archive(path) as archive:
        with pytest.raises(LorewrightError, match="far more"):
            archive.read("a", 500)
        assert len(archive.read("a", 600)) == 600
    with pytest.raises(LorewrightError, match="far more"):
        open_archive(path, largest=1_000)


def test_too_many_parts_are_refused_before_they_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_MOST", 10)
    with pytest.raises(LorewrightError, match="far more"):
        open_archive(_archive(tmp_path / "a.zip", {str(n): b"" for n in range(11)}))


def test_protected_parts_are_refused(tmp_path: Path) -> None:
    path = _archive(tmp_path / "a.zip", {"a": b"text"})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    with pytest.raises(LorewrightError, match="password"):
        open_archive(path)


def test_an_archive_in_an_archive_stays_closed(tmp_path: Path) -> None:
    inner = _archive(tmp_path / "inner.zip", {"../x": b"y"}).read_bytes()
    with open_archive(_archive(tmp_path / "a.zip", {"inner.zip": inner})) as archive:
        assert archive.names() == ["inner.zip"]
        assert archive.read("inner.zip") == inner


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_unpack_without_bound_are_refused(tmp_path: Path, method: int) -> None:
    with pytest.raises(LorewrightError, match="damaged"):
        open_archive(_archive(tmp_path / "a.zip", {"a": b"text"}, method))


def test_cut_archives_are_refused_and_damaged_parts_said(tmp_path: Path) -> None:
    whole = _archive(tmp_path / "a.zip", {"a": b"some text that is long enough " * 99}, zipfile.ZIP_STORED).read_bytes()
    for length in (4, 100, len(whole) - 30):
        cut = tmp_path / f"cut{length}.zip"
        cut.write_bytes(whole[:length])
        with pytest.raises(LorewrightError, match="cut short"):
            open_archive(cut)
    broken = tmp_path / "broken.zip"
    broken.write_bytes(whole.replace(b"text that", b"TEXT that", 1))
    with open_archive(broken) as archive, pytest.raises(zipfile.BadZipFile):
        archive.read("a")
