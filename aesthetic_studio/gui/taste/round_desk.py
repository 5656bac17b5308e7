"""The rating round's part of the window: asks the critic's thread for photos, records the stars they are given."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from aesthetic_studio.domain.changes import NO_CHANGES, Changes
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.domain.progress import CancelToken
from aesthetic_studio.domain.rating import POINTS_PER_STAR
from aesthetic_studio.gui.error_words import told
from aesthetic_studio.gui.workers.loupe_image import ImageKey, LoupeImage

if TYPE_CHECKING:
    from aesthetic_studio.domain.standing import Standing
    from aesthetic_studio.gui.main_window import MainWindow
    from aesthetic_studio.gui.taste.rating_page import RatingPage
    from aesthetic_studio.studio.rating_round import RatingRound

PAGE = "round"
AT_FIRST, AT_ONCE = 2, 10
LEAST_AHEAD = 4
"""With fewer photos waiting, more are chosen meanwhile."""


class RoundDesk(QObject):
    """One round goes on until the window shows other photos.

    Args:
        window: whose photos are asked about.
        done: shows what was learned.
    """

    def __init__(self, window: "MainWindow", done: Callable[[], None]) -> None:
        super().__init__(window)
        self._done = done
        self._window = window
        self._page: RatingPage | None = None
        self._round: RatingRound | None = None
        self._among: Sequence[int] = ()
        self._waiting: deque[Photo] = deque()
        self._shown: Photo | None = None
        self._rated: list[tuple[Photo, int]] = []
        self._written: dict[int, Changes] = {}  # only the writer's thread touches it
        self._asking = self._over = False
        window.pages.add(PAGE, self._make)

    def handlers(self) -> Mapping[str, Callable[..., None]]:
        """What to call for its command."""
        return {"rating_round": lambda: self._window.pages.show(PAGE), "practice": self.open_practice}

    def open_practice(self) -> None:
        """Details of the sample photos, made in the background: enough of them to see a taste proven."""
        window = self._window

        def make() -> Path:
            from aesthetic_studio.studio.demo import practice_folder

            return practice_folder(window.doors.home)

        window.pages.leave()
        window.background.post(make, lambda folder: window.open_folders([folder]))

    def _make(self) -> "RatingPage":
        from aesthetic_studio.gui.taste.rating_page import RatingPage

        page = self._page = RatingPage()
        page.opened.connect(self._begin)
        page.left.connect(lambda: self._window.decoder.images.want(()))
        page.rated.connect(self._rate)
        page.skipped.connect(self._next)
        page.back_wanted.connect(self._back)
        page.end_wanted.connect(self._done)
        self._window.decoder.images.ready.connect(self._take_image)
        return page

    # --- photos

    def _begin(self) -> None:
        window, library = self._window, self._window.library
        assert self._page is not None
        if library is None:
            return
        among = list(window.model.ids)
        if self._round is None or among != self._among:
            from aesthetic_studio.studio.rating_round import RatingRound

            self._among = among
            begun = self._round = RatingRound(library, among)
            self._waiting.clear()
            self._rated.clear()
            self._shown, self._over, self._asking = None, False, True
            self._page.show_waiting(self.tr("Choosing photos"))
            window.reader.post(lambda: (begun, begun.begin(AT_FIRST)), self._take_first)
        elif self._shown is None:
            self._next()
        else:
            self._show()
        self._tell_rated()
        window.reader.post(lambda: len(library.rated.ratings()), self._page.show_count)
        self._tell_standing()

    def _take_first(self, found: "tuple[RatingRound, list[Photo]]") -> None:
        """Something to begin with; what tells most is chosen meanwhile."""
        of_round, photos = found
        if of_round is self._round:
            self._asking = False
            self._waiting.extend(photos)
            self._next()

    def _next(self) -> None:
        """Show the next photo, and see to it that there are more."""
        assert self._page is not None
        self._shown = self._waiting.popleft() if self._waiting else None
        if self._shown is not None:
            self._show()
        elif self._over:
            self._page.show_end()
        else:
            self._page.show_waiting(self.tr("Choosing photos"))
        if len(self._waiting) < LEAST_AHEAD:
            self._choose()

    def _show(self) -> None:
        photo, page = self._shown, self._page
        assert photo is not None
        assert page is not None
        images = self._window.decoder.images
        key = self._key(photo)
        page.show_photo(photo.path.name, images.kept(key))
        images.want([key], [self._key(each) for each in list(self._waiting)[:2]])

    def _key(self, photo: Photo) -> ImageKey:
        assert self._page is not None
        return ImageKey.of(photo, max(640, self._page.image_side))

    def _take_image(self, image: LoupeImage) -> None:
        if self._shown is not None and self._page is not None and image.key == self._key(self._shown):
            self._page.set_image(image)

    def _choose(self) -> None:
        chosen_round = self._round
        if self._asking or self._over or chosen_round is None:
            return
        self._asking = True

        def choose(session: Any, cancel: CancelToken) -> "tuple[RatingRound, list[Photo]]":
            return chosen_round, chosen_round.next(session, AT_ONCE, cancel=cancel)

        self._window.desk.work(choose, self._take_photos, self._give_up)

    def _take_photos(self, found: "tuple[RatingRound, list[Photo]]") -> None:
        self._asking = False
        of_round, photos = found
        if of_round is not self._round:
            self._choose()
            return
        self._over = not photos
        self._waiting.extend(photos)
        if self._shown is None:
            self._next()

    def _give_up(self, error: StudioError | None) -> None:
        self._asking = False
        assert self._page is not None
        if self._shown is None:
            self._page.show_stopped(told(error) if error else self.tr("Stopped. Skip goes on."))

    # --- ratings

    def _rate(self, stars: int) -> None:
        photo, library = self._shown, self._window.library
        if photo is None or library is None:
            return
        from aesthetic_studio.studio.rating_round import SOURCE

        value = stars * POINTS_PER_STAR

        def record() -> Changes:
            self._written[photo.id] = library.record_rating(photo.path, value, SOURCE)
            return self._written[photo.id]

        self._window.marking.carry_out(record, lambda _: self._tell_standing())
        self._rated.append((photo, stars))
        self._tell_rated()
        self._next()

    def _back(self) -> None:
        """Take the last rating back and ask again."""
        library = self._window.library
        if not self._rated or library is None:
            return
        photo, _ = self._rated.pop()
        self._tell_rated()

        def take_back() -> Changes:
            written = self._written.pop(photo.id, NO_CHANGES)
            newest = library.history.next_undo
            if newest is not None and newest.edits is written.inverse:
                return library.history.undo()
            # Something else was done, or undone, since: that stays.
            return library.apply(written.inverse, written.title) if written.inverse else NO_CHANGES

        self._window.marking.carry_out(take_back, lambda _: self._tell_standing())
        if self._shown is not None:
            self._waiting.appendleft(self._shown)
        self._shown = photo
        self._show()

    def _tell_rated(self) -> None:
        assert self._page is not None
        self._page.show_rated([stars for _, stars in self._rated])

    def _tell_standing(self) -> None:
        chosen_round, page = self._round, self._page
        if chosen_round is None or page is None:
            return

        def stand(session: Any, cancel: CancelToken) -> "Standing":
            return chosen_round.standing(session, cancel=cancel)

        def tell(standing: "Standing") -> None:
            page.show_standing(standing)
            self._window.panel.set_standing(standing)

        self._window.desk.work(stand, tell, lambda _: None)
