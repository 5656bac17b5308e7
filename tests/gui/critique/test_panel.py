from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLabel, QPushButton

from aesthetic_studio.domain.critique import Attribute, Suggestion
from aesthetic_studio.domain.score import PersonalScore
from aesthetic_studio.gui.critique.panel import CritiquePanel
from aesthetic_studio.gui.critique.wrapped_text import WrappedText
from tests.gui.critique.made import ATTRIBUTES, COMMENT, EXAMPLES, LEARNING, SUGGESTIONS, critique, photo
from tests.gui.critique.seen import comment, page, play, words


def test_a_stored_critique_is_shown_whole(shown):
    shown.show_photo(photo(), critique())
    seen = words(shown)
    assert "8.3" in seen
    assert "± 0.6" in seen
    assert "CALM nano · 4-bit" in seen
    assert "proven on your ratings" in seen
    others = {"8.6", "8.4", "7.1", "7.9", "5.6"}
    assert [text for text in seen if text in others] == ["8.6", "8.4", "7.1", "7.9", "5.6"]
    assert comment(shown) == COMMENT
    assert len(shown._view.suggestions.cards) == len(SUGGESTIONS)
    assert "crop left 8\u202f%" in seen
    assert page(shown) == ""


def test_an_unproven_score_is_quiet(shown):
    shown.show_photo(photo(), critique(personal_score=LEARNING))
    assert "learning from 4 ratings · 7.4" in words(shown)
    assert "Your score" not in words(shown)


def test_an_unproven_score_tells_how_many_ratings_are_missing(shown):
    shown.show_photo(photo(), critique(personal_score=replace(LEARNING, proven_at=34)))
    assert "learning: 4 ratings, about 30 more needed" in words(shown)


def test_without_ratings_there_is_no_personal_score(shown):
    shown.show_photo(photo(), critique(personal_score=None))
    assert not shown._view.personal.isVisible()
    assert "Because you rated" not in words(shown)


def test_an_attribute_that_cannot_be_judged_is_a_dash_with_a_reason(shown):
    shown.show_photo(photo(), critique(attributes={**ATTRIBUTES, Attribute.LIGHT: None}))
    dash = next(each for each in shown._view.attributes.findChildren(QLabel) if each.text() == "–")
    assert dash.toolTip() == "This critic cannot judge it"


def test_model_text_is_never_markup(shown):
    hostile = "<b>bold</b> <img src=x> &amp;"
    suggestion = Suggestion(hostile)
    shown.show_photo(photo(), None)
    play(shown, photo().path, critique(comment=hostile, suggestions=(suggestion,)))
    shown.answer_started(photo().path, hostile)
    shown.answer_piece(photo().path, hostile)
    shown.answer_finished(photo().path)
    assert comment(shown) == hostile
    texts = [each.toPlainText() for each in shown.findChildren(WrappedText)]
    assert texts.count(hostile) == 4


@pytest.mark.parametrize("width", [300, 360, 420])
def test_long_and_unbroken_text_stays_within_the_panel(shown, width, qtbot):
    shown.resize(width, 600)
    shown.show_photo(photo(), critique(comment="x" * 10_000, suggestions=(Suggestion("y" * 400),)))
    qtbot.waitUntil(lambda: shown._view.comment.height() > 1000)
    assert shown._view.width() <= shown._scroll.viewport().width()
    assert shown._scroll.horizontalScrollBar().maximum() == 0
    assert len(comment(shown)) == 10_000


def test_examples_carry_the_users_rating_and_can_be_opened_by_key(shown, qtbot):
    shown.show_photo(photo(), critique())
    thumbs = shown._view.examples.thumbs
    assert [thumb.path for thumb in thumbs] == list(EXAMPLES)
    assert thumbs[3].accessibleName() == "village.jpg, You rated it 4.5 of 10"
    with qtbot.waitSignal(shown.example_activated) as activated:
        qtbot.keyClick(thumbs[1], Qt.Key.Key_Return)
    assert activated.args == [EXAMPLES[1]]


def test_a_thumbnail_that_comes_late_for_another_photo_is_dropped(qtbot, qapp):
    waiting = {}
    made = CritiquePanel(waiting.__setitem__)
    qtbot.addWidget(made)
    made.show_photo(photo(), critique())
    late = waiting[EXAMPLES[0]]
    made.show_photo(
        photo("other.jpg"), critique(personal_score=PersonalScore(7, 1, True, "", ("/else.jpg",)))
    )
    late(QImage(4, 4, QImage.Format.Format_RGB32))
    assert made._view.examples.thumbs[0]._image is None


def test_copy_puts_plain_text_on_the_clipboard(shown, qtbot):
    shown.show_photo(photo(), critique())
    qtbot.mouseClick(shown._view.copy_button, Qt.MouseButton.LeftButton)
    assert COMMENT in QGuiApplication.clipboard().text()
    assert shown._view.copy_button.text() == "Copied"


def test_a_refresh_keeps_the_users_place_and_selection(shown, qtbot):
    shown.resize(320, 300)
    shown.show_photo(photo(), critique())
    bar = shown._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    shown._view.comment.selectAll()
    bar.setValue(150)
    shown.show_photo(photo(stars=4), critique())
    assert bar.value() == 150
    assert shown._view.comment.textCursor().selectedText() == COMMENT


def test_everything_to_press_has_a_name_and_takes_the_focus(shown):
    shown.show_photo(photo(), critique())
    play(shown, photo("other.jpg").path, critique(), 3)
    for widget in [*shown.findChildren(QPushButton), *shown._view.examples.thumbs]:
        assert widget.accessibleName() or widget.text() or not widget.isVisible()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert widget.toolTip() or not widget.isVisible()


def test_right_to_left_paragraphs_start_at_the_right(shown):
    shown.show_photo(photo(), critique(comment="Left.\nהאור הרך."))
    document = shown._view.comment.document()
    directions = [document.findBlockByNumber(number).textDirection() for number in (0, 1)]
    assert directions == [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
