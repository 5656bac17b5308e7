from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from aesthetic_studio.domain.errors import CriticUnavailableError
from aesthetic_studio.domain.progress import Progress
from aesthetic_studio.domain.rating import RatedEvent, Rating
from aesthetic_studio.gui.taste.page import TastePage
from tests.gui.taste.made import report


@pytest.fixture
def page(qtbot):
    page = TastePage(lambda path, callback: None)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    return page


def words(page):
    return " ".join(card.words for card in page.cards)


def test_a_proven_taste_says_so_with_its_gain(page):
    page.show_report(report(80))
    assert "proven on 80 ratings" in page.headline.words
    assert "+0." in page.headline.words
    assert len(page.cards) == 6


def test_a_taste_that_is_still_learned_says_how_many_ratings_are_missing(page):
    page.show_report(report(30, taste=0.5))
    assert "Learning: 30 ratings, about " in page.headline.words
    assert "more needed" in page.headline.words


def test_without_ratings_there_is_an_invitation_and_no_chart(page):
    page.show_report(report(30))
    page.show_events(())
    assert page.invitation.isVisible()
    assert not page.headline.isVisible()
    assert not page.history.isVisible()
    assert not any(card.isVisible() for card in page.cards)
    page.show_events([RatedEvent(1, Rating(Path("a.jpg"), 4.0, datetime.now(UTC), "stars"), forgotten=True)])
    page.show_report(report(0))
    assert not page.invitation.isVisible()
    assert page.history.isVisible()
    assert not page.cards


def test_before_a_proof_is_possible_only_what_is_no_chance_is_shown(page):
    page.show_report(report(13))
    assert "more needed" in page.headline.words
    assert [card.accessibleName() for card in page.cards] == ["Learning curve", "Spread of the scores"]


def test_what_is_not_proven_is_not_called_the_users_score(page):
    page.show_report(report(30, taste=0.5))
    assert "becomes your score once it is proven" in words(page)
    assert "is shown as your score" not in words(page)
    page.show_report(report(80))
    assert "is shown as your score" in words(page)


def test_only_what_is_sure_is_said_of_attributes(page):
    page.show_report(report(40))
    assert "Light counts more for you" in words(page)
    assert "You forgive soft focus." in words(page)
    assert "colour" not in words(page).lower()


def test_a_dot_leads_to_its_photo(qtbot, page):
    told = report(40)
    page.show_report(told)
    chart = page.findChild(type(page._agreement))
    photo = told.photos[7]
    place = chart.point(photo.predicted, photo.mine).toPoint()
    with qtbot.waitSignal(page.photo_activated) as activated:
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    assert activated.args == [str(photo.path)]
    with qtbot.assertNotEmitted(page.photo_activated):
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def test_a_surprise_leads_to_its_photo(qtbot, page):
    told = report(60)
    page.show_report(told)
    first = page._second_look._entries[0].thumb
    with qtbot.waitSignal(page.photo_activated) as activated:
        QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert activated.args == [str(told.surprises[0].path)]


def test_progress_and_trouble_are_told(page):
    page.show_progress(Progress(3, 14, "a.jpg"))
    assert "Looking at the rated photos" in page.headline.words
    page.show_trouble(CriticUnavailableError("The critic is not installed.", "Install it."))
    assert page.headline.words == "The critic is not installed.\nInstall it."


@pytest.mark.parametrize(("width", "columns"), [(1200, 2), (600, 1)])
def test_charts_stand_side_by_side_where_there_is_room(page, width, columns):
    page.show_report(report(40))
    page.resize(width, 800)
    lefts = {card.x() for card in page.cards}
    QTest.qWait(20)
    lefts = {card.x() for card in page.cards}
    assert len(lefts) == columns
