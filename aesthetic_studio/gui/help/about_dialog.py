"""Which program this is, and whose work is in it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aesthetic_studio import __version__
from aesthetic_studio.gui import icons, theme
from aesthetic_studio.gui.help.versions import versions
from aesthetic_studio.studio.licences import Dependency


class AboutDialog(QDialog):
    """Version and licence; below, each package that is used, with the text of its licence."""

    licence_wanted = Signal(str)  # name of a package

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Aesthetic Studio"))
        self._packages = QTreeWidget()
        self._packages.setAccessibleName(self.tr("Packages that are used"))
        self._packages.setHeaderLabels([self.tr("Made with"), self.tr("Version"), self.tr("Licence")])
        self._packages.setRootIsDecorated(False)
        self._packages.setUniformRowHeights(True)
        self._packages.setIndentation(0)
        self._packages.setObjectName("packages")
        self._packages.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for column in (0, 1):
            self._packages.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._packages.currentItemChanged.connect(self._choose)
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setAccessibleName(self.tr("Text of the licence"))
        self._text.setPlaceholderText(self.tr("Choose a package to read its licence"))
        self._text.setTabChangesFocus(True)
        self._text.setFont(theme.font(theme.TextSize.SMALL))  # licences come in lines of 80 characters
        both = QHBoxLayout()
        both.setSpacing(8)
        both.addWidget(self._packages, 4)
        both.addWidget(self._text, 5)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        copy = buttons.addButton(self.tr("Copy versions"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setToolTip(self.tr("Copy what a report of a fault should tell"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(versions()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(16)
        layout.addLayout(self._head())
        layout.addLayout(both, 1)
        layout.addWidget(buttons)
        self.resize(self.sizeHint())

    def _head(self) -> QHBoxLayout:
        picture = QLabel()
        picture.setPixmap(icons.pixmap("aperture", theme.tokens().accent, 56, self.devicePixelRatioF()))
        name = QLabel(f"Aesthetic Studio {__version__}")
        name.setFont(theme.font(weight=QFont.Weight.DemiBold))
        words = QLabel(
            self.tr("Local photo critique. Nothing leaves this machine.")
            + "\n"
            + self.tr("Licence: Apache-2.0")
        )
        words.setProperty("role", "quiet")
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(name)
        column.addWidget(words)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(picture)
        head.addLayout(column, 1)
        return head

    def show_dependencies(self, found: Sequence[Dependency]) -> None:
        """List these packages."""
        self._packages.clear()
        for each in found:
            item = QTreeWidgetItem([each.name, each.version, each.licence or self.tr("see its text")])
            item.setToolTip(2, each.licence)
            self._packages.addTopLevelItem(item)

    def show_licence(self, text: str) -> None:
        """Show the text of the chosen package's licence."""
        self._text.setPlainText(text or self.tr("The package brings no text of its licence along."))

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.licence_wanted.emit(item.text(0))

    def sizeHint(self) -> QSize:
        """Room for a list and a text."""
        room = self.screen().availableSize()
        return QSize(940, 600).boundedTo(QSize(room.width() - 40, room.height() - 40))
