"""Gives the photos that were critiqued their personal scores, and keeps those in step with the ratings."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.progress import CancelToken
from aesthetic_studio.studio.unscored import mark

if TYPE_CHECKING:
    from aesthetic_studio.gui.main_window import MainWindow
    from aesthetic_studio.studio.rating_history import PersonalScores

CALM_MS = 2_000
"""After a rating: more of them often follow."""
AT_ONCE = 4
"""Photos that are looked at before whatever else waits for the critic has its turn."""


class Rescoring(QObject):
    """Asks the critic's thread for personal scores, and has them written; loads a critic only for `go_on`.

    Photos of which is not known any more what the critic saw in them are looked at again, a few at a time.
    """

    standing_found = Signal(object)  # Standing

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._loaded = self._asking = self._stopped = False
        self._wanted = True  # there may be ratings, or scores, of an earlier run
        self._tried: set[Path] = set()
        self._look: list[Path] = []
        self._looks = 0
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._ask)
        window.desk.idle.connect(self._critic_rests)

    def soon(self) -> None:
        """The taste has changed."""
        self._stopped = False
        self._again()

    def _again(self) -> None:
        self._wanted = True
        self._mark(waiting=self._loaded)
        self._calm.start()

    def _mark(self, *, waiting: bool) -> None:
        home = self._window.doors.home
        self._window.background.post(lambda: mark(home, waiting=waiting))

    def go_on(self) -> None:
        """Photos were left without their personal scores: a critic is loaded for them."""
        self._loaded = True
        self.soon()

    def stop(self) -> None:
        """Look at no more photos, until the taste changes."""
        self._stopped = True

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
            self.standing_found.emit(scores.standing)
            window.writer.post(lambda: library.rated.keep_personal(scores), window.refresh)
            self._look = [path for path in scores.unseen if path not in self._tried]
            self._looks = len(self._look)  # none are looked at where it was stopped
            self._look_on()

        window.desk.work(compute, keep, self._give_up)

    def _look_on(self) -> None:
        """The next few photos; after the last, the scores that follow from what was seen."""
        if self._stopped or self._wanted or not self._look:
            self._end()
            return
        window = self._window
        chosen, self._look = self._look[:AT_ONCE], self._look[AT_ONCE:]
        self._tried.update(chosen)

        def look(session: Any, cancel: CancelToken) -> Sequence[Path]:
            session.look_again(chosen, cancel=cancel)
            return chosen

        window.status.show_work(self.tr("Your scores"), self._looks - len(self._look), self._looks)
        window.desk.work(look, lambda _: self._look_on(), self._give_up)

    def _end(self) -> None:
        self._asking = False
        if self._looks > len(self._look):
            self._again()
        elif not self._wanted:
            self._mark(waiting=False)
        self._looks, self._look = 0, []

    def _give_up(self, _: StudioError | None) -> None:
        self._stopped = True
        self._end()
