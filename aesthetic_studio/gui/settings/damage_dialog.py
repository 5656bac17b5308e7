"""Tells that the settings could not be read, and which hold now."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from aesthetic_studio.damaged_settings import DamagedSettings
from aesthetic_studio.gui.question_look import dress


class DamageDialog(QMessageBox):
    """What was wrong, where the old file is, what holds now; the settings are one button away."""

    def __init__(self, damage: DamagedSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setTextFormat(Qt.TextFormat.PlainText)  # the file may hold anything
        if damage.problem:
            self.setText(self.tr("The settings could not be read. The usual ones hold."))
            wrong = damage.problem
        else:
            self.setText(
                self.tr("Impossible values in %Ln settings; the usual ones hold.", "", len(damage.refused))
            )
            wrong = "\n".join(damage.refused)
        if damage.kept_as is not None:
            kept = self.tr("The old file is kept: {file}").format(file=damage.kept_as)
        else:
            kept = self.tr("The file could not be set aside; it is as it was.")
        self.setInformativeText(f"{wrong}\n\n{kept}")
        self.settings = self.addButton(self.tr("Settings…"), QMessageBox.ButtonRole.ActionRole)
        self.setDefaultButton(self.addButton(self.tr("Go on"), QMessageBox.ButtonRole.AcceptRole))
        dress(self, "warning")
