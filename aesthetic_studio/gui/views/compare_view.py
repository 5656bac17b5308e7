"""Two photos side by side: a champion, and the challengers that come one after the other."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.gui import icons, theme
from aesthetic_studio.gui.library.loupe_view import MOVE_STEP, MOVES
from aesthetic_studio.gui.library.photo_model import PhotoModel, Role
from aesthetic_studio.gui.views.challengers import Challengers
from aesthetic_studio.gui.views.linked_zoom import LinkedZoom
from aesthetic_studio.gui.views.photo_card import CAPTION_HEIGHT, CARD_MARGINS, PhotoCard
from aesthetic_studio.gui.views.photo_pane import PhotoPane
from aesthetic_studio.gui.views.survey_layout import survey_cells
from aesthetic_studio.gui.workers.loupe_image import ImageKey

ICON_SIDE = 16


class CompareView(QWidget):
    """Arrows change the challenger; up makes it the champion, down swaps them; marks act on the active one."""

    active_wanted = Signal(int)  # photo id
    opened = Signal()
    panels_wanted = Signal()
    stars_wanted = Signal(int)

    def __init__(self, model: PhotoModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Compare"))
        self._model = model
        self.photos = Challengers(model)
        self.champion, self.challenger = PhotoCard(), PhotoCard()
        self.champion.set_role(self.tr("Champion"))
        self.challenger.set_role(self.tr("Challenger"))
        self.link = LinkedZoom(self.champion.pane, self.challenger.pane)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setContentsMargins(8, 8, 8, 0)
        self._cards.setSpacing(8)
        for card in (self.champion, self.challenger):
            self._cards.addWidget(card, 1)
            card.chosen.connect(lambda card=card: self._activate(card))
            card.opened.connect(self.opened)
            card.stars_wanted.connect(self.stars_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._cards, 1)
        layout.addLayout(self._controls())

    def _controls(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(8)
        self._buttons = {
            "swap": self._button(self.tr("Swap"), self.tr("Swap the two (Down)"), self.swap),
            "promote": self._button(
                self.tr("Make champion"),
                self.tr("The challenger becomes champion, the next one challenges it (Up)"),
                self.promote,
            ),
            "link": self._button(
                self.tr("Linked"),
                self.tr("Zoom and move both together, as they lie now"),
                self.link.set_linked,
            ),
        }
        self._buttons["link"].setCheckable(True)
        self._buttons["link"].setChecked(True)
        row.addStretch(1)
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        self._tint()
        return row

    def _button(self, words: str, tip: str, act: Callable[..., None]) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
        button.setProperty("role", "pill")
        button.setProperty("pictured", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        return button

    # --- which photos

    def begin(self, active: int, chosen: Sequence[int]) -> None:
        """The active photo is the champion; the others that are chosen challenge it, or else those after it."""
        self.photos.begin(active, chosen)
        self._show(self.challenger if self.photos.challenger is not None else self.champion)

    def step(self, steps: int) -> bool:
        """Another challenger; False at either end."""
        moved = self.photos.step(steps)
        if moved:
            self._show(self.challenger)
        return moved

    def swap(self) -> None:
        """Each takes the other's place; the challenger is still the one that marks act on."""
        if self.photos.swap():
            self._show(self.challenger)

    def promote(self) -> None:
        """The challenger wins: it is compared with the next one."""
        if self.photos.promote():
            self._show(self.challenger)

    def choose(self, photo_id: int) -> None:
        """A photo of the filmstrip: one of the two becomes active, any other is the challenger."""
        if photo_id == self.photos.champion:
            self._show(self.champion)
        else:
            self.photos.challenge(photo_id)
            self._show(self.challenger)

    def refresh(self) -> None:
        """Rows were read, marked, or left the query."""
        self.photos.refresh()
        self._show(self.challenger if self.challenger.active and self.photos.challenger else self.champion)

    @property
    def ids(self) -> list[int]:
        """The photos that are compared."""
        return [each for each in (self.photos.champion, self.photos.challenger) if each is not None]

    @property
    def active(self) -> int | None:
        """The photo that marks act on."""
        return self.photos.challenger if self.challenger.active else self.photos.champion

    def _activate(self, card: PhotoCard) -> None:
        for each in (self.champion, self.challenger):
            each.set_active(each is card)
        if (active := self.active) is not None:
            self.active_wanted.emit(active)

    def _show(self, active: PhotoCard) -> None:
        for card, photo_id in (
            (self.champion, self.photos.champion),
            (self.challenger, self.photos.challenger),
        ):
            row = None if photo_id is None else self._model.row_of(photo_id)
            photo = None if row is None else self._model.photo(row)
            card.show_photo(photo, None if row is None else self._model.index(row).data(Role.THUMBNAIL))
        self.challenger.setVisible(self.photos.challenger is not None)
        self._arrange()
        for button in ("swap", "promote"):
            self._buttons[button].setEnabled(self.photos.challenger is not None)
        self._activate(active)

    # --- what the large views ask

    @property
    def active_pane(self) -> PhotoPane:
        """The one that zooms at the pointer."""
        pointed = next((card for card in (self.champion, self.challenger) if card.underMouse()), None)
        return (pointed or (self.challenger if self.challenger.active else self.champion)).pane

    def panes(self) -> Iterator[PhotoPane]:
        """Both, the active one first."""
        cards = (self.champion, self.challenger)
        yield from (card.pane for card in (cards if self.champion.active else reversed(cards)))

    def soon(self) -> Iterator[ImageKey]:
        """What the next challengers need."""
        for photo in self._coming():
            yield from self.challenger.pane.wanted_for(photo)

    def _coming(self) -> Iterator[Photo]:
        for step in (1, -1, 2):
            photo_id = self.photos.peek(step)
            row = None if photo_id is None else self._model.row_of(photo_id)
            if row is not None and (photo := self._model.photo(row)) is not None:
                yield photo

    # --- the hand

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right: another challenger; up: it wins; down: swap; with Ctrl: the other one is active."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Right: lambda: self.step(1),
            Qt.Key.Key_Left: lambda: self.step(-1),
            Qt.Key.Key_Up: self.promote,
            Qt.Key.Key_Down: self.swap,
            Qt.Key.Key_Return: self.opened.emit,
            Qt.Key.Key_Enter: self.opened.emit,
        }
        sides = {Qt.Key.Key_Left: self.champion, Qt.Key.Key_Right: self.challenger}
        if key in plain and not modifiers:
            plain[key]()
        elif key in sides and modifiers == Qt.KeyboardModifier.ControlModifier:
            self._activate(sides[key])
        elif key in MOVES and modifiers == Qt.KeyboardModifier.ShiftModifier:
            x, y = MOVES[key]
            self.active_pane.move_by(x * MOVE_STEP, y * MOVE_STEP)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab hides the panels, as in the loupe."""
        if forward and self.hasFocus():
            self.panels_wanted.emit()
            return True
        return super().focusNextPrevChild(forward)

    def paintEvent(self, _: QPaintEvent) -> None:
        """The ground around the photos."""
        QPainter(self).fillRect(self.rect(), QColor(theme.tokens().canvas))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side or one above the other, whichever is larger."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        frames = [card.pane.frame.photo for card in (self.champion, self.challenger)]
        shapes = [each.width() / each.height() if each.height() else 1.5 for each in frames]
        area = self._cards.geometry()
        one, other = survey_cells(shapes, area.width(), area.height(), below=CAPTION_HEIGHT + CARD_MARGINS)
        beside = one.top == other.top
        direction = QBoxLayout.Direction
        self._cards.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        for name, button in self._buttons.items():
            button.setIcon(icons.icon(f"compare-{name}", theme.tokens().text, ICON_SIDE))
