"""Filters, albums and keywords in the window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from aesthetic_studio.domain.changes import Changes, PhotoField
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.filter_parser import parse_filter
from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.domain.photo_filter import every
from aesthetic_studio.gui.library.filter_choice import FilterChoice
from tests.gui.test_window import press, settle

RATED = Changes(frozenset({1}), frozenset({PhotoField.STARS}))


def rows(window) -> int:
    return window.model.rowCount()


@pytest.fixture
def named(monkeypatch):
    """Answers the question for a name."""
    names = []
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: (names.pop(0), True))
    return names


def test_one_of_several_inside_a_kind_and_all_kinds_together():
    choice = FilterChoice(
        typed=parse_filter("sea"),
        exactly=frozenset({3, 5}),
        flags=frozenset({Flag.PICK, Flag.NONE}),
        labels=frozenset({Label.RED, Label.BLUE}),
    )
    wanted = (
        '(text:"sea") and (stars=3 or stars=5) and (flag=none or flag=pick) and (label=red or label=blue)'
    )
    assert choice.filter == parse_filter(wanted)
    assert (choice.stars_text, choice.flags_text) == ("★ 3, 5", "not rejected")
    assert choice.labels_text == "red, blue"
    assert FilterChoice().filter is every(()) is None
    assert not FilterChoice()


def test_ticks_in_the_menus_filter_and_are_shown(qtbot, opened):
    bar = opened.view.filter_bar
    opened.view.select_rows([0, 1])
    press(opened, Qt.Key.Key_6)
    opened.view.select_rows([2])
    press(opened, Qt.Key.Key_9)
    settle(qtbot, opened)
    bar._ticks["labels", Label.RED].trigger()
    qtbot.waitUntil(lambda: rows(opened) == 2)
    bar._ticks["labels", Label.BLUE].trigger()
    qtbot.waitUntil(lambda: rows(opened) == 3)
    assert bar._labels.text() == "red, blue"
    assert not bar._ticks["flags", Flag.NONE].isChecked()
    bar._ticks["stars", 0].trigger()
    assert str(bar.query.filter) == "stars=0 and (label=red or label=blue)"
    bar.clear()
    qtbot.waitUntil(lambda: rows(opened) == 7)
    assert not bar._ticks["labels", Label.RED].isChecked()


def test_a_mark_that_no_longer_fits_the_filter_leaves_the_view(qtbot, opened):
    opened.view.select_rows([0])
    press(opened, Qt.Key.Key_6)
    opened.view.filter_bar.set_labels(frozenset({Label.RED}))
    qtbot.waitUntil(lambda: rows(opened) == 1)
    settle(qtbot, opened)
    opened.marking.undo()
    qtbot.waitUntil(lambda: rows(opened) == 0)
    opened.marking.redo()
    qtbot.waitUntil(lambda: rows(opened) == 1)


def test_what_is_typed_wrongly_is_told_and_changes_nothing(qtbot, opened):
    bar, search = opened.view.filter_bar, opened.top_bar.search
    opened.commands.search()
    QTest.keyClicks(search, "colour:red")
    qtbot.waitUntil(lambda: "colour" in bar._error.text())
    assert search.property("refused")
    assert (rows(opened), bar.query.filter) == (7, None)
    search.clear()
    QTest.keyClicks(search, "stars:0 name:photo_3")
    qtbot.waitUntil(lambda: rows(opened) == 1)
    assert not search.property("refused")
    assert bar._error.text() == ""


def test_a_filter_is_kept_as_a_smart_album(qtbot, opened, named):
    bar = opened.view.filter_bar
    bar.set_text("name:photo_")
    qtbot.waitUntil(lambda: rows(opened) == 6)
    named.append("Photos")
    bar.save_wanted.emit()
    qtbot.waitUntil(lambda: opened.sidebar._albums.count() == 1)
    bar.clear()
    qtbot.waitUntil(lambda: rows(opened) == 7)
    opened.sidebar._albums.setCurrentRow(0)
    qtbot.waitUntil(lambda: rows(opened) == 6)
    assert opened.sidebar.chosen is None
    bar.set_text("3")
    qtbot.waitUntil(lambda: rows(opened) == 1)
    opened.sidebar.delete_wanted.emit(bar.album)
    qtbot.waitUntil(lambda: not opened.sidebar._albums.isVisible())
    assert str(bar.query.filter) == 'text:"3"'


def test_an_album_is_made_filled_renamed_and_undone(qtbot, opened, named, monkeypatch):
    opened.view.select_rows([0, 1])
    named.append("Best of")
    opened.actions_by_name["new_album"].trigger()
    qtbot.waitUntil(lambda: opened.sidebar._albums.count() == 1)
    opened.view.select_rows([2])
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_, **__: ("best of", True))
    opened.actions_by_name["add_to_album"].trigger()
    settle(qtbot, opened)
    opened.sidebar._albums.setCurrentRow(0)
    qtbot.waitUntil(lambda: rows(opened) == 3)
    opened.view.select_rows([0])
    opened.actions_by_name["remove_from_album"].trigger()
    qtbot.waitUntil(lambda: rows(opened) == 2)
    named.append("Keepers")
    opened.sidebar.rename_wanted.emit(opened.view.filter_bar.album)
    qtbot.waitUntil(lambda: opened.sidebar._albums.item(0).text() == "Keepers")
    for count in (2, 3, 2):
        opened.marking.undo()
        settle(qtbot, opened)
        qtbot.waitUntil(lambda count=count: rows(opened) == count)
    assert opened.marking.undo_title == "Make the album Best of"


def test_keywords_are_typed_for_the_selection_shown_and_taken_away(qtbot, opened):
    box = opened.keywords
    opened.view.select_rows([0, 1])
    opened.actions_by_name["keywords"].trigger()
    QTest.keyClicks(box.field, "sea, places > Iceland 5")
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: box.shown == ("places|Iceland 5", "sea"))
    assert box.field.text() == ""
    settle(qtbot, opened)
    assert {photo.stars for photo in opened.library.photos(opened.model.ids)} == {0}
    opened.view.filter_bar.set_text('keyword="iceland 5"')
    qtbot.waitUntil(lambda: rows(opened) == 2)
    opened.view.select_rows([0, 1])
    box._flow.itemAt(1).widget().click()
    qtbot.waitUntil(lambda: box.shown == ("places|Iceland 5",))
    settle(qtbot, opened)
    assert opened.library.keywords() == {"places|Iceland 5": 2}
    QTest.keyClick(box.field, Qt.Key.Key_Escape)
    assert opened.view.grid.hasFocus()


def test_what_comes_next_is_said_in_the_edit_menu(qtbot, opened):
    edit = next(menu for menu in opened.top_bar.menus.actions() if menu.text() == "Edit").menu()
    undo, redo = edit.actions()[:2]
    opened.view.select_rows([0, 1])
    press(opened, Qt.Key.Key_3)
    settle(qtbot, opened)
    assert (undo.text(), redo.text()) == ("Undo Rate 2 photos", "Redo")
    undo.trigger()
    settle(qtbot, opened)
    assert (undo.text(), redo.text()) == ("Undo", "Redo Rate 2 photos")


def test_an_ampersand_in_a_name_is_no_mark_of_a_key(qtbot, opened):
    undo = opened.actions_by_name["undo"]
    opened.marking.carry_out(lambda: opened.library.albums.make("B&W"))
    qtbot.waitUntil(lambda: undo.text() == "Undo Make the album B&&W")


def test_what_was_taken_back_is_told_in_the_users_language(qtbot, opened, monkeypatch):
    told = []
    monkeypatch.setattr(opened.status, "show_message", told.append)
    monkeypatch.setattr(opened.commands, "tr", lambda text: text.replace("Undo", "撤销"))
    opened.marking.undone.emit(replace(RATED, title="Rate 2 photos"))
    opened.marking.redone.emit(replace(RATED, title="Cull"))
    assert told == ["撤销 Rate 2 photos", "Redo Cull"]
    away = (UsageError("a.jpg is not in the trash any more."), UsageError("There is another b.jpg now."))
    opened.marking.undone.emit(replace(RATED, title="Move 4 photos to the trash", failures=away))
    assert told[-1] == "撤销 Move 4 photos to the trash · a.jpg is not in the trash any more. · and 1 more"
