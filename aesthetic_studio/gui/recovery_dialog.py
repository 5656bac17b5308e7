"""Asks what to do about a damaged catalogue."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget

from aesthetic_studio.gui.dates import day_words
from aesthetic_studio.gui.question_look import dress
from aesthetic_studio.studio.recovery import Recovery


class RecoveryDialog(QMessageBox):
    """Offers the newest good safety copy; where there is none, a new catalogue."""

    def __init__(self, recovery: Recovery, chosen: Callable[[Recovery], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("The library is damaged"))
        self.setText(self.tr("The catalogue of your library is damaged. Your photos are not touched."))
        if recovery.day is not None:
            self.setInformativeText(
                self.tr(
                    "A sound copy is there. What you rated after that day is in the damaged catalogue, "
                    "which is kept beside it."
                )
            )
            label = self.tr("Go back to {day}").format(day=day_words(recovery.day))
        else:
            self.setInformativeText(
                self.tr(
                    "There is no sound copy. A new library can begin; "
                    "the damaged catalogue is kept beside it."
                )
            )
            label = self.tr("Begin a new library")
        accept = self.addButton(label, QMessageBox.ButtonRole.AcceptRole)
        self.setDefaultButton(accept)
        self.addButton(self.tr("Leave it"), QMessageBox.ButtonRole.RejectRole)
        dress(self, "warning")
        self.buttonClicked.connect(lambda button: chosen(recovery) if button is accept else None)
