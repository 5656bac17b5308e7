from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aesthetic_studio.domain.changes import PhotoField
from aesthetic_studio.gui.library.library_view import ViewName
from aesthetic_studio.gui.views.lights import Light

KEY = Qt.Key


def settle(qtbot, window):
    qtbot.waitUntil(lambda: window.settled)


def press(window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.view.photos, key, modifiers)


def names(window, ids):
    return [window.model.photo_of(each).path.name for each in ids]


def compared(window):
    photos = window.view.large.compare.photos
    return photos.champion, photos.challenger


@pytest.fixture
def comparing(qtbot, opened):
    """photo_1 is the champion; photo_2 challenges it."""
    opened.view.select_rows([1])
    press(opened, KEY.Key_C)
    settle(qtbot, opened)
    return opened


@pytest.fixture
def surveying(qtbot, opened):
    opened.view.select_rows([0, 1, 2, 3])
    press(opened, KEY.Key_N)
    settle(qtbot, opened)
    return opened


def ids_at(window, *rows):
    return tuple(window.model.id_at(row) for row in rows)


# --- compare


def test_c_compares_the_active_photo_with_the_next(comparing):
    assert comparing.view.view is ViewName.COMPARE
    assert compared(comparing) == ids_at(comparing, 1, 2)
    assert comparing.view.active.id == compared(comparing)[1]


def test_both_photos_get_their_pixels(comparing):
    compare = comparing.view.large.compare
    tones = [
        card.pane.grab().toImage().pixelColor(card.pane.rect().center())
        for card in (compare.champion, compare.challenger)
    ]
    assert [tone.red() for tone in tones] == pytest.approx([65, 100], abs=4)


def test_arrows_change_the_challenger_and_marks_act_on_it(qtbot, comparing):
    press(comparing, KEY.Key_Right)
    assert compared(comparing) == ids_at(comparing, 1, 3)
    press(comparing, KEY.Key_5)
    settle(qtbot, comparing)
    assert [comparing.model.photo(row).stars for row in range(5)] == [0, 0, 0, 5, 0]


def test_up_makes_the_challenger_champion_and_down_swaps(comparing):
    press(comparing, KEY.Key_Up)
    assert compared(comparing) == ids_at(comparing, 2, 3)
    press(comparing, KEY.Key_Down)
    assert compared(comparing) == ids_at(comparing, 3, 2)


def test_a_click_makes_the_champion_active(comparing):
    pane = comparing.view.large.compare.champion.pane
    QTest.mouseClick(pane, Qt.MouseButton.LeftButton, pos=pane.rect().center())
    assert comparing.view.active.id == compared(comparing)[0]
    assert comparing.view.selected_ids == [compared(comparing)[0]]
    press(comparing, KEY.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert comparing.view.active.id == compared(comparing)[1]


def test_both_zoom_and_move_together_until_they_are_unlinked(comparing):
    compare = comparing.view.large.compare
    one, other = compare.champion.pane, compare.challenger.pane
    for pane in (one, other):
        pane.resize(60, 50)
    one.toggle_zoom(QPointF(10, 10))
    assert other.zoom == one.zoom
    one.move_by(0.1, 0)
    assert other.zoom == one.zoom
    compare.link.set_linked(False)
    other.move_by(-0.2, 0)
    shift = other.zoom.x - one.zoom.x
    assert shift < 0
    compare.link.set_linked(True)
    one.move_by(0.05, 0)
    assert other.zoom.x - one.zoom.x == pytest.approx(shift, abs=0.01)


def test_the_filmstrip_chooses_the_challenger(qtbot, comparing):
    strip = comparing.view.large.filmstrip
    index = comparing.model.index(4)
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=strip.visualRect(index).center())
    assert compared(comparing) == ids_at(comparing, 1, 4)


def test_escape_goes_back_with_the_active_photo_chosen(comparing):
    press(comparing, KEY.Key_Right)
    press(comparing, KEY.Key_Escape)
    assert comparing.view.view is ViewName.GRID
    assert comparing.view.selected_ids == [comparing.model.id_at(3)]


