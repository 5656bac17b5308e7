"""The rating round: one photo after another, each with a key, those first whose ratings tell most."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from aesthetic_studio.domain.standing import Standing
from aesthetic_studio.gui import icons, theme
from aesthetic_studio.gui.theme import GRID
from aesthetic_studio.gui.tooltip import plain_tooltip
from aesthetic_studio.gui.views.zoom import FIT, Frame
from aesthetic_studio.gui.workers.loupe_image import LoupeImage

_STARS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4, Qt.Key.Key_5: 5}
_SKIP = (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_0)
_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Left)


class RatingPage(QWidget):
    """Shows a photo and takes its stars; neither its score nor earlier ones are shown, which would sway the user."""

    opened = Signal()
    left = Signal()
    rated = Signal(int)  # stars 1–5
    skipped = Signal()
    back_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Rating round"))
        self._photo = _Picture()
        self._given = 0
        self._standing, self._now = QLabel(), QLabel()
        self._standing.setTextFormat(Qt.TextFormat.PlainText)
        self._now.setProperty("role", "quiet")
        self._note = QLabel()
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setProperty("role", "quiet")
        self._stars = [self._star(stars) for stars in range(1, 6)]
        self._skip = self._button(self.tr("Skip"), self.tr("Not this one (Space)"))
        self._skip.clicked.connect(self.skipped)
        self._back = self._button(self.tr("Back"), self.tr("Take the last rating back (Backspace)"))
        self._back.clicked.connect(self.back_wanted)
        self._end = self._button(self.tr("Done"), self.tr("To the taste page"))
        self._end.clicked.connect(self.end_wanted)
        top = QHBoxLayout()
        top.setSpacing(4 * GRID)
        top.addWidget(self._standing)
        top.addWidget(self._now)
        top.addStretch(1)
        top.addWidget(self._end)
        keys = QHBoxLayout()
        keys.setSpacing(2 * GRID)
        keys.addWidget(self._back)
        keys.addStretch(1)
        for star in self._stars:
            keys.addWidget(star)
        keys.addStretch(1)
        keys.addWidget(self._skip)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * GRID, 4 * GRID, 5 * GRID, 4 * GRID)
        column.setSpacing(3 * GRID)
        column.addLayout(top)
        column.addWidget(self._photo, 1)
        column.addWidget(self._note, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(keys)
        self.show_rated(())
        self.show_waiting(self.tr("Choosing photos"))

    @property
    def image_side(self) -> int:
        """Pixels that a photo is shown with at most."""
        return round(max(self._photo.width(), self._photo.height()) * self.devicePixelRatioF())

    @property
    def words(self) -> str:
        """What is said now."""
        parts = (self._standing.text(), self._now.text(), self._photo.words, self._note.text())
        return "\n".join(filter(None, parts))

    @property
    def photo_name(self) -> str:
        """The photo that waits for its stars; empty without one."""
        return self._photo.accessibleName() if self.asking else ""

    @property
    def asking(self) -> bool:
        """Whether a photo waits for its stars."""
        return self._stars[0].isEnabled()

    def show_waiting(self, words: str) -> None:
        """No photo yet."""
        self._photo.show_image(None)
        self._photo.setToolTip("")
        self._note.setText(words)
        self._ask(asking=False)

    def show_stopped(self, words: str) -> None:
        """No photo could be chosen; skipping tries again."""
        self.show_waiting(words)
        self._skip.setEnabled(True)

    def show_end(self) -> None:
        """No photo any more: Enter leaves."""
        self.show_waiting("")
        self._photo.show_words(self.tr("Every photo shown here is rated."))
        self._end.setFocus()

    def show_photo(self, name: str, image: LoupeImage | None) -> None:
        """Ask for the stars of a photo; its picture may come later."""
        self._photo.setAccessibleName(name)
        self._photo.setToolTip(plain_tooltip(name))
        self._photo.show_image(image)
        self._note.setText(
            self.tr("{stars} given · Backspace takes it back").format(stars="★" * self._given)
            if self._given
            else self.tr("1–5 gives stars · Space skips")
        )
        self._ask(asking=True)
        if self._end.hasFocus():
            self.setFocus()

    def set_image(self, image: LoupeImage) -> None:
        """The picture of the photo has come."""
        self._photo.show_image(image)

    def show_count(self, ratings: int) -> None:
        """How many ratings there are, while it is not known yet where the learning stands."""
        if not self._standing.text():
            self._standing.setText(self.tr("%Ln ratings", "", ratings))

    def show_standing(self, standing: Standing) -> None:
        """Where the learning stands."""
        ratings = self.tr("%Ln ratings", "", standing.ratings)
        if standing.proven:
            words = self.tr("Your score is proven on {}").format(ratings)
        elif standing.needed:
            words = self.tr("Learning: {ratings}, about {more} more needed").format(
                ratings=ratings, more=f"{standing.needed:,}"
            )
        else:
            words = self.tr("Learning: {}").format(ratings)
        self._standing.setText(words)

    def show_rated(self, stars: Sequence[int]) -> None:
        """What was given in this round, the last at the end; before the next photo is shown."""
        self._given = stars[-1] if stars else 0
        self._now.setText(self.tr("%Ln rated in this round", "", len(stars)) if stars else "")
        self._back.setEnabled(bool(stars))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit rates, Space skips, Backspace goes back."""
        key = Qt.Key(event.key())
        if key in _STARS and self.asking:
            self.rated.emit(_STARS[key])
        elif key in _SKIP and self._skip.isEnabled():
            self.skipped.emit()
        elif key in _BACK and self._back.isEnabled():
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QEvent) -> None:
        """The round begins or goes on."""
        super().showEvent(event)  # type: ignore[arg-type]
        self.opened.emit()

    def hideEvent(self, event: QEvent) -> None:
        """The round rests."""
        super().hideEvent(event)  # type: ignore[arg-type]
        self.left.emit()

    def _ask(self, *, asking: bool) -> None:
        for part in (*self._stars, self._skip):
            part.setEnabled(asking)

    def _star(self, stars: int) -> QToolButton:
        button = QToolButton()
        button.setText("★" * stars)
        button.setAccessibleName(self.tr("%Ln stars", "", stars))
        button.setToolTip(f"{stars}")
        button.setProperty("role", "pill")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.rated.emit(stars))
        return button

    def _button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button


