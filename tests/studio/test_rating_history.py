"""Histories of ratings: every event is kept, what is forgotten is learned from no more, each profile has its own."""

from dataclasses import replace

import pytest
from PIL import Image

from aesthetic_studio.domain.changes import MarkChange, PhotoField
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.rating import CULLING, ME, Profile
from aesthetic_studio.domain.score import Score
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.library import Library
from tests.gui.fakes import CRITIQUE


@pytest.fixture
def library(tmp_path):
    library = Library(Home(tmp_path / "home"), Settings())
    yield library
    library.close()


@pytest.fixture
def photos(tmp_path):
    paths = [tmp_path / f"{number}.png" for number in range(3)]
    for number, path in enumerate(paths):
        Image.new("RGB", (8, 8), (number * 40, 90, 20)).save(path)
    return paths


def values(library):
    return {rating.path.name: rating.value for rating in library.ratings()}


def stars(library, path):
    return library.photo_at(path).stars


def test_every_event_is_kept_and_the_newest_counts(library, photos):
    library.record_rating(photos[0], 4.0, "stars")
    library.record_rating(photos[0], 8.0, "stars")
    library.record_rating(photos[1], 6.0, "stars")
    library.record_rating(photos[1], None, "stars")
    assert [event.rating.value for event in library.rated.events()] == [8.0]
    assert [event.rating.value for event in library.rated.events(every=True)] == [4.0, 8.0, 6.0, None]


def test_an_event_knows_the_score_of_its_time(library, photos):
    library.record_rating(photos[0], 4.0, "stars")
    key = library.photo_at(photos[0]).id
    library.save_critique(key, CRITIQUE)
    library.apply([MarkChange(key, PhotoField.STARS, 5)], "Rate")
    library.save_critique(key, replace(CRITIQUE, score=Score(2.0, 0.1)))
    before, then = library.rated.events(every=True)
    assert before.general is None
    assert before.critic_id == ""
    assert (then.general, then.critic_id, then.revision) == (6.4, "calm-nano", "0123456789ab")


def test_what_is_forgotten_is_learned_from_no_more_and_keeps_its_stars(library, photos):
    for path in photos:
        library.record_rating(path, 8.0, "stars")
    changes = library.rated.forget(library.rated.events()[:2])
    assert changes.fields == {PhotoField.TASTE}
    assert values(library) == {"2.png": 8.0}
    assert stars(library, photos[0]) == 4
    assert [event.forgotten for event in library.rated.events()] == [True, True, False]
    library.history.undo()
    assert len(values(library)) == 3
    library.history.redo()
    assert len(values(library)) == 1
    library.rated.forget(library.rated.events(), forgotten=False)
    assert len(values(library)) == 3


def test_an_older_rating_does_not_come_back_in_the_place_of_a_forgotten_one(library, photos):
    library.record_rating(photos[0], 4.0, "stars")
    library.record_rating(photos[0], 8.0, "stars")
    library.rated.forget(library.rated.events())
    assert values(library) == {}
    library.record_rating(photos[0], 6.0, "stars")
    assert values(library) == {"0.png": 6.0}


def test_a_reset_forgets_everything_in_one_step(library, photos):
    for path in photos:
        library.record_rating(path, 8.0, "stars")
    assert library.rated.reset().title == "Reset the taste"
    assert values(library) == {}
    assert stars(library, photos[1]) == 4
    assert not library.rated.reset()
    library.history.undo()
    assert len(values(library)) == 3


def test_each_profile_has_its_own_ratings_and_only_mine_are_stars(library, photos):
    library.record_rating(photos[0], 8.0, "stars")
    library.rated.add_profile("client A")
    library.rated.profile = "client A"
    assert values(library) == {}
    library.record_rating(photos[0], 2.0, "round")
    library.record_rating(photos[1], 4.0, "round")
    assert values(library) == {"0.png": 2.0, "1.png": 4.0}
    assert stars(library, photos[0]) == 4
    assert stars(library, photos[1]) == 0
    assert library.rated.profiles() == [Profile(ME, 1), Profile("client A", 2)]
    library.history.undo()
    assert values(library) == {"0.png": 2.0}
    library.history.redo()
    assert values(library) == {"0.png": 2.0, "1.png": 4.0}


def test_a_deleted_profile_comes_back_with_its_ratings(library, photos):
    library.rated.add_profile("client A")
    library.rated.profile = "client A"
    library.record_rating(photos[0], 2.0, "round")
    library.rated.delete_profile("client A")
    assert library.rated.profile == ME
    assert library.rated.profiles() == [Profile(ME, 0)]
    library.history.undo()
    assert library.rated.profiles() == [Profile(ME, 0), Profile("client A", 1)]


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 61])
def test_impossible_names_are_refused(library, name):
    with pytest.raises(UsageError):
        library.rated.add_profile(name)


def test_the_own_profile_stays(library):
    with pytest.raises(UsageError):
        library.rated.delete_profile(ME)


def test_what_assisted_culling_gave_is_no_part_of_the_history(library, photos):
    library.record_rating(photos[0], 4.0, "stars")
    key = library.photo_at(photos[0]).id
    library.apply([MarkChange(key, PhotoField.STARS, 5, CULLING)], "Cull")
    assert library.rated.events() == []
    assert [event.rating.value for event in library.rated.events(every=True)] == [4.0]


def test_a_photo_that_went_away_keeps_its_history(library, photos):
    library.record_rating(photos[0], 4.0, "stars")
    photos[0].unlink()
    assert [event.rating.value for event in library.rated.events()] == [4.0]
