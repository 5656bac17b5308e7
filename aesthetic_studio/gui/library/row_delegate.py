"""One row of a list at the side: icon and name on the left, count on the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aesthetic_studio.gui import theme

ROW_HEIGHT, ICON_SIDE = 27, 16
COUNT = Qt.ItemDataRole.UserRole + 1
DROP = Qt.ItemDataRole.UserRole + 9
"""Whether what is dragged would fall into this row."""
Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Icon and name on the left, count on the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Every row is as high as the others."""
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Icon, name, count; a ring around the row that has the keyboard."""
        colours = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        box = self.box(option).adjusted(0, 1, 0, -1)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover if selected else colours.raised))
            painter.drawRoundedRect(box, 5, 5)
        if option.state & QStyle.StateFlag.State_HasFocus or index.data(DROP):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        self.paint_words(painter, QRectF(option.rect).adjusted(9, 1, -9, -1), index, selected=selected)
        painter.restore()

    def box(self, option: QStyleOptionViewItem) -> QRectF:
        """What the shade and the ring are around."""
        return QRectF(option.rect)

    def paint_words(self, painter: QPainter, words: QRectF, index: Index, *, selected: bool) -> None:
        """The picture, the name and the count within a row."""
        colours = theme.tokens()
        number = index.data(COUNT)
        count = "" if number is None else f"{number:,}"
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if picture is not None:
            middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            place = QRectF(words.left() - 1, words.top(), ICON_SIDE, words.height())
            picture.paint(painter, place.toRect(), middle)
            words.setLeft(words.left() + ICON_SIDE + 7)
        painter.setFont(theme.font())
        width = painter.fontMetrics().horizontalAdvance(count) + 10
        painter.setPen(QColor(colours.quiet))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        foreground = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(
            foreground.color() if foreground else QColor(colours.bright if selected else colours.text)
        )
        name = painter.fontMetrics().elidedText(
            index.data(), Qt.TextElideMode.ElideMiddle, int(words.width() - width)
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)
