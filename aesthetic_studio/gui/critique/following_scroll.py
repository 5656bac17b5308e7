"""A scroll area that follows growing words until the user scrolls."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_MARGIN = 24
"""Pixels kept free under the newest words."""
SETTLED_MS = 150


_STYLE = """
QScrollArea { border: 1px solid transparent; }
QScrollArea:focus { border: 1px solid palette(highlight); }
"""


class FollowingScroll(QScrollArea):
    """Vertical only; keeps a growing end in view, but never against the user's own scrolling."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._following = True
        self._newest: tuple[QWidget, QPoint] | None = None
        self._last_words = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._last_words.timeout.connect(self._reveal_newest)
        self._last_words.timeout.connect(self._let_go)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard with the photos
        self.setStyleSheet(_STYLE)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that nothing gets narrower in the middle of a sentence; unseen while not needed.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setStyleSheet("QScrollBar::handle:disabled { background: transparent; }")
        self.verticalScrollBar().setEnabled(False)
        self.verticalScrollBar().rangeChanged.connect(self._show_bar_if_needed)
        self.verticalScrollBar().actionTriggered.connect(self._user_scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._reveal_newest)

    def follow(self) -> None:
        """Start following anew, for another photo or another critique."""
        self._following = True
        self._let_go()

    def settle(self) -> None:
        """No more words will come; once those that have come are laid out, changes of the contents move nothing."""
        if self._newest is not None:
            self._last_words.start()

    def _let_go(self) -> None:
        self._last_words.stop()
        self._newest = None

    def reveal(self, widget: QWidget, point: QPoint) -> None:
        """Scroll down just as far as needed to show a point of a widget inside, while following."""
        self._last_words.stop()
        self._newest = (widget, point)
        self._reveal_newest()

    def _reveal_newest(self) -> None:
        # Called again when the range has caught up with the words, which have grown before it.
        if not self._following or self._newest is None:
            return
        widget, point = self._newest
        end = QPoint(point.x(), max(point.y(), widget.height()))  # the words may have been laid out anew
        below = widget.mapTo(self.viewport(), end).y() + _MARGIN - self.viewport().height()
        if below > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + below)

    def _show_bar_if_needed(self, minimum: int, maximum: int) -> None:
        self.verticalScrollBar().setEnabled(maximum > minimum)

    def _user_scrolled(self) -> None:
        # Emitted before the value changes, and never by setValue: only a person triggers it.
        bar = self.verticalScrollBar()
        self._following = bar.sliderPosition() >= bar.maximum()
