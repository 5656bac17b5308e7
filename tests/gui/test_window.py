import threading

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from aesthetic_studio.domain.errors import CatalogError
from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.domain.query import SortKey
from aesthetic_studio.gui.library.library_view import ViewName


def press(window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    target = window.view.loupe if window.view.view is ViewName.LOUPE else window.view.grid
    QTest.keyClick(target, key, modifiers)


def settle(qtbot, window):
    qtbot.waitUntil(lambda: window.settled)


def stars(window):
    return [window.model.photo(row).stars for row in range(window.model.rowCount())]


def row_named(window, name):
    rows = range(window.model.rowCount())
    return next(row for row in rows if window.model.photo(row).path.name == name)


def test_an_empty_library_offers_a_folder_and_samples(qtbot, window):
    window.start()
    qtbot.waitSignal(window.library_opened)
    qtbot.waitUntil(lambda: window.library is not None and window.settled)
    assert window.view.empty.isVisible()
    assert not window.view.filter_bar.isVisible()


def test_samples_open_from_the_empty_page(qtbot, window, folder):
    window.start()
    with qtbot.waitSignal(window.library_opened):
        pass
    window.view.empty.samples_wanted.emit()
    qtbot.waitUntil(lambda: window.model.rowCount() == 7)


def test_a_folder_opens_with_all_its_photos_and_is_chosen(qtbot, opened):
    assert opened.view.grid.isVisible()
    qtbot.waitUntil(lambda: opened.sidebar.chosen is not None)
    assert opened.view.active is not None


def test_a_broken_file_shows_its_reason_and_costs_nothing_else(qtbot, opened):
    broken = opened.model.photo(row_named(opened, "torn.jpg"))
    qtbot.waitUntil(lambda: opened.model.photo(row_named(opened, "torn.jpg")).error is not None)
    assert broken.path.name == "torn.jpg"
    assert sum(opened.model.photo(row).error is not None for row in range(7)) == 1


def test_rating_acts_on_the_selection_and_is_undone_and_redone(qtbot, opened):
    opened.view.select_rows([0, 2])
    press(opened, Qt.Key.Key_4)
    assert stars(opened)[:3] == [4, 0, 4]  # at once
    settle(qtbot, opened)
    press(opened, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stars(opened)[:3] == [0, 0, 0]
    settle(qtbot, opened)
    assert {each.stars for each in opened.library.photos(opened.model.ids)} == {0}
    opened.marking.redo()
    settle(qtbot, opened)
    assert stars(opened)[:3] == [4, 0, 4]


def test_in_the_loupe_rating_acts_on_the_active_photo(qtbot, opened):
    opened.view.select_rows([1, 3])
    press(opened, Qt.Key.Key_E)
    assert opened.view.view is ViewName.LOUPE
    press(opened, Qt.Key.Key_5)
    assert stars(opened)[:4] == [0, 5, 0, 0]
    press(opened, Qt.Key.Key_Right)
    press(opened, Qt.Key.Key_2)
    assert stars(opened)[:4] == [0, 5, 2, 0]
    press(opened, Qt.Key.Key_G)
    assert opened.view.view is ViewName.GRID


def test_flags_and_labels(qtbot, opened):
    opened.view.select_rows([0])
    press(opened, Qt.Key.Key_P)
    press(opened, Qt.Key.Key_7)
    assert (opened.model.photo(0).flag, opened.model.photo(0).label) == (Flag.PICK, Label.YELLOW)
    press(opened, Qt.Key.Key_7)
    press(opened, Qt.Key.Key_X)
    assert (opened.model.photo(0).flag, opened.model.photo(0).label) == (Flag.REJECT, Label.NONE)
    press(opened, Qt.Key.Key_U)
    assert opened.model.photo(0).flag is Flag.NONE


def test_going_on_after_a_mark(qtbot, opened):
    opened.actions_by_name["advance"].setChecked(True)
    opened.view.select_rows([0])
    press(opened, Qt.Key.Key_3)
    press(opened, Qt.Key.Key_3)
    assert stars(opened)[:3] == [3, 3, 0]


def test_all_writes_happen_in_the_writers_thread(qtbot, opened, monkeypatch):
    threads = set()
    library = opened.library
    for owner, name in ((library, "apply"), (library.jobs, "keep"), (library, "add_folder")):
        real = getattr(owner, name)

        def watched(*arguments, real=real, **options):
            threads.add(threading.get_ident())
            return real(*arguments, **options)

        monkeypatch.setattr(owner, name, watched)
    opened.view.select_rows([0])
    press(opened, Qt.Key.Key_1)
    opened.commands.critique_selection()
    qtbot.waitUntil(lambda: opened.model.photo(0).score is not None)
    opened.commands.rescan()
    settle(qtbot, opened)
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_filters_narrow_and_clear(qtbot, opened):
    bar = opened.view.filter_bar
    opened.view.select_rows([0, 1])
    press(opened, Qt.Key.Key_3)
    settle(qtbot, opened)
    bar.set_min_stars(3)
    qtbot.waitUntil(lambda: opened.model.rowCount() == 2)
    bar.set_text("no such photo")
    qtbot.waitUntil(lambda: opened.model.rowCount() == 0)
    assert opened.view.empty.isVisible()
    bar.clear()
    qtbot.waitUntil(opened.view.grid.isVisible)
    assert opened.model.rowCount() == 7


def test_when_the_selected_photo_is_filtered_away_another_is_selected(qtbot, opened):
    opened.view.select_rows([3])
    press(opened, Qt.Key.Key_5)
    settle(qtbot, opened)
    opened.view.select_rows([0])
    opened.view.filter_bar.set_min_stars(5)
    qtbot.waitUntil(lambda: opened.model.rowCount() == 1)
    qtbot.waitUntil(lambda: opened.view.selected_ids == list(opened.model.ids))


def test_search_waits_for_the_typing_to_rest(qtbot, opened):
    asked = []
    opened.view.filter_bar.query_changed.connect(lambda query: asked.append(str(query.filter)))
    opened.commands.search()
    QTest.keyClicks(opened.top_bar.search, "photo_3")
    qtbot.waitUntil(lambda: opened.model.rowCount() == 1)
    assert asked == ['text:"photo_3"']
    assert stars(opened) == [0]  # the 3 was typed, no star was given


def test_the_menu_of_stars_says_which_entries_are_at_least_and_which_exactly(opened):
    entries = opened.view.filter_bar._stars.menu().actions()
    headings = {
        entry.text(): place for place, entry in enumerate(entries) if not entry.isEnabled() and entry.text()
    }
    assert list(headings) == ["At least", "Exactly"]
    assert not entries[headings["At least"]].isSeparator()
    assert headings["At least"] < next(i for i, each in enumerate(entries) if each.text() == "★")
    assert all(each.isCheckable() for each in entries[headings["Exactly"] + 1 : -1])


def test_the_best_come_first_when_sorted_by_stars(qtbot, opened):
    opened.view.select_rows([4])
    name = opened.view.active.path.name
    press(opened, Qt.Key.Key_5)
    settle(qtbot, opened)
    opened.view.filter_bar.set_sort(SortKey.STARS)
    settle(qtbot, opened)
    qtbot.waitUntil(lambda: opened.model.photo(0) is not None and opened.model.photo(0).path.name == name)
    assert opened.view.active.path.name == name  # the selection went along


def test_a_critique_streams_into_the_panel_and_its_chip_appears(qtbot, opened, session):
    opened.view.select_rows([row_named(opened, "photo_1.jpg")])
    session.gate.clear()
    press(opened, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(session.waiting.is_set)
    assert opened.desk.busy
    session.gate.set()
    qtbot.waitUntil(lambda: opened.view.active.score is not None)
    assert opened.view.active.score == pytest.approx(6.4)
    settle(qtbot, opened)
    assert opened.library.critique(opened.view.active.id).comment == "Quiet light."


def test_critique_all_shown_leaves_broken_files_out(qtbot, opened, session):
    qtbot.waitUntil(lambda: opened.model.photo(row_named(opened, "torn.jpg")).error is not None)
    with qtbot.waitSignal(opened.desk.idle):
        opened.actions_by_name["critique_all"].trigger()
    assert sorted(path.name for path in session.seen) == [f"photo_{number}.jpg" for number in range(6)]


def test_critique_all_shown_makes_no_critique_twice(qtbot, opened, session):
    opened.view.select_rows([0])
    with qtbot.waitSignal(opened.desk.idle):
        press(opened, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, opened)
    with qtbot.waitSignal(opened.desk.idle):
        opened.actions_by_name["critique_all"].trigger()
    settle(qtbot, opened)
    assert sorted(path.name for path in session.seen) == [f"photo_{number}.jpg" for number in range(6)]
    opened.actions_by_name["critique_all"].trigger()
    qtbot.waitUntil(lambda: "has its critique" in opened.status._message.text())


def test_escape_stops_the_critic(qtbot, opened, session):
    session.gate.clear()
    opened.actions_by_name["critique_all"].trigger()
    qtbot.waitUntil(session.waiting.is_set)
    with qtbot.waitSignal(opened.desk.idle):
        press(opened, Qt.Key.Key_Escape)
    assert len(session.seen) == 1


def test_the_status_bar_says_what_a_rating_applies_to(qtbot, opened):
    opened.view.select_rows([0, 1, 2])
    assert opened.status._selection.text() == "3 of 7 selected"
    assert opened.status._scope.text() == "rating applies to 3 photos"
    press(opened, Qt.Key.Key_E)
    assert opened.status._scope.text() == "rating applies to 1 photo"


def test_space_zooms_to_100_percent_and_back(qtbot, opened):
    opened.view.select_rows([0])
    press(opened, Qt.Key.Key_Space)
    assert opened.view.view is ViewName.LOUPE
    opened.view.loupe.resize(70, 60)
    press(opened, Qt.Key.Key_Z)
    assert opened.view.loupe.zoomed
    press(opened, Qt.Key.Key_Space)
    assert not opened.view.loupe.zoomed


def test_tab_hides_the_panels(qtbot, opened):
    press(opened, Qt.Key.Key_Tab)
    assert not opened.panel.isVisible()
    press(opened, Qt.Key.Key_Tab)
    assert opened.panel.isVisible()
    assert opened.sidebar.isVisible()


def test_a_dropped_photo_opens_its_folder(qtbot, window, folder):
    window.start()
    with qtbot.waitSignal(window.library_opened):
        pass
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder / "photo_1.jpg"))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPoint(5, 5), copy, data, left, Qt.KeyboardModifier.NoModifier))
    qtbot.waitUntil(lambda: window.model.rowCount() == 7)


