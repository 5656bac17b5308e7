"""Writes a report about the selected photos."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.progress import CancelToken, Progress
from aesthetic_studio.gui.workers.serial_thread import SerialThread

if TYPE_CHECKING:
    from aesthetic_studio.studio.library import Library

FORMATS = {
    "PDF": ".pdf",
    "Web page (HTML)": ".html",
    "Markdown": ".md",
    "Table (CSV)": ".csv",
    "Data (JSON)": ".json",
}


class ReportDialog(QDialog):
    """Asks for title, format and file, writes away from the window, and says how it went."""

    _progressed = Signal(object)  # Progress

    def __init__(
        self,
        library: "Library",
        ids: Sequence[int],
        thread: SerialThread,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library, self._ids, self._thread = library, list(ids), thread
        self._cancel = CancelToken()
        self._written: Path | None = None
        self._progressed.connect(self._show_progress)
        self.setWindowTitle("Export report")
        self.setMinimumWidth(520)
        self.name = QLineEdit("Critique")
        self.name.setAccessibleName("Title")
        self.format = QComboBox()
        self.format.setAccessibleName("Format")
        self.format.addItems(list(FORMATS))
        self.format.currentTextChanged.connect(self._follow_format)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.file = QLineEdit(str(Path(documents) / "critique.pdf"))
        self.file.setAccessibleName("File")
        self._progress = QProgressBar(textVisible=False)
        self.message = QLabel()
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.setMinimumHeight(34)
        self._open = _button("Open", self._open_report)
        self._close = _button("Close", self.reject)
        self.export = _button("Export", self._export)
        self.export.setDefault(True)
        self.export.setProperty("role", "accent")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addLayout(self._form())
        layout.addWidget(self._progress)
        layout.addWidget(self.message)
        layout.addLayout(self._buttons())
        self._open.hide()
        self._progress.hide()

    def _form(self) -> QFormLayout:
        count = QLabel("1 photo" if len(self._ids) == 1 else f"{len(self._ids):,} photos")
        count.setProperty("role", "quiet")
        choose = _button("Choose…", self._choose_file)
        choose.setAccessibleName("Choose the file")
        file = QHBoxLayout()
        file.addWidget(self.file)
        file.addWidget(choose)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.addRow("Photos", count)
        form.addRow("Title", self.name)
        form.addRow("Format", self.format)
        form.addRow("File", file)
        return form

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._open)
        row.addStretch()
        row.addWidget(self._close)
        row.addWidget(self.export)
        return row

    def _follow_format(self, name: str) -> None:
        self.file.setText(str(Path(self.file.text() or "critique").with_suffix(FORMATS[name])))

    def _choose_file(self) -> None:
        wanted = FORMATS[self.format.currentText()]
        chosen, _ = QFileDialog.getSaveFileName(self, "Report", self.file.text(), f"*{wanted}")
        if chosen:
            file = Path(chosen)
            self.file.setText(str(file if file.suffix else file.with_suffix(wanted)))

    def _export(self) -> None:
        out, title = Path(self.file.text()).expanduser(), self.name.text().strip() or "Critique"
        self._cancel = CancelToken()
        self.export.setEnabled(False)
        self._open.hide()
        self._close.setText("Cancel")
        self._progress.show()
        self._show_progress(Progress(0, len(self._ids)))
        self._thread.post(lambda: self._write(out, title), self._show_written, self._show_failure)

    def _write(self, out: Path, title: str) -> tuple[Path, int]:
        """Runs in the thread; returns the file and how many photos it has."""
        from aesthetic_studio.studio.report import check_target, stored_entry, write_report

        check_target(out)
        entries = []
        for done, photo in enumerate(self._library.photos(self._ids)):
            self._cancel.check()
            self._progressed.emit(Progress(done, len(self._ids), photo.path.name))
            entry = stored_entry(self._library, photo)
            if entry is not None:
                entries.append(entry)
        if not any(entry.critique for entry in entries):
            raise StudioError(
                "None of these photos has a critique yet.", "Critique them first (Ctrl+Return)."
            )
        self._progressed.emit(Progress(len(self._ids), None, "Laying out"))
        return write_report(out, entries, title=title), len(entries)

    def _show_progress(self, progress: Progress) -> None:
        self._progress.setRange(0, progress.total or 0)
        self._progress.setValue(progress.done)
        self.message.setText(progress.note)

    def _show_written(self, written: tuple[Path, int]) -> None:
        self._written, count = written
        left_out = len(self._ids) - count
        note = f" {left_out:,} without a critique left out." if left_out else ""
        self._rest(f"Written: {self._written}.{note}")
        self._open.show()
        self._open.setFocus()

    def _show_failure(self, error: StudioError) -> None:
        self._rest(str(error))

    def _rest(self, message: str) -> None:
        self._progress.hide()
        self._close.setText("Close")
        self.export.setEnabled(True)
        self.message.setText(message)

    def _open_report(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def done(self, result: int) -> None:
        """Stop what runs; the thread belongs to the window and ends by itself."""
        self._cancel.cancel()
        super().done(result)


def _button(text: str, pressed: Callable[[], None]) -> QPushButton:
    button = QPushButton(text, autoDefault=False)
    button.setAccessibleName(text)
    button.clicked.connect(lambda _=False: pressed())
    return button
