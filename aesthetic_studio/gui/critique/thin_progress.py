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
_ALMOST = 0.97


class ThinProgress(QWidget):
    """Two pixels high; a segment that glides while the end is unknown, else the finished part.

    Where it is known how long the work will take, the finished part grows with the time.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share: float | None = None
        self._since: QElapsedTimer | None = None
        self._expected_s = 0.0
        self._clock = QElapsedTimer()
        self._clock.start()
        self._frames = QTimer(self)
        self._frames.setInterval(_FRAME_MS)
        self._frames.timeout.connect(self.update)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(self.tr("Progress"))

    def show_progress(
        self,
        progress: Progress | None,
        since: QElapsedTimer | None = None,
        expected_s: float | None = None,
    ) -> None:
        """Show how far it is; None or an unknown total lets the segment glide.

        Args:
            progress: the steps that are done.
            since: runs since the work began.
            expected_s: how long all of it is expected to take; then the steps do not count.
        """
        self._share = min(1.0, progress.done / progress.total) if progress and progress.total else None
        self._since, self._expected_s = (since, expected_s) if since and expected_s else (None, 0.0)
        share = self.share
        self.setAccessibleDescription(f"{share:.0%}" if share is not None else "")
        self._animate()

    @property
    def share(self) -> float | None:
        """The part that is done, 0–1; None where nobody knows. What takes longer than expected is never quite done."""
        if self._since is None:
            return self._share
        return min(_ALMOST, self._since.elapsed() / 1000 / self._expected_s)

    def showEvent(self, event: QShowEvent) -> None:
        """Move only while seen."""
        super().showEvent(event)
        self._animate()

    def hideEvent(self, event: QHideEvent) -> None:
        """Cost nothing while hidden."""
        super().hideEvent(event)
        self._frames.stop()

    def paintEvent(self, _: QPaintEvent) -> None:
        """The line in the accent colour on the way it goes."""
        painter = QPainter(self)
        width = self.width()
        share = self.share
        if share is not None:
            line = QRectF(0, 0, width * share, _HEIGHT)
        else:
            place = (self._clock.elapsed() % _PERIOD_MS) / _PERIOD_MS
            eased = place * place * (3 - 2 * place)
            line = QRectF((eased * (1 + _SEGMENT) - _SEGMENT) * width, 0, _SEGMENT * width, _HEIGHT)
        painter.fillRect(self.rect(), QColor(theme.tokens().track))
        painter.fillRect(line, QColor(theme.tokens().accent))

    def _animate(self) -> None:
        moves = self._share is None or self._since is not None
        if moves and self.isVisible():
            self._frames.start()
        else:
            self._frames.stop()
        self.update()
