"""The rating round: one photo after another, each with a key, those first whose ratings tell most."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from aesthetic_studio.gui import theme
from aesthetic_studio.gui.theme import GRID
from aesthetic_studio.gui.workers.loupe_image import LoupeImage
from aesthetic_studio.studio.rating_round import Standing

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
        self._standing = QLabel()
        self._standing.setTextFormat(Qt.TextFormat.PlainText)
        self._note = QLabel()
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setProperty("role", "quiet")
        self._stars = [self._star(stars) for stars in range(1, 6)]
        self._skip = self._button(self.tr("Skip"), self.tr("Not this one (Space)"))
        self._skip.clicked.connect(self.skipped)
        self._back = self._button(self.tr("Back"), self.tr("Take the last rating back (Backspace)"))
        self._back.clicked.connect(self.back_wanted)
        end = self._button(self.tr("Done"), self.tr("To the taste page"))
        end.clicked.connect(self.end_wanted)
        top = QHBoxLayout()
        top.addWidget(self._standing)
        top.addStretch(1)
        top.addWidget(end)
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
        self.show_waiting(self.tr("Choosing photos"))

    @property
    def image_side(self) -> int:
        """Pixels that a photo is shown with at most."""
        return round(max(self._photo.width(), self._photo.height()) * self.devicePixelRatioF())

    @property
    def words(self) -> str:
        """What is said now."""
        return f"{self._standing.text()}\n{self._note.text()}"

    @property
    def asking(self) -> bool:
        """Whether a photo waits for its stars."""
        return self._stars[0].isEnabled()

    def show_waiting(self, words: str) -> None:
        """No photo yet, or none any more."""
        self._photo.show_image(None)
        self._note.setText(words)
        self._ask(asking=False)

    def show_photo(self, name: str, image: LoupeImage | None) -> None:
        """Ask for the stars of a photo; its picture may come later."""
        self._photo.setAccessibleName(name)
        self._photo.show_image(image)
        self._note.setText(name)
        self._ask(asking=True)

    def set_image(self, image: LoupeImage) -> None:
        """The picture of the photo has come."""
        self._photo.show_image(image)

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

    def allow_back(self, allowed: bool) -> None:
        """Whether there is a rating of this round to take back."""
        self._back.setEnabled(allowed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit rates, Space skips, Backspace goes back."""
        key = Qt.Key(event.key())
        if key in _STARS and self.asking:
            self.rated.emit(_STARS[key])
        elif key in _SKIP and self.asking:
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
    """One photo as large as it fits, a small one at 100 %."""

    def __init__(self) -> None:
        super().__init__()
        self._image: LoupeImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 150)

    def show_image(self, image: LoupeImage | None) -> None:
        self._image = image
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._image is None:
            side = 40.0
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tokens().cell))
            middle = QRectF(self.rect()).center() - QPointF(1.5 * side, side)
            painter.drawRoundedRect(
                QRectF(middle, QPointF(middle.x() + 3 * side, middle.y() + 2 * side)), 6, 6
            )
            return
        largest = self._image.levels[0]
        ratio = self.devicePixelRatioF()
        fit = min(self.width() / largest.width(), self.height() / largest.height())
        scale = min(fit, 1 / ratio)  # as in the loupe: never larger than it is
        frame = QRectF(0, 0, largest.width() * scale, largest.height() * scale)
        frame.moveCenter(QRectF(self.rect()).center())
        level: QImage = self._image.level_for(frame.width() * ratio)
        painter.drawImage(frame, level)
