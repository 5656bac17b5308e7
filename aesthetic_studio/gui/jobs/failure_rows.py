"""Rows of the list of failed photos: the name, and in quiet words below it what happened and what helps."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aesthetic_studio.gui import theme

REASON = Qt.ItemDataRole.UserRole + 1
_SIDE, _GAP = 2 * theme.GRID, theme.GRID
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop


class FailureRows(QStyledItemDelegate):
    """Paints one failed photo as plain text; its reason takes as many lines as it needs."""

    def __init__(self, list_: QListView) -> None:
        super().__init__(list_)
        self._list = list_

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Name and reason, on a raised ground where the row is chosen."""
        colours = theme.tokens()
        place: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QColor(colours.accent) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), theme.GRID, theme.GRID)
        inside = place.adjusted(_SIDE, _GAP, -_SIDE, -_GAP)
        painter.setFont(theme.font())
        painter.setPen(QColor(colours.text))
        names = QFontMetrics(theme.font())
        name = names.elidedText(index.data() or "", Qt.TextElideMode.ElideMiddle, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop, name)
        painter.setFont(theme.font(theme.TextSize.SMALL))
        painter.setPen(QColor(colours.quiet))
        painter.drawText(inside.adjusted(0, names.height(), 0, 0), _WRAP, index.data(REASON) or "")
        painter.restore()

    def sizeHint(self, _: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the reason needs at the list's width."""
        width = self._list.viewport().width() - 2 * _SIDE
        small = QFontMetrics(theme.font(theme.TextSize.SMALL))
        reason = small.boundingRect(QRect(0, 0, width, 1000), int(_WRAP), index.data(REASON) or "")
        return QSize(width, QFontMetrics(theme.font()).height() + reason.height() + 2 * _GAP)
