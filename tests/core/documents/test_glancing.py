"""A quick look tells about how much text a file holds, in every format and both languages."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from core.documents import glancing
from core.documents.glancing import glance, glances
from core.documents.readers import read
from core.making import samples
from tests.core.documents.makers import make_epub, make_opf, make_pdf

ENGLISH = "A pressure vessel must be inspected before it is put into service, and every two years after that. "
CHINESE = "压力容器投入使用之前应当进行检验，此后每两年检验一次，检验结果由使用单位保存。"


def word(path: Path, text: str) -> Path:
    import docx

    document = docx.Document()
    for _ in range(60):
        document.add_paragraph(text)
    document.save(str(path))
    return path


def book(path: Path, text: str) -> Path:
    page = f"<html><head><style>p {{ color: red }}</style></head><body><p>{text * 20}</p></body></html>"
    names = [f"{n}.xhtml" for n in range(9)]
    return make_epub(path, {f"OEBPS/{name}": page for name in names}, make_opf([(f"p{name}", name) for name in names]))


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (CHINESE, "zh")])
def test_the_guess_is_near_what_reading_finds(tmp_path: Path, text: str, language: str) -> None:
    (tmp_path / "a.md").write_text(f"# A\n\n{text * 3000}\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("\n".join([text] * 3000), encoding="gb18030")
    (tmp_path / "c.html").write_text(f"<html><script>{'x' * 999}</script><p>{text * 40}</p></html>", encoding="utf-8")
    for path in (*tmp_path.glob("?.*"), word(tmp_path / "d.docx", text), book(tmp_path / "e.epub", text)):
        found, markdown = glance(path), read(path).markdown
        assert found is not None, path
        assert found.language == language
        assert found.characters == pytest.approx(len(markdown), rel=0.1), path
        assert found.octets == pytest.approx(len(markdown.encode()), rel=0.1), path


def test_pages_of_a_pdf_stand_for_the_others(tmp_path: Path) -> None:
    lines = [(11, 740 - 14 * n, ENGLISH[:80]) for n in range(40)]
    alone = threading.Lock()
    found = glance(make_pdf(tmp_path / "a.pdf", [lines] * 30), alone)
    assert found is not None
    assert found.characters == pytest.approx(30 * 40 * 81, rel=0.1)
    assert not alone.locked()


def test_what_holds_no_text_or_is_broken_tells_nothing(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (60, 60), "white").save(tmp_path / "scan.pdf")
    for name in ("broken.pdf", "broken.docx", "empty.txt"):
        (tmp_path / name).write_bytes(b"" if name == "empty.txt" else b"no such thing")
    paths = [tmp_path / name for name in ("scan.pdf", "broken.pdf", "broken.docx", "empty.txt", "missing.md")]
    assert [glance(path) for path in paths] == [None] * 5
    assert glances(paths) == ([], 5)
    assert glances([]) == ([], 0)


def test_some_of_many_stand_for_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glancing, "FILES", 10)
    for n in range(95):
        (tmp_path / f"{n:02}.md").write_text(ENGLISH * 10 if n % 3 else "", encoding="utf-8")
    found, silent = glances(sorted(tmp_path.iterdir()))
    assert len(found) + silent == pytest.approx(95, abs=2)
    assert silent == pytest.approx(32, abs=12)


def test_the_bundled_documents_are_judged_well() -> None:
    for path in samples():
        found = glance(path)
        assert found is not None
        assert found.characters == pytest.approx(len(read(path).markdown), rel=0.05)
