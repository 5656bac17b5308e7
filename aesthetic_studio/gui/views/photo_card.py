"""A photo among others: its pane, a line with its name and marks below, and a ring where it is the active one."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from aesthetic_studio.domain.photo import Flag, Label, Photo
from aesthetic_studio.gui import icons, theme
from aesthetic_studio.gui.library import mark_painting
from aesthetic_studio.gui.library.fitting_words import fitting, shortened
from aesthetic_studio.gui.library.info_line import exposure_words
from aesthetic_studio.gui.views.photo_pane import PhotoPane

CAPTION_HEIGHT = 28
RING, MARGIN = 3, 8
CARD_MARGINS = 2 * (RING + MARGIN)
"""What a card keeps free beside its photo."""
STARS_WIDTH, COUNT_WIDTH, MARK_WIDTH = 64.0, 24.0, 19.0
CAPTION_WIDTH, CROWDED, ROLE_WIDTH = 280.0, 220.0, 100.0


class PhotoCard(QWidget):
    """Shows a photo of the library with the user's marks and the model's score, never to be mistaken."""

    chosen = Signal()
    opened = Signal()
    remove_wanted = Signal()
    stars_wanted = Signal(int)
    """A click on the caption's stars wants so many for this photo; 0 for those that it has."""

    def __init__(self, parent: QWidget | None = None, *, removable: bool = False) -> None:
        super().__init__(parent)
        self.pane = PhotoPane(margin=MARGIN, fixed=removable)
        self.photo: Photo | None = None
        self._active = False
        self._role = ""
        self._stars = QRectF()  # where five stars were painted
        layout = QVBoxLayout(self)
        layout.setContentsMargins(RING, RING, RING, CAPTION_HEIGHT)
        layout.addWidget(self.pane)
        self.pane.moved.connect(self._photo_moved)
        self.pane.clicked.connect(self._clicked)
        self.pane.double_clicked.connect(self.opened)
        self._remove = self._remove_button() if removable else None

    def _remove_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "over-photo")
        button.setIcon(icons.icon("remove", mark_painting.BADGE_TEXT.name(), 12))
        button.setIconSize(QSize(12, 12))
        button.setFixedSize(24, 24)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(self.tr("Remove from the survey"))
        button.setToolTip(self.tr("Remove from the survey (/)"))
        button.clicked.connect(self.remove_wanted)
        button.hide()
        return button

    def show_photo(self, photo: Photo | None, thumbnail: QImage | None) -> None:
        """Another photo, or the same with other marks."""
        self.photo = photo
        self.pane.show_photo(photo, thumbnail)
        name = "" if photo is None else f"{self._role} {photo.path.name}".strip()
        for each in (self, self.pane):
            each.setAccessibleName(name)
        self.update()

    def set_active(self, active: bool) -> None:
        """Whether marks act on it."""
        self._active = active
        self.update()

    def set_role(self, role: str) -> None:
        """What it is among the others, said before its name."""
        self._role = role
        self.update()

    @property
    def active(self) -> bool:
        """Whether marks act on it."""
        return self._active

    def _clicked(self, at: QPointF) -> None:
        if not self._active:
            self.chosen.emit()
        else:
            self.pane.toggle_zoom(at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the stars of the caption gives so many."""
        stars = mark_painting.star_at(event.position().x() - self._stars.left())
        left = event.button() == Qt.MouseButton.LeftButton
        if self.photo is None or not left or not stars or not self._stars.contains(event.position()):
            event.ignore()
            return
        if not self._active:
            self.chosen.emit()
        self.stars_wanted.emit(0 if stars == self.photo.stars else stars)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks on a star are one: the second would take it back."""
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu is about this photo; whoever shows the cards opens it."""
        if not self._active:
            self.chosen.emit()
        event.ignore()

    # --- painting

    def paintEvent(self, _: QPaintEvent) -> None:
        """The caption, and the ring."""
        colours = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours.canvas))
        if self._active:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        if self.photo is not None:
            self._paint_caption(painter, self._caption_room(), self.photo)

    def _caption_room(self) -> QRectF:
        """As wide as the photo, but wide enough for the words where the view allows."""
        photo = self.pane.target
        wide = min(self.width() - 24.0, max(photo.width(), CAPTION_WIDTH + self._role_width))
        left = self.pane.x() + photo.center().x() - wide / 2
        left = min(max(12.0, left), self.width() - 12 - wide)
        return QRectF(left, self.height() - CAPTION_HEIGHT, wide, CAPTION_HEIGHT - 2)

    @property
    def _role_width(self) -> float:
        return ROLE_WIDTH if self._role else 0.0

    def _paint_caption(self, painter: QPainter, room: QRectF, photo: Photo) -> None:
        colours = theme.tokens()
        middle = room.center().y()
        start, end = room.left(), self._paint_marks(painter, room, photo) - 12
        for words, colour, weight in (
            (self._role, colours.text, QFont.Weight.DemiBold),
            (photo.path.name, colours.quiet if self._role else colours.text, QFont.Weight.Normal),
        ):
            if not words:
                continue
            painter.setFont(theme.font(weight=weight))
            metrics = QFontMetricsF(painter.font())
            shown = shortened(words, metrics, end - start)
            if not shown:
                return
            painter.setPen(QColor(colour))
            painter.drawText(QPointF(start, middle + metrics.capHeight() / 2), shown)
            start += metrics.horizontalAdvance(shown) + 8
        painter.setFont(theme.font())
        painter.setPen(QColor(colours.quiet))
        metrics = QFontMetricsF(painter.font())
        words = fitting(exposure_words(photo), metrics, end - start - 8)
        painter.drawText(QPointF(start + 8, middle + metrics.capHeight() / 2), words)

    def _paint_marks(self, painter: QPainter, room: QRectF, photo: Photo) -> float:
        """The user's marks and the model's chip at the right; returns where they begin."""
        middle, right = room.center().y(), room.right()
        self._stars = QRectF()
        if photo.score is not None:
            mark_painting.paint_chip(painter, right, middle, photo.score)
            right -= mark_painting.CHIP_WIDTH + 8
        others = sum(MARK_WIDTH for mark in (photo.label, photo.flag) if mark not in {Label.NONE, Flag.NONE})
        crowded = room.width() < CROWDED + self._role_width
        if photo.stars == 0 and not others and crowded:
            return right  # the name needs the place more than five empty stars
        if crowded:
            left = right - (COUNT_WIDTH if photo.stars else 0) - others
            end = mark_painting.paint_counted_stars(painter, left, middle, photo.stars)
        else:
            left = right - STARS_WIDTH - others
            self._stars = QRectF(left, room.top(), STARS_WIDTH, room.height())
            end = mark_painting.paint_stars(painter, left, middle, photo.stars)
        end = mark_painting.paint_label(painter, end + 5, middle, photo.label)
        mark_painting.paint_flag(painter, end + 3, middle, photo.flag)
        return left

    # --- the remove button comes with the pointer

    def _photo_moved(self) -> None:
        """The caption and the button stay with the photo."""
        self.update()
        if self._remove is not None:
            photo = self.pane.target
            corner = QPointF(self.pane.pos()) + photo.topRight() + QPointF(-self._remove.width() - 6, 6)
            self._remove.move(corner.toPoint())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Offer to remove the photo."""
        super().enterEvent(event)
        if self._remove is not None:
            self._remove.show()
            self._remove.raise_()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing but the photo."""
        super().leaveEvent(event)
        if self._remove is not None:
            self._remove.hide()

    def changeEvent(self, event: QEvent) -> None:
        """A new theme changes the canvas."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
