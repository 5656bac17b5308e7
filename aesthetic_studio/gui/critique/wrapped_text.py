"""Plain text that wraps at any width, grows with its words and can be selected."""

import math

from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

LINE_HEIGHT_PERCENT = 122
INSET = 4
"""Pixels between the widget's edge and its words: the focus ring and room for it."""

_STYLE = """
QTextEdit {{
  background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 3px; {colour}
}}
QTextEdit:focus {{ border: 1px solid palette(highlight); }}
"""


class WrappedText(QTextEdit):
    """Model output and messages: never interpreted as markup, never cut off, never wider than its place.

    A `QLabel` would not do: it cannot break an unbroken word and would push the panel wide.
    """

    def __init__(
        self,
        name: str,
        *,
        quiet: bool = False,
        centred: bool = False,
        by_mouse_only: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if by_mouse_only else Qt.FocusPolicy.StrongFocus)
        self.setCursorWidth(0)  # nothing is typed here
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        option = QTextOption(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeading)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each paragraph by its own script
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(0)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet(_STYLE.format(colour="color: palette(placeholder-text);" if quiet else ""))
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._set_line_height()

    def show_text(self, text: str) -> None:
        """Replace all words."""
        self.setPlainText(text)
        self._set_line_height()

    def append_text(self, text: str) -> None:
        """Add words at the end; lays out the last paragraph only, and keeps the user's selection."""
        end = QTextCursor(self.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        end.insertText(text)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the panel wants; the height is fixed by the words."""
        return QSize(0, self.minimumHeight())

    def sizeHint(self) -> QSize:
        """The words' own height at the present width."""
        return QSize(0, self.minimumHeight())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The panel scrolls, not the text in it."""
        event.ignore()

    def _fit(self, size: QSizeF) -> None:
        height = math.ceil(size.height()) + 2 * INSET
        if height != self.minimumHeight():  # once a line, not once a word
            self.setFixedHeight(height)

    def _set_line_height(self) -> None:
        block = QTextBlockFormat()
        block.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        everything = QTextCursor(self.document())
        everything.select(QTextCursor.SelectionType.Document)
        everything.mergeBlockFormat(block)
