"""The taste's part of the window: its page, and what the critic's thread finds out for it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from aesthetic_studio.domain.changes import Changes, PhotoField
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.progress import CancelToken, Progress

if TYPE_CHECKING:
    from aesthetic_studio.gui.main_window import MainWindow
    from aesthetic_studio.gui.taste.page import TastePage
    from aesthetic_studio.studio.taste_report import TasteReport

PAGE = "taste"
CALM_MS = 800
"""After a rating: more of them often follow at once."""
_OF_TASTE = frozenset({PhotoField.STARS})


class TasteDesk(QObject):
    """Keeps the taste page in step with the ratings while it is in view."""

    _progressed = Signal(object)  # Progress

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._page: TastePage | None = None
        self._stale = True
        self._asking = False
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._ask)
        self._progressed.connect(self._show_progress)
        window.pages.add(PAGE, self._make, self.tr("Taste"), "taste")

    def handlers(self) -> Mapping[str, Callable[..., None]]:
        """What to call for each command of the taste."""
        return {"taste_page": lambda: self._window.pages.show(PAGE)}

    def refresh(self, changes: Changes) -> None:
        """Ratings may have changed."""
        if changes.fields & _OF_TASTE:
            self._stale = True
            if self._page is not None and self._page.isVisible():
                self._calm.start()

    def _make(self) -> "TastePage":
        from aesthetic_studio.gui.taste.page import TastePage  # with numpy: not before it is wanted

        self._page = TastePage(self._window.decoder.request_example)
        self._page.opened.connect(self._ask)
        self._page.photo_activated.connect(self._window.show_path)
        return self._page

    def _ask(self) -> None:
        if not self._stale or self._asking or self._page is None:
            return
        self._stale, self._asking = False, True

        def report(session: Any, cancel: CancelToken) -> "TasteReport":
            from aesthetic_studio.studio.taste_report import taste_report

            return taste_report(session, cancel=cancel, progress=self._progressed.emit)

        self._page.headline.show_working(self.tr("Looking at your ratings"))
        self._window.desk.work(report, self._show, self._give_up)

    def _show_progress(self, progress: Progress) -> None:
        if self._asking and self._page is not None:
            self._page.show_progress(progress)

    def _show(self, report: "TasteReport") -> None:
        self._asking = False
        assert self._page is not None
        self._page.show_report(report)
        if self._stale:  # a rating came meanwhile
            self._calm.start()

    def _give_up(self, error: StudioError | None) -> None:
        self._asking, self._stale = False, True
        assert self._page is not None
        self._page.show_trouble(
            error or StudioError(self.tr("Stopped."), self.tr("Open the page again to go on."))
        )