def test_a_rejected_challenger_that_is_filtered_away_is_followed_by_the_next(qtbot, comparing):
    comparing.view.filter_bar.set_text("not flag:reject")
    settle(qtbot, comparing)
    gone, following = ids_at(comparing, 2, 3)
    press(comparing, KEY.Key_X)
    qtbot.waitUntil(lambda: comparing.model.row_of(gone) is None)
    settle(qtbot, comparing)
    assert compared(comparing) == (comparing.model.id_at(1), following)
    assert comparing.view.view is ViewName.COMPARE


def test_with_going_on_a_mark_brings_the_next_challenger(qtbot, comparing):
    comparing.actions_by_name["advance"].setChecked(True)
    press(comparing, KEY.Key_3)
    assert compared(comparing) == ids_at(comparing, 1, 3)


def test_zoom_of_the_command_acts_on_both(comparing):
    for pane in comparing.view.large.compare.panes():
        pane.resize(60, 50)
    press(comparing, KEY.Key_Z)
    assert all(pane.zoomed for pane in comparing.view.large.compare.panes())


# --- survey


def test_n_surveys_what_is_chosen(surveying):
    assert surveying.view.view is ViewName.SURVEY
    assert surveying.view.large.survey.ids == list(ids_at(surveying, 0, 1, 2, 3))
    places = [pane.mapTo(surveying, QPoint()) for pane in surveying.view.large.panes()]
    assert len({(place.x(), place.y()) for place in places}) == 4


def test_a_photo_taken_out_is_no_longer_chosen_and_stays_in_the_library(surveying):
    press(surveying, KEY.Key_Right)
    press(surveying, KEY.Key_Slash)
    assert surveying.view.large.survey.ids == list(ids_at(surveying, 0, 2, 3))
    assert surveying.view.active.id == surveying.model.id_at(2)
    press(surveying, KEY.Key_G)
    assert surveying.view.selected_ids == list(ids_at(surveying, 0, 2, 3))
    assert surveying.model.rowCount() == 7


def test_the_last_photo_stays(surveying):
    for _ in range(6):
        press(surveying, KEY.Key_Backspace)
    assert len(surveying.view.large.survey.ids) == 1


def test_marks_act_on_the_active_photo_of_the_survey(qtbot, surveying):
    press(surveying, KEY.Key_Right)
    press(surveying, KEY.Key_2)
    settle(qtbot, surveying)
    assert [surveying.model.photo(row).stars for row in range(4)] == [0, 2, 0, 0]


def score(window, row, value, **fields):
    photo = window.model.photo(row)
    window.model._photos[photo.id] = replace(photo, score=value, **fields)


def test_the_weakest_goes_out(surveying):
    for row, value in enumerate((6.0, 5.5, 7.0, 5.9)):
        score(surveying, row, value)
    press(surveying, KEY.Key_W)
    assert surveying.view.large.survey.ids == list(ids_at(surveying, 0, 2, 3))


def test_a_proven_personal_score_decides_before_the_general_one(surveying):
    for row, value in enumerate((6.0, 5.5, 7.0, 5.9)):
        score(surveying, row, value, personal_score=10 - value, personal_proven=True)
    press(surveying, KEY.Key_W)
    assert surveying.view.large.survey.ids == list(ids_at(surveying, 0, 1, 3))


def test_ties_are_the_users_to_decide(surveying):
    for row, value in enumerate((5.52, 5.54, 7.0, 5.9)):
        score(surveying, row, value)
    press(surveying, KEY.Key_W)
    assert len(surveying.view.large.survey.ids) == 4
    assert "photo_0.jpg, photo_1.jpg" in surveying.status._message.text()


def test_without_scores_nobody_is_the_weakest(surveying):
    press(surveying, KEY.Key_W)
    assert len(surveying.view.large.survey.ids) == 4
    assert "score" in surveying.status._message.text()


def test_the_filmstrip_adds_to_the_survey(surveying):
    strip = surveying.view.large.filmstrip
    place = strip.visualRect(surveying.model.index(5)).center()
    modifier = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, modifier, place)
    assert surveying.view.large.survey.ids == list(ids_at(surveying, 0, 1, 2, 3, 5))


