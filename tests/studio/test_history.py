"""Marks, keywords and albums are changed, undone and redone through one history."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from aesthetic_studio.domain.changes import Edit, KeywordChange, MarkChange, MemberChange, PhotoField
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.filter_parser import parse_filter
from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.domain.progress import CancelToken, ignore_progress
from aesthetic_studio.domain.query import PhotoQuery, SortKey
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.library import Library


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """Three photos, scanned once."""
    place = tmp_path_factory.mktemp("shelf")
    (place / "Shoot").mkdir()
    for number in range(3):
        Image.new("RGB", (40, 30), (number * 60, 0, 0)).save(place / "Shoot" / f"{number}.jpg")
    library = Library(Home(place / "home"), Settings())
    library.add_folder(place / "Shoot", cancel=CancelToken(), progress=ignore_progress, batch=lambda _: None)
    yield library
    library.close()


@pytest.fixture
def library(shelf):
    """As it was scanned: nothing marked, nothing to undo."""
    yield shelf
    while shelf.history.next_undo:
        shelf.history.undo()
    assert state(shelf) == UNTOUCHED


def ids(library: Library) -> list[int]:
    return library.photo_ids(PhotoQuery(sort=SortKey.NAME))


def state(library: Library):
    """All that the user can change."""
    keys = ids(library)
    words = library.keywords_of(keys)
    albums = [(album.name, str(album.filter), album.photo_count) for album in library.albums.all()]
    marks = [(photo.stars, photo.flag, photo.label) for photo in library.photos(keys)]
    return marks, [words.get(key, ()) for key in keys], albums


UNTOUCHED = [(0, Flag.NONE, Label.NONE)] * 3, [()] * 3, []


def test_several_kinds_in_one_step(library):
    first, second, _ = ids(library)
    edits: list[Edit] = [
        MarkChange(first, PhotoField.STARS, 4),
        KeywordChange(first, "places|Iceland"),
        KeywordChange(second, "Sea"),
        MarkChange(first, PhotoField.LABEL, Label.RED),
    ]
    changes = library.apply(edits, "Cull")
    assert changes.photo_ids == {first, second}
    assert changes.fields == {PhotoField.STARS, PhotoField.KEYWORDS, PhotoField.LABEL}
    done = state(library)
    assert done[0][0] == (4, Flag.NONE, Label.RED)
    assert done[1] == [("places|Iceland",), ("Sea",), ()]
    assert library.history.next_undo.title == "Cull"
    assert library.history.undo().title == "Cull"
    assert state(library) == UNTOUCHED
    assert library.history.redo().photo_ids == {first, second}
    assert state(library) == done


def test_something_impossible_changes_nothing(library):
    first, *_ = ids(library)
    for impossible in (MarkChange(first, PhotoField.STARS, 9), KeywordChange(first, " "), MemberChange(9, 1)):
        with pytest.raises(UsageError):
            library.apply([KeywordChange(first, "sea"), impossible], "Impossible")
    with pytest.raises(UsageError, match="no photo"):
        library.apply([KeywordChange(99, "sea")], "Tag nobody")
    assert library.history.next_undo is None


def test_what_is_said_last_holds(library):
    first, *_ = ids(library)
    red, none = (MarkChange(first, PhotoField.LABEL, label) for label in (Label.RED, Label.NONE))
    assert not library.apply([red, none], "Nothing")
    assert not library.apply([KeywordChange(first, "a"), KeywordChange(first, "A", given=False)], "Nothing")
    library.apply([red, KeywordChange(first, "a", given=False), none, red], "Red")
    assert state(library)[0][0][2] is Label.RED


def test_what_is_so_already_is_no_step(library):
    first, *_ = ids(library)
    library.apply([KeywordChange(first, "Sea")], "Tag")
    assert not library.apply([KeywordChange(first, "SEA")], "Tag again")
    assert not library.apply([KeywordChange(first, "shore", given=False)], "Nothing to take away")
    assert library.history.next_undo.title == "Tag"
    library.apply([KeywordChange(first, "sea", given=False)], "Untag")
    assert library.keywords() == {}
    library.history.undo()
    assert library.keywords() == {"Sea": 1}


def test_something_new_ends_what_could_be_redone(library):
    first, second, _ = ids(library)
    library.apply([MarkChange(first, PhotoField.STARS, 1)], "One")
    library.history.undo()
    library.apply([MarkChange(second, PhotoField.STARS, 2)], "Two")
    assert library.history.next_redo is None
    assert not library.history.redo()


def test_imported_and_recorded_ratings_are_steps(library):
    photo = library.photos(ids(library))[0]
    library.record_rating(photo.path, 7.0, "command-line")
    assert state(library)[0][0][0] == 4
    library.history.undo()
    assert library.ratings() == []


def test_albums(library):
    first, second, third = ids(library)
    library.albums.make(" Best\nof ", [first, second])
    album = library.albums.named("BEST OF")
    assert (album.name, album.photo_count, album.filter) == ("Best of", 2, None)
    inside = PhotoQuery(album_id=album.id, sort=SortKey.NAME)
    assert library.photo_ids(inside) == [first, second]
    assert library.photo_ids(replace(inside, folder_id=1, filter=parse_filter("name:1"))) == [second]
    assert library.photo_ids(PhotoQuery(filter=parse_filter("album:none"))) == [third]
    library.albums.add(album, [second, third])
    library.albums.remove(album, [first])
    library.albums.rename(album, "Keepers")
    assert library.photo_ids(inside) == [second, third]
    library.albums.delete(album)
    assert library.albums.all() == []
    library.history.undo()
    assert library.albums.named("keepers").id == album.id
    assert library.photo_ids(inside) == [second, third]
    library.history.undo()
    assert library.albums.named("Best of").photo_count == 2


def test_smart_albums(library):
    first, *_ = ids(library)
    library.albums.save_filter("Starred", "stars>=3 or flag:pick")
    album = library.albums.named("starred")
    assert str(album.filter) == "stars>=3 or flag=pick"
    assert library.photo_ids(PhotoQuery(filter=album.filter)) == []
    library.apply([MarkChange(first, PhotoField.STARS, 5)], "Rate")
    assert library.photo_ids(PhotoQuery(filter=album.filter)) == [first]
    library.albums.save_filter("STARRED", "stars=5")
    assert [str(each.filter) for each in library.albums.all()] == ["stars=5"]
    with pytest.raises(UsageError, match="finds its photos itself"):
        library.albums.add(album, [first])


def test_names_of_albums_are_unique(library):
    library.albums.make("One")
    library.albums.make("Two")
    with pytest.raises(UsageError, match="already"):
        library.albums.make("one")
    with pytest.raises(UsageError, match="already"):
        library.albums.rename(library.albums.named("Two"), "ONE")
    with pytest.raises(UsageError, match="already"):
        library.albums.save_filter("one", "stars=5")
    with pytest.raises(UsageError):
        library.albums.save_filter("Wrong", "colour=5")
    library.albums.rename(library.albums.named("Two"), "TWO")
    assert [album.name for album in library.albums.all()] == ["One", "TWO"]


WORDS = st.sampled_from(["sea", "Sea", "places|Iceland", "night"])
PHOTOS = st.integers(0, 2)
EDITS = (
    st.builds(MarkChange, PHOTOS, st.just(PhotoField.STARS), st.integers(0, 5))
    | st.builds(MarkChange, PHOTOS, st.just(PhotoField.FLAG), st.sampled_from(Flag))
    | st.builds(MarkChange, PHOTOS, st.just(PhotoField.LABEL), st.sampled_from(Label))
    | st.builds(KeywordChange, PHOTOS, WORDS, st.booleans())
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.lists(EDITS, min_size=1, max_size=4), max_size=6))
def test_undoing_and_redoing_everything_leads_through_the_same_states(library, steps):
    keys = ids(library)
    before = state(library)
    seen = [before]
    seen.extend(
        state(library)
        for edits in steps
        if library.apply([replace(each, photo_id=keys[each.photo_id]) for each in edits], "Step")
    )
    for earlier in reversed(seen[:-1]):
        library.history.undo()
        assert state(library) == earlier
    for later in seen[1:]:
        library.history.redo()
        assert state(library) == later
    while state(library) != before:
        library.history.undo()
