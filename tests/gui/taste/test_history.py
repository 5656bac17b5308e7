from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aesthetic_studio.domain.rating import ME, Profile, RatedEvent, Rating
from aesthetic_studio.gui.taste.history_model import Column
from aesthetic_studio.gui.taste.history_table import HistoryTable
from aesthetic_studio.gui.taste.profile_bar import ProfileBar
from aesthetic_studio.studio.taste_report import RatedPhotoFigures

START = datetime(2026, 11, 1, tzinfo=UTC)


def event(number, value, *, forgotten=False, missing=False):
    rating = Rating(Path(f"/photos/{number}.jpg"), value, START + timedelta(days=number), "stars")
    return RatedEvent(number, rating, forgotten=forgotten, missing=missing)


@pytest.fixture
def history(qtbot):
    history = HistoryTable()
    qtbot.addWidget(history)
    history.resize(900, 380)
    history.show()
    history.show_events([event(0, 4.0), event(1, 9.0), event(2, 7.0, forgotten=True), event(3, 6.0)])
    return history


def shown(history, column=Column.PHOTO):
    model = history.table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_the_newest_rating_stands_first_and_what_is_forgotten_is_out_of_sight(history):
    assert shown(history) == ["3.jpg", "1.jpg", "0.jpg"]
    history._forgotten.click()
    assert shown(history) == ["3.jpg", "2.jpg", "1.jpg", "0.jpg"]


def test_it_can_be_searched_and_sorted(history):
    history.search.setText("photos 1")
    assert shown(history) == ["1.jpg"]
    history.search.clear()
    history.table.sortByColumn(Column.MINE, Qt.SortOrder.AscendingOrder)
    assert shown(history, Column.MINE) == ["4", "6", "9"]


def test_figures_of_the_report_stand_beside_the_ratings(history):
    history.show_figures([RatedPhotoFigures(Path("/photos/3.jpg"), 6.0, 5.5, 7.2)])
    assert shown(history, Column.PREDICTED) == ["7.2", "–", "–"]
    assert shown(history, Column.GENERAL) == ["5.5", "–", "–"]
    assert shown(history, Column.APART) == ["−1.2", "–", "–"]


def test_delete_forgets_the_chosen_and_learns_again_from_forgotten_ones(qtbot, history):
    history._forgotten.click()
    history.table.selectRow(0)
    with qtbot.waitSignal(history.forget_wanted) as wanted:
        QTest.keyClick(history.table, Qt.Key.Key_Delete)
    assert ([each.id for each in wanted.args[0]], wanted.args[1]) == ([3], True)
    history.table.selectRow(1)
    with qtbot.waitSignal(history.forget_wanted) as wanted:
        history._forget.click()
    assert ([each.id for each in wanted.args[0]], wanted.args[1]) == ([2], False)


def test_enter_shows_the_photo(qtbot, history):
    history.table.setCurrentIndex(history.table.model().index(1, 0))
    with qtbot.waitSignal(history.activated) as activated:
        QTest.keyClick(history.table, Qt.Key.Key_Return)
    assert activated.args == ["/photos/1.jpg"]


def test_profiles_are_chosen_and_only_others_are_deleted(qtbot):
    bar = ProfileBar()
    qtbot.addWidget(bar)
    bar.show_profiles([Profile(ME, 12), Profile("client A", 3)], ME)
    assert bar.profile == ME
    assert not bar._delete.isEnabled()
    bar.show_profiles([Profile(ME, 12), Profile("client A", 3)], "client A")
    with qtbot.waitSignal(bar.delete_wanted) as wanted:
        bar._delete.click()
    assert wanted.args == ["client A"]
