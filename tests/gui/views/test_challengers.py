import pytest

from aesthetic_studio.gui.views.challengers import Challengers


class Rows:
    def __init__(self, ids):
        self.ids = list(ids)

    def row_of(self, photo_id):
        return self.ids.index(photo_id) if photo_id in self.ids else None


@pytest.fixture
def rows():
    return Rows([11, 12, 13, 14, 15])


@pytest.fixture
def pair(rows):
    return Challengers(rows)


def seen(pair):
    return pair.champion, pair.challenger


def test_one_photo_is_challenged_by_the_next(pair):
    pair.begin(13, [13])
    assert seen(pair) == (13, 14)
    pair.begin(15, [15])
    assert seen(pair) == (15, 14)


def test_steps_leave_the_champion_out(pair):
    pair.begin(13, [13])
    assert pair.step(-1)
    assert seen(pair) == (13, 12)
    assert pair.peek(1) == 14
    assert pair.step(2)
    assert seen(pair) == (13, 15)
    assert not pair.step(1)
    assert seen(pair) == (13, 15)


def test_two_chosen_photos_are_compared_and_then_all_others_come(pair):
    pair.begin(12, [12, 14])
    assert seen(pair) == (12, 14)
    pair.step(1)
    assert seen(pair) == (12, 15)


def test_of_several_chosen_only_those_come(pair):
    pair.begin(11, [11, 13, 15])
    assert seen(pair) == (11, 13)
    pair.step(1)
    assert seen(pair) == (11, 15)
    assert not pair.step(1)
    pair.challenge(14)  # from the filmstrip
    pair.step(-1)
    assert seen(pair) == (11, 13)


def test_a_promoted_challenger_meets_the_next(pair):
    pair.begin(12, [12])
    pair.promote()
    assert seen(pair) == (13, 14)
    pair.step(1)
    pair.promote()
    assert seen(pair) == (15, 13)  # nobody is left: the beaten one challenges again


def test_swapping_changes_places(pair):
    pair.begin(12, [12])
    pair.swap()
    assert seen(pair) == (13, 12)


def test_a_challenger_that_leaves_the_query_is_followed_by_the_next(pair, rows):
    pair.begin(12, [12])
    pair.step(1)
    assert seen(pair) == (12, 14)
    rows.ids.remove(14)
    pair.refresh()
    assert seen(pair) == (12, 15)
    rows.ids.remove(15)
    pair.refresh()
    assert seen(pair) == (12, 13)


def test_a_champion_that_leaves_makes_room_for_the_challenger(pair, rows):
    pair.begin(12, [12])
    rows.ids.remove(12)
    pair.refresh()
    assert pair.champion == 13
    assert pair.challenger in rows.ids
    assert pair.challenger != 13


def test_without_others_there_is_no_challenger(pair, rows):
    rows.ids[:] = [11]
    pair.begin(11, [11])
    assert seen(pair) == (11, None)
    assert not pair.swap()
    assert not pair.promote()
    rows.ids[:] = []
    pair.refresh()
    assert seen(pair) == (None, None)
