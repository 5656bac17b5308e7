import numpy as np
import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QObject

from aesthetic_studio.domain.changes import MarkChange, PhotoField
from aesthetic_studio.domain.filter_parser import parse_filter
from aesthetic_studio.domain.query import PhotoQuery
from aesthetic_studio.gui.library import photo_model as module
from aesthetic_studio.gui.library.photo_list import GridView
from aesthetic_studio.gui.library.photo_model import PhotoModel, Role
from aesthetic_studio.gui.workers import DecodePool, SerialThread
from tests.gui.fakes import photo


class Source:
    """A library of many photos that remembers what was asked of it."""

    def __init__(self, count):
        self.all = {each: photo(each) for each in range(1, count + 1)}
        self.order = list(self.all)
        self.asked = []
        self.limits = []
        self.thumbnails = []

    def photo_ids(self, query, limit=None):
        self.limits.append(limit)
        return self.order[:limit]

    def photos(self, ids):
        self.asked.append(list(ids))
        return [self.all[each] for each in ids if each in self.all]

    def thumbnail(self, photo):
        self.thumbnails.append(photo.id)
        return np.zeros((8, 8, 3), np.uint8)


class PaintedArea(QObject):
    """Which parts of a list were painted."""

    def __init__(self, view):
        super().__init__(view)
        self.areas = []
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802 - Qt names it
        if event.type() == QEvent.Type.Paint:
            self.areas.append(event.rect())
        return False


def shown_grid(qtbot, model, source):
    """The model's photos in a small grid, those that are seen there all decoded."""
    grid = GridView(model)
    qtbot.addWidget(grid)
    grid.resize(600, 400)
    grid.show()
    qtbot.waitUntil(lambda: model.settled and len(source.thumbnails) >= 6)
    return grid


@pytest.fixture
def build(qtbot):
    made = []

    def build(count):
        source, reader, decoder = Source(count), SerialThread(), DecodePool()
        reader.start()
        decoder.set_source(source)
        model = PhotoModel(reader, decoder)
        model.set_source(source)
        made.append((reader, decoder, model))
        with qtbot.waitSignal(model.query_shown):
            model.show_query(PhotoQuery())
        return model, source

    yield build
    for reader, decoder, _ in made:
        decoder.finish()
        reader.finish()


def test_the_first_page_is_there_before_a_large_library_is_read(qtbot, build):
    model, source = build(100_000)
    assert source.limits == [module.PAGE, None]
    with qtbot.waitSignal(model.query_shown):
        model.show_query(PhotoQuery(descending=True))
    assert source.limits == [module.PAGE, None, None]


def test_only_pages_in_view_are_read(qtbot, build):
    model, source = build(100_000)
    assert model.rowCount() == 100_000
    assert source.asked == []
    assert model.photo(50_000) is None
    with qtbot.waitSignal(model.dataChanged):
        pass
    assert model.photo(50_000).id == 50_001
    assert sum(map(len, source.asked)) == module.PAGE
    model.photo(50_001)
    assert len(source.asked) == 1


def test_rows_kept_are_bounded(qtbot, build, monkeypatch):
    monkeypatch.setattr(module, "ROWS_KEPT", 2 * module.PAGE)
    model, _ = build(1000)
    for row in range(0, 1000, module.PAGE):
        with qtbot.waitSignal(model.dataChanged):
            model.photo(row)
    assert model.photo_of(1) is None
    assert model.photo_of(1000) is not None


def test_thumbnails_kept_are_bounded(qtbot, build, monkeypatch):
    monkeypatch.setattr(module, "THUMBNAIL_BYTES_KEPT", 3 * 8 * 8 * 4)
    model, _ = build(6)
    with qtbot.waitSignal(model.dataChanged):
        model.photo(0)
    for row in range(6):
        with qtbot.waitSignal(model.dataChanged):
            assert model.data(model.index(row), Role.THUMBNAIL) is None
    assert model.data(model.index(5), Role.THUMBNAIL) is not None
    assert model.data(model.index(0), Role.THUMBNAIL) is None


def test_selection_follows_the_photos_into_another_order(qtbot, build):
    model, source = build(10)
    selection = QItemSelectionModel(model)
    selection.select(model.index(2), QItemSelectionModel.SelectionFlag.Select)
    source.order = source.order[::-1]
    with qtbot.waitSignal(model.query_shown):
        model.show_query(PhotoQuery(descending=True))
    assert [model.id_at(index.row()) for index in selection.selectedIndexes()] == [3]


def test_photos_that_vanish_leave_the_selection(qtbot, build):
    model, source = build(5)
    selection = QItemSelectionModel(model)
    for row in (1, 2):
        selection.select(model.index(row), QItemSelectionModel.SelectionFlag.Select)
    source.order.remove(2)
    with qtbot.waitSignal(model.query_shown):
        model.show_query(PhotoQuery(filter=parse_filter("x")))
    assert [model.id_at(index.row()) for index in selection.selectedIndexes()] == [3]


