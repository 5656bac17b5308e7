"""Between the window and the page for assisted culling."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from aesthetic_studio.domain.changes import Changes, PhotoField
from aesthetic_studio.domain.culling import Bucket, Outcome
from aesthetic_studio.gui.culling.culling_page import CullingPage, Scope
from aesthetic_studio.gui.shortcuts.bound import key_or_name

if TYPE_CHECKING:
    from aesthetic_studio.gui.main_window import MainWindow

PAGE = "culling"
SOON_MS = 1_000
_COUNTED = frozenset((PhotoField.CRITIQUE, PhotoField.EXISTENCE, PhotoField.ALBUMS))


class CullingDesk(QObject):
    """Opens the page with the photos of the window, and has written what was decided there."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.pages.add(PAGE, self._make)
        window.pages.changed.connect(self._left)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._count_scores)
        self._counted: tuple[Path | None, int | None] | None = None
        window.model.query_shown.connect(self._look_at_place)
        window.desk.idle.connect(self._critic_rests)

    def handlers(self) -> Mapping[str, Callable[..., None]]:
        """What to call for the commands of `actions.COMMANDS` about culling."""
        return {"cull": self.open}

    @property
    def page(self) -> CullingPage | None:
        """The page, once it was shown."""
        page = self._window.pages.page(PAGE)
        return page if isinstance(page, CullingPage) else None

    def open(self) -> None:
        """Cull the selected photos, or, where there are not several, all that are shown."""
        window = self._window
        library, shown = window.library, list(window.model.ids)
        if library is None or not shown:
            return
        selected = list(window.view.selected_ids)
        scopes = [Scope(self.tr("All %Ln photos shown", "", len(shown)), shown)]
        if 1 < len(selected) < len(shown):
            scopes.insert(0, Scope(self.tr("The %Ln photos selected", "", len(selected)), selected))
        window.pages.show(PAGE)
        page = self.page
        assert page is not None
        page.open(library, scopes, [each.name for each in window.albums.albums if each.filter is None])

    def refresh(self, changes: Changes) -> None:
        """Something in the library has changed."""
        if self.page is not None:
            self.page.library_changed()
        if changes.fields & _COUNTED and not self._soon.isActive():
            self._soon.start()

    def _critic_rests(self) -> None:
        """Photos that it failed on have changed nothing in the library."""
        if self.page is not None:
            self.page.library_changed()

    def _look_at_place(self) -> None:
        """Count where photos are shown from another folder or album."""
        query = self._window.model.query
        if self._counted != (query.within, query.album_id):
            self._count_scores()

    def _count_scores(self) -> None:
        """For the small picture in the filter bar."""
        window = self._window
        library, query = window.library, window.model.query
        if library is not None:
            self._counted = (query.within, query.album_id)
            counts = window.view.filter_bar.scores.show_counts
            window.reader.post(lambda: library.culling.score_counts(query), counts)

    def _make(self) -> CullingPage:
        window = self._window
        page = CullingPage(window.reader, window.decoder)
        page.decided.connect(self._write)
        page.critique_wanted.connect(window.commands.critique)
        page.leave_wanted.connect(window.pages.leave)
        return page

    def _write(self, buckets: Mapping[int, Bucket], outcome: Outcome) -> None:
        window = self._window
        library = window.library
        if library is None:
            return

        def told(changes: Changes) -> None:
            words = self.tr("%Ln photos culled. {key} takes it back.", "", len(changes.photo_ids))
            window.status.show_message(words.format(key=key_or_name("undo")))

        window.marking.carry_out(lambda: library.culling.apply(buckets, outcome), told)
        window.pages.leave()

    def _left(self, page: str | None) -> None:
        if page != PAGE and self.page is not None:
            self.page.close_library()
