"""Writes a report about the selected photos."""

import os
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
from aesthetic_studio.domain.progress import Cancelled, CancelToken, Progress
from aesthetic_studio.gui.error_words import told
from aesthetic_studio.gui.language import to_translate, translate
from aesthetic_studio.gui.shortcuts.bound import key_or_name
from aesthetic_studio.gui.workers.serial_thread import SerialThread

if TYPE_CHECKING:
    from aesthetic_studio.studio.library import Library

FORMATS = {
    to_translate("Report", "PDF"): ".pdf",
    to_translate("Report", "Web page (HTML)"): ".html",
    to_translate("Report", "Markdown"): ".md",
    to_translate("Report", "Table (CSV)"): ".csv",
    to_translate("Report", "Data (JSON)"): ".json",
}
MESSAGE_LINES = 2
"""Room for what most messages need."""


class ReportDialog(QDialog):
    """Asks for title, format and file, writes away from the window, and says how it went."""

    written = Signal(object)  # Path of the report
    _progressed = Signal(object)  # Progress

    def __init__(
        self,
        library: "Library",
        ids: Sequence[int],
        thread: SerialThread,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library, self._ids, self._thread = library, list(ids), thread
        self._cancel = CancelToken()
        self._written: Path | None = None
        self._writing = self._closed = False
        self._progressed.connect(self._show_progress)
        self.setWindowTitle(self.tr("Export report"))
        self.setMinimumWidth(520)
        self.name = QLineEdit(self.tr("Critique"))
        self.name.setAccessibleName(self.tr("Title"))
        self.format = QComboBox()
        self.format.setAccessibleName(self.tr("Format"))
        for name, suffix in FORMATS.items():
            self.format.addItem(translate("Report", name), suffix)
        self.format.currentIndexChanged.connect(self._follow_format)
        self.file = QLineEdit(str(folder / "critique.pdf"))
        self.file.setAccessibleName(self.tr("File"))
        self.file.textChanged.connect(lambda _: self._forget_outcome())
        self._progress = QProgressBar(textVisible=False)
        _keep_room(self._progress)
        self.message = QLabel()
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.message.setMinimumHeight(MESSAGE_LINES * self.message.fontMetrics().lineSpacing())
        self._open = _button(self.tr("Open"), self._open_report)
        self._close = _button(self.tr("Close"), self.reject)
        self.export = _button(self.tr("Export"), self._export)
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
        count = QLabel(self.tr("%Ln photos", "", len(self._ids)))
        count.setProperty("role", "quiet")
        choose = _button(self.tr("Choose…"), self._choose_file)
        choose.setAccessibleName(self.tr("Choose the file"))
        file = QHBoxLayout()
        file.setSpacing(8)
        file.addWidget(self.file)
        file.addWidget(choose)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.addRow(self.tr("Photos"), count)
        form.addRow(self.tr("Title"), self.name)
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.tr("File"), file)
        return form

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._open)
        row.addStretch()
        row.addWidget(self._close)
        row.addWidget(self.export)
        return row

    def _follow_format(self) -> None:
        suffix = self.format.currentData()
        self.file.setText(str(Path(self.file.text() or "critique").with_suffix(suffix)))

    def _choose_file(self) -> None:
        wanted = self.format.currentData()
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Report"), self.file.text(), f"*{wanted}")
        if chosen:
            file = Path(chosen)
            self.file.setText(str(file if file.suffix else file.with_suffix(wanted)))

    def _export(self) -> None:
        out, title = Path(self.file.text()).expanduser(), self.name.text().strip() or self.tr("Critique")
        self._cancel = CancelToken()
        self.export.setEnabled(False)
        self._open.hide()
        self._close.setText(self.tr("Cancel"))
        self._progress.show()
        self._show_progress(Progress(0, len(self._ids)))
        self._writing = True
        self._thread.post(lambda: self._write_unless_stopped(out, title), self._end, self._show_failure)

    def _write_unless_stopped(self, out: Path, title: str) -> tuple[Path, int] | None:
        """Runs in the thread; None where it was stopped."""
        try:
            return self._write(out, title)
        except Cancelled:
            return None

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
                translate("Report", "None of these photos has a critique yet."),
                translate("Report", "Critique them first: {key}.").format(key=key_or_name("critique")),
            )
        self._progressed.emit(Progress(len(self._ids), None, translate("Report", "Laying out")))
        return write_report(out, entries, title=title), len(entries)

    def _show_progress(self, progress: Progress) -> None:
        self._progress.setRange(0, progress.total or 0)
        self._progress.setValue(progress.done)
        self._say(progress.note)

    def _end(self, written: tuple[Path, int] | None) -> None:
        self._rest("")
        if written is not None:
            self._show_written(written)

    def _show_written(self, written: tuple[Path, int]) -> None:
        self._written, count = written
        self.written.emit(self._written)
        left_out = len(self._ids) - count
        note = self.tr("%Ln photos without a critique are left out.", "", left_out) if left_out else ""
        words = self.tr("Written: {file}.").format(file=self._written)
        self._say(f"{words} {note}".rstrip())
        self._open.show()
        self._open.setFocus()

    def _show_failure(self, error: StudioError) -> None:
        self._rest(told(error))

    def _rest(self, message: str) -> None:
        self._writing = False
        if self._closed:
            self.deleteLater()
        self._progress.hide()
        self._close.setText(self.tr("Close"))
        self.export.setEnabled(True)
        self._say(message)

    def _say(self, words: str) -> None:
        self.message.setText(words)
        high = self.message.heightForWidth(self.message.width())
        if high > self.message.minimumHeight():
            self.message.setMinimumHeight(high)  # the dialog grows; nothing in it shrinks

    def _forget_outcome(self) -> None:
        """What was said of another file holds no more."""
        if not self._writing:
            self._open.hide()
            self._say("")

    def _open_report(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def done(self, result: int) -> None:
        """Stop what runs; the thread belongs to the window, and tells this dialog until it has ended."""
        self._cancel.cancel()
        self._closed = True
        super().done(result)
        if not self._writing:
            self.deleteLater()


def report_folder(last: Path | None) -> Path:
    """Where to propose a report: the last one's folder, or the documents, if it is there, else the home.

    Touches the disk.
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    wanted = [each for each in (last, Path(documents) if documents else None) if each is not None]
    return next((each for each in wanted if os.path.isdir(each)), Path.home())  # noqa: PTH112 - it never raises


def _keep_room(widget: QWidget) -> None:
    """Its room stays when it is hidden, so that nothing jumps."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


def _button(text: str, pressed: Callable[[], None]) -> QPushButton:
    button = QPushButton(text, autoDefault=False)
    button.setAccessibleName(text)
    button.clicked.connect(lambda _=False: pressed())
    return button