def test_only_the_answer_to_the_newest_query_is_shown(qtbot, build):
    model, _ = build(3)
    shown = []
    model.query_shown.connect(lambda: shown.append(model.rowCount()))
    model.show_query(PhotoQuery(filter=parse_filter("a")))
    model.show_query(PhotoQuery(filter=parse_filter("b")))
    qtbot.waitUntil(lambda: model.settled)
    assert shown == [3]


def test_a_mark_is_seen_at_once_and_an_older_read_does_not_undo_it(qtbot, build):
    model, source = build(3)
    with qtbot.waitSignal(model.dataChanged):
        model.photo(0)
    three, four = (MarkChange(1, PhotoField.STARS, stars) for stars in (3, 4))
    model.set_marks([three])
    assert model.photo(0).stars == 3
    model.set_marks([four])
    source.all[1] = photo(1, stars=3)  # the first write is done, the second is not
    with qtbot.waitSignal(model.dataChanged):
        model.settle_marks([three])
    assert model.photo(0).stars == 4
    with qtbot.waitSignal(model.dataChanged):
        model.settle_marks([four])
    assert model.photo(0).stars == 3  # from now on the library is right


def test_new_photos_at_the_end_are_inserted(qtbot, build):
    model, source = build(3)
    source.order.append(99)
    with qtbot.waitSignals([model.rowsInserted, model.query_shown]):
        model.refresh_soon()
    assert model.id_at(3) == 99


def test_cells_describe_themselves(qtbot, build):
    model, source = build(1)
    source.all[1] = photo(1, stars=4, score=7.25)
    with qtbot.waitSignal(model.dataChanged):
        model.photo(0)
    assert model.data(model.index(0)) == "1.jpg, 4 stars, score 7.2"


def test_for_photos_that_pass_too_fast_to_be_seen_nothing_is_read(qtbot, build):
    model, source = build(20_000)
    grid = shown_grid(qtbot, model, source)
    seen_first, rows_read = set(source.thumbnails), len(source.asked)
    bar = grid.verticalScrollBar()
    grid.pace.moved(100)  # as the first of many steps would
    for step in range(1, 6):
        bar.setValue(bar.maximum() * step // 5)
        grid.pace.moved(100)
        grid.viewport().repaint()
    assert (set(source.thumbnails), len(source.asked)) == (seen_first, rows_read)
    qtbot.waitUntil(lambda: model.settled and set(grid.ids_in_view()) <= set(source.thumbnails))
    assert len(source.thumbnails) < len(seen_first) + 100


def test_after_a_single_jump_photos_are_decoded_at_once(qtbot, build):
    model, source = build(20_000)
    grid = shown_grid(qtbot, model, source)
    bar = grid.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not grid.pace.too_fast
    qtbot.waitUntil(lambda: model.settled and set(grid.ids_in_view()) <= set(source.thumbnails))


def test_a_scrolled_grid_paints_only_what_comes_into_sight(qtbot, build):
    model, source = build(2_000)
    grid = shown_grid(qtbot, model, source)
    row = model.index(7)
    painted = PaintedArea(grid)
    qtbot.waitUntil(lambda: model.settled and set(range(1, 10)) <= set(source.thumbnails))
    grid.verticalScrollBar().setValue(10)
    qtbot.waitUntil(lambda: painted.areas != [])
    grid.viewport().repaint()  # nothing waits to be painted
    painted.areas.clear()
    grid.verticalScrollBar().setValue(30)
    qtbot.waitUntil(lambda: painted.areas != [])
    assert painted.areas[0].height() == 20
    assert painted.areas[0].bottom() == grid.viewport().rect().bottom()
    painted.areas.clear()
    model.dataChanged.emit(row, row)
    qtbot.waitUntil(lambda: painted.areas != [])
    assert painted.areas == [grid.visualRect(row) & grid.viewport().rect()]


def test_what_goes_by_slowly_is_decoded_while_it_does(qtbot, build):
    model, source = build(20_000)
    grid = shown_grid(qtbot, model, source)
    before = len(source.thumbnails)
    bar = grid.verticalScrollBar()

    def on():
        bar.setValue(bar.value() + 30)
        return len(source.thumbnails) > before + 12

    qtbot.waitUntil(on)
    assert not grid.pace.too_fast


def test_a_change_of_many_rows_is_told_once_and_of_neighbours_together(qtbot, build):
    model, _ = build(300)
    for row in range(0, 300, 60):
        model.photo(row)
    qtbot.waitUntil(lambda: model.settled)
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.set_marks([MarkChange(model.id_at(row), PhotoField.STARS, 3) for row in (4, 5, 6, 90)])
    assert told == [(4, 6), (90, 90)]
    told.clear()
    model.set_marks([MarkChange(model.id_at(row), PhotoField.STARS, 4) for row in range(0, 100, 2)])
    assert told == [(0, 98)]
