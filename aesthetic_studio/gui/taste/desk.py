"""The taste's part of the window: its page, and what the critic's thread finds out for it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from aesthetic_studio.domain.changes import Changes, PhotoField
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.progress import CancelToken, Progress
from aesthetic_studio.domain.rating import Profile, RatedEvent
from aesthetic_studio.gui.sentences import phrased
from aesthetic_studio.gui.shortcuts.bound import key_or_name
from aesthetic_studio.gui.taste.rescoring import Rescoring
from aesthetic_studio.gui.taste.round_desk import RoundDesk
from aesthetic_studio.gui.taste.transfer_desk import TransferDesk

if TYPE_CHECKING:
    from aesthetic_studio.gui.main_window import MainWindow
    from aesthetic_studio.gui.taste.page import TastePage
    from aesthetic_studio.studio.library import Library
    from aesthetic_studio.studio.taste_report import TasteReport

PAGE = "taste"
CALM_MS = 800
"""After a rating: more of them often follow at once."""
GOES_ON_MS = 3_000
"""After the library was opened: the first photos come first."""
_OF_TASTE = frozenset({PhotoField.STARS, PhotoField.TASTE})


@dataclass(frozen=True, slots=True)
class _Kept:
    """The last report of a profile.

    Attributes:
        revision: what it was made of; empty where there is none.
        now: what it would be made of now.
    """

    revision: str
    report: "TasteReport | None"
    now: str


class TasteDesk(QObject):
    """Keeps the taste page in step with the ratings while it is in view."""

    _progressed = Signal(object)  # Progress

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._page: TastePage | None = None
        self._asking = False
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._read_history)
        self._progressed.connect(self._show_progress)
        window.pages.add(PAGE, self._make, self.tr("Taste"), "taste")
        self._shown = ""  # the revision of the report that the page shows
        self._rescoring = Rescoring(window)
        self._rescoring.standing_found.connect(window.panel.set_standing)
        window.library_opened.connect(lambda: QTimer.singleShot(GOES_ON_MS, self, self._begin))
        self.round = RoundDesk(window, self.show)
        self.transfer = TransferDesk(window)

    def handlers(self) -> Mapping[str, Callable[..., None]]:
        """What to call for each command of the taste."""
        return {"taste_page": self.show, **self.round.handlers(), **self.transfer.handlers()}

    def show(self) -> None:
        """Show the page."""
        self._window.pages.show(PAGE)

    @property
    def importing(self) -> bool:
        """Whether ratings are being taken over from a file."""
        return self.transfer.importing

    def stop(self) -> None:
        """Take over no more ratings, and give no more photos scores of their own."""
        self.transfer.stop()
        self._rescoring.stop()

    def refresh(self, changes: Changes) -> None:
        """Ratings may have changed."""
        if changes.fields & _OF_TASTE:
            self._rescoring.soon()
            if self._page is not None and self._page.isVisible():
                self._calm.start()
                self._read_history()

    def _begin(self) -> None:
        """Tell where the learning stood when the program was closed, and go on with what it was closed in."""
        window, library, home = self._window, self._window.library, self._window.doors.home
        if library is None:
            return

        def look() -> tuple[_Kept | None, bool]:
            from aesthetic_studio.studio.unscored import marked

            ever = (home.root / "taste").exists()  # nothing heavy is imported to find nothing
            return self._kept(library) if ever else None, marked(home)

        def go_on(found: tuple[_Kept | None, bool]) -> None:
            kept, unfinished = found
            if kept is not None and kept.report is not None and kept.revision == kept.now:
                window.panel.set_standing(kept.report.standing)
            if unfinished:
                self._rescoring.go_on()

        window.background.post(look, go_on)

    def _make(self) -> "TastePage":
        from aesthetic_studio.gui.taste.page import TastePage  # with numpy: not before it is wanted

        window = self._window
        page = self._page = TastePage(window.decoder.request_example)
        page.opened.connect(self._read_history)
        page.photo_activated.connect(window.show_path)
        for part in (page.headline, page.invitation):
            part.rate_wanted.connect(window.actions_by_name["rating_round"].trigger)
        page.invitation.import_wanted.connect(window.actions_by_name["import_ratings"].trigger)
        page.history.forget_wanted.connect(self._forget)
        page.history.reset_wanted.connect(lambda: self._change(lambda library: library.rated.reset()))
        page.profiles.chosen.connect(self._choose_profile)
        page.profiles.made.connect(self._make_profile)
        page.profiles.delete_wanted.connect(self._delete_profile)
        page.profiles.import_wanted.connect(window.actions_by_name["import_ratings"].trigger)
        page.profiles.export_wanted.connect(window.actions_by_name["export_ratings"].trigger)
        return page

    # --- the history

    def _read_history(self) -> None:
        library = self._window.library
        if library is None:
            return

        def read() -> tuple[Sequence[Profile], str, Sequence[RatedEvent], _Kept]:
            rated = library.rated
            return rated.profiles(), rated.profile, rated.events(), self._kept(library)

        def show(found: tuple[Sequence[Profile], str, Sequence[RatedEvent], _Kept]) -> None:
            profiles, chosen, events, kept = found
            assert self._page is not None
            self._page.profiles.show_profiles(profiles, chosen)
            self._page.show_events(events)
            if kept.report is not None and chosen == library.rated.profile:
                self._show_report(kept.revision, kept.report)
            changed = self._shown != kept.now
            if changed and self._page.isVisible() and not self._calm.isActive():
                self._ask()

        self._window.reader.post(read, show)

    def _kept(self, library: "Library") -> _Kept:
        """What is kept of the profile's taste; in another thread."""
        from aesthetic_studio.studio.kept_report import KeptReport

        doors = self._window.doors
        kept = KeptReport.of(doors.home, doors.settings, library.rated.profile)
        revision, report = kept.read() or ("", None)
        return _Kept(revision, report, kept.revision(library.rated.ratings()))

    def _show_report(self, revision: str, report: "TasteReport") -> None:
        assert self._page is not None
        if revision != self._shown:
            self._shown = revision
            self._page.show_report(report)

    def _change(self, change: "Callable[[Library], Changes]") -> None:
        """Change the history in the writer's thread, undoably, and say how to take it back."""
        window, library = self._window, self._window.library
        if library is None:
            return

        def say(changes: Changes) -> None:
            if changes:
                taken_back = self.tr("{title} · {key} takes it back")
                window.status.show_message(
                    taken_back.format(title=phrased(changes.title), key=key_or_name("undo"))
                )

        window.marking.carry_out(lambda: change(library), say)

    def _forget(self, events: Sequence[RatedEvent], forgotten: bool) -> None:
        self._change(lambda library: library.rated.forget(events, forgotten=forgotten))

    def _choose_profile(self, name: str) -> None:
        library = self._window.library
        if library is None or library.rated.profile == name:
            return
        library.rated.profile = name
        self._rescoring.soon()
        self._window.settings_desk.change({"profile": name})
        self._window.desk.read_ratings()
        self._shown = ""
        self._window.panel.set_standing(None)
        if self._page is not None:
            self._page.clear_report()
        self._read_history()

    def _make_profile(self, name: str) -> None:
        def make(library: "Library") -> Changes:
            return library.rated.add_profile(name)

        self._change(make)
        self._choose_profile(name)

    def _delete_profile(self, name: str) -> None:
        self._change(lambda library: library.rated.delete_profile(name))
        self._window.settings_desk.change({"profile": "me"})

    # --- the report

    def _ask(self) -> None:
        library, doors = self._window.library, self._window.doors
        if self._asking or self._page is None or library is None:
            return
        if not self._page.history.count:
            return  # without a rating no critic is loaded only to say so
        self._asking = True

        def report(session: Any, cancel: CancelToken) -> "tuple[str, TasteReport]":
            from aesthetic_studio.studio.kept_report import KeptReport
            from aesthetic_studio.studio.taste_report import taste_report

            kept = KeptReport.of(doors.home, doors.settings, library.rated.profile)
            revision = kept.revision(library.rated.ratings())
            made = taste_report(session, cancel=cancel, progress=self._progressed.emit)
            kept.keep(revision, made)
            return revision, made

        self._page.show_begun()
        self._window.desk.work(report, self._show, self._give_up)

    def _show_progress(self, progress: Progress) -> None:
        if self._asking and self._page is not None:
            self._page.show_progress(progress)

    def _show(self, found: "tuple[str, TasteReport]") -> None:
        self._asking = False
        revision, report = found
        assert self._page is not None
        self._shown = revision
        self._page.show_report(report)
        self._window.panel.set_standing(report.standing)
        self._rescoring.soon()
        if self._page.isVisible():  # a rating may have come meanwhile
            self._calm.start()

    def _give_up(self, error: StudioError | None) -> None:
        self._asking = False
        assert self._page is not None
        self._page.show_trouble(
            error or StudioError(self.tr("Stopped."), self.tr("Open the page again to go on."))
        )
