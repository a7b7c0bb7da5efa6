"""What is said when files were read: how many came in, which were there already, what waits for a decision."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from sqlalchemy import Connection

from core.documents import listing
from core.documents.listing import DocumentFilter
from core.jobs import history
from core.store import paging
from desktop.jobs.failures import show_failures
from desktop.translate import listed, number, sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.widgets.messages import Tone
    from desktop.window import MainWindow

SHOWN_KINDS = 4


def say(window: MainWindow, job: dict[str, Any]) -> None:
    """Say in one message how an import or a conversion ended; the button shows what needs a look."""
    job_id, project_id = job["job_id"], job["project_id"]

    def read(connection: Connection) -> dict[str, Any]:
        ways = ways_of(history.remarks(connection, job_id))
        waits = listing.query(project_id, DocumentFilter(waiting=True))
        others = others_of(history.get(connection, job_id)) if job["kind"] == "import" else Counter[str]()
        return {"ways": ways, "waiting": paging.count(connection, waits), "others": others}

    words = of_import if job["kind"] == "import" else of_conversion
    window.context.query(read, lambda found: _tell(window, job, *words(window, job, found)), window)


def _tell(window: MainWindow, job: dict[str, Any], text: str, action: str, show: Callable[[], object] | None) -> None:
    if job["kind"] == "import":
        pane: Any = window.pane("documents")
        if job["rows"]:
            pane.tree.offer_import(job["project_id"], job["job_id"])
    tone: Tone = "warn" if job["failed"] else "good"
    if job["failed"] and show is None:
        action, show = QCoreApplication.translate("Ended", "Show"), lambda: show_failures(window, job["job_id"])
    if text:
        window.say(text, tone, action, show)


def ways_of(remarks: Sequence[Any]) -> Counter[str]:
    """Count what became of files; one may have been there already and read by its text as well."""
    params = [item["error"].get("params", {}) for item in remarks]
    ways = Counter(one.get("way", "same") for one in params)
    ways["text"] = sum(1 for one in params if "text" in (one.get("way"), one.get("by")))
    return ways


def of_import(
    window: MainWindow, job: dict[str, Any], found: dict[str, Any]
) -> tuple[str, str, Callable[[], object] | None]:
    """Return sentence, button and what it does for an import."""
    ways: Counter[str] = found["ways"]
    skipped, replaced = ways["skip"], ways["replace"]
    came = job["rows"] - replaced
    parts = (
        [QCoreApplication.translate("Ended", "%n document(s) imported", "", came)]
        if came or not (skipped or job["failed"])
        else []
    )
    if replaced:
        parts.append(QCoreApplication.translate("Ended", "%n replaced", "", replaced))
    if skipped:
        parts.append(QCoreApplication.translate("Ended", "%n skipped: already there", "", skipped))
    if by_text := ways["text"]:
        parts.append(QCoreApplication.translate("Ended", "%n read by the text layer", "", by_text))
    if job["failed"]:
        parts.append(QCoreApplication.translate("Ended", "%n failed", "", job["failed"]))
    others: Counter[str] = found["others"]
    if others:
        left = QCoreApplication.translate("Ended", "%n of other kinds left out ({0})", "", others.total())
        parts.append(left.format(kinds_words(others)))
    text = " · ".join(parts)
    if not skipped and not replaced and not by_text:
        return text, "", None
    from desktop.documents.passed import show_passed

    return text, QCoreApplication.translate("Ended", "Show"), lambda: show_passed(window, job["job_id"])


def others_of(row: Any) -> Counter[str]:
    """Return how many files of each ending an import left out of its folders, by its row; reads the folders."""
    from core.documents.importing import left_out, path_of
    from core.documents.methods import taken

    options = row["options"]
    return left_out([path_of(path) for path in options["paths"]], taken(options.get("method", "text")))


def kinds_words(kinds: Counter[str]) -> str:
    """Return endings with their counts, the commonest first."""
    none = QCoreApplication.translate("Ended", "without an ending")
    # A count stands on the line of its ending.
    words = [f"{number(count)}\u00a0{ending or none}" for ending, count in kinds.most_common(SHOWN_KINDS)]
    return listed([*words, "…"] if len(kinds) > SHOWN_KINDS else words)


def of_conversion(
    window: MainWindow, job: dict[str, Any], found: dict[str, Any]
) -> tuple[str, str, Callable[[], object] | None]:
    """Return sentence, button and what it does for a conversion."""
    waiting, same = found["waiting"], found["ways"]["same"]
    done = QCoreApplication.translate("Ended", "%n document(s) read again.", "", job["done"])
    parts = [done]
    if same:
        parts.append(QCoreApplication.translate("Ended", "%n came out the same.", "", same))
    if job["failed"]:
        parts.append(QCoreApplication.translate("Ended", "%n failed.", "", job["failed"]))
    if not waiting:
        return sentences(*parts), "", None
    parts.append(QCoreApplication.translate("Ended", "%n wait(s) for your decision.", "", waiting))
    return sentences(*parts), QCoreApplication.translate("Ended", "Show"), lambda: show_waiting(window)


def show_waiting(window: MainWindow) -> None:
    """Show the documents that wait for a decision."""
    window.open("documents", {"only": "waiting"})