def test_many_folders_are_scanned_one_after_another(qtbot, window, folder):
    folders = [folder]
    for name in ("Second", "Third", "Fourth"):
        other = folder.parent / name
        other.mkdir()
        (other / "photo.jpg").write_bytes((folder / "photo_1.jpg").read_bytes())
        folders.append(other)
    failures = []
    window.scan.failed.connect(failures.append)
    window.start(folders)
    qtbot.waitUntil(lambda: window.settled)
    assert failures == []
    assert {each.path: each.photo_count for each in window.library.folders()} == dict(
        zip(folders, (7, 1, 1, 1), strict=True)
    )


def test_imported_ratings_are_seen_and_those_of_missing_photos_are_told(qtbot, opened, folder, monkeypatch):
    file = folder / "ratings.csv"
    file.write_text("file,rating\nphoto_0.jpg,8\ngone.jpg,6\n")
    monkeypatch.setattr(
        "aesthetic_studio.gui.taste.transfer_desk.QFileDialog.getOpenFileName", lambda *_: (str(file), "")
    )
    opened.actions_by_name["import_ratings"].trigger()
    qtbot.waitUntil(lambda: opened.model.photo(row_named(opened, "photo_0.jpg")).stars == 4)
    assert "1 rating imported, 1 of missing photos left out" in opened.status._message.text()
    assert [rating.path.name for rating in opened.library.ratings()] == ["photo_0.jpg"]


