"""The picture of the scores in the filter bar shows them, and filters by hand and by key."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from aesthetic_studio.domain.filter_parser import parse_filter
from aesthetic_studio.gui.library.count_label import CountLabel
from tests.gui.culling.test_culling_page import SCORES, judge


@pytest.fixture
def judged(qtbot, opened):
    judge(opened, SCORES)
    opened.model.refresh_soon()
    opened.culling._count_scores()
    qtbot.waitUntil(lambda: opened.settled and len(opened.view.filter_bar.scores._counts or ()) == 5)
    return opened


def test_it_shows_the_scores_of_the_place(judged):
    assert judged.view.filter_bar.scores._counts == {6: 1, 8: 1, 10: 1, 12: 1, 14: 1}
    assert judged.model.query.within in {judged.library.folders()[0].path, None}


def test_without_any_score_it_says_so_and_cannot_be_moved(qtbot, opened):
    scores = opened.view.filter_bar.scores
    qtbot.waitUntil(lambda: not scores.isEnabled())
    assert scores.accessibleDescription() == "No photo here has a score yet"
    opened.view.filter_bar.set_score(6.0)  # from a smart album, or before the last score went away
    assert scores.isEnabled()
    opened.view.filter_bar.clear()
    assert not scores.isEnabled()
    judge(opened, SCORES)
    opened.culling._count_scores()
    qtbot.waitUntil(scores.isEnabled)
    assert "Any" in scores.accessibleDescription()


def test_a_click_shows_the_better_ones_only_and_a_double_click_all(qtbot, judged):
    scores = judged.view.filter_bar.scores
    assert scores.isVisible()
    place = QPoint(round((6.0 - 1) / 9 * scores.width()), 12)
    QTest.mouseClick(scores, Qt.MouseButton.LeftButton, pos=place)
    assert scores.score == 6.0
    assert judged.view.filter_bar.query.filter == parse_filter("score>=6")
    qtbot.waitUntil(lambda: judged.model.rowCount() == 2)
    QTest.mouseDClick(scores, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: judged.model.rowCount() == 7)


def test_keys_move_it_by_half_points(qtbot, judged):
    scores = judged.view.filter_bar.scores
    scores.set_score(6.5)
    scores.setFocus()
    QTest.keyClick(scores, Qt.Key.Key_Right)
    assert judged.view.filter_bar.choice.score == 7.0
    QTest.keyClick(scores, Qt.Key.Key_Delete)
    assert judged.view.filter_bar.choice.score == 0.0
    assert "Any" in scores.accessibleDescription()
    qtbot.waitUntil(lambda: judged.model.rowCount() == 7)


def test_clearing_the_filter_clears_it(qtbot, judged):
    bar = judged.view.filter_bar
    bar.set_score(7.0)
    assert bar.scores.score == 7.0
    bar.clear()
    assert bar.scores.score == 0.0


def entry(menu, words):
    return next(each for each in menu.actions() if each.text().split("\t")[0] == words)


def test_in_a_narrow_bar_a_menu_takes_its_place(qtbot, judged):
    bar = judged.view.filter_bar
    assert not bar._scores.isVisible()
    judged.resize(1000, 700)
    qtbot.waitUntil(bar._scores.isVisible)
    assert not bar.scores.isVisible()
    assert bar._scores.geometry().right() < bar._count.geometry().left()
    menu = bar._scores.menu()
    menu.aboutToShow.emit()
    assert entry(menu, "6").text() == "6\t2"
    entry(menu, "6").trigger()
    assert bar.query.filter == parse_filter("score>=6")
    assert bar._scores.text() == "≥ 6.0"
    qtbot.waitUntil(lambda: judged.model.rowCount() == 2)
    entry(menu, "Any").trigger()
    qtbot.waitUntil(lambda: judged.model.rowCount() == 7)
    judged.resize(1400, 700)
    qtbot.waitUntil(bar.scores.isVisible)
    assert not bar._scores.isVisible()


def test_without_a_score_the_menu_says_so(qtbot, opened):
    bar = opened.view.filter_bar
    qtbot.waitUntil(lambda: not bar.scores.isEnabled())
    bar._scores.menu().aboutToShow.emit()
    assert [each.text() for each in bar._scores.menu().actions()] == ["No photo here has a score yet"]


def test_the_count_says_as_much_as_fits(qtbot):
    label = CountLabel()
    qtbot.addWidget(label)
    label.show()
    label.show_count(2304)
    label.resize(label.sizeHint())
    assert "shown" in label.text()
    label.resize(label.minimumSizeHint())
    assert label.text() == "2,304"
    assert "shown" in label.accessibleDescription()
