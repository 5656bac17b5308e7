import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from aesthetic_studio.domain.critique import CommentPiece, CritiqueReady, ScoreReady
from tests.gui.critique.made import COMMENT, SUGGESTIONS, critique, photo
from tests.gui.critique.seen import button, comment, page, play, words


def test_asking_for_a_critique_answers_at_once(shown, qtbot):
    shown.show_photo(photo(), None)
    assert page(shown) == "Not critiqued yet"
    assert "Ctrl+Return" in words(shown)
    with qtbot.waitSignal(shown.critique_requested):
        qtbot.mouseClick(button(shown, "Critique this photo"), Qt.MouseButton.LeftButton)
    assert page(shown) == ""
    assert "Looking" in words(shown)


def test_a_critique_streams_in_order(shown):
    path, whole = photo().path, critique()
    shown.show_photo(photo(), None)
    shown.handle_event(path, ScoreReady(whole.score))
    assert "8.3" in words(shown)
    assert "Suggestions" not in words(shown)
    play(shown, path, whole, 8, start=1)
    assert comment(shown) == "The still water doubles the"
    assert "Writing" in words(shown)
    play(shown, path, whole, start=8)
    assert comment(shown) == COMMENT
    assert [card.accessibleName() for card in shown._view.suggestions.cards] == [
        f"Suggestion {number}: {each.text}" for number, each in enumerate(SUGGESTIONS, start=1)
    ]
    assert "Stop" not in words(shown)


def test_a_piece_touches_nothing_but_the_comment(shown, monkeypatch):
    path = photo().path
    shown.show_photo(photo(), None)
    play(shown, path, critique(), 6)
    monkeypatch.setattr(shown, "_render", lambda: pytest.fail("the whole panel was shown anew for one word"))
    shown.handle_event(path, CommentPiece(" more"))
    assert comment(shown).endswith(" more")


def test_switching_photos_and_back_loses_nothing(shown):
    first, second = photo("first.jpg"), photo("second.jpg")
    shown.show_photo(first, None)
    play(shown, first.path, critique(), 6)
    shown.show_photo(second, None)
    assert page(shown) == "Not critiqued yet"
    assert "Stop" not in words(shown)
    play(shown, first.path, critique(), 12, start=6)
    assert comment(shown) == ""
    shown.show_photo(first, None)
    assert comment(shown) == COMMENT.rsplit(" ", len(COMMENT.split()) - 9)[0]
    play(shown, first.path, critique(), start=12)
    assert comment(shown) == COMMENT


def test_a_running_critique_is_shown_rather_than_the_stored_one(shown):
    shown.show_photo(photo(), critique(comment="Old words."))
    assert comment(shown) == "Old words."
    play(shown, photo().path, critique(), 6)
    shown.show_photo(photo(stars=3), critique(comment="Old words."))
    assert comment(shown) == "The still water"


def test_once_stored_the_catalogue_is_right(shown):
    play(shown, photo().path, critique())
    shown.show_photo(photo(), critique())
    shown.show_photo(photo(), critique(comment="Newer words."))
    assert comment(shown) == "Newer words."


def test_escape_stops_and_what_had_arrived_is_kept(shown, qtbot):
    shown.show_photo(photo(), None)
    play(shown, photo().path, critique(), 6)
    with qtbot.waitSignal(shown.stop_requested):
        qtbot.keyClick(shown._view.comment, Qt.Key.Key_Escape)
    assert "Stopping" in words(shown)
    shown.handle_event(
        photo().path, CritiqueReady(critique(comment="The still water", suggestions=(), complete=False))
    )
    assert comment(shown) == "The still water"
    assert "Stopped" in words(shown)
    assert "Stop" not in words(shown)


def test_a_critique_cancelled_before_its_score_leaves_the_photo_as_it_was(shown):
    shown.show_photo(photo(), None)
    shown.critique_started(photo().path)
    shown.critique_stopped(photo().path)
    assert page(shown) == "Not critiqued yet"


def test_escape_is_left_to_others_while_nothing_runs(shown, qtbot):
    shown.show_photo(photo(), critique())
    with qtbot.assertNotEmitted(shown.stop_requested):
        qtbot.keyClick(shown._view.comment, Qt.Key.Key_Escape)


def test_the_end_of_the_words_is_followed_until_the_user_scrolls(shown, qtbot):
    shown.resize(320, 400)
    shown.show_photo(photo(), None)
    path, bar = photo().path, shown._scroll.verticalScrollBar()
    play(shown, path, critique(), 4)

    def more() -> None:
        for _ in range(30):
            shown.handle_event(path, CommentPiece("and more and more words "))

    more()
    qtbot.waitUntil(lambda: bar.value() > 0)
    bar.triggerAction(bar.SliderAction.SliderToMinimum)
    more()
    QGuiApplication.processEvents()
    assert bar.value() == 0
