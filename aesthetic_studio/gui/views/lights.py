"""Lights out: everything but the photographs grows dark."""

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

Place = tuple[QWidget, QRect]


class Light(IntEnum):
    """How much of the window is seen besides the photos; the value is the darkness, 0–255."""

    ON = 0
    DIM = 205
    OUT = 255


class Lights(QWidget):
    """A dark sheet over a window with holes where the photos are; the mouse reaches through it."""

    def __init__(self, over: QWidget, photos: Callable[[], Sequence[Place]]) -> None:
        """``photos`` tells where photographs are: widgets of the window and places in them."""
        super().__init__(over)
        self._over, self._photos = over, photos
        self.light = Light.ON
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        over.installEventFilter(self)
        self.hide()

    def turn(self) -> Light:
        """From on to dim, to out, and on again."""
        order = list(Light)
        self.set_light(order[(order.index(self.light) + 1) % len(order)])
        return self.light

    def set_light(self, light: Light) -> None:
        """On, dim or out."""
        self.light = light
        self.setGeometry(self._over.rect())
        self.setVisible(light is not Light.ON)
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window at every size."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Darkness, with holes."""
        painter = QPainter(self)
        dark = QRegion(self.rect())
        for widget, place in self._photos():
            dark -= QRegion(place.translated(widget.mapTo(self._over, QPoint())))
        painter.setClipRegion(dark)
        painter.fillRect(self.rect(), QColor(0, 0, 0, self.light.value))
