"""The welcome of an empty library."""

from PySide6.QtCore import QCoreApplication, QEvent

from aesthetic_studio.gui.library.empty_page import EmptyPage
from aesthetic_studio.gui.main_window import MainWindow


def close_window(window):
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_welcome_tells_what_this_computer_can_run(qtbot, window):
    window.start()
    empty = window.view.empty
    qtbot.waitUntil(lambda: "CALM nano" in empty._computer.text())
    assert "cores" in empty._computer.text()
    assert empty._computer.isVisible()
    assert empty._open.isVisible()
    empty.show_no_match()
    assert not empty._computer.isVisible()
    empty.show_welcome()
    assert empty._computer.isVisible()


def test_with_photos_nobody_looks_at_the_computer(opened):
    assert not opened.view.empty._computer.text()


def test_the_welcome_begins_with_its_first_button(qtbot, window):
    window.start()
    empty = window.view.empty
    qtbot.waitUntil(lambda: empty._welcoming and window.library is not None)
    qtbot.waitUntil(lambda: window.focusWidget() is empty._open)


def test_a_folder_whose_drive_is_away_is_told_from_an_empty_one(qtbot, opened, tmp_path):
    away = tmp_path / "drive" / "Wedding"
    away.mkdir(parents=True)
    opened.open_folders([away])
    title = opened.view.empty._title
    qtbot.waitUntil(lambda: title.text() == "No photos in Wedding")
    away.rmdir()
    opened.scan.read_folders()
    qtbot.waitUntil(lambda: title.text() == "Wedding is not here now")
    assert not opened.view.empty._samples.isVisible()


def test_a_filter_without_photos_is_told_as_it_is_written(qtbot, opened):
    opened.view.filter_bar.set_text("camera:leica")
    empty = opened.view.empty
    qtbot.waitUntil(lambda: empty._title.text() == "No photo matches")
    assert empty._hint.text() == 'camera:"leica"'
    assert empty._clear.isVisible()


def test_a_library_with_photos_never_says_welcome(qtbot, opened, doors, monkeypatch):
    opened.close()
    titles, show = [], EmptyPage._show

    def noted(page, icon, title, hint, *, start):
        titles.append(title)
        show(page, icon, title, hint, start=start)

    monkeypatch.setattr(EmptyPage, "_show", noted)
    window = MainWindow(doors)
    window.show()
    window.start()
    qtbot.waitUntil(lambda: window.model.rowCount() == 7 and window.settled)
    assert set(titles) == {"Opening"}
    close_window(window)
