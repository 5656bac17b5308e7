"""A few photos at once, as large as they go; those that do not hold their own are taken out."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.library.photo_model import PhotoModel, Role
from aesthetic_studio.gui.views.photo_card import CAPTION_HEIGHT, CARD_MARGINS, PhotoCard
from aesthetic_studio.gui.views.photo_pane import PhotoPane
from aesthetic_studio.gui.views.survey_layout import survey_cells
from aesthetic_studio.gui.workers.loupe_image import ImageKey

MOST = 9
GAP = 8


class SurveyView(QWidget):
    """Marks act on the active photo; taking one out of the survey leaves it in the library."""

    active_wanted = Signal(int)  # photo id
    removed = Signal(int)  # photo id
    opened = Signal()
    cards_changed = Signal()
    panels_wanted = Signal()
    stars_wanted = Signal(int)
    said = Signal(str)

    def __init__(self, model: PhotoModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Survey"))
        self._model = model
        self._ids: list[int] = []
        self._cards: list[PhotoCard] = []
        self.active: int | None = None

    @property
    def ids(self) -> Sequence[int]:
        """The photos of the survey in order."""
        return self._ids

    # --- which photos

    def begin(self, active: int, chosen: Sequence[int]) -> None:
        """The chosen photos, from the active one on where they are too many; alone it is shown with the next ones."""
        ids = list(chosen) if active in chosen else [active]
        if len(ids) < 2:
            ids = self._stack_of(active) or self._from(active)
        if len(ids) > MOST:
            place = min(ids.index(active), len(ids) - MOST)
            self.said.emit(
                self.tr("{count} of the {total} chosen photos").format(count=MOST, total=f"{len(ids):,}")
            )
            ids = ids[place : place + MOST]
        self._ids, self.active = ids, active
        self._show()

    def _from(self, active: int) -> list[int]:
        row = self._model.row_of(active) or 0
        return list(self._model.ids[row : row + MOST])

    def _stack_of(self, active: int) -> list[int]:
        """The photos of an open stack, which stand beside one another; empty for a photo in none."""
        photo = self._photo(active)
        if photo is None or photo.stack is None:
            return []
        stack, row = photo.stack.id, self._model.row_of(active) or 0
        first = max(0, row - photo.stack.count)
        near = [self._model.photo(each) for each in range(first, row + photo.stack.count)]
        ids = [each.id for each in near if each is not None and each.stack and each.stack.id == stack]
        return ids if len(ids) > 1 else []

    def choose(self, photo_id: int) -> None:
        """Another photo of the survey is active."""
        if photo_id in self._ids:
            self.active = photo_id
            self._show()

    def step(self, steps: int) -> bool:
        """The next or the previous photo is active; False at either end."""
        place = self._ids.index(self.active) + steps if self.active in self._ids else -1
        if not 0 <= place < len(self._ids):
            return False
        self._activate(self._ids[place])
        return True

    def remove(self, photo_id: int | None = None) -> None:
        """Take a photo out, by default the active one; the last one stays."""
        gone = self.active if photo_id is None else photo_id
        if gone not in self._ids or len(self._ids) < 2:
            return
        place = self._ids.index(gone)
        self._ids.remove(gone)
        if gone == self.active:
            self.active = self._ids[min(place, len(self._ids) - 1)]
        self._show()
        self.removed.emit(gone)

    def remove_weakest(self) -> None:
        """Take out the photo with the lowest score, the personal one where it is proven."""
        photos = [self._photo(each) for each in self._ids]
        scored = [(score, photo) for photo in photos if photo and (score := _score(photo)) is not None]
        if len(scored) < 2:
            self.said.emit(self.tr("The weakest is not known: at least two of these photos need a score."))
            return
        lowest = min(score for score, _ in scored)
        weakest = [photo for score, photo in scored if round(score, 1) == round(lowest, 1)]
        if len(weakest) > 1:
            names = ", ".join(photo.path.name for photo in weakest)
            self.said.emit(self.tr("Equally weak, so yours to choose: {names}").format(names=names))
            return
        self.remove(weakest[0].id)

    def refresh(self) -> None:
        """Rows were read, marked, or left the query."""
        self._ids = [each for each in self._ids if self._model.row_of(each) is not None]
        if self.active not in self._ids:
            self.active = self._ids[0] if self._ids else None
        self._show()

    def _photo(self, photo_id: int) -> Photo | None:
        row = self._model.row_of(photo_id)
        return None if row is None else self._model.photo(row)

    def _activate(self, photo_id: int) -> None:
        self.active = photo_id
        for card, each in zip(self._cards, self._ids, strict=True):
            card.set_active(each == photo_id)
        self.active_wanted.emit(photo_id)

    def _show(self) -> None:
        while len(self._cards) < len(self._ids):
            self._cards.append(self._new_card())
        while len(self._cards) > len(self._ids):
            self._cards.pop().deleteLater()
        for card, photo_id in zip(self._cards, self._ids, strict=True):
            row = self._model.row_of(photo_id)
            thumbnail = None if row is None else self._model.index(row).data(Role.THUMBNAIL)
            card.show_photo(self._photo(photo_id), thumbnail)
            card.show()
        self._arrange()
        self.cards_changed.emit()
        if self.active is not None:
            self._activate(self.active)

    def _new_card(self) -> PhotoCard:
        card = PhotoCard(self, removable=True)
        card.chosen.connect(lambda: self._activate(self._ids[self._cards.index(card)]))
        card.remove_wanted.connect(lambda: self.remove(self._ids[self._cards.index(card)]))
        card.opened.connect(self.opened)
        card.stars_wanted.connect(self.stars_wanted)
        return card

    # --- what the large views ask

    @property
    def active_pane(self) -> PhotoPane | None:
        """The pane of the active photo."""
        return self._cards[self._ids.index(self.active)].pane if self.active in self._ids else None

    def panes(self) -> Iterator[PhotoPane]:
        """All of them."""
        yield from (card.pane for card in self._cards)

    def soon(self) -> Iterator[ImageKey]:
        """Nothing more is known to come."""
        yield from ()

    # --- places

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the photos out anew."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        shapes = [_shape(card) for card in self._cards]
        width, height = self.width() - GAP, self.height() - GAP
        below = CAPTION_HEIGHT + CARD_MARGINS / 2 + GAP
        cells = survey_cells(shapes, width, height, beside=CARD_MARGINS + GAP, below=below)
        for card, cell in zip(self._cards, cells, strict=True):
            left, right = (GAP + round(x) for x in (cell.left, cell.left + cell.width))
            top, bottom = (GAP + round(y) for y in (cell.top, cell.top + cell.height))
            card.setGeometry(left, top, right - left - GAP, bottom - top - GAP)

    def paintEvent(self, _: QPaintEvent) -> None:
        """The ground between the photos."""
        QPainter(self).fillRect(QRectF(self.rect()), QColor(theme.tokens().canvas))

    # --- the hand

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, Backspace takes out, Return opens in the loupe."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Right: lambda: self.step(1),
            Qt.Key.Key_Left: lambda: self.step(-1),
            Qt.Key.Key_Down: lambda: self._step_row(1),
            Qt.Key.Key_Up: lambda: self._step_row(-1),
            Qt.Key.Key_Backspace: self.remove,
            Qt.Key.Key_Return: self.opened.emit,
            Qt.Key.Key_Enter: self.opened.emit,
        }
        if key in acts and not modifiers:
            acts[key]()
        else:
            super().keyPressEvent(event)

    def _step_row(self, rows: int) -> None:
        """The photo above or below the active one."""
        if self.active not in self._ids:
            return
        here = self._cards[self._ids.index(self.active)].geometry()
        others = [
            (abs(card.geometry().center().x() - here.center().x()), photo_id)
            for card, photo_id in zip(self._cards, self._ids, strict=True)
            if 0 < (card.geometry().top() - here.top()) * rows <= here.height() + 2 * GAP
        ]
        if others:
            self._activate(min(others)[1])

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab hides the panels, as in the loupe."""
        if forward:
            self.panels_wanted.emit()
            return True
        return super().focusNextPrevChild(forward)


def _score(photo: Photo) -> float | None:
    """The user's own predicted score where it is proven, else the general one; None before a critique."""
    if photo.personal_proven and photo.personal_score is not None:
        return photo.personal_score
    return photo.score


def _shape(card: PhotoCard) -> float:
    size = card.pane.frame.photo
    return size.width() / size.height() if size.height() > 0 else 1.5