def test_arrows_go_through_the_rows(surveying):
    survey = surveying.view.large.survey
    survey.resize(600, 500)
    below = next(card for card in survey._cards if card.geometry().top() > 100)
    press(surveying, KEY.Key_Down)
    assert surveying.view.active.id in survey.ids
    assert (
        survey._cards[survey.ids.index(surveying.view.active.id)].geometry().top() == below.geometry().top()
    )
    press(surveying, KEY.Key_Up)
    assert surveying.view.active.id == surveying.model.id_at(0)


def test_return_opens_the_active_photo_in_the_loupe(surveying):
    press(surveying, KEY.Key_Right)
    press(surveying, KEY.Key_Return)
    assert surveying.view.view is ViewName.LOUPE
    assert surveying.view.loupe.photo.id == surveying.model.id_at(1)


def test_one_photo_is_surveyed_with_those_after_it(qtbot, opened):
    opened.view.select_rows([2])
    press(opened, KEY.Key_N)
    assert opened.view.large.survey.ids == list(ids_at(opened, 2, 3, 4, 5, 6))


def test_undo_reaches_into_every_view(qtbot, surveying):
    surveying.marking.mark([surveying.model.id_at(0)], PhotoField.STARS, 4, "Rate")
    settle(qtbot, surveying)
    assert surveying.view.large.survey._cards[0].photo.stars == 4
    press(surveying, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, surveying)
    assert surveying.view.large.survey._cards[0].photo.stars == 0


# --- around them


def test_overlays_hold_in_every_view(qtbot, surveying):
    surveying.actions_by_name["thirds"].setChecked(True)
    press(surveying, KEY.Key_E)
    panes = [*surveying.view.large.survey.panes(), surveying.view.loupe]
    assert all(pane._overlays.thirds for pane in panes)


def test_the_filmstrip_can_be_hidden(comparing):
    press(comparing, KEY.Key_F7)
    assert not comparing.view.large.filmstrip.isVisible()
    press(comparing, KEY.Key_F7)
    assert comparing.view.large.filmstrip.isVisible()


def test_full_screen_shows_the_photos_alone_and_everything_comes_back(qtbot, comparing):
    press(comparing, KEY.Key_F)
    parts = (comparing.top_bar, comparing.sidebar, comparing.status, comparing.view.large.filmstrip)
    assert not any(part.isVisible() for part in parts)
    press(comparing, KEY.Key_4)  # keys still act
    settle(qtbot, comparing)
    assert comparing.view.active.stars == 4
    press(comparing, KEY.Key_Escape)
    assert all(part.isVisible() for part in parts)
    assert comparing.view.view is ViewName.COMPARE


def test_lights_go_down_in_two_steps_and_escape_turns_them_on(comparing):
    lights = comparing.views.lights
    for light in (Light.DIM, Light.OUT, Light.ON, Light.DIM):
        press(comparing, KEY.Key_L)
        assert lights.light is light
    press(comparing, KEY.Key_Escape)
    assert lights.light is Light.ON
    assert comparing.view.view is ViewName.COMPARE


def test_with_lights_out_only_the_photos_are_seen(qtbot, comparing):
    comparing.view.large.compare.challenger.pane.setFocus()
    press(comparing, KEY.Key_L)
    press(comparing, KEY.Key_L)
    image = comparing.grab().toImage()
    pane = comparing.view.large.compare.champion.pane
    centre = pane.mapTo(comparing, pane.rect().center())
    assert image.pixelColor(centre).red() == pytest.approx(65, abs=4)
    assert image.pixelColor(5, 5).lightness() == 0


