from contextlib import closing
from types import SimpleNamespace

import pytest
from PIL import Image

from aesthetic_studio.domain.progress import CancelToken, ignore_progress
from aesthetic_studio.domain.standing import Standing
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio import rating_round
from aesthetic_studio.studio.library import Library
from aesthetic_studio.studio.personal_taste import LearnedTaste
from aesthetic_studio.studio.rating_round import RatingRound
from aesthetic_studio.taste.learning import Learning


class Telling:
    """Finds those photos most telling that come first by name, and hears what it was asked."""

    def __init__(self, rated=()):
        self.rated, self.asked = set(rated), []

    def next_to_rate(self, paths, count, *, cancel, progress):
        self.asked.append(len(paths))
        return [path for path in sorted(paths) if path not in self.rated][:count], []

    def taste(self, *, cancel):
        proof = SimpleNamespace(proven=False, ratings=12, learning=Learning(12, 30))
        return LearnedTaste(SimpleNamespace(known=range(14)), None, proof)


@pytest.fixture
def library(tmp_path, monkeypatch):
    monkeypatch.setattr(rating_round, "WIDENED_BY", 4)
    folder = tmp_path / "photos"
    folder.mkdir()
    for number in range(10):
        Image.new("RGB", (8, 8), (number * 20, 90, 20)).save(folder / f"{number}.png")
    (folder / "torn.png").write_bytes(b"\x89PNG")
    with closing(Library(Home(tmp_path / "home"), Settings())) as library:
        library.add_folder(folder, cancel=CancelToken(), progress=ignore_progress, batch=lambda _: None)
        yield library


def ids(library):
    from aesthetic_studio.domain.query import PhotoQuery

    return library.photo_ids(PhotoQuery())


def names(photos):
    return [photo.path.stem for photo in photos]


def test_more_photos_are_looked_at_with_each_choice_and_none_is_served_twice(library):
    session, chosen = Telling(), RatingRound(library, ids(library))
    served = [photo for _ in range(6) for photo in chosen.next(session, 3, cancel=CancelToken())]
    assert sorted(names(served)) == [str(number) for number in range(10)]
    assert session.asked[0] <= 4
    assert session.asked[1] > session.asked[0] - 3
    assert chosen.next(session, 3, cancel=CancelToken()) == []


def test_rated_photos_are_passed_over_until_there_are_others(library):
    rated = [photo.path for photo in library.photos(ids(library)) if photo.path.stem != "7"]
    chosen = RatingRound(library, ids(library))
    assert names(chosen.next(Telling(rated), 3, cancel=CancelToken())) == ["7"]


def test_where_the_learning_stands_counts_ratings_since_the_proof(library):
    chosen = RatingRound(library, ids(library))
    assert chosen.standing(Telling(), cancel=CancelToken()) == Standing(14, proven=False, needed=28)


def test_it_begins_with_photos_by_chance_that_have_no_rating(library):
    rated = library.photos(ids(library))[0].path
    library.record_rating(rated, 4.0, "stars")
    chosen = RatingRound(library, ids(library))
    first = chosen.begin(20)
    assert 1 <= len(first) <= 4
    assert rated not in [photo.path for photo in first]
    later = [photo for _ in range(6) for photo in chosen.next(Telling(), 3, cancel=CancelToken())]
    assert not {photo.path for photo in first} & {photo.path for photo in later}
