"""Between the window and the questions about its photos: forgetting them, undoably."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aesthetic_studio.domain.changes import Changes, PhotoField
from aesthetic_studio.gui.shortcuts.bound import key_or_name

if TYPE_CHECKING:
    from aesthetic_studio.gui.main_window import MainWindow


class QuestionsDesk(QObject):
    """Has questions forgotten, and has the panel read them anew once they are, or are back."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.panel.forget_requested.connect(self._forget)
        window.marking.changed.connect(self._follow)

    def _forget(self) -> None:
        window = self._window
        library, photo = window.library, window.view.active
        if library is None or photo is None:
            return

        def told(changes: Changes) -> None:
            if changes:
                words = self.tr("The questions are forgotten. {key} brings them back.")
                window.status.show_message(words.format(key=key_or_name("undo")))

        window.marking.carry_out(lambda: library.conversations.forget_answers(photo.id), told)

    def _follow(self, changes: Changes) -> None:
        if PhotoField.QUESTIONS in changes.fields:
            self._window.panel.forget_answers()
            self._window.desk.read_anew()
