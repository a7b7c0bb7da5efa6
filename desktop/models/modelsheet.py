"""The settings of one model, in a sheet: only what differs from what is known of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from core.llm.settings import ModelSettings, changed
from core.models import habits, known, service
from desktop.models.priceday import PriceDay
from desktop.translate import listed
from desktop.widgets.buttons import Button
from desktop.widgets.dialog import Sheet
from desktop.widgets.form import ModelForm
from desktop.widgets.frames import Scrolling
from desktop.widgets.labels import hairline, label

if TYPE_CHECKING:
    from desktop.models.reading import Offer
    from desktop.session import Session

#: pixels of a window around the form, and of what was learnt of the model below it
AROUND, LEARNT = 200, 90
LOWEST = 280


class ModelSheet(Sheet):
    """A form over `ModelSettings`."""

    def __init__(self, parent: QWidget, session: Session, offer: Offer) -> None:
        super().__init__(parent, offer.row.name, QCoreApplication.translate("ModelSheet", "Save"), width=600)
        self._session, self._offer = session, offer
        self._start = session.read(lambda c: service.settings_of(c, offer.row.provider, offer.row.name, own=False))
        now = self._start.model_copy(update=offer.row.settings)
        self.form: ModelForm[ModelSettings] = ModelForm(ModelSettings, now)
        PriceDay(self.form)
        page = Scrolling(margin=0)
        page.body.setContentsMargins(0, 0, 14, 0)  # room for the scroll bar
        page.body.addWidget(self.form)
        self.refused = Button(kind="link", on_click=self._forget)
        self.body.addWidget(page)
        learnt = self._learnt()
        self._page, self._room = page, parent.window().height() - AROUND - (LEARNT if learnt else 0)
        line = label("\n".join(learnt), "second", wrap=True)
        line.setVisible(bool(learnt))
        self.refused.setVisible(bool(learnt))
        rule = hairline()
        rule.setVisible(bool(learnt))
        self.body.addWidget(rule)
        self.body.addWidget(line)
        self.body.addWidget(self.refused)
        self.form.changed.connect(self.primary.setEnabled)
        self.retranslate()

    def fit(self) -> None:
        """Show all fields at once where the window is high enough."""
        layout = self.form.layout()
        if layout is not None:
            wanted = layout.totalHeightForWidth(self.form.width())
            self._page.setMinimumHeight(min(wanted, max(LOWEST, self._room)))
        super().fit()

    def accept(self) -> None:
        """Keep what differs from what is known of the model by itself."""
        value = self.form.value()
        if value is None:
            return
        super().accept()
        settings, row = changed(value, self._start), self._offer.row
        self._session.edit(lambda c: habits.set_up(c, row.provider, row.name, settings, dated=True))

    def _learnt(self) -> list[str]:
        """Return what is otherwise in requests to this model than it was set, a sentence each."""
        found = []
        if dropped := habits.refused(self._offer.row):
            found.append(self.tr("Left out, since this model refused or ignored it: {0}").format(listed(dropped)))
        if habits.spelled(self._offer.row):
            found.append(self.tr("The form of replies is written out in each request, since it ignored the one sent."))
        return found

    def _forget(self) -> None:
        row = self._offer.row
        self._session.edit(lambda c: habits.forget(c, row.provider, row.name))
        self.refused.setEnabled(False)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        self.primary.setText(self.tr("Save"))
        self.refused.setText(self.tr("Try these again"))


class NameSheet(Sheet):
    """Asks for the name of a model that no list holds."""

    def __init__(self, parent: QWidget, session: Session, provider: str) -> None:
        from PySide6.QtWidgets import QLineEdit

        super().__init__(parent, QCoreApplication.translate("ModelSheet", "Add a model by name"), "", width=460)
        self._session, self._provider = session, provider
        self.name = QLineEdit()
        self.body.addWidget(self.name)
        self.name.textChanged.connect(lambda text: self.primary.setEnabled(bool(text.strip())))
        self.primary.setEnabled(False)
        self.retranslate()

    def accept(self) -> None:
        """Add the model."""
        name = self.name.text().strip()
        if name:
            super().accept()
            self._session.edit(lambda c: known.add(c, self._provider, name))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        self.primary.setText(self.tr("Add"))
        self.name.setPlaceholderText(self.tr("Name of the model, as the provider writes it"))
        self.name.setAccessibleName(self.tr("Name of the model"))
