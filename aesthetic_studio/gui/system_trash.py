"""The desktop's trash, and the question before it is used."""

from pathlib import Path

from PySide6.QtCore import QFile, QStandardPaths
from PySide6.QtWidgets import QCheckBox, QMessageBox, QWidget

from aesthetic_studio.gui.question_look import dress


def put_away(file: Path) -> Path | None:
    """Move a file into the trash of its drive; where it lies then, None where the system does not tell.

    Raises:
        OSError: it cannot be moved; it is where it was.
    """
    # Qt makes the trash, but not the folder for the user's data around it.
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    Path(data).mkdir(parents=True, exist_ok=True)
    moved = QFile(str(file))
    if not moved.moveToTrash():
        raise OSError(f"the system refuses it ({moved.errorString()})")
    lies = moved.fileName()
    return Path(lies) if lies and Path(lies) != file else None


class TrashQuestion(QMessageBox):
    """Asks once for all of them, and says what goes along."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Move to the trash"))
        self.setIcon(QMessageBox.Icon.NoIcon)
        self.setText(self.tr("Move %Ln photos to the trash?", "", count))
        self.setInformativeText(
            self.tr("Their RAW and XMP files go along. Undo brings them back while this window is open.")
        )
        self._move = self.addButton(self.tr("Move to the trash"), QMessageBox.ButtonRole.AcceptRole)
        self.setDefaultButton(self._move)
        self.addButton(QMessageBox.StandardButton.Cancel)
        self._never = QCheckBox(self.tr("Do not ask again while this window is open"))
        self.setCheckBox(self._never)
        dress(self)

    @property
    def agreed(self) -> bool:
        """Whether they shall go."""
        return self.clickedButton() is self._move

    @property
    def never_again(self) -> bool:
        """Whether the next ones go unasked."""
        return self._never.isChecked()
