"""The table of actions: one row each feeds the shortcuts, the menu and the command palette."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from core.errors import QT_TRANSLATE_NOOP

#: menu id -> heading, in order
MENUS: Final[dict[str, str]] = {
    "file": QT_TRANSLATE_NOOP("Actions", "File"),
    "edit": QT_TRANSLATE_NOOP("Actions", "Edit"),
    "item": QT_TRANSLATE_NOOP("Actions", "Item"),
    "go": QT_TRANSLATE_NOOP("Actions", "Go"),
    "view": QT_TRANSLATE_NOOP("Actions", "View"),
    "help": QT_TRANSLATE_NOOP("Actions", "Help"),
}


@dataclass(frozen=True)
class ActionSpec:
    """One action.

    Attributes:
        id: "noun.verb".
        text: marked with QT_TRANSLATE_NOOP("Actions", …).
        shortcut: portable key, such as "Ctrl+K" or "A"; letters work only where nobody types.
        pane: pane id the action belongs to; empty for one that any pane may answer.
        menu: key of MENUS.
        icon: name of an icon for buttons made from the row.
        context: translation context of `text`.
    """

    id: str
    text: str
    shortcut: str = ""
    pane: str = ""
    menu: str = ""
    icon: str = ""
    context: str = "Actions"

    def words(self) -> str:
        """Return the translated text."""
        return QCoreApplication.translate(self.context, self.text)

    def menu_words(self) -> str:
        """Return the translated heading of the menu it stands in."""
        return QCoreApplication.translate("Actions", MENUS[self.menu]) if self.menu else ""


#: A row nobody has bound is not shown anywhere.
ACTIONS: Final[tuple[ActionSpec, ...]] = (
    ActionSpec("app.palette", QT_TRANSLATE_NOOP("Actions", "Find an action or a project…"), "Ctrl+K", "", "go", "search"),
    ActionSpec("app.menu", QT_TRANSLATE_NOOP("Actions", "Open the menu"), "F10"),
    ActionSpec("app.message", QT_TRANSLATE_NOOP("Actions", "Go to the message, or back from it"), "F6", menu="go"),
    ActionSpec("item.new", QT_TRANSLATE_NOOP("Actions", "New…"), "Ctrl+N", menu="file", icon="plus"),
    ActionSpec("item.import", QT_TRANSLATE_NOOP("Actions", "Import…"), "Ctrl+I", menu="file", icon="import"),
    ActionSpec("item.export", QT_TRANSLATE_NOOP("Actions", "Export…"), "Ctrl+E", menu="file", icon="export"),
    ActionSpec("app.quit", QT_TRANSLATE_NOOP("Actions", "Quit"), "Ctrl+Q", menu="file"),
    ActionSpec("edit.undo", QT_TRANSLATE_NOOP("Actions", "Undo"), "Ctrl+Z", menu="edit", icon="undo"),
    ActionSpec("edit.redo", QT_TRANSLATE_NOOP("Actions", "Redo"), "Ctrl+Shift+Z", menu="edit", icon="redo"),
    ActionSpec("edit.find", QT_TRANSLATE_NOOP("Actions", "Find in this list"), "Ctrl+F", menu="edit", icon="search"),
    ActionSpec("edit.delete", QT_TRANSLATE_NOOP("Actions", "Delete"), "Del", menu="edit", icon="trash"),
    ActionSpec("item.generate", QT_TRANSLATE_NOOP("Actions", "Generate…"), "Ctrl+G", menu="item", icon="spark"),
    ActionSpec("item.refresh", QT_TRANSLATE_NOOP("Actions", "Refresh"), "F5", menu="view", icon="retry"),
    ActionSpec("app.model", QT_TRANSLATE_NOOP("Actions", "Choose the model…"), "Ctrl+M", menu="file", icon="models"),
    ActionSpec("app.folder", QT_TRANSLATE_NOOP("Actions", "Open the data folder"), menu="file", icon="folder"),
    ActionSpec(
        "projects.rename", QT_TRANSLATE_NOOP("Actions", "Name and description…"), "F2", "projects", "item", "edit"
    ),
    ActionSpec(
        "projects.archive", QT_TRANSLATE_NOOP("Actions", "Archive or bring back"), "", "projects", "item", "archive"
    ),
    ActionSpec(
        "documents.generate_all",
        QT_TRANSLATE_NOOP("Actions", "Generate questions for all documents…"), "Ctrl+Shift+G", "documents", "item", "spark",
    ),
    ActionSpec("documents.retry", QT_TRANSLATE_NOOP("Actions", "Try failed documents again"), "R", "documents", "item", "retry"),
    ActionSpec("documents.text", QT_TRANSLATE_NOOP("Actions", "Show the text"), "T", "documents", "view", "documents"),
    ActionSpec("documents.chunks", QT_TRANSLATE_NOOP("Actions", "Show the chunks"), "C", "documents", "view", "chunks"),
    ActionSpec("documents.side", QT_TRANSLATE_NOOP("Actions", "Show text and source side by side"), "S", "documents", "view", "eye"),
    ActionSpec("documents.way", QT_TRANSLATE_NOOP("Actions", "Switch rendered text and Markdown"), "M", "documents", "view"),
    ActionSpec("documents.wide", QT_TRANSLATE_NOOP("Actions", "Hide or show the list"), "F", "documents", "view", "window"),
    ActionSpec("documents.zoom_in", QT_TRANSLATE_NOOP("Actions", "Larger pages"), "+", "documents", "view", "plus"),
    ActionSpec("documents.zoom_out", QT_TRANSLATE_NOOP("Actions", "Smaller pages"), "-", "documents", "view", "minus"),
    ActionSpec("documents.zoom_fit", QT_TRANSLATE_NOOP("Actions", "Fit the pages to the width"), "0", "documents", "view"),
    ActionSpec("documents.next", QT_TRANSLATE_NOOP("Actions", "Next document"), "N", "documents", "go", "chevron-down"),
    ActionSpec("documents.previous", QT_TRANSLATE_NOOP("Actions", "Previous document"), "P", "documents", "go", "chevron-up"),
    ActionSpec("documents.place", QT_TRANSLATE_NOOP("Actions", "Show the chunk in its source"), "V", "documents", "go", "quote"),
    ActionSpec("documents.original", QT_TRANSLATE_NOOP("Actions", "Open the original"), "O", "documents", "go", "folder"),
    ActionSpec("documents.edit", QT_TRANSLATE_NOOP("Actions", "Edit the text"), "E", "documents", "item", "edit"),
    ActionSpec("documents.save", QT_TRANSLATE_NOOP("Actions", "Save the text"), "Ctrl+S", "documents", "item", "check"),
    ActionSpec("documents.discard", QT_TRANSLATE_NOOP("Actions", "Give up the draft"), "", "documents", "item", "trash"),
    ActionSpec("documents.compare", QT_TRANSLATE_NOOP("Actions", "Compare with the new conversion"), "D", "documents", "item", "history"),
    ActionSpec("documents.change_next", QT_TRANSLATE_NOOP("Actions", "Next change"), "F7", "documents", "go", "chevron-down"),
    ActionSpec("documents.change_previous", QT_TRANSLATE_NOOP("Actions", "Previous change"), "Shift+F7", "documents", "go", "chevron-up"),
    ActionSpec("documents.split", QT_TRANSLATE_NOOP("Actions", "Split again…"), "K", "documents", "item", "chunks"),
    ActionSpec("documents.cut", QT_TRANSLATE_NOOP("Actions", "Cut by hand…"), "X", "documents", "item", "split"),
    ActionSpec("documents.convert", QT_TRANSLATE_NOOP("Actions", "Read again…"), "Ctrl+R", "documents", "item", "retry"),
    ActionSpec("documents.encoding", QT_TRANSLATE_NOOP("Actions", "Read again with another encoding…"), "", "documents", "item", "language"),
    ActionSpec("documents.waiting", QT_TRANSLATE_NOOP("Actions", "Show the new texts to decide on"), "W", "documents", "go", "history"),
    ActionSpec("documents.accept", QT_TRANSLATE_NOOP("Actions", "Take the new texts"), "A", "documents", "item", "check"),
    ActionSpec("documents.reject", QT_TRANSLATE_NOOP("Actions", "Keep the old texts"), "Shift+A", "documents", "item", "close"),
    ActionSpec("documents.rename", QT_TRANSLATE_NOOP("Actions", "Rename…"), "F2", "documents", "item", "edit"),
    ActionSpec("documents.language", QT_TRANSLATE_NOOP("Actions", "Set the language…"), "L", "documents", "item", "language"),
    ActionSpec("documents.password", QT_TRANSLATE_NOOP("Actions", "Give the password…"), "U", "documents", "item", "key"),
    ActionSpec("documents.narrow", QT_TRANSLATE_NOOP("Actions", "Filter by format, method or language…"), "I", "documents", "view", "filter"),
    ActionSpec("documents.tree", QT_TRANSLATE_NOOP("Actions", "What becomes of the domain tree…"), "", "documents", "edit", "tree"),
    ActionSpec("documents.pairs", QT_TRANSLATE_NOOP("Actions", "Genres and audiences…"), "G", "documents", "item", "person"),
    ActionSpec("documents.questions", QT_TRANSLATE_NOOP("Actions", "Show its questions"), "Q", "documents", "go", "questions"),
    ActionSpec("documents.all_chunks", QT_TRANSLATE_NOOP("Actions", "Show all chunks of the project"), "Ctrl+L", "documents", "go", "chunks"),
    ActionSpec("chunks.documents", QT_TRANSLATE_NOOP("Actions", "Show the documents"), "Ctrl+L", "chunks", "go", "documents"),
    ActionSpec("chunks.edit", QT_TRANSLATE_NOOP("Actions", "Edit the chunk"), "E", "chunks", "item", "edit"),
    ActionSpec("chunks.save", QT_TRANSLATE_NOOP("Actions", "Save the chunk"), "Ctrl+S", "chunks", "item", "check"),
    ActionSpec("chunks.cancel", QT_TRANSLATE_NOOP("Actions", "Give up editing"), "", "chunks", "item", "close"),
    ActionSpec("chunks.split", QT_TRANSLATE_NOOP("Actions", "Split the chunk at the cursor"), "X", "chunks", "item", "split"),
    ActionSpec("chunks.merge_next", QT_TRANSLATE_NOOP("Actions", "Merge with the next chunk"), "M", "chunks", "item", "merge"),
    ActionSpec("chunks.merge_previous", QT_TRANSLATE_NOOP("Actions", "Merge with the previous chunk"), "Shift+M", "chunks", "item", "merge"),
    ActionSpec("chunks.compare", QT_TRANSLATE_NOOP("Actions", "Show or hide the changes"), "D", "chunks", "view", "history"),
    ActionSpec("chunks.restore", QT_TRANSLATE_NOOP("Actions", "Give the original text back"), "O", "chunks", "item", "undo"),
    ActionSpec("chunks.prepend", QT_TRANSLATE_NOOP("Actions", "Put a text before chunks…"), "B", "chunks", "item", "plus"),
    ActionSpec("chunks.append", QT_TRANSLATE_NOOP("Actions", "Put a text behind chunks…"), "Shift+B", "chunks", "item", "plus"),
    ActionSpec("chunks.clean", QT_TRANSLATE_NOOP("Actions", "Clean chunks…"), "C", "chunks", "item", "spark"),
    ActionSpec("chunks.accept", QT_TRANSLATE_NOOP("Actions", "Accept the cleaned text"), "A", "chunks", "item", "check"),
    ActionSpec("chunks.reject", QT_TRANSLATE_NOOP("Actions", "Reject the cleaned text"), "R", "chunks", "item", "close"),
    ActionSpec("chunks.accept_all", QT_TRANSLATE_NOOP("Actions", "Accept all cleaned texts of the list"), "Ctrl+Shift+A", "chunks", "item", "check"),
    ActionSpec("chunks.reject_all", QT_TRANSLATE_NOOP("Actions", "Reject all cleaned texts of the list"), "Ctrl+Shift+R", "chunks", "item", "close"),
    ActionSpec("chunks.review", QT_TRANSLATE_NOOP("Actions", "Show the cleaned texts to decide on"), "W", "chunks", "go", "eye"),
    ActionSpec("chunks.next", QT_TRANSLATE_NOOP("Actions", "Next chunk"), "N", "chunks", "go", "chevron-down"),
    ActionSpec("chunks.previous", QT_TRANSLATE_NOOP("Actions", "Previous chunk"), "P", "chunks", "go", "chevron-up"),
    ActionSpec("chunks.change_next", QT_TRANSLATE_NOOP("Actions", "Next change"), "F7", "chunks", "go", "chevron-down"),
    ActionSpec("chunks.change_previous", QT_TRANSLATE_NOOP("Actions", "Previous change"), "Shift+F7", "chunks", "go", "chevron-up"),
    ActionSpec("chunks.place", QT_TRANSLATE_NOOP("Actions", "Show the chunk in its document"), "V", "chunks", "go", "quote"),
    ActionSpec("chunks.questions", QT_TRANSLATE_NOOP("Actions", "Show its questions"), "Q", "chunks", "go", "questions"),
    ActionSpec("domain.child", QT_TRANSLATE_NOOP("Actions", "New tag below"), "Ctrl+Shift+N", "domain", "item", "plus"),
    ActionSpec("domain.rename", QT_TRANSLATE_NOOP("Actions", "Rename the tag"), "F2", "domain", "item", "edit"),
    ActionSpec("domain.merge", QT_TRANSLATE_NOOP("Actions", "Merge the selected tags into this one"), "M", "domain", "item", "merge"),
    ActionSpec("domain.up", QT_TRANSLATE_NOOP("Actions", "Move the tag up"), "Alt+Up", "domain", "item"),
    ActionSpec("domain.down", QT_TRANSLATE_NOOP("Actions", "Move the tag down"), "Alt+Down", "domain", "item"),
    ActionSpec("domain.out", QT_TRANSLATE_NOOP("Actions", "Move the tag one level out"), "Alt+Left", "domain", "item"),
    ActionSpec("domain.in", QT_TRANSLATE_NOOP("Actions", "Move the tag one level in"), "Alt+Right", "domain", "item"),
    ActionSpec("domain.questions", QT_TRANSLATE_NOOP("Actions", "Show the questions of the tag"), "Q", "domain", "go", "questions"),
    ActionSpec("domain.expand", QT_TRANSLATE_NOOP("Actions", "Open all branches"), "Ctrl+Shift+Right", "domain", "view"),
    ActionSpec("domain.collapse", QT_TRANSLATE_NOOP("Actions", "Close all branches"), "Ctrl+Shift+Left", "domain", "view"),
    ActionSpec("datasets.accept", QT_TRANSLATE_NOOP("Actions", "Accept"), "A", "datasets", "item", "check"),
    ActionSpec("datasets.reject", QT_TRANSLATE_NOOP("Actions", "Reject"), "R", "datasets", "item", "close"),
    ActionSpec("datasets.reopen", QT_TRANSLATE_NOOP("Actions", "Leave open"), "O", "datasets", "item", "undo"),
    ActionSpec("datasets.edit", QT_TRANSLATE_NOOP("Actions", "Edit the answer"), "E", "datasets", "item", "edit"),
    ActionSpec("datasets.next", QT_TRANSLATE_NOOP("Actions", "Next"), "N", "datasets", "item", "chevron-down"),
    ActionSpec("datasets.previous", QT_TRANSLATE_NOOP("Actions", "Previous"), "P", "datasets", "item", "chevron-up"),
    ActionSpec("datasets.rate", QT_TRANSLATE_NOOP("Actions", "Rate…"), "", "datasets", "", "star"),
    ActionSpec("datasets.rate1", QT_TRANSLATE_NOOP("Actions", "Rate 1"), "1", "datasets", "item", "star"),
    ActionSpec("datasets.rate2", QT_TRANSLATE_NOOP("Actions", "Rate 2"), "2", "datasets", "item", "star"),
    ActionSpec("datasets.rate3", QT_TRANSLATE_NOOP("Actions", "Rate 3"), "3", "datasets", "item", "star"),
    ActionSpec("datasets.rate4", QT_TRANSLATE_NOOP("Actions", "Rate 4"), "4", "datasets", "item", "star"),
    ActionSpec("datasets.rate5", QT_TRANSLATE_NOOP("Actions", "Rate 5"), "5", "datasets", "item", "star"),
    ActionSpec("datasets.unrate", QT_TRANSLATE_NOOP("Actions", "Take the rating away"), "0", "datasets", "item", "star"),
    ActionSpec("datasets.tag", QT_TRANSLATE_NOOP("Actions", "File under a tag…"), "T", "datasets", "item", "tag"),
    ActionSpec("datasets.note", QT_TRANSLATE_NOOP("Actions", "Write a note"), "M", "datasets", "item", "note"),
    ActionSpec("datasets.history", QT_TRANSLATE_NOOP("Actions", "Show the history"), "H", "datasets", "item", "history"),
    ActionSpec("datasets.source", QT_TRANSLATE_NOOP("Actions", "Open the document"), "D", "datasets", "item", "documents"),
    ActionSpec("questions.answer", QT_TRANSLATE_NOOP("Actions", "Generate the answer…"), "G", "questions", "item", "spark"),
    ActionSpec("questions.edit", QT_TRANSLATE_NOOP("Actions", "Edit the question"), "E", "questions", "item", "edit"),
    ActionSpec("questions.tag", QT_TRANSLATE_NOOP("Actions", "File under a tag…"), "T", "questions", "item", "tag"),
    ActionSpec("questions.sample", QT_TRANSLATE_NOOP("Actions", "Open the answer"), "S", "questions", "item", "datasets"),
    ActionSpec("usage.overview", QT_TRANSLATE_NOOP("Actions", "Show the overview"), "V", "usage", "view", "usage"),
    ActionSpec("usage.calls", QT_TRANSLATE_NOOP("Actions", "Show the calls"), "C", "usage", "view", "jobs"),
    ActionSpec("usage.alarms", QT_TRANSLATE_NOOP("Actions", "Alarms…"), "L", "usage", "item", "warning"),
    ActionSpec("usage.price", QT_TRANSLATE_NOOP("Actions", "Price of labelling by hand…"), "H", "usage", "item", "person"),
    ActionSpec("playground.stop", QT_TRANSLATE_NOOP("Actions", "Stop the answers"), "Esc", "playground", "item", "stop"),
    ActionSpec("playground.retry", QT_TRANSLATE_NOOP("Actions", "Retry the failed answers"), "Ctrl+R", "playground", "item", "retry"),
    ActionSpec("playground.copy", QT_TRANSLATE_NOOP("Actions", "Copy the answer"), "Ctrl+Shift+C", "playground", "edit", "copy"),
    ActionSpec("playground.earlier", QT_TRANSLATE_NOOP("Actions", "Earlier answer"), "Alt+Up", "playground", "go", "chevron-up"),
    ActionSpec("playground.later", QT_TRANSLATE_NOOP("Actions", "Later answer"), "Alt+Down", "playground", "go", "chevron-down"),
    ActionSpec("playground.model", QT_TRANSLATE_NOOP("Actions", "Choose the model…"), "Ctrl+Shift+M", "playground", "item", "models"),
    ActionSpec("playground.add", QT_TRANSLATE_NOOP("Actions", "Add a model beside it…"), "Ctrl+Shift+N", "playground", "item", "plus"),
    ActionSpec("playground.tune", QT_TRANSLATE_NOOP("Actions", "Settings of the column…"), "Ctrl+Shift+T", "playground", "item", "settings"),
    ActionSpec("playground.remove", QT_TRANSLATE_NOOP("Actions", "Remove the model"), "Ctrl+W", "playground", "item", "close"),
    ActionSpec("playground.setup", QT_TRANSLATE_NOOP("Actions", "System prompt and settings"), "Ctrl+.", "playground", "view", "settings"),
    ActionSpec("playground.thinking", QT_TRANSLATE_NOOP("Actions", "Unfold or fold the thinking"), "Ctrl+T", "playground", "view", "eye"),
    ActionSpec("playground.picture", QT_TRANSLATE_NOOP("Actions", "Add a picture…"), "Ctrl+O", "playground", "edit", "import"),
    ActionSpec("playground.rename", QT_TRANSLATE_NOOP("Actions", "Rename the conversation…"), "F2", "playground", "edit", "edit"),
    ActionSpec("playground.next", QT_TRANSLATE_NOOP("Actions", "Next conversation"), "Ctrl+PgDown", "playground", "go", "chevron-down"),
    ActionSpec("playground.previous", QT_TRANSLATE_NOOP("Actions", "Previous conversation"), "Ctrl+PgUp", "playground", "go", "chevron-up"),
    ActionSpec("prompts.save", QT_TRANSLATE_NOOP("Actions", "Save the prompt"), "Ctrl+S", "prompts", "item", "check"),
    ActionSpec("prompts.test", QT_TRANSLATE_NOOP("Actions", "Try the prompt…"), "Ctrl+Return", "prompts", "item", "play"),
    ActionSpec("prompts.compare", QT_TRANSLATE_NOOP("Actions", "Difference from the default"), "Ctrl+D", "prompts", "view", "history"),
    ActionSpec("prompts.insert", QT_TRANSLATE_NOOP("Actions", "Insert a variable…"), "Ctrl+Space", "prompts", "edit", "plus"),
    ActionSpec("prompts.restore", QT_TRANSLATE_NOOP("Actions", "Restore the default prompt"), "", "prompts", "edit", "undo"),
    ActionSpec("prompts.keep", QT_TRANSLATE_NOOP("Actions", "Keep your text with the changed default"), "", "prompts", "item", "check"),
    ActionSpec("prompts.language", QT_TRANSLATE_NOOP("Actions", "Show the prompt in the other language"), "Ctrl+Alt+L", "prompts", "view", "language"),
    ActionSpec("prompts.next", QT_TRANSLATE_NOOP("Actions", "Next prompt"), "Ctrl+PgDown", "prompts", "go", "chevron-down"),
    ActionSpec("prompts.previous", QT_TRANSLATE_NOOP("Actions", "Previous prompt"), "Ctrl+PgUp", "prompts", "go", "chevron-up"),
    ActionSpec("models.check", QT_TRANSLATE_NOOP("Actions", "Check the model"), "C", "models", "item", "check"),
    ActionSpec("models.check_all", QT_TRANSLATE_NOOP("Actions", "Check all models of the provider"), "Shift+C", "models", "item", "check"),
    ActionSpec("models.refresh", QT_TRANSLATE_NOOP("Actions", "Ask for the list of models"), "R", "models", "item", "retry"),
    ActionSpec("models.settings", QT_TRANSLATE_NOOP("Actions", "Settings of the model…"), "E", "models", "item", "settings"),
    ActionSpec("models.use", QT_TRANSLATE_NOOP("Actions", "Use the model for the project"), "U", "models", "item", "models"),
    ActionSpec("models.add", QT_TRANSLATE_NOOP("Actions", "Add a model by name…"), "", "models", "item", "plus"),
    ActionSpec("models.file", QT_TRANSLATE_NOOP("Actions", "Add a model file…"), "", "models", "item", "plus"),
    ActionSpec("models.key", QT_TRANSLATE_NOOP("Actions", "Enter the key of the provider"), "K", "models", "item", "key"),
    ActionSpec("models.up", QT_TRANSLATE_NOOP("Actions", "Move the model up"), "Alt+Up", "models", "item", "chevron-up"),
    ActionSpec("models.down", QT_TRANSLATE_NOOP("Actions", "Move the model down"), "Alt+Down", "models", "item", "chevron-down"),
    ActionSpec("jobs.pause", QT_TRANSLATE_NOOP("Actions", "Pause the job"), "P", "jobs", "item", "pause"),
    ActionSpec("jobs.resume", QT_TRANSLATE_NOOP("Actions", "Resume the job"), "R", "jobs", "item", "play"),
    ActionSpec("jobs.cancel", QT_TRANSLATE_NOOP("Actions", "Cancel the job"), "Shift+C", "jobs", "item", "close"),
    ActionSpec("jobs.retry", QT_TRANSLATE_NOOP("Actions", "Retry what failed"), "T", "jobs", "item", "retry"),
    ActionSpec("jobs.up", QT_TRANSLATE_NOOP("Actions", "Raise the priority"), "Alt+Up", "jobs", "item", "chevron-up"),
    ActionSpec("jobs.down", QT_TRANSLATE_NOOP("Actions", "Lower the priority"), "Alt+Down", "jobs", "item", "chevron-down"),
    ActionSpec("jobs.log", QT_TRANSLATE_NOOP("Actions", "Show the log of the job"), "L", "jobs", "item", "note"),
    ActionSpec("jobs.cap", QT_TRANSLATE_NOOP("Actions", "Raise the cap and go on…"), "", "jobs", "item", "key"),
    ActionSpec("jobs.all", QT_TRANSLATE_NOOP("Actions", "Show all jobs"), "Ctrl+Shift+J", menu="view", icon="jobs"),
    ActionSpec("view.theme", QT_TRANSLATE_NOOP("Actions", "Switch light and dark"), "Ctrl+Shift+L", menu="view", icon="moon"),
    ActionSpec("view.language", QT_TRANSLATE_NOOP("Actions", "Switch language"), menu="view", icon="language"),
    ActionSpec("view.larger", QT_TRANSLATE_NOOP("Actions", "Larger text"), "Ctrl+=", menu="view"),
    ActionSpec("view.smaller", QT_TRANSLATE_NOOP("Actions", "Smaller text"), "Ctrl+-", menu="view"),
    ActionSpec("view.rail", QT_TRANSLATE_NOOP("Actions", "Fold or unfold the rail"), "Ctrl+B", menu="view", icon="window"),
    ActionSpec("jobs.show", QT_TRANSLATE_NOOP("Actions", "Show running jobs"), "Ctrl+J", menu="view", icon="jobs"),
)  # fmt: skip
