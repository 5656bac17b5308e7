from PySide6.QtGui import QTextDocument

from aesthetic_studio.gui.tooltip import plain_tooltip


def shown(tooltip):
    document = QTextDocument()
    document.setHtml(tooltip)
    return document.toPlainText()


def test_a_name_that_looks_like_html_is_shown_as_it_is(qapp):
    name = "<b>bold</b> & <img src=x>.jpg"
    assert shown(plain_tooltip(f"{name}\nIts second line")) == f"{name}\nIts second line"


def test_ordinary_words_stay_as_they_are():
    assert plain_tooltip("Rock & roll.jpg") == "Rock & roll.jpg"
