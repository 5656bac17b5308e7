"""Uses the window for a while, every command of it, and prints what its thread did that others should do, as JSON.

Run by ``test_gui_thread.py`` in a process of its own: ``python -m tests.gui.gui_thread_scenario HOME FOLDER``.
"""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from aesthetic_studio.domain.critique import CriticInfo
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.main_window import MainWindow
from aesthetic_studio.gui.studio_doors import StudioDoors
from aesthetic_studio.settings import Home
from tests.gui.gui_thread_watch import ThreadWatch

if TYPE_CHECKING:
    from aesthetic_studio.studio.library import Library
    from aesthetic_studio.studio.session import CriticSession, Writing

INFO = CriticInfo("calm-nano", "0123456789ab", "none", 0, "cpu")
LIMIT_S = 30.0
LEFT_OUT = {
    "quit",  # the last one, by itself
    *("open_folder", "import_ratings", "export_ratings"),  # Qt's own file dialog looks at the disk
    "show_in_files",  # starts another program
}


def wait(app: QApplication, seen: Callable[[], object], what: str) -> None:
    """Let the window work until something is seen."""
    end = time.monotonic() + LIMIT_S
    while not seen():
        if time.monotonic() > end:
            raise TimeoutError(what)
        round_over = QEventLoop()
        QTimer.singleShot(5, round_over.quit)
        round_over.exec()


def settle(app: QApplication, window: MainWindow) -> None:
    """Wait until everything has arrived."""
    calm = iter(range(3))
    wait(app, lambda: window.settled and next(calm, None) is None, "coming to rest")


def close_dialogs() -> None:
    """Whatever a command opened is closed again."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for widget in QApplication.topLevelWidgets():
        if not isinstance(widget, MainWindow) and widget.isVisible():
            widget.close()


def carry_out(window: MainWindow, name: str) -> None:
    """Trigger a command; a dialog that keeps it waiting is closed."""
    watch = QTimer(singleShot=True, interval=500)
    watch.timeout.connect(close_dialogs)
    watch.start()
    window.actions_by_name[name].trigger()
    watch.stop()


def use(app: QApplication, window: MainWindow) -> None:
    """Every command with some photos selected, in the grid and in the loupe; then marks, filters and arrows by key."""
    for view in ("grid", "loupe"):
        for name, action in window.actions_by_name.items():
            if name in LEFT_OUT or not action.isEnabled():
                continue
            window.actions_by_name[view].trigger()
            window.view.select_rows([0, 1, 2])
            carry_out(window, name)
            settle(app, window)
            close_dialogs()
            if action.isCheckable():
                carry_out(window, name)
    window.actions_by_name["grid"].trigger()
    for text in ("photo", "stars>=2", "stars>=", ""):
        window.view.filter_bar.set_text(text)
        settle(app, window)
    grid: QWidget = window.view.grid
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_4,
        Qt.Key.Key_P,
        Qt.Key.Key_6,
        Qt.Key.Key_Down,
        Qt.Key.Key_Return,
    ):
        QTest.keyClick(grid, key)
        settle(app, window)


def main() -> None:
    """Use the window and print."""
    home = Home(Path(sys.argv[1]))
    app = QApplication(["aesthetic-studio"])
    theme.apply(app)
    settings = home.read_settings()

    def make_session(library: "Library", write: "Writing") -> "CriticSession":
        """In the critic's thread, where the imports belong: the real session, its critic without a network."""
        from aesthetic_studio.studio import session
        from tests.critics.scripted import ScriptedCritic

        session.open_critic = lambda *_: ScriptedCritic(info=INFO)  # type: ignore[assignment]
        return session.CriticSession(library, home, settings, write)

    doors = replace(StudioDoors.of(home, settings), make_session=make_session)
    watch = ThreadWatch()
    window = MainWindow(doors)
    window.resize(1200, 800)
    window.show()
    with watch.watching():
        window.start([Path(sys.argv[2])])
        wait(app, lambda: window.library is not None and window.model.rowCount() > 5, "opening")
        settle(app, window)
        use(app, window)
    window.close()  # hidden by then, it waits for every thread
    print(json.dumps(sorted((asdict(each) for each in watch.touches), key=str)))


if __name__ == "__main__":
    main()
