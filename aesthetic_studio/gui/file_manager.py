"""Showing files in the desktop's file manager, with them selected where it can do that."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QUrl
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
from PySide6.QtGui import QDesktopServices

SERVICE, OBJECT = "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1"
MOST = 200
"""Files shown at once: a file manager opens a window for each of their folders."""


class FileManager(QObject):
    """Asks the file manager over D-Bus, or the way of macOS and Windows; else it opens the folder."""

    def show(self, files: Sequence[Path]) -> None:
        """Show files of any folders."""
        files = files[:MOST]
        if not files:
            return
        if sys.platform == "darwin":
            QProcess.startDetached("open", ["-R", *map(str, files)])
        elif sys.platform == "win32":
            QProcess.startDetached("explorer", [f"/select,{files[0]}"])
        else:
            self._show_by_bus(files)

    def _show_by_bus(self, files: Sequence[Path]) -> None:
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            _open_folder(files[0])
            return
        message = QDBusMessage.createMethodCall(SERVICE, OBJECT, SERVICE, "ShowItems")
        addresses = [bytes(QUrl.fromLocalFile(str(file)).toEncoded().data()).decode() for file in files]
        message.setArguments([addresses, ""])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(message), self)

        def answered(call: QDBusPendingCallWatcher) -> None:
            if call.isError():
                _open_folder(files[0])
            call.deleteLater()

        watcher.finished.connect(answered)


def _open_folder(file: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))
