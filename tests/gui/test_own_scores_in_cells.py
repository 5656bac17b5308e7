"""Where photos are sorted or filtered by the user's own score, cells show it, told from the critic's by a heart."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap

from aesthetic_studio.domain.filter_parser import parse_filter
from aesthetic_studio.domain.query import PhotoQuery, SortKey
from aesthetic_studio.domain.score import PersonalScore
from aesthetic_studio.gui.library.cell_pictures import CHIP, CellPictures
from aesthetic_studio.gui.library.photo_words import described, tip
from tests.gui.fakes import CRITIQUE, photo

SCORED = photo(1, score=6.4, personal_score=7.3, personal_proven=True)


def lit(picture: QPixmap):
    """How far left a chip reaches, in pixels."""
    image = picture.toImage()
    return min(
        x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).alpha() > 200
    )


def test_the_two_kinds_of_score_have_different_shapes(qtbot):
    pictures = CellPictures()
    pictures.begin(1.0)
    general, own = pictures.chip(6.4, own=False), pictures.chip(6.4, own=True)
    assert general.size() == own.size() == QSize(CHIP.width(), CHIP.height())
    assert lit(own) < lit(general)
    assert general.toImage() != own.toImage()


def test_a_screen_reader_hears_both_scores():
    assert described(SCORED) == "1.jpg, score 6.4, your score 7.3"
    assert described(replace(SCORED, personal_proven=False)) == "1.jpg, score 6.4"
    assert "7.3" in tip(SCORED, own=True)
    assert "6.4" in tip(SCORED, own=True)
    assert tip(SCORED, own=False) is None


def test_cells_show_the_score_by_which_they_are_ordered(qtbot, opened, monkeypatch):
    key, other = opened.model.ids[:2]
    own = PersonalScore(7.3, 0.5, proven=True, predictor="likeness")
    opened.library.save_critique(key, replace(CRITIQUE, personal_score=own))
    opened.library.save_critique(other, CRITIQUE)
    opened.model.reread([key, other])
    qtbot.waitUntil(lambda: opened.model.photo_of(key).personal_proven)
    shown = []
    chip = CellPictures.chip
    monkeypatch.setattr(
        CellPictures,
        "chip",
        lambda self, score, *, own: shown.append((score, own)) or chip(self, score, own=own),
    )

    def seen(query):
        opened.model.show_query(query)
        qtbot.waitUntil(lambda: not opened.model.refreshing)
        shown.clear()
        opened.view.grid.viewport().repaint()
        return set(shown)

    general, mine = (CRITIQUE.score.value, False), (7.3, True)
    assert seen(PhotoQuery()) == {general}
    assert seen(PhotoQuery(sort=SortKey.PERSONAL, descending=True)) == {general, mine}
    assert seen(PhotoQuery(filter=parse_filter("personal>=7"))) == {mine}
    assert opened.model.index(0).data(Qt.ItemDataRole.ToolTipRole) is not None
