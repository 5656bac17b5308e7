"""Tells of a failure of the program itself."""

from pathlib import Path

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from aesthetic_studio.gui import icons, theme


class FailureDialog(QDialog):
    """What happened, that nothing is lost, and the report to copy. The session goes on behind it."""

    def __init__(self, line: str, report: str, folder: Path, parent: QWidget | None = None) -> None:
        """Show a failure.

        Args:
            line: the failure of this run; empty where the last run ended by one.
            report: all that a person who helps would ask for.
            folder: where the log is.
            parent: the window, if there is one.
        """
        super().__init__(parent)
        self.setWindowTitle("Aesthetic Studio")
        self._report = report
        picture = QLabel()
        picture.setPixmap(icons.pixmap("warning", theme.tokens().weak, 32, self.devicePixelRatioF()))
        title = QLabel(
            self.tr("Something went wrong")
            if line
            else self.tr("The program ended unexpectedly the last time")
        )
        title.setProperty("role", "title")
        words = QLabel(
            self.tr("Your marks and critiques are kept: they are written at once. You can go on working.")
        )
        words.setProperty("role", "quiet")
        words.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(words)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(picture)
        head.addLayout(column, 1)
        text = QPlainTextEdit(report, readOnly=True)
        text.setAccessibleName(self.tr("Report"))
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        text.setTabChangesFocus(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(16)
        layout.addLayout(head)
        layout.addWidget(text, 1)
        layout.addWidget(self._buttons(folder, parent))
        self._on.setFocus()
        self.resize(QSize(720, 460))

    def _buttons(self, folder: Path, window: QWidget | None) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        on = buttons.addButton(self.tr("Go on"), role.AcceptRole)
        on.setDefault(True)
        self._on = on
        on.clicked.connect(self.accept)
        copy = buttons.addButton(self.tr("Copy the report"), role.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._report))
        show = buttons.addButton(self.tr("Show the log"), role.ActionRole)
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        if window is not None:
            close = buttons.addButton(self.tr("Close the program"), role.RejectRole)
            close.clicked.connect(self.reject)
            close.clicked.connect(window.close)
        return buttons
