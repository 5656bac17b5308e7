"""The help pages in a window of their own."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QBrush, QColor, QTextBlockFormat, QTextCursor, QTextFrameFormat, QTextTable
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTextBrowser, QWidget

from aesthetic_studio.gui import theme
from aesthetic_studio.gui.help.pages import HelpPage
from aesthetic_studio.gui.library.row_delegate import RowDelegate


class HelpWindow(QDialog):
    """A list of the pages, and the chosen one. Nothing is loaded from anywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help"))
        self._pages: Sequence[HelpPage] = ()
        self._list = QListWidget()
        self._list.setProperty("role", "panel")
        self._list.setAccessibleName(self.tr("Help pages"))
        self._list.setItemDelegate(RowDelegate(self._list))
        self._list.setMouseTracking(True)
        self._list.setFixedWidth(216)
        self._list.currentRowChanged.connect(self._show)
        self._browser = _Browser()
        self._browser.setAccessibleName(self.tr("Help page"))
        self._browser.anchorClicked.connect(self._follow)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(self._list)
        layout.addWidget(self._browser, 1)
        self.resize(self.sizeHint())

    def show_pages(self, pages: Sequence[HelpPage]) -> None:
        """Offer these pages, and show the first."""
        self._pages = pages
        self._list.clear()
        self._list.addItems([page.title for page in pages])
        self._list.setCurrentRow(0)

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._pages):
            page = self._pages[row]
            self._browser.show_text(f"## {page.title}\n\n{page.text}")

    def _follow(self, link: QUrl) -> None:
        """A link leads to another page, never out of the window."""
        names = [page.name for page in self._pages]
        if link.fileName() in names:
            self._list.setCurrentRow(names.index(link.fileName()))

    def sizeHint(self) -> QSize:
        """Wide enough for lines that read well."""
        room = self.screen().availableSize()
        return QSize(860, 640).boundedTo(QSize(room.width() - 40, room.height() - 40))


class _Browser(QTextBrowser):
    """Shows Markdown, and loads nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.document().setDocumentMargin(16)

    def show_text(self, markdown: str) -> None:
        """Show a text from its beginning, with air between its lines."""
        self.setMarkdown(markdown)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        airy = QTextBlockFormat()
        airy.setBottomMargin(8)
        airy.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(airy)
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _quiet_lines(frame)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: ARG002
        """Neither files nor addresses."""
        return None

    def sizeHint(self) -> QSize:
        """The window decides."""
        return QSize(600, 400)


def _quiet_lines(table: QTextTable) -> None:
    """Thin lines between the rows' words, and air around them."""
    look = table.format()
    look.setBorder(1)
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setBorderBrush(QBrush(QColor(theme.tokens().track)))
    look.setBorderCollapse(True)
    look.setCellPadding(6)
    look.setCellSpacing(0)
    table.setFormat(look)
