from PySide6.QtGui import QFontMetricsF

from aesthetic_studio.gui import theme
from aesthetic_studio.gui.library.fitting_words import fitting, shortened

WORDS = ["16 mm", "f/8", "1/250 s"]


def test_exposure_words_are_left_out_rather_than_cut(qapp):
    metrics = QFontMetricsF(theme.font())
    wide = metrics.horizontalAdvance("16 mm · f/8 · 1/250 s")
    assert fitting(WORDS, metrics, wide) == "16 mm · f/8 · 1/250 s"
    assert fitting(WORDS, metrics, wide - 1) == "16 mm · f/8"
    assert fitting(WORDS, metrics, 3) == ""
    assert fitting([], metrics, 100) == ""


def test_a_name_loses_its_ending_before_it_is_cut_and_is_never_cut_to_nothing(qapp):
    metrics = QFontMetricsF(theme.font())
    whole, stem = (metrics.horizontalAdvance(each) for each in ("DSCF2041.jpg", "DSCF2041"))
    assert shortened("DSCF2041.jpg", metrics, whole) == "DSCF2041.jpg"
    assert shortened("DSCF2041.jpg", metrics, whole - 1) == "DSCF2041"
    assert shortened("DSCF2041.jpg", metrics, stem - 1) == ""
    assert "…" in shortened("a name that somebody gave his picture.jpg", metrics, 120)
    assert shortened("", metrics, 120) == ""
