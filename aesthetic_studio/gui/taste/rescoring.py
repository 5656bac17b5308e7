"""Keeps the personal scores by which views sort and filter in step with the ratings, while the critic rests."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from aesthetic_studio.domain.progress import CancelToken

if TYPE_CHECKING:
    from aesthetic_studio.gui.main_window import MainWindow
    from aesthetic_studio.studio.rating_history import PersonalScores

CALM_MS = 2_000
"""After a rating: more of them often follow."""


class Rescoring(QObject):
    """Asks the critic's thread for personal scores, and has them written; never loads a critic for it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._loaded = self._wanted = self._asking = False
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._ask)
        window.desk.idle.connect(self._critic_rests)

    def soon(self) -> None:
        """The taste has changed."""
        self._wanted = True
        self._calm.start()

    def _critic_rests(self) -> None:
        self._loaded = True  # it rests only after it has worked
        if self._wanted:
            self._calm.start()

    def _ask(self) -> None:
        window, library = self._window, self._window.library
        if library is None or not self._loaded or self._asking or window.desk.busy:
            return
        self._wanted, self._asking = False, True

        def compute(session: Any, cancel: CancelToken) -> "PersonalScores":
            found: PersonalScores = session.personal_scores(cancel=cancel)
            return found

        def keep(scores: "PersonalScores") -> None:
            self._asking = False
            window.writer.post(lambda: library.rated.keep_personal(scores), window.refresh)

        window.desk.work(compute, keep, self._give_up)

    def _give_up(self, _: object) -> None:
        self._asking = False
