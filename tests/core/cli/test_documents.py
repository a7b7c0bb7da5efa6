"""Documents without a window: what the verbs do, print and return."""

from __future__ import annotations

import json
import re
import signal
from pathlib import Path

import pytest

from core.changes import ChangeSet
from core.cli import running
from core.cli.sources import expanded
from core.jobs.progress import Progress
from core.workspace import Workspace
from tests.core.cli.conftest import Cli
from tests.helpers.pdfs import pdf, text


@pytest.fixture
def project(cli: Cli, documents: Path) -> str:
    """A project with a document of each format and one file that is broken."""
    (documents / "broken.docx").write_bytes(b"no archive")
    ran = cli("documents", "add", documents, "--project", "Law", "--json")
    assert ran.code == 1, ran.err
    assert ran.made["stored"] == 5
    assert [item["file"] for item in ran.made["failed"]] == ["broken.docx"]
    return "Law"


def listed(cli: Cli, *words: object) -> list[str]:
    ran = cli("documents", "list", "--json", *words)
    assert ran.code == 0, ran.err
    return [json.loads(line)["name"] for line in ran.out.splitlines()]


def test_the_way_of_a_document(cli: Cli, project: str, documents: Path) -> None:
    assert len(listed(cli, "--project", project)) == 6
    assert listed(cli, "--state", "failed") == ["broken.docx"]
    both = ("--format", "pdf", "--format", ".epub")
    assert listed(cli, *both, "--sort", "name", "--descending") == ["valve.epub", "crane.pdf"]
    assert "broken.docx" in listed(cli, "--without", "chunks")
    ran = cli("documents", "list", "--search", "规程")
    assert "规程.md" in ran.out
    assert "0 questions" in ran.out
    shown = cli("documents", "show", "规程.md", "--markdown")
    assert shown.out == (documents / "规程.md").read_text(encoding="utf-8") + "\n"
    assert cli("documents", "show", "规程.md", "--outline").out.splitlines()[:2] == ["压力容器安全规程", "  术语"]
    assert "damaged" in cli("documents", "show", "broken.docx").out or "archive" in cli("documents", "show", "b*").out
    again = cli("documents", "add", documents / "规程.md")
    assert (again.code, again.out.splitlines()[0]) == (0, "“规程.md” is here already as “规程.md” and was passed over.")
    ran = cli("documents", "remove", "*.md", "--json")
    assert (ran.code, ran.made["removed"]) == (0, 1)
    assert "规程.md" not in listed(cli)
    assert cli("documents", "undo").out == "Undone: documents, 1.\n"
    assert "规程.md" in listed(cli)


def test_a_document_is_shown_for_people(cli: Cli, project: str) -> None:
    shown = dict(line.split(None, 1) for line in cli("documents", "show", "crane.pdf").out.splitlines())
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", shown["created_at"])
    assert shown["splitting"].startswith("strategy markdown")
    assert "{" not in "".join(shown.values())
    assert isinstance(cli("documents", "show", "crane.pdf", "--json").made["created_at"], int)
    assert cli("documents", "remove", "crane.pdf").out.startswith("1 document deleted.")
    assert cli("documents", "undo").code == 0


@pytest.mark.parametrize("name", ["p" * 5000, "项目" * 101])
def test_a_name_without_end_is_refused(cli: Cli, documents: Path, name: str) -> None:
    ran = cli("documents", "add", documents / "规程.md", "--project", name)
    assert ran.code == 2
    assert "The name of a project has 200 characters at most; this one has " in ran.err


def test_a_break_in_a_name_breaks_no_line(cli: Cli, project: str) -> None:
    ran = cli("documents", "list", "--project", "a\nb\x1b[2J")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "\x1b" not in ran.err


def test_a_reading_that_changes_no_text_says_so(cli: Cli, project: str) -> None:
    assert cli("documents", "convert", "crane.pdf", "--method", "ocr").code == 0
    assert cli("documents", "show", "crane.pdf", "--difference").out.startswith("The text is the same")


