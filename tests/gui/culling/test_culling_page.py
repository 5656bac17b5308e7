"""The culling page shows what the scores propose, lets the user change it, and writes it in one step."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from aesthetic_studio.domain.changes import MarkChange, PhotoField
from aesthetic_studio.domain.critique import CriticInfo, Critique
from aesthetic_studio.domain.culling import Bucket
from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.domain.query import PhotoQuery, SortKey
from aesthetic_studio.domain.score import PersonalScore, Score
from aesthetic_studio.gui.culling import culling_page
from aesthetic_studio.gui.culling.bucket_tabs import Heap
from aesthetic_studio.gui.library.photo_model import Role
from aesthetic_studio.settings import Settings

SCORES = {"photo_0": 3.0, "photo_1": 4.0, "photo_2": 5.0, "photo_3": 6.0, "photo_4": 7.0}


def judge(window, names, personal=None):
    info = CriticInfo(Settings().critic, "0123456789ab", "none", 0, "cpu")
    for photo in window.library.photos(window.library.photo_ids(PhotoQuery())):
        if photo.path.stem in names:
            score = Score(SCORES[photo.path.stem], 0.0)
            own = None if personal is None else PersonalScore(personal, 0.4, proven=True, predictor="ridge")
            window.library.save_critique(photo.id, Critique(score, {}, "", (), info, 0.1, personal_score=own))


@pytest.fixture
def judged(qtbot, opened):
    """The window with five of seven photos judged, in the order of their names."""
    judge(opened, SCORES)
    opened.view.filter_bar.set_sort(SortKey.NAME)
    opened.model.refresh_soon()
    qtbot.waitUntil(lambda: opened.settled)
    return opened


def open_page(qtbot, window):
    window.actions_by_name["cull"].trigger()
    page = window.culling.page
    qtbot.waitUntil(lambda: page.settled and bool(page.proposal.buckets))
    return page


@pytest.fixture
def page(qtbot, judged):
    return open_page(qtbot, judged)


def names(window, ids):
    return [photo.path.stem for photo in window.library.photos(ids)]


def large(page):
    """The photo that is shown large; None while its row is being read."""
    return None if page.loupe.photo is None else page.loupe.photo.path.stem


def flags(window):
    ids = window.library.photo_ids(PhotoQuery(sort=SortKey.NAME))
    return {
        photo.path.stem: photo.flag for photo in window.library.photos(ids) if photo.flag is not Flag.NONE
    }


def test_the_page_takes_the_place_of_the_photos_and_shows_the_best_first(judged, page):
    assert page.isVisible()
    assert not judged.view.isVisible()
    assert page.rule.rule.keep_from == 6.0
    assert page.rule.rule.out_below == 4.0
    assert names(judged, page.grid.ids) == ["photo_4", "photo_3"]
    assert names(judged, page.proposal.unscored) == ["photo_5"]
    assert names(judged, page.proposal.unreadable) == ["torn"]


def test_until_a_control_is_touched_the_rule_follows_the_scores(qtbot, opened):
    judge(opened, ["photo_0"])
    page = open_page(qtbot, opened)
    assert page.rule.rule.keep_from == 3.0
    judge(opened, SCORES)
    page.library_changed()
    qtbot.waitUntil(lambda: page.rule.rule.keep_from == 6.0)
    page.rule.keep.setValue(55)
    judge(opened, ["photo_0"])
    page.library_changed()
    qtbot.waitUntil(lambda: not page._soon.isActive() and page.settled)
    assert page.rule.rule.keep_from == 5.5


def test_a_slider_moves_the_photos_at_once_and_nothing_is_written(qtbot, judged, page):
    page.rule.keep.setValue(50)
    qtbot.waitUntil(lambda: page.settled)
    assert names(judged, page.grid.ids) == ["photo_4", "photo_3", "photo_2"]
    page.tabs.choose(Heap.OUT)
    qtbot.waitUntil(lambda: page.settled)
    assert names(judged, page.grid.ids) == ["photo_0"]
    assert flags(judged) == {}


def test_the_thresholds_never_cross(qtbot, page):
    page.rule.out.setValue(75)
    assert (page.rule.rule.keep_from, page.rule.rule.out_below) == (7.5, 7.5)
    page.rule.keep.setValue(35)
    assert (page.rule.rule.keep_from, page.rule.rule.out_below) == (3.5, 3.5)


def test_a_threshold_is_dragged_in_the_histogram(qtbot, page):
    chart = page.rule.histogram
    start, end = (QPoint(round(chart.place_of(score)), 40) for score in (6.0, 4.6))
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(chart, end)
    QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=end)
    assert page.rule.rule.keep_from == pytest.approx(4.6, abs=0.1)
    assert page.rule.rule.out_below == 4.0


def test_apply_writes_flags_and_one_undo_takes_them_back(qtbot, judged, page):
    page.apply.click()
    assert judged.pages.shown is None
    qtbot.waitUntil(lambda: flags(judged) != {})
    assert flags(judged) == {"photo_4": Flag.PICK, "photo_3": Flag.PICK, "photo_0": Flag.REJECT}
    qtbot.waitUntil(lambda: judged.marking.undo_title == "Cull 3 photos")
    judged.marking.undo()
    qtbot.waitUntil(lambda: flags(judged) == {})


def test_a_photo_is_looked_at_large_and_moved_from_there(qtbot, judged, page):
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_Space)
    assert page.loupe.isVisible()
    qtbot.waitUntil(lambda: large(page) == "photo_4")
    qtbot.waitUntil(lambda: page.loupe.pane.sharp)
    QTest.keyClick(page.loupe, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: large(page) == "photo_3")
    QTest.keyClick(page.loupe, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: page.settled and len(page.grid.ids) == 1)
    assert page.loupe.isVisible()
    qtbot.waitUntil(lambda: large(page) == "photo_4")
    QTest.keyClick(page.loupe, Qt.Key.Key_Escape)
    assert page.grid.isVisible()
    assert judged.pages.shown == "culling"
    assert names(judged, page.proposal.of(Bucket.OUT)) == ["photo_0", "photo_3"]


def test_leaving_changes_nothing(qtbot, judged, page):
    QTest.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: judged.pages.shown is None)
    assert judged.library.history.next_undo is None
    assert judged.view.isVisible()


def test_photos_are_moved_by_hand_with_a_key_and_put_back(qtbot, judged, page):
    page.grid.setCurrentIndex(page.grid.model().index(0))
    QTest.keyClick(page.grid, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: page.settled and len(page.grid.ids) == 1)
    assert names(judged, page.proposal.of(Bucket.OUT)) == ["photo_0", "photo_4"]
    assert names(judged, page.grid.selected_ids) == ["photo_3"]  # the next one
    assert page.reset.isVisible()
    page.reset.click()
    qtbot.waitUntil(lambda: page.settled and len(page.grid.ids) == 2)
    assert not page.reset.isVisible()


def test_what_the_user_marked_is_left_unless_told_otherwise(qtbot, judged):
    key = judged.library.photo_ids(PhotoQuery(sort=SortKey.NAME))[4]
    judged.library.apply([MarkChange(key, PhotoField.STARS, 2)], "Rate")
    page = open_page(qtbot, judged)
    assert page.proposal.left == (key,)
    page.rule.leave.setChecked(False)
    qtbot.waitUntil(lambda: page.settled)
    assert page.proposal.left == ()


def test_the_selection_or_all_that_is_shown(qtbot, judged):
    judged.view.select_rows([0, 1, 2])
    page = open_page(qtbot, judged)
    assert [page.scope.itemText(row)[:3] for row in range(2)] == ["The", "All"]
    assert len(page.proposal.buckets) == 3
    page.scope.setCurrentIndex(1)
    page.scope.activated.emit(1)
    qtbot.waitUntil(lambda: page.settled and len(page.proposal.buckets) == 5)


def test_labels_stars_and_albums_can_be_set_instead(qtbot, judged, page):
    page.outcome.kind.setCurrentIndex(2)
    assert page.outcome.outcome.values == {
        Bucket.KEEP: Label.GREEN,
        Bucket.UNSURE: Label.YELLOW,
        Bucket.OUT: Label.RED,
    }
    page.outcome.kind.setCurrentIndex(1)
    assert page.outcome.outcome.values == {Bucket.KEEP: 3, Bucket.UNSURE: 1}
    page.outcome.kind.setCurrentIndex(3)
    page.outcome.choices[Bucket.KEEP].setCurrentText("To print")
    page.apply.click()
    qtbot.waitUntil(lambda: [album.name for album in judged.albums.albums] == ["To print"])
    assert judged.albums.albums[0].photo_count == 2


def test_nothing_chosen_is_nothing_to_apply(qtbot, page):
    for choice in page.outcome.choices.values():
        choice.setCurrentIndex(0)
    assert not page.apply.isEnabled()


def test_the_users_own_score_is_offered_once_it_is_proven(qtbot, judged, page):
    assert not page.rule.personal.isVisible()
    page.leave_wanted.emit()
    judge(judged, SCORES, personal=6.5)
    page = open_page(qtbot, judged)
    assert page.rule.personal.isVisible()
    assert page.rule.rule.personal
    assert names(judged, page.grid.ids) == sorted(SCORES)
    first = page.grid.model().index(0)
    qtbot.waitUntil(lambda: first.data(Role.PHOTO) is not None)
    assert "6.5" in first.data(Qt.ItemDataRole.ToolTipRole)
    page.rule.personal.setChecked(False)
    qtbot.waitUntil(lambda: page.settled and not first.data(Qt.ItemDataRole.ToolTipRole))


def test_photos_without_a_score_can_be_critiqued_from_here(qtbot, judged, session):
    page = open_page(qtbot, judged)
    assert page.missing.button.text() == "Critique 1 photo without a score"
    assert page.missing.button.property("role") == ""
    assert page.missing.words == "1 photo cannot be read"
    page.missing.button.click()
    qtbot.waitUntil(lambda: len(page.proposal.buckets) == 6)
    assert not page.missing.button.isVisible()
    assert page.missing.words == "1 photo cannot be read"


def test_without_any_score_critiquing_is_what_to_do(qtbot, opened):
    opened.actions_by_name["cull"].trigger()
    page = opened.culling.page
    qtbot.waitUntil(lambda: page.settled and len(page.proposal.unscored) == 6)
    assert page.words == "These photos have no score yet. Critique them first."
    assert page.missing.button.property("role") == "accent"
    assert not page.apply.isEnabled()


def test_photos_that_failed_are_told_apart_and_can_be_tried_again(qtbot, judged, session):
    page = open_page(qtbot, judged)
    session.broken = {"photo_5.jpg"}
    page.missing.button.click()
    qtbot.waitUntil(lambda: page.missing.button.text() == "Try 1 failed photo again")
    session.broken = set()
    page.missing.button.click()
    qtbot.waitUntil(lambda: len(page.proposal.buckets) == 6)


def test_photos_that_are_all_marked_or_unreadable_say_so(qtbot, judged):
    torn = next(place for place, key in enumerate(judged.model.ids) if names(judged, [key]) == ["torn"])
    marked = [key for place, key in enumerate(judged.model.ids) if place != torn][:1]
    judged.library.apply([MarkChange(marked[0], PhotoField.STARS, 2)], "Rate")
    judged.view.select_rows([torn, judged.model.row_of(marked[0])])
    judged.actions_by_name["cull"].trigger()
    page = judged.culling.page
    qtbot.waitUntil(lambda: page.settled and page.proposal.left == tuple(marked))
    assert page.words == "You have marked these photos: they stay as they are."
    assert not page.missing.button.isVisible()


def test_what_changes_outside_is_seen(qtbot, judged, page):
    judged.marking.mark([page.grid.ids[0]], PhotoField.STARS, 5, "Rate")
    qtbot.waitUntil(lambda: len(page.proposal.left) == 1)
    assert names(judged, page.proposal.of(Bucket.KEEP)) == ["photo_3"]


def test_a_failure_is_told_and_the_page_goes_on(qtbot, judged, page, monkeypatch):
    def fail(*_):
        raise RuntimeError("unforeseen")

    for name, place in (("candidates", judged.library.culling), ("_answer", culling_page)):
        with monkeypatch.context() as patch:
            patch.setattr(place, name, fail)
            with qtbot.waitSignal(judged.reader.call_failed):
                page._read()
        qtbot.waitUntil(lambda: page.settled)
    page.rule.keep.setValue(70)
    qtbot.waitUntil(lambda: names(judged, page.grid.ids) == ["photo_4"] and page.settled)
