"""What the commands for stacks do."""

from typing import TYPE_CHECKING

from aesthetic_studio.domain.changes import Changes
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.progress import CancelToken, Progress
from aesthetic_studio.gui.language import translate

if TYPE_CHECKING:
    from aesthetic_studio.gui.main_window import MainWindow


class Stacking:
    """Opens, makes and takes apart stacks of the window's photos."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._cancel: CancelToken | None = None

    @property
    def finding(self) -> bool:
        """Whether photos are being compared."""
        return self._cancel is not None

    def toggle(self) -> None:
        """Open the stacks of the selected photos, or close them."""
        model = self._window.model
        photos = [model.photo_of(each) for each in self._window.view.selected_ids]
        stacks = {photo.stack.id for photo in photos if photo is not None and photo.stack is not None}
        if stacks:
            model.toggle_stacks(stacks)

    def make(self) -> None:
        """One stack of the selected photos."""
        library, ids = self._window.library, list(self._window.view.selected_ids)
        if library is not None and len(ids) > 1:
            self._window.marking.carry_out(lambda: library.stacks.make(ids))

    def dissolve(self) -> None:
        """Take the stacks of the selected photos apart."""
        library, ids = self._window.library, list(self._window.view.selected_ids)
        if library is not None and ids:
            self._window.marking.carry_out(lambda: library.stacks.dissolve(ids))

    def lead(self) -> None:
        """Let the active photo lead its stack."""
        library, active = self._window.library, self._window.view.active
        if library is not None and active is not None:
            self._window.marking.carry_out(lambda: library.stacks.lead(active.id))

    def find(self) -> None:
        """Compare the photos in the background, then stack what belongs together among those shown."""
        window = self._window
        library = window.library
        if library is None or self._cancel is not None:
            return
        cancel = self._cancel = CancelToken()
        shown = list(window.model.ids)

        def progress(_: Progress) -> None:
            cancel.check()

        def found(changes: Changes) -> None:
            if not changes:
                words = translate("Stacking", "No bursts and no near-duplicates among these photos.")
                window.status.show_message(words)

        def learned(_: int) -> None:
            self._rest()
            window.marking.carry_out(lambda: library.stacks.find(shown), found)

        def failed(error: StudioError) -> None:
            self._rest()
            window.show_error(error)

        window.status.show_work(translate("Stacking", "Comparing photos"))
        window.background.post(
            lambda: library.stacks.learn_looks(cancel=cancel, progress=progress), learned, failed
        )

    def stop(self) -> None:
        """Compare no more photos; what was learned of them is kept."""
        if self._cancel is not None:
            self._cancel.cancel()
            self._rest()

    def _rest(self) -> None:
        self._cancel = None
        if not self._window.desk.busy and not self._window.scan.running:
            self._window.desk.show_rest()