def test_a_missing_folder_is_told(qtbot, window, tmp_path):
    window.start([tmp_path / "gone"])
    qtbot.waitUntil(lambda: "no folder" in window.status._message.text())


def test_a_catalogue_that_cannot_be_opened_is_told(qtbot, window, doors, monkeypatch):
    def refuse():
        raise CatalogError("The catalogue is damaged.", "Restore it.")

    object.__setattr__(doors, "open_library", refuse)
    window.start()
    qtbot.waitUntil(lambda: "damaged" in window.view.empty._title.text())


def test_closing_in_the_middle_of_a_critique_loses_nothing_finished(qtbot, opened, session):
    session.gate.clear()
    opened.actions_by_name["critique_all"].trigger()
    qtbot.waitUntil(session.waiting.is_set)
    opened.view.select_rows([0])
    press(opened, Qt.Key.Key_5)
    assert opened.close()
    assert opened.writer.isFinished()
    assert opened.reader.isFinished()


def test_closing_in_the_middle_of_a_scan_joins(qtbot, window, folder):
    window.start([folder])
    with qtbot.waitSignal(window.scan.progressed):
        pass
    assert window.close()
    assert window.writer.isFinished()


def test_every_control_has_a_name_and_every_button_a_tooltip(qtbot, opened):
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit

    parts = (opened.top_bar, opened.view, opened.sidebar, opened.status)
    controls = [each for part in parts for each in part.findChildren(QAbstractButton)]
    fields = [
        each for part in parts for kind in (QLineEdit, QAbstractItemView) for each in part.findChildren(kind)
    ]
    for control in controls:
        if control.objectName().startswith("qt_") or isinstance(control.parent(), QLineEdit):
            continue  # made by Qt
        assert control.accessibleName() or control.text(), control
        assert control.toolTip(), control.text()
    for field in fields:
        if "combo" not in field.metaObject().className().lower():
            assert field.accessibleName(), field
