"""A hair line that shows that work goes on, or how far it is."""

from PySide6.QtCore import QElapsedTimer, QRectF, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from aesthetic_studio.domain.progress import Progress
from aesthetic_studio.gui import theme

_HEIGHT = 2
_FRAME_MS = 40
_PERIOD_MS = 1800
_SEGMENT = 0.28


class ThinProgress(QWidget):
    """Two pixels high; a segment that glides while the end is unknown, else the finished part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share: float | None = None
        self._clock = QElapsedTimer()
        self._clock.start()
        self._frames = QTimer(self)
        self._frames.setInterval(_FRAME_MS)
        self._frames.timeout.connect(self.update)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(self.tr("Progress"))

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far it is; None or an unknown total lets the segment glide."""
        self._share = min(1.0, progress.done / progress.total) if progress and progress.total else None
        self.setAccessibleDescription(f"{self._share:.0%}" if self._share is not None else "")
        self._animate(glide=self._share is None)

    def showEvent(self, event: QShowEvent) -> None:
        """Glide only while seen."""
        super().showEvent(event)
        self._animate(glide=self._share is None)

    def hideEvent(self, event: QHideEvent) -> None:
        """Cost nothing while hidden."""
        super().hideEvent(event)
        self._frames.stop()

    def paintEvent(self, _: QPaintEvent) -> None:
        """The line in the accent colour on the way it goes."""
        painter = QPainter(self)
        width = self.width()
        if self._share is not None:
            line = QRectF(0, 0, width * self._share, _HEIGHT)
        else:
            place = (self._clock.elapsed() % _PERIOD_MS) / _PERIOD_MS
            eased = place * place * (3 - 2 * place)
            line = QRectF((eased * (1 + _SEGMENT) - _SEGMENT) * width, 0, _SEGMENT * width, _HEIGHT)
        painter.fillRect(self.rect(), QColor(theme.tokens().track))
        painter.fillRect(line, QColor(theme.tokens().accent))

    def _animate(self, *, glide: bool) -> None:
        if glide and self.isVisible():
            self._frames.start()
        else:
            self._frames.stop()
        self.update()