def test_a_closed_stack_is_surveyed_photo_by_photo(qtbot, opened):
    opened.view.select_rows([1, 2, 3])
    opened.actions_by_name["stack_make"].trigger()
    qtbot.waitUntil(lambda: opened.model.rowCount() == 5)
    settle(qtbot, opened)
    opened.view.select_rows([1])
    press(opened, KEY.Key_N)
    qtbot.waitUntil(lambda: opened.view.view is ViewName.SURVEY)
    qtbot.waitUntil(lambda: len(opened.view.large.survey.ids) == 3)
    assert names(opened, opened.view.large.survey.ids) == ["photo_1.jpg", "photo_2.jpg", "photo_3.jpg"]


def test_a_right_click_is_about_the_photo_under_it(comparing):
    pane = comparing.view.large.compare.champion.pane
    place = pane.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, pane.mapToGlobal(place))
    QApplication.sendEvent(pane, event)
    assert comparing.view.active.id == compared(comparing)[0]
    comparing.photo_menu.menu.close()


def test_the_small_picture_shows_and_chooses_the_place_in_a_zoomed_photo(qtbot, opened):
    opened.view.select_rows([1])
    press(opened, KEY.Key_E)
    settle(qtbot, opened)
    info, loupe = opened.view.info, opened.view.loupe
    assert info._navigator.isEmpty()
    loupe.resize(60, 50)
    press(opened, KEY.Key_Z)
    box = info._navigator
    assert not box.isEmpty()
    QTest.mouseClick(info, Qt.MouseButton.LeftButton, pos=box.bottomRight().toPoint() - QPoint(1, 1))
    right_below = (loupe.zoom.x, loupe.zoom.y)
    QTest.mouseClick(info, Qt.MouseButton.LeftButton, pos=box.topLeft().toPoint() + QPoint(1, 1))
    assert right_below[0] > 0.5 > loupe.zoom.x
    assert right_below[1] > 0.5 > loupe.zoom.y


def test_escape_leaves_a_full_screen_that_the_window_was_opened_with(qtbot, comparing):
    comparing.showFullScreen()
    press(comparing, KEY.Key_Escape)
    assert not comparing.isFullScreen()
    assert comparing.view.view is ViewName.COMPARE


def test_a_single_photo_is_compared_with_nothing(qtbot, opened):
    opened.view.filter_bar.set_text("name:photo_3")
    qtbot.waitUntil(lambda: opened.model.rowCount() == 1)
    settle(qtbot, opened)
    press(opened, KEY.Key_C)
    compare = opened.view.large.compare
    assert compare.champion.photo.path.name == "photo_3.jpg"
    assert not compare.challenger.isVisible()
    press(opened, KEY.Key_Right)
    press(opened, KEY.Key_Up)
    assert opened.view.active.path.name == "photo_3.jpg"


def test_other_views_keep_no_details_of_photos_that_nobody_sees(qtbot, opened):
    opened.view.select_rows([1])
    press(opened, KEY.Key_E)
    opened.view.loupe.resize(60, 50)
    press(opened, KEY.Key_Z)
    qtbot.waitUntil(lambda: bool(opened.view.loupe._layers))
    for key in (KEY.Key_C, KEY.Key_E, KEY.Key_G):
        press(opened, key)
        settle(qtbot, opened)
        hidden = [pane for pane in opened.view.large._added if not pane.isVisible()]
        assert not any(pane._layers for pane in hidden)
    press(opened, KEY.Key_E)
    qtbot.waitUntil(lambda: opened.view.loupe.sharp)


def test_escape_leaves_full_screen_before_it_stops_a_critique(qtbot, comparing, session):
    session.gate.clear()
    comparing.actions_by_name["critique"].trigger()
    qtbot.waitUntil(session.waiting.is_set)
    press(comparing, KEY.Key_F)
    press(comparing, KEY.Key_Escape)
    assert not comparing.isFullScreen()
    assert comparing.desk.busy
    press(comparing, KEY.Key_Escape)
    session.gate.set()
    qtbot.waitUntil(lambda: not comparing.desk.busy)


def test_a_screen_reader_hears_of_the_active_photo_and_its_marks(qtbot, surveying):
    press(surveying, KEY.Key_Right)
    press(surveying, KEY.Key_3)
    assert surveying.view.large.survey.accessibleDescription() == "photo_1.jpg, 3 stars"