class _Picture(QWidget):
    """One photo as large as it is in the loupe; or words in its place."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self._image: LoupeImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 150)

    def show_image(self, image: LoupeImage | None) -> None:
        self._image, self.words = image, ""
        self.update()

    def show_words(self, words: str) -> None:
        self._image, self.words = None, words
        self.setAccessibleName(words)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.words:
            self._paint_words(painter)
        elif self._image is None:
            self._paint_placeholder(painter)
        else:
            self._paint_photo(painter, self._image)

    def _paint_words(self, painter: QPainter) -> None:
        colours, side = theme.tokens(), 40
        picture = icons.pixmap("taste", colours.quiet, side, self.devicePixelRatioF())
        middle = QRectF(self.rect()).center()
        painter.drawPixmap(QPointF(middle.x() - side / 2, middle.y() - side), picture)
        painter.setPen(QColor(colours.text))
        painter.setFont(theme.font(weight=QFont.Weight.DemiBold))
        below = QRectF(0, middle.y() + 2 * GRID, self.width(), 6 * GRID)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.words)

    def _paint_placeholder(self, painter: QPainter) -> None:
        side = 40.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tokens().cell))
        corner = QRectF(self.rect()).center() - QPointF(1.5 * side, side)
        painter.drawRoundedRect(QRectF(corner, corner + QPointF(3 * side, 2 * side)), 6, 6)

    def _paint_photo(self, painter: QPainter, image: LoupeImage) -> None:
        ratio = self.devicePixelRatioF()
        place = Frame(QSizeF(image.levels[0].size()), QRectF(self.rect()), ratio).target(FIT)
        painter.drawImage(place, image.level_for(place.width() * ratio))
