"""Hostile files: each refused with a sentence or read without harm, memory bounded, the others undisturbed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.documents.readers import read
from core.documents.reading import PasswordNeeded, ReadOptions
from core.errors import LorewrightError
from tests.core.documents.hostile import encrypted, packed, read_well, refused, word
from tests.core.jobs.working import Works

SECRET = "the words of another file"
GOOD = "# 规程 Rules\n\n压力容器。A vessel under pressure.\n"
#: more than the readers' own libraries take, far less than any of the bombs
MEMORY = 150 << 20
CHILD = """
import json, sys
from pathlib import Path
from core.documents.readers import read
from core.errors import LorewrightError

def peak():
    if sys.platform == "win32":
        import psutil
        return psutil.Process().memory_info().peak_wset
    if sys.platform == "linux":
        # The other counter of Linux begins with what the process had taken that started this one.
        line = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    import resource
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

start = peak()
said = {}
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        said[path.name] = ["read", read(path).markdown[:2_000_000]]
    except LorewrightError as error:
        said[path.name] = ["refused", str(error), error.todo]
print(json.dumps({"memory": peak() - start, "said": said}))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "hostile"
    made.mkdir()
    return made


@pytest.fixture
def works(tmp_path: Path) -> Iterator[Works]:
    with Works(tmp_path / "data") as made:
        yield made


def test_each_has_its_sentence_and_memory_stays_bounded(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    bad, fine = refused(folder), read_well(folder, secret)
    for name, (data, _) in {**bad, **fine}.items():
        (folder / name).write_bytes(data)
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(300 << 20)
    bad["huge.txt"] = (b"", "has 300 MB")
    done = subprocess.run([sys.executable, "-c", CHILD, str(folder)], capture_output=True, check=True, timeout=300)
    found = json.loads(done.stdout)
    assert SECRET not in done.stdout.decode()
    for name, (_, says) in bad.items():
        kind, *told = found["said"][name]
        assert (name, kind) == (name, "refused")
        assert says in told[0]
        assert name in told[0]
        assert told[1], f"{name}: nothing says what to do"
    for name, (_, says) in fine.items():
        kind, told = found["said"][name]
        assert (name, kind) == (name, "read")
        assert says in told
        assert len(told) < 1_500_000
    assert found["said"]["again.epub"][1].count("Once.") == 1
    assert found["memory"] < MEMORY


def test_the_others_are_added_as_if_alone(works: Works, folder: Path) -> None:
    bad = refused(folder)
    for name, (data, _) in bad.items():
        (folder / name).write_bytes(data)
    (folder / "first.md").write_text(GOOD, encoding="utf-8")
    (folder / "last.txt").write_text(GOOD.replace("#", "Another"), encoding="utf-8")
    # A folder passes over kinds that are none of ours; files that are named one by one are told about.
    works.run("import", paths=[str(path) for path in sorted(folder.iterdir())])
    rows = works.rows("SELECT name, state FROM document ORDER BY name")
    assert [name for name, state in rows if state != "failed"] == ["first.md", "last.txt"]
    assert {name for name, state in rows if state == "failed"} == set(bad)


NAMES = [
    "new\nline.md",
    "emoji 🦊🇨🇳.md",
    "quote'\"`$(x).md",
    "-rf.md",
    "右‮左.md",
    "名" * 83 + "abc.md",
    "a" * 252 + ".md",
]


def test_names_with_any_characters(works: Works, folder: Path) -> None:
    # Some systems take fewer characters than others; every name a file can have must be read.
    names = [name for name in NAMES if sys.platform != "win32" or not set(name) & set('\n"|<>*?:')]
    for place, name in enumerate(names):
        (folder / name).write_text(GOOD + str(place), encoding="utf-8")
        assert read(folder / name).markdown.startswith("# 规程")
    works.run("import", paths=[str(folder)])
    rows = works.rows("SELECT name FROM document WHERE state = 'done'")
    assert sorted(row[0] for row in rows) == sorted(names)


def test_a_locked_document_opens_with_its_password_only(folder: Path) -> None:
    path = folder / "locked.docx"
    path.write_bytes(encrypted(packed(word())))
    for password, said in (("", "protected with a password"), ("rosebud", "does not open")):
        with pytest.raises(PasswordNeeded, match=said):
            read(path, None, ReadOptions(password=password))
    assert read(path, None, ReadOptions(password="Rosebud 7")).markdown == "A paragraph of a document."


def test_pictures_of_a_book_never_leave_their_folder(folder: Path) -> None:
    page = "<h1>A</h1><p>Words. <img src='../../../../../../etc/passwd'/><img src='/etc/passwd'/></p>"
    path = folder / "page.html"
    path.write_text(page)
    converted = read(path, None, ReadOptions(pictures=folder / "kept"))
    assert converted.markdown == "# A\n\nWords."
    assert not (folder / "kept").exists()


def test_a_file_that_cannot_be_read_says_so(folder: Path) -> None:
    with pytest.raises(LorewrightError, match="could not be opened"):
        read(folder)