def test_reading_again_shows_what_would_change(cli: Cli, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes("第一章 总则\n\n用人单位是指与劳动者订立合同的组织。\n".encode("gb18030"))
    assert cli("documents", "add", letter, "--project", "Law", "--encoding", "latin-1").code == 0
    ran = cli("documents", "convert", "letter.txt", "--encoding", "gb18030", "--json")
    assert (ran.code, ran.made["waiting"], ran.made["failed"]) == (0, 1, 0)
    changed = cli("documents", "show", "letter.txt", "--difference").out
    assert "+ 用人单位是指与劳动者订立合同的组织。" in changed
    assert listed(cli, "--waiting") == ["letter.txt"]
    assert cli("documents", "convert", "--accept-waiting").code == 0
    assert "用人单位" in cli("documents", "show", "letter.txt", "--markdown").out
    assert cli("documents", "convert", "--reject-waiting").code == 2, "nothing waits"
    assert cli("documents", "convert", "--all", "--encoding", "latin-1", "--accept").code == 0
    assert "用人单位" not in cli("documents", "show", "letter.txt", "--markdown").out


def test_a_password_comes_from_the_environment(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sealed = tmp_path / "sealed.pdf"
    sealed.write_bytes(pdf([[text(72, 700, "The price is secret until noon.")]], password="Rosebud 7"))
    ran = cli("documents", "add", sealed, "--project", "Law", "--json")
    assert (ran.code, ran.made["failed"][0]["kind"]) == (1, "password")
    assert cli("documents", "add", sealed, "--project", "Law", "--password-env", "NO_SUCH").code == 2
    monkeypatch.setenv("SEALED", "Rosebud 7")
    assert cli("documents", "convert", "--state", "failed", "--password-env", "SEALED").code == 0
    assert "secret until noon" in cli("documents", "show", "sealed.pdf", "--markdown").out


def test_wrong_use_is_told_from_failure(cli: Cli, project: str, tmp_path: Path) -> None:
    for words in (
        ("documents", "add", tmp_path / "absent.md", "--project", project),
        ("documents", "add", tmp_path / "资料 docs", "--method", "magic"),
        ("documents", "add", tmp_path / "资料 docs", "--split", "minimum"),
        ("documents", "add", tmp_path / "资料 docs", "--split", "minimum=few"),
        ("documents", "add", tmp_path / "资料 docs", "--method", "ocr", "--set", "dpi=fine"),
        ("documents", "add", tmp_path / "资料 docs", "--method", "ocr", "--set", "dots=200"),
        ("documents", "list", "--project", "Lore"),
        ("documents", "list", "--project", "caf\udce9"),
        ("documents", "list", "--sort", "colour"),
        ("documents", "show", "absent.md"),
        ("documents", "show", "*"),
        ("documents", "remove"),
        ("documents", "convert"),
        ("documents", "undo", "--project", "Lore"),
        ("documents", "fly"),
    ):
        ran = cli(*words)
        assert ran.code == 2, (words, ran)
        assert ran.err


def test_reading_again_a_filter_without_documents_reads_none(cli: Cli, documents: Path) -> None:
    assert cli("documents", "add", documents, "--project", "Law").code == 0
    ran = cli("documents", "convert", "--state", "failed", "--accept", "--json")
    assert (ran.code, ran.made["job"], ran.made["read"]) == (0, 0, 0)
    assert [json.loads(line)["kind"] for line in cli("jobs", "list", "--json").out.splitlines()] == ["import"]


def test_a_minus_sorts_falling(cli: Cli, project: str) -> None:
    rising = listed(cli, "--sort", "name")
    assert listed(cli, "--sort", "-name") == listed(cli, "--sort=-name") == rising[::-1]


def test_what_was_interrupted_names_the_job_to_go_on_with(
    cli: Cli, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = running.Screen.report

    def stop(screen: running.Screen, progress: Progress, changes: ChangeSet) -> None:
        signal.raise_signal(signal.SIGINT)
        started(screen, progress, changes)

    monkeypatch.setattr(running.Screen, "report", stop)
    # What runs in the background of a shell ignores the signal.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        ran = cli("documents", "add", documents, "--project", "Law")
    finally:
        signal.signal(signal.SIGINT, before)
    assert (ran.code, "lorewright jobs resume 1" in ran.err) == (130, True)


def test_the_tree_can_be_built_anew_after_a_deletion(cli: Cli, project: str) -> None:
    ran = cli("documents", "remove", "--state", "failed", "--tree", "rebuild", "--project", project)
    assert ran.code == 0, ran.err
    with Workspace() as workspace, workspace.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM tag").scalar()


@pytest.mark.parametrize("verb", ["add", "list", "show", "convert", "remove", "undo"])
def test_every_verb_explains_itself(cli: Cli, verb: str) -> None:
    ran = cli("documents", verb, "--help")
    assert ran.code == 0
    assert "--project" in ran.out
    assert "--json" in ran.out


def test_the_tree_is_revised_when_documents_come_and_go(cli: Cli, tmp_path: Path) -> None:
    for name, text_ in (("a.md", "# Pumps\n\nText.\n\n## Seals\n\nText.\n"), ("b.md", "# 压缩机\n\n文字。\n")):
        (tmp_path / name).write_text(text_, encoding="utf-8")
    ran = cli("documents", "add", tmp_path / "a.md", "--project", "Plant", "--tree", "rebuild")
    assert ran.code == 0, ran.err
    assert tags() == ["Seals"], "the heading above all is left out where there is one document"
    ran = cli("documents", "add", tmp_path / "b.md", "--tree", "revise")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "Domain tree revised: 1 changes.")
    assert tags() == ["Seals", "压缩机"]
    ran = cli("documents", "remove", "b.md", "--tree", "revise")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "Domain tree revised: 1 changes.")
    assert tags() == ["Seals"]
    assert cli("documents", "undo").out == "Undone: tree, 1.\n"
    assert tags() == ["Seals", "压缩机"]


def tags() -> list[str]:
    with Workspace() as workspace, workspace.read() as connection:
        return list(connection.exec_driver_sql("SELECT label FROM tag ORDER BY id").scalars())


def test_a_folder_of_pictures_is_taken_by_a_method_that_reads_them(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "page.png").write_bytes(b"no picture")
    ran = cli("documents", "add", tmp_path, "--project", "Scans")
    assert (ran.code, "There is no document in" in ran.err) == (2, True)
    ran = cli("documents", "add", tmp_path, "--project", "Scans", "--method", "mineru-local", "--json")
    assert [item["file"] for item in ran.made["failed"]] == ["page.png"]


def test_a_pattern_stands_for_the_files_that_fit(cli: Cli, tmp_path: Path) -> None:
    for name in ("b.md", "a.md", "[c].md", "d.txt"):
        (tmp_path / name).write_text(f"# {name}\n\n安全阀是指 {name} 的装置。\n", encoding="utf-8")
    assert expanded(tmp_path / "*.md") == [tmp_path / name for name in ("[c].md", "a.md", "b.md")]
    assert expanded(tmp_path / "[c].md") == [tmp_path / "[c].md"], "a file of this very name is meant"
    ran = cli("documents", "add", tmp_path / "?.md", tmp_path / "d*", "--project", "law", "--json")
    assert (ran.code, ran.made["stored"]) == (0, 3)
    assert "z*.md does not exist" in cli("make", tmp_path / "z*.md", "--out", tmp_path / "a.json").err
