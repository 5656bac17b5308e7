from PySide6.QtGui import QFontMetricsF

from aesthetic_studio.gui import theme
from aesthetic_studio.gui.views.photo_card import fitting

WORDS = ["16 mm", "f/8", "1/250 s"]


def test_exposure_words_are_left_out_rather_than_cut(qapp):
    metrics = QFontMetricsF(theme.font())
    wide = metrics.horizontalAdvance("16 mm · f/8 · 1/250 s")
    assert fitting(WORDS, metrics, wide) == "16 mm · f/8 · 1/250 s"
    assert fitting(WORDS, metrics, wide - 1) == "16 mm · f/8"
    assert fitting(WORDS, metrics, 3) == ""
    assert fitting([], metrics, 100) == ""
