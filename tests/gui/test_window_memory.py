"""A window opens as the last one was left."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from aesthetic_studio.domain.changes import PhotoField
from aesthetic_studio.domain.photo import Flag
from aesthetic_studio.domain.query import SortKey
from aesthetic_studio.gui.library.filter_choice import FilterChoice
from aesthetic_studio.gui.library.library_view import ViewName
from aesthetic_studio.gui.main_window import MainWindow
from aesthetic_studio.gui.window_layout import WindowLayout, read_layout, write_layout


def close(window):
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def again(qtbot, doors):
    """Opens another window on the same home."""
    opened = []

    def make(folders=(), rows=7):
        window = MainWindow(doors)
        window.memory.place()
        window.show()
        window.start(folders)
        opened.append(window)
        qtbot.waitUntil(lambda: window.model.rowCount() == rows and window.settled)
        return window

    yield make
    for window in opened:
        close(window)


def test_size_order_view_and_ring_come_back(qtbot, opened, again):
    opened.resize(opened.width(), 640)  # the made screen is narrow
    opened.actions_by_name["histogram"].setChecked(False)
    opened.view.filter_bar.set_sort(SortKey.NAME)
    opened.view.filter_bar.set_sort(SortKey.NAME)  # the other way round
    qtbot.waitUntil(lambda: opened.settled)
    opened.view.select_rows([3])
    opened.view.show_view(ViewName.LOUPE)
    active = opened.view.active.id
    opened.close()
    window = again()
    assert window.height() == 640
    assert not window.actions_by_name["histogram"].isChecked()
    assert (window.model.query.sort, window.model.query.descending) == (SortKey.NAME, True)
    qtbot.waitUntil(lambda: window.view.active is not None and window.view.active.id == active)
    assert window.view.view is ViewName.LOUPE


def test_the_columns_keep_their_widths_also_while_they_are_hidden(qtbot, doors):
    write_layout(doors.home.window_file, WindowLayout(columns=(210, 700, 333)))
    for hidden in (False, True):
        window = MainWindow(doors)
        window.resize(1300, 700)
        window.memory.place()
        window.show()
        window.background.start()
        assert window.splitter.sizes()[:3:2] == [210, 333]
        if not hidden:
            window.actions_by_name["panels"].setChecked(False)
        close(window)
        assert read_layout(doors.home.window_file).columns[::2] == (210, 333)
        layout = read_layout(doors.home.window_file)
        write_layout(doors.home.window_file, layout.model_copy(update={"toggles": {}, "geometry": ""}))


def test_a_narrow_window_forgets_no_column_that_the_user_chose(qtbot, doors):
    write_layout(doors.home.window_file, WindowLayout(columns=(240, 700, 400)))
    window = MainWindow(doors)
    window.memory.place()
    window.resize(700, 600)
    window.show()
    window.background.start()
    close(window)
    assert read_layout(doors.home.window_file).columns == (240, 700, 400)


def test_columns_that_were_moved_are_kept(qtbot, window, doors):
    window.background.start()
    window.resize(1300, 700)
    window.splitter.setSizes([230, 740, 330, 0])
    window.splitter.splitterMoved.emit(230, 1)
    window.close()
    assert read_layout(doors.home.window_file).columns[::2] == (230, 330)


def test_folder_and_filter_come_back_and_give_way_to_another_folder(qtbot, opened, again, folder):
    opened.marking.mark([opened.view.active.id], PhotoField.FLAG, Flag.PICK, "Pick")
    opened.view.filter_bar.set_text("flag:pick")
    opened.view.filter_bar.choose(
        FilterChoice(opened.view.filter_bar.choice.typed, flags=frozenset({Flag.PICK}))
    )
    within = opened.sidebar.chosen
    assert within is not None
    qtbot.waitUntil(lambda: opened.model.rowCount() == 1 and opened.settled)
    opened.close()
    window = again(rows=1)
    assert window.view.filter_bar.text == "flag:pick"
    assert window.top_bar.search.text() == "flag:pick"
    assert window.view.filter_bar.choice.flags == {Flag.PICK}
    assert window.model.query.within == within
    assert window.sidebar.chosen == within
    window.close()
    other = again([folder])
    assert not other.view.filter_bar.filtering


def test_an_album_comes_back(qtbot, opened, again):
    ids = opened.view.selected_ids
    opened.marking.carry_out(lambda: opened.library.albums.make("Best", ids))
    qtbot.waitUntil(lambda: bool(opened.albums.albums))
    opened.view.filter_bar.set_album(opened.albums.albums[0])
    qtbot.waitUntil(lambda: opened.model.rowCount() == 1 and opened.settled)
    opened.close()
    window = again(rows=1)
    assert window.view.filter_bar.album.name == "Best"
    assert window.sidebar.chosen_album.name == "Best"


def test_a_folder_that_is_gone_gives_way_to_all_photos(qtbot, opened, again, doors):
    opened.close()
    layout = read_layout(doors.home.window_file)
    write_layout(doors.home.window_file, layout.model_copy(update={"folder": Path("/gone")}))
    window = again()
    assert window.model.query.within != Path("/gone")


def test_it_is_written_soon_after_a_change_so_that_a_kill_loses_little(qtbot, opened, doors):
    opened.memory._calm.setInterval(10)
    opened.view.filter_bar.set_sort(SortKey.NAME)
    qtbot.waitUntil(lambda: read_layout(doors.home.window_file).sort is SortKey.NAME)


@pytest.mark.parametrize("content", [b"", b"nonsense", b'{"columns": "wide"}', b"[1]", b"\xff\xfe"])
def test_a_damaged_file_is_no_obstacle(tmp_path, content):
    file = tmp_path / "window.json"
    file.write_bytes(content)
    assert read_layout(file) == WindowLayout()


def test_closed_before_the_library_opened_it_keeps_what_it_has_not_shown(qtbot, window, doors):
    write_layout(doors.home.window_file, WindowLayout(photo_id=3, view="loupe"))
    early = MainWindow(doors)
    early.background.start()
    early.close()
    assert read_layout(doors.home.window_file).photo_id == 3
    close(early)


def test_the_next_folder_is_looked_for_where_the_last_one_was(opened, again, folder, monkeypatch):
    asked = []

    def choose(_parent, _title, begin):
        asked.append(Path(begin))
        return str(folder)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: "/home/me/Pictures")
    opened.actions_by_name["open_folder"].trigger()
    opened.actions_by_name["open_folder"].trigger()
    opened.close()
    again().actions_by_name["open_folder"].trigger()
    assert asked == [Path("/home/me/Pictures"), folder, folder]


def test_a_folder_whose_name_is_no_text_does_not_keep_the_rest_from_being_remembered(tmp_path):
    named, other = Path(os.fsdecode(b"/photos/\xff")), Path("/photos/Straße")
    layout = WindowLayout(folder=named, opened=(named, other), chosen_last=named, columns=(200, 700, 300))
    write_layout(tmp_path / "window.json", layout)
    assert read_layout(tmp_path / "window.json") == WindowLayout(opened=(other,), columns=(200, 700, 300))
