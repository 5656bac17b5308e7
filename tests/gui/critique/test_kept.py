"""Earlier critiques, the pinned one, earlier questions, and a photo that waits for its turn."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from aesthetic_studio.domain.critique import ScoreReady
from aesthetic_studio.domain.kept_critique import KeptAnswer, KeptCritique
from aesthetic_studio.gui.critique.display import Turn
from tests.gui.critique.made import INFO, SCORE, critique, photo
from tests.gui.critique.seen import button, comment, page, words

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
OLD = replace(critique(comment="Old words."), critic=replace(INFO, id="calm-large"))
NEW = critique(comment="New words.")
KEPT = (KeptCritique(2, NOON, False, NEW), KeptCritique(1, NOON - timedelta(days=30), False, OLD))
PINNED = (KEPT[0], replace(KEPT[1], pinned=True))


@pytest.fixture
def kept(shown):
    """The panel with a photo that has two critiques."""
    shown.set_critic_names({"calm-nano": "CALM nano", "calm-large": "CALM & large"})
    shown.show_photo(photo(), NEW, KEPT)
    return shown


def entries(panel):
    return panel._view.kept._menu.actions()


def test_every_critique_is_offered_by_date_critic_and_score(kept):
    newest, oldest = (entry.text() for entry in entries(kept))
    assert "CALM nano" in newest
    assert newest.endswith("8.3")
    assert "CALM && large" in oldest
    assert [entry.isChecked() for entry in entries(kept)] == [True, False]
    assert "1 older" in kept._view.kept._older.text().replace("1 olders", "1 older")


def test_an_earlier_critique_is_shown_and_left_again(kept):
    entries(kept)[1].trigger()
    assert comment(kept) == "Old words."
    assert "An earlier critique" in words(kept)
    assert any("CALM & large" in word for word in words(kept))
    button(kept, "Show the newest").click()
    assert comment(kept) == "New words."
    assert "An earlier critique" not in words(kept)


def test_another_photo_is_shown_with_its_newest_critique(kept):
    entries(kept)[1].trigger()
    kept.show_photo(photo("other.jpg"), NEW, KEPT[:1])
    assert comment(kept) == "New words."
    assert kept._view.kept._older.isHidden()
    kept.show_photo(photo(), NEW, KEPT)
    assert comment(kept) == "New words."


def test_the_pinned_critique_is_seen_first(kept, qtbot):
    entries(kept)[1].trigger()
    with qtbot.waitSignal(kept.pin_requested) as asked:
        qtbot.mouseClick(kept._view.kept._pin, Qt.MouseButton.LeftButton)
    assert asked.args == [1]
    kept.show_photo(photo("other.jpg"), None)
    kept.show_photo(photo(), NEW, PINNED)
    assert comment(kept) == "Old words."
    assert kept._view.kept._pin.isChecked()
    with qtbot.waitSignal(kept.pin_requested) as asked:
        qtbot.mouseClick(kept._view.kept._pin, Qt.MouseButton.LeftButton)
    assert asked.args == [None]


def test_a_new_critique_is_shown_whatever_is_pinned(kept):
    kept.show_photo(photo("other.jpg"), None)
    kept.show_photo(photo(), NEW, PINNED)
    kept.critique_started(photo().path)
    kept.handle_event(photo().path, ScoreReady(SCORE))
    assert "An earlier critique" not in words(kept)
    assert kept._view.kept._pin.isHidden()


def test_a_photo_without_a_critique_offers_nothing_to_pin(kept):
    kept.show_photo(photo("new.jpg"), None)
    assert kept._view.kept._pin.isHidden()
    assert kept._view.kept._older.isHidden()


def test_the_critics_name_is_known_before_it_is_loaded(shown):
    shown.set_critic_names({"calm-large": "CALM large"})
    shown.show_photo(photo(), OLD, KEPT[1:])
    assert "CALM large · 4-bit" in words(shown)


def test_earlier_questions_come_before_those_of_this_session(shown):
    answers = [KeptAnswer("Is it sharp?", "Yes.", "calm-nano", "1", NOON)]
    answers.append(KeptAnswer("And now?", "Half an", "calm-nano", "1", NOON, complete=False))
    shown.show_photo(photo(), NEW, KEPT, answers)
    shown.answer_started(photo().path, "Why?")
    shown.answer_piece(photo().path, "Because.")
    shown.answer_finished(photo().path)
    shown.show_photo(photo("other.jpg"), NEW)
    shown.show_photo(photo(), NEW, KEPT, [*answers, KeptAnswer("Why?", "Because.", "calm-nano", "1", NOON)])
    exchanges = shown._view.ask._exchanges
    assert [each.answer.toPlainText() for each in exchanges] == ["Yes.", "Half an", "Because."]


def test_a_waiting_photo_says_so_and_can_be_done_next(shown, qtbot):
    shown.show_photo(photo(), None)
    shown.set_turn(Turn(12))
    assert page(shown) == "Waits for the critic"
    with qtbot.waitSignal(shown.critique_requested):
        button(shown, "Critique it next").click()
    assert "Waits for the critic" in words(shown)
    shown.set_turn(None)
    assert "Looking" in words(shown)


def test_a_paused_queue_is_named(shown):
    shown.show_photo(photo(), None)
    shown.set_turn(Turn(12, paused=True))
    assert "The queue is paused" in shown._view.page._words.toPlainText()
