from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from aesthetic_studio.domain.errors import CriticUnavailableError
from aesthetic_studio.domain.progress import Progress
from aesthetic_studio.gui.critique.critic_state import (
    CriticIdle,
    CriticLoading,
    CriticReady,
    CriticUnavailable,
)
from tests.gui.critique.made import COMMENT, INFO, critique, photo
from tests.gui.critique.seen import ERROR, button, comment, page, play, words


def test_nothing_selected(shown):
    shown.show_photo(None, None)
    assert page(shown) == "Critiques appear here."
    assert not any(each.isVisible() for each in shown.findChildren(QPushButton))


def test_a_failure_says_why_and_what_to_do_and_offers_to_try_again(shown, qtbot):
    shown.show_photo(photo(), None)
    shown.show_failure(photo().path, ERROR)
    assert page(shown) == "The critique failed"
    assert shown._view.page.accessibleDescription() == "The model stammered.\nTry another critic."
    with qtbot.waitSignal(shown.critique_requested):
        qtbot.mouseClick(button(shown, "Try again"), Qt.MouseButton.LeftButton)
    assert "Looking" in words(shown)


def test_a_failure_keeps_what_had_arrived(shown):
    shown.show_photo(photo(), None)
    play(shown, photo().path, critique(), 6)
    shown.show_failure(photo().path, ERROR)
    assert comment(shown) == "The still water"
    assert "The critique failed" in words(shown)


def test_a_failure_keeps_the_older_critique(shown):
    shown.show_photo(photo(), critique(comment="Old words."))
    shown.critique_started(photo().path)
    shown.show_failure(photo().path, ERROR)
    assert comment(shown) == "Old words."


def test_a_failure_of_another_photo_is_not_shown(shown):
    shown.show_photo(photo(), critique())
    shown.show_failure(photo("other.jpg").path, ERROR)
    assert "The critique failed" not in words(shown)


def test_loading_says_what_and_how_long(shown):
    shown.show_photo(photo(), None)
    shown.set_critic_state(CriticLoading("CALM nano", Progress(1, 4, "Reading weights")))
    assert page(shown) == "Loading CALM nano"
    assert "0 s" in words(shown)
    shown.set_critic_state(CriticReady(INFO))
    assert page(shown) == "Not critiqued yet"


def test_loading_counts_towards_what_it_took_the_last_time(qtbot, shown):
    shown.show_photo(photo(), None)
    shown.set_critic_state(CriticLoading("CALM nano", Progress(99, 100), 600))
    assert any("of about 10:00 min" in each for each in words(shown))
    line = shown._view.page._progress
    early = line.share
    assert early < 0.5
    qtbot.waitUntil(lambda: line.share > early)
    shown.set_critic_state(CriticLoading("CALM nano", Progress(1, 100), 1.2))
    qtbot.waitUntil(lambda: not any("of about" in each for each in words(shown)))
    assert 0.9 < line.share < 1
    shown.set_critic_state(CriticLoading("CALM nano", Progress(50, 100)))
    assert line.share == 0.5


def test_a_critic_that_is_not_there_says_why(shown):
    shown.set_critic_state(CriticUnavailable(CriticUnavailableError("Not installed.", "See Models.")))
    shown.show_photo(photo(), None)
    assert page(shown) == "No critic available"
    assert shown._view.page.accessibleDescription() == "Not installed.\nSee Models."
    assert button(shown, "Try again")
    shown.show_photo(photo(), critique())
    assert comment(shown) == COMMENT
    assert not shown._view.ask._line.isEnabled()


def test_a_broken_file_says_why(shown):
    shown.show_photo(photo(error="The file is empty."), None)
    assert page(shown) == "This file cannot be read"


def test_a_score_without_a_critique_is_shown_above_the_invitation(shown):
    shown.show_photo(photo(score=6.4, score_std=0.8), None)
    assert "6.4" in words(shown)
    assert page(shown) == "Not critiqued yet"


def test_without_a_critic_the_models_are_one_click_away(shown, qtbot):
    shown.show_photo(photo(), None)
    shown.set_critic_state(CriticUnavailable(CriticUnavailableError("Not installed.", "Install it.")))
    with qtbot.waitSignal(shown.models_wanted):
        button(shown, "Models").click()
    shown.set_critic_state(CriticIdle())
    assert "Models" not in words(shown)
