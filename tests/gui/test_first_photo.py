"""While a folder is being read the ring stays on the first photo, until the user moves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aesthetic_studio.domain.query import PhotoQuery
from aesthetic_studio.gui.library.library_view import LibraryView, ViewName
from aesthetic_studio.gui.library.photo_model import PhotoModel
from aesthetic_studio.gui.workers import DecodePool, SerialThread
from tests.gui.test_photo_model import Source


class Arrival:
    """A view of a library into which photos come."""

    def __init__(self, qtbot):
        self.qtbot = qtbot
        self.source, self.reader, self.decoder = Source(300), SerialThread(), DecodePool()
        self.source.order = []
        self.reader.start()
        self.decoder.set_source(self.source)
        self.model = PhotoModel(self.reader, self.decoder)
        self.model.set_source(self.source)
        self.view = LibraryView(self.model, self.decoder)
        qtbot.addWidget(self.view)
        self.view.resize(600, 400)
        self.view.show()

    def come(self, *ids):
        """The library has these photos now."""
        self.source.order = list(ids)
        with self.qtbot.waitSignal(self.model.query_shown):
            self.model.show_query(PhotoQuery())
        self.qtbot.waitUntil(lambda: list(self.model.ids) == list(ids) and not self.model.refreshing)

    @property
    def ringed(self):
        return self.model.id_at(self.view.grid.currentIndex().row())


@pytest.fixture
def arrival(qtbot):
    arrival = Arrival(qtbot)
    arrival.view.first.arriving = True
    arrival.come(200, 201)
    yield arrival
    arrival.decoder.finish()
    arrival.reader.finish()


def test_photos_that_come_before_the_first_one_take_the_ring(arrival):
    assert arrival.ringed == 200
    arrival.come(*range(100, 202))
    assert arrival.ringed == 100
    assert arrival.view.selected_ids == [100]
    arrival.come(*range(1, 202))
    assert arrival.ringed == 1
    assert arrival.view.grid.verticalScrollBar().value() == 0


def test_a_ring_that_the_user_has_moved_stays(arrival):
    QTest.keyClick(arrival.view.grid, Qt.Key.Key_Right)
    arrival.come(*range(100, 202))
    assert arrival.ringed == 201


def test_a_key_that_moves_nothing_keeps_the_ring_too(arrival):
    QTest.keyClick(arrival.view.grid, Qt.Key.Key_3)
    arrival.come(*range(100, 202))
    assert arrival.ringed == 200


def test_what_was_selected_in_a_menu_stays(arrival):
    arrival.view.grid.selectAll()
    arrival.come(*range(100, 202))
    assert arrival.view.selected_ids == [200, 201]
    arrival.come(*range(50, 202))
    assert arrival.view.selected_ids == [200, 201]


def test_a_photo_that_is_looked_at_stays(arrival):
    arrival.view.show_view(ViewName.LOUPE)
    arrival.come(*range(100, 202))
    assert arrival.ringed == 200


def test_once_all_is_read_another_order_does_not_take_the_ring(arrival):
    arrival.view.first.arriving = False
    arrival.come(*range(100, 202))  # the last photos of the folder
    assert arrival.ringed == 100
    arrival.come(*range(50, 202))
    assert arrival.ringed == 100
