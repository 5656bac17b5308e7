from PySide6.QtCore import Qt

from aesthetic_studio.gui.critique.critic_state import CriticReady
from tests.gui.critique.made import COMMENT, INFO, critique, photo
from tests.gui.critique.seen import ERROR, comment, words


def test_ask_flow(shown, qtbot):
    path = photo().path
    shown.show_photo(photo(), critique())
    line = shown._view.ask._line
    qtbot.keyClicks(line, "  Why so dark? ")
    with qtbot.waitSignal(shown.ask_requested) as asked:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert asked.args == ["Why so dark?"]
    assert line.text() == ""
    shown.answer_started(path, "Why so dark?")
    assert "Answering" in words(shown)
    qtbot.keyClicks(line, "Next")
    with qtbot.assertNotEmitted(shown.ask_requested):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "Next"
    shown.answer_piece(path, " It is ")
    shown.show_photo(photo("other.jpg"), critique())
    assert shown._view.ask._exchanges == []
    shown.answer_piece(path, "night.")
    shown.show_photo(photo(), critique())
    shown.answer_finished(path)
    (exchange,) = shown._view.ask._exchanges
    assert exchange.answer.toPlainText() == "It is night."
    assert "Answering" not in words(shown)


def test_a_failed_answer_leaves_the_critique_alone(shown):
    path = photo().path
    shown.show_photo(photo(), critique())
    shown.answer_started(path, "Why?")
    shown.answer_piece(path, "Because")
    shown.show_failure(path, ERROR)
    (exchange,) = shown._view.ask._exchanges
    assert exchange.answer.toPlainText() == "Because\nThe model stammered. Try another critic."
    assert comment(shown) == COMMENT
    assert "The critique failed" not in words(shown)


def test_a_critic_that_answers_nothing_says_so(shown):
    shown.show_photo(photo(), critique())
    shown.set_critic_state(CriticReady(INFO, can_answer=False))
    assert shown._view.ask._line.placeholderText() == "This critic answers no questions"


def test_the_arrow_keys_bring_back_earlier_questions(shown, qtbot):
    shown.show_photo(photo(), critique())
    line = shown._view.ask._line
    for question in ("Why so dark?", "Too tight?", "Why so dark?"):
        qtbot.keyClicks(line, question)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClicks(line, "And n")
    shown_texts = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(line, key)
        shown_texts.append(line.text())
    assert shown_texts == ["Why so dark?", "Too tight?", "Too tight?", "Why so dark?", "And n"]


def test_an_answer_that_comes_at_once_is_seen_to_its_end(shown, qtbot):
    shown.resize(320, 400)
    path = photo().path
    shown.show_photo(photo(), critique())
    shown.answer_started(path, "Why so dark?")
    for _ in range(12):
        shown.answer_piece(path, "It is night, and the lamps are far. ")
    shown.answer_finished(path)
    (exchange,) = shown._view.ask._exchanges
    seen = shown._scroll.viewport()

    def end() -> int:
        return exchange.answer.mapTo(seen, exchange.answer.rect().bottomLeft()).y()

    qtbot.waitUntil(lambda: 0 < end() < seen.height())
