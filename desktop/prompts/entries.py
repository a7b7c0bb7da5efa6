"""The prompts as the list shows them: by stage, each with how it stands."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from core.prompts.overrides import Standing
from desktop.prompts.list import Entry
from desktop.prompts.naming import spoken

#: what stands together, by stage, in the order of the work; "" is what every stage uses
CATEGORIES: Final = (("vision", "clean"), ("tree", "personas"), ("questions", "answers", "judge"), ("",))


def entries(standings: Sequence[Standing], unsaved: Container[tuple[str, str]]) -> list[Entry]:
    """Return headings and prompts; `unsaved` are (id, language) of those that are being written."""
    titles = (
        QCoreApplication.translate("PromptsPane", "Reading and cleaning"),
        QCoreApplication.translate("PromptsPane", "Topics and readers"),
        QCoreApplication.translate("PromptsPane", "Questions and answers"),
        QCoreApplication.translate("PromptsPane", "When a reply fails"),
    )
    found: list[Entry] = []
    for title, stages in zip(titles, CATEGORIES, strict=True):
        of_title = [one for stage in stages for one in standings if one.prompt.stage == stage]
        if of_title:
            found.append(Entry("", title))
            found.extend(_entry(one, (one.prompt.id, one.prompt.language) in unsaved) for one in of_title)
    return found


def _entry(one: Standing, is_unsaved: bool) -> Entry:
    prompt, name = one.prompt, spoken(one.prompt).title
    if is_unsaved:
        return Entry(prompt.id, name, QCoreApplication.translate("PromptsPane", "not saved"), "warn")
    if one.invalid:
        return Entry(prompt.id, name, QCoreApplication.translate("PromptsPane", "cannot be used"), "bad")
    if one.outdated:
        return Entry(prompt.id, name, QCoreApplication.translate("PromptsPane", "default changed"), "warn")
    own = QCoreApplication.translate("PromptsPane", "own text")
    return Entry(prompt.id, name, own if prompt.own else "", "accent")
